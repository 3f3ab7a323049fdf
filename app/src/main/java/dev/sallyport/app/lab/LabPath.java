package dev.sallyport.app.lab;

import dev.sallyport.diagnosis.report.Report;

/**
 * One way to one site, tried once.
 *
 * @param path {@code direct}, {@code legacy-waf} or {@code sallyport}
 * @param site SNI name and host
 * @param setting what is particular about this try, for a person
 * @param status what the client got; 499 where it gave up first
 */
record LabPath(
    String path, String site, String setting, int status, double seconds, Report report) {}
