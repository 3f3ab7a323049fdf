package dev.sallyport.app.doctor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sallyport.doctor.exchange.Request;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** What curl has under the same names to say what is asked. */
final class RequestOptions {
  private static final String FORM = "application/x-www-form-urlencoded";

  @Option(
      names = {"-X", "--request"},
      paramLabel = "METHOD",
      description = "GET if not given, POST with a body.")
  private @Nullable String method;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "LINE",
      description =
          "A field line of the request, or @FILE with some; @|bold NAME:|@ leaves one out.")
  private List<String> fields = new ArrayList<>();

  @Option(
      names = {"-A", "--user-agent"},
      paramLabel = "NAME",
      description = "The field User-Agent.")
  private @Nullable String userAgent;

  @Option(
      names = {"-e", "--referer"},
      paramLabel = "URL",
      description = "The field Referer.")
  private @Nullable String referer;

  @Option(
      names = {"-b", "--cookie"},
      paramLabel = "NAME=VALUE",
      description = "The field Cookie.")
  private List<String> cookies = new ArrayList<>();

  @Option(
      names = {"-u", "--user"},
      paramLabel = "USER:PASSWORD",
      description = "The field Authorization, Basic.")
  private @Nullable String user;

  @Option(names = "--compressed", description = "The field Accept-Encoding: gzip, deflate, br.")
  private boolean compressed;

  @Option(
      names = {"-I", "--head"},
      description = "Ask by HEAD.")
  private boolean head;

  @Option(
      names = {"-G", "--get"},
      description = "Put the data into the query.")
  private boolean inQuery;

  @ArgGroup(exclusive = true)
  private @Nullable DataOptions data;

  /**
   * The request.
   *
   * @throws IOException where a part of it cannot stand in a request
   */
  Request request(Url url) throws IOException {
    byte[] body = data == null ? new byte[0] : data.bytes();
    boolean carried = data != null && !inQuery && !head;
    String asked = method != null ? method : head ? "HEAD" : carried ? "POST" : "GET";
    if (asked.isEmpty() || !asked.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c == '-')) {
      throw new IOException("-X: wanted a method in capital letters, got " + asked);
    }
    String target = url.target();
    if (data != null && (inQuery || head)) {
      target += (target.indexOf('?') < 0 ? "?" : "&") + new String(body, UTF_8);
      if (target.chars().anyMatch(c -> c <= ' ' || c >= 0x7f)) {
        throw new IOException("-G: wanted data that can stand in a URL; see --data-urlencode");
      }
    }
    FieldLines lines = new FieldLines(fields);
    lines.unlessGiven("User-Agent", userAgent == null ? "sallyport-doctor" : userAgent);
    lines.unlessGiven("Accept", "*/*");
    lines.unlessGiven("Referer", referer);
    lines.unlessGiven("Cookie", cookie());
    lines.unlessGiven("Authorization", authorization());
    lines.unlessGiven("Accept-Encoding", compressed ? "gzip, deflate, br" : null);
    lines.unlessGiven("Content-Type", carried ? FORM : null);
    return new Request(asked, target, url.authority(), lines.lines(), carried ? body : new byte[0]);
  }

  private @Nullable String cookie() throws IOException {
    for (String cookie : cookies) {
      if (cookie.indexOf('=') < 0) {
        throw new IOException("-b: wanted NAME=VALUE, got the name of a file; files are not read");
      }
    }
    return cookies.isEmpty() ? null : String.join("; ", cookies);
  }

  private @Nullable String authorization() throws IOException {
    if (user == null) {
      return null;
    }
    if (user.indexOf(':') < 0) {
      throw new IOException("-u: wanted USER:PASSWORD, got no colon");
    }
    return "Basic " + Base64.getEncoder().encodeToString(user.getBytes(UTF_8));
  }
}
