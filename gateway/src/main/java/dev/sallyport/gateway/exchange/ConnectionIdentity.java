package dev.sallyport.gateway.exchange;

import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.FieldName;

/** NTLM and Negotiate authenticate the connection, not the request. */
final class ConnectionIdentity {
  private ConnectionIdentity() {}

  /** Whether a field of that name uses one of the two. */
  static boolean bound(FieldLines fields, FieldName name) {
    for (int i = fields.indexOf(name, 0); i >= 0; i = fields.indexOf(name, i + 1)) {
      String value = fields.value(i);
      if (value.regionMatches(true, 0, "NTLM", 0, 4)
          || value.regionMatches(true, 0, "Negotiate", 0, 9)) {
        return true;
      }
    }
    return false;
  }
}
