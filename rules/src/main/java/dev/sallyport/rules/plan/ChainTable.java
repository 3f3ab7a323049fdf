package dev.sallyport.rules.plan;

import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.plan.TransformationChain.Step;
import dev.sallyport.rules.transform.Transformation;
import dev.sallyport.rules.transform.Transformations;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes chains of transformations, each transformation numbered once. */
final class ChainTable {
  private final Transformations words;
  private final Map<String, Integer> numbers = new HashMap<>();

  ChainTable(Transformations words) {
    this.words = words;
  }

  TransformationChain chain(List<String> names) throws BadWord {
    List<Step> steps = new ArrayList<>();
    for (String name : names) {
      Transformation transformation = words.find(name);
      if (transformation == null) {
        throw BadWord.unknown(
            "transformation", name, words.all().stream().map(Transformation::word).toList());
      }
      int number = numbers.computeIfAbsent(transformation.word(), w -> numbers.size());
      steps.add(new Step(transformation, number));
    }
    return new TransformationChain(steps);
  }

  /** How many transformations the chains are made of. */
  int size() {
    return numbers.size();
  }
}
