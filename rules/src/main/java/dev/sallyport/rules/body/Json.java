package dev.sallyport.rules.body;

import dev.sallyport.rules.bytes.ByteSink;
import dev.sallyport.rules.bytes.Slice;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * JSON (RFC 8259) to arguments: {@code {"a":{"b":1},"c":[2]}} gives {@code json.a.b=1}, {@code
 * json.c.array_0=2}, and {@code json.c=1}, the number of elements, so that an array's own name is
 * seen too. No recursion; what came before an error stays found.
 */
public final class Json {
  private final BodyLimits limits;
  private final BodyFindings findings;
  private final JsonScanner in;
  private final Deque<Container> open = new ArrayDeque<>();

  /** {@code prefix}: the name of the container itself; {@code index}: -1 in an object. */
  private static final class Container {
    private final String prefix;
    private int index;

    private Container(String prefix, int index) {
      this.prefix = prefix;
      this.index = index;
    }
  }

  private Json(Slice body, BodyLimits limits, BodyFindings findings) {
    this.limits = limits;
    this.findings = findings;
    this.in = new JsonScanner(body);
  }

  public static void read(Slice body, BodyLimits limits, BodyFindings findings) {
    Json json = new Json(body, limits, findings);
    try {
      json.document();
    } catch (JsonScanner.BadJson bad) {
      findings.fail("JSON parsing error: " + bad.getMessage());
    }
  }

  private void document() throws JsonScanner.BadJson {
    in.skipSpace();
    if (in.atEnd()) {
      return;
    }
    value("json");
    while (!open.isEmpty() && !findings.failed()) {
      next(open.getLast());
    }
    in.skipSpace();
    if (!findings.failed() && !in.atEnd()) {
      throw in.bad("trailing garbage");
    }
  }

  private void next(Container container) throws JsonScanner.BadJson {
    in.skipSpace();
    boolean object = container.index < 0;
    if (in.take(object ? '}' : ']')) {
      open.removeLast();
      close(container);
    } else if (object) {
      Slice key = in.string();
      in.skipSpace();
      in.want(':');
      value(container.prefix + "." + key);
    } else {
      value(container.prefix + ".array_" + container.index++);
    }
  }

  private void close(Container container) throws JsonScanner.BadJson {
    if (container.index < 0) {
      endValue();
    } else {
      leaf(container.prefix, Slice.latin1(Integer.toString(container.index)));
    }
  }

  /** After a value: a comma and one more, or the end of the container. */
  private void endValue() throws JsonScanner.BadJson {
    if (open.isEmpty()) {
      return;
    }
    in.skipSpace();
    boolean object = open.getLast().index < 0;
    if (in.take(',')) {
      in.skipSpace();
      if (in.peek() == (object ? '}' : ']')) {
        throw in.bad("a comma before the end");
      }
    } else if (in.peek() != (object ? '}' : ']')) {
      throw in.bad("wanted , or the end of the container");
    }
  }

  private void value(String name) throws JsonScanner.BadJson {
    in.skipSpace();
    switch (in.peek()) {
      case '{' -> open(new Container(name, -1));
      case '[' -> open(new Container(name, 0));
      case '"' -> leaf(name, in.string());
      default -> leaf(name, in.literal());
    }
  }

  private void open(Container container) throws JsonScanner.BadJson {
    if (open.size() == limits.depth()) {
      throw in.bad("nested more than " + limits.depth() + " deep");
    }
    in.skip();
    open.addLast(container);
  }

  private void leaf(String name, Slice value) throws JsonScanner.BadJson {
    if (findings.add(Slice.latin1(name), value)) {
      endValue();
    }
  }

  /** A sink of the size that a JSON string usually has. */
  static ByteSink sink() {
    return new ByteSink(64);
  }
}
