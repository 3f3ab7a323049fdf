package dev.sallyport.capture.analysis;

import dev.sallyport.capture.file.CaptureFile;
import dev.sallyport.capture.file.CaptureSink;
import dev.sallyport.capture.flow.FlowTable;
import dev.sallyport.capture.keys.Keys;
import dev.sallyport.capture.tls.SessionSecrets;
import dev.sallyport.capture.tls.Sessions;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.link.NetworkPacket;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Reads captures with what keys there are. Connections are handed on when they are complete, so
 * that memory follows the open ones. Several files are read as one capture, one behind the other;
 * packets are counted on.
 */
public final class CaptureAnalysis {
  private static final int MOST_NOTES = 20;

  private final Keys keys;
  private final Consumer<AnalysedFlow> flows;
  private final Set<String> notes = new LinkedHashSet<>();
  private final Set<String> used = new LinkedHashSet<>();
  private long packets;

  /**
   * @param flows takes each connection, in the order of their ends
   */
  public CaptureAnalysis(Keys keys, Consumer<AnalysedFlow> flows) {
    this.keys = keys;
    this.flows = flows;
  }

  /** What was seen beside the connections. */
  public record Summary(long packets, long tcpPackets, int flows, List<String> notes) {}

  /**
   * Reads the files.
   *
   * @param progress told the bytes read of each file
   */
  public Summary read(List<CaptureFile> files, LongConsumer progress) throws IOException {
    for (CaptureFile file : files) {
      file.secrets(keys::addSecrets);
    }
    SessionSecrets secrets = new SessionSecrets(keys, new Sessions(), used::add);
    FlowTable table =
        new FlowTable(new SpokenProtocol(secrets), flow -> flows.accept(FlowDiagnosis.of(flow)));
    for (CaptureFile file : files) {
      file.read(new Packets(table, (int) packets), progress);
    }
    table.finish();
    if (packets > 0 && table.tcpPackets() == 0) {
      note("not-tls: none of the %d packets is TCP".formatted(packets));
    }
    return new Summary(packets, table.tcpPackets(), table.flows(), List.copyOf(notes));
  }

  /** Lines of a key log that open what was opened. */
  public Set<String> usedSecrets() {
    return used;
  }

  private void note(String text) {
    if (notes.size() < MOST_NOTES) {
      notes.add(text);
    }
  }

  private final class Packets implements CaptureSink {
    private final FlowTable table;
    private final int before;

    Packets(FlowTable table, int before) {
      this.table = table;
      this.before = before;
    }

    @Override
    public void packet(int number, long nanos, int linkType, Cursor frame, long originalLength) {
      packets++;
      if (!NetworkPacket.reads(linkType)) {
        CaptureAnalysis.this.note("link type " + linkType + " is not read");
        return;
      }
      table.frame(linkType, frame, new Moment(nanos, before + number));
    }

    @Override
    public void secrets(String keyLog) {
      if (packets > 0) {
        CaptureAnalysis.this.note(
            "secrets-after-packets: the file's secrets stand behind packets; they are used all the"
                + " same");
      }
    }

    @Override
    public void note(String text) {
      CaptureAnalysis.this.note(text);
    }
  }
}
