package dev.sallyport.console;

import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.Route;
import dev.sallyport.console.http.Route.Access;
import dev.sallyport.gateway.admin.Metrics;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What load balancers and monitoring read: {@code /health} without the token, {@code /metrics}
 * without it on a loopback address only.
 */
final class OperatorRoutes {
  private OperatorRoutes() {}

  /** {@code /health} is 503 while the gateway drains. */
  static List<Route> of(BooleanSupplier draining, Metrics metrics, Access ofMetrics) {
    return List.of(
        Route.open("/health", request -> health(draining.getAsBoolean())),
        new Route(
            "GET",
            "/metrics",
            ofMetrics,
            request -> Answer.of(200, Metrics.CONTENT_TYPE, metrics.scrape())));
  }

  private static Answer health(boolean draining) {
    return draining
        ? Answer.of(503, Answer.JSON, "{\"status\":\"draining\"}\n")
        : Answer.json("{\"status\":\"ok\"}\n");
  }
}
