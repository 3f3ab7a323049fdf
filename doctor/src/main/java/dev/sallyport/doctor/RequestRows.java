package dev.sallyport.doctor;

import dev.sallyport.diagnosis.report.Row;
import dev.sallyport.diagnosis.report.Row.Answer;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.doctor.exchange.Request;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How each way answered the request itself. */
final class RequestRows {
  private RequestRows() {}

  /** A row for each time that a way was asked. */
  static List<Row> of(Request request, List<Trail> direct, List<Trail> via) {
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < Math.max(direct.size(), via.size()); i++) {
      String question = request.method() + " " + request.target();
      rows.add(
          new Row(
              "request",
              i == 0 ? question : question + ", reused",
              answer(direct, i),
              answer(via, i)));
    }
    return rows;
  }

  private static @Nullable Answer answer(List<Trail> trails, int index) {
    if (trails.isEmpty()) {
      return null;
    }
    if (index >= trails.size()) {
      return new Answer("connection not left open");
    }
    Trail trail = trails.get(index);
    String said = said(trail.events());
    long took = trail.events().isEmpty() ? 0 : trail.events().getLast().atNanos();
    String protocol = trail.protocol().isEmpty() ? "" : trail.protocol() + ", ";
    return new Answer(protocol + said + ", " + Seconds.text(took), said);
  }

  private static String said(List<TimedEvent> events) {
    String head = "";
    String end = "";
    for (TimedEvent at : events) {
      switch (at.event()) {
        case Event.ResponseHead came -> head = "status " + came.status();
        case Event.ResponseEnd _ -> {
          return head;
        }
        case Event.TimerFired fired -> end = "no answer in " + Seconds.text(fired.after());
        case Event.ConnectFailed failed -> end = "connection " + word(failed.fault());
        case Event.CertificateRejected rejected -> end = rejected.fault().word();
        case Event.HandshakeFailed _, Event.NotTls _ -> end = "no TLS";
        case Event.Reset _ -> end = "reset";
        case Event.Fin _ -> end = end.isEmpty() ? "closed" : end;
        case Event.Malformed _, Event.BodyCut _, Event.HeadCut _ -> end = "broken answer";
        case Event.Alert alert when alert.description() > 0 -> end = "TLS alert";
        default -> {}
      }
    }
    return head.isEmpty() ? end : head + ", then " + end;
  }

  private static String word(Event.ConnectFault fault) {
    return switch (fault) {
      case REFUSED -> "refused";
      case UNREACHABLE -> "unreachable";
      case LOCAL -> "not tried";
    };
  }
}
