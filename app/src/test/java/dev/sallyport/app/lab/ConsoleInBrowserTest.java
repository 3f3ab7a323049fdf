package dev.sallyport.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.app.browser.Axe;
import dev.sallyport.app.browser.Chromium;
import dev.sallyport.app.browser.Tab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The console with what the lab made, seen by a browser. Pictures of the pages go to {@code
 * target/console}; with {@code -Dsallyport.docs=write} two of them go to {@code docs/images}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ConsoleInBrowserTest {
  private static final Path README =
      "write".equals(System.getProperty("sallyport.docs"))
          ? Path.of("../docs/images")
          : Looks.PICTURES;
  private static final Path CAPTURES =
      Path.of(System.getProperty("sallyport.shared", "../../shared"), "captures", "own")
          .toAbsolutePath();
  private static final int ENTER = 13;
  private static final int TAB = 9;

  private final List<AutoCloseable> open = new ArrayList<>();
  private LabStory story;
  private LabConsole console;
  private Tab tab;

  @BeforeAll
  void start(@TempDir Path lab, @TempDir Path profile) throws Exception {
    Path program = Chromium.program().orElse(null);
    Assumptions.assumeTrue(program != null, "chromium is not installed");
    story = keep(new LabStory(lab, Duration.ofSeconds(4), 0, 0));
    console = keep(LabConsole.start(story, 0, line -> {}));
    tab = keep(keep(Chromium.start(program, profile)).tab());
    takePicturesForTheReadme();
    HostileExchanges.all().forEach(console::remember);
  }

  private <T extends AutoCloseable> T keep(T part) {
    open.add(part);
    return part;
  }

  @AfterAll
  void stop() throws Exception {
    for (AutoCloseable part : open.reversed()) {
      part.close();
    }
  }

  @BeforeEach
  void signIn() throws Exception {
    tab.size(1280, 900);
    tab.dark(false);
    tab.open(console.url());
    assertThat(tab.path()).as("the token is not in the address any more").isEqualTo("/");
  }

  private String root() {
    return console.url().substring(0, console.url().indexOf("/login"));
  }

  @Test
  void theIncidentIsTwoClicksAway() throws Exception {
    assertThat(tab.text()).contains("accept.lab.test via legacy-waf");
    tab.follow("a[href='/exchanges?cause=origin.renegotiation.unanswered']");
    assertThat(tab.text()).contains("accept.lab.test via legacy-waf", "499");
    tab.follow("tbody tr");
    assertThat(tab.path()).startsWith("/exchanges/");
    assertThat(tab.text())
        .contains(
            "origin.renegotiation.unanswered", "certain", "Fix at the origin", "appcmd set config")
        .contains("HelloRequest (28 bytes)", "of silence");
  }

  @Test
  void aDeniedRequestOfTheShopShowsItsScoreAndWhatWouldLetItPass() throws Exception {
    tab.open(root() + "/rules");
    tab.follow("a[href='/exchanges?site=shop.lab.test&rule=100010']");
    assertThat(tab.text()).contains("403", "/products?id=1");
    tab.follow("tbody tr");
    assertThat(tab.text())
        .contains("SQL injection", "ARGS:id", "inbound_anomaly_score_pl1 +5")
        .contains("blocking_inbound_anomaly_score", "Denied by rule 100990")
        .contains("ctl:ruleRemoveTargetById=100010;ARGS:id");
    Looks.at(tab, "denied");
  }

  @ParameterizedTest
  @CsvSource({
    "now, /, Causes of the last hour",
    "exchanges, /exchanges, require.lab.test via legacy-waf",
    "sites, /sites, What differs between two sites",
    "site, /sites/accept.lab.test, renegotiation: answer",
    "difference, /difference?left=accept.lab.test&right=ignore.lab.test, sni",
    "doctor, /doctor, not since the start",
    "rules, /rules, 942100",
    "exclusion, /exclusion?site=hostile.lab.test&rule=942100, no other rule matched",
  })
  void aPageIsWholeSmallAndOpenToAll(String name, String path, String content) throws Exception {
    tab.open(root() + path);
    assertThat(tab.text()).contains(content);
    Looks.at(tab, name);
  }

  @Test
  void anExchangeIsWholeSmallAndOpenToAll() throws Exception {
    tab.open(root() + "/exchanges?cause=origin.renegotiation.unanswered");
    tab.follow("tbody tr");
    tab.click("summary");
    assertThat(tab.text()).contains("end of request, 0 body bytes");
    Looks.at(tab, "exchange");
  }

  @Test
  void theDoctorGoesToTheOriginsOfASite() throws Exception {
    tab.open(root() + "/doctor");
    tab.follow("a[href='/doctor/accept.lab.test']");
    tab.follow("form.filter button");
    assertThat(tab.path()).isEqualTo("/doctor/accept.lab.test");
    tab.value(
        "new Promise(done => { const look = () => document.body.innerText.includes('Verdict')"
            + " ? done(true) : setTimeout(look, 50); look(); })");
    assertThat(tab.text())
        .contains("1 of 1 origins examined", "HelloRequest", "RECORDING failed exchanges");
    tab.open(root() + "/sites/accept.lab.test");
    assertThat(tab.text()).contains("What the doctor found");
    tab.open(root() + "/doctor/accept.lab.test");
    Looks.at(tab, "doctor-site");
  }

  @Test
  void whatStrangersSentStaysText() throws Exception {
    for (String page : List.of("/exchanges?site=hostile.lab.test", "/", "/rules")) {
      tab.open(root() + page);
      assertUnharmed();
    }
    for (String id : HostileExchanges.ids()) {
      tab.open(root() + "/exchanges/" + id);
      assertUnharmed();
    }
    assertThat(tab.text()).contains(HostileExchanges.TEXTS.getLast());
  }

  private void assertUnharmed() throws Exception {
    assertThat(tab.complaints()).isEmpty();
    assertThat(tab.value("typeof window.harmed").asText()).isEqualTo("undefined");
    assertThat(
            tab.value("document.querySelectorAll('script,iframe,img,object,base').length").asInt())
        .as("our own script and nothing else")
        .isEqualTo(1);
  }

  /** Each of the judges of the other tests is shown a fault here. */
  @Test
  void faultsWouldBeSeen() throws Exception {
    tab.value("document.body.insertAdjacentHTML('beforeend', '<input>'); 1");
    assertThat(Axe.faults(tab)).singleElement().asString().startsWith("label: ");
    String harm =
        """
        new Promise(done => {
          document.addEventListener('securitypolicyviolation', event => done(event.effectiveDirective));
          document.body.insertAdjacentHTML('beforeend', '<svg onload="window.harmed=1"></svg>');
        })\
        """;
    assertThat(tab.value(harm).asText()).isEqualTo("script-src-attr");
    assertThat(tab.value("typeof window.harmed").asText()).isEqualTo("undefined");
    assertThat(tab.complaints()).anyMatch(one -> one.contains("Content Security Policy"));
  }

  @Test
  void thePageOfNowGoesOnByItself() throws Exception {
    tab.value(
        "window.changed = new Promise(done => new MutationObserver(() => {"
            + " if (document.body.innerText.includes('news.lab.test')) done(true); })"
            + ".observe(document.getElementById('live'), {childList: true})); 1");
    console.remember(HostileExchanges.of("/news", "news.lab.test", "00000000feedface"));
    assertThat(tab.value("window.changed").asBoolean()).isTrue();
  }

  @Test
  void theKeyboardReachesWhatTheMouseDoes() throws Exception {
    tab.open(root() + "/exchanges?notable=yes");
    tab.press("Tab", TAB);
    assertThat(tab.value("document.activeElement.className").asText()).isEqualTo("skip");
    for (int i = 0;
        i < 40 && !tab.value("document.activeElement.className").asText().equals("row");
        i++) {
      tab.press("Tab", TAB);
    }
    String goal = tab.value("document.activeElement.getAttribute('href')").asText();
    assertThat(goal).startsWith("/exchanges/");
    tab.pressToFollow("Enter", ENTER);
    assertThat(tab.path()).isEqualTo(goal);
  }

  @Test
  void twoSitesAreComparedByTheForm() throws Exception {
    tab.open(root() + "/sites");
    tab.value("document.querySelector('select[name=right]').value = 'require.lab.test'; 1");
    tab.follow("form.filter button");
    assertThat(tab.path()).isEqualTo("/difference?left=ignore.lab.test&right=require.lab.test");
    assertThat(tab.text()).contains("origin_tls.sni");
  }

  @Test
  void aCaptureOfTheIncidentIsAnalysed() throws Exception {
    Path capture = CAPTURES.resolve("waf-bc-ignore-AES128-SHA.pcap");
    Assumptions.assumeTrue(Files.exists(capture), "no captures at " + CAPTURES);
    tab.open(root() + "/analyse");
    assertThat(Axe.faults(tab)).isEmpty();
    tab.choose("input[name=capture]", capture);
    tab.follow("form.upload button");
    assertThat(tab.text()).contains("origin.renegotiation.unanswered", "HelloRequest");
    Looks.at(tab, "analysis");
  }

  @Test
  void twoCapturesStandSideBySide() throws Exception {
    Path direct = CAPTURES.resolve("direct-curl-answers-AES128-SHA.pcap");
    Assumptions.assumeTrue(Files.exists(direct), "no captures at " + CAPTURES);
    tab.open(root() + "/analyse");
    tab.choose("input[name=capture]", direct);
    tab.choose("input[name=other]", CAPTURES.resolve("waf-bc-ignore-AES128-SHA.pcap"));
    tab.follow("form.upload button");
    assertThat(tab.text()).contains("They part after: HelloRequest");
    Looks.at(tab, "pair");
  }

  @Test
  void whatIsNoCaptureIsRefusedInWords(@TempDir Path folder) throws Exception {
    tab.open(root() + "/analyse");
    tab.choose("input[name=capture]", Files.writeString(folder.resolve("none.pcap"), "none"));
    tab.follow("form.upload button");
    assertThat(tab.text()).contains("the capture");
  }

  @Test
  void whoSignsOutSeesNothingMore() throws Exception {
    tab.follow("header button");
    assertThat(tab.path()).isEqualTo("/login");
    assertThat(Axe.faults(tab)).isEmpty();
    tab.open(root() + "/exchanges");
    assertThat(tab.path()).isEqualTo("/login");
    tab.click("input[name=token]");
    tab.type("wrong");
    tab.follow("form button");
    assertThat(tab.text()).contains("a wrong token");
  }

  /** Taken before strangers come. */
  private void takePicturesForTheReadme() throws Exception {
    tab.size(1100, 760);
    tab.open(console.url());
    tab.picture(README.resolve("console-now.png"), false);
    tab.open(root() + "/exchanges?cause=origin.renegotiation.unanswered");
    tab.follow("tbody tr");
    tab.value("document.querySelector('.ladder').previousSibling.scrollIntoView(); 1");
    tab.picture(README.resolve("console-ladder.png"), false);
  }

  @Test
  void thePicturesOfTheReadmeAreSmall() throws Exception {
    assertSmall(README.resolve("console-now.png"));
    assertSmall(README.resolve("console-ladder.png"));
  }

  private static void assertSmall(Path picture) throws IOException {
    assertThat(Files.size(picture)).isLessThan(150_000);
  }
}
