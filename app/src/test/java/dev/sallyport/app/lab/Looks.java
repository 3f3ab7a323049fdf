package dev.sallyport.app.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.app.browser.Axe;
import dev.sallyport.app.browser.Tab;
import java.nio.file.Path;

/** Holds a page that is open to its size, to axe's rules, and to screens of all kinds. */
final class Looks {
  static final Path PICTURES = Path.of("target/console");

  private static final int MOST_PAGE_BYTES = 300_000;

  private Looks() {}

  /** In light and dark, wide and narrow; pictures are kept under that name. */
  static void at(Tab tab, String name) throws Exception {
    assertThat(tab.complaints()).isEmpty();
    assertThat(tab.value("document.documentElement.outerHTML.length").asInt())
        .isLessThan(MOST_PAGE_BYTES);
    tab.picture(PICTURES.resolve(name + ".png"), true);
    assertThat(Axe.faults(tab)).isEmpty();
    tab.dark(true);
    assertThat(Axe.faults(tab)).isEmpty();
    tab.picture(PICTURES.resolve(name + "-dark.png"), true);
    tab.size(390, 800);
    assertThat(tab.value("document.documentElement.scrollWidth").asInt()).isLessThanOrEqualTo(390);
    assertThat(Axe.faults(tab)).isEmpty();
    tab.picture(PICTURES.resolve(name + "-narrow.png"), true);
  }
}
