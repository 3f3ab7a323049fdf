package dev.sallyport.lab.pki;

/** What can be wrong with a server's certificate. */
public enum Flaw {
  NONE,
  /** Ended yesterday. */
  EXPIRED,
  /** Begins tomorrow. */
  NOT_YET_VALID,
  /** Signed with its own key. */
  SELF_SIGNED,
  /** Issued for {@link LabPki#OTHER_NAME} only. */
  WRONG_NAME,
  /** Issued by an intermediate authority whose certificate the server does not send. */
  INCOMPLETE_CHAIN,
  /** RSA with 1024 bits. */
  WEAK_KEY,
  /** Signed by way of MD5. */
  WEAK_SIGNATURE,
  /** Issued by an authority that nobody was told of, sent along with it. */
  STRANGE_AUTHORITY,
  /** Good only with a stapled OCSP response (RFC 7633), which no server of the lab sends. */
  MUST_STAPLE
}
