package dev.sallyport.app.lab;

import dev.sallyport.console.Console;
import dev.sallyport.console.ConsoleMemory;
import dev.sallyport.console.http.ConsoleServer.Door;
import dev.sallyport.console.http.Token;
import dev.sallyport.gateway.admin.Metrics;
import dev.sallyport.gateway.record.ExchangeRecord;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/**
 * The console of the lab: it shows Sallyport, and the exchanges of the legacy WAF beside its own,
 * under names that tell them apart.
 */
final class LabConsole implements AutoCloseable {
  static final String LEGACY = "legacy-waf";

  /** How long the browser waits that comes before anybody else. */
  private static final Duration FIRST_PATIENCE = Duration.ofSeconds(3);

  private final LabStory story;
  private final ConsoleMemory memory;
  private final Metrics metrics;
  private final Console console;

  private LabConsole(LabStory story, ConsoleMemory memory, Metrics metrics, Console console) {
    this.story = story;
    this.memory = memory;
    this.metrics = metrics;
    this.console = console;
  }

  /**
   * Starts it, and has each site asked for once, so that there is something to see.
   *
   * @param port 0: any
   */
  static LabConsole start(LabStory story, int port, Consumer<String> log) throws Exception {
    ConsoleMemory memory = new ConsoleMemory();
    Metrics metrics = new Metrics();
    Door door =
        new Door(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), null, List.of());
    Console.Shown shown = new Console.Shown(story.sallyport().gateway(), metrics, memory, null);
    LabConsole lab =
        new LabConsole(story, memory, metrics, Console.start(door, Token.make(), shown, log));
    story.browse(FIRST_PATIENCE);
    for (String ignored : LabStory.SITES) {
      lab.remember(labelled(story.legacy().next()));
      lab.remember(story.sallyport().next());
    }
    story.shop(FIRST_PATIENCE);
    for (String ignored : LabShop.TARGETS) {
      lab.remember(story.sallyport().next());
    }
    return lab;
  }

  String url() {
    return console.url();
  }

  /** The exchange of Sallyport that ended next; waits for it. */
  ExchangeRecord sallyport() throws InterruptedException {
    return remember(story.sallyport().ended().take());
  }

  /** The exchange of the legacy WAF that ended next; waits for it. */
  ExchangeRecord legacy() throws InterruptedException {
    return remember(labelled(story.legacy().ended().take()));
  }

  /** Shows an exchange too. */
  ExchangeRecord remember(ExchangeRecord exchange) {
    metrics.take(exchange);
    memory.take(exchange);
    return exchange;
  }

  private static ExchangeRecord labelled(ExchangeRecord x) {
    return x.ofSite(x.site() + " via " + LEGACY);
  }

  @Override
  public void close() {
    console.close();
    metrics.close();
  }
}
