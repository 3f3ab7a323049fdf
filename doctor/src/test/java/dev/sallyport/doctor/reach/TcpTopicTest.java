package dev.sallyport.doctor.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Row;
import dev.sallyport.doctor.survey.Progress;
import dev.sallyport.doctor.survey.Scope;
import dev.sallyport.doctor.survey.Survey;
import dev.sallyport.doctor.survey.Surveyed;
import dev.sallyport.doctor.survey.Way;
import dev.sallyport.lab.net.Endings;
import dev.sallyport.lab.net.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class TcpTopicTest {

  private static Surveyed survey(InetSocketAddress address, InetSocketAddress... site) {
    TcpTopic topic = new TcpTopic(List.of(site), Duration.ofMillis(400));
    return new Survey(List.of(topic), Scope.NORMAL, Progress.NONE)
        .ask(List.of(new Way(Way.Kind.DIRECT, address)));
  }

  private static List<String> causes(Surveyed surveyed) {
    return surveyed.findings().stream().map(Finding::cause).map(cause -> cause.id()).toList();
  }

  private static String answer(Surveyed surveyed, int row) {
    Row.Answer answer = surveyed.table().get(row).direct();
    return answer == null ? "" : answer.text();
  }

  private static InetSocketAddress unused() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(socket.getInetAddress(), socket.getLocalPort());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void anAddressThatTakesAllIsSound(String host) throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getByName(host))) {
      Surveyed surveyed =
          survey(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()));
      assertThat(causes(surveyed)).isEmpty();
      assertThat(answer(surveyed, 0)).matches("5 of 5, [0-9.]+ / [0-9.]+ / [0-9.]+ ms");
    }
  }

  @Test
  void anAddressThatRefusesIsNamed() throws Exception {
    Surveyed surveyed = survey(unused());
    assertThat(causes(surveyed)).containsExactly("origin.connect.refused");
    assertThat(answer(surveyed, 0)).isEqualTo("0 of 5, 5 refused");
  }

  @Test
  void anAddressThatNeverAnswersIsNamedAndNotWaitedForLong() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> waiting = fill(full);
      try {
        Surveyed surveyed =
            survey(new InetSocketAddress(full.getInetAddress(), full.getLocalPort()));
        assertThat(causes(surveyed)).containsExactly("origin.connect.timeout");
        assertThat(answer(surveyed, 0)).isEqualTo("0 of 2, 2 without answer");
      } finally {
        for (Socket each : waiting) {
          each.close();
        }
      }
    }
  }

  /** Until the queue of connections that nobody accepts is full. */
  private static List<Socket> fill(ServerSocket server) throws IOException {
    List<Socket> sockets = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Socket socket = new Socket();
      sockets.add(socket);
      try {
        socket.connect(server.getLocalSocketAddress(), 200);
      } catch (java.net.SocketTimeoutException e) {
        return sockets;
      }
    }
    return sockets;
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAddressThatEndsConnectionsAtOnceIsNamed(boolean reset) throws Exception {
    try (Listener server =
        Listener.start(
            "ends",
            socket -> {
              if (reset) {
                Endings.reset(socket);
              }
            })) {
      Surveyed surveyed = survey(server.address());
      assertThat(causes(surveyed)).containsExactly("origin.connect.reset-at-once");
      assertThat(answer(surveyed, 0)).contains(" of 5, 5 ended at once");
    }
  }

  @Test
  void theSitesOtherAddressesAreAskedToo() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      InetSocketAddress up = new InetSocketAddress(server.getInetAddress(), server.getLocalPort());
      InetSocketAddress down = unused();
      Surveyed surveyed = survey(up, up, down);
      assertThat(causes(surveyed)).containsExactly("origin.connect.refused");
      assertThat(surveyed.table())
          .extracting(Row::question)
          .containsExactly("connect", "connect 127.0.0.1:" + down.getPort(), "path MTU");
      assertThat(answer(surveyed, 1)).isEqualTo("0 of 5, 5 refused");
      assertThat(survey(up, down).table())
          .extracting(Row::question)
          .containsExactly("connect", "path MTU");
    }
  }

  @Test
  void namesAreToldByFamily() throws Exception {
    List<InetAddress> addresses =
        List.of(InetAddress.getByName("192.0.2.1"), InetAddress.getByName("2001:db8::1"));
    NamesTopic topic = new NamesTopic(new Lookup("shop.example.com", 443, addresses, 1_500_000));
    Way direct = new Way(Way.Kind.DIRECT, new InetSocketAddress("192.0.2.1", 443));
    Way via = new Way(Way.Kind.VIA, new InetSocketAddress("192.0.2.9", 443));
    List<Row> table =
        new Survey(List.of(topic), Scope.QUICK, Progress.NONE).ask(List.of(direct, via)).table();
    assertThat(table.toString())
        .contains("IPv4", "192.0.2.1, 1.5 ms", "IPv6", "2001:db8:0:0:0:0:0:1")
        .contains("192.0.2.1, of the name", "192.0.2.9, given, not of the name");
    assertThat(table).noneMatch(Row::differs);
    assertThat(Lookup.of("127.0.0.1", 443).sockets())
        .containsExactly(new InetSocketAddress(InetAddress.getLoopbackAddress(), 443));
    assertThat(Lookup.of("no-such-name.invalid", 443).addresses()).isEmpty();
  }

  @Test
  void timesAreSortedBeforeTheyAreTold() {
    assertThat(new Times(List.of(3_000_000L, 1_000_000L, 2_500_000L)).words())
        .isEqualTo("1.0 / 2.5 / 3.0 ms");
  }
}
