package dev.sallyport.gateway.config;

import java.util.List;
import java.util.Map;

/** The keys of {@code certificate} and {@code client_certificate}. */
final class IdentityKeys {
  static final Key<IdentityFiles, String> PKCS12 =
      Key.optional(
          "pkcs12",
          Scalars.PATH,
          "chain and key are used",
          "A PKCS#12 file (.pfx, .p12) with one private key and its chain.",
          IdentityFiles::pkcs12);
  static final Key<IdentityFiles, String> PASSWORD_FILE =
      Key.optional(
          "password_file",
          Scalars.PATH,
          "an empty password",
          "A file whose content is the password of pkcs12; a newline at its end is dropped.",
          IdentityFiles::passwordFile);
  static final Key<IdentityFiles, String> CHAIN =
      Key.optional(
          "chain",
          Scalars.PATH,
          "pkcs12 is used",
          "A PEM file with the certificate first and its issuers after it.",
          IdentityFiles::chain);
  static final Key<IdentityFiles, String> KEY =
      Key.optional(
          "key",
          Scalars.PATH,
          "pkcs12 is used",
          "A PEM file with the private key, not encrypted.",
          IdentityFiles::key);

  static final KeyTable<IdentityFiles> TABLE =
      new KeyTable<>(
          "sites.NAME.certificate",
          "A private key with its certificate: either pkcs12, or chain and key.",
          List.of(PKCS12, PASSWORD_FILE, CHAIN, KEY),
          Map.of(
              "password",
              "wanted password_file: a password never stands in the configuration itself"));

  private IdentityKeys() {}

  /** Reports where the keys do not make one identity. */
  static void check(Section<IdentityFiles> section) {
    boolean store = section.writes(PKCS12);
    boolean chain = section.writes(CHAIN);
    boolean key = section.writes(KEY);
    boolean clear = store ? !chain && !key : chain && key;
    if (!clear) {
      section.problem(
          "unclear identity; wanted pkcs12, or chain and key together, got "
              + (section.writtenKeys().isEmpty()
                  ? "nothing"
                  : String.join(", ", section.writtenKeys())));
    } else if (!store && section.writes(PASSWORD_FILE)) {
      section
          .spot(PASSWORD_FILE)
          .problem("password_file without pkcs12; wanted a key that is not encrypted");
    }
  }

  static IdentityFiles files(Section<IdentityFiles> section) {
    return new IdentityFiles(
        section.optional(PKCS12).orElse(null),
        section.optional(PASSWORD_FILE).orElse(null),
        section.optional(CHAIN).orElse(null),
        section.optional(KEY).orElse(null));
  }
}
