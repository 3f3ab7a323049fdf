package dev.sallyport.diagnosis.trail;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was seen on a connection or was done about it. Pure data, without time or
 * direction: {@link TimedEvent} adds both. Bounded by whoever records it: texts are cut, bodies are
 * counted and not kept.
 */
public sealed interface Event {

  /** The stable name of the event in JSON, for instance {@code tls.hello-request}. */
  default String word() {
    return EventWord.of(this);
  }

  // ---- names

  record NameAsked(String host) implements Event {}

  record NameResolved(String host, List<String> addresses) implements Event {}

  /** The resolver's answer was not an address. {@code reason}: its own short words. */
  record NameFailed(String host, String reason) implements Event {}

  // ---- TCP

  record Syn(String address) implements Event {}

  record Connected(String address) implements Event {}

  /** Why a TCP connection did not come up. */
  enum ConnectFault {
    REFUSED,
    UNREACHABLE,
    /** No port, no descriptor, no permission: the fault is on the side that connects. */
    LOCAL
  }

  record ConnectFailed(String address, ConnectFault fault, String detail) implements Event {}

  /** An idle connection was taken from the pool. {@code exchanges}: how many it had served. */
  record Reused(int exchanges, Duration idle) implements Event {}

  record Fin() implements Event {}

  record Reset() implements Event {}

  /**
   * Segments sent once more after a time without progress. {@code segments} and their bytes since
   * the last progress of this side.
   */
  record Retransmitted(int segments, long bytes) implements Event {}

  /** This side had no room for data for so long. */
  record ZeroWindow(Duration lasted) implements Event {}

  /** The capture lacks bytes of this side. */
  record CaptureGap(long bytes) implements Event {}

  /**
   * A reset that came another way than this side's other packets: what is left of its TTL or hop
   * limit, and what is usually left.
   */
  record OtherHops(int hops, int usual) implements Event {}

  // ---- TLS

  /**
   * A TLS record as its clear header shows it. {@code length}: of the record's content on the wire,
   * in bytes. Recorded for records that matter, not for each one of application data.
   */
  record TlsRecord(int contentType, int length) implements Event {}

  record ClientHello(@Nullable String serverName, List<String> versions, List<String> alpn)
      implements Event {}

  /** {@code secureRenegotiation}: RFC 5746's renegotiation_info was there. */
  record ServerHello(String version, String suite, boolean secureRenegotiation) implements Event {}

  /** The server wants the ClientHello with another key share (RFC 8446 section 4.1.4). */
  record HelloRetryRequest() implements Event {}

  /** Data of the client's came before the handshake's end (RFC 8446 section 2.3). */
  record EarlyData(boolean accepted) implements Event {}

  /** This side changed its keys (RFC 8446 section 4.6.3). */
  record KeyUpdated() implements Event {}

  /** The leaf that a peer showed, and how many certificates came with it (itself included). */
  record Certificate(
      String subject,
      String issuer,
      Instant notBefore,
      Instant notAfter,
      List<String> names,
      int chainLength)
      implements Event {}

  /** What we found wrong with a peer's certificate. */
  enum CertificateFault {
    EXPIRED("certificate-expired"),
    NOT_YET_VALID("certificate-not-yet-valid"),
    SELF_SIGNED("certificate-self-signed"),
    INCOMPLETE_CHAIN("certificate-incomplete-chain"),
    UNTRUSTED("certificate-untrusted"),
    NAME_MISMATCH("certificate-name-mismatch"),
    WEAK("certificate-weak"),
    REVOKED("certificate-revoked"),
    OTHER("certificate-rejected");

    private final String word;

    CertificateFault(String word) {
      this.word = word;
    }

    /** The last part of the cause, for instance {@code certificate-expired}. */
    public String word() {
      return word;
    }
  }

  record CertificateRejected(CertificateFault fault, String detail) implements Event {}

  /** A CertificateRequest was seen in clear or decrypted. */
  record CertificateRequested(List<String> authorities) implements Event {}

  record HandshakeDone(String version, String suite, boolean resumed, boolean clientCertificate)
      implements Event {}

  /** Our own TLS stack gave up. {@code reason}: its words, cut to 200 characters. */
  record HandshakeFailed(String reason) implements Event {}

  /** The first bytes were no TLS record. {@code shown}: up to 32 of them, printable. */
  record NotTls(String shown) implements Event {}

  /** How a message inside encrypted records is known. */
  enum Proof {
    /** Its plain text was read, or our own TLS stack acted on it. */
    DECRYPTED,
    /** A handshake record of exactly the length that this message has with this suite. */
    RECORD_LENGTH,
    /** A handshake record, suite unknown or length unusual. */
    RECORD_TYPE
  }

