package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.injection.sql.SqlInjection;
import dev.sallyport.rules.match.Requirement;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * {@code @detectSQLi}: the value would change the SQL statement it is pasted into. Captures the
 * attack's fingerprint as TX:0; takes no argument.
 *
 * <pre>{@code
 * SecRule ARGS "@detectSQLi" "id:1,phase:2,deny,capture"
 * }</pre>
 */
final class DetectSqli implements OperatorWord {
  @Override
  public String word() {
    return "detectSQLi";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) {
    AtomicReference<@Nullable SqlInjection> spare = new AtomicReference<>();
    Operator operator =
        (value, captures) -> {
          SqlInjection taken = spare.getAndSet(null);
          SqlInjection reader = taken == null ? new SqlInjection() : taken;
          Slice fingerprint = reader.fingerprint(value);
          spare.set(reader);
          if (fingerprint.isEmpty()) {
            return false;
          }
          if (captures.wanted()) {
            captures.put(0, fingerprint);
          }
          return true;
        };
    return operator.with(Requirement.oneByte(SqlInjection::partsWords));
  }
}
