package dev.sallyport.gateway.config;

import java.security.cert.X509Certificate;
import java.util.List;

/** What a file of trust anchors holds. */
record DecodedTrust(String fingerprint, List<X509Certificate> anchors) {}