  /** The origin asks for a new handshake inside the tunnel (RFC 5246 section 7.4.1.1). */
  record HelloRequest(int recordLength, Proof proof) implements Event {}

  /** A handshake record of the client's after a HelloRequest: its ClientHello. */
  record RenegotiationAnswered(int recordLength) implements Event {}

  record RenegotiationDone(boolean clientCertificate) implements Event {}

  /** A TLS 1.3 CertificateRequest after the handshake, seen decrypted (RFC 8446 4.6.2). */
  record PostHandshakeCertificateRequest() implements Event {}

  /** A TLS alert. {@code level} and {@code description} are -1 where encryption hides them. */
  record Alert(int level, int description, int recordLength) implements Event {
    public static final int CLOSE_NOTIFY = 0;
    public static final int NO_RENEGOTIATION = 100;
  }

  /** Why what follows stays closed: one of the reasons of the capture reader. */
  record KeyUnavailable(String reason) implements Event {}

  // ---- HTTP

  /** How the length of a message body is told. */
  enum Framing {
    NONE,
    LENGTH,
    CHUNKED,
    UNTIL_CLOSE,
    /** An HTTP/2 stream without content-length. */
    STREAM
  }

  /** {@code contentLength} in bytes, -1 where it is not told. {@code expect}: 100-continue. */
  record RequestHead(
      String method,
      String target,
      String protocol,
      int headBytes,
      Framing framing,
      long contentLength,
      boolean expect)
      implements Event {}

  /** The request asks to change the protocol, for instance to {@code websocket}. */
  record UpgradeAsked(String protocol) implements Event {}

  record RequestEnd(long bodyBytes) implements Event {}

  /** A 1xx response. */
  record Informational(int status) implements Event {}

  record ResponseHead(
      int status, String protocol, int headBytes, Framing framing, long contentLength)
      implements Event {}

  /**
   * A response sends the client elsewhere. {@code itself}: to the very URL that it had asked for.
   */
  record Redirected(String location, boolean itself) implements Event {}

  record ResponseEnd(long bodyBytes) implements Event {}

  /** Bytes of a head that had come when the message stopped short of the head's end. */
  record HeadCut(int headBytes) implements Event {}

  /** Body bytes that had passed when the message stopped short of its end. */
  record BodyCut(long bodyBytes, long expectedBytes) implements Event {}

  /** A body that the end of the connection ends was silent so long before that end. */
  record LateEnd(Duration silent) implements Event {}

  /**
   * A message that breaks its protocol. {@code rule}: a stable short word, {@code what}: detail.
   */
  record Malformed(String rule, String what) implements Event {
    /** The rule that nothing comes behind a response but the next one that is due. */
    public static final String UNEXPECTED_BYTES = "unexpected-bytes";

    public static Malformed unexpectedBytes(String what) {
      return new Malformed(UNEXPECTED_BYTES, what);
    }
  }

  /** HTTP/2: a stream was reset or a connection given up, with the error code's name. */
  record StreamReset(String errorCode) implements Event {}

  /** HTTP/2: this side takes no stream above {@code lastStream} (RFC 9113 section 6.8). */
  record GoAway(String errorCode, int lastStream) implements Event {
    public boolean orderly() {
      return errorCode.equals("NO_ERROR");
    }
  }

  // ---- what was decided or ran out

  record TimerFired(Timer timer, Duration after) implements Event {}

  /** A bound of ours was reached. {@code limit}: the configuration key; {@code max}: its value. */
  record LimitReached(String limit, long max) implements Event {}

  /** The request is sent once more. {@code why}: {@code closed-reused}, {@code tls12}, ... */
  record Retried(String why) implements Event {}

  /** No origin could be tried: all of them are marked as down, or there is none. */
  record NoOrigin(String why) implements Event {}

  /** The gateway refused the request itself. {@code event}: the last part of the cause. */
  record Refused(String phase, String event, String detail) implements Event {}

  /**
   * A rule could not be evaluated within its bound. {@code phase}: {@code request} or {@code
   * response}; {@code target}: the value's name, without the value.
   */
  record RuleExhausted(String phase, long ruleId, String target, int valueBytes) implements Event {}

  /** A fault of our own. {@code detail}: for the engineer, without secrets. */
  record InternalFault(String detail) implements Event {}

  /** The gateway answers by itself. */
  record Answered(int status) implements Event {}

  /**
   * Nothing more was seen, though the connection was still open: the end of a capture file, or the
   * patience of a probe. Its time is that of the last look.
   */
  record Unfinished() implements Event {}
}
