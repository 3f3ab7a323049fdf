package dev.sallyport.capture.tls;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Master secrets of the capture's own sessions, by session id and by ticket, for connections that
 * resume them. What a packet brought is found by later packets only. Thread-safe.
 */
public final class Sessions {
  static final int MOST = 50_000;

  private static final int MOST_OF_ONE = 8;

  @SuppressWarnings("ArrayRecordComponent") // carried on, never compared
  private record Secret(byte[] master, int packet) {}

  private final Map<ByteBuffer, List<Secret>> secrets = new ConcurrentHashMap<>();

  void put(byte[] idOrTicket, byte[] masterSecret, int packet) {
    if (idOrTicket.length > 0) {
      secrets.merge(
          ByteBuffer.wrap(idOrTicket), List.of(new Secret(masterSecret, packet)), Sessions::both);
    }
  }

  byte @Nullable [] find(byte[] idOrTicket, int packet) {
    List<Secret> known = idOrTicket.length == 0 ? null : secrets.get(ByteBuffer.wrap(idOrTicket));
    byte[] latest = null;
    for (Secret secret : known == null ? List.<Secret>of() : known) {
      latest = secret.packet <= packet ? secret.master : latest;
    }
    return latest;
  }

  /**
   * Forgets the oldest where there are many more than {@link #MOST}; to be called while none is
   * put.
   */
  public void forgetOldest() {
    if (secrets.size() > MOST + MOST / 4) {
      List<Map.Entry<ByteBuffer, List<Secret>>> all = new ArrayList<>(secrets.entrySet());
      all.sort(Comparator.comparingInt(each -> each.getValue().getLast().packet));
      all.subList(0, all.size() - MOST).forEach(each -> secrets.remove(each.getKey()));
    }
  }

  private static List<Secret> both(List<Secret> some, List<Secret> more) {
    List<Secret> all = new ArrayList<>(some);
    all.addAll(more);
    all.sort(Comparator.comparingInt(Secret::packet));
    int from = Math.max(0, all.size() - MOST_OF_ONE);
    return List.copyOf(all.subList(from, all.size()));
  }
}
