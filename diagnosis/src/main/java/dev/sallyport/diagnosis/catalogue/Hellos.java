package dev.sallyport.diagnosis.catalogue;

import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Cause.Mapping;
import java.util.List;

/**
 * What about a ClientHello the origin, or a box before it, does not bear. One exchange alone does
 * not tell; hellos that differ in one thing do.
 */
public final class Hellos {
  public static final Cause VERSION_INTOLERANT =
      cause(
          "version-intolerant",
          "The origin fails on a ClientHello that offers TLS 1.3, and accepts one that does not.",
          "The same hello with TLS 1.3 and 1.2, and with TLS 1.2 alone: only the second is"
              + " accepted. Likely, never certain: asked"
              + " twice each.",
          "A server without TLS 1.3 must answer with the version that it has (RFC 8446 appendix"
              + " D.5). If a larger hello of TLS 1.2 fails too, it is the size.",
          List.of("Update the origin's TLS, or the box before it that reads the hello."),
          List.of(
              "Sallyport: `origin_tls.versions: [TLSv1.2]`. nginx: proxy_ssl_protocols TLSv1.2."),
          List.of("RFC 8446 appendix D.5 (version intolerance)", "RFC 7507 (fallback)"));

  public static final Cause LARGE_HELLO =
      cause(
          "large-hello",
          "A ClientHello that does not fit into one TCP segment fails, a shorter one is accepted.",
          "A hello with a post-quantum key share, more than 1,460 bytes: silence, reset or alert;"
              + " the usual one is accepted. Certain where both were asked twice.",
          "The first segment is acknowledged and nothing follows, or a reset. If as long a hello"
              + " without the post-quantum share is accepted, it is the group and not the size. If"
              + " the usual hello fails in pieces too, a box reads the first packet alone.",
          List.of("Update or reconfigure the box before the origin that reads the server name."),
          List.of(
              "Leave the post-quantum group out towards this origin. OpenSSL:"
                  + " Groups = X25519:P-256:P-384. nginx from 1.19.4: proxy_ssl_conf_command"
                  + " Groups."),
          List.of("RFC 8446 section 4.2.8 (key_share)", "https://tldr.fail"));

  public static final Cause FRAGMENTED_HELLO =
      cause(
          "fragmented-hello",
          "A ClientHello in several TCP segments or TLS records fails, in one piece it is"
              + " accepted.",
          "The same bytes, written at once and in pieces. Certain where both were asked twice.",
          "The size does not matter, only how it comes. Behind a path with a small MTU each long"
              + " hello fails.",
          List.of(
              "Update the box that reads the hello: it must wait for the rest (TCP is a stream),"
                  + " and put records together."),
          List.of("Keep the ClientHello short: fewer groups, suites and protocols."),
          List.of("RFC 8446 section 5.1 (fragmentation)", "RFC 9293 section 3.8"));

  public static final Cause NAME_REFUSED =
      cause(
          "name-refused",
          "The origin refuses the server name in the ClientHello; without a name it answers.",
          "The usual hello fails with the site's name and is accepted without. Likely, never"
              + " certain: asked twice each.",
          "Then no site is bound to this name, or a filter knows it. The certificate of the answer"
              + " without a name tells which site is the default.",
          List.of(
              "Bind a site to the name. IIS: a binding with hostnameport; Apache: ServerName or"
                  + " ServerAlias; nginx: server_name."),
          List.of("Sallyport: `origin_tls.sni` sets the name that is sent."),
          List.of("RFC 6066 section 3 (server_name)"));

  public static final Cause NAME_WARNING =
      cause(
          "name-warning",
          "The origin warns that it does not know the server name, and goes on with a default.",
          "An alert unrecognized_name of level warning before the ServerHello. Certain: it is in"
              + " clear.",
          "The handshake goes on, so most clients work; old Java clients end it there. A fatal"
              + " alert is another cause.",
          List.of("Apache: add the name as ServerName or ServerAlias of the virtual host."),
          List.of("Sallyport: `origin_tls.sni` sets the name that is sent."),
          List.of("RFC 6066 section 3 (server_name)"));

