package dev.sallyport.app;

/** What the program answers its caller; every command keeps to these. */
final class ExitCode {
  static final int WELL = 0;

  /** The command did its work and found something: a fault, a finding, a difference. */
  static final int FOUND = 1;

  /** Wrong usage, a configuration that cannot be used, a file that cannot be read. */
  static final int NOT_CARRIED_OUT = 2;

  private ExitCode() {}
}
