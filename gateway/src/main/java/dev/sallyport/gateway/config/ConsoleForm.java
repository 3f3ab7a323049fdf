package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.Configuration.Console;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Where the console answers: an address, a mapping, or {@code off}. */
record ConsoleForm() implements Form<Optional<Console>> {
  private static final String OFF = "off";
  private static final Form<InetSocketAddress> ADDRESS =
      new ScalarForm<>(
          "an address such as 127.0.0.1:9443, or " + OFF,
          (text, files) -> SocketAddressText.parse(text),
          SocketAddressText::write);

  @Override
  public String wanted() {
    return ADDRESS.wanted() + ", or " + ConsoleKeys.FORM.wanted();
  }

  @Override
  @SuppressWarnings("NullableOptional") // of every form null means broken; here empty means off
  public @Nullable Optional<Console> read(Spot spot) {
    if (spot.node() instanceof ScalarNode word && word.getValue().equals(OFF)) {
      return Optional.empty();
    }
    Console console =
        spot.node() instanceof MappingNode ? ConsoleKeys.FORM.read(spot) : address(spot);
    if (console != null && open(console)) {
      spot.problem(
          "the console beyond loopback in plain HTTP: others would see its token; wanted"
              + " {listen: ADDRESS:PORT, certificate: ...}, got no certificate");
      return null;
    }
    return console == null ? null : Optional.of(console);
  }

  private static @Nullable Console address(Spot spot) {
    InetSocketAddress address = ADDRESS.read(spot);
    return address == null ? null : new Console(address, null, null);
  }

  private static boolean open(Console console) {
    return console.certificate() == null && !console.address().getAddress().isLoopbackAddress();
  }

  @Override
  public Node write(Optional<Console> console) {
    return console.map(ConsoleForm::write).orElseGet(() -> YamlText.scalar(OFF));
  }

  private static Node write(Console console) {
    return console.certificate() == null && console.tokenFile() == null
        ? ADDRESS.write(console.address())
        : ConsoleKeys.FORM.write(console);
  }

  @Override
  public List<KeyTable<?>> tables() {
    return List.of(ConsoleKeys.TABLE);
  }
}
