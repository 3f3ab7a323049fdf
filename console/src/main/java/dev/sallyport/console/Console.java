package dev.sallyport.console;

import dev.sallyport.console.api.DoctorJson;
import dev.sallyport.console.api.ExchangesJson;
import dev.sallyport.console.api.NowJson;
import dev.sallyport.console.api.SitesJson;
import dev.sallyport.console.examine.DoctorProber;
import dev.sallyport.console.examine.Examinations;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.ConsoleServer;
import dev.sallyport.console.http.ConsoleServer.Door;
import dev.sallyport.console.http.Route;
import dev.sallyport.console.http.Token;
import dev.sallyport.console.page.AnalysePage;
import dev.sallyport.console.page.DoctorPage;
import dev.sallyport.console.page.ExchangePage;
import dev.sallyport.console.page.ExchangesPage;
import dev.sallyport.console.page.ExclusionEntryPage;
import dev.sallyport.console.page.ExclusionPage;
import dev.sallyport.console.page.Frame;
import dev.sallyport.console.page.LiveEvents;
import dev.sallyport.console.page.ModePage;
import dev.sallyport.console.page.NowPage;
import dev.sallyport.console.page.RecordingDownload;
import dev.sallyport.console.page.RulesPage;
import dev.sallyport.console.page.SitePage;
import dev.sallyport.console.page.SitesPage;
import dev.sallyport.console.site.Certificates;
import dev.sallyport.console.site.RecordersInForce;
import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.admin.Metrics;
import dev.sallyport.gateway.ruleset.InstalledRuleSets;
import dev.sallyport.gateway.ruleset.RuleFolders;
import dev.sallyport.gateway.ruleset.RuleSets;
import dev.sallyport.gateway.site.Site;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The console of one gateway, with its health and metrics. */
public final class Console implements AutoCloseable {
  private final ConsoleServer server;
  private final Door door;
  private final Token token;

  private Console(ConsoleServer server, Door door, Token token) {
    this.server = server;
    this.door = door;
    this.token = token;
  }

  /**
   * Starts to answer.
   *
   * @param log takes a line for each request that is refused and for each change
   * @throws IOException where the address cannot be bound, or plain HTTP would be seen by others
   */
  public static Console start(Door door, Token token, Shown shown, Consumer<String> log)
      throws IOException {
    boolean loopback = door.address().getAddress().isLoopbackAddress();
    List<Route> routes = new ArrayList<>(routes(shown, log));
    routes.addAll(
        OperatorRoutes.of(
            shown.gateway()::draining,
            shown.metrics(),
            loopback ? Route.Access.OPEN : Route.Access.DATA));
    return new Console(ConsoleServer.start(door, token, routes, log), door, token);
  }

  /**
   * What the console shows.
   *
   * @param file of the configuration, where changes are written; null: nothing can be changed
   */
  public record Shown(
      Gateway gateway, Metrics metrics, ConsoleMemory memory, @Nullable Path file) {}

  static List<Route> routes(Shown shown, Consumer<String> log) {
    Gateway gateway = shown.gateway();
    ConsoleMemory memory = shown.memory();
    Frame frame = new Frame(() -> RecordersInForce.lines(gateway.sites().all()));
    NowPage now = new NowPage(frame, memory.hour());
    LiveEvents events = new LiveEvents();
    ExchangesPage exchanges = new ExchangesPage(frame, memory.exchanges(), () -> names(gateway));
    ExchangePage exchange = new ExchangePage(frame, memory.exchanges());
    AnalysePage analyse = new AnalysePage(frame);
    Examinations examinations = new Examinations(new DoctorProber(gateway), InstantSource.system());
    DoctorPage doctor = new DoctorPage(frame, gateway, examinations, log);
    Certificates certificates = new Certificates();
    SitesPage sites = new SitesPage(frame, gateway, memory.hour(), certificates);
    SitePage site = new SitePage(frame, gateway, examinations, shown.file() != null);
    RuleSets ruleSets = new InstalledRuleSets(RuleFolders.ofSystem());
    ModePage mode = new ModePage(frame, shown.file(), ruleSets, log);
    SitesJson sitesJson = new SitesJson(gateway, certificates);
    RulesPage rules = new RulesPage(frame, memory.hour());
    ExclusionPage exclusion = new ExclusionPage(frame, memory.exchanges());
    ExchangesJson exchangesJson = new ExchangesJson(memory.exchanges());
    NowJson nowJson = new NowJson(memory.hour());
    List<Route> routes = new ArrayList<>();
    routes.addAll(Assets.routes());
    routes.add(Route.page("/", now::answer));
    routes.add(Route.data("/now/events", request -> events.endless(now::live)));
    routes.add(Route.page("/exchanges", exchanges::answer));
    routes.add(Route.page("/exchanges/*", exchange::answer));
    RecordingDownload recording = new RecordingDownload(memory.exchanges(), log);
    routes.add(Route.data("/recordings/*", recording::answer));
    routes.add(Route.page(AnalysePage.PATH, analyse::ask));
    routes.add(Route.change(AnalysePage.PATH, analyse::answer));
    routes.add(Route.page(DoctorPage.PATH, doctor::sites));
    routes.add(Route.page(DoctorPage.PATH + "/*", doctor::site));
    routes.add(Route.change(DoctorPage.PATH + "/*", doctor::begin));
    routes.add(Route.data("/events/doctor/*", request -> doctor.events(request, events)));
    routes.add(Route.page("/sites", sites::answer));
    routes.add(Route.page("/sites/*", site::one));
    routes.add(Route.page(ModePage.PATH, mode::ask));
    routes.add(Route.change(ModePage.PATH, mode::change));
    ExclusionEntryPage exclude = new ExclusionEntryPage(frame, shown.file(), ruleSets, log);
    routes.add(Route.page(ExclusionEntryPage.PATH, exclude::ask));
    routes.add(Route.change(ExclusionEntryPage.PATH, exclude::change));
    routes.add(Route.page("/difference", site::difference));
    routes.add(Route.page("/rules", rules::answer));
    routes.add(Route.page("/exclusion", exclusion::answer));
    routes.add(Route.data("/api/exchanges", exchangesJson::list));
    routes.add(Route.data("/api/exchanges/*", exchangesJson::one));
    routes.add(Route.data("/api/sites", request -> sitesJson.answer()));
    routes.add(Route.data("/api/now", request -> nowJson.answer()));
    DoctorJson doctorJson = new DoctorJson(examinations);
    routes.add(Route.data("/api/doctor/*", doctorJson::answer));
    routes.add(Route.change("/api/doctor/*", request -> doctorJson.begin(request, doctor::begin)));
    String description = Assets.text("openapi.json");
    routes.add(Route.data("/api/openapi.json", request -> Answer.json(description)));
    return routes;
  }

  private static List<String> names(Gateway gateway) {
    return gateway.sites().all().stream().map(Site::name).toList();
  }

  public InetSocketAddress address() {
    return server.address();
  }

  /** What a browser opens; with the token where that was made just now. */
  public String url() {
    String host = address().getAddress().getHostAddress();
    String root =
        (door.tls() == null ? "http" : "https")
            + "://"
            + (host.contains(":") ? "[" + host + "]" : host)
            + ":"
            + address().getPort()
            + "/";
    return token.fresh() ? root + "login?token=" + token.text() : root;
  }

  @Override
  public void close() {
    server.close();
  }
}
