package dev.sallyport.console.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sallyport.console.examine.Examination;
import dev.sallyport.console.examine.Examination.State;
import dev.sallyport.console.examine.Examinations;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.Refused;
import dev.sallyport.console.http.Request;
import dev.sallyport.console.http.Route;
import dev.sallyport.diagnosis.report.ReportJson;
import java.io.IOException;

/** {@code /api/doctor/SITE}: what the doctor found of a site's origins, and how far it is. */
public final class DoctorJson {
  private static final int ACCEPTED = 202;

  private final Examinations examinations;

  public DoctorJson(Examinations examinations) {
    this.examinations = examinations;
  }

  public Answer answer(Request request) throws Refused, IOException {
    return Answer.json(text(request.parameter()));
  }

  /** Has it begun by {@code page}, which also checks what is asked for. */
  public Answer begin(Request request, Route.Handler page)
      throws Refused, IOException, InterruptedException {
    page.answer(request);
    return Answer.of(ACCEPTED, Answer.JSON, text(request.parameter()));
  }

  private String text(String site) throws Refused, IOException {
    Examination known =
        examinations
            .of(site)
            .orElseThrow(() -> new Refused(404, "the doctor was not sent there since the start"));
    return JsonText.of(json -> write(json, known));
  }

  private static void write(JsonGenerator json, Examination known) throws IOException {
    json.writeStartObject();
    json.writeStringField("site", known.site());
    json.writeStringField("host", known.asked().host());
    json.writeStringField("target", known.asked().target());
    json.writeStringField("at", known.at().toString());
    json.writeBooleanField("ended", known.ended());
    json.writeArrayFieldStart("origins");
    for (Examination.Step step : known.steps()) {
      json.writeStartObject();
      json.writeStringField("url", step.origin().toString());
      write(json, step.state());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, State state) throws IOException {
    switch (state) {
      case State.Waiting() -> json.writeStringField("state", "waiting");
      case State.Asking asking -> {
        json.writeStringField("state", "asking");
        json.writeStringField("question", asking.what());
      }
      case State.Found found -> {
        json.writeStringField("state", "found");
        json.writeFieldName("report");
        ReportJson.write(json, found.report());
      }
      case State.Failed failed -> {
        json.writeStringField("state", "failed");
        json.writeStringField("why", failed.why());
      }
    }
  }
}
