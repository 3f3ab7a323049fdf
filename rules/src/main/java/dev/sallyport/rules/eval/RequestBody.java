package dev.sallyport.rules.eval;

import dev.sallyport.rules.body.BodyFindings;
import dev.sallyport.rules.body.BodyLimits;
import dev.sallyport.rules.body.Json;
import dev.sallyport.rules.body.Multipart;
import dev.sallyport.rules.body.UrlEncoded;
import dev.sallyport.rules.body.Xml;
import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.exchange.BodyFacts;
import dev.sallyport.rules.exchange.Controls;
import dev.sallyport.rules.exchange.Exchange;
import java.util.Objects;

/** Has a request's body read by the processor that its type, or a {@code ctl}, calls for. */
final class RequestBody {
  private RequestBody() {}

  static BodyFacts read(Exchange exchange, Slice bytes) {
    BodyLimits limits = exchange.settings().bodyLimits();
    int taken = exchange.request().arguments().all().size();
    BodyFindings findings = new BodyFindings(limits.arguments() - taken);
    String queryError = exchange.request().queryError();
    if (!queryError.isEmpty()) {
      findings.fail(queryError);
    }
    Controls controls = exchange.controls();
    String processor =
        Objects.requireNonNullElse(controls.requestBodyProcessor, exchange.request().processor());
    if (!bytes.isEmpty()) {
      process(processor, exchange, bytes, findings);
    }
    boolean visible =
        processor.equals("URLENCODED") || processor.isEmpty() && controls.forceRequestBodyVariable;
    return new BodyFacts(findings, bytes, processor, visible);
  }

  private static void process(
      String processor, Exchange exchange, Slice bytes, BodyFindings findings) {
    BodyLimits limits = exchange.settings().bodyLimits();
    if (!processor.equals("MULTIPART") && bytes.length() > limits.noFilesBytes()) {
      findings.fail("Request body no files data length is larger than the configured limit");
      return;
    }
    switch (processor) {
      case "URLENCODED" -> UrlEncoded.read(bytes, limits.argumentSeparator(), findings);
      case "MULTIPART" -> Multipart.read(bytes, exchange.request().contentType(), limits, findings);
      case "JSON" -> Json.read(bytes, limits, findings);
      case "XML" -> Xml.read(bytes, limits, findings);
      default -> {}
    }
  }
}
