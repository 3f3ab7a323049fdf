package dev.sallyport.rules.exchange;

/** Who uses the application, as {@code setsid}, {@code setuid} and {@code setrsc} said. */
public final class IdentityNames {
  public String session = "";
  public String user = "";
  public String resource = "";
}
