package dev.sallyport.lab.iis;

import dev.sallyport.lab.http.RequestHead;
import dev.sallyport.lab.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The content of all sites: pages that were set, then the built-in paths, then a small page. */
final class Pages {
  private static final int MAX_GENERATED_BYTES = 256 << 20;

  private final Map<String, Page> set = new ConcurrentHashMap<>();

  void set(String path, Page page) {
    set.put(path, page);
  }

  Page page(String site, RequestHead head, byte[] body) {
    Page page = set.get(head.path());
    if (page != null) {
      return page;
    }
    return switch (head.path()) {
      case "/slow" ->
          new Page(Response.text(200, "slow\n"), Duration.ofMillis(head.queryNumber("ms", 1000)));
      case "/bytes" -> Page.of(octets(bytes(head.queryNumber("n", 1024))));
      case "/echo" -> Page.of(octets(body));
      case "/headers" -> Page.of(Response.text(200, head.text() + "\r\n"));
      default -> Page.of(Response.text(200, "This is " + site + "\n"));
    };
  }

  private static Response octets(byte[] body) {
    return Response.of(200, "application/octet-stream", body);
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[Math.min(count, MAX_GENERATED_BYTES)];
    byte[] line = "0123456789abcde\n".getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = line[i % line.length];
    }
    return bytes;
  }
}
