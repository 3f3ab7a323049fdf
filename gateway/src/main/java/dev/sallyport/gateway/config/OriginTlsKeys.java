package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.Identity;
import dev.sallyport.gateway.config.SiteConfiguration.OriginTls;
import dev.sallyport.gateway.config.SiteConfiguration.PostHandshakeAuth;
import dev.sallyport.gateway.config.SiteConfiguration.Renegotiation;
import dev.sallyport.gateway.config.SiteConfiguration.TlsVersion;
import dev.sallyport.gateway.config.SiteConfiguration.Verify;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of {@code origin_tls}. */
final class OriginTlsKeys {
  static final Key<OriginTls, String> SNI =
      Key.optional(
          "sni",
          Scalars.HOST_NAME,
          "the host of the origin's URL, none where that is an address",
          "The name that the origin is asked for in the ClientHello.",
          OriginTls::sni);
  static final Key<OriginTls, Verify> VERIFY =
      Key.of(
          "verify",
          Scalars.word(Verify.class),
          "full",
          "What the origin's certificate has to prove: chain and name, the chain only, or nothing.",
          OriginTls::verify);
  static final Key<OriginTls, String> VERIFY_NAME =
      Key.optional(
          "verify_name",
          Scalars.HOST_NAME,
          "sni, else the host of the origin's URL",
          "The name that the origin's certificate must have.",
          OriginTls::verifyName);
  static final Key<OriginTls, String> TRUST =
      Key.optional(
          "trust",
          Scalars.PATH,
          "the JDK's own trust anchors",
          "A PEM file with the certificates of the authorities that may vouch for the origin.",
          OriginTls::trust);
  static final Key<OriginTls, Identity> CLIENT_CERTIFICATE =
      Key.optional(
          "client_certificate",
          IdentityForm.FILES,
          "an empty certificate is sent",
          "What is shown to an origin that asks for a client certificate; keys as in certificate.",
          OriginTls::clientCertificate);
  static final Key<OriginTls, Renegotiation> RENEGOTIATION =
      Key.of(
          "renegotiation",
          Scalars.word(Renegotiation.class),
          "answer",
          "What an origin's HelloRequest gets: a handshake, a no_renegotiation alert, or silence.",
          OriginTls::renegotiation);
  static final Key<OriginTls, List<TlsVersion>> VERSIONS =
      Key.of(
          "versions",
          new ListForm<>(Scalars.word(TlsVersion.class, TlsVersion::word), 1),
          "[TLSv1.2, TLSv1.3]",
          "TLS versions offered to the origin.",
          OriginTls::versions);
  static final Key<OriginTls, PostHandshakeAuth> POST_HANDSHAKE_AUTH =
      Key.of(
          "post_handshake_auth",
          Scalars.word(PostHandshakeAuth.class),
          "retry",
          "When a TLS 1.3 origin seems to want post-handshake authentication: ask once more at"
              + " TLS 1.2, or deliver its answer and report.",
          OriginTls::postHandshakeAuth);

  static final KeyTable<OriginTls> TABLE =
      new KeyTable<>(
          "sites.NAME.origin_tls",
          "How TLS is spoken to the origins.",
          List.of(
              SNI,
              VERIFY,
              VERIFY_NAME,
              TRUST,
              CLIENT_CERTIFICATE,
              RENEGOTIATION,
              VERSIONS,
              POST_HANDSHAKE_AUTH));

  static final Form<OriginTls> FORM =
      new MappingForm<>(TABLE, OriginTlsKeys::check, OriginTlsKeys::build);

  private OriginTlsKeys() {}

  private static void check(Section<OriginTls> section) {
    if (section.optional(VERIFY).filter(Verify.OFF::equals).isPresent()) {
      section
          .spot(VERIFY)
          .warning(
              "verify is off; anybody on the way can pose as the origin: wanted full, or trust");
    }
    if (section.optional(RENEGOTIATION).filter(Renegotiation.IGNORE::equals).isPresent()) {
      section
          .spot(RENEGOTIATION)
          .warning(
              "renegotiation is ignored; this only plays a legacy WAF, an origin that asks will"
                  + " hang: wanted answer");
    }
  }

  private static @Nullable OriginTls build(Section<OriginTls> section) {
    String trust = section.optional(TRUST).orElse(null);
    String fingerprint = trust == null ? "" : trustFingerprint(section.spot(TRUST), trust);
    return fingerprint == null
        ? null
        : new OriginTls(
            section.optional(SNI).orElse(null),
            section.value(VERIFY),
            section.optional(VERIFY_NAME).orElse(null),
            trust,
            fingerprint,
            section.optional(CLIENT_CERTIFICATE).orElse(null),
            section.value(RENEGOTIATION),
            section.value(VERSIONS),
            section.value(POST_HANDSHAKE_AUTH));
  }

  /** Null, and a problem, where the file holds no trust anchors. */
  private static @Nullable String trustFingerprint(Spot spot, String path) {
    DecodedTrust trust = spot.reading().trusts.get(path);
    byte[] content = trust == null ? spot.content(path) : null;
    if (trust == null && content != null) {
      try {
        trust = new DecodedTrust(Fingerprint.of(content), PemFile.certificates(content, path));
        spot.reading().trusts.put(path, trust);
      } catch (IdentityException e) {
        spot.problem(e.getMessage());
      }
    }
    if (trust == null) {
      return null;
    }
    Validity.warn(spot, trust.anchors());
    return trust.fingerprint();
  }
}
