package dev.sallyport.app.lab;

import dev.sallyport.lab.reflect.ReflectingOrigin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/** A site of the lab that rules protect, with its origin: its console has a denial to show. */
final class LabShop implements AutoCloseable {
  static final String NAME = "shop.lab.test";
  static final String PAGE = "/products?id=7";
  static final String ATTACK = "/products?id=1%27%20OR%20%271%27=%271";

  /** What the first customer asks for; the last ones are denied. */
  static final List<String> TARGETS =
      List.of(PAGE, ATTACK, "/?q=%3Cscript%3Ealert(1)%3C/script%3E");

  private static final String RULES = "shop.conf";

  private final ReflectingOrigin origin = start();

  private static ReflectingOrigin start() {
    try {
      return ReflectingOrigin.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its part of a configuration; its rules are written beside that. */
  String yaml(Path folder) throws IOException {
    try (InputStream rules = LabShop.class.getResourceAsStream(RULES)) {
      byte[] bytes = Objects.requireNonNull(rules, RULES).readAllBytes();
      Files.writeString(folder.resolve(RULES), new String(bytes, StandardCharsets.UTF_8));
    }
    return """
      %s:
        certificate: {chain: gateway.pem, key: gateway.key}
        origins: ["http://127.0.0.1:%d"]
        rules: {mode: block, after: [%s]}
    """
        .formatted(NAME, origin.port(), RULES);
  }

  @Override
  public void close() throws IOException {
    origin.close();
  }
}
