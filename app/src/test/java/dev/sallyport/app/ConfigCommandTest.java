package dev.sallyport.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigCommandTest {
  private static final String TWO_SITES =
      """
      listen: [https://0.0.0.0:8443]
      sites:
        a.example.com: {certificate: self_signed, origins: [https://10.0.0.5:443]}
        b.example.com:
          certificate: self_signed
          origins: [https://10.0.0.5:443]
          timeouts: {connect: 9s}
        same.example.com: {certificate: self_signed, origins: [https://10.0.0.5:443]}
      """;

  @TempDir private Path folder;
  private String file = "";

  @BeforeEach
  void nameTheFile() {
    file = folder.resolve("gw.yaml").toString();
  }

  private Sallyport config(String text, String command, String... sites) throws IOException {
    Files.writeString(Path.of(file), text);
    String[] arguments = new String[4 + sites.length];
    System.arraycopy(new String[] {"config", command, "-c", file}, 0, arguments, 0, 4);
    System.arraycopy(sites, 0, arguments, 4, sites.length);
    return Sallyport.run(arguments);
  }

  @Test
  void checkSaysThatAFileIsUsableAndWarns() throws IOException {
    Sallyport ran = config(TWO_SITES, "check");
    assertThat(ran.exitCode()).isZero();
    assertThat(ran.out())
        .isEqualTo(file + ": usable; sites: a.example.com, b.example.com, same.example.com\n");
    assertThat(ran.err().lines())
        .hasSize(3)
        .allMatch(line -> line.contains(": warning: certificate is self_signed"))
        .first()
        .satisfies(line -> assertThat(line).startsWith(file + ":3:32: "));
  }

  @Test
  void checkTellsEachProblemWithItsPlace() throws IOException {
    Sallyport ran = config(TWO_SITES.replace("9s", "soon").replace("listen", "lisen"), "check");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines())
        .anySatisfy(line -> assertThat(line).startsWith(file + ":1:1: ").contains("listen"))
        .anySatisfy(line -> assertThat(line).startsWith(file + ":7:25: ").contains("connect"));
  }

  @Test
  void checkTellsOfAMissingFile() {
    Sallyport ran = Sallyport.run("config", "check", "-c", file);
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err()).startsWith(file + ":1:1: ").endsWith("no such file\n").hasLineCount(1);
  }

  @Test
  void whatShowPrintsIsAConfigurationToo() throws IOException {
    Sallyport shown = config(TWO_SITES, "show");
    assertThat(shown.exitCode()).isZero();
    assertThat(shown.out()).contains("response: 60s");
    assertThat(config(shown.out(), "show")).isEqualTo(shown);
  }

  @Test
  void diffTellsWhichKeysDiffer() throws IOException {
    assertThat(config(TWO_SITES, "diff", "a.example.com", "b.example.com"))
        .isEqualTo(
            new Sallyport(1, "timeouts.connect\n  a.example.com: 5s\n  b.example.com: 9s\n", ""));
  }

  @Test
  void diffOfLikeSitesIsSilent() throws IOException {
    assertThat(config(TWO_SITES, "diff", "a.example.com", "same.example.com"))
        .isEqualTo(new Sallyport(0, "", ""));
  }

  @Test
  void diffNamesTheSitesThatThereAre() throws IOException {
    Sallyport ran = config(TWO_SITES, "diff", "a.example.com", "c.example.com");
    assertThat(ran.exitCode()).isEqualTo(2);
    assertThat(ran.err())
        .contains("no site c.example.com")
        .contains("a.example.com, b.example.com, same.example.com");
  }
}
