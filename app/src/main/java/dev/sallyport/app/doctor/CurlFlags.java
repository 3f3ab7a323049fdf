package dev.sallyport.app.doctor;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The options of curl that a pasted command line may have, by what the doctor makes of them. */
final class CurlFlags {
  /** Taken as they are, with a value. */
  static final Set<String> TAKEN =
      words(
          "--request --header --data --data-ascii --data-raw --data-binary --data-urlencode"
              + " --user-agent --referer --cookie --user --cacert --cert --key --resolve");

  /** Taken as they are, without a value. */
  static final Set<String> TAKEN_SWITCHES = words("--insecure --get --head --compressed");

  /** What curl does with them changes nothing of the request that is asked here. */
  static final Set<String> WITHOUT_EFFECT =
      words(
          "--silent --show-error --verbose --include --no-progress-meter --progress-bar --fail"
              + " --fail-with-body --no-buffer --globoff --path-as-is --remote-name --no-keepalive"
              + " --trace-time --styled-output --no-styled-output");

  /** Refused, since what is asked without them would be another request. */
  static final Map<String, String> REFUSED =
      Map.of(
          "--form", "wanted the parts as one body: --data-binary @FILE, and its Content-Type by -H",
          "--form-string",
              "wanted the parts as one body: --data-binary @FILE, and its Content-Type by -H",
          "--upload-file", "wanted the body as -X PUT --data-binary @FILE",
          "--pass", "wanted the password in a file: --password-file FILE");

  /** Left out, and said so; they have no value. */
  static final Set<String> SWITCHES =
      words(
          "--location --location-trusted --http0.9 --http1.0 --http1.1 --http2"
              + " --http2-prior-knowledge --http3 --http3-only --ipv4 --ipv6 --tlsv1 --tlsv1.0"
              + " --tlsv1.1 --tlsv1.2 --tlsv1.3 --sslv2 --sslv3 --ssl --ssl-reqd --anyauth --basic"
              + " --digest --ntlm --negotiate --remote-header-name --create-dirs --tcp-nodelay"
              + " --tcp-fastopen --no-alpn --no-npn --no-sessionid --junk-session-cookies"
              + " --proxy-insecure --cert-status --parallel --raw --tr-encoding --retry-connrefused"
              + " --retry-all-errors --haproxy-protocol --disable --ssl-no-revoke --doh-insecure"
              + " --post301 --post302 --post303 --ssl-allow-beast --suppress-connect-headers"
              + " --use-ascii --fail-early --next --netrc --netrc-optional --remote-time --xattr --metalink --crlf");

  /** Left out, and said so; they have a value. */
  static final Set<String> WITH_VALUE =
      words(
          "--output --max-time --connect-timeout --connect-to --proxy --proxy-user --socks5"
              + " --socks5-hostname --socks4 --socks4a --preproxy --noproxy --interface"
              + " --local-port --write-out --dump-header --cookie-jar --cert-type --key-type --ciphers"
              + " --tls13-ciphers --tls-max --curves --capath --crlfile --pinnedpubkey --config --range"
              + " --limit-rate --max-redirs --max-filesize --retry --retry-delay --retry-max-time"
              + " --speed-limit --speed-time --stderr --trace --trace-ascii --unix-socket"
              + " --abstract-unix-socket --dns-servers --dns-interface --doh-url --keepalive-time"
              + " --expect100-timeout --happy-eyeballs-timeout-ms --time-cond --continue-at --quote"
              + " --oauth2-bearer --aws-sigv4 --netrc-file --request-target --url-query --variable"
              + " --output-dir --rate --etag-save --etag-compare --engine --proto --proto-redir"
              + " --proto-default --proxy-header --proxy-cacert --proxy-cert --proxy-key --service-name"
              + " --delegation --sasl-authzid --alt-svc --hsts --parallel-max --egd-file"
              + " --random-file --ssl-sessions --ech");

  /** The long form of each letter. */
  static final Map<Character, String> LETTERS =
      Map.ofEntries(
          Map.entry('X', "--request"),
          Map.entry('H', "--header"),
          Map.entry('d', "--data"),
          Map.entry('F', "--form"),
          Map.entry('A', "--user-agent"),
          Map.entry('e', "--referer"),
          Map.entry('b', "--cookie"),
          Map.entry('u', "--user"),
          Map.entry('E', "--cert"),
          Map.entry('T', "--upload-file"),
          Map.entry('k', "--insecure"),
          Map.entry('G', "--get"),
          Map.entry('I', "--head"),
          Map.entry('s', "--silent"),
          Map.entry('S', "--show-error"),
          Map.entry('v', "--verbose"),
          Map.entry('i', "--include"),
          Map.entry('#', "--progress-bar"),
          Map.entry('f', "--fail"),
          Map.entry('N', "--no-buffer"),
          Map.entry('g', "--globoff"),
          Map.entry('O', "--remote-name"),
          Map.entry('L', "--location"),
          Map.entry('0', "--http1.0"),
          Map.entry('4', "--ipv4"),
          Map.entry('6', "--ipv6"),
          Map.entry('1', "--tlsv1"),
          Map.entry('2', "--sslv2"),
          Map.entry('3', "--sslv3"),
          Map.entry('J', "--remote-header-name"),
          Map.entry('j', "--junk-session-cookies"),
          Map.entry('Z', "--parallel"),
          Map.entry('q', "--disable"),
          Map.entry('R', "--remote-time"),
          Map.entry('B', "--use-ascii"),
          Map.entry(':', "--next"),
          Map.entry('n', "--netrc"),
          Map.entry('o', "--output"),
          Map.entry('m', "--max-time"),
          Map.entry('x', "--proxy"),
          Map.entry('U', "--proxy-user"),
          Map.entry('w', "--write-out"),
          Map.entry('D', "--dump-header"),
          Map.entry('c', "--cookie-jar"),
          Map.entry('K', "--config"),
          Map.entry('r', "--range"),
          Map.entry('Y', "--speed-limit"),
          Map.entry('y', "--speed-time"),
          Map.entry('z', "--time-cond"),
          Map.entry('C', "--continue-at"),
          Map.entry('Q', "--quote"));

  private CurlFlags() {}

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(" ")).collect(Collectors.toUnmodifiableSet());
  }
}
