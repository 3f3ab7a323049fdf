package dev.sallyport.wire.ip;

import dev.sallyport.wire.bytes.Cursor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Puts fragmented packets together (RFC 791 section 3.2, RFC 8200 section 4.5). Holds at most
 * {@link #MOST_PACKETS} unfinished packets of 64 KiB; the oldest goes first. Not thread-safe.
 */
public final class Fragments {
  static final int MOST_PACKETS = 64;
  private static final int MOST_BYTES = 65_535;
  private static final int MOST_PARTS = 256;

  private record Key(IpAddress source, IpAddress destination, int protocol, long identification) {}

  @SuppressWarnings("ArrayRecordComponent") // carried on, never compared
  private record Part(int offset, byte[] bytes, boolean last) {}

  private final Map<Key, List<Part>> unfinished = new LinkedHashMap<>();

  /** Takes any packet: a whole one comes back as it is, a fragment null until all are there. */
  public @Nullable IpPacket whole(IpPacket packet) {
    IpPacket.Fragment fragment = packet.fragment();
    if (fragment == null) {
      return packet;
    }
    if (packet.missing() > 0 || fragment.offset() + packet.payload().remaining() > MOST_BYTES) {
      return null;
    }
    Key key =
        new Key(
            packet.source(), packet.destination(), protocolOf(packet), fragment.identification());
    List<Part> parts = unfinished.computeIfAbsent(key, k -> new ArrayList<>());
    if (parts.size() < MOST_PARTS) {
      parts.add(new Part(fragment.offset(), packet.payload().rest(), !fragment.more()));
    }
    byte[] joined = joined(parts);
    if (joined != null) {
      unfinished.remove(key);
      return new IpPacket(
          packet.source(),
          packet.destination(),
          packet.protocol(),
          packet.hops(),
          null,
          new Cursor(joined, 0, joined.length),
          0);
    }
    if (unfinished.size() > MOST_PACKETS) {
      unfinished.remove(unfinished.keySet().iterator().next());
    }
    return null;
  }

  /** RFC 8200 names the protocol in every IPv6 fragment only for the reader of the first. */
  private static int protocolOf(IpPacket packet) {
    return packet.source().v6() ? -1 : packet.protocol();
  }

  private static byte @Nullable [] joined(List<Part> parts) {
    int total = -1;
    for (Part part : parts) {
      if (part.last) {
        total = part.offset + part.bytes.length;
      }
    }
    if (total < 0) {
      return null;
    }
    byte[] joined = new byte[total];
    int filled = 0;
    for (Part part : parts.stream().sorted(Comparator.comparingInt(Part::offset)).toList()) {
      if (part.offset > filled) {
        return null;
      }
      int length = Math.min(part.bytes.length, total - part.offset);
      if (length > 0) {
        System.arraycopy(part.bytes, 0, joined, part.offset, length);
        filled = Math.max(filled, part.offset + length);
      }
    }
    return filled == total ? joined : null;
  }
}
