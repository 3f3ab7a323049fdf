package dev.sallyport.gateway.config;

/** A private key, a certificate or a trust anchor that cannot be used; the message says why. */
public final class IdentityException extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is at fault. */
  public enum Fault {
    /** The file cannot be read. */
    UNREADABLE,
    /** The PKCS#12 file is none, or holds no single private key with a certificate. */
    STORE,
    /** The password does not open the PKCS#12 file. */
    PASSWORD,
    /** The PEM file of certificates is none. */
    CHAIN,
    /** The PEM file of the key is none, or is encrypted. */
    KEY,
    /** The key does not belong to the certificate. */
    MISMATCH
  }

  private final Fault fault;
  private final String message;

  IdentityException(Fault fault, String message) {
    super(message);
    this.message = message;
    this.fault = fault;
  }

  IdentityException(Fault fault, String message, Exception cause) {
    super(message, cause);
    this.message = message;
    this.fault = fault;
  }

  @Override
  public String getMessage() {
    return message;
  }

  public Fault fault() {
    return fault;
  }
}
