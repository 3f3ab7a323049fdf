package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;
import static dev.sallyport.console.html.Html.link;

import dev.sallyport.console.examine.Examinations;
import dev.sallyport.console.html.Html;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.FormText;
import dev.sallyport.console.http.Refused;
import dev.sallyport.console.http.Request;
import dev.sallyport.gateway.Gateway;
import dev.sallyport.gateway.config.ShownConfiguration;
import dev.sallyport.gateway.config.SiteConfiguration;
import dev.sallyport.gateway.config.SiteConfiguration.RulesMode;
import dev.sallyport.gateway.config.SiteDifference;
import dev.sallyport.gateway.site.Site;
import java.util.ArrayList;
import java.util.List;

/** One site with its effective configuration, and what differs between two. */
public final class SitePage {
  private final Frame frame;
  private final Gateway gateway;
  private final Examinations examinations;
  private final boolean changeable;

  /**
   * A page.
   *
   * @param changeable whether there is a file to write changes to
   */
  public SitePage(Frame frame, Gateway gateway, Examinations examinations, boolean changeable) {
    this.frame = frame;
    this.gateway = gateway;
    this.examinations = examinations;
    this.changeable = changeable;
  }

  public Answer one(Request request) throws Refused {
    Site site = named(request.parameter());
    SiteConfiguration configuration = site.configuration();
    List<Html> content = new ArrayList<>();
    content.add(el("h1", site.name()));
    content.add(
        el(
                "dl",
                Frame.fact("Rules", SitesPage.rules(configuration)),
                Frame.fact("Open connections", Words.count(site.origins().connections())))
            .as("facts"));
    if (!request.query("written").isEmpty()) {
      content.add(
          el("p", "It is written; the gateway takes it over within two seconds.").as("good"));
    }
    if (changeable && configuration.rules().mode() != RulesMode.OFF) {
      content.add(el("p", ModePage.way(site.name(), configuration.rules().mode())));
    }
    if (changeable && configuration.rules().set() != null) {
      content.add(el("p", ExclusionEntryPage.way(site.name(), "", "Paste an exclusion …")));
    }
    content.add(
        el("p", link("/exchanges?site=" + FormText.encode(site.name()), "Its last exchanges")));
    content.add(el("p", examined(site.name())));
    content.add(el("h2", "Effective configuration"));
    content.add(el("p", "Every default is spelled out; of secrets only the paths.").as("faint"));
    content.add(Html.pre(ShownConfiguration.yaml(configuration)));
    content.add(el("h2", "What differs from another site"));
    content.add(SitesPage.compare(names(), site.name(), ""));
    return frame.page(request, Frame.Place.SITES, site.name(), content.toArray(Html[]::new));
  }

  /** What the doctor found last, and the way to it. */
  private List<Html> examined(String site) {
    return examinations
        .of(site)
        .map(known ->
            List.<Html>of(
                DoctorPage.way(site, "What the doctor found"),
                Html.text(" at "),
                Words.day(known.at()),
                Html.text(": "),
                ExaminationView.words(known)))
        .orElseGet(() -> List.of(DoctorPage.way(site, "Send the doctor to its origins")));
  }

  public Answer difference(Request request) throws Refused {
    Site left = named(request.query("left"));
    Site right = named(request.query("right"));
    List<SiteDifference> found =
        SiteDifference.between(left.configuration(), right.configuration());
    Html said =
        found.isEmpty()
            ? el("p", "Nothing but their names: what differs lies at the origin.").as("lead")
            : Frame.table(
                "Differences",
                List.of("Key", left.name(), right.name()),
                found.stream()
                    .map(one ->
                        el(
                            "tr",
                            el("td", one.key()).as("code"),
                            Frame.cell(one.left()),
                            Frame.cell(one.right())))
                    .toList());
    return frame.page(
        request,
        Frame.Place.SITES,
        "Difference",
        el("h1", left.name() + " and " + right.name()),
        said,
        el("h2", "Compare others"),
        SitesPage.compare(names(), left.name(), right.name()));
  }

  private List<String> names() {
    return gateway.sites().all().stream().map(Site::name).toList();
  }

  private Site named(String name) throws Refused {
    return gateway.sites().all().stream()
        .filter(site -> site.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new Refused(404, "there is no site of this name"));
  }
}
