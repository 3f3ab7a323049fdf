package dev.sallyport.lab.fault;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Every fault the lab can play, in the order in which an exchange would meet them. */
public final class Faults {
  private static final List<Fault> ALL =
      Stream.of(
              ConnectFaults.all(),
              HelloFaults.all(),
              HandshakeFaults.all(),
              AlertFaults.all(),
              CertificateFaults.all(),
              RenegotiationFaults.all(),
              EndingFaults.all(),
              FramingFaults.all(),
              HeadFaults.all(),
              BodyFaults.all(),
              StatusFaults.all(),
              UpgradeFaults.all(),
              Http2Faults.all())
          .flatMap(List::stream)
          .toList();

  private Faults() {}

  public static List<Fault> all() {
    return ALL;
  }

  /** The fault of that name; empty where there is none. */
  public static Optional<Fault> find(String name) {
    return ALL.stream().filter(fault -> fault.name().equals(name)).findFirst();
  }

  /** The fault of that name; every name of {@link #all} has one. */
  public static Fault named(String name) {
    return find(name)
        .orElseThrow(
            () -> new IllegalArgumentException("no fault %s; there are %s".formatted(name, ALL)));
  }
}
