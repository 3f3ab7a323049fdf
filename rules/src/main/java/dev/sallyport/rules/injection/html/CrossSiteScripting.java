package dev.sallyport.rules.injection.html;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.injection.ByteScan;

/** Tells whether a value would run a script in the HTML page that somebody pastes it into. */
public final class CrossSiteScripting {
  private static final Context[] CONTEXTS = Context.values();

  private final ByteScan in;
  private final ScriptUrl scriptUrl;
  private final Name name = new Name();

  private CrossSiteScripting(ByteScan in) {
    this.in = in;
    this.scriptUrl = new ScriptUrl(in);
  }

  /** Time is linear in the value's length, memory a few hundred bytes. */
  public static boolean isAttack(Slice value) {
    return isAttack(new ByteScan(value));
  }

  /** Whether an attack may do with this mark: it holds a tag or an attribute with a value. */
  public static boolean isMark(int b) {
    return b == '<' || b == '=';
  }

  static boolean isAttack(ByteScan in) {
    CrossSiteScripting page = new CrossSiteScripting(in);
    for (Context context : CONTEXTS) {
      if (page.runsScript(context)) {
        return true;
      }
    }
    return false;
  }

  private boolean runsScript(Context context) {
    HtmlTokenizer tokenizer = new HtmlTokenizer(in, context);
    AttributeKind attribute = AttributeKind.HARMLESS;
    HtmlTokenKind kind = tokenizer.next();
    while (kind != null) {
      int from = tokenizer.start();
      int to = tokenizer.end();
      boolean attack =
          switch (kind) {
            case DOCTYPE -> true;
            case TAG_NAME_OPEN -> Blacklist.tag(named(from, to));
            case ATTR_VALUE -> valueAttacks(attribute, from, to);
            case TAG_COMMENT -> commentAttacks(from, to);
            case DATA_TEXT, TAG_NAME_CLOSE, TAG_NAME_SELFCLOSE, TAG_CLOSE, ATTR_NAME -> false;
          };
      if (attack) {
        return true;
      }
      attribute =
          kind == HtmlTokenKind.ATTR_NAME
              ? Blacklist.attribute(named(from, to))
              : AttributeKind.HARMLESS;
      kind = tokenizer.next();
    }
    return false;
  }

  private Name named(int from, int to) {
    name.read(in, from, to);
    return name;
  }

  private boolean valueAttacks(AttributeKind attribute, int from, int to) {
    return switch (attribute) {
      case HARMLESS -> false;
      case SCRIPT, STYLE -> true;
      case URL -> scriptUrl.begins(from, to);
      case ATTRIBUTE_NAME -> Blacklist.attribute(named(from, to)) != AttributeKind.HARMLESS;
    };
  }

  /** Internet Explorer ends a comment at a back quote, and runs conditional ones. */
  private boolean commentAttacks(int from, int to) {
    if (in.find('`', from, to) < to) {
      return true;
    }
    Name text = named(from, to);
    return text.startsWith("[IF")
        || text.startsWith("XML")
        || text.startsWith("IMPORT")
        || text.startsWith("ENTITY");
  }
}
