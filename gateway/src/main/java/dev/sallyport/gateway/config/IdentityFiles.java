package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.Identity;
import org.jspecify.annotations.Nullable;

/** The files that a {@code certificate} names: {@code pkcs12}, or {@code chain} and {@code key}. */
record IdentityFiles(
    @Nullable String pkcs12,
    @Nullable String passwordFile,
    @Nullable String chain,
    @Nullable String key) {

  static IdentityFiles of(Identity identity) {
    return switch (identity) {
      case Identity.Pkcs12 store ->
          new IdentityFiles(store.file(), store.passwordFile(), null, null);
      case Identity.Pem pem -> new IdentityFiles(null, null, pem.chainFile(), pem.keyFile());
      case Identity.SelfSigned made -> new IdentityFiles(null, null, null, null);
    };
  }
}
