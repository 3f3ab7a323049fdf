package dev.sallyport.gateway.listen;

import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.HeadParser;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.MalformedMessage.Rule;
import dev.sallyport.wire.http1.RequestHead;
import dev.sallyport.wire.http1.Trailers;
import io.netty.handler.codec.http2.Http2Headers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP/2 header block as the request head that all steps know (RFC 9113 section 8.3). Whatever
 * would read differently as HTTP/1 at the origin is refused.
 */
final class Http2Request {
  private Http2Request() {}

  static RequestHead head(Http2Headers headers, int maxFields) throws MalformedMessage {
    String method = text(headers.method());
    String path = text(headers.path());
    String authority = text(headers.authority());
    byte[] name = method.getBytes(StandardCharsets.ISO_8859_1);
    if (!HeadParser.isName(name, 0, name.length)) {
      throw new MalformedMessage(Rule.METHOD, "no method, or one that is no token");
    }
    if (text(headers.scheme()).isEmpty()) {
      throw new MalformedMessage(Rule.REQUEST_LINE, "no :scheme");
    }
    if (!HeadParser.isTarget(path) || !path.startsWith("/") && !path.equals("*")) {
      throw new MalformedMessage(Rule.TARGET, "wanted :path to be /PATH or *");
    }
    FieldLines fields = new FieldLines();
    if (!authority.isEmpty()) {
      add(fields, "host", authority);
    }
    StringBuilder cookie = null;
    int bytes = method.length() + path.length();
    for (Map.Entry<CharSequence, CharSequence> e : headers) {
      CharSequence field = e.getKey();
      if (field.length() > 0 && field.charAt(0) == ':') {
        continue;
      }
      bytes += field.length() + e.getValue().length() + 4;
      if (fields.size() >= maxFields) {
        throw new MalformedMessage(
            Rule.TOO_MANY_FIELDS, "more than " + maxFields + " field lines in one head");
      }
      String value = text(e.getValue());
      if (field.toString().equals("cookie")) {
        // RFC 9113 section 8.2.3: crumbs become one field before they reach HTTP/1
        cookie = cookie == null ? new StringBuilder(value) : cookie.append("; ").append(value);
      } else if (field.toString().equals("host")) {
        host(fields, authority, value);
      } else {
        add(fields, field.toString(), value);
      }
    }
    if (cookie != null) {
      add(fields, "cookie", cookie.toString());
    }
    connectionSpecific(fields);
    return new RequestHead(method, path, "HTTP/2.0", fields, bytes);
  }

  /** RFC 9113 section 8.2.2: what HTTP/1 says about its connection has no place in HTTP/2. */
  private static void connectionSpecific(FieldLines fields) throws MalformedMessage {
    for (int i = 0; i < fields.size(); i++) {
      switch (fields.known(i)) {
        case CONNECTION, KEEP_ALIVE, PROXY_CONNECTION, UPGRADE ->
            throw new MalformedMessage(Rule.FIELD_NAME, fields.name(i) + " in HTTP/2");
        case TRANSFER_ENCODING ->
            throw new MalformedMessage(Rule.TRANSFER_ENCODING, "transfer-encoding in HTTP/2");
        case TE -> {
          if (!fields.value(i).equalsIgnoreCase("trailers")) {
            throw new MalformedMessage(Rule.FIELD_VALUE, "te with other than trailers");
          }
        }
        default -> {}
      }
    }
  }

  private static void host(FieldLines fields, String authority, String value)
      throws MalformedMessage {
    if (authority.isEmpty()) {
      add(fields, "host", value);
    } else if (!authority.equalsIgnoreCase(value)) {
      throw new MalformedMessage(Rule.HOST, ":authority and host name different hosts");
    }
  }

  private static void add(FieldLines fields, String name, String value) throws MalformedMessage {
    byte[] n = name.getBytes(StandardCharsets.ISO_8859_1);
    byte[] v = value.getBytes(StandardCharsets.ISO_8859_1);
    if (!HeadParser.isName(n, 0, n.length)) {
      throw new MalformedMessage(Rule.FIELD_NAME, "a field name that is no token");
    }
    for (byte b : n) {
      if (b >= 'A' && b <= 'Z') { // RFC 9113 section 8.2
        throw new MalformedMessage(Rule.FIELD_NAME, "a field name with upper case: " + name);
      }
    }
    if (!HeadParser.isValue(v, 0, v.length)) {
      throw new MalformedMessage(Rule.FIELD_VALUE, "a character that no value of " + name + " has");
    }
    fields.add(n, 0, n.length, v, 0, v.length);
  }

  /** The trailer section, by the rules of the head's fields and those of trailers. */
  static FieldLines trailers(Http2Headers headers) throws MalformedMessage {
    FieldLines fields = new FieldLines();
    for (Map.Entry<CharSequence, CharSequence> e : headers) {
      if (e.getKey().length() > 0 && e.getKey().charAt(0) == ':') {
        throw new MalformedMessage(Rule.TRAILER, "a pseudo-header field in the trailer section");
      }
      add(fields, e.getKey().toString(), text(e.getValue()));
    }
    Trailers.check(fields);
    return fields;
  }

  static BodyFraming framing(RequestHead head, boolean ended) throws MalformedMessage {
    BodyFraming framing = BodyFraming.ofRequest(head);
    if (ended && framing instanceof BodyFraming.Length l && l.bytes() > 0) {
      // RFC 9113 section 8.1.1: the length is the sum of what the DATA frames carry
      throw new MalformedMessage(
          Rule.CONTENT_LENGTH, "content-length " + l.bytes() + " without a body");
    }
    if (ended) {
      return framing;
    }
    return framing instanceof BodyFraming.Length ? framing : BodyFraming.CHUNKED;
  }

  private static String text(@Nullable CharSequence value) {
    return value == null ? "" : value.toString();
  }
}
