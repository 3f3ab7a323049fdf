package dev.sallyport.gateway.recorder;

import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.config.SiteConfiguration.Recorder;
import dev.sallyport.gateway.recorder.Recording.Leg;
import dev.sallyport.gateway.recorder.Transcript.Said;
import dev.sallyport.secrets.BoringSslKeyLog;
import dev.sallyport.secrets.JdkFields;
import dev.sallyport.secrets.JdkKeyLog;
import dev.sallyport.secrets.SecretsUnavailableException;
import io.netty.channel.Channel;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import io.netty.handler.ssl.SslContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import javax.net.ssl.SSLEngine;
import org.jspecify.annotations.Nullable;

/**
 * The flight recorder of one site: gives its connections their tapes, and writes those of an
 * exchange that failed. Thread-safe.
 */
public final class SiteRecorder {
  private final FlightRecorder writer;
  private final String site;
  private final Recorder settings;
  private final Set<String> masked;
  private final Path folder;
  private final List<String> troubles = new ArrayList<>();
  private @Nullable JdkFields jdk;
  private @Nullable BoringSslKeyLog boring;
  private volatile boolean on = true;

  private SiteRecorder(FlightRecorder writer, SiteConfiguration site, Path root) {
    this.writer = writer;
    this.site = site.name();
    this.settings = site.recorder();
    this.masked = settings.cover().masked();
    this.folder = root.resolve(site.name().replace('*', '_'));
  }

  /**
   * The recorder of a site; null where it is off. Where secrets cannot be read here it records
   * without them, and {@link #troubles} says why.
   *
   * @param root the folder that holds a folder for each site
   * @param contexts in which the site's connections speak TLS
   */
  public static @Nullable SiteRecorder of(
      FlightRecorder writer,
      SiteConfiguration site,
      @Nullable String root,
      SslContext... contexts) {
    if (site.recorder().on() == Recorder.On.OFF || root == null) {
      return null;
    }
    SiteRecorder recorder = new SiteRecorder(writer, site, Path.of(root));
    writer.start();
    if (site.recorder().secrets()) {
      recorder.findSecrets(contexts);
    }
    return recorder;
  }

  private void findSecrets(SslContext... contexts) {
    try {
      jdk = JdkFields.find();
    } catch (SecretsUnavailableException e) {
      troubles.add(e.getMessage());
    }
    try {
      boring = BoringSslKeyLog.of(contexts);
    } catch (SecretsUnavailableException e) {
      troubles.add(e.getMessage());
    }
  }

  /** Why secrets are missing in what is recorded; empty where none are. */
  public List<String> troubles() {
    return List.copyOf(troubles);
  }

  /** What is to be said at the start, since it shows what clients send. */
  public String warning() {
    return "RECORDING " + what() + " of " + site + ", into " + folder;
  }

  /** What is recorded, in a few words; the same for sites with equal settings. */
  public String what() {
    String which =
        switch (settings.on()) {
          case OFF -> "no exchanges";
          case FAILURE -> "failed exchanges";
          case MATCH -> "some exchanges";
          case ALL -> "all exchanges";
        };
    return which + (settings.secrets() ? " with TLS secrets" : ", credentials masked,");
  }

  /** Begins the tape of a connection; it stands in the pipeline before {@code next}. */
  public Tape tape(Channel channel, @Nullable String next, boolean accepted) {
    Tape tape = new Tape(this, settings.maxBytes());
    TapeHandler handler = new TapeHandler(tape, accepted);
    if (next == null) {
      channel.pipeline().addLast("tape", handler);
    } else {
      channel.pipeline().addBefore(next, "tape", handler);
    }
    return tape;
  }

  /** For an exchange of the site; null where the secrets open what passes, or nothing is wanted. */
  public @Nullable Transcript transcript() {
    return on && !settings.secrets() ? new Transcript(masked, settings) : null;
  }

  /** Hears the secrets of the connection that is on the tape. */
  public void watch(SSLEngine engine, Tape tape) {
    tape.encrypted();
    BoringSslKeyLog log = boring;
    JdkFields fields = jdk;
    if (engine instanceof ReferenceCountedOpenSslEngine && log != null) {
      tape.watch(log.listen(engine, tape::secret));
    } else if (fields != null) {
      tape.watch(new JdkKeyLog(fields, engine, tape::secret));
    }
  }

  /** Whether the site is still one that records. */
  boolean on() {
    return on;
  }

  /** The site records no more: tapes of open connections are wiped. */
  public void stop() {
    on = false;
  }

  /**
   * Writes what is on the tapes, where this exchange is one to be recorded: a moment later, when
   * what the client gets at its end has passed too.
   *
   * @param loop of the exchange and its connections
   * @param transcript null where there is none
   * @return the file that will hold it; null where there is none
   */
  public @Nullable String record(
      Executor loop, Ended ended, List<Tape> tapes, @Nullable Transcript transcript) {
    if (!on || !ended.wanted(settings)) {
      return null;
    }
    Path file = writer.reserve(folder, ended.exchange());
    if (file == null) {
      return null;
    }
    loop.execute(() -> {
      List<Said> said = transcript == null ? List.of() : transcript.said();
      List<Leg> legs =
          tapes.stream().map(tape -> leg(tape, said)).filter(Objects::nonNull).toList();
      writer.write(file, new Recording(folder, settings, site, ended, legs));
    });
    return file.toString();
  }

  private static @Nullable Leg leg(Tape tape, List<Said> said) {
    Tape.Copy copy = tape.copy();
    return copy == null
        ? null
        : new Leg(copy, said.stream().filter(one -> one.tape().equals(tape)).toList());
  }
}
