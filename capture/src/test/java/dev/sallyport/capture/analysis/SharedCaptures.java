package dev.sallyport.capture.analysis;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.sallyport.capture.file.CaptureFile;
import dev.sallyport.capture.keys.KeyLogFile;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.capture.keys.PrivateKeyFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The captures with known answers that stand beside the checkout. */
public final class SharedCaptures {
  public static final String PASSWORD = "Capture-2019";

  private SharedCaptures() {}

  /** The folder; a test that needs it is skipped where it is absent. */
  public static Path folder() {
    Path folder = Path.of(System.getProperty("sallyport.shared", "../shared"), "captures");
    assumeTrue(Files.isDirectory(folder), "captures are not at " + folder);
    return folder;
  }

  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.walk(folder())) {
      return files.filter(SharedCaptures::isCapture).sorted().toList();
    }
  }

  /** All keys that belong to a capture. */
  static Keys keysOf(String capture) throws IOException {
    Keys keys = new Keys();
    Path log = keyLogOf(capture);
    if (log != null) {
      keys.add(new KeyLogFile(log));
    }
    Path key = keyFileOf(capture);
    if (key != null) {
      PrivateKeyFile.read(key, passwordOf(key).toCharArray()).forEach(keys::add);
    }
    return keys;
  }

  static @Nullable Path keyLogOf(String capture) {
    if (capture.startsWith("own/")) {
      return folder().resolve("own/keys/server-keylog.txt");
    }
    return Stream.of(".keys", "_keylog.dat")
        .map(end -> folder().resolve("public/keys").resolve(stem(capture) + end))
        .filter(Files::exists)
        .findFirst()
        .orElse(null);
  }

  static @Nullable Path keyFileOf(String capture) {
    if (capture.startsWith("own/")) {
      return folder().resolve("own/keys/server.key");
    }
    return switch (stem(capture)) {
      case "rsasnakeoil2" -> folder().resolve("public/keys/rsasnakeoil2.key");
      case "dmgr" -> folder().resolve("public/keys/key.p12");
      default -> null;
    };
  }

  static String passwordOf(Path keyFile) {
    return keyFile.endsWith("key.p12") ? "WebAS" : "";
  }

  private static String stem(String capture) {
    String name = capture.substring(capture.lastIndexOf('/') + 1);
    return name.substring(0, name.indexOf('.'));
  }

  static Keys none() {
    return new Keys();
  }

  public static Keys keyLog(String name) {
    Keys keys = new Keys();
    keys.add(new KeyLogFile(folder().resolve(name)));
    return keys;
  }

  static Keys rsa(String name, String password) throws IOException {
    Keys keys = new Keys();
    char[] given = password.isEmpty() ? null : password.toCharArray();
    PrivateKeyFile.read(folder().resolve(name), given).forEach(keys::add);
    return keys;
  }

  public static List<AnalysedFlow> flows(Keys keys, String capture) throws IOException {
    return flows(keys, Files.readAllBytes(folder().resolve(capture)));
  }

  public static List<AnalysedFlow> flows(Keys keys, byte[] capture) throws IOException {
    List<AnalysedFlow> flows = new ArrayList<>();
    new CaptureAnalysis(keys, flows::add).read(List.of(file(capture)), read -> {});
    return flows;
  }

  static CaptureFile file(byte[] bytes) {
    return new CaptureFile("bytes", bytes.length, () -> new ByteArrayInputStream(bytes));
  }

  private static boolean isCapture(Path file) {
    String name = file.toString();
    return name.endsWith(".pcap")
        || name.endsWith(".pcapng")
        || name.endsWith(".pcap.gz")
        || name.endsWith(".pcapng.gz");
  }
}
