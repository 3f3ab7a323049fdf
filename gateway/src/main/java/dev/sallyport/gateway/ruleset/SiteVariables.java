package dev.sallyport.gateway.ruleset;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a site says over the Core Rule Set's own set-up; null leaves that as it is.
 *
 * <p>The values go into variables of TX before phase 1. Rules of ours, between the set-up and the
 * Core Rule Set, copy them into the variables that the releases read, so that neither a {@code
 * setvar} of the set-up nor a default of the release is stronger.
 */
public record SiteVariables(
    @Nullable Integer paranoia,
    @Nullable Integer detectionParanoia,
    @Nullable Integer inboundThreshold,
    @Nullable Integer outboundThreshold) {
  private static final String PARANOIA = "sallyport_paranoia";
  private static final String DETECTION = "sallyport_detection_paranoia";
  private static final String INBOUND = "sallyport_inbound";
  private static final String OUTBOUND = "sallyport_outbound";

  /** Each in force only where its variable is set. The names are those of CRS 4, then of CRS 3. */
  static final String RULES =
      copy(84430001, PARANOIA, "blocking_paranoia_level", "paranoia_level")
          + copy(84430002, DETECTION, "detection_paranoia_level", "executing_paranoia_level")
          + lift(84430003, "detection_paranoia_level", "blocking_paranoia_level")
          + lift(84430004, "executing_paranoia_level", "paranoia_level")
          + copy(84430005, INBOUND, "inbound_anomaly_score_threshold")
          + copy(84430006, OUTBOUND, "outbound_anomaly_score_threshold");

  private static String copy(long id, String from, String... to) {
    StringBuilder rule = new StringBuilder();
    rule.append("SecRule &TX:").append(from).append(" \"@eq 1\" \"id:").append(id);
    rule.append(",phase:1,t:none,pass,nolog,noauditlog");
    for (String name : to) {
      rule.append(",setvar:'tx.").append(name).append("=%{tx.").append(from).append("}'");
    }
    return rule.append("\"\n").toString();
  }

  /** The releases answer 500 where fewer rules are detected than are blocked. */
  private static String lift(long id, String low, String least) {
    return """
    SecRule &TX:%s "@eq 1" "id:%d,phase:1,t:none,pass,nolog,noauditlog,chain"
    SecRule TX:%s "@lt %%{tx.%s}" "t:none,setvar:'tx.%s=%%{tx.%s}'"
    """
        .formatted(PARANOIA, id, low, least, low, least);
  }

  /** For {@code SiteRules}. */
  public Map<String, String> values() {
    Map<String, String> values = new LinkedHashMap<>();
    put(values, PARANOIA, paranoia);
    put(values, DETECTION, detectionParanoia);
    put(values, INBOUND, inboundThreshold);
    put(values, OUTBOUND, outboundThreshold);
    return values;
  }

  private static void put(Map<String, String> to, String name, @Nullable Integer value) {
    if (value != null) {
      to.put(name, value.toString());
    }
  }
}
