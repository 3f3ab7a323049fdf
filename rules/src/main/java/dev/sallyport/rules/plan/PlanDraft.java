package dev.sallyport.rules.plan;

import dev.sallyport.rules.action.ActionSet;
import dev.sallyport.rules.exchange.RuleChoice;
import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.Position;
import dev.sallyport.rules.lang.Problem;
import dev.sallyport.rules.lang.RuleSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A plan while its directives are read, one after the other. */
final class PlanDraft {
  final SettingsDraft settings = new SettingsDraft();
  final List<Entry> entries = new ArrayList<>();
  final List<Problem> errors = new ArrayList<>();
  final List<Problem> warnings = new ArrayList<>();
  final RuleSource source;
  private final Map<Integer, ActionSet> defaults = new HashMap<>();
  private final Map<Long, Position> ids = new HashMap<>();
  private final List<Update> updates = new ArrayList<>();
  private @Nullable RuleDraft open;
  private Position at = new Position("", 1, 1);

  PlanDraft(RuleSource source) {
    this.source = source;
  }

  /**
   * A directive that changed targets.
   *
   * @param left the rules that it changed and that are still there
   */
  private record Update(Position at, String what, Set<RuleDraft> left) {}

  /** What stands in the order of the text: rules and the markers that they jump to. */
  sealed interface Entry {
    record OfRule(RuleDraft rule) implements Entry {}

    record Marker(String name) implements Entry {}
  }

  /** The directive being read, for problems that have no place of their own. */
  void at(Position place) {
    at = place;
  }

  Position at() {
    return at;
  }

  void warn(String text) {
    warnings.add(new Problem(at, text));
  }

  void error(Position place, String text) {
    errors.add(new Problem(place, text));
  }

  void defaults(int phase, ActionSet actions) {
    defaults.put(phase, actions);
  }

  @Nullable ActionSet defaults(int phase) {
    return defaults.get(phase);
  }

  void marker(String name) {
    entries.add(new Entry.Marker(name));
  }

  /** The head of the chain that still wants a link, or null. */
  @Nullable RuleDraft open() {
    return open;
  }

  void add(RuleDraft rule) {
    RuleDraft head = open;
    if (head != null) {
      head.links.add(rule);
    } else {
      head = rule;
      checkId(rule);
      entries.add(new Entry.OfRule(rule));
    }
    open = head.open() ? head : null;
  }

  private void checkId(RuleDraft rule) {
    if (rule.id() == 0) {
      error(rule.at, "the rule has no id");
      return;
    }
    Position first = ids.putIfAbsent(rule.id(), rule.at);
    if (first != null) {
      error(rule.at, "id " + rule.id() + " is taken by the rule at " + first);
    }
  }

  /** After the last statement. */
  void finish() {
    if (open != null) {
      error(open.at, "the chain of rule " + open.id() + " wants one more rule");
    }
    Position separate = settings.separateAt;
    if (separate != null && settings.auditFolder.isEmpty()) {
      error(separate, "SecAuditLogType Concurrent wants a SecAuditLogStorageDir");
    }
  }

  List<RuleDraft> rules() {
    List<RuleDraft> rules = new ArrayList<>();
    for (Entry entry : entries) {
      if (entry instanceof Entry.OfRule rule) {
        rules.add(rule.rule);
      }
    }
    return rules;
  }

  /** The rules above that a choice means; a warning where there is none. */
  List<RuleDraft> chosen(RuleChoice choice, String what) {
    List<RuleDraft> chosen = rules().stream().filter(r -> choice.chooses(r.identity())).toList();
    if (chosen.isEmpty()) {
      warn(what + " matches no rule above it");
    }
    return chosen;
  }

  /** A directive has changed the targets of these rules. */
  void updated(List<RuleDraft> rules, String what) {
    updates.add(new Update(at, what, new HashSet<>(rules)));
  }

  void remove(RuleChoice choice, String what) {
    List<RuleDraft> gone = chosen(choice, what);
    for (Update update : updates) {
      if (update.left.removeAll(gone) && update.left.isEmpty()) {
        warnings.add(
            new Problem(update.at, update.what + " is shadowed: its rules are removed at " + at));
      }
    }
    entries.removeIf(e -> e instanceof Entry.OfRule r && gone.contains(r.rule));
    gone.forEach(r -> ids.remove(r.id()));
  }

  /** A data file beside the current one. */
  List<String> lines(String file, Position from) throws BadWord {
    List<String> found = source.find(file, from.file());
    if (found.isEmpty()) {
      throw new BadWord("no file " + file + " beside " + from.file());
    }
    return source.text(found.getFirst()).lines().toList();
  }
}
