package dev.sallyport.gateway.listen;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.HeadParser;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.RequestHead;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;

/** A header block that is taken reads as one HTTP/1 head with the same fields and framing. */
class Http2RequestFuzzTest {
  private static final int MAX_FIELDS = 50;

  /** Name and value alternate, each ended by a byte of 0xff. */
  @FuzzTest
  void isRefusedOrReadsTheSameInHttp1(byte[] block) throws MalformedMessage {
    RequestHead head;
    BodyFraming framing;
    try {
      head = Http2Request.head(headers(block), MAX_FIELDS);
      framing = Http2Request.framing(head, false);
    } catch (MalformedMessage e) {
      return;
    }
    byte[] text = text(head);
    RequestHead again = HeadParser.request(text, text.length, MAX_FIELDS);
    assertThat(again.method()).isEqualTo(head.method());
    assertThat(again.target()).isEqualTo(head.target());
    assertThat(again.fields()).hasToString(head.fields().toString());
    BodyFraming read = BodyFraming.ofRequest(again);
    assertThat(framing).isIn(read, BodyFraming.CHUNKED);
  }

  private static Http2Headers headers(byte[] block) {
    Http2Headers headers = new DefaultHttp2Headers(false);
    AsciiString name = null;
    int from = 0;
    for (int at = 0; at < block.length; at++) {
      if (block[at] == (byte) 0xff) {
        AsciiString part = new AsciiString(block, from, at - from, true);
        if (name != null) {
          headers.add(name, part);
        }
        name = name == null ? part : null;
        from = at + 1;
      }
    }
    return headers;
  }

  private static byte[] text(RequestHead head) {
    StringBuilder text = new StringBuilder();
    text.append(head.method()).append(' ').append(head.target()).append(" HTTP/1.1\r\n");
    FieldLines fields = head.fields();
    for (int i = 0; i < fields.size(); i++) {
      text.append(fields.name(i)).append(": ").append(fields.value(i)).append("\r\n");
    }
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
