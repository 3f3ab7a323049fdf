package dev.sallyport.gateway.inspect;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.io.SequenceInputStream;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/**
 * Content codings undone, for rules to read (RFC 9110 section 8.4.1). Bounded in what comes out,
 * whatever goes in; what cannot be undone is read as it is.
 */
final class ContentCoding {
  /** How much longer a page is than its compressed form, for a guess at the work. */
  static final int USUAL_GROWTH = 5;

  /** More than anybody needs; each costs a decoder. */
  private static final int MOST_CODINGS = 3;

  private static final int CHUNK_BYTES = 8 * 1024;

  private ContentCoding() {}

  /** Whether {@code codings}, a Content-Encoding field's value, changes nothing. */
  static boolean none(String codings) {
    return codings.isBlank() || codings.strip().equalsIgnoreCase("identity");
  }

  /** The beginning of the body that {@code pieces} hold, undone, at most {@code mostBytes}. */
  static byte[] decoded(String codings, List<ByteBuf> pieces, int mostBytes) {
    String[] names = codings.toLowerCase(Locale.ROOT).split(",", -1);
    ByteArrayOutputStream out = new ByteArrayOutputStream(CHUNK_BYTES);
    if (names.length <= MOST_CODINGS) {
      try (InputStream in = undone(names, bytes(pieces))) {
        copy(in, out, mostBytes);
      } catch (IOException broken) {
        // Cut short or damaged: what came out before that is what a client may show.
      }
    }
    if (out.size() == 0) {
      try {
        copy(bytes(pieces), out, mostBytes);
      } catch (IOException e) {
        throw new IllegalStateException("buffers in memory cannot be read", e);
      }
    }
    return out.toByteArray();
  }

  private static InputStream bytes(List<ByteBuf> pieces) {
    return new SequenceInputStream(
        Collections.enumeration(
            pieces.stream().map(p -> new ByteBufInputStream(p.duplicate())).toList()));
  }

  /** The coding that was applied last is undone first. */
  private static InputStream undone(String[] names, InputStream coded) throws IOException {
    InputStream in = coded;
    for (int i = names.length - 1; i >= 0; i--) {
      in =
          switch (names[i].strip()) {
            case "", "identity" -> in;
            case "gzip", "x-gzip" -> new GZIPInputStream(in, CHUNK_BYTES);
            case "deflate" -> deflate(in);
            case "br" -> new BrotliInputStream(in, CHUNK_BYTES);
            default -> throw new IOException("unknown coding " + names[i]);
          };
    }
    return in;
  }

  /** RFC 9110 section 8.4.1.2: zlib; some senders leave its header out. */
  private static InputStream deflate(InputStream coded) throws IOException {
    PushbackInputStream in = new PushbackInputStream(coded, 2);
    byte[] head = in.readNBytes(2);
    in.unread(head);
    boolean zlib =
        head.length == 2
            && (head[0] & 0x0f) == 8
            && ((head[0] & 0xff) << 8 | head[1] & 0xff) % 31 == 0; // RFC 1950 section 2.2
    return new Inflation(in, new Inflater(!zlib));
  }

  /** Frees its inflater, which the JDK does only for one of its own making. */
  private static final class Inflation extends InflaterInputStream {
    Inflation(InputStream in, Inflater inflater) {
      super(in, inflater, CHUNK_BYTES);
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }

  private static void copy(InputStream in, ByteArrayOutputStream out, int mostBytes)
      throws IOException {
    byte[] chunk = new byte[CHUNK_BYTES];
    int room = mostBytes;
    while (room > 0) {
      int n = in.read(chunk, 0, Math.min(room, chunk.length));
      if (n < 0) {
        return;
      }
      out.write(chunk, 0, n);
      room -= n;
    }
  }
}
