package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.Identity;

/** An identity with what its files hold. */
record DecodedIdentity(Identity identity, KeyAndChain content) {}
