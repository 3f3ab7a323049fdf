package dev.sallyport.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.app.browser.Chromium;
import dev.sallyport.app.browser.Tab;
import dev.sallyport.console.Console;
import dev.sallyport.console.ConsoleMemory;
import dev.sallyport.console.http.ConsoleServer.Door;
import dev.sallyport.console.http.Token;
import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.admin.Metrics;
import dev.sallyport.gateway.config.ConfigurationFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What can be changed from the console, by a browser, and the pages that only ask. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChangesInBrowserTest {
  private static final String SITE = "shop.example.com";

  private final List<AutoCloseable> open = new ArrayList<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private Path file;
  private Console console;
  private Tab tab;

  @BeforeAll
  void start(@TempDir Path folder, @TempDir Path profile) throws Exception {
    Path program = Chromium.program().orElse(null);
    Assumptions.assumeTrue(program != null, "chromium is not installed");
    Files.writeString(
        folder.resolve("own.conf"),
        "SecRule ARGS \"@contains evil\" \"id:100001,phase:2,deny,status:403,log\"\n");
    file =
        Files.writeString(
            folder.resolve("gw.yaml"),
            """
            listen: [https://127.0.0.1:0]
            console: off
            sites:
              %s:
                certificate: self_signed
                origins: ["http://127.0.0.1:1"]
                rules: {crs: off, mode: block, after: [own.conf]}
            """
                .formatted(SITE));
    Gateway gateway = Gateway.start(ConfigurationFile.read(file).configuration(), exchange -> {});
    open.add(gateway);
    Metrics metrics = new Metrics();
    open.add(metrics::close);
    Door door =
        new Door(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), null, List.of());
    Console.Shown shown = new Console.Shown(gateway, metrics, new ConsoleMemory(), file);
    console = keep(Console.start(door, Token.make(), shown, log::add));
    tab = keep(keep(Chromium.start(program, profile)).tab());
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
  }

  private String root() {
    return console.url().substring(0, console.url().indexOf("/login"));
  }

  @Test
  void aSiteIsSwitchedToDetectOnASecondClick() throws Exception {
    tab.open(root() + "/sites/" + SITE);
    tab.follow("a[href^='/mode']");
    assertThat(tab.text()).contains("mode: detect");
    assertThat(Files.readString(file)).contains("mode: block");
    Looks.at(tab, "mode");
    tab.size(1280, 900);
    tab.follow("main form button");
    assertThat(tab.path()).startsWith("/sites/" + SITE);
    assertThat(Files.readString(file)).contains("mode: detect");
    assertThat(log).anyMatch(line -> line.contains(" set rules.mode of " + SITE + " to detect"));
  }

  @Test
  void anExclusionIsPastedShownAndWritten() throws Exception {
    tab.open(root() + "/sites/" + SITE);
    tab.follow("a[href^='/exclude']");
    Looks.at(tab, "exclude");
    tab.size(1280, 900);
    tab.click("textarea");
    tab.type("SecRuleRemoveById 100001");
    tab.follow("main form button");
    assertThat(tab.text()).contains("+ SecRuleRemoveById 100001");
    Looks.at(tab, "exclude-shown");
    tab.size(1280, 900);
    tab.follow("main form button");
    assertThat(tab.path()).startsWith("/sites/" + SITE);
    assertThat(file.resolveSibling("exclusions-" + SITE + "-after.conf"))
        .content()
        .contains("SecRuleRemoveById 100001");
  }

  @Test
  void thePagesThatOnlyAskAreOpenToAll() throws Exception {
    tab.open(root() + "/analyse");
    Looks.at(tab, "analyse");
    tab.size(1280, 900);
    tab.dark(false);
    tab.follow("header button");
    assertThat(tab.path()).isEqualTo("/login");
    Looks.at(tab, "login");
  }
}
