package dev.sallyport.diagnosis.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.sallyport.diagnosis.Events;
import dev.sallyport.diagnosis.Scene;
import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Side;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The report's JSON, which others parse. */
class ReportJsonTest {

  @Test
  void theWholeDocument() {
    Trail trail =
        new Trail(
            "flow 3",
            "192.0.2.7:50000",
            "10.0.0.5:443",
            "TLSv1.2",
            false,
            "no-key-for-session",
            List.of(
                new TimedEvent(0, Side.CLIENT, Side.ORIGIN, new Event.Syn("10.0.0.5:443"), 1),
                new TimedEvent(1_234_567, Side.ORIGIN, Side.CLIENT, new Event.Reset(), 2)));
    assertThat(ReportJson.text(Diagnosis.report(List.of(trail))))
        .isEqualTo(
            """
            {
              "verdict" : "failed",
              "findings" : [ {
                "cause" : "origin.connect.refused",
                "certainty" : "certain",
                "subject" : "10.0.0.5:443",
                "summary" : "The origin's address refused the TCP connection. A reset answered the SYN to 10.0.0.5:443.",
                "evidence" : [ {
                  "at" : 0.001235,
                  "event" : "tcp.reset",
                  "text" : "A reset answered the SYN to 10.0.0.5:443.",
                  "packet" : 2
                } ],
                "remedy" : {
                  "origin" : [ "Start the service, and check that it listens on this address and port.", "Check whether a firewall on the host refuses the gateway's address." ],
                  "gateway" : [ "Sallyport: check address and port in `origins`." ]
                },
                "references" : [ "RFC 9293 section 3.10.7.1", "RFC 9209 section 2.3.7 (connection_refused)" ]
              } ],
              "trails" : [ {
                "name" : "flow 3",
                "client" : "192.0.2.7:50000",
                "origin" : "10.0.0.5:443",
                "protocol" : "TLSv1.2",
                "decrypted" : false,
                "why_not" : "no-key-for-session",
                "events" : [ {
                  "at" : 0,
                  "from" : "client",
                  "to" : "origin",
                  "event" : "tcp.syn",
                  "address" : "10.0.0.5:443",
                  "packet" : 1
                }, {
                  "at" : 0.001235,
                  "from" : "origin",
                  "to" : "client",
                  "event" : "tcp.reset",
                  "packet" : 2
                } ]
              } ]
            }\
            """);
  }

  @Test
  void aTrailWithoutFaultIsOk() {
    Trail trail =
        Scene.direct()
            .tls12()
            .sent()
            .origin(Scene.response(200, 5))
            .origin(new Event.ResponseEnd(5))
            .trail();
    assertThat(ReportJson.text(Diagnosis.report(List.of(trail))))
        .startsWith("{\n  \"verdict\" : \"ok\",\n  \"findings\" : [ ],");
  }

  @Test
  void findingsAndTrailsCanBeWrittenIntoAnotherDocument() throws IOException {
    StringWriter text = new StringWriter();
    Trail trail = Scene.direct().peer(Scene.get()).trail();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeFieldName("findings");
      ReportJson.writeFindings(json, Diagnosis.of(trail));
      json.writeFieldName("trail");
      ReportJson.writeTrail(json, trail);
      json.writeEndObject();
    }
    assertThat(text.toString())
        .isEqualTo(
            "{\"findings\":[],\"trail\":{\"name\":\"t1\",\"client\":\"192.0.2.7:50000\","
                + "\"origin\":\"https://10.0.0.5:443\",\"protocol\":\"TLSv1.2 http/1.1\","
                + "\"decrypted\":true,\"events\":[{\"at\":0,\"from\":\"client\",\"to\":\"origin\","
                + "\"event\":\"http.request-head\",\"method\":\"GET\",\"target\":\"/\","
                + "\"protocol\":\"HTTP/1.1\",\"head_bytes\":120,\"framing\":\"none\","
                + "\"expect\":false}]}}");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "1, 0",
    "1500, 0.000002",
    "1000000, 0.001",
    "12010000000, 12.01",
    "100000000000000000, 100000000",
  })
  void secondsHaveSixDecimalsAtMost(long nanos, String text) {
    assertThat(JsonSeconds.text(nanos)).isEqualTo(text);
  }

  @Test
  void everyKindOfEventIsCovered() {
    Set<Class<?>> covered = Events.all().stream().map(Object::getClass).collect(Collectors.toSet());
    assertThat(covered).containsExactlyInAnyOrder(Event.class.getPermittedSubclasses());
  }

  @Test
  void everyKindOfEventWritesItsFieldsInSnakeCase() throws IOException {
    for (Event event : Events.all()) {
      StringWriter text = new StringWriter();
      try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
        json.writeStartObject();
        EventJson.writeFields(json, event);
        json.writeEndObject();
      }
      int fields = 0;
      try (JsonParser parser = new JsonFactory().createParser(text.toString())) {
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
          if (token == JsonToken.FIELD_NAME) {
            fields++;
            assertThat(parser.currentName())
                .matches("[a-z]+(_[a-z]+)*")
                .isNotIn("at", "from", "to", "event", "packet");
          }
        }
      }
      boolean bare = event.getClass().getRecordComponents().length == 0;
      assertThat(fields == 0).as(event.word() + " " + text).isEqualTo(bare);
      assertThat(EventText.of(event)).isNotBlank();
    }
  }
}
