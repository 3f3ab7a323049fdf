package dev.sallyport.doctor.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.doctor.survey.Progress;
import dev.sallyport.doctor.survey.Scope;
import dev.sallyport.doctor.survey.Survey;
import dev.sallyport.doctor.survey.Way;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Name servers of a test's own, which know one name. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NameServersTest {
  private static final int A = 1;
  private static final int REFUSED = 5;

  private final AtomicInteger questions = new AtomicInteger();

  /** Answers each question for an A record by these addresses, all others by none. */
  private DatagramSocket serving(int code, String... addresses) throws Exception {
    DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
    Thread.ofVirtual()
        .start(() -> {
          byte[] buffer = new byte[512];
          DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
          try {
            while (true) {
              packet.setLength(buffer.length);
              socket.receive(packet);
              questions.incrementAndGet();
              byte[] answer = answer(buffer, packet.getLength(), code, addresses);
              socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
          } catch (SocketException e) {
            // the test ended
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
    return socket;
  }

  /** RFC 1035 section 4.1: header, the question again, and the records. */
  private static byte[] answer(byte[] question, int length, int code, String[] addresses)
      throws Exception {
    int end = 12;
    while (question[end] != 0) {
      end += question[end] + 1;
    }
    end += 5;
    boolean four = question[end - 3] == A;
    int count = four && code == 0 ? addresses.length : 0;
    ByteBuffer answer = ByteBuffer.allocate(512);
    answer.put(question, 0, 2).putShort((short) (0x8180 | code));
    answer.putShort((short) 1).putShort((short) count).putInt(0);
    answer.put(question, 12, end - 12);
    for (int i = 0; i < count; i++) {
      answer.putShort((short) 0xc00c).putShort((short) A).putShort((short) 1).putInt(60);
      answer.putShort((short) 4).put(InetAddress.getByName(addresses[i]).getAddress());
    }
    byte[] bytes = new byte[answer.flip().remaining()];
    answer.get(bytes);
    assertThat(length).isGreaterThanOrEqualTo(end);
    return bytes;
  }

  private static String table(DatagramSocket server, Scope scope, String... known)
      throws Exception {
    List<InetAddress> addresses = new java.util.ArrayList<>();
    for (String each : known) {
      addresses.add(InetAddress.getByName(each));
    }
    Lookup lookup = new Lookup("shop.lab.test", 443, addresses, 1_000_000);
    NamesTopic topic = new NamesTopic(lookup, "dns://127.0.0.1:" + server.getLocalPort());
    Way direct = new Way(Way.Kind.DIRECT, new InetSocketAddress("192.0.2.1", 443));
    Way via = new Way(Way.Kind.VIA, new InetSocketAddress("192.0.2.9", 443));
    return new Survey(List.of(topic), scope, Progress.NONE)
        .ask(List.of(direct, via))
        .table()
        .toString();
  }

  @Test
  void eachFamilyIsAskedSeveralTimesAndOnceForBothWays() throws Exception {
    try (DatagramSocket server = serving(0, "192.0.2.1", "192.0.2.7")) {
      assertThat(table(server, Scope.NORMAL, "192.0.2.1", "192.0.2.3"))
          .containsPattern(
              "name servers, IPv4, .*192\\.0\\.2\\.1, 192\\.0\\.2\\.7; 3 of 3, [0-9.]+ /")
          .containsPattern("name servers, IPv6, .*none; 3 of 3")
          .contains(
              "only the resolver has 192.0.2.3; only the name servers have 192.0.2.7",
              "192.0.2.9, given, not of the name");
      assertThat(questions).hasValue(6);
    }
  }

  @Test
  void whatIsTheSameIsSaidToBe() throws Exception {
    try (DatagramSocket server = serving(0, "192.0.2.1")) {
      assertThat(table(server, Scope.FULL, "192.0.2.1"))
          .contains("5 of 5")
          .containsPattern("resolver and name servers, [^]]*the same");
    }
  }

  @Test
  void nobodyIsAskedInAHurry() throws Exception {
    try (DatagramSocket server = serving(0, "192.0.2.1")) {
      assertThat(table(server, Scope.QUICK, "192.0.2.1")).doesNotContain("name servers");
      assertThat(questions).hasValue(0);
    }
  }

  @Test
  void aServerThatRefusesIsNotAskedForEver() throws Exception {
    try (DatagramSocket server = serving(REFUSED)) {
      assertThat(table(server, Scope.FULL, "192.0.2.1"))
          .contains("name servers, IPv4", "no answer")
          .doesNotContain("name servers, IPv6", "resolver and name servers");
      assertThat(questions.get()).isLessThan(4);
    }
  }
}
