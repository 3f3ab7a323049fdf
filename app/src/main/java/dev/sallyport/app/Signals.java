package dev.sallyport.app;

import java.lang.reflect.Proxy;

/**
 * The operating system's signals. The JDK hears them only through {@code sun.misc.Signal}, whose
 * use the compiler warns of without a switch to turn that off; hence reflection, here alone.
 */
final class Signals {
  private Signals() {}

  /**
   * Runs {@code action} on a thread of the JDK's at each signal of that name, instead of the
   * default.
   *
   * @param name without {@code SIG}, for instance {@code HUP}
   */
  static void handle(String name, Runnable action) throws ReflectiveOperationException {
    Class<?> signal = Class.forName("sun.misc.Signal");
    Class<?> handler = Class.forName("sun.misc.SignalHandler");
    Object proxy =
        Proxy.newProxyInstance(
            handler.getClassLoader(),
            new Class<?>[] {handler},
            (self, method, arguments) -> {
              if (method.getName().equals("handle")) {
                action.run();
              }
              return null;
            });
    signal
        .getMethod("handle", signal, handler)
        .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
  }
}
