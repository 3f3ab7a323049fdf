package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;
import static dev.sallyport.console.html.Html.link;

import dev.sallyport.console.examine.DoctorProber;
import dev.sallyport.console.examine.Examination;
import dev.sallyport.console.examine.Examination.Asked;
import dev.sallyport.console.examine.Examinations;
import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.FormText;
import dev.sallyport.console.http.Refused;
import dev.sallyport.console.http.Request;
import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.config.SiteConfiguration.HostField;
import dev.sallyport.gateway.origin.Origin;
import dev.sallyport.gateway.site.Site;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Sends the doctor to the origins that a site's configuration names, and shows what it finds. */
public final class DoctorPage {
  public static final String PATH = "/doctor";

  private static final int MOST_TARGET_CHARACTERS = 2_000;

  private final Frame frame;
  private final Gateway gateway;
  private final Examinations examinations;
  private final Consumer<String> log;

  /**
   * A page.
   *
   * @param log takes a line for each examination that begins
   */
  public DoctorPage(Frame frame, Gateway gateway, Examinations examinations, Consumer<String> log) {
    this.frame = frame;
    this.gateway = gateway;
    this.examinations = examinations;
    this.log = log;
  }

  /** All sites, and what was found of each. */
  public Answer sites(Request request) {
    return frame.page(
        request,
        Frame.Place.DOCTOR,
        "Doctor",
        el("h1", "Doctor"),
        el("p", "Asks the origins of a site past the gateway, and names what goes wrong."),
        Frame.table(
            "Sites",
            List.of("Site", "Origins", "Examined", "What was found"),
            gateway.sites().all().stream().map(this::row).toList()));
  }

  private Element row(Site site) {
    Element origins =
        el(
            "td",
            site.origins().origins().stream()
                .map(origin -> el("div", origin.url().toString()))
                .toList());
    return examinations
        .of(site.name())
        .map(done ->
            el(
                "tr",
                el("td", way(site.name(), site.name())),
                origins,
                el("td", Words.day(done.at())),
                el("td", ExaminationView.words(done))))
        .orElseGet(() ->
            el(
                "tr",
                el("td", way(site.name(), site.name())),
                origins,
                Frame.cell("not since the start"),
                Frame.cell("")));
  }

  static Element way(String site, String words) {
    return link(PATH + "/" + FormText.encode(site), words);
  }

  /** One site: what would be sent, and what is known. */
  public Answer site(Request request) throws Refused {
    Site site = named(request.parameter());
    List<Html> content = new ArrayList<>();
    content.add(el("h1", "The origins of " + site.name()));
    examinations
        .of(site.name())
        .ifPresent(known -> {
          Element live = el("div", ExaminationView.of(known)).with("id", "live");
          content.add(known.ended() ? live : live.with("data-events", events(site.name())));
          content.add(el("h2", "Ask again"));
        });
    content.add(form(request, site));
    return frame.page(
        request, Frame.Place.DOCTOR, "Doctor: " + site.name(), content.toArray(Html[]::new));
  }

  private static String events(String site) {
    return "/events/doctor/" + FormText.encode(site);
  }

  /** The part that changes while a site is being examined. */
  public Answer events(Request request, LiveEvents events) throws Refused {
    String site = named(request.parameter()).name();
    return events.until(
        () -> live(site), () -> examinations.of(site).map(Examination::ended).orElse(true));
  }

  private List<Html> live(String site) {
    return examinations.of(site).map(ExaminationView::of).orElse(List.of());
  }

  private static Element form(Request request, Site site) {
    boolean ofOrigin = site.configuration().host() == HostField.ORIGIN;
    String name = site.name();
    List<Html> fields = new ArrayList<>();
    fields.add(labelled("Path", "target", "/"));
    if (!ofOrigin) {
      fields.add(
          labelled("Host", "host", name.startsWith("*.") ? "www" + name.substring(1) : name));
    }
    fields.add(el("button", "Ask the origins"));
    return el(
        "section",
        el(
            "p",
            "Sends GET at most twice to each, over one connection: "
                + origins(site)
                + ". Each answer gets "
                + DoctorProber.PATIENCE.toSeconds()
                + " seconds. TLS is spoken as the site does; what else it asks opens further connections."
                + " An origin without TLS gets GET once, with the site's own timers."),
        Frame.form(request, PATH + "/" + FormText.encode(name), fields.toArray(Html[]::new))
            .as("filter"));
  }

  private static String origins(Site site) {
    List<Origin> all = site.origins().origins();
    String first =
        all.stream()
            .limit(Examinations.MOST_ORIGINS)
            .map(origin -> origin.url().toString())
            .collect(Collectors.joining(", "));
    int more = all.size() - Examinations.MOST_ORIGINS;
    return more > 0 ? first + " (not to " + more + " more)" : first;
  }

  private static Element labelled(String name, String field, String value) {
    Element input =
        el("input")
            .with("name", field)
            .with("value", value)
            .with("maxlength", MOST_TARGET_CHARACTERS);
    return el("label", el("span", name), input);
  }

  /** Begins. */
  public Answer begin(Request request) throws Refused, IOException {
    Site site = named(request.parameter());
    String target = request.form("target").isEmpty() ? "/" : request.form("target");
    boolean writable =
        target.startsWith("/")
            && target.length() <= MOST_TARGET_CHARACTERS
            && target.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (!writable) {
      throw new Refused(400, "wanted a path such as /cart?id=1, without blanks");
    }
    examinations.begin(
        site,
        new Asked(host(site, request.form("host")), target),
        gateway.sites().all().stream().map(Site::name).collect(Collectors.toSet()));
    log.accept(
        "console: %s has the origins of %s asked for %s"
            .formatted(request.peer(), site.name(), target));
    return Answer.seeOther(PATH + "/" + FormText.encode(site.name()));
  }

  /** A name that this site serves: nobody else's server is asked for anything. */
  private String host(Site site, String wanted) throws Refused {
    String host = wanted.isEmpty() ? site.name() : wanted.toLowerCase(Locale.ROOT);
    boolean plain = host.chars().allMatch(c -> c > ' ' && c < 0x7f);
    Site serving = plain ? gateway.sites().named(host) : null;
    if (serving == null || !serving.name().equals(site.name())) {
      throw new Refused(400, "wanted a host that " + site.name() + " serves");
    }
    return host;
  }

  private Site named(String name) throws Refused {
    return gateway.sites().all().stream()
        .filter(site -> site.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Refused(404, "there is no site of this name"));
  }
}
