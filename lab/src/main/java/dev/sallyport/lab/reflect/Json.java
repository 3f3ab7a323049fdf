package dev.sallyport.lab.reflect;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A JSON value (RFC 8259), as far as an answer's description needs one. */
sealed interface Json {
  record Text(String value) implements Json {}

  record Whole(long value) implements Json {}

  record Members(Map<String, Json> of) implements Json {
    public Members {
      of = Collections.unmodifiableMap(new LinkedHashMap<>(of));
    }

    Optional<Json> member(String name) {
      return Optional.ofNullable(of.get(name));
    }

    /** The text of that name; a member that is something else is a mistake of the client. */
    Optional<String> text(String name) throws MalformedJson {
      Json value = of.get(name);
      if (value != null && !(value instanceof Text)) {
        throw new MalformedJson("wanted a string as " + name);
      }
      return Optional.ofNullable((Text) value).map(Text::value);
    }
  }
}
