package dev.sallyport.rules.operator;

/**
 * {@code @ipMatch}: the value is one of the IPv4 or IPv6 addresses, or in one of the networks
 * ({@code address/bits}), separated by commas.
 *
 * <pre>{@code
 * SecRule REMOTE_ADDR "@ipMatch 10.0.0.0/8,::1" "id:1,phase:1,pass,ctl:ruleEngine=Off"
 * }</pre>
 */
final class IpMatch implements OperatorWord {
  @Override
  public String word() {
    return "ipMatch";
  }

  @Override
  public Operator compile(String argument, Surroundings surroundings) throws BadArgument {
    IpRanges ranges = new IpRanges();
    for (String range : argument.split(",", -1)) {
      ranges.add(range.strip());
    }
    return (value, captures) -> ranges.contain(value);
  }
}
