package dev.sallyport.rules.eval;

import dev.sallyport.rules.exchange.Value;
import java.util.List;

/** All that can be seen of an evaluation, for comparing two of them. */
public record Outcome(Verdict verdict, List<String> variables, String matched) {
  public static Outcome of(Transaction transaction) {
    Value last = transaction.exchange().matched().last();
    return new Outcome(
        transaction.verdict(),
        transaction.exchange().tx().all().stream().map(Value::toString).toList(),
        last.toString());
  }
}
