package dev.sallyport.diagnosis.report;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.trail.Seconds;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;
import java.util.regex.Pattern;

/** A report as one HTML page that needs nothing else: no script, no file, no network. */
public final class ReportHtml {
  private static final String STYLE =
      """
      body{font:15px/1.5 system-ui,sans-serif;max-width:64rem;margin:2rem auto;padding:0 1rem}
      section{border:1px solid #8886;border-radius:6px;padding:0 1rem 1rem;margin:1rem 0}
      code{font-size:95%} svg{width:100%;height:auto} svg text{font:13px system-ui,sans-serif}
      :root{color-scheme:light dark} .side{stroke:#888} path,circle{stroke:currentColor}
      circle,path{fill:currentColor} .good{color:#080;fill:#080} .bad{color:#c22;fill:#c22}
      .notable{color:#a60;fill:#a60} .faint{fill:#888} .plain,.head{fill:currentColor}
      .head{font-weight:bold} table{border-collapse:collapse} th{text-align:left}
      th,td{padding:0 1rem 0 0;vertical-align:top;overflow-wrap:anywhere}
      h1,li,p{overflow-wrap:anywhere} section{overflow-x:auto} svg{min-width:42rem}
      @media (prefers-color-scheme:dark){.good{color:#5c5;fill:#5c5}.bad{color:#f77;fill:#f77}
      .notable{color:#fb5;fill:#fb5}}
      """;

  private static final Pattern CODE = Pattern.compile("`([^`]+)`");

  private ReportHtml() {}

  /** The whole page. */
  public static String page(String title, Report report) {
    return page(title, List.of(), report);
  }

  /** The whole page; {@code lead}: paragraphs before all else. */
  public static String page(String title, List<String> lead, Report report) {
    StringBuilder out = new StringBuilder();
    out.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.append("<meta http-equiv=\"Content-Security-Policy\"");
    out.append(" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n");
    out.append("<title>").append(escaped(title)).append("</title>\n<style>\n");
    out.append(STYLE).append("</style>\n</head>\n<body>\n");
    out.append("<h1>").append(escaped(title)).append("</h1>\n");
    out.append("<p>Verdict: <strong>").append(report.verdict().word()).append("</strong></p>\n");
    lead.forEach(text -> paragraph(out, text));
    table(out, report.table());
    report.findings().forEach(finding -> finding(out, finding));
    report.trails().forEach(trail -> trail(out, trail));
    return out.append("</body>\n</html>\n").toString();
  }

  /** Text that came from outside, fit for HTML. */
  static String escaped(String text) {
    return Printable.text(text, 2_000)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static void finding(StringBuilder out, Finding finding) {
    out.append("<section>\n<h2><code>").append(escaped(finding.cause().id()));
    out.append("</code> (").append(finding.certainty().word()).append(")</h2>\n");
    paragraph(out, "at " + finding.subject());
    paragraph(out, finding.cause().summary() + " " + finding.detail());
    out.append("<h3>Evidence</h3>\n<ul>\n");
    for (Finding.Evidence part : finding.evidence()) {
      Integer packet = part.at().packet();
      String where =
          Seconds.text(part.at().atNanos()) + (packet == null ? "" : ", packet " + packet);
      item(out, where + ": " + part.text());
    }
    out.append("</ul>\n");
    remedies(out, "At the origin", finding.cause().originRemedy());
    remedies(out, "At the gateway", finding.cause().gatewayRemedy());
    paragraph(out, "See " + String.join("; ", finding.cause().references()) + ".");
    out.append("</section>\n");
  }

  private static void table(StringBuilder out, List<Row> table) {
    if (table.isEmpty()) {
      return;
    }
    boolean direct = table.stream().anyMatch(row -> row.direct() != null);
    boolean via = table.stream().anyMatch(row -> row.via() != null);
    out.append("<section>\n<h2>Side by side</h2>\n<table>\n<tr><th></th><th>asked</th>");
    out.append(direct ? "<th>direct</th>" : "").append(via ? "<th>via</th>" : "").append("</tr>\n");
    for (Row row : table) {
      out.append(row.differs() ? "<tr class=\"bad\">" : "<tr>");
      cell(out, row.topic());
      cell(out, row.question());
      if (direct) {
        cell(out, row.direct() == null ? "" : row.direct().text());
      }
      if (via) {
        cell(out, row.via() == null ? "" : row.via().text());
      }
      out.append("</tr>\n");
    }
    out.append("</table>\n</section>\n");
  }

  private static void cell(StringBuilder out, String text) {
    out.append("<td>").append(escaped(text)).append("</td>");
  }

  private static void trail(StringBuilder out, Trail trail) {
    out.append("<section>\n<h2>").append(escaped(trail.name())).append("</h2>\n");
    paragraph(out, trail.client() + " to " + trail.origin() + ", " + trail.protocol());
    String whyNot = trail.whyNot();
    if (whyNot != null) {
      paragraph(out, "Stays closed: " + whyNot);
    }
    out.append(LadderSvg.draw(trail)).append("</section>\n");
  }

  private static void remedies(StringBuilder out, String where, List<String> remedies) {
    if (!remedies.isEmpty()) {
      out.append("<h3>").append(where).append("</h3>\n<ul>\n");
      remedies.forEach(remedy -> item(out, remedy));
      out.append("</ul>\n");
    }
  }

  private static void item(StringBuilder out, String text) {
    out.append("<li>").append(prose(text)).append("</li>\n");
  }

  private static void paragraph(StringBuilder out, String text) {
    out.append("<p>").append(prose(text)).append("</p>\n");
  }

  /** Sentences; what stands between backticks is code. */
  private static String prose(String text) {
    return CODE.matcher(escaped(text)).replaceAll("<code>$1</code>");
  }
}
