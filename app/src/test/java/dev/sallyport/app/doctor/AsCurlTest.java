package dev.sallyport.app.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.app.Sallyport;
import dev.sallyport.lab.pki.LabPki;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Of the same command line, curl itself and the doctor make the same request. */
class AsCurlTest {
  @TempDir static Path folder;
  private static TakingServer server;

  @BeforeAll
  static void start() throws Exception {
    LabPki pki = LabPki.create();
    pki.writeAuthority(folder);
    server = TakingServer.start(pki);
    Files.writeString(folder.resolve("body"), "a=1\nb=ü\n");
    Files.writeString(folder.resolve("lines"), "X-One: 1\n\nX-Two: 2\n");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static String url() {
    return "https://" + TakingServer.NAME + ":" + server.port() + "/a/b?q=%20{x}|y";
  }

  private static List<String> common() {
    return List.of(
        "--resolve",
        TakingServer.NAME + ":" + server.port() + ":127.0.0.1",
        "--cacert",
        folder.resolve("ca.pem").toString());
  }

  /** The words of a line, with the folder for {@code FOLDER}. */
  private static List<String> words(String line) throws Exception {
    return ShellWords.of(line.replace("FOLDER", folder.toString()));
  }

  private static String asked(Sallyport run) throws Exception {
    assertThat(run.exitCode()).as("%s %s", run.out(), run.err()).isZero();
    return normal(server.next());
  }

  /** The order of fields is not the same thing's; names in any case. */
  private static String normal(String request) {
    int end = request.indexOf("\r\n\r\n");
    List<String> lines = new ArrayList<>(Arrays.asList(request.substring(0, end).split("\r\n")));
    String first = lines.removeFirst();
    lines.replaceAll(line -> line.startsWith("Cookie:") ? line.replace("; ", ";") : line);
    lines.sort(String.CASE_INSENSITIVE_ORDER);
    return first + "\n" + String.join("\n", lines) + "\n\n" + request.substring(end + 4);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-A x",
        "-A x -H 'X-A: 1' -H 'X-A: 2' -H 'Accept:' -H 'X-Empty;'",
        "-A x -H @FOLDER/lines",
        "-A x -X DELETE",
        "-A x -I",
        "-A x -d a=1 -d b=2",
        "-A x -d @FOLDER/body",
        "-A x --data-binary @FOLDER/body -H 'Content-Type: text/plain'",
        "-A x --data-raw @FOLDER/body",
        "-A x --data-urlencode 'n=a b&c*~' --data-urlencode '=x y' --data-urlencode 'z@FOLDER/body'",
        "-A x -G -d a=1 -d b=2",
        "-A x -X PUT -d '{}' -H 'content-type: application/json'",
        "-A x -e https://ref.test/ -b 'a=1; b=2' -b c=3 -u user:pass",
        "-A x -X PUT -d ''",
        "-H 'User-Agent: y' -A x",
        "-A x -H 'Content-Length: 3' -d abc"
      })
  void theRequestIsTheSame(String line) throws Exception {
    String path =
        Arrays.stream(System.getenv("PATH").split(":", -1))
            .filter(each -> Files.isExecutable(Path.of(each, "curl")))
            .findFirst()
            .orElse(null);
    assumeTrue(path != null, "curl is not installed");
    List<String> curl =
        new ArrayList<>(List.of(path + "/curl", "-g", "-s", "--http1.1", "-o", "/dev/null"));
    curl.addAll(common());
    curl.addAll(words(line));
    curl.add(url());
    Process process = new ProcessBuilder(curl).redirectErrorStream(true).start();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    String wanted = normal(server.next());
    List<String> own = new ArrayList<>(List.of("doctor", url(), "--quick"));
    own.addAll(common());
    own.addAll(words(line));
    assertThat(asked(Sallyport.run(own.toArray(String[]::new)))).isEqualTo(wanted);
    List<String> last = new ArrayList<>(List.of("doctor", "--quick"));
    last.addAll(List.of("curl"));
    last.addAll(curl.subList(1, curl.size()));
    assertThat(asked(Sallyport.run(last.toArray(String[]::new)))).isEqualTo(wanted);
  }

  @Test
  void aLineThatABrowserCopied() throws Exception {
    String line =
        "curl '%s' -X 'POST' -H 'Accept: text/html' --data-raw $'a=\\'1\\'' --compressed -L"
            .formatted(url());
    List<String> arguments = new ArrayList<>(List.of("doctor", "--quick", "--curl", line));
    arguments.addAll(common());
    Sallyport run = Sallyport.run(arguments.toArray(String[]::new));
    assertThat(run.err()).contains("left out of curl's options: -L\n");
    assertThat(asked(run))
        .startsWith("POST /a/b?q=%20{x}|y HTTP/1.1\n")
        .contains("\nAccept: text/html\n", "\nAccept-Encoding: gzip, deflate, br\n")
        .endsWith("\n\na='1'");
  }

  @Test
  void aLineForCmdIsRefused() {
    Sallyport run = Sallyport.run("doctor", "--curl", "curl ^\"https://a.test/^\"");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).hasLineCount(1).contains("wanted a line for bash, got one for cmd.exe");
  }
}
