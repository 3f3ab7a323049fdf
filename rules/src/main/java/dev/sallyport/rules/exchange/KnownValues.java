package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.Slice;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Values that came in other exchanges before, with what rules found out about them: clients send
 * the same header fields, cookies and addresses again and again. A table of bounded size, where a
 * value takes the place of another; long values are not kept. With their forms they take some
 * megabytes, whatever is sent. Belongs to one plan, as what is found out depends on its rules.
 * Shared by threads without a lock: a thread that does not see what another one found out finds it
 * out itself.
 */
public final class KnownValues {
  /** Keeps nothing. */
  public static final KnownValues NONE = new KnownValues(0);

  private static final int PLACES = 2048;
  private static final int MOST_BYTES = 512;
  private static final long HASH = 0x9e3779b97f4a7c15L;
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final @Nullable Value[] values;

  private KnownValues(int places) {
    values = new Value[places];
  }

  public static KnownValues bounded() {
    return new KnownValues(PLACES);
  }

  /** The value with that key and those bytes, perhaps one that came before. */
  Value of(String key, Slice bytes) {
    if (values.length == 0 || bytes.length() > MOST_BYTES) {
      return new Value(key, bytes);
    }
    int place = (int) (hash(key, bytes) >>> 32) & values.length - 1;
    Value known = values[place];
    if (known != null && known.key().equals(key) && known.bytes().equals(bytes)) {
      return known;
    }
    boolean alone = bytes.array().length == bytes.length();
    Value kept = Value.lasting(key, alone ? bytes : Slice.of(bytes.copy()));
    values[place] = kept;
    return kept;
  }

  Value of(String key, String latin1) {
    return of(key, Slice.latin1(latin1));
  }

  private static long hash(String key, Slice bytes) {
    byte[] array = bytes.array();
    long hash = key.hashCode() * HASH + bytes.length();
    int at = bytes.from();
    for (; at + Long.BYTES <= bytes.to(); at += Long.BYTES) {
      hash = (hash ^ (long) LONGS.get(array, at)) * HASH;
      hash ^= hash >>> 29;
    }
    for (; at < bytes.to(); at++) {
      hash = (hash ^ array[at]) * HASH;
    }
    return hash ^ hash >>> 32;
  }
}
