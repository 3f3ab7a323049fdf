package dev.sallyport.doctor.survey;

import dev.sallyport.doctor.connection.Tcp;
import java.net.InetSocketAddress;

/** One of the ways to the site. */
public record Way(Kind kind, InetSocketAddress address) {

  /** Past the gateway, or through it. */
  public enum Kind {
    DIRECT("direct"),
    VIA("via");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    public String word() {
      return word;
    }
  }

  /** What findings about this way call it, for instance {@code via 203.0.113.10:443}. */
  public String subject() {
    return kind.word() + " " + Tcp.text(address);
  }
}
