package dev.sallyport.gateway.recorder;

import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.gateway.config.SiteConfiguration.Recorder;
import java.util.List;

/**
 * An exchange that has ended, or a connection that failed before a request was read.
 *
 * @param status 0: none was sent
 * @param target path and query as they came; empty where no request was read
 */
public record Ended(String exchange, int status, String target, List<Finding> findings) {
  private static final int CLIENT_CLOSED = 499;

  /** Whether a site with these settings records it. */
  boolean wanted(Recorder settings) {
    return switch (settings.on()) {
      case OFF -> false;
      case FAILURE -> !findings.isEmpty() || status >= CLIENT_CLOSED || in(settings.matching());
      case MATCH -> in(settings.matching());
      case ALL -> true;
    };
  }

  private boolean in(Recorder.Matching named) {
    if (named.isEmpty()) {
      return false;
    }
    String exactly = Integer.toString(status);
    String ofClass = status / 100 + "xx";
    return named.statuses().stream().anyMatch(s -> s.equals(exactly) || s.equals(ofClass))
        || named.paths().stream().anyMatch(target::startsWith)
        || findings.stream()
            .map(finding -> finding.cause().id())
            .anyMatch(cause -> named.causes().stream().anyMatch(cause::startsWith));
  }
}
