package dev.sallyport.app.lab;

import dev.sallyport.app.files.FolderTree;
import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.diagnosis.report.Colour;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.lab.fault.Fault;
import dev.sallyport.lab.fault.Faults;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sallyport lab}: the incident of the story, on loopback. */
@Command(
    name = "lab",
    description = {
      "Replay the incident on this machine.",
      "An origin that imitates IIS, a WAF that ignores its HelloRequest, and Sallyport, which"
          + " answers it. Without --once the servers keep running."
    },
    mixinStandardHelpOptions = true)
public final class LabCommand implements Callable<Integer> {
  private static final int SALLYPORT_PORT = 8443;
  private static final int LEGACY_PORT = 8444;
  private static final int CONSOLE_PORT = 9443;

  @Option(names = "--once", description = "Tell the story once, then end.")
  private boolean once;

  @Option(names = "--json", description = "The story as JSON; implies --once.")
  private boolean json;

  @Option(
      names = "--patience",
      paramLabel = "DURATION",
      description =
          "How long the origin waits for the answer to its HelloRequest, for instance 5s; 3s with"
              + " --once, else 120s.")
  private String patience = "";

  @Option(
      names = "--record",
      paramLabel = "FOLDER",
      description =
          "Keep the recordings of the exchanges that failed: captures that Wireshark and sallyport"
              + " analyze read without a key. With --once.")
  private @Nullable Path record;

  @Option(names = "--list", description = "List the fault servers, then end.")
  private boolean list;

