package dev.sallyport.capture.file;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.sallyport.wire.bytes.Cursor;
import dev.sallyport.wire.pcapng.PcapngWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes packets as pcapng with the secrets that open them in front: no other keys are needed. */
public final class DecryptedCapture implements CaptureSink {
  private final PcapngWriter writer;
  private final Map<Integer, Integer> interfaces = new LinkedHashMap<>();
  private IOException failure = new IOException();
  private boolean failed;

  private DecryptedCapture(PcapngWriter writer) {
    this.writer = writer;
  }

  /**
   * Writes the file, for its owner alone.
   *
   * @param secrets lines of a key log
   */
  public static void write(Path target, List<CaptureFile> captures, Collection<String> secrets)
      throws IOException {
    try (OutputStream out = PrivateFile.create(target)) {
      PcapngWriter writer = new PcapngWriter(out);
      writer.section();
      if (!secrets.isEmpty()) {
        writer.secrets((String.join("\n", secrets) + "\n").getBytes(US_ASCII));
      }
      DecryptedCapture copy = new DecryptedCapture(writer);
      for (CaptureFile file : captures) {
        file.read(copy, read -> {});
      }
      if (copy.failed) {
        throw copy.failure;
      }
    }
  }

  @Override
  public void packet(int number, long nanos, int linkType, Cursor frame, long originalLength) {
    if (failed) {
      return;
    }
    try {
      Integer known = interfaces.get(linkType);
      int which = known == null ? writer.interfaceOf(linkType) : known;
      interfaces.put(linkType, which);
      writer.packet(which, nanos, frame, originalLength);
    } catch (IOException e) {
      failed = true;
      failure = e;
    }
  }
}
