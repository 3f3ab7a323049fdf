package dev.sallyport.gateway;

import dev.sallyport.lab.net.Listener;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** An origin without TLS that answers by a script and keeps what it got. */
final class RawOrigin implements AutoCloseable {
  /** What it does on one connection. */
  interface Script {
    void serve(Conversation with) throws IOException, InterruptedException;
  }

  /** A request that came complete; {@code connection} counts from 1. */
  record Request(int connection, String head, String body) {
    String startLine() {
      return head.substring(0, head.indexOf("\r\n"));
    }

    String target() {
      int from = head.indexOf(' ') + 1;
      return head.substring(from, head.indexOf(' ', from));
    }

    /** Value of the only field of that name; empty where there is none. */
    String field(String name) {
      List<String> values =
          head.lines()
              .filter(
                  l -> l.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
              .map(l -> l.substring(name.length() + 1).trim())
              .toList();
      if (values.size() > 1) {
        throw new AssertionError(name + " came " + values.size() + " times: " + head);
      }
      return values.isEmpty() ? "" : values.getFirst();
    }
  }

  private final List<String> heads = new CopyOnWriteArrayList<>();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final AtomicInteger connections = new AtomicInteger();
  private final Listener listener;

  private RawOrigin(Script script) throws IOException {
    listener =
        Listener.start(
            "raw-origin",
            socket -> script.serve(new Conversation(socket, connections.incrementAndGet())));
  }

  static RawOrigin start(Script script) throws IOException {
    return new RawOrigin(script);
  }

  /** One that says of every complete request: 200, and its start line as the body. */
  static RawOrigin echo() throws IOException {
    return start(with -> {
      for (Request r = with.request(); r != null; r = with.request()) {
        with.answer("200 OK", r.startLine());
      }
    });
  }

  String url() {
    return "http://127.0.0.1:" + listener.port();
  }

  /** Heads that came, with their empty lines, whether or not a body followed. */
  List<String> heads() {
    return heads;
  }

  List<Request> requests() {
    return requests;
  }

  @Override
  public void close() {
    listener.close();
  }

  /** One connection, seen from the origin. */
  final class Conversation {
    private final Socket socket;
    private final InputStream in;
    private final int number;

    Conversation(Socket socket, int number) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
      this.number = number;
    }

    Socket socket() {
      return socket;
    }

    int number() {
      return number;
    }

    /** The next complete request; null where the connection ends before one. */
    @Nullable Request request() throws IOException {
      String head = head();
      if (head == null) {
        return null;
      }
      Request request = new Request(number, head, body(new Request(number, head, "")));
      requests.add(request);
      return request;
    }

    /** The next head; null where the connection ends before one. */
    @Nullable String head() throws IOException {
      StringBuilder head = new StringBuilder();
      while (head.length() < 4 || head.indexOf("\r\n\r\n", head.length() - 4) < 0) {
        int b = in.read();
        if (b < 0) {
          return null;
        }
        head.append((char) b);
      }
      heads.add(head.toString());
      return head.toString();
    }

    private String body(Request head) throws IOException {
      if (head.field("Transfer-Encoding").equals("chunked")) {
        return chunked();
      }
      String length = head.field("Content-Length");
      return length.isEmpty() ? "" : exactly(Integer.parseInt(length));
    }

    private String chunked() throws IOException {
      StringBuilder body = new StringBuilder();
      for (int n = Integer.parseInt(line(), 16); n > 0; n = Integer.parseInt(line(), 16)) {
        body.append(exactly(n));
        line();
      }
      for (String l = line(); !l.isEmpty(); l = line()) {
        body.append("\ntrailer ").append(l);
      }
      return body.toString();
    }

    String exactly(int n) throws IOException {
      byte[] bytes = in.readNBytes(n);
      if (bytes.length < n) {
        throw new EOFException("wanted " + n + " bytes, got " + bytes.length);
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private String line() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int b = in.read(); b != '\n'; b = in.read()) {
        if (b < 0) {
          throw new EOFException("a line without an end");
        }
        line.write(b);
      }
      return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }

    void send(String text) throws IOException {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
    }

    void answer(String status, String body, String... lines) throws IOException {
      StringBuilder text = new StringBuilder("HTTP/1.1 " + status + "\r\n");
      for (String line : lines) {
        text.append(line).append("\r\n");
      }
      send(text + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }
  }
}
