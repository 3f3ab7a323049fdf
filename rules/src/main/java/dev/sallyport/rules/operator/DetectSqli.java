package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.injection.sql.SqlInjection;
import dev.sallyport.rules.match.Requirement;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
    Spare spare = new Spare();
    Operator operator =
        (value, captures) -> {
          SqlInjection reader = spare.take();
          Slice fingerprint = reader.fingerprint(value);
          spare.giveBack(reader);
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

  /** One reader for the next value; whoever finds it taken makes another. */
  private static final class Spare {
    private static final VarHandle KEPT = handle();

    private volatile @Nullable SqlInjection kept;

    private static VarHandle handle() {
      try {
        return MethodHandles.lookup().findVarHandle(Spare.class, "kept", SqlInjection.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    SqlInjection take() {
      SqlInjection taken = (SqlInjection) KEPT.getAndSet(this, null);
      return taken == null ? new SqlInjection() : taken;
    }

    void giveBack(SqlInjection reader) {
      kept = reader;
    }
  }
}
