package dev.sallyport.gateway.recorder;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class PlainCoverTest {
  private final PlainCover cover = new PlainCover(Set.of("cookie", "authorization"), 10);

  private String shown(String read) {
    byte[] bytes = read.getBytes(ISO_8859_1);
    int most = cover.cover(bytes);
    return new String(bytes, 0, most, ISO_8859_1);
  }

  @Test
  void valuesAreMaskedAndBodiesCut() {
    assertThat(shown("POST /a HTTP/1.1\r\nHost: b\r\nCOOKIE: s=1\r\nX: y\r\n\r\n0123456789abc"))
        .isEqualTo("POST /a HTTP/1.1\r\nHost: b\r\nCOOKIE: ***\r\nX: y\r\n\r\n0123456789");
    assertThat(shown("more of the body")).isEmpty();
    assertThat(shown("GET /no/head HTTP/1.1\r\nX: y\r\n\r\nand more of it")).isEmpty();
    cover.turn();
    assertThat(shown("GET / HTTP/1.1\r\nAuthorization: Basic eA==\r\n\r\n"))
        .isEqualTo("GET / HTTP/1.1\r\nAuthorization: **********\r\n\r\n");
  }

  @Test
  void whereverReadsPart() {
    String head = "GET / HTTP/1.1\r\nCookie: a=b\r\n c=d\r\nX: y\r\n\r\n";
    String expected = "GET / HTTP/1.1\r\nCookie: ***\r\n ***\r\nX: y\r\n\r\n";
    for (int i = 5; i < head.length(); i++) {
      cover.turn();
      assertThat(shown(head.substring(0, i)) + shown(head.substring(i))).isEqualTo(expected);
    }
  }

  @Test
  void anInterimResponseIsNotTheLastHeadOfItsTurn() {
    String interim = "HTTP/1.1 100 Continue\r\n\r\n";
    String last = "HTTP/1.1 200 OK\r\n\r\n";
    assertThat(shown(interim) + shown(interim) + shown(last)).isEqualTo(interim + interim + last);
    assertThat(shown("0123456789")).isEqualTo("0123456789");
    assertThat(shown("HTTP/1.1 200 OK\r\nX: y\r\n\r\n")).isEmpty();
  }

  @Test
  void afterAGapNothingIsShownUntilAHead() {
    shown("HTTP/1.1 200 OK\r\nSet-Coo");
    cover.gap();
    assertThat(shown("kie: a=b\r\n\r\nsecret")).isEmpty();
    assertThat(shown("HTTP/1.1 404 Not Found\r\n\r\nbody")).endsWith("\r\n\r\nbody");
  }
}
