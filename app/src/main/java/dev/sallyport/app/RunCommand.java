package dev.sallyport.app;

import dev.sallyport.console.Console;
import dev.sallyport.console.ConsoleDoor;
import dev.sallyport.console.ConsoleMemory;
import dev.sallyport.console.http.Token;
import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.admin.Metrics;
import dev.sallyport.gateway.config.CheckedConfiguration;
import dev.sallyport.gateway.config.Configuration;
import dev.sallyport.gateway.config.ConfigurationException;
import dev.sallyport.gateway.config.ConfigurationFile;
import dev.sallyport.gateway.config.IdentityException;
import dev.sallyport.gateway.record.AuditLog;
import dev.sallyport.gateway.record.ExchangeLog;
import dev.sallyport.gateway.record.Observers;
import dev.sallyport.gateway.recorder.SiteRecorder;
import dev.sallyport.gateway.ruleset.InstalledRuleSets;
import dev.sallyport.gateway.ruleset.RuleFolders;
import dev.sallyport.gateway.ruleset.RuleSets;
import dev.sallyport.gateway.site.Site;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sallyport run}: the gateway, until SIGTERM. SIGHUP or a changed file reloads. */
@Command(
    name = "run",
    description = {
      "Run the gateway.",
      "SIGHUP, or a change of the file, reloads its configuration; SIGTERM lets what is under way"
          + " end, then stops. --site and --origin do without a file, with a certificate made at"
          + " start."
    },
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final Duration FILE_CHECK = Duration.ofSeconds(2);

  @Option(
      names = {"-c", "--config"},
      paramLabel = "FILE",
      description = "The configuration; sallyport.yaml where this is left out.")
  private Path file = Path.of("sallyport.yaml");

  @Option(names = "--site", paramLabel = "NAME", description = "The one site, without a file.")
  private @Nullable String site;

  @Option(names = "--origin", paramLabel = "URL", description = "Its origin.")
  private @Nullable URI origin;

  @Option(
      names = "--listen",
      paramLabel = "URL",
      description = "Where the one site listens; ${DEFAULT-VALUE} where this is left out.")
  private String listen = "https://0.0.0.0:8443";

  @Option(
      names = "--console",
      paramLabel = "ADDRESS:PORT",
      description =
          "Where its console, health and metrics are, or off; ${DEFAULT-VALUE} where left out.")
  private String console = "127.0.0.1:9443";

  @Spec private CommandSpec spec;

  /** One for all reloads, so that rules that did not change stay. */
  private final RuleSets ruleSets = new InstalledRuleSets(RuleFolders.ofSystem());

  private enum Order {
    RELOAD,
    STOP
  }

  @Override
  public Integer call() throws Exception {
    PrintWriter err = spec.commandLine().getErr();
    Configuration configuration = configuration(err);
    Metrics metrics = new Metrics();
    ConsoleMemory memory = new ConsoleMemory();
    ExchangeLog log = new ExchangeLog(configuration.log(), System.out);
    try (Observers observers =
        new Observers(line -> say(err, line), log, new AuditLog(), metrics, memory)) {
      Gateway gateway = Gateway.start(configuration, observers, line -> say(err, line));
      try (Console console = console(shown(gateway, metrics, memory), err)) {
        metrics.watch(gateway, observers);
        RulesLines.of(configuration).forEach(line -> say(err, line));
        sayRecorders(gateway, err);
        gateway.addresses().forEach(a -> say(err, "listening on " + a));
        if (console != null) {
          say(err, "health and metrics on " + console.address());
          say(err, "console on " + console.url());
        }
        serve(gateway, err);
      } finally {
        gateway.close();
      }
    }
    return ExitCode.WELL;
  }

  private Console.Shown shown(Gateway gateway, Metrics metrics, ConsoleMemory memory) {
    return new Console.Shown(gateway, metrics, memory, site == null ? file : null);
  }

  private @Nullable Console console(Console.Shown shown, PrintWriter err)
      throws IOException, IdentityException, GeneralSecurityException {
    Configuration.Console wanted = shown.gateway().configuration().console();
    if (wanted == null) {
      return null;
    }
    String named = wanted.tokenFile();
    Path tokenFile = named == null ? file.resolveSibling("console.token") : Path.of(named);
    Token token = site == null || named != null ? token(tokenFile, err) : Token.make();
    return Console.start(ConsoleDoor.of(wanted), token, shown, line -> say(err, line));
  }

  private static Token token(Path file, PrintWriter err) {
    try {
      Token token = Token.in(file);
      if (token.fresh()) {
        say(err, "the console's token is kept in " + file);
      }
      return token;
    } catch (IOException e) {
      say(err, "the console's token holds for this run only: " + e.getMessage());
      return Token.make();
    }
  }

  private Configuration configuration(PrintWriter err) throws ConfigurationException {
    if (site != null && origin != null) {
      say(err, "the certificate of " + site + " is made for this run; no client trusts it");
      return Configuration.forSite(site, origin, listen, console);
    }
    CheckedConfiguration checked = ConfigurationFile.read(file, ruleSets);
    checked.warnings().forEach(w -> err.println(ErrorLine.warning(w)));
    err.flush();
    return checked.configuration();
  }

  private void serve(Gateway gateway, PrintWriter err)
      throws InterruptedException, IOException, ReflectiveOperationException {
    LinkedBlockingQueue<Order> orders = new LinkedBlockingQueue<>();
    Signals.handle("HUP", () -> orders.add(Order.RELOAD));
    Signals.handle("TERM", () -> orders.add(Order.STOP));
    Signals.handle("INT", () -> orders.add(Order.STOP));
    Configuration started = gateway.configuration();
    String seen = stamp();
    while (true) {
      Order order = orders.poll(FILE_CHECK.toMillis(), TimeUnit.MILLISECONDS);
      if (order == Order.STOP) {
        say(err, "draining " + gateway.connections() + " connections");
        gateway.drain();
        return;
      }
      String now = stamp();
      if (order == Order.RELOAD || !now.equals(seen)) {
        seen = now;
        reload(gateway, started, err);
      }
    }
  }

  /** Tells whether the file is another one now; the files that it names are read at each reload. */
  private String stamp() throws IOException {
    return site == null && Files.exists(file)
        ? Files.getLastModifiedTime(file) + " " + Files.size(file)
        : "";
  }

  private void reload(Gateway gateway, Configuration started, PrintWriter err) {
    try {
      Configuration next = configuration(err);
      gateway.reload(next);
      RulesLines.of(gateway.configuration()).forEach(line -> say(err, line));
      sayRecorders(gateway, err);
      say(err, "reloaded " + file);
      for (String key : started.startOnly(next)) {
        say(err, "the change of " + key + " takes effect at the next start");
      }
    } catch (ConfigurationException e) {
      e.problems().forEach(err::println);
      say(err, "the configuration in place stays");
    } catch (IOException | GeneralSecurityException e) {
      say(err, e.getMessage() + "; the configuration in place stays");
    } catch (IdentityException e) {
      say(err, e.getMessage() + "; the configuration in place stays");
    }
  }

  private static void sayRecorders(Gateway gateway, PrintWriter err) {
    for (Site each : gateway.sites().all()) {
      SiteRecorder recorder = each.recorder();
      if (recorder != null) {
        say(err, recorder.warning());
        recorder.troubles().forEach(line -> say(err, "recorder of " + each.name() + ": " + line));
      }
    }
  }

  private static void say(PrintWriter err, String line) {
    err.println("sallyport: " + line);
    err.flush();
  }
}
