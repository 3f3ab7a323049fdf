package dev.sallyport.diagnosis.report;

import java.io.IOException;

/** JSON that is none of ours, or not whole. The message says what was wanted and what was there. */
public final class BadReport extends IOException {
  private static final long serialVersionUID = 1L;

  BadReport(String message) {
    super(message);
  }
}
