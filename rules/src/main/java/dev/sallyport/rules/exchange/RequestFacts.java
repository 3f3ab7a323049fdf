package dev.sallyport.rules.exchange;

import dev.sallyport.rules.body.BodyFindings;
import dev.sallyport.rules.body.BodyLimits;
import dev.sallyport.rules.body.UrlEncoded;
import java.util.Locale;

/** What is known of a request once its head is there. */
public final class RequestFacts {
  private final RequestHead head;
  private final RequestParts parts;
  private final Fields fields;
  private final Cookies cookies;
  private final Arguments arguments = new Arguments();
  private final String processor;
  private final boolean queryEncodingError;
  private final String queryError;

  RequestFacts(RequestHead head, ExchangeSettings settings, KnownValues known) {
    this.head = head;
    BodyLimits limits = settings.bodyLimits();
    parts = RequestParts.of(head, known);
    fields = new Fields(head.fields(), known);
    cookies = new Cookies(fields.values(), settings.cookiesVersion1(), known);
    BodyFindings found = new BodyFindings(limits.arguments());
    UrlEncoded.read(parts.query().bytes(), limits.argumentSeparator(), found);
    arguments.addQuery(found.arguments(), known);
    queryEncodingError = found.urlEncodedError();
    queryError = found.error();
    processor = processorFor(contentType());
  }

  private static String processorFor(String contentType) {
    String type = contentType.toLowerCase(Locale.ROOT);
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return "URLENCODED";
    }
    return type.startsWith("multipart/form-data") ? "MULTIPART" : "";
  }

  public RequestHead head() {
    return head;
  }

  public RequestParts parts() {
    return parts;
  }

  public Fields fields() {
    return fields;
  }

  public Cookies cookies() {
    return cookies;
  }

  public Arguments arguments() {
    return arguments;
  }

  public String contentType() {
    return fields.first("content-type").toString();
  }

  /** The body processor that the Content-Type calls for; empty for none. */
  public String processor() {
    return processor;
  }

  public boolean queryEncodingError() {
    return queryEncodingError;
  }

  /** Why not all of the query's arguments were taken; empty where they were. */
  public String queryError() {
    return queryError;
  }
}
