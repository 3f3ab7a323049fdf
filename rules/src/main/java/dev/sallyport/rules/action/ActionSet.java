package dev.sallyport.rules.action;

import dev.sallyport.rules.variable.Macro;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All actions of one rule, filled while it is read; null where the rule does not say. */
public final class ActionSet {
  @Nullable Long id;
  @Nullable Integer phase;
  @Nullable Disruption disruption;
  @Nullable Integer status;
  @Nullable Macro message;
  @Nullable Macro logData;
  @Nullable Integer severity;
  @Nullable Boolean log;
  @Nullable Boolean auditLog;
  @Nullable String skipAfter;
  String rev = "";
  String ver = "";
  int maturity;
  int accuracy;
  int skip;
  boolean chain;
  boolean capture;
  boolean multiMatch;
  boolean forgetsTransformations;
  final List<String> transformations = new ArrayList<>();
  List<Macro> tags = new ArrayList<>();
  List<Effect> effects = new ArrayList<>();

  /** What {@code SecDefaultAction} says, where this rule does not. Effects are not inherited. */
  public void inherit(ActionSet defaults) {
    disruption = disruption == null ? defaults.disruption : disruption;
    status = status == null ? defaults.status : status;
    log = log == null ? defaults.log : log;
    auditLog = auditLog == null ? defaults.auditLog : auditLog;
    if (!forgetsTransformations) {
      transformations.addAll(0, defaults.transformations);
    }
  }

  /** What {@code SecRuleUpdateActionById} says anew; tags and effects add up. */
  public void update(ActionSet newer) {
    disruption = newer.disruption == null ? disruption : newer.disruption;
    status = newer.status == null ? status : newer.status;
    message = newer.message == null ? message : newer.message;
    logData = newer.logData == null ? logData : newer.logData;
    severity = newer.severity == null ? severity : newer.severity;
    log = newer.log == null ? log : newer.log;
    auditLog = newer.auditLog == null ? auditLog : newer.auditLog;
    skipAfter = newer.skipAfter == null ? skipAfter : newer.skipAfter;
    skip = newer.skip == 0 ? skip : newer.skip;
    capture |= newer.capture;
    multiMatch |= newer.multiMatch;
    if (newer.forgetsTransformations) {
      transformations.clear();
      forgetsTransformations = true;
    }
    transformations.addAll(newer.transformations);
    tags.addAll(newer.tags);
    effects.addAll(newer.effects);
  }

  public @Nullable Long id() {
    return id;
  }

  public @Nullable Integer phase() {
    return phase;
  }

  public @Nullable Disruption disruption() {
    return disruption;
  }

  public @Nullable Integer status() {
    return status;
  }

  public @Nullable Macro message() {
    return message;
  }

  public @Nullable Macro logData() {
    return logData;
  }

  /** -1 where there is none. */
  public int severity() {
    return severity == null ? -1 : severity;
  }

  /** Logs unless told not to. */
  public boolean log() {
    return log == null || log;
  }

  public boolean auditLog() {
    return auditLog == null ? log() : auditLog;
  }

  public @Nullable String skipAfter() {
    return skipAfter;
  }

  public String rev() {
    return rev;
  }

  public String ver() {
    return ver;
  }

  public int maturity() {
    return maturity;
  }

  public int accuracy() {
    return accuracy;
  }

  public int skip() {
    return skip;
  }

  public boolean chain() {
    return chain;
  }

  public boolean capture() {
    return capture;
  }

  public boolean multiMatch() {
    return multiMatch;
  }

  public List<String> transformations() {
    return transformations;
  }

  public List<Macro> tags() {
    return tags;
  }

  public List<Effect> effects() {
    return effects;
  }
}
