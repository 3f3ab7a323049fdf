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
              + " above, or all.",
          Recorder::on);
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
          "true",
          "Whether a recording holds the TLS secrets by which it can be read. With them it shows"
              + " cookies, passwords and bodies to whoever has the file.",
          Recorder::secrets);

  static final KeyTable<Recorder> TABLE =
      new KeyTable<>(
          "sites.NAME.recorder",
          "The flight recorder: what passed on the wire of both connections of an exchange, as a"
              + " capture file.",
          List.of(ON, KEEP, MAX_BYTES, SECRETS));

  static final Form<Recorder> FORM =
      new MappingForm<>(
          TABLE,
          section ->
              new Recorder(
                  section.value(ON),
                  section.value(KEEP),
                  Math.toIntExact(section.value(MAX_BYTES)),
                  section.value(SECRETS)));

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
}
