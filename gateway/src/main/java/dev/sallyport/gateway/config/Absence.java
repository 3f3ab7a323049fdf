package dev.sallyport.gateway.config;

import org.yaml.snakeyaml.nodes.Node;

/** What it means that a key is left out. */
sealed interface Absence {
  record Required() implements Absence {}

  /** No value: {@code said} tells what happens then. */
  record Unset(String said) implements Absence {}

  /** As if {@code said} stood there. */
  record Default(String said, Node node) implements Absence {}
}
