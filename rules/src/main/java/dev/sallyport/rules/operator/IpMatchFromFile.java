package dev.sallyport.rules.operator;

/**
 * {@code @ipMatchFromFile} (also {@code @ipMatchF}): as {@code @ipMatch}, one address or network a
 * line of the files that the argument names; empty lines and lines that begin with {@code #} do not
 * count.
 *
 * <pre>{@code
 * SecRule REMOTE_ADDR "@ipMatchFromFile blocked.data" "id:1,phase:1,deny"
 * }</pre>
 */
final class IpMatchFromFile implements OperatorWord {
  @Override
  public String word() {
    return "ipMatchFromFile";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) throws BadArgument {
    IpRanges ranges = new IpRanges();
    for (String range : DataFiles.entries(argument, surroundings)) {
      ranges.add(range);
    }
    return (value, captures) -> ranges.contain(value);
  }
}
