package dev.sallyport.gateway.admin;

import dev.sallyport.gateway.admin.Page.Reply;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The pages that load balancers and monitoring read. */
public final class OperatorPages {
  private static final String JSON = "application/json";

  private OperatorPages() {}

  /** {@code /health}, which is 503 while the gateway drains, and {@code /metrics}. */
  public static Map<String, Page> of(BooleanSupplier draining, Metrics metrics) {
    return Map.of(
        "/health",
        () -> health(draining.getAsBoolean()),
        "/metrics",
        () -> new Reply(200, Metrics.CONTENT_TYPE, metrics.scrape()));
  }

  private static Reply health(boolean draining) {
    return draining
        ? new Reply(503, JSON, "{\"status\":\"draining\"}\n")
        : new Reply(200, JSON, "{\"status\":\"ok\"}\n");
  }
}
