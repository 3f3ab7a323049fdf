package dev.sallyport.diagnosis.report;

import dev.sallyport.diagnosis.trail.Event;
import java.util.Locale;

/** Whether a text is coloured for a terminal (ECMA-48 SGR sequences). */
public enum Colour {
  NONE,
  ANSI;

  /** What a part of a drawing says by its colour. */
  public enum Paint {
    PLAIN(""),
    GOOD("\u001b[32m"),
    NOTABLE("\u001b[33m"),
    BAD("\u001b[31m"),
    FAINT("\u001b[2m"),
    STRONG("\u001b[1m");

    private final String code;

    Paint(String code) {
      this.code = code;
    }

    /** The word that stands for it in classes of HTML. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final String END = "\u001b[0m";

  String paint(Paint paint, String text) {
    return this == NONE || paint == Paint.PLAIN ? text : paint.code + text + END;
  }

  /** How good or bad an event is. */
  public static Paint of(Event event) {
    return switch (event) {
      case Event.TimerFired _,
          Event.Reset _,
          Event.Retransmitted _,
          Event.ZeroWindow _,
          Event.OtherHops _,
          Event.ConnectFailed _,
          Event.NameFailed _,
          Event.CertificateRejected _,
          Event.HandshakeFailed _,
          Event.NotTls _,
          Event.HeadCut _,
          Event.BodyCut _,
          Event.LateEnd _,
          Event.Malformed _,
          Event.StreamReset _,
          Event.LimitReached _,
          Event.NoOrigin _,
          Event.Refused _,
          Event.RuleExhausted _,
          Event.InternalFault _ ->
          Paint.BAD;
      case Event.Alert alert when alert.description() != Event.Alert.CLOSE_NOTIFY -> Paint.BAD;
      case Event.GoAway going when !going.orderly() -> Paint.BAD;
      case Event.HelloRequest _,
          Event.RenegotiationAnswered _,
          Event.RenegotiationDone _,
          Event.PostHandshakeCertificateRequest _,
          Event.Retried _,
          Event.KeyUnavailable _,
          Event.CaptureGap _,
          Event.Unfinished _ ->
          Paint.NOTABLE;
      case Event.ResponseHead head -> status(head.status());
      case Event.Answered answered -> status(answered.status());
      default -> Paint.PLAIN;
    };
  }

  private static Paint status(int status) {
    return status >= 400 ? Paint.BAD : Paint.GOOD;
  }
}
