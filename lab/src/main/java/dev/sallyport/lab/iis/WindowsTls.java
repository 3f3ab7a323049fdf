package dev.sallyport.lab.iis;

/** The TLS versions of a Windows release, and what it does where TLS 1.3 cannot renegotiate. */
public enum WindowsTls {
  /** Up to Windows Server 2019: TLS 1.2. */
  SERVER_2019,
  /**
   * Windows Server 2022: TLS 1.3 too; RST after the request when a certificate is wanted and the
   * client did not offer post-handshake authentication.
   */
  SERVER_2022,
  /** Windows Server 2025: TLS 1.3 too; status 500 with error 0x80070032 in that case. */
  SERVER_2025;

  String[] protocols() {
    return this == SERVER_2019 ? new String[] {"TLSv1.2"} : new String[] {"TLSv1.2", "TLSv1.3"};
  }
}
