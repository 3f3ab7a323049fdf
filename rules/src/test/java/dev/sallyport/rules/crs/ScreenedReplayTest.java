package dev.sallyport.rules.crs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.rules.eval.Evaluation;
import dev.sallyport.rules.eval.Outcome;
import dev.sallyport.rules.plan.Plan;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Passing over rules that cannot match changes nothing: the same rules match the same values and
 * leave the same variables as when each rule is tried, on the rule set's own tests and on mixtures
 * of them. Runs every n-th stage; {@code -Dsallyport.everyStage=1} all, {@code -Dsallyport.seed}
 * other mixtures.
 */
class ScreenedReplayTest {
  private static final int EVERY = Integer.getInteger("sallyport.everyStage", 25);
  private static final long SEED = Long.getLong("sallyport.seed", 20250121);

  @ParameterizedTest
  @ValueSource(strings = {"4.28.0", "3.3.10"})
  void bothEvaluationsSeeTheSame(String version) throws Exception {
    Path release =
        Path.of(System.getProperty("sallyport.shared", "../shared"))
            .resolve("crs")
            .resolve(version);
    Assumptions.assumeTrue(Files.isDirectory(release), () -> release + " is not there");
    Plan plan = CrsPlan.load(release);
    Replay plain = new Replay(plan, Evaluation.PLAIN);
    Replay screened = new Replay(plan, Evaluation.SCREENED);
    int compared = 0;
    for (Stage.Input input : inputs(release)) {
      if (!ServerView.refuses(input)) {
        compared++;
        assertThat(Outcome.of(screened.run(input)))
            .as(input.toString())
            .isEqualTo(Outcome.of(plain.run(input)));
      }
    }
    assertThat(compared).isGreaterThan(100);
  }

  /** Stages, and each with the body and the address of others. */
  private static List<Stage.Input> inputs(Path release) throws Exception {
    List<Stage.Input> all = new ArrayList<>();
    for (Path file : CrsReplayTest.testFiles(release)) {
      StageReader.read(file).forEach(stage -> all.add(stage.input()));
    }
    Random random = new Random(SEED);
    List<Stage.Input> chosen = new ArrayList<>();
    for (int i = random.nextInt(EVERY); i < all.size(); i += EVERY) {
      Stage.Input one = all.get(i);
      chosen.add(one);
      Stage.Input mixed = mixed(one, all.get(random.nextInt(all.size())), random);
      if (!mixed.uri().startsWith("/reflect")) {
        chosen.add(mixed);
      }
    }
    return chosen;
  }

  private static Stage.Input mixed(Stage.Input one, Stage.Input other, Random random) {
    String body =
        one.body().substring(0, random.nextInt(one.body().length() + 1))
            + other.body().substring(random.nextInt(other.body().length() + 1));
    String uri = random.nextBoolean() ? one.uri() : other.uri() + "&" + one.uri();
    String line = one.method() + " " + uri + " " + one.version();
    return new Stage.Input(line, one.method(), uri, one.version(), one.fields(), body);
  }
}
