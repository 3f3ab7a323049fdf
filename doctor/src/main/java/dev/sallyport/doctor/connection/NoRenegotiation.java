package dev.sallyport.doctor.connection;

import java.lang.reflect.Field;
import java.lang.reflect.Method;
import javax.net.ssl.SSLEngine;

/**
 * Makes the JDK's engine send the warning no_renegotiation (RFC 5246 section 7.2.2). It can, and
 * has no method for it that others may call; so it is reached by reflection, here alone.
 */
final class NoRenegotiation {
  private static final String NAME = "NO_RENEGOTIATION";

  private NoRenegotiation() {}

  /** Puts it before what the engine wraps next; false where this JDK does not let us. */
  static boolean queue(SSLEngine engine) {
    try {
      Field context = engine.getClass().getDeclaredField("conContext");
      context.setAccessible(true);
      Object connection = context.get(engine);
      Class<?> alerts = Class.forName("sun.security.ssl.Alert");
      for (Object alert : alerts.getEnumConstants()) {
        if (alert.toString().equalsIgnoreCase(NAME) || ((Enum<?>) alert).name().equals(NAME)) {
          Method warning = connection.getClass().getDeclaredMethod("warning", alerts);
          warning.setAccessible(true);
          warning.invoke(connection, alert);
          return true;
        }
      }
      return false;
    } catch (ReflectiveOperationException | RuntimeException e) {
      return false;
    }
  }
}
