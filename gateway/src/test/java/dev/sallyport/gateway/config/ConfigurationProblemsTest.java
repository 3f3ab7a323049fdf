package dev.sallyport.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exact words for each kind of mistake, and that all mistakes are named in one go. */
class ConfigurationProblemsTest {
  private static final String DURATION = "a duration from 1ms to 24h, such as 500ms, 5s, 2m or 1h";

  private static List<String> problems(String text) {
    return Readings.NO_FILES.problems(text);
  }

  /** Lines below the site of {@link Readings#SITE}, the first of which is line 6. */
  private static List<String> siteProblems(String lines) {
    return problems(Readings.SITE + lines.indent(4));
  }

  @Test
  void allMistakesAreNamedInOneGoInFileOrder() {
    String text =
        """
        listen: [https://0.0.0.0:8443, ftp://0.0.0.0:21]
        consol: off
        drain: soon
        default_site: shop.example.org
        sites:
          shop.example.com:
            origins: [https://10.0.0.5/path]
            timeouts: {connect: 0s, conect: 5s}
          blog.example.com:
            certificate: self_signed
            origins: []
        """;
    assertThat(problems(text))
        .containsExactly(
            "gw.yaml:1:32: wrong value for listen; wanted a URL such as https://0.0.0.0:8443 or"
                + " http://[::]:8080, got ftp://0.0.0.0:21",
            "gw.yaml:2:1: unknown key consol; did you mean console?",
            "gw.yaml:3:8: wrong value for drain; wanted a duration from 0s to 24h, such as 500ms,"
                + " 5s, 2m or 1h, got soon",
            "gw.yaml:4:15: no site is named shop.example.org; did you mean shop.example.com?",
            "gw.yaml:7:5: missing key certificate; wanted a mapping with pkcs12 and password_file,"
                + " or with chain and key, or self_signed",
            "gw.yaml:7:15: wrong value for origins; wanted a URL such as https://10.0.0.5:443,"
                + " without a path, got https://10.0.0.5/path",
            "gw.yaml:8:25: wrong value for connect; wanted " + DURATION + ", got 0s",
            "gw.yaml:8:29: unknown key conect; did you mean connect?",
            "gw.yaml:11:14: wrong value for origins; wanted a list with at least one entry, each a"
                + " URL such as https://10.0.0.5:443, without a path, got an empty list");
  }

  @Test
  void missingKeysAreNamedAtTheirMapping() {
    assertThat(problems("{}"))
        .containsExactly(
            "gw.yaml:1:1: missing key listen; wanted a list with at least one entry, each a URL"
                + " such as https://0.0.0.0:8443 or http://[::]:8080, or a mapping with address and"
                + " proxy_protocol",
            "gw.yaml:1:1: missing key sites; wanted a mapping with at least one site, by name");
  }

  @Test
  void aProxyHeaderNeedsSomebodyToBelieve() {
    assertThat(
            problems(
                """
                listen: [{address: "https://0.0.0.0:8443", proxy_protocol: true}]
                sites:
                  shop.example.com: {certificate: self_signed, origins: ["http://127.0.0.1:1"]}
                """))
        .containsExactly(
            "gw.yaml:1:9: proxy_protocol without trusted_proxies: anybody could choose the address"
                + " that is logged; wanted the load balancers' addresses in trusted_proxies, got"
                + " none");
  }

  @Test
  void aListenerWithoutSitesIsRefused() {
    assertThat(problems("listen: [https://0.0.0.0:8443]\nsites: {}\n"))
        .containsExactly(
            "gw.yaml:2:8: wrong value for sites; wanted a mapping with at least one site, by name,"
                + " got an empty mapping");
  }

  @Test
  void anUnknownKeyThatResemblesNoneGetsTheList() {
    assertThat(siteProblems("tls: {rules: x}"))
        .containsExactly("gw.yaml:6:11: unknown key rules; wanted one of versions");
  }

  @Test
  void anUnknownKeyIsRefusedWithThoseThatAreKnown() {
    assertThat(siteProblems("quux: on"))
        .containsExactly(
            "gw.yaml:6:5: unknown key quux; wanted one of aliases, certificate, http2, tls,"
                + " origins, host, origin_tls, timeouts, limits, rules, recorder");
  }

  @Test
  void aKeyThatStandsTwiceIsRefused() {
    assertThat(siteProblems("http2: true\nhttp2: false"))
        .containsExactly("gw.yaml:7:5: duplicate key http2; wanted it once");
  }

  @Test
  void aNameThatTwoSitesClaimIsRefused() {
    String text =
        """
        listen: [https://0.0.0.0:8443]
        sites:
          Shop.example.com:
            certificate: self_signed
            origins: [https://10.0.0.5:443]
            aliases: ["*.example.com"]
          shop.example.com:
            certificate: self_signed
            origins: [https://10.0.0.5:443]
            aliases: ["*.EXAMPLE.com"]
        """;
    assertThat(problems(text))
        .containsExactly(
            "gw.yaml:7:3: name shop.example.com is claimed twice; wanted once, got it in line 3"
                + " too",
            "gw.yaml:10:15: name *.example.com is claimed twice; wanted once, got it in line 6"
                + " too");
  }

  @Test
  void aDefaultSiteThatThereIsNotIsRefused() {
    assertThat(problems("default_site: elsewhere.test\n" + Readings.SITE))
        .containsExactly(
            "gw.yaml:1:15: no site is named elsewhere.test; wanted the name of one of the sites");
  }

