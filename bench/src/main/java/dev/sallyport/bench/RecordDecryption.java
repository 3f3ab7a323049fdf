package dev.sallyport.bench;

import dev.sallyport.capture.keys.Keys;
import dev.sallyport.capture.tls.SessionSecrets;
import dev.sallyport.capture.tls.Sessions;
import dev.sallyport.capture.tls.TlsConnection;
import dev.sallyport.capture.trail.Moment;
import dev.sallyport.capture.trail.Story;
import dev.sallyport.diagnosis.trail.Side;
import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A TLS 1.3 connection of 4 MiB from its bytes to its content; operations are bytes: GB/s. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RecordDecryption {
  static final int RECORDS = 256;
  private static final int SEGMENT_BYTES = 1_448;
  private static final Moment AT = new Moment(0, 1);

  @Param({"4865", "4867"}) // AES-128-GCM, ChaCha20-Poly1305
  public int suite = 0x1301;

  private final Keys keys = new Keys();
  private byte[] clientHello = new byte[0];
  private byte[] serverBytes = new byte[0];

  /** Seals the records. */
  @Setup
  public void seal() throws GeneralSecurityException {
    SealedConnection sealed = new SealedConnection(suite, RECORDS);
    keys.addSecrets(sealed.keyLog());
    clientHello = sealed.clientHello();
    serverBytes = sealed.serverBytes();
  }

  @Benchmark
  @OperationsPerInvocation(RECORDS * SealedConnection.RECORD_BYTES)
  public long open() {
    Counting content = new Counting();
    SessionSecrets secrets = new SessionSecrets(keys, new Sessions(), used -> {});
    TlsConnection connection = new TlsConnection(new Story(), secrets, content);
    connection.bytes(Side.CLIENT, clientHello, 0, clientHello.length, AT);
    for (int at = 0; at < serverBytes.length; at += SEGMENT_BYTES) {
      int length = Math.min(SEGMENT_BYTES, serverBytes.length - at);
      connection.bytes(Side.ORIGIN, serverBytes, at, length, AT);
    }
    connection.finish(AT);
    return content.bytes();
  }
}
