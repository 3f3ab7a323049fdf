package dev.sallyport.rules.plan;

import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.plan.TransformationChain.Step;
import dev.sallyport.rules.transform.Transformation;
import dev.sallyport.rules.transform.Transformations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Numbers the chains of transformations and all their beginnings, each once. */
final class ChainTable {
  private final Transformations words;
  private final Map<String, Integer> numbers = new HashMap<>();

  ChainTable(Transformations words) {
    this.words = words;
  }

  TransformationChain chain(List<String> names) throws BadWord {
    List<Step> steps = new ArrayList<>();
    StringBuilder beginning = new StringBuilder();
    for (String name : names) {
      Transformation transformation = words.find(name);
      if (transformation == null) {
        throw BadWord.unknown(
            "transformation", name, words.all().stream().map(Transformation::word).toList());
      }
      beginning.append(',').append(transformation.word().toLowerCase(Locale.ROOT));
      int number = numbers.computeIfAbsent(beginning.toString(), b -> numbers.size());
      steps.add(new Step(transformation, number));
    }
    return new TransformationChain(steps);
  }

  int size() {
    return numbers.size();
  }
}
