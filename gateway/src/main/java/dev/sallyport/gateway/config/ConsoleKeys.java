package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.Configuration.Console;
import dev.sallyport.gateway.config.SiteConfiguration.Identity;
import java.net.InetSocketAddress;
import java.util.List;

/** The keys of {@code console}, where it is a mapping. */
final class ConsoleKeys {
  static final Key<Console, InetSocketAddress> LISTEN =
      Key.required(
          "listen",
          new ScalarForm<>(
              "an address such as 10.0.0.9:9443",
              (text, files) -> SocketAddressText.parse(text),
              SocketAddressText::write),
          "Where it answers.",
          Console::address);
  static final Key<Console, Identity> CERTIFICATE =
      Key.optional(
          "certificate",
          IdentityForm.FILES_OR_SELF_SIGNED,
          "plain HTTP, on a loopback address only",
          "What it shows to browsers. Browsers may use the names that it is for.",
          Console::certificate);
  static final Key<Console, String> TOKEN_FILE =
      Key.optional(
          "token_file",
          Scalars.PATH,
          "console.token beside this file",
          "Holds what opens the console; made at the first start, with mode 0600.",
          Console::tokenFile);

  static final KeyTable<Console> TABLE =
      new KeyTable<>(
          "console",
          "The console, where it is more than an address on loopback.",
          List.of(LISTEN, CERTIFICATE, TOKEN_FILE));

  static final MappingForm<Console> FORM =
      new MappingForm<>(
          TABLE,
          section ->
              new Console(
                  section.value(LISTEN),
                  section.optional(CERTIFICATE).orElse(null),
                  section.optional(TOKEN_FILE).orElse(null)));

  private ConsoleKeys() {}
}
