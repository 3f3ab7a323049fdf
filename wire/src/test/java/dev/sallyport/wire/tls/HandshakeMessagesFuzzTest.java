package dev.sallyport.wire.tls;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.bytes.Cursor.Overrun;

/** Handshake messages of any bytes are read or break off. */
class HandshakeMessagesFuzzTest {
  @FuzzTest
  void aMessageIsReadOrBreaksOff(byte[] bytes) {
    try {
      ClientHello hello = ClientHello.read(new Cursor(bytes, 0, bytes.length));
      assertThat(hello.random()).hasSize(32);
      assertThat(hello.versions()).isNotEmpty();
    } catch (Overrun e) {
      assertThat(e).hasMessageStartingWith("wanted");
    }
    try {
      ServerHello hello = ServerHello.read(new Cursor(bytes, 0, bytes.length));
      assertThat(hello.suite().name()).isNotEmpty();
      HandshakeMessages.certificates(new Cursor(bytes, 0, bytes.length), true);
      HandshakeMessages.authorities(new Cursor(bytes, 0, bytes.length), true);
    } catch (Overrun e) {
      assertThat(e).hasMessageStartingWith("wanted");
    }
  }
}
