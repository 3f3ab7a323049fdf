package dev.sallyport.doctor.connection;

/** The probe cannot go on; its log says why. Carries no stack trace: it is a result. */
public final class ProbeEnded extends Exception {
  private static final long serialVersionUID = 1L;

  public ProbeEnded() {
    super("the probe ended", null, false, false);
  }
}
