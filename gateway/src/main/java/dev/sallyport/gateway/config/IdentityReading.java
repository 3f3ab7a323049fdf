package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.Identity;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Opens the files of one {@code certificate} and reports what is wrong with them. */
final class IdentityReading {
  private final Section<IdentityFiles> section;

  IdentityReading(Section<IdentityFiles> section) {
    this.section = section;
  }

  /** Null, and a problem at the key whose file is at fault, where the identity is unusable. */
  @Nullable Identity read() {
    IdentityFiles files = IdentityKeys.files(section);
    Spot certificate =
        section.spot(files.pkcs12() == null ? IdentityKeys.CHAIN : IdentityKeys.PKCS12);
    Map<IdentityFiles, DecodedIdentity> known = certificate.reading().identities;
    try {
      DecodedIdentity decoded = known.get(files);
      if (decoded == null) {
        decoded = files.pkcs12() == null ? pem(files) : pkcs12(files);
      }
      if (decoded == null) {
        return null;
      }
      known.put(files, decoded);
      Validity.warn(certificate, decoded.content().chain());
      return decoded.identity();
    } catch (IdentityException e) {
      Spot atFault =
          switch (e.fault()) {
            case STORE, CHAIN, UNREADABLE -> certificate;
            case PASSWORD -> section.spot(IdentityKeys.PASSWORD_FILE);
            case KEY, MISMATCH ->
                files.pkcs12() == null ? section.spot(IdentityKeys.KEY) : certificate;
          };
      atFault.problem(e.getMessage());
      return null;
    }
  }

  private @Nullable DecodedIdentity pkcs12(IdentityFiles files) throws IdentityException {
    byte[] store = content(IdentityKeys.PKCS12, files.pkcs12());
    byte[] password =
        files.passwordFile() == null
            ? new byte[0]
            : content(IdentityKeys.PASSWORD_FILE, files.passwordFile());
    if (store == null || password == null || files.pkcs12() == null) {
      return null;
    }
    Identity.Pkcs12 identity =
        new Identity.Pkcs12(files.pkcs12(), files.passwordFile(), Fingerprint.of(store));
    return new DecodedIdentity(identity, Identities.decode(identity, store, password));
  }

  private @Nullable DecodedIdentity pem(IdentityFiles files) throws IdentityException {
    byte[] chain = content(IdentityKeys.CHAIN, files.chain());
    byte[] key = content(IdentityKeys.KEY, files.key());
    if (chain == null || key == null || files.chain() == null || files.key() == null) {
      return null;
    }
    Identity.Pem identity =
        new Identity.Pem(files.chain(), files.key(), Fingerprint.of(chain, key));
    return new DecodedIdentity(identity, Identities.decode(identity, chain, key));
  }

  private byte @Nullable [] content(Key<IdentityFiles, String> key, @Nullable String path) {
    return path == null ? null : section.spot(key).content(path);
  }
}
