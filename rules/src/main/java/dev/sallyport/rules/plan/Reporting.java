package dev.sallyport.rules.plan;

import dev.sallyport.rules.variable.Macro;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the logs say of a match. */
public record Reporting(
    @Nullable Macro message,
    @Nullable Macro logData,
    List<Macro> tags,
    boolean log,
    boolean auditLog) {
  public Reporting {
    tags = List.copyOf(tags);
  }
}
