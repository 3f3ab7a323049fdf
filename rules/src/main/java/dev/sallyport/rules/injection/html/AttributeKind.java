package dev.sallyport.rules.injection.html;

/** What an attribute's value can do. */
enum AttributeKind {
  HARMLESS,
  /** Runs its value as a script, or makes the element do so. */
  SCRIPT,
  /** Loads its value. */
  URL,
  /** Holds style sheets, which old browsers let run scripts. */
  STYLE,
  /** Names another attribute, as SVG's animations do. */
  ATTRIBUTE_NAME
}
