package dev.sallyport.rules.injection.html;

/** Where in a page the value is pasted in. */
enum Context {
  DATA,
  UNQUOTED_VALUE,
  SINGLE_QUOTED_VALUE,
  DOUBLE_QUOTED_VALUE,
  BACK_QUOTED_VALUE
}
