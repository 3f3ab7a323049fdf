package dev.sallyport.diagnosis.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sallyport.diagnosis.Events;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrailReaderTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private static JsonNode json(Trail trail) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      ReportJson.writeTrail(json, trail);
    }
    return MAPPER.readTree(text.toString());
  }

  @Test
  void everyEventComesBackAsItWas() throws IOException {
    List<TimedEvent> events = new ArrayList<>();
    for (Event event : Events.all()) {
      Integer packet = events.size() % 2 == 0 ? null : events.size();
      events.add(
          new TimedEvent(events.size() * 1_000_000L, Side.GATEWAY, Side.ORIGIN, event, packet));
    }
    Trail trail = new Trail("t", "192.0.2.7:1", "https://10.0.0.5", "TLSv1.2", false, "no", events);
    assertThat(TrailReader.read(json(trail))).isEqualTo(trail);
  }

  @Test
  void aTrailThatIsDecryptedHasNoReason() throws IOException {
    Trail trail = new Trail("t", "192.0.2.7:1", "10.0.0.5:443", "", true, null, List.of());
    assertThat(TrailReader.read(json(trail))).isEqualTo(trail);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                 | trail: wanted an object, got []",
        "{}                                 | trail: missing events; wanted an array",
        "{\"events\":[1]}                   | event 1: wanted an object, got 1",
        "{\"events\":[{\"at\":1e400}]}      | event 1: wrong value for at; wanted seconds",
        "{\"events\":[{\"at\":0,\"from\":\"x\"}]} | wrong value for from; wanted one of client,",
        "{\"events\":[{\"at\":0,\"from\":\"client\",\"to\":\"origin\",\"event\":\"tcp.tea\"}]}"
            + " | no event is called tcp.tea",
        "{\"events\":[{\"at\":0,\"from\":\"client\",\"to\":\"origin\",\"event\":\"tcp.syn\"}]}"
            + " | event 1: missing address; wanted a string",
      })
  void whatIsNoTrailIsRefused(String text, String message) throws IOException {
    JsonNode node = MAPPER.readTree(text);
    assertThatThrownBy(() -> TrailReader.read(node))
        .isInstanceOf(BadReport.class)
        .hasMessageContaining(message);
  }
}
