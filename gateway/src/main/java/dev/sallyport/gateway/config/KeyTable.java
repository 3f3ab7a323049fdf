package dev.sallyport.gateway.config;

import java.util.List;
import java.util.Map;

/**
 * The keys of one kind of mapping, in the order of the document.
 *
 * @param path where such a mapping stands
 * @param doc what it is for, in a sentence or two
 * @param refused keys that somebody may look for, each with the reason why there is none
 */
record KeyTable<S>(String path, String doc, List<Key<S, ?>> keys, Map<String, String> refused) {
  KeyTable(String path, String doc, List<Key<S, ?>> keys) {
    this(path, doc, keys, Map.of());
  }

  List<String> names() {
    return keys.stream().<String>map(Key::name).toList();
  }
}
