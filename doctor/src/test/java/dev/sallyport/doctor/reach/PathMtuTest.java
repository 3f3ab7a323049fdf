package dev.sallyport.doctor.reach;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.report.Row;
import dev.sallyport.doctor.survey.Check;
import dev.sallyport.doctor.survey.Progress;
import dev.sallyport.doctor.survey.Scope;
import dev.sallyport.doctor.survey.Survey;
import dev.sallyport.doctor.survey.Topic;
import dev.sallyport.doctor.survey.Way;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathMtuTest {
  private static final InetSocketAddress NOBODY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 9);

  private record One(Check check) implements Topic {
    @Override
    public String name() {
      return "tcp";
    }

    @Override
    public List<Check> checks(Way way, Scope scope) {
      return List.of(check);
    }
  }

  private static String answer(PathMtu check) {
    Row row =
        new Survey(List.of(new One(check)), Scope.NORMAL, Progress.NONE)
            .ask(List.of(new Way(Way.Kind.DIRECT, NOBODY)))
            .table()
            .getFirst();
    Row.Answer direct = row.direct();
    return direct == null ? "" : direct.text();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          9000 | 1,500 bytes or more
          1500 | 1,500 bytes or more
          1499 | 1,499 bytes
          1400 | 1,400 bytes
          1280 | 1,280 bytes
          576  | less than 1,280 bytes
          """)
  void theLargestPacketThatPassesIsFound(int mtu, String said) {
    AtomicInteger sizes = new AtomicInteger();
    PathMtu check =
        new PathMtu(
            (to, bytes) -> {
              sizes.incrementAndGet();
              return bytes <= mtu;
            },
            NOBODY);
    assertThat(answer(check)).isEqualTo(said);
    assertThat(2 * sizes.get()).isLessThanOrEqualTo(check.sends().datagrams() + 4);
  }

  @Test
  void whereItCannotBeAskedTheReasonIsSaid() {
    PathMtu check =
        new PathMtu(
            (to, bytes) -> {
              throw new IOException("Operation not permitted");
            },
            NOBODY);
    assertThat(answer(check)).isEqualTo("not asked: Operation not permitted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void loopbackPassesAFrameOfEthernet(String host) throws Exception {
    InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(host), 9);
    assertThat(answer(new PathMtu(address))).isEqualTo("1,500 bytes or more");
  }
}
