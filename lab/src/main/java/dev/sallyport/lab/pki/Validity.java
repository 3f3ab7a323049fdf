package dev.sallyport.lab.pki;

import java.time.Duration;

/** When a certificate is valid, counted from now; negative is past. */
record Validity(Duration from, Duration until) {}
