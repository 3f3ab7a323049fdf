package dev.sallyport.console.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.Refused;
import dev.sallyport.console.http.Request;
import dev.sallyport.console.recent.FilterQuery;
import dev.sallyport.console.recent.Kept;
import dev.sallyport.console.recent.RecentExchanges;
import dev.sallyport.gateway.record.ExchangeLine;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.record.Inspected;
import java.io.IOException;
import java.util.List;

/** {@code /api/exchanges}: rows by a filter, and one as the exchange log has it. */
public final class ExchangesJson {
  private final RecentExchanges exchanges;

  public ExchangesJson(RecentExchanges exchanges) {
    this.exchanges = exchanges;
  }

  public Answer list(Request request) throws IOException {
    List<Kept> found = exchanges.find(FilterQuery.read(request::query));
    return Answer.json(
        JsonText.of(json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("exchanges");
          for (Kept kept : found) {
            row(json, kept);
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  public Answer one(Request request) throws IOException, Refused {
    ExchangeRecord found =
        exchanges
            .byId(request.parameter())
            .orElseThrow(() -> new Refused(404, "no exchange of this id is kept here"))
            .exchange();
    return Answer.json(JsonText.of(json -> ExchangeLine.writeWhole(json, found)));
  }

  private static void row(JsonGenerator json, Kept kept) throws IOException {
    ExchangeRecord x = kept.exchange();
    json.writeStartObject();
    json.writeNumberField("sequence", kept.sequence());
    json.writeStringField("id", x.id());
    json.writeStringField("at", x.at().toString());
    if (x.site() != null) {
      json.writeStringField("site", x.site());
    }
    json.writeNumberField("status", x.status());
    json.writeStringField("method", x.request().method());
    json.writeStringField("path", x.request().path());
    json.writeStringField("client", x.client().address().getAddress().getHostAddress());
    json.writeNumberField("duration_ms", Math.round(x.durationNanos() / 1e3) / 1e3);
    json.writeArrayFieldStart("causes");
    for (var finding : x.findings()) {
      json.writeString(finding.cause().id());
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rules");
    Inspected rules = x.rules();
    if (rules != null) {
      for (Inspected.Matched matched : rules.matched()) {
        json.writeNumber(matched.id());
      }
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
