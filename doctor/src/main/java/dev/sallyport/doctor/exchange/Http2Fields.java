package dev.sallyport.doctor.exchange;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersEncoder;
import io.netty.handler.codec.http2.Http2Exception;
import io.netty.handler.codec.http2.Http2Headers;
import java.util.Locale;
import java.util.Set;

/** A request's fields as an HTTP/2 header block (RFC 9113 section 8.3). */
final class Http2Fields {
  /** Of one connection only (RFC 9113 section 8.2.2), or told by pseudo fields. */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "host",
          "connection",
          "keep-alive",
          "proxy-connection",
          "transfer-encoding",
          "upgrade",
          "http2-settings",
          "expect",
          "te");

  private Http2Fields() {}

  static byte[] encoded(Request request) {
    Http2Headers fields = new DefaultHttp2Headers(false);
    fields.method(request.method()).scheme("https").authority(request.host());
    fields.path(request.target());
    for (String line : request.fields()) {
      int colon = line.indexOf(':');
      String name = line.substring(0, colon).toLowerCase(Locale.ROOT);
      if (!LEFT_OUT.contains(name)) {
        fields.add(name, line.substring(colon + 1).strip());
      }
    }
    if (request.body().length > 0) {
      fields.addInt("content-length", request.body().length);
    }
    ByteBuf block = Unpooled.buffer();
    try {
      new DefaultHttp2HeadersEncoder().encodeHeaders(1, fields, block);
    } catch (Http2Exception e) {
      throw new IllegalStateException("a header block within all bounds", e);
    }
    byte[] bytes = new byte[block.readableBytes()];
    block.readBytes(bytes);
    return bytes;
  }
}
