package dev.sallyport.diagnosis.report;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Nanoseconds as a JSON number of seconds, with six decimals at most and no exponent. */
final class JsonSeconds {
  private JsonSeconds() {}

  static void write(JsonGenerator json, long nanos) throws IOException {
    json.writeNumber(text(nanos));
  }

  static String text(long nanos) {
    BigDecimal seconds = BigDecimal.valueOf(nanos, 9).setScale(6, RoundingMode.HALF_UP);
    return seconds.signum() == 0 ? "0" : seconds.stripTrailingZeros().toPlainString();
  }
}
