package dev.sallyport.wire.http2;

import java.util.List;
import java.util.Locale;

/** Names of the error codes of RST_STREAM and GOAWAY (RFC 9113 section 7). */
public final class ErrorCode {
  private static final List<String> NAMES =
      List.of(
          "NO_ERROR",
          "PROTOCOL_ERROR",
          "INTERNAL_ERROR",
          "FLOW_CONTROL_ERROR",
          "SETTINGS_TIMEOUT",
          "STREAM_CLOSED",
          "FRAME_SIZE_ERROR",
          "REFUSED_STREAM",
          "CANCEL",
          "COMPRESSION_ERROR",
          "CONNECT_ERROR",
          "ENHANCE_YOUR_CALM",
          "INADEQUATE_SECURITY",
          "HTTP_1_1_REQUIRED");

  private ErrorCode() {}

  /** The name; a code of nobody's in hexadecimal. */
  public static String name(long code) {
    return code >= 0 && code < NAMES.size()
        ? NAMES.get((int) code)
        : String.format(Locale.ROOT, "0x%X", code);
  }
}
