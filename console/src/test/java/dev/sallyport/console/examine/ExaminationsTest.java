package dev.sallyport.console.examine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sallyport.console.examine.Examination.Asked;
import dev.sallyport.console.examine.Examination.State;
import dev.sallyport.console.http.Refused;
import dev.sallyport.diagnosis.detect.Diagnosis;
import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.config.ConfigurationFile;
import dev.sallyport.gateway.site.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationsTest {
  private static final Asked ASKED = new Asked("a.example.com", "/");
  private static final Set<String> ALL = Set.of("a.example.com", "b.example.com", "c.example.com");

  /** Lets an origin be asked; a word is why it cannot be. */
  private final BlockingQueue<String> lets = new SynchronousQueue<>();

  private final Examinations examinations =
      new Examinations(
          (site, origin, asked, progress) -> {
            String why = taken();
            if (!why.isEmpty()) {
              throw new IOException(why);
            }
            return Diagnosis.report(List.of());
          },
          InstantSource.system());

  private Gateway gateway;

  private String taken() {
    try {
      return String.valueOf(lets.poll(60, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    StringBuilder text =
        new StringBuilder(
            "listen: [https://127.0.0.1:0]\nconsole: off\nrules: {crs: off}\nsites:\n");
    for (String site : List.of("a", "b", "c")) {
      text.append("  ").append(site).append(".example.com: {certificate: self_signed, ");
      text.append("origins: ['https://127.0.0.1:1', 'https://127.0.0.1:2']}\n");
    }
    Path file = Files.writeString(folder.resolve("gw.yaml"), text);
    gateway = Gateway.start(ConfigurationFile.read(file).configuration(), exchange -> {});
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  private Site site(String name) {
    return requireNonNull(gateway.sites().named(name));
  }

  private void let(String why) throws InterruptedException {
    assertThat(lets.offer(why, 60, TimeUnit.SECONDS)).isTrue();
  }

  private List<State> states(String site) {
    return examinations.of(site).orElseThrow().steps().stream()
        .map(Examination.Step::state)
        .toList();
  }

  @Test
  void oneOriginComesAfterTheOther() throws Exception {
    examinations.begin(site("a.example.com"), ASKED, ALL);
    assertThat(states("a.example.com").get(1)).isInstanceOf(State.Waiting.class);
    let("");
    let("no way there");
    while (!examinations.of("a.example.com").orElseThrow().ended()) {
      Thread.onSpinWait();
    }
    assertThat(states("a.example.com").get(0)).isInstanceOf(State.Found.class);
    assertThat(states("a.example.com").get(1)).isEqualTo(new State.Failed("no way there"));
  }

  @Test
  void aSiteAtATimeAndTwoOfAll() throws Exception {
    examinations.begin(site("a.example.com"), ASKED, ALL);
    assertThatThrownBy(() -> examinations.begin(site("a.example.com"), ASKED, ALL))
        .isInstanceOf(Refused.class)
        .hasMessage("a.example.com is being examined already");
    examinations.begin(site("b.example.com"), ASKED, ALL);
    assertThatThrownBy(() -> examinations.begin(site("c.example.com"), ASKED, ALL))
        .isInstanceOf(Refused.class)
        .hasMessage("2 sites are being examined already");
    for (int i = 0; i < 4; i++) {
      let("");
    }
    while (!examinations.of("a.example.com").orElseThrow().ended()) {
      Thread.onSpinWait();
    }
  }
}