  public static final Cause NO_SHARED_GROUP =
      cause(
          "no-shared-group",
          "The origin offers no group for the key exchange that usual clients have.",
          "The usual hello fails and is accepted with more groups in it. Certain where the group"
              + " then chosen is none of the usual ones.",
          "Looks like a missing cipher suite: alert handshake_failure right after the hello. More"
              + " suites do not help, more groups do.",
          List.of(
              "Enable X25519 or P-256. OpenSSL: Groups = X25519:P-256. Windows: Enable-TlsEccCurve"
                  + " (not tried on a real Windows)."),
          List.of("Offer the origin's group. nginx: proxy_ssl_conf_command Groups."),
          List.of("RFC 8446 section 4.2.7 (supported_groups)", "RFC 8422 section 5.1.1"));

  public static final Cause NO_SHARED_SIGNATURE =
      cause(
          "no-shared-signature",
          "The origin's key can make none of the signatures that usual clients accept.",
          "The usual hello fails and is accepted with more signature algorithms in it. Certain"
              + " where the algorithm then chosen is none of the usual ones.",
          "Looks like a missing cipher suite: alert handshake_failure right after the hello. Seen"
              + " with Ed25519 or P-521 keys, and with servers that sign by SHA-1 alone.",
          List.of("Use a certificate with a P-256 or an RSA 2048 key, signed with SHA-256."),
          List.of("Offer the algorithm. nginx: proxy_ssl_conf_command SignatureAlgorithms."),
          List.of("RFC 8446 section 4.2.3 (signature_algorithms)"));

  public static final Cause DH_KEY_SMALL =
      cause(
          "dh-key-small",
          "The origin exchanges keys in a finite field whose prime is shorter than 2048 bits.",
          "The ServerKeyExchange of a DHE suite shows the prime. Certain where the origin"
              + " refuses a hello without such suites.",
          "OpenSSL says `dh key too small`, and the JDK refuses below 1024 bits, each in the first"
              + " handshake. The certificate's key is another matter.",
          List.of(
              "Enable ECDHE suites, or DH parameters of 2048 bits. Apache: SSLOpenSSLConfCmd"
                  + " DHParameters. nginx: ssl_dhparam."),
          List.of("Offer no DHE suites. nginx: proxy_ssl_ciphers with !DH."),
          List.of("RFC 7919 section 3", "RFC 9325 section 4.1"));

  public static final Cause STAPLE_MISSING =
      cause(
          "staple-missing",
          "The origin's certificate demands a stapled OCSP response, and the origin sends none.",
          "The certificate has the TLS feature status_request; the hello asked for the response,"
              + " and none came. Certain: both are in clear, or decrypted.",
          "Clients that honour the feature (Firefox) refuse the site, all others work.",
          List.of(
              "Turn stapling on and let the origin reach its authority's responder. nginx:"
                  + " ssl_stapling on, and a resolver. Apache: SSLUseStapling on, and an"
                  + " SSLStaplingCache. Or issue a certificate without the feature."),
          List.of("Nothing: the response must come from whoever shows the certificate."),
          List.of("RFC 7633 (TLS feature)", "RFC 6066 section 8 (status_request)"));

  private Hellos() {}

  static List<Cause> all() {
    return List.of(
        VERSION_INTOLERANT,
        LARGE_HELLO,
        FRAGMENTED_HELLO,
        NAME_REFUSED,
        NAME_WARNING,
        NO_SHARED_GROUP,
        NO_SHARED_SIGNATURE,
        DH_KEY_SMALL,
        STAPLE_MISSING);
  }

  private static Cause cause(
      String event,
      String summary,
      String evidence,
      String distinguish,
      List<String> origin,
      List<String> gateway,
      List<String> references) {
    return new Cause(
        "origin.handshake." + event,
        summary,
        evidence,
        distinguish,
        origin,
        gateway,
        references,
        new Mapping(
            502,
            "tls_protocol_error",
            "SC--",
            "UF",
            "SSL_do_handshake() failed while SSL handshaking to upstream",
            "525"));
  }
}
