package dev.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SiteDifferenceTest {
  @Test
  void namesEachKeyThatDiffersWithBothValues() throws Exception {
    SiteConfiguration left = Readings.NO_FILES.site(Readings.SITE);
    SiteConfiguration right =
        Readings.NO_FILES.site(
            Readings.SITE.replace("shop", "blog")
                + """
                    aliases: ["*.blog.example.com"]
                    tls: {versions: [TLSv1.3]}
                    origin_tls: {sni: origin.test, renegotiation: refuse}
                    timeouts: {connect: 1500ms}
                """);
    assertThat(SiteDifference.between(left, right))
        .containsExactly(
            new SiteDifference("aliases", "[]", "['*.blog.example.com']"),
            new SiteDifference("tls.versions", "[TLSv1.2, TLSv1.3]", "[TLSv1.3]"),
            new SiteDifference("origin_tls.sni", "not set", "origin.test"),
            new SiteDifference("origin_tls.renegotiation", "answer", "refuse"),
            new SiteDifference("timeouts.connect", "5s", "1500ms"));
  }

  @Test
  void aSiteDoesNotDifferFromItself() throws Exception {
    SiteConfiguration site = Readings.NO_FILES.site(Readings.SITE);
    assertThat(SiteDifference.between(site, site)).isEmpty();
  }
}
