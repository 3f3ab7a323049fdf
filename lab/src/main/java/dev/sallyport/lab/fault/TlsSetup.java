package dev.sallyport.lab.fault;

import dev.sallyport.lab.pki.Flaw;
import dev.sallyport.lab.pki.Identity;
import dev.sallyport.lab.pki.LabPki;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * How a fault server sets up TLS.
 *
 * @param cipherSuites the only ones of TLS 1.2 to be offered; empty for those of the JDK and TLS
 *     1.3
 * @param certificateRequired whether a client without a certificate is turned away
 */
public record TlsSetup(Flaw flaw, List<String> cipherSuites, boolean certificateRequired) {
  static final TlsSetup SOUND = new TlsSetup(Flaw.NONE, List.of(), false);

  static final TlsSetup TLS_1_2 =
      new TlsSetup(Flaw.NONE, List.of("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"), false);

  public TlsSetup {
    cipherSuites = List.copyOf(cipherSuites);
  }

  SSLContext context(LabPki pki) throws GeneralSecurityException, IOException {
    return pki.serverContext(identity(pki));
  }

  Identity identity(LabPki pki) throws GeneralSecurityException {
    return pki.server(flaw, FaultServer.NAME, "localhost", "127.0.0.1");
  }

  SSLEngine engine(SSLContext context) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setNeedClientAuth(certificateRequired);
    if (!cipherSuites.isEmpty()) {
      engine.setEnabledProtocols(new String[] {"TLSv1.2"});
      engine.setEnabledCipherSuites(cipherSuites.toArray(String[]::new));
    }
    return engine;
  }
}
