package dev.sallyport.rules.action;

import static dev.sallyport.rules.action.ActionWord.with;
import static dev.sallyport.rules.action.Examples.doc;

import dev.sallyport.rules.action.SetVar.VariableName;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Numbers;
import dev.sallyport.rules.exchange.PersistentCollection;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.variable.Macro;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What outlives the exchange. */
final class PersistentWords {
  private static final List<String> COLLECTIONS =
      List.of("ip", "global", "resource", "session", "user");
  private static final long MAX_SECONDS = 10L * 366 * 24 * 3600;

  private PersistentWords() {}

  static List<ActionWord> all() {
    return List.of(
        with(
            "initcol",
            doc("Opens a persistent collection.", "initcol:ip=%{REMOTE_ADDR}"),
            (v, a) -> a.effects.add(open(v))),
        with(
            "setsid",
            doc("Names the session and opens SESSION.", "setsid:%{REQUEST_COOKIES.sid}"),
            (v, a) -> a.effects.add(session(Macro.read(v)))),
        with(
            "setuid",
            doc("Names the user and opens USER.", "setuid:%{ARGS.user}"),
            (v, a) -> a.effects.add(user(Macro.read(v)))),
        with(
            "setrsc",
            doc("Names the resource and opens RESOURCE.", "setrsc:'login'"),
            (v, a) -> a.effects.add(resource(Macro.read(v)))),
        with(
            "expirevar",
            doc("Removes a variable after seconds.", "setvar:ip.bad=1,expirevar:ip.bad=60"),
            (v, a) -> a.effects.add(expire(v))),
        with(
            "deprecatevar",
            doc("Takes an amount off per seconds passed.", "deprecatevar:session.score=60/300"),
            (v, a) -> a.effects.add(deprecate(v))));
  }

  private static Effect open(String value) throws BadWord {
    int equals = value.indexOf('=');
    String collection = value.substring(0, Math.max(equals, 0)).strip().toLowerCase(Locale.ROOT);
    if (!COLLECTIONS.contains(collection)) {
      throw new BadWord("initcol wants one of " + COLLECTIONS + " and =KEY, got " + value);
    }
    Macro key = Macro.read(value.substring(equals + 1));
    return x -> x.persistence().open(collection, key.text(x), x.now());
  }

  private static Effect session(Macro id) {
    return x -> {
      x.identities().session = id.text(x);
      x.persistence().open("session", x.identities().session, x.now());
    };
  }

  private static Effect user(Macro id) {
    return x -> {
      x.identities().user = id.text(x);
      x.persistence().open("user", x.identities().user, x.now());
    };
  }

  private static Effect resource(Macro id) {
    return x -> {
      x.identities().resource = id.text(x);
      x.persistence().open("resource", x.identities().resource, x.now());
    };
  }

  private static Effect expire(String value) throws BadWord {
    int equals = value.indexOf('=');
    if (equals < 0) {
      throw new BadWord("expirevar wants VARIABLE=SECONDS, got " + value);
    }
    VariableName variable = VariableName.read("expirevar", value.substring(0, equals), COLLECTIONS);
    Macro seconds = Macro.read(value.substring(equals + 1));
    return x -> {
      PersistentCollection open = x.persistence().collection(variable.collection());
      if (open != null) {
        long after = Math.clamp(Numbers.leading(seconds.expand(x)), 0, MAX_SECONDS);
        open.expire(variable.key().text(x), x.now().plusSeconds(after));
      }
    };
  }

  private static Effect deprecate(String value) throws BadWord {
    int equals = value.indexOf('=');
    int slash = value.indexOf('/', Math.max(equals, 0));
    if (equals < 0 || slash < 0) {
      throw new BadWord("deprecatevar wants VARIABLE=AMOUNT/SECONDS, got " + value);
    }
    VariableName variable =
        VariableName.read("deprecatevar", value.substring(0, equals), COLLECTIONS);
    long amount =
        MetadataWords.number("deprecatevar", value.substring(equals + 1, slash), 1, MAX_SECONDS);
    long seconds = MetadataWords.number("deprecatevar", value.substring(slash + 1), 1, MAX_SECONDS);
    return x -> deprecate(x, variable, amount, Duration.ofSeconds(seconds));
  }

  private static void deprecate(Exchange x, VariableName variable, long amount, Duration period) {
    PersistentCollection open = x.persistence().collection(variable.collection());
    if (open != null) {
      open.deprecate(variable.key().text(x), amount, period, x.now());
    }
  }
}
