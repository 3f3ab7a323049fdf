package dev.sallyport.rules.exchange;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@code ctl} changed for this one exchange; null means as the plan says. */
public final class Controls {
  private final List<RuleChoice> removed = new ArrayList<>();
  private final List<RemovedTarget> removedTargets = new ArrayList<>();
  private final List<Secret> secrets = new ArrayList<>();
  public @Nullable EngineMode engine;
  public @Nullable AuditMode auditEngine;
  public @Nullable String auditLogParts;
  public @Nullable Boolean requestBodyAccess;
  public @Nullable Boolean responseBodyAccess;
  public @Nullable Long requestBodyLimitBytes;
  public @Nullable Long responseBodyLimitBytes;
  public @Nullable String requestBodyProcessor;
  public boolean forceRequestBodyVariable;

  /** A target that the chosen rules no longer look at. */
  public record RemovedTarget(RuleChoice rules, TargetExclusion target) {}

  /** Something whose value the audit log shows as asterisks; {@code lowerName} in lower case. */
  public record Secret(Kind kind, String lowerName) {
    /** What the name names. */
    public enum Kind {
      ARGUMENT,
      REQUEST_HEADER,
      RESPONSE_HEADER
    }
  }

  public void remove(RuleChoice rules) {
    removed.add(rules);
  }

  public void removeTarget(RuleChoice rules, TargetExclusion target) {
    removedTargets.add(new RemovedTarget(rules, target));
  }

  /** Rules taken out, in the order of the removals. */
  public List<RuleChoice> removed() {
    return removed;
  }

  public List<RemovedTarget> removedTargets() {
    return removedTargets;
  }

  /** What the audit log must not show. */
  public void sanitise(Secret secret) {
    secrets.add(secret);
  }

  public List<Secret> secrets() {
    return secrets;
  }
}
