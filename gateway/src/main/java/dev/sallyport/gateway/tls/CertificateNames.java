package dev.sallyport.gateway.tls;

import io.netty.util.NetUtil;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The names a certificate is for (RFC 9525): subjectAltName only, never the common name. */
public final class CertificateNames {
  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;

  private CertificateNames() {}

  /** DNS names and addresses, as text; empty where there are none or they cannot be read. */
  public static List<String> of(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    for (List<?> name : alternativeNames(certificate)) {
      if (name.get(0).equals(DNS_NAME) || name.get(0).equals(IP_ADDRESS)) {
        names.add(String.valueOf(name.get(1)));
      }
    }
    return names;
  }

  /** Whether the certificate is for {@code wanted}, a host name or an address. */
  public static boolean match(X509Certificate certificate, String wanted) {
    byte[] address = NetUtil.createByteArrayFromIpAddressString(wanted);
    for (List<?> name : alternativeNames(certificate)) {
      String text = String.valueOf(name.get(1));
      boolean matches =
          address == null
              ? name.get(0).equals(DNS_NAME) && matchesDns(text, wanted)
              : name.get(0).equals(IP_ADDRESS)
                  && Arrays.equals(address, NetUtil.createByteArrayFromIpAddressString(text));
      if (matches) {
        return true;
      }
    }
    return false;
  }

  private static Collection<List<?>> alternativeNames(X509Certificate certificate) {
    try {
      Collection<List<?>> names = certificate.getSubjectAlternativeNames();
      return names == null ? List.of() : names;
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  // RFC 9525 section 6.3: one wildcard, as the whole left-most label
  static boolean matchesDns(String pattern, String host) {
    String p = withoutDot(pattern.toLowerCase(Locale.ROOT));
    String h = withoutDot(host.toLowerCase(Locale.ROOT));
    if (!p.startsWith("*.")) {
      return p.equals(h);
    }
    int dot = h.indexOf('.');
    return dot > 0 && p.indexOf('.', 2) > 0 && h.substring(dot).equals(p.substring(1));
  }

  private static String withoutDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
