package dev.sallyport.diagnosis.cause;

import java.util.List;

/**
 * One way in which a request fails: the one page of truth about it. Causes are constants of the
 * catalogue; their ids are never renamed.
 *
 * @param id {@code side.phase.event}, for instance {@code origin.renegotiation.unanswered}
 * @param summary one sentence for the engineer on call
 * @param evidence what shows it, and how certain that makes it
 * @param distinguish how it is told from its neighbours
 * @param originRemedy what to change at the origin, most useful first
 * @param gatewayRemedy what to change at the gateway, Sallyport or another
 * @param references RFC sections and vendor documentation
 * @param mapping what it becomes in the vocabularies of others
 * @param unverified parts of the remedies that were looked for in documentation and not found
 */
public record Cause(
    String id,
    String summary,
    String evidence,
    String distinguish,
    List<String> originRemedy,
    List<String> gatewayRemedy,
    List<String> references,
    Mapping mapping,
    List<String> unverified) {

  /** All of whose remedies are documented, or need no documentation. */
  public Cause(
      String id,
      String summary,
      String evidence,
      String distinguish,
      List<String> originRemedy,
      List<String> gatewayRemedy,
      List<String> references,
      Mapping mapping) {
    this(
        id,
        summary,
        evidence,
        distinguish,
        originRemedy,
        gatewayRemedy,
        references,
        mapping,
        List.of());
  }

  /** The same; of these parts of its remedies no documentation was found. */
  public Cause unverified(List<String> parts) {
    return new Cause(
        id,
        summary,
        evidence,
        distinguish,
        originRemedy,
        gatewayRemedy,
        references,
        mapping,
        parts);
  }

  /**
   * The same thing in other vocabularies.
   *
   * @param status the HTTP status that the gateway sends (499: logged, nothing can be sent)
   * @param proxyStatus RFC 9209 section 2.3 error type
   * @param haproxy nearest termination state, for instance {@code sH--}
   * @param envoy nearest response flag
   * @param nginx nearest error-log message
   * @param cloudflare nearest status, or empty where there is none
   */
  public record Mapping(
      int status,
      String proxyStatus,
      String haproxy,
      String envoy,
      String nginx,
      String cloudflare) {}

  /** {@code client}, {@code gateway}, {@code origin} or {@code rules}. */
  public String side() {
    return id.substring(0, id.indexOf('.'));
  }

  public String phase() {
    return id.substring(id.indexOf('.') + 1, id.indexOf('.', id.indexOf('.') + 1));
  }

  public String event() {
    return id.substring(id.indexOf('.', id.indexOf('.') + 1) + 1);
  }
}
