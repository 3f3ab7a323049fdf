package dev.sallyport.rules.plan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of one phase in order, and where {@code skip} and {@code skipAfter} lead in it. */
final class PhaseOrder {
  private final PlanDraft draft;
  private final List<RuleDraft> rules = new ArrayList<>();
  private final Map<RuleDraft, Integer> places = new HashMap<>();
  private final Map<String, List<Integer>> behind = new HashMap<>();

  PhaseOrder(PlanDraft draft, int phase) {
    this.draft = draft;
    for (PlanDraft.Entry entry : draft.entries) {
      switch (entry) {
        case PlanDraft.Entry.OfRule(RuleDraft rule) -> {
          if (rule.phase() == phase) {
            places.put(rule, rules.size());
            rules.add(rule);
          }
          mark(Long.toString(rule.id()));
        }
        case PlanDraft.Entry.Marker(String name) -> mark(name);
      }
    }
  }

  private void mark(String name) {
    behind.computeIfAbsent(name, n -> new ArrayList<>()).add(rules.size());
  }

  List<RuleDraft> rules() {
    return rules;
  }

  /** The place of the rule that follows a match of {@code rule}. */
  int jump(RuleDraft rule) {
    int own = places.getOrDefault(rule, 0);
    String marker = rule.actions.skipAfter();
    if (marker == null) {
      return rule.actions.skip() == 0 ? Rule.NO_JUMP : own + 1 + rule.actions.skip();
    }
    for (int place : behind.getOrDefault(marker, List.of())) {
      if (place > own) {
        return place;
      }
    }
    draft.at(rule.at);
    draft.warn("skipAfter:" + marker + " finds no such marker below; it ends the phase");
    return rules.size();
  }
}
