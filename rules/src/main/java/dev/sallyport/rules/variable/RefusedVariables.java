package dev.sallyport.rules.variable;

import java.util.List;
import java.util.stream.Stream;

/** Variables of ModSecurity that have no meaning in a gateway. */
final class RefusedVariables {
  private static final String NO_FILES = "a gateway serves no files of its own";
  private static final String NOT_MEASURED = "the engine's own times are metrics, not variables";

  private RefusedVariables() {}

  static List<Variable> all() {
    Stream<Variable> scripts =
        Stream.of(
                "SCRIPT_BASENAME",
                "SCRIPT_FILENAME",
                "SCRIPT_GID",
                "SCRIPT_GROUPNAME",
                "SCRIPT_MODE",
                "SCRIPT_UID",
                "SCRIPT_USERNAME")
            .map(word -> Refused.because(word, NO_FILES));
    Stream<Variable> times =
        Stream.of(
                "PERF_ALL",
                "PERF_COMBINED",
                "PERF_GC",
                "PERF_LOGGING",
                "PERF_PHASE1",
                "PERF_PHASE2",
                "PERF_PHASE3",
                "PERF_PHASE4",
                "PERF_PHASE5",
                "PERF_RULES",
                "PERF_SREAD",
                "PERF_SWRITE")
            .map(word -> Refused.because(word, NOT_MEASURED));
    Stream<Variable> others =
        Stream.of(
            Refused.because("SDBM_DELETE_ERROR", "collections are kept in no SDBM file"),
            Refused.because("WEBSERVER_ERROR_LOG", "a gateway has no web server's error log"),
            Refused.because("MSC_PCRE_ERROR", "no PCRE is used; see SecPcreMatchLimit"),
            Refused.because(
                "MSC_PCRE_LIMITS_EXCEEDED",
                "no PCRE is used; a pattern out of steps is an event of the verdict"));
    return Stream.of(scripts, times, others).flatMap(s -> s).toList();
  }
}
