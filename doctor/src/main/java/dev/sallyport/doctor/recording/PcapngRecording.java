package dev.sallyport.doctor.recording;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.doctor.connection.Tape;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import dev.sallyport.wire.ip.IpAddress;
import dev.sallyport.wire.pcapng.PcapngWriter;
import dev.sallyport.wire.recording.Ends;
import dev.sallyport.wire.recording.Run;
import dev.sallyport.wire.recording.TcpConversation;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The doctor's connections as a capture that needs no key. */
public record PcapngRecording(String about, List<Finding> findings, List<Tape> tapes) {

  /** What happens on one of the connections at one time. */
  private record Step(long nanos, Action action) {}

  private interface Action {
    void write() throws IOException;
  }

  /**
   * Writes it.
   *
   * @param clock what to add to {@link System#nanoTime} for nanoseconds since 1970
   */
  public void write(OutputStream out, long clock) throws IOException {
    PcapngWriter writer = new PcapngWriter(out);
    writer.section(comments());
    StringBuilder secrets = new StringBuilder();
    tapes.stream()
        .flatMap(tape -> tape.secrets().stream())
        .distinct()
        .forEach(line -> secrets.append(line).append('\n'));
    if (!secrets.isEmpty()) {
      writer.secrets(secrets.toString().getBytes(US_ASCII));
    }
    List<Step> steps = new ArrayList<>();
    for (Tape tape : tapes) {
      String name = "connection " + (tapes.indexOf(tape) + 1);
      steps(tape, TcpConversation.begin(writer, name, ends(tape)), clock, steps);
    }
    steps.sort(Comparator.comparingLong(Step::nanos));
    for (Step step : steps) {
      step.action.write();
    }
  }

  private String[] comments() {
    List<String> lines = new ArrayList<>(List.of("sallyport doctor " + about));
    for (Finding finding : findings) {
      lines.add(
          "%s (%s) at %s: %s"
              .formatted(
                  finding.cause().id(),
                  finding.certainty().word(),
                  finding.subject(),
                  finding.detail()));
    }
    return lines.toArray(String[]::new);
  }

  private static void steps(Tape tape, TcpConversation to, long clock, List<Step> steps) {
    long opened = clock + tape.openedNanos();
    steps.add(new Step(opened, () -> to.opened(opened, opened)));
    for (Tape.Entry entry : tape.entries()) {
      long nanos = clock + entry.nanos();
      boolean fromClient = entry.fromClient();
      Action action =
          switch (entry) {
            case Tape.Entry.Bytes some -> () -> to.data(fromClient, nanos, new Run(some.bytes()));
            case Tape.Entry.Dropped some -> () -> to.missing(fromClient, some.length());
            case Tape.Entry.Finished _ -> () -> to.finished(fromClient, nanos);
            case Tape.Entry.Reset _ -> () -> to.reset(fromClient, nanos);
          };
      steps.add(new Step(nanos, action));
    }
  }

  private static Ends ends(Tape tape) throws IOException {
    return new Ends(
        address(tape.client()),
        tape.client().getPort(),
        address(tape.server()),
        tape.server().getPort());
  }

  private static IpAddress address(InetSocketAddress of) throws IOException {
    try {
      return IpAddress.of(of.getAddress().getAddress());
    } catch (Overrun e) {
      throw new IOException("no address: " + of, e);
    }
  }
}
