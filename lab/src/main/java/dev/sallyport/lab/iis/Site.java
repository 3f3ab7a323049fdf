package dev.sallyport.lab.iis;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** One SNI name with its certificate and its mode, which may change at any time. */
final class Site {
  private final String name;
  private final SSLContext context;
  private volatile ClientCertificates mode;

  Site(String name, SSLContext context, ClientCertificates mode) {
    this.name = name;
    this.context = context;
    this.mode = mode;
  }

  String name() {
    return name;
  }

  ClientCertificates mode() {
    return mode;
  }

  void mode(ClientCertificates other) {
    mode = other;
  }

  SSLEngine engine(WindowsTls tls) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setEnabledProtocols(tls.protocols());
    engine.setWantClientAuth(mode == ClientCertificates.FIRST_HANDSHAKE);
    return engine;
  }
}
