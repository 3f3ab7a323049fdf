package dev.sallyport.diagnosis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.diagnosis.Scene;
import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.Timer;
import dev.sallyport.diagnosis.trail.Trail;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

/** The report as a page: by itself, well formed, and safe whatever a peer has sent. */
class ReportHtmlTest {
  private static final String HOSTILE = "<script>alert('`x`')</script>\u202e\u0007\"&";

  private static Report timeout() {
    Scene scene =
        Scene.gateway()
            .asked()
            .peer(new Event.Syn("10.0.0.5:443"))
            .after(5_000)
            .local(new Event.TimerFired(Timer.CONNECT, Duration.ofSeconds(5)));
    return Diagnosis.report(List.of(scene.trail()));
  }

  private static Report hostile() {
    Scene scene =
        Scene.gateway()
            .asked()
            .peer(new Event.Syn(HOSTILE))
            .local(new Event.InternalFault(HOSTILE))
            .local(new Event.HandshakeFailed(HOSTILE));
    Trail one = scene.trail();
    Trail trail =
        new Trail(HOSTILE, HOSTILE, HOSTILE, HOSTILE, false, HOSTILE, one.events(), one.start());
    Report.Verdict verdict = Report.Verdict.FAILED;
    Row row = new Row(HOSTILE, HOSTILE, new Row.Answer(HOSTILE), new Row.Answer("other"));
    return new Report(verdict, Diagnosis.of(trail), List.of(trail), List.of(row));
  }

  /** Behind the doctype it is XML, but for the elements that are never closed. */
  private static Document parsed(String page) throws Exception {
    String xml = page.replace("<!DOCTYPE html>", "").replaceAll("<meta ([^>]*)>", "<meta $1/>");
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
  }

  @Test
  void whatStandsBetweenBackticksIsCode() {
    assertThat(ReportHtml.page("a page", timeout()))
        .contains(
            "<li>Sallyport: check the address in <code>origins</code>;"
                + " <code>timeouts.connect</code> sets the wait.</li>")
        .doesNotContain("`");
  }

  @Test
  void thePageHasTitleVerdictCauseEvidenceAndLadder() throws Exception {
    Document page = parsed(ReportHtml.page("a page", List.of("They part here."), timeout()));
    assertThat(page.getElementsByTagName("title").item(0).getTextContent()).isEqualTo("a page");
    assertThat(page.getElementsByTagName("svg").getLength()).isEqualTo(1);
    assertThat(page.getDocumentElement().getTextContent())
        .contains(
            "Verdict: failed",
            "They part here.",
            "origin.connect.timeout (certain)",
            "5.00 s: No answer to the connection attempt within 5.00 s.",
            "SYN 10.0.0.5:443",
            "timer connect after 5.00 s");
  }

  @Test
  void nothingThatCameFromOutsideIsMarkup() throws Exception {
    String text = ReportHtml.page(HOSTILE, List.of(HOSTILE), hostile());
    assertThat(text).doesNotContain("<script", "\u202e", "\u0007");
    Document page = parsed(text);
    assertThat(page.getElementsByTagName("script").getLength()).isZero();
    assertThat(page.getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo("<script>alert('`x`')</script>??\"&");
  }

  @Test
  void itLoadsNothing() {
    assertThat(ReportHtml.page("a page", timeout()))
        .contains("default-src 'none'")
        .doesNotContain("src=", "href=", "url(", "@import");
  }
}
