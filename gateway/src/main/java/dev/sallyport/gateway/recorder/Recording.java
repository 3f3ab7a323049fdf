package dev.sallyport.gateway.recorder;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.gateway.config.SiteConfiguration.Recorder;
import dev.sallyport.wire.bytes.Cursor.Overrun;
import dev.sallyport.wire.ip.IpAddress;
import dev.sallyport.wire.pcapng.PcapngWriter;
import dev.sallyport.wire.recording.Ends;
import dev.sallyport.wire.recording.OpenedMessages;
import dev.sallyport.wire.recording.Run;
import dev.sallyport.wire.recording.TcpConversation;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exchange as it goes into a file.
 *
 * @param legs the client's first, then those of the connections to origins
 */
record Recording(Path folder, Recorder settings, String site, Ended ended, List<Leg> legs) {

  /** A connection, and what was said on it that the gateway has opened. */
  record Leg(Tape.Copy tape, List<Transcript.Said> said) {
    boolean opened() {
      return tape.encrypted() && !said.isEmpty();
    }
  }

  /** What happens on one of the connections at one time. */
  private record Step(long nanos, Action action) {}

  private interface Action {
    void write() throws IOException;
  }

  /**
   * Writes it as pcapng.
   *
   * @param clock what to add to {@link System#nanoTime} for nanoseconds since 1970
   */
  void write(OutputStream out, long clock) throws IOException {
    PcapngWriter writer = new PcapngWriter(out);
    writer.section(comments());
    String secrets = secrets();
    if (!secrets.isEmpty()) {
      writer.secrets(secrets.getBytes(US_ASCII));
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < legs.size(); i++) {
      Leg leg = legs.get(i);
      String name = i == 0 ? "client" : i == 1 ? "origin" : "origin " + i;
      Ends ends = ends(leg.tape());
      steps(leg.tape(), TcpConversation.begin(writer, name, ends), clock, steps);
      if (leg.opened()) {
        OpenedMessages to = OpenedMessages.begin(writer, name + ", opened", ends);
        leg.said().forEach(said -> steps.add(opened(said, to, clock)));
      }
    }
    steps.sort(Comparator.comparingLong(Step::nanos));
    for (Step step : steps) {
      step.action.write();
    }
  }

  private String[] comments() {
    List<String> lines = new ArrayList<>();
    lines.add(
        "Sallyport exchange " + ended.exchange() + " of " + site + ", status " + ended.status());
    for (Finding finding : ended.findings()) {
      lines.add(
          finding.cause().id() + " (" + finding.certainty().word() + "): " + finding.detail());
    }
    String covered =
        "masked are %s; of each body %d bytes are kept at most"
            .formatted(String.join(", ", settings.cover().mask()), settings.cover().bodyBytes());
    if (legs.stream().anyMatch(leg -> !leg.tape().encrypted())) {
      lines.add("where nothing is encrypted: " + covered);
    }
    if (legs.stream().anyMatch(Leg::opened)) {
      lines.add(
          "the secrets of TLS are left out; what was said is beside it, opened by the gateway and"
              + " in HTTP/1: "
              + covered);
    }
    for (Leg leg : legs) {
      Tape.Copy tape = leg.tape();
      if (tape.droppedOfClient() + tape.droppedOfServer() > 0) {
        lines.add(
            "not kept of port %d: %d bytes of the client's, %d of the server's"
                .formatted(
                    tape.client().getPort(), tape.droppedOfClient(), tape.droppedOfServer()));
      }
    }
    return lines.toArray(String[]::new);
  }

  private String secrets() {
    StringBuilder lines = new StringBuilder();
    legs.stream()
        .flatMap(leg -> leg.tape().secrets().stream())
        .distinct()
        .forEach(line -> lines.append(line).append('\n'));
    return lines.toString();
  }

  private void steps(Tape.Copy tape, TcpConversation to, long clock, List<Step> steps) {
    PlainCover ofClient = tape.encrypted() ? null : cover();
    PlainCover ofServer = tape.encrypted() ? null : cover();
    long opened = clock + tape.openedNanos();
    steps.add(new Step(opened, () -> to.opened(opened, opened)));
    for (int i = 0; i < tape.entries().size(); i++) {
      Tape.Entry entry = tape.entries().get(i);
      long nanos = clock + entry.nanos();
      if (i == tape.beginning()) {
        steps.add(
            new Step(
                nanos,
                () -> {
                  missing(to, true, tape.droppedOfClient(), ofClient);
                  missing(to, false, tape.droppedOfServer(), ofServer);
                }));
      }
      steps.add(
          new Step(
              nanos,
              switch (entry) {
                case Tape.Entry.Bytes some ->
                    () -> {
                      if (ofClient != null && ofServer != null) {
                        (some.fromClient() ? ofServer : ofClient).turn();
                      }
                      data(to, some, nanos, some.fromClient() ? ofClient : ofServer);
                    };
                case Tape.Entry.Closed by ->
                    by.reset()
                        ? () -> to.reset(by.fromClient(), nanos)
                        : () -> to.finished(by.fromClient(), nanos);
              }));
    }
  }

  private static Step opened(Transcript.Said said, OpenedMessages to, long clock) {
    long nanos = clock + said.nanos();
    String[] cut =
        said.cut() > 0
            ? new String[] {said.cut() + " bytes of the body that follow are not kept"}
            : new String[0];
    return new Step(nanos, () -> to.http(said.fromClient(), nanos, said.message(), cut));
  }

  private PlainCover cover() {
    return new PlainCover(settings.cover().masked(), settings.cover().bodyBytes());
  }

  private static void missing(
      TcpConversation to, boolean fromClient, long bytes, @Nullable PlainCover cover) {
    to.missing(fromClient, bytes);
    if (bytes > 0 && cover != null) {
      cover.gap();
    }
  }

  private static void data(
      TcpConversation to, Tape.Entry.Bytes some, long nanos, @Nullable PlainCover cover)
      throws IOException {
    if (cover == null) {
      to.data(some.fromClient(), nanos, new Run(some.bytes()));
      return;
    }
    byte[] bytes = some.bytes().clone(); // other recordings share what is on the tape
    int shown = cover.cover(bytes);
    to.data(some.fromClient(), nanos, new Run(bytes, 0, shown));
    to.missing(some.fromClient(), bytes.length - shown);
  }

  private static Ends ends(Tape.Copy tape) throws IOException {
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
