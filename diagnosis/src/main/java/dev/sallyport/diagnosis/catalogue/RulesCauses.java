package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/** What the rules of the firewall decided. */
public final class RulesCauses {
  public static final Cause REQUEST_DENIED =
      new Cause(
          "rules.request.denied",
          "A rule of the web application firewall refused the request.",
          "The number of the rule is in the evidence. No origin was asked.",
          List.of(),
          List.of("If the request is good, exclude the rule for this path or parameter."),
          List.of("RFC 9209 section 2.3.17 (http_request_denied)"),
          new Mapping(
              403, "http_request_denied", "PR--", "UAEX", "ModSecurity: Access denied", ""));

  public static final Cause RESPONSE_DENIED =
      new Cause(
          "rules.response.denied",
          "A rule of the web application firewall held back the origin's response.",
          "The origin did answer; the rule saw something in it that must not get out, for instance a"
              + " database error.",
          List.of("Correct what the response gives away."),
          List.of("If the response is good, exclude the rule for this path."),
          List.of("RFC 9209 section 2.3.29 (proxy_internal_response)"),
          new Mapping(
              403, "proxy_internal_response", "PH--", "UAEX", "ModSecurity: Access denied", ""));

  private RulesCauses() {}
}
