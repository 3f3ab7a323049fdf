package dev.sallyport.app.coverage;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;

/**
 * What a client does to a gateway, or what a gateway decides by itself: to be seen by the gateway
 * alone, since nobody else is there.
 *
 * @param cause that is to be named; empty: none
 * @param setting of the gateway and of its origin
 * @param also causes that may be named as well
 */
record ClientCase(String name, String cause, Setting setting, Manner manner, Set<String> also)
    implements Situation {
  static final String SITE = "site.lab.test";
  static final String OTHER = "other.lab.test";
  static final String HEAD = " HTTP/1.1\r\nHost: " + SITE + "\r\n";

  /** What the client does. */
  @FunctionalInterface
  interface Manner {
    void meet(ScriptedClient client) throws Exception;
  }

  /**
   * How the gateway is set up.
   *
   * @param top YAML of the top level, each line with its end
   * @param site one line of YAML of the site; empty: none
   * @param rules of the site, in SecLang; empty: none
   * @param origin name of the fault server behind it, or URLs with commas between them
   */
  record Setting(String top, String site, String rules, String origin) {
    static final Setting SOUND = new Setting("", "", "", "sound");

    Setting top(String lines) {
      return new Setting(lines, site, rules, origin);
    }

    Setting site(String line) {
      return new Setting(top, line, rules, origin);
    }

    Setting rules(String text) {
      return new Setting(top, site, text, origin);
    }

    Setting origin(String faultOrUrl) {
      return new Setting(top, site, rules, faultOrUrl);
    }
  }

  static ClientCase of(String name, String cause, Setting setting, Manner manner) {
    return new ClientCase(name, cause, setting, manner, Set.of());
  }

  ClientCase also(String id) {
    return new ClientCase(name, cause, setting, manner, Set.of(id));
  }

  /** A client that leaves without waiting for anything. */
  static void leave(Socket socket) throws IOException {
    socket.close();
  }

  @Override
  public boolean allows(String id) {
    return id.equals(cause) || also.contains(id);
  }

  @Override
  public String toString() {
    return name;
  }
}
