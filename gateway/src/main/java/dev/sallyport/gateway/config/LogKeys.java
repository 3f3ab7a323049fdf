package dev.sallyport.gateway.config;

import dev.sallyport.gateway.config.Configuration.Log;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The keys of {@code log}. */
final class LogKeys {
  static final Key<Log, Optional<String>> TO =
      Key.of(
          "to",
          Scalars.or(
              "stdout",
              "the path of a file",
              (text, files) -> files.resolve(text),
              Function.identity()),
          "stdout",
          "Where the line of each exchange goes: standard output or a file.",
          log -> Optional.ofNullable(log.file()));
  static final Key<Log, Log.Exchanges> EXCHANGES =
      Key.of(
          "exchanges",
          Scalars.word(Log.Exchanges.class),
          "all",
          "Which exchanges get a line: all, or only those that ended with a cause or a status of"
              + " 500 and above, or on which a rule matched.",
          Log::exchanges);
  static final Key<Log, Long> MAX_BYTES =
      Key.of(
          "max_bytes",
          Scalars.size(1 << 10, 1L << 40),
          "100MiB",
          "A log file is rotated before it grows beyond this.",
          Log::maxBytes);
  static final Key<Log, Integer> KEEP =
      Key.of(
          "keep",
          Scalars.count(0, 1000),
          "7",
          "How many rotated files are kept; the oldest is deleted first.",
          Log::keep);

  static final KeyTable<Log> TABLE =
      new KeyTable<>("log", "The exchange log.", List.of(TO, EXCHANGES, MAX_BYTES, KEEP));

  static final Form<Log> FORM =
      new MappingForm<>(
          TABLE,
          section ->
              new Log(
                  section.value(TO).orElse(null),
                  section.value(EXCHANGES),
                  section.value(MAX_BYTES),
                  section.value(KEEP)));

  private LogKeys() {}
}
