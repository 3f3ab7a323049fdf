package dev.sallyport.capture.analysis;

import dev.sallyport.capture.file.CaptureFile;
import dev.sallyport.capture.file.CaptureSink;
import dev.sallyport.capture.flow.FlowTables;
import dev.sallyport.capture.flow.Pace;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.capture.tls.SessionSecrets;
import dev.sallyport.capture.tls.Sessions;
import dev.sallyport.capture.trail.Leg;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.diagnosis.report.Printable;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.ip.IpAddress;
import dev.sallyport.wire.link.NetworkPacket;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Reads captures with what keys there are. Connections are handed on when they are complete, so
 * that memory follows the open ones. Several files are read as one capture, one behind the other;
 * packets are counted on.
 */
public final class CaptureAnalysis {
  private static final int MOST_NOTES = 20;
  private static final long MOST_CONTENT_BYTES = 128 << 20;
  private static final int MOST_NAMES = 100_000;
  private static final int LONGEST_NAME = 255;

  private final Keys keys;
  private final Consumer<AnalysedFlow> flows;
  private final Set<String> notes = new LinkedHashSet<>();
  private final Map<String, Integer> used = new ConcurrentHashMap<>();
  private final Sessions sessions = new Sessions();
  private final int threads;
  private final Map<IpAddress, String> names = new HashMap<>();
  private final AtomicLong room = new AtomicLong(MOST_CONTENT_BYTES);
  private boolean contents;
  private boolean whole = true;
  private long packets;

  /**
   * @param flows takes each connection, in the order of their ends
   */
  public CaptureAnalysis(Keys keys, Consumer<AnalysedFlow> flows) {
    this(keys, flows, Runtime.getRuntime().availableProcessors());
  }

  /**
   * @param threads beside the caller's; what is told does not depend on their number
   */
  CaptureAnalysis(Keys keys, Consumer<AnalysedFlow> flows, int threads) {
    this.threads = threads;
    this.keys = keys;
    this.flows = flows;
  }

  /** Keeps heads and bodies of the connections, for whoever takes these to clear. */
  public CaptureAnalysis keepingContents() {
    contents = true;
    return this;
  }

  /**
   * What was seen beside the connections.
   *
   * @param whole whether all of each file could be read
   */
  public record Summary(
      long packets, long tcpPackets, int flows, boolean whole, List<String> notes) {}

  /**
   * Reads the files.
   *
   * @param progress told the bytes read of each file
   */
  public Summary read(List<CaptureFile> files, LongConsumer progress) throws IOException {
    for (CaptureFile file : files) {
      file.secrets(keys::addSecrets, this::name);
    }
    FlowTables.Uses<AnalysedFlow> uses =
        new FlowTables.Uses<>(
            this::protocol,
            flow -> FlowDiagnosis.of(flow, names.get(flow.origin().address())),
            flows,
            sessions::forgetOldest);
    try (FlowTables<AnalysedFlow> tables = new FlowTables<>(threads, uses)) {
      for (CaptureFile file : files) {
        file.read(new Packets(tables, (int) packets), progress);
      }
      tables.finish();
      if (packets > 0 && tables.tcpPackets() == 0) {
        note("not-tls: none of the %d packets is TCP".formatted(packets));
      }
      return new Summary(packets, tables.tcpPackets(), tables.flows(), whole, List.copyOf(notes));
    }
  }

  /** Lines of a key log that open what was opened, in the order in which they did. */
  public List<String> usedSecrets() {
    return used.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
        .map(Map.Entry::getKey)
        .toList();
  }

  private SpokenProtocol protocol(Pace pace) {
    return new SpokenProtocol(
        new SessionSecrets(
            keys, sessions, line -> used.merge(line, pace.packet(), Math::min), pace),
        contents ? room : null);
  }

  private void name(IpAddress address, String name) {
    if (names.size() < MOST_NAMES) {
      names.putIfAbsent(address, Printable.text(name, LONGEST_NAME));
    }
  }

  private void note(String text) {
    if (notes.size() < MOST_NOTES) {
      notes.add(text);
    }
  }

  private final class Packets implements CaptureSink {
    private final FlowTables<AnalysedFlow> tables;
    private final int before;

    Packets(FlowTables<AnalysedFlow> tables, int before) {
      this.tables = tables;
      this.before = before;
    }

    @Override
    public void packet(int number, long nanos, int linkType, Cursor frame, long originalLength) {
      packets++;
      if (!NetworkPacket.reads(linkType)) {
        note(
            linkType == NetworkPacket.EXPORTED_PDU
                ? "exported: messages that were opened already are not read; packets are"
                : "link-type: frames of type %d are not read".formatted(linkType));
        return;
      }
      tables.frame(linkType, frame, new Moment(nanos, before + number));
    }

    @Override
    public void secrets(String keyLog) {
      if (packets > before) {
        CaptureAnalysis.this.note(
            "secrets-after-packets: the file's secrets stand behind packets; they are used all the"
                + " same");
      }
    }

    @Override
    public void leg(Leg leg) {
      tables.leg(leg);
    }

    @Override
    public void note(String text) {
      whole = false;
      CaptureAnalysis.this.note(text);
    }
  }
}