  @Option(
      names = "--fault",
      paramLabel = "NAME",
      description = "Start one fault server, to try a proxy or a WAF against it.")
  private String fault = "";

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port of the fault server on 127.0.0.1; a free one where it is left out.")
  private int port;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (list) {
      LabFaults.list(spec.commandLine().getOut());
      return 0;
    }
    Path folder = Files.createTempDirectory("sallyport-lab");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> deleteQuietly(folder)));
    try {
      if (!fault.isEmpty()) {
        LabFaults.stay(chosen(), port, folder, spec.commandLine().getOut());
      } else if (once || json) {
        tell(folder);
        keepRecordings(folder.resolve(LabGateway.RECORDINGS));
      } else {
        stay(folder);
      }
    } finally {
      FolderTree.delete(folder);
    }
    return 0;
  }

  private void tell(Path folder) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    LabText text = new LabText(out, colour());
    try (LabStory story = new LabStory(folder, patience(Duration.ofSeconds(3)), 0, 0)) {
      if (json) {
        out.println(LabJson.of(story.tell(p -> {}), story.rules().orElse(null)));
      } else {
        out.println(
            "An origin that imitates IIS (no Windows here), a WAF that ignores HelloRequest, and"
                + " Sallyport.");
        List<LabPath> paths = story.tell(text::show);
        rules(story, text, out);
        text.table(paths);
      }
    }
    out.flush();
  }

  private void keepRecordings(Path from) throws IOException {
    Path to = record;
    if (to == null || !Files.exists(from)) {
      return;
    }
    List<Path> recordings;
    try (Stream<Path> all = Files.walk(from)) {
      recordings = all.filter(Files::isRegularFile).sorted().toList();
    }
    Files.createDirectories(
        to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    for (Path recording : recordings) {
      Files.copy(
          recording, to.resolve(recording.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
    }
    PrintWriter err = spec.commandLine().getErr();
    err.printf("sallyport: %d recordings in %s%n", recordings.size(), to);
    err.flush();
  }

  private static void rules(LabStory story, LabText text, PrintWriter out) throws Exception {
    Optional<LabRules> rules = story.rules();
    if (rules.isEmpty() && CrsPackage.install(out)) {
      rules = story.rules();
    }
    rules.ifPresentOrElse(text::rules, () -> out.println("\n" + CrsPackage.HOW));
  }

  private void stay(Path folder) throws Exception {
    PrintWriter out = spec.commandLine().getOut();
    Duration waits = patience(Duration.ofMinutes(2));
    FreePorts ports = new FreePorts(this::say);
    int sallyport = ports.orAny(SALLYPORT_PORT, "Sallyport");
    int legacy = ports.orAny(LEGACY_PORT, "the WAF");
    try (LabStory story = new LabStory(folder, waits, sallyport, legacy);
        LabConsole console =
            LabConsole.start(story, ports.orAny(CONSOLE_PORT, "the console"), this::say)) {
      out.printf(
          "The lab runs; ctrl-C ends it. Its origin imitates IIS and waits %d s for an answer to"
              + " HelloRequest.%n%n",
          waits.toSeconds());
      String curl = "  curl --cacert %s --resolve %s:%d:127.0.0.1 https://%s:%d/%n";
      Path ca = folder.resolve("ca.pem");
      List<String> names = LabStory.SITES;
      out.println("direct to the origin:");
      names.forEach(n -> out.printf(curl, ca, n, story.origin().port(), n, story.origin().port()));
      out.println("through a WAF that ignores HelloRequest:");
      names.forEach(n -> out.printf(curl, ca, n, story.legacy().port(), n, story.legacy().port()));
      out.println("through Sallyport:");
      names.forEach(
          n -> out.printf(curl, ca, n, story.sallyport().port(), n, story.sallyport().port()));
      out.println("a shop that rules protect, a page and an attack:");
      for (String target : List.of(LabShop.PAGE, LabShop.ATTACK)) {
        out.printf(
            "  curl --cacert %s --resolve %s:%d:127.0.0.1 \"https://%s:%d%s\"%n",
            ca,
            LabShop.NAME,
            story.sallyport().port(),
            LabShop.NAME,
            story.sallyport().port(),
            target);
      }
      out.println("what became of these requests, the first ones sent already:");
      out.println("  " + console.url());
      out.flush();
      LabText text = new LabText(out, colour());
      Thread.ofVirtual().start(() -> follow(console::legacy, LabConsole.LEGACY, text));
      follow(console::sallyport, "sallyport", text);
    }
  }

  private void say(String line) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(line);
    err.flush();
  }

  /** The exchange that ended next; waits for it. */
  @FunctionalInterface
  private interface Ended {
    ExchangeRecord take() throws InterruptedException;
  }

  private static void follow(Ended ended, String path, LabText text) {
    try {
      while (true) {
        ExchangeRecord x = ended.take();
        LabPath shown =
            new LabPath(
                path,
                x.request().host(),
                x.request().method() + " " + x.request().path(),
                x.status(),
                x.durationNanos() / 1e9,
                Diagnosis.report(List.of(x.trail())));
        synchronized (text) {
          text.show(shown);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Fault chosen() {
    if (port < 0 || port > 65_535) {
      throw new ParameterException(spec.commandLine(), "--port: wanted 0 to 65535, got " + port);
    }
    return Faults.find(fault)
        .orElseThrow(() ->
            new ParameterException(
                spec.commandLine(),
                "--fault: no fault server %s; sallyport lab --list shows all".formatted(fault)));
  }

  private Colour colour() {
    return spec.commandLine().getColorScheme().ansi() == Ansi.ON ? Colour.ANSI : Colour.NONE;
  }

  private Duration patience(Duration otherwise) {
    if (patience.isEmpty()) {
      return otherwise;
    }
    String digits = patience.endsWith("s") ? patience.substring(0, patience.length() - 1) : "";
    if (digits.isEmpty() || digits.length() > 4 || !digits.chars().allMatch(Character::isDigit)) {
      throw new ParameterException(
          spec.commandLine(), "--patience: wanted 1s to 9999s, got " + patience);
    }
    Duration given = Duration.ofSeconds(Integer.parseInt(digits));
    if (given.isZero()) {
      throw new ParameterException(spec.commandLine(), "--patience: wanted at least 1s, got 0s");
    }
    return given;
  }

  /** At a signal nobody is left to be told. */
  private static void deleteQuietly(Path folder) {
    try {
      FolderTree.delete(folder);
    } catch (IOException e) {
      System.err.println("sallyport: " + folder + " stays: " + e.getMessage());
    }
  }
}
