package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;
import static dev.sallyport.console.html.Html.link;

import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.FormText;
import dev.sallyport.console.http.Refused;
import dev.sallyport.console.http.Request;
import dev.sallyport.gateway.config.ConfigurationChange;
import dev.sallyport.gateway.config.ConfigurationException;
import dev.sallyport.gateway.config.SiteConfiguration.RulesMode;
import dev.sallyport.gateway.ruleset.RuleSets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Switches the rules of a site between block and detect, in the configuration file. */
public final class ModePage {
  public static final String PATH = "/mode";

  private final Frame frame;
  private final @Nullable Path file;
  private final RuleSets rules;
  private final Consumer<String> log;

  /**
   * A page.
   *
   * @param file null: the gateway has no file, and nothing can be changed
   * @param log takes a line for each change
   */
  public ModePage(Frame frame, @Nullable Path file, RuleSets rules, Consumer<String> log) {
    this.frame = frame;
    this.file = file;
    this.rules = rules;
    this.log = log;
  }

  /** Where a site's page leads to. */
  static Element way(String site, RulesMode now) {
    String to = now == RulesMode.BLOCK ? "detect" : "block";
    return link(PATH + "?site=" + FormText.encode(site) + "&to=" + to, "Switch to " + to + " …");
  }

  /** Shows what would change, and asks. */
  public Answer ask(Request request) throws Refused {
    String site = request.query("site");
    String to = request.query("to");
    ConfigurationChange change = change(site, to);
    return frame.page(
        request,
        Frame.Place.SITES,
        "Switch " + site,
        el("h1", "Switch the rules of " + site + " to " + to + "?"),
        el(
            "p",
            to.equals("detect")
                ? "What the rules deny now will be logged and pass."
                : "What the rules only log now will be denied."),
        el("h2", "In " + change.file()),
        Html.pre(changed(change)),
        Frame.form(
            request,
            PATH,
            Frame.hidden("site", site),
            Frame.hidden("to", to),
            el("button", "Switch to " + to)),
        el("p", link("/sites/" + FormText.encode(site), "Leave it as it is")));
  }

  /** Writes it; the gateway takes a changed file over within two seconds. */
  public Answer change(Request request) throws Refused, IOException {
    String site = request.form("site");
    String to = request.form("to");
    ConfigurationChange change = change(site, to);
    try {
      change.write();
    } catch (ConfigurationException e) {
      throw new Refused(409, e.problems().getFirst().toString());
    }
    log.accept(
        "console: %s set rules.mode of %s to %s in %s"
            .formatted(request.peer(), site, to, change.file()));
    return Answer.seeOther("/sites/" + FormText.encode(site) + "?written=" + to);
  }

  private ConfigurationChange change(String site, String to) throws Refused {
    Path there = file;
    if (there == null) {
      throw new Refused(409, "this gateway runs without a configuration file");
    }
    if (!to.equals("block") && !to.equals("detect")) {
      throw new Refused(400, "wanted block or detect");
    }
    try {
      RulesMode mode = RulesMode.valueOf(to.toUpperCase(Locale.ROOT));
      return ConfigurationChange.ofMode(there, site, mode, rules);
    } catch (ConfigurationException e) {
      throw new Refused(409, e.problems().getFirst().toString());
    } catch (IOException e) {
      throw new Refused(409, String.valueOf(e.getMessage()));
    }
  }

  /** The lines that go and those that come. */
  static String changed(ConfigurationChange change) {
    String[] before = change.before().split("\n", -1);
    String[] after = change.after().split("\n", -1);
    int same = 0;
    while (same < Math.min(before.length, after.length) && before[same].equals(after[same])) {
      same++;
    }
    int tail = 0;
    while (tail < Math.min(before.length, after.length) - same
        && before[before.length - 1 - tail].equals(after[after.length - 1 - tail])) {
      tail++;
    }
    StringBuilder lines = new StringBuilder();
    for (int i = same; i < before.length - tail; i++) {
      lines.append("- ").append(before[i]).append('\n');
    }
    for (int i = same; i < after.length - tail; i++) {
      lines.append("+ ").append(after[i]).append('\n');
    }
    return lines.toString();
  }
}
