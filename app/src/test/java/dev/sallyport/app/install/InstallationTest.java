package dev.sallyport.app.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.sallyport.gateway.ruleset.RuleFolders;
import dev.sallyport.gateway.ruleset.RuleSet;
import dev.sallyport.rules.lang.BadRules;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  private static final String SETUP = "SecComponentSignature \"SMALL_CRS/%s\"\n";
  private static final String RULE = "SecAction \"id:1,phase:1,pass,nolog\"\n";

  @TempDir private Path folder;
  private Path data = Path.of("");
  private Installation installation = new Installation(new RuleFolders(List.of(), data, data));

  @BeforeEach
  void place() {
    data = folder.resolve("data");
    Path none = folder.resolve("none");
    installation = new Installation(new RuleFolders(List.of(data), none, none));
  }

  private static Tar release(String version) {
    return new Tar()
        .entry("pax_global_header", 'g', "52 comment=0123456789012345678901234567890123456789\n")
        .entry("crs-" + version + "/", '5', "")
        .file("crs-" + version + "/crs-setup.conf.example", SETUP.formatted(version))
        .file("crs-" + version + "/rules/REQUEST-901.conf", RULE);
  }

  private static String sha256(byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private RuleSet install(byte[] archive) throws Exception {
    Path file = Files.write(folder.resolve("archive"), archive);
    return installation.install(file.toString(), sha256(archive));
  }

  private List<String> namesInData() throws Exception {
    try (var files = Files.list(data)) {
      return files.map(f -> String.valueOf(f.getFileName())).sorted().toList();
    }
  }

  @Test
  void anArchiveIsUnpackedAndFound() throws Exception {
    assertThat(install(release("1.0").gzipped()).title()).isEqualTo("SMALL_CRS/1.0");
    assertThat(data.resolve("crs/rules/REQUEST-901.conf")).hasContent(RULE.strip());
    assertThat(namesInData()).containsExactly("crs");
  }

  @Test
  void aZipIsTakenToo() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("crs-setup.conf.example"));
      zip.write(SETUP.formatted("2.0").getBytes(StandardCharsets.US_ASCII));
      zip.putNextEntry(new ZipEntry("rules/a.conf"));
      zip.write(RULE.getBytes(StandardCharsets.US_ASCII));
    }
    assertThat(install(bytes.toByteArray()).title()).isEqualTo("SMALL_CRS/2.0");
  }

  @Test
  void whatAnAdministratorChangedIsKept() throws Exception {
    install(release("1.0").gzipped());
    Files.writeString(data.resolve("crs/crs-setup.conf"), SETUP.formatted("mine"));
    Files.createDirectories(data.resolve("crs/plugins"));
    Files.writeString(data.resolve("crs/plugins/my-before.conf"), "");
    assertThat(install(release("2.0").gzipped()).title()).isEqualTo("SMALL_CRS/mine");
    assertThat(data.resolve("crs/plugins/my-before.conf")).exists();
    assertThat(data.resolve("crs/crs-setup.conf.example")).content().contains("2.0");
  }

  @Test
  void aReleaseThatDoesNotLoadIsNotInstalled() throws Exception {
    install(release("1.0").gzipped());
    byte[] broken = release("2.0").file("crs-2.0/rules/b.conf", "SecRul x\n").gzipped();
    assertThatThrownBy(() -> install(broken)).isInstanceOf(BadRules.class);
    assertThat(data.resolve("crs/crs-setup.conf.example")).content().contains("1.0");
    assertThat(namesInData()).containsExactly("crs");
  }

  @Test
  void namesThatLeaveTheFolderAndLinksAreRefused() throws Exception {
    byte[] outside = release("1.0").file("../../out.conf", "x").gzipped();
    assertThatThrownBy(() -> install(outside)).hasMessageContaining("leaves its folder: ../../out");
    byte[] absolute = release("1.0").file("/tmp/sallyport-out.conf", "x").gzipped();
    assertThatThrownBy(() -> install(absolute)).hasMessageContaining("leaves its folder: /tmp");
    for (char link : new char[] {'1', '2', '3', '6'}) {
      byte[] archive = release("1.0").entry("crs-1.0/rules/x.conf", link, "").gzipped();
      assertThatThrownBy(() -> install(archive)).hasMessageContaining("no file: crs-1.0/rules/x");
    }
    assertThat(namesInData()).isEmpty();
    assertThat(folder.resolve("out.conf")).doesNotExist();
  }

  @Test
  void moreThanTheBoundIsRefused() throws Exception {
    Unpacking entries = new Unpacking(folder.resolve("a"), 2, 100);
    entries.folder("1");
    entries.file("2", new ByteArrayInputStream(new byte[60]));
    assertThatThrownBy(() -> entries.folder("3")).hasMessageContaining("more than 2 entries");
    Unpacking bytes = new Unpacking(folder.resolve("b"), 3, 100);
    bytes.file("1", new ByteArrayInputStream(new byte[60]));
    assertThatThrownBy(() -> bytes.file("2", new ByteArrayInputStream(new byte[60])))
        .hasMessageContaining("more than 100 bytes");
  }

  @Test
  void anArchiveOfAServerIsComparedWithTheChecksumBesideIt() throws Exception {
    byte[] archive = release("3.0").gzipped();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    try {
      String good = sha256(archive) + "  crs.tar.gz\n";
      String bad = sha256(new byte[0]) + "\n";
      serve(server, "/crs.tar.gz", archive);
      serve(server, "/crs.tar.gz.sha256", good.getBytes(StandardCharsets.US_ASCII));
      serve(server, "/other.tar.gz", archive);
      serve(server, "/other.tar.gz.sha256", bad.getBytes(StandardCharsets.US_ASCII));
      serve(server, "/bare.tar.gz", archive);
      server.start();
      String at = "http://127.0.0.1:" + server.getAddress().getPort();
      assertThat(installation.install(at + "/crs.tar.gz", null).title()).isEqualTo("SMALL_CRS/3.0");
      assertThatThrownBy(() -> installation.install(at + "/other.tar.gz", null))
          .hasMessageStartingWith("the SHA-256 differs; wanted ");
      assertThatThrownBy(() -> installation.install(at + "/bare.tar.gz", null))
          .hasMessageStartingWith("nothing to verify the archive by; wanted --sha256");
      assertThatThrownBy(() ->
              installation.install(at.replace("127.0.0.1", "127.0.0.2") + "/crs.tar.gz", null))
          .hasMessageEndingWith("wanted --sha256 for what comes without TLS");
    } finally {
      server.stop(0);
    }
  }

  private static void serve(HttpServer server, String path, byte[] content) {
    server.createContext(
        path,
        exchange -> {
          boolean exact = exchange.getRequestURI().getPath().equals(path);
          exchange.sendResponseHeaders(exact ? 200 : 404, exact ? content.length : -1);
          if (exact) {
            exchange.getResponseBody().write(content);
          }
          exchange.close();
        });
  }
}
