package dev.sallyport.doctor.reach;

import dev.sallyport.doctor.connection.Tcp;
import dev.sallyport.doctor.survey.Check;
import dev.sallyport.doctor.survey.Scope;
import dev.sallyport.doctor.survey.Topic;
import dev.sallyport.doctor.survey.Way;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connects several times to the address of a way, and to the site's other addresses. */
public final class TcpTopic implements Topic {
  private static final Duration MOST_PATIENCE = Duration.ofSeconds(3);
  private static final int MOST_OTHERS = 6;

  private final List<InetSocketAddress> site;
  private final Duration patience;

  /**
   * @param site all addresses that the site's name has; those are asked on the direct way, where
   *     its own address is one of them
   * @param patience for each connection; three seconds at most are used
   */
  public TcpTopic(List<InetSocketAddress> site, Duration patience) {
    this.site = List.copyOf(site);
    this.patience = patience.compareTo(MOST_PATIENCE) < 0 ? patience : MOST_PATIENCE;
  }

  @Override
  public String name() {
    return "tcp";
  }

  @Override
  public List<Check> checks(Way way, Scope scope) {
    int times =
        switch (scope) {
          case QUICK -> 3;
          case NORMAL -> 5;
          case FULL -> 10;
        };
    List<Check> checks = new ArrayList<>();
    checks.add(new Connects("connect", way.address(), times, patience));
    if (way.kind() == Way.Kind.DIRECT && site.contains(way.address())) {
      site.stream()
          .filter(other -> !other.equals(way.address()))
          .limit(MOST_OTHERS)
          .forEach(other ->
              checks.add(new Connects("connect " + Tcp.text(other), other, times, patience)));
    }
    if (scope.covers(Scope.NORMAL)) {
      checks.add(new PathMtu(way.address()));
    }
    return checks;
  }
}
