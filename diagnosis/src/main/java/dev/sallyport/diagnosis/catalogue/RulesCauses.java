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
          "A rule with a disruptive action matched in a request phase; its number is in"
              + " the evidence. Certain: it is the gateway's own decision.",
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
          "A rule with a disruptive action matched in a response phase; its number is"
              + " in the evidence. Certain: it is the gateway's own decision.",
          "The origin did answer; the rule saw something in it that must not get out, for instance"
              + " a database error.",
          List.of("Correct what the response gives away."),
          List.of("If the response is good, exclude the rule for this path."),
          List.of("RFC 9209 section 2.3.29 (proxy_internal_response)"),
          new Mapping(
              403, "proxy_internal_response", "PH--", "UAEX", "ModSecurity: Access denied", ""));

  public static final Cause REQUEST_LIMIT =
      new Cause(
          "rules.request.limit",
          "The request's body is longer than the rules read, and what they cannot read is refused.",
          "More body bytes than the rules read, and the action for it is to refuse."
              + " Certain: they were counted.",
          "Said by `SecRequestBodyLimit` or a `ctl`, not by `limits.body_bytes`. No origin was"
              + " asked.",
          List.of(),
          List.of(
              "Raise `SecRequestBodyLimit`.",
              "With `SecRequestBodyLimitAction ProcessPartial` the rules read the beginning and the"
                  + " rest passes unread."),
          List.of("RFC 9110 section 15.5.14 (413)"),
          new Mapping(
              413, "http_request_denied", "PR--", "UAEX", "ModSecurity: Access denied", ""));

  public static final Cause RESPONSE_LIMIT =
      new Cause(
          "rules.response.limit",
          "The response's body is longer than the rules read, and what they cannot read is held"
              + " back.",
          "More response bytes than the rules read, and the action for it is to refuse."
              + " Certain: they were counted.",
          "Said by `SecResponseBodyLimit` or a `ctl`; compressed bodies count decompressed.",
          List.of(),
          List.of(
              "Raise `SecResponseBodyLimit`.",
              "With `SecResponseBodyLimitAction ProcessPartial` the rules read the beginning and"
                  + " the rest passes unread."),
          List.of("RFC 9209 section 2.3.29 (proxy_internal_response)"),
          new Mapping(
              502, "proxy_internal_response", "PH--", "UAEX", "ModSecurity: Access denied", ""));

  public static final Cause REQUEST_EXHAUSTED =
      new Cause(
          "rules.request.exhausted",
          "A rule could not be evaluated on a part of the request within its bound of steps.",
          "The evaluation of a request reached its bound; rule and value are in the"
              + " evidence. Certain: it is the gateway's own count.",
          "Its number and the value's name are in the evidence. Whether the request was denied for"
              + " that is the site's failure mode.",
          List.of(),
          List.of(
              "Write the rule's pattern without look-around, back-references and atomic groups:"
                  + " then no bound is needed.",
              "If the value is good and long, exclude this target from the rule."),
          List.of("RFC 9209 section 2.3.17 (http_request_denied)"),
          new Mapping(
              403,
              "http_request_denied",
              "PR--",
              "UAEX",
              "ModSecurity: Rule execution error - PCRE limits exceeded",
              ""));

  public static final Cause RESPONSE_EXHAUSTED =
      new Cause(
          "rules.response.exhausted",
          "A rule could not be evaluated on a part of the response within its bound of steps.",
          "The evaluation of a response reached its bound; rule and value are in the"
              + " evidence. Certain: it is the gateway's own count.",
          "Its number and the value's name are in the evidence. Whether the response was held back"
              + " for that is the site's failure mode.",
          List.of(),
          List.of(
              "Write the rule's pattern without look-around, back-references and atomic groups:"
                  + " then no bound is needed.",
              "If the value is good and long, exclude this target from the rule."),
          List.of("RFC 9209 section 2.3.29 (proxy_internal_response)"),
          new Mapping(
              403,
              "proxy_internal_response",
              "PH--",
              "UAEX",
              "ModSecurity: Rule execution error - PCRE limits exceeded",
              ""));

  private RulesCauses() {}
}
