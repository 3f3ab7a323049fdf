package dev.sallyport.capture.tls;

import dev.sallyport.capture.flow.Conversation.Gap;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.wire.tls.RecordHeader;
import java.util.Arrays;

/**
 * Cuts one direction into records (RFC 8446 section 5.1). A record that the capture has in part is
 * told as lost; where a header is lost too, the next one is looked for. Not thread-safe.
 */
final class RecordReader {
  static final int HEADER_BYTES = 5;

  /** RFC 5246 section 6.2.3: 2^14 + 2048. */
  private static final int LONGEST = 16_384 + 2_048;

  private static final byte[] NONE = new byte[0];

  interface Records {
    /** A record; the arrays are the reader's again after the call. */
    void record(byte[] header, byte[] array, int offset, int length, Moment at);

    /** The hello by which SSL 2 began; its content. */
    void ssl2Hello(byte[] array, int offset, int length, Moment at);

    /** The first bytes begin no record. */
    void notTls(byte[] array, int offset, int length, Moment at);

    /** A record whose header is there and whose content is not. */
    void damaged(byte[] header, Gap why, Moment at);

    /** Nobody knows how many records: at most what these bytes can hold. */
    void unknown(long bytes, Gap why, Moment at);
  }

  private final Records records;
  private final byte[] header = new byte[HEADER_BYTES];
  private byte[] content = NONE;
  private int have;
  private boolean damaged;
  private Gap damage = Gap.PACKET_LOST;
  private boolean searching;
  private boolean begun;
  private boolean ssl2;

  RecordReader(Records records) {
    this.records = records;
  }

  void read(byte[] array, int offset, int length, Moment at) {
    int i = offset;
    int to = offset + length;
    if (searching) {
      i = next(array, i, to);
      searching = i == to;
    }
    while (i < to) {
      i = have == 0 && to - i >= HEADER_BYTES ? whole(array, i, to, at) : part(array, i, to, at);
      if (searching) {
        i = next(array, i, to);
        searching = i == to;
      }
    }
  }

  /** Bytes that are not there. */
  void gap(long bytes, Gap why, Moment at) {
    begun = true;
    if (ssl2) {
      ssl2 = false; // a hello of which a part is missing says nothing
      have = 0;
    }
    if (have >= HEADER_BYTES && bytes <= HEADER_BYTES + contentLength() - have) {
      damaged = true;
      damage = why;
      have += (int) bytes;
      finishIfComplete(at);
      return;
    }
    long unknown = have >= HEADER_BYTES ? bytes - (HEADER_BYTES + contentLength() - have) : bytes;
    if (have >= HEADER_BYTES) {
      records.damaged(header, why, at);
    }
    have = 0;
    damaged = false;
    searching = true;
    records.unknown(unknown, why, at);
  }

  /** A record that lies in the array as a whole is not copied. */
  private int whole(byte[] array, int from, int to, Moment at) {
    System.arraycopy(array, from, header, 0, HEADER_BYTES);
    if (!begun) {
      begun = true;
      ssl2 = isSsl2Hello(array, from);
      if (!ssl2 && !isTls(header)) {
        records.notTls(array, from, to - from, at);
      }
    }
    if (!ssl2 && !plausible(array, from)) {
      return lose(from, at);
    }
    int end = from + (ssl2 ? 2 + ssl2Length() : HEADER_BYTES + contentLength());
    if (end > to) {
      return part(array, from, to, at);
    }
    if (ssl2) {
      ssl2 = false;
      records.ssl2Hello(array, from + 2, end - from - 2, at);
    } else {
      records.record(header, array, from + HEADER_BYTES, contentLength(), at);
    }
    return end;
  }

  private int part(byte[] array, int from, int to, Moment at) {
    int i = from;
    while (have < HEADER_BYTES && i < to) {
      header[have++] = array[i++];
    }
    if (have == HEADER_BYTES) {
      if (!begun) {
        begun = true;
        ssl2 = isSsl2Hello(header, 0);
        if (!ssl2 && !isTls(header)) {
          records.notTls(header, 0, HEADER_BYTES, at);
        }
      }
      if (!ssl2 && !plausible(header, 0)) {
        have = 0;
        return lose(i, at);
      }
    }
    if (have >= HEADER_BYTES) {
      int wanted = (ssl2 ? 2 + ssl2Length() : HEADER_BYTES + contentLength()) - have;
      int taken = Math.max(0, Math.min(wanted, to - i));
      keep(array, i, taken);
      i += taken;
      finishIfComplete(at);
    }
    return i;
  }

  private void keep(byte[] array, int from, int taken) {
    int at = have - HEADER_BYTES;
    if (content.length < at + taken) {
      content = Arrays.copyOf(content, Math.max(at + taken, ssl2 ? 0 : contentLength()));
    }
    System.arraycopy(array, from, content, at, taken);
    have += taken;
  }

  private void finishIfComplete(Moment at) {
    if (ssl2) {
      if (have >= 2 + ssl2Length()) {
        byte[] message = Arrays.copyOf(header, HEADER_BYTES + Math.max(0, have - HEADER_BYTES));
        System.arraycopy(content, 0, message, HEADER_BYTES, message.length - HEADER_BYTES);
        ssl2 = false;
        have = 0;
        records.ssl2Hello(message, 2, message.length - 2, at);
      }
      return;
    }
    if (have == HEADER_BYTES + contentLength()) {
      have = 0;
      if (damaged) {
        damaged = false;
        records.damaged(header, damage, at);
      } else {
        byte[] whole = content;
        content = NONE; // an idle connection holds no buffer
        records.record(header, whole, 0, contentLength(), at);
      }
    }
  }

  private int lose(int from, Moment at) {
    searching = true;
    records.unknown(0, Gap.PACKET_LOST, at);
    return from;
  }

  /** Where the next record seems to begin; {@code to} where none does. */
  private static int next(byte[] array, int from, int to) {
    for (int i = from; i + HEADER_BYTES <= to; i++) {
      if (plausible(array, i)) {
        int end = i + HEADER_BYTES + ((array[i + 3] & 0xff) << 8 | array[i + 4] & 0xff);
        if (end >= to || to - end < HEADER_BYTES || plausible(array, end)) {
          return i;
        }
      }
    }
    return to;
  }

  private static boolean plausible(byte[] array, int at) {
    int length = (array[at + 3] & 0xff) << 8 | array[at + 4] & 0xff;
    return array[at] >= RecordHeader.CHANGE_CIPHER_SPEC
        && array[at] <= RecordHeader.APPLICATION_DATA + 1
        && array[at + 1] == 3
        && array[at + 2] >= 0
        && array[at + 2] <= 4
        && length <= LONGEST;
  }

  /** Whether a connection may begin so: with a record of any length. */
  private static boolean isTls(byte[] header) {
    return header[0] >= RecordHeader.CHANGE_CIPHER_SPEC
        && header[0] <= RecordHeader.APPLICATION_DATA + 1
        && header[1] == 3;
  }

  // RFC 5246 appendix E.2: the length's highest bit is set, the message type is 1
  private static boolean isSsl2Hello(byte[] array, int at) {
    return array[at] < 0 && array[at + 2] == 1 && array[at + 3] <= 3;
  }

  private int ssl2Length() {
    return (header[0] & 0x7f) << 8 | header[1] & 0xff;
  }

  private int contentLength() {
    return (header[3] & 0xff) << 8 | header[4] & 0xff;
  }
}
