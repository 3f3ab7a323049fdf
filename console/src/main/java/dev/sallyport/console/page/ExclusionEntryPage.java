package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;
import static dev.sallyport.console.html.Html.link;

import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.FormText;
import dev.sallyport.console.http.Refused;
import dev.sallyport.console.http.Request;
import dev.sallyport.gateway.config.ConfigurationException;
import dev.sallyport.gateway.config.ExclusionChange;
import dev.sallyport.gateway.ruleset.ExclusionText;
import dev.sallyport.gateway.ruleset.RuleSets;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Takes a pasted exclusion, shows what it would change, and writes it for one site. */
public final class ExclusionEntryPage {
  public static final String PATH = "/exclude";

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
  public ExclusionEntryPage(
      Frame frame, @Nullable Path file, RuleSets rules, Consumer<String> log) {
    this.frame = frame;
    this.file = file;
    this.rules = rules;
    this.log = log;
  }

  /** Where one is pasted; {@code exclusion} stands there already. */
  static Element way(String site, String exclusion, String words) {
    return link(
        PATH + "?site=" + FormText.encode(site) + "&text=" + FormText.encode(exclusion), words);
  }

  /** Asks for it. */
  public Answer ask(Request request) {
    String site = request.query("site");
    return frame.page(
        request,
        Frame.Place.SITES,
        "Exclusion for " + site,
        el("h1", "An exclusion for " + site),
        form(request, site, request.query("text")));
  }

  private static Element form(Request request, String site, String exclusion) {
    return el(
        "section",
        el(
            "p",
            Html.prose(
                "Paste what `sallyport explain` or an exchange's page suggests: `SecRule … ctl:ruleRemove…`,"
                    + " or `SecRuleRemoveById`, `SecRuleUpdateTargetById` and their like.")),
        Frame.form(
                request,
                PATH,
                Frame.hidden("site", site),
                el(
                    "label",
                    el("span", "Exclusion"),
                    el("textarea", exclusion)
                        .with("name", "text")
                        .with("rows", 8)
                        .with("cols", 90)
                        .with("spellcheck", "false")),
                el("button", "Show what it changes"))
            .as("paste"));
  }

  /** Shows what it changes; writes it where that was confirmed. */
  public Answer change(Request request) throws Refused, IOException {
    String site = request.form("site");
    String pasted = request.form("text");
    ExclusionChange change = change(site, pasted);
    if (request.form("confirmed").isEmpty()) {
      return shown(request, site, pasted, change);
    }
    try {
      change.write();
    } catch (ConfigurationException e) {
      throw new Refused(409, first(e));
    } catch (IOException e) {
      throw new Refused(409, String.valueOf(e.getMessage()));
    }
    log.accept(
        "console: %s added an exclusion for %s to %s: %s"
            .formatted(request.peer(), site, change.ruleFile(), oneLine(pasted)));
    return Answer.seeOther("/sites/" + FormText.encode(site) + "?written=exclusion");
  }

  private static String oneLine(String pasted) {
    return String.join(" ", pasted.lines().map(String::strip).toList());
  }

  private Answer shown(Request request, String site, String pasted, ExclusionChange change) {
    List<Html> content = new ArrayList<>();
    content.add(el("h1", "Add this exclusion for " + site + "?"));
    content.add(el("h2", "In " + change.ruleFile()));
    content.add(Html.pre(added(change)));
    String configuration = ModePage.changed(change.configuration());
    if (!configuration.isEmpty()) {
      content.add(el("h2", "In " + change.configuration().file()));
      content.add(Html.pre(configuration));
    }
    if (!change.warnings().isEmpty()) {
      content.add(el("h2", "Warnings"));
      content.add(
          el("ul", change.warnings().stream().map(w -> el("li", w.toString())).toList())
              .as("notable"));
    }
    content.add(
        Frame.form(
            request,
            PATH,
            Frame.hidden("site", site),
            Frame.hidden("text", pasted),
            Frame.hidden("confirmed", "yes"),
            el("button", "Add it")));
    content.add(el("p", link("/sites/" + FormText.encode(site), "Leave it as it is")));
    return frame.page(
        request, Frame.Place.SITES, "Exclusion for " + site, content.toArray(Html[]::new));
  }

  private static String added(ExclusionChange change) {
    StringBuilder lines = new StringBuilder();
    change
        .rulesAfter()
        .substring(change.rulesBefore().length())
        .lines()
        .forEach(line -> lines.append("+ ").append(line).append('\n'));
    return lines.toString();
  }

  private ExclusionChange change(String site, String pasted) throws Refused {
    Path there = file;
    if (there == null) {
      throw new Refused(409, "this gateway runs without a configuration file");
    }
    try {
      return ExclusionChange.of(there, site, ExclusionText.read(pasted), rules);
    } catch (ConfigurationException e) {
      throw new Refused(409, first(e));
    } catch (IOException e) {
      throw new Refused(409, String.valueOf(e.getMessage()));
    }
  }

  private static String first(ConfigurationException e) {
    return e.problems().getFirst().toString();
  }
}
