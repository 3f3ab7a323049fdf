package dev.sallyport.doctor.offers;

import dev.sallyport.diagnosis.catalogue.Alerts;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;

/** What became of one ClientHello. */
sealed interface Reply {

  /** The server went on with the handshake. */
  record Accepted(ServerFlight flight) implements Reply {
    @Override
    public String words() {
      ServerHello hello = flight.hello();
      return hello == null ? "accepted" : ProtocolVersion.name(hello.version());
    }
  }

  /** The server went on, with a version that was not offered. */
  record OtherVersion(int version) implements Reply {
    @Override
    public String words() {
      return "answered with " + ProtocolVersion.name(version);
    }
  }

  /** An alert, which nothing followed. */
  record Refused(int level, int description) implements Reply {
    @Override
    public String words() {
      return "alert " + Alerts.name(description);
    }
  }

  /** The first bytes were no TLS; {@code shown}: up to 32 of them, printable. */
  record NotTls(String shown) implements Reply {
    @Override
    public String words() {
      return "no TLS: " + shown;
    }
  }

  /** Bytes that are no answer to a ClientHello. */
  record Broken(String what) implements Reply {
    @Override
    public String words() {
      return "broken: " + what;
    }
  }

  /** No bytes that mean anything. */
  enum Ended implements Reply {
    CLOSED("closed"),
    RESET("reset"),
    SILENT("no answer"),
    NOT_CONNECTED("no connection");

    private final String words;

    Ended(String words) {
      this.words = words;
    }

    @Override
    public String words() {
      return words;
    }
  }

  /** As the table says it, without times. */
  String words();

  /** Whether the server answered as a TLS server, by hello or alert. */
  default boolean speaksTls() {
    return this instanceof Accepted || this instanceof OtherVersion || this instanceof Refused;
  }

  default boolean accepted() {
    return this instanceof Accepted;
  }
}
