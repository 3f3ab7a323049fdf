package dev.sallyport.console.http;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Sends an answer, the last of its connection.
 *
 * @param out buffered
 * @param always fields of every answer
 * @param toHead whether it was asked for by HEAD
 * @param latest whether it was asked for in HTTP/1.1
 */
record Reply(OutputStream out, Map<String, String> always, boolean toHead, boolean latest) {
  private static final int CHUNK_BYTES = 16 << 10;

  void send(Answer answer) throws IOException, InterruptedException {
    Map<String, String> fields = new LinkedHashMap<>(always);
    fields.put("Content-Type", answer.contentType());
    fields.putAll(answer.fields());
    fields.put("Connection", "close");
    switch (answer.body()) {
      case Answer.Body.Whole whole -> {
        byte[] body = answer.bytes(whole);
        if (answer.status() != 204) { // RFC 9110 section 8.6
          fields.put("Content-Length", Integer.toString(body.length));
        }
        head(answer.status(), fields);
        out.write(body, 0, toHead ? 0 : body.length);
      }
      case Answer.Body.Stream stream -> stream(answer.status(), fields, stream.writer());
    }
    out.flush();
  }

  /** In chunks, or until the connection ends. */
  private void stream(int status, Map<String, String> fields, Answer.Writer writer)
      throws IOException, InterruptedException {
    if (latest) {
      fields.put("Transfer-Encoding", "chunked");
    }
    head(status, fields);
    if (toHead) {
      return;
    }
    if (latest) {
      Chunks chunks = new Chunks(out);
      OutputStream whole = new BufferedOutputStream(chunks, CHUNK_BYTES);
      writer.write(whole);
      whole.flush();
      chunks.end();
    } else {
      writer.write(out);
    }
  }

  private void head(int status, Map<String, String> fields) throws IOException {
    StringBuilder text = new StringBuilder("HTTP/1.1 ").append(status).append(" \r\n");
    fields.forEach((name, value) -> text.append(name).append(": ").append(value).append("\r\n"));
    out.write(text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
  }
}
