package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.SiteConfiguration.Recorder;
import java.util.List;
import java.util.Optional;

/** The keys of {@code recorder}, of a site and at the top. */
final class RecorderKeys {
  static final Key<Recorder, Recorder.On> ON =
      Key.of(
          "on",
          Scalars.word(Recorder.On.class),
          "off",
          "Which exchanges are recorded: none, those that end with a cause or a status of 500 and"
              + " above, those that causes, statuses or paths name, or all. With failure, those"
              + " that are named are recorded too.",
          Recorder::on);
  static final Key<Recorder, List<String>> CAUSES =
      Key.of(
          "causes",
          new ListForm<>(Scalars.matching("a cause, or how it begins", "[a-z0-9.-]{1,100}"), 0),
          "[]",
          "Causes, or how their names begin, whose exchanges are recorded.",
          recorder -> recorder.matching().causes());
  static final Key<Recorder, List<String>> STATUSES =
      Key.of(
          "statuses",
          new ListForm<>(
              Scalars.matching("a status such as 403, or 4xx", "[1-5]([0-9][0-9]|xx)"), 0),
          "[]",
          "Statuses, or classes of them, whose exchanges are recorded.",
          recorder -> recorder.matching().statuses());
  static final Key<Recorder, List<String>> PATHS =
      Key.of(
          "paths",
          new ListForm<>(Scalars.matching("how a path begins, such as /cart", "/[!-~]{0,500}"), 0),
          "[]",
          "How paths begin whose exchanges are recorded.",
          recorder -> recorder.matching().paths());
  static final Key<Recorder, Integer> KEEP =
      Key.of(
          "keep",
          Scalars.count(1, 100_000),
          "200",
          "How many recordings of the site are kept; the oldest is deleted first.",
          Recorder::keep);
  static final Key<Recorder, Long> MAX_BYTES =
      Key.of(
          "max_bytes",
          Scalars.size(32 << 10, 64 << 20),
          "256KiB",
          "How much of each connection is held in memory: its beginning and its end.",
          recorder -> (long) recorder.maxBytes());
  static final Key<Recorder, Boolean> SECRETS =
      Key.of(
          "secrets",
          Scalars.SWITCH,
          "false",
          "Whether a recording holds the TLS secrets by which all of it can be read. With them it"
              + " shows cookies, passwords and bodies to whoever has the file: in what is encrypted"
              + " nothing can be masked. Without them the TLS records stay closed, and what was"
              + " said stands beside them, masked and cut.",
          Recorder::secrets);

  static final Key<Recorder, List<String>> MASK =
      Key.of(
          "mask",
          new ListForm<>(Scalars.matching("the name of a field", "[A-Za-z0-9_-]{1,100}"), 0),
          "[Authorization, Proxy-Authorization, Cookie, Set-Cookie]",
          "Fields whose values are masked in what a recording shows in plain. With secrets, only"
              + " where a connection is not encrypted.",
          recorder -> recorder.cover().mask());
  static final Key<Recorder, Long> BODY_BYTES =
      Key.of(
          "body_bytes",
          Scalars.size(0, 64 << 20),
          "4KiB",
          "How much of each body a recording shows in plain. With secrets, only where a"
              + " connection is not encrypted.",
          recorder -> (long) recorder.cover().bodyBytes());

  static final KeyTable<Recorder> TABLE =
      new KeyTable<>(
          "sites.NAME.recorder",
          "The flight recorder: what passed on the wire of both connections of an exchange, as a"
              + " capture file.",
          List.of(ON, CAUSES, STATUSES, PATHS, KEEP, MAX_BYTES, SECRETS, MASK, BODY_BYTES));

  static final Form<Recorder> FORM =
      new MappingForm<>(
          TABLE,
          RecorderKeys::check,
          section ->
              new Recorder(
                  section.value(ON),
                  new Recorder.Matching(
                      section.value(CAUSES), section.value(STATUSES), section.value(PATHS)),
                  section.value(KEEP),
                  Math.toIntExact(section.value(MAX_BYTES)),
                  section.value(SECRETS),
                  new Recorder.Cover(
                      section.value(MASK), Math.toIntExact(section.value(BODY_BYTES)))));

  static final Key<Optional<String>, String> FOLDER =
      Key.optional(
          "folder",
          Scalars.PATH,
          "no site can record",
          "Where recordings are written, in a folder for each site.",
          folder -> folder.orElse(null));

  static final KeyTable<Optional<String>> TOP_TABLE =
      new KeyTable<>("recorder", "Where the flight recorders of all sites write.", List.of(FOLDER));

  static final Form<Optional<String>> TOP =
      new MappingForm<>(TOP_TABLE, section -> section.optional(FOLDER));

  private RecorderKeys() {}

  private static void check(Section<Recorder> section) {
    boolean covered = section.writes(MASK) || section.writes(BODY_BYTES);
    if (covered && section.optional(SECRETS).orElse(false)) {
      section
          .spot(SECRETS)
          .warning(
              "secrets is true; by them all that is encrypted can be read, mask and body_bytes hold"
                  + " for plain connections only: wanted secrets: false");
    }
  }
}
