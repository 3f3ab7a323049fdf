package dev.sallyport.gateway.tls;

import dev.sallyport.diagnosis.trail.Event.CertificateFault;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An origin's certificate that verification refused, with the fault found in it. */
public final class CertificateRejection extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final CertificateFault fault;
  private final transient List<X509Certificate> chain;

  CertificateRejection(CertificateFault fault, String detail, X509Certificate[] chain) {
    super(detail);
    this.fault = fault;
    this.chain = List.of(chain);
  }

  public CertificateFault fault() {
    return fault;
  }

  /** What the origin showed, leaf first. */
  public List<X509Certificate> chain() {
    return chain;
  }

  /** The rejection at the bottom of {@code thrown}, or null where something else failed. */
  public static @Nullable CertificateRejection in(Throwable thrown) {
    Throwable t = thrown;
    for (int depth = 0; t != null && depth < 10; depth++) {
      if (t instanceof CertificateRejection r) {
        return r;
      }
      t = t.getCause();
    }
    return null;
  }
}
