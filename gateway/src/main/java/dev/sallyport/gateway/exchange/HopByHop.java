package dev.sallyport.gateway.exchange;

import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.FieldName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which field lines end at this hop (RFC 9110 section 7.6.1). */
public final class HopByHop {
  private final List<String> named;

  private HopByHop(List<String> named) {
    this.named = named;
  }

  /** Reads the Connection field once for all lines. */
  public static HopByHop of(FieldLines fields) {
    List<String> named = List.of();
    for (int i = fields.indexOf(FieldName.CONNECTION, 0);
        i >= 0;
        i = fields.indexOf(FieldName.CONNECTION, i + 1)) {
      for (String token : fields.value(i).split(",", -1)) {
        String name = token.trim().toLowerCase(Locale.ROOT);
        if (!name.isEmpty() && !name.equals("close") && !name.equals("keep-alive")) {
          named = named.isEmpty() ? new ArrayList<>(2) : named;
          named.add(name);
        }
      }
    }
    return new HopByHop(named);
  }

  public boolean drops(FieldLines fields, int line) {
    return switch (fields.known(line)) {
      case CONNECTION,
          KEEP_ALIVE,
          PROXY_CONNECTION,
          TE,
          TRANSFER_ENCODING,
          UPGRADE,
          HTTP2_SETTINGS ->
          true;
      case HOST, CONTENT_LENGTH, AUTHORIZATION, COOKIE -> false; // never for a client to take away
      default -> !named.isEmpty() && named.contains(fields.name(line).toLowerCase(Locale.ROOT));
    };
  }
}