  @Test
  void twoListenersAtOneAddressAreRefused() {
    String text = Readings.SITE.replace("listen: [", "listen: [http://127.0.0.1:9443, ");
    assertThat(problems(text))
        .containsExactly(
            "gw.yaml:1:9: two listeners at one address; wanted different ones, got 127.0.0.1:9443"
                + " twice");
  }

  @Test
  void aKeyThatIsNoWordIsRefused() {
    assertThat(siteProblems("timeouts: {[a]: 5s}").getFirst())
        .startsWith("gw.yaml:6:16: a key that is no word; wanted one of client_handshake, ");
  }

  @Test
  void aMistakeThatAllSitesInheritIsNamedOnce() {
    String text =
        Readings.SITE
            + """
              blog.example.com:
                certificate: self_signed
                origins: [https://10.0.0.6:443]
            defaults: {timeouts: {connect: fast, conect: 5s}, http2: false}
            """;
    assertThat(problems(text))
        .containsExactly(
            "gw.yaml:9:32: wrong value for connect; wanted " + DURATION + ", got fast",
            "gw.yaml:9:38: unknown key conect; did you mean connect?",
            "gw.yaml:9:51: unknown key http2; wanted one of origin_tls, timeouts, limits, rules,"
                + " recorder");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          http2: yes                    | 12 | http2         | true or false                             | yes
          host: server                  | 11 | host          | client or origin                          | server
          tls: on                       | 10 | tls           | a mapping with the keys versions          | on
          tls: {versions: [SSLv3]}      | 22 | versions      | TLSv1 or TLSv1.1 or TLSv1.2 or TLSv1.3    | SSLv3
          origin_tls: {verify: false}   | 26 | verify        | full or chain or off                      | false
          origin_tls: {sni: a_b..c}     | 23 | sni           | a host name such as shop.example.com      | a_b..c
          origin_tls: {sni: "*.a.com"}  | 23 | sni           | a host name such as shop.example.com      | *.a.com
          limits: {fields: 0}           | 22 | fields        | a number from 1 to 10000                  | 0
          limits: {fields: -1}          | 22 | fields        | a number from 1 to 10000                  | -1
          limits: {fields: 99999999999} | 22 | fields        | a number from 1 to 10000                  | 99999999999
          limits: {fields: }            | 21 | fields        | a number from 1 to 10000                  | nothing
          limits: {fields: [1]}         | 22 | fields        | a number from 1 to 10000                  | a list
          limits: {fields: {a: 1}}      | 22 | fields        | a number from 1 to 10000                  | a mapping
          limits: {head_bytes: 64KB}    | 26 | head_bytes    | a size from 1KiB to 1MiB, such as 512, 64KiB, 10MiB or 1GiB | 64KB
          limits: {head_bytes: 2MiB}    | 26 | head_bytes    | a size from 1KiB to 1MiB, such as 512, 64KiB, 10MiB or 1GiB | 2MiB
          timeouts: {idle: 25h}         | 22 | idle          | a duration from 1ms to 24h, such as 500ms, 5s, 2m or 1h     | 25h
          timeouts: {idle: 5}           | 22 | idle          | a duration from 1ms to 24h, such as 500ms, 5s, 2m or 1h     | 5
          timeouts: {idle: 1.5s}        | 22 | idle          | a duration from 1ms to 24h, such as 500ms, 5s, 2m or 1h     | 1.5s
          timeouts: {idle: "5s\\e[0m"}  | 22 | idle          | a duration from 1ms to 24h, such as 500ms, 5s, 2m or 1h     | 5s?[0m
          """)
  void aWrongValueIsNamedWithWhatWasWanted(
      String line, int column, String key, String wanted, String got) {
    assertThat(siteProblems(line))
        .containsExactly(
            "gw.yaml:6:%d: wrong value for %s; wanted %s, got %s"
                .formatted(column, key, wanted, got));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          console: 127.0.0.1                 | an address such as 127.0.0.1:9443, or off
          console: example.com:9443          | an address such as 127.0.0.1:9443, or off
          console: 127.0.0.1:65536           | an address such as 127.0.0.1:9443, or off
          console: ":::1"                    | an address such as 127.0.0.1:9443, or off
          console: 0.0.0.0:9443              | {listen: ADDRESS:PORT, certificate: ...}
          trusted_proxies: [10.0.0.0/33]     | an address or a range such as 10.0.0.0/8
          trusted_proxies: [proxy.test]      | an address or a range such as 10.0.0.0/8
          workers: many                      | a number from 1 to 1024, or cores
          default_site: "*"                  | a host name such as shop.example.com or "*.example.com"
          log: {exchanges: none}             | all or failed
          """)
  void aWrongValueAtTheTopIsNamedWithWhatWasWanted(String line, String wanted) {
    assertThat(problems(line + "\n" + Readings.SITE))
        .singleElement()
        .asString()
        .startsWith("gw.yaml:1:")
        .contains("; wanted " + wanted + ", got ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ftp://10.0.0.5           | a scheme that is no web
          https://                 | no host
          https://10.0.0.5:0       | port 0
          https://10.0.0.5:65536   | a port above 65535
          https://a@10.0.0.5       | user information
          https://10.0.0.5/?q      | a query
          https://10.0.0.5/#f      | a fragment
          https://10.0.0.5//       | a path
          10.0.0.5:443             | no scheme
          """)
  void anOriginIsABareUrl(String origin, String why) {
    assertThat(problems(Readings.SITE.replace("https://10.0.0.5:443", "'" + origin + "'")))
        .as(why)
        .containsExactly(
            "gw.yaml:5:15: wrong value for origins; wanted a URL such as https://10.0.0.5:443,"
                + " without a path, got "
                + origin);
  }
}
