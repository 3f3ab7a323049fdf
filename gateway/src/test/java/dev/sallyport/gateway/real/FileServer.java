package dev.sallyport.gateway.real;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Apache without TLS that serves files and sends back what is posted to {@code /echo}. */
final class FileServer {
  static final String PAGE = "This is Apache.\n";

  /** More than the buffers of all the sockets on the way hold. */
  static final int HUGE = 32 << 20;

  private FileServer() {}

  /**
   * {@code /page.txt}; {@code /large.bin} of 300,000 bytes; {@code /packed.txt} with gzip; {@code
   * /huge.bin}.
   */
  static ApacheServer start(Path folder) throws Exception {
    Path documents = Files.createDirectories(folder.resolve("documents"));
    Files.writeString(documents.resolve("page.txt"), PAGE);
    Files.writeString(documents.resolve("packed.txt"), PAGE.repeat(1000));
    Files.write(documents.resolve("large.bin"), bytes(300_000));
    Files.write(documents.resolve("huge.bin"), new byte[HUGE]);
    return ApacheServer.start(
        folder,
        List.of("reflector", "deflate", "filter"),
        """
        DocumentRoot FOLDER/documents
        <Location /echo>
          SetHandler reflector
        </Location>
        <Location /packed.txt>
          SetOutputFilter DEFLATE
        </Location>
        """);
  }

  /** Bytes of which no two neighbouring blocks are equal. */
  static byte[] bytes(int n) {
    byte[] bytes = new byte[n];
    for (int i = 0; i < n; i++) {
      bytes[i] = (byte) (i * 31 + i / 257);
    }
    return bytes;
  }
}
