package dev.sallyport.rules.variable;

import static dev.sallyport.rules.variable.Examples.differs;
import static dev.sallyport.rules.variable.Examples.doc;

import dev.sallyport.rules.exchange.Exchange;
import java.time.Duration;
import java.util.List;

/** The connection and the gateway itself. */
final class ServerVariables {
  private ServerVariables() {}

  static List<Variable> all() {
    return List.of(
        Single.text(
            "REMOTE_ADDR",
            doc("The client's address.", "REMOTE_ADDR", "@ipMatch 192.0.2.0/24"),
            x -> x.opening().endpoints().clientAddress()),
        Single.text(
            "REMOTE_HOST",
            differs("The client's address: no names are looked up.", "REMOTE_HOST", "@rx ^10"),
            x -> x.opening().endpoints().clientAddress()),
        Single.text(
            "USERAGENT_IP",
            differs("The client's address.", "USERAGENT_IP", "@ipMatch 192.0.2.1"),
            x -> x.opening().endpoints().clientAddress()),
        Single.number(
            "REMOTE_PORT",
            doc("The client's port.", "REMOTE_PORT", "@lt 1024"),
            x -> x.opening().endpoints().clientPort()),
        Single.text(
            "SERVER_ADDR",
            doc("The address that the client reached.", "SERVER_ADDR", "@ipMatch 192.0.2.1"),
            x -> x.opening().endpoints().serverAddress()),
        Single.number(
            "SERVER_PORT",
            doc("The port that the client reached.", "SERVER_PORT", "@eq 443"),
            x -> x.opening().endpoints().serverPort()),
        Single.text(
            "SERVER_NAME",
            doc("The host of the request.", "SERVER_NAME", "@streq shop.example.com"),
            ServerVariables::serverName),
        Single.text(
            "UNIQUE_ID",
            doc("The exchange's id.", "UNIQUE_ID", "@rx ^a"),
            x -> x.opening().uniqueId()),
        Single.number(
            "DURATION",
            doc("Microseconds since the exchange began.", "DURATION", "@gt 1000000"),
            x -> Duration.between(x.opening().start(), x.now()).toNanos() / 1000),
        Single.number(
            "HIGHEST_SEVERITY",
            doc("The worst severity so far; 255 for none.", "HIGHEST_SEVERITY", "@le 2"),
            Exchange::highestSeverity),
        Single.text(
            "WEBAPPID",
            doc("What SecWebAppId says.", "WEBAPPID", "@streq shop"),
            x -> x.settings().webAppId()),
        Single.text(
            "MODSEC_BUILD",
            differs("The ModSecurity version whose language is read.", "MODSEC_BUILD", "@ge 1"),
            x -> "030001399"),
        Keyed.changing("ENV", doc("What setenv set.", "ENV:tag", "@streq bad"), Exchange::env));
  }

  /** The Host field without its port. */
  private static String serverName(Exchange exchange) {
    String host = exchange.request().fields().first("host").toString();
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
  }
}
