package dev.sallyport.console.api;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.site.Certificates;
import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.config.SiteConfiguration.Rules;
import dev.sallyport.gateway.origin.Origin;
import dev.sallyport.gateway.site.Site;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/** {@code /api/sites}: the sites as they serve now. */
public final class SitesJson {
  private final Gateway gateway;
  private final Certificates certificates;

  public SitesJson(Gateway gateway, Certificates certificates) {
    this.gateway = gateway;
    this.certificates = certificates;
  }

  public Answer answer() throws IOException {
    return Answer.json(
        JsonText.of(json -> {
          json.writeStartObject();
          json.writeArrayFieldStart("sites");
          for (Site site : gateway.sites().all()) {
            write(json, site);
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  private void write(JsonGenerator json, Site site) throws IOException {
    Rules rules = site.configuration().rules();
    json.writeStartObject();
    json.writeStringField("site", site.name());
    json.writeStringField("mode", rules.mode().name().toLowerCase(Locale.ROOT));
    if (rules.set() != null) {
      json.writeStringField("rule_set", rules.set().title());
    }
    if (rules.variables().paranoia() != null) {
      json.writeNumberField("paranoia", rules.variables().paranoia());
    }
    Optional<Long> days = certificates.daysLeft(site.configuration(), Instant.now());
    if (days.isPresent()) {
      json.writeNumberField("certificate_days_left", days.get());
    }
    json.writeNumberField("connections", site.origins().connections());
    json.writeArrayFieldStart("origins");
    for (Origin origin : site.origins().origins()) {
      json.writeStartObject();
      json.writeStringField("url", origin.url().toString());
      json.writeBooleanField("resting", origin.resting());
      json.writeBooleanField("renegotiates", origin.renegotiates());
      json.writeBooleanField("tls12_only", origin.tls12Only());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
