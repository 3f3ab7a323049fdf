package dev.sallyport.gateway.ruleset;

/** Which Core Rule Set a site wants. */
public sealed interface CrsChoice {
  /** What is installed on this machine; none where nothing is. */
  record Auto() implements CrsChoice {}

  /** None: only the site's own rule files. */
  record Off() implements CrsChoice {}

  /** The release in a folder, by its full path. */
  record Folder(String path) implements CrsChoice {}
}
