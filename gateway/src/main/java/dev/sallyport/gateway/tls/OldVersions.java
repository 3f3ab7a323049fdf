package dev.sallyport.gateway.tls;

import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.config.SiteConfiguration.TlsVersion;
import java.security.Security;
import java.util.Arrays;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * TLS 1.0 and 1.1 towards origins. The JDK refuses both for the whole process, whatever a
 * connection asks for; where a site names one of them that refusal is lifted, and each site still
 * offers only the versions it names. Takes effect before the first TLS context of the process only.
 */
public final class OldVersions {
  private static final String PROPERTY = "jdk.tls.disabledAlgorithms";
  private static final Set<String> OLD = Set.of("TLSv1", "TLSv1.1");

  private OldVersions() {}

  /** Lifts the refusal where one of {@code sites} needs it. */
  public static void allow(Collection<SiteConfiguration> sites) {
    boolean wanted =
        sites.stream()
            .flatMap(s -> s.originTls().versions().stream())
            .anyMatch(v -> v == TlsVersion.TLS_1_0 || v == TlsVersion.TLS_1_1);
    String disabled = Security.getProperty(PROPERTY);
    if (wanted && disabled != null) {
      Security.setProperty(PROPERTY, without(disabled));
    }
  }

  static String without(String disabled) {
    return Arrays.stream(disabled.split(",", -1))
        .map(String::trim)
        .filter(entry -> !OLD.contains(entry))
        .collect(Collectors.joining(", "));
  }
}
