package dev.sallyport.rules.operator;

import dev.sallyport.rules.bytes.Slice;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code @pmFromFile} (also {@code @pmf}): as {@code @pm}, one phrase a line of the files that the
 * argument names; white space around it, empty lines and lines that begin with {@code #} do not
 * count.
 *
 * <pre>{@code
 * SecRule ARGS "@pmFromFile php-function-names.data" "id:1,phase:2,deny"
 * }</pre>
 */
final class PmFromFile implements OperatorWord {
  @Override
  public String word() {
    return "pmFromFile";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) throws BadArgument {
    List<Slice> phrases = new ArrayList<>();
    for (String line : DataFiles.entries(argument, surroundings)) {
      phrases.add(Slice.latin1(line));
    }
    return Phrases.any(phrases);
  }
}
