package dev.sallyport.rules.exchange;

/** {@code SecRuleEngine}: whether matches block, are only noted, or nothing runs. */
public enum EngineMode {
  ON,
  DETECTION_ONLY,
  OFF
}
