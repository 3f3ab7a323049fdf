package dev.sallyport.console.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Requests written by hand, and whole answers. */
record Asking(InetSocketAddress address) {

  /** {@code lines}: what follows the request line and Host, then the body. */
  String ask(String requestLine, String host, String body, String... lines) throws IOException {
    StringBuilder request = new StringBuilder(requestLine + " HTTP/1.1\r\nHost: " + host + "\r\n");
    for (String line : lines) {
      request.append(line).append("\r\n");
    }
    if (!body.isEmpty()) {
      request.append("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: ");
      request.append(body.length()).append("\r\n");
    }
    request.append("Connection: close\r\n\r\n").append(body);
    return raw(request.toString());
  }

  /** What comes back for these bytes. */
  String raw(String request) throws IOException {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  String get(String path, String... lines) throws IOException {
    return ask("GET " + path, "localhost", "", lines);
  }

  String post(String path, String body, String... lines) throws IOException {
    return ask("POST " + path, "localhost", body, lines);
  }

  /** The cookie of a session that begins by the token, as a header line. */
  String signedIn(String token) throws IOException {
    String answer = get("/login?token=" + token);
    int at = answer.indexOf("Set-Cookie: ") + "Set-Cookie: ".length();
    return "Cookie: " + answer.substring(at, answer.indexOf(';', at));
  }
}
