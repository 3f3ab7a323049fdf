package dev.sallyport.app;

import dev.sallyport.gateway.config.ConfigurationException;
import dev.sallyport.gateway.config.Problem;
import dev.sallyport.gateway.ruleset.InstalledRuleSets;
import dev.sallyport.rules.lang.BadRules;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Tells a failure in one line on the error stream; a configuration's problems in one line each,
 * beginning with their place, as compilers do.
 *
 * @param debug adds the stack trace
 */
record ErrorLine(PrintWriter out, boolean debug) {

  void print(Throwable failure, String advice) {
    if (failure instanceof ConfigurationException refused) {
      refused.warnings().forEach(warning -> out.println(warning(warning)));
      refused.problems().forEach(out::println);
    } else if (failure instanceof BadRules bad) {
      bad.problems().forEach(problem -> out.println(place(problem) + problem.text()));
    } else {
      out.println("sallyport: " + text(failure).strip().replaceAll("\\R\\s*", " ") + advice);
    }
    if (debug) {
      failure.printStackTrace(out);
    }
    out.flush();
  }

  /** What is wrong with the files that were named has no place in a file. */
  private static String place(dev.sallyport.rules.lang.Problem problem) {
    return problem.at().file().equals(InstalledRuleSets.NAME) ? "" : problem.at() + ": ";
  }

  static String warning(Problem warning) {
    return warning.file()
        + ":"
        + warning.line()
        + ":"
        + warning.column()
        + ": warning: "
        + warning.message();
  }

  private static String text(Throwable failure) {
    return switch (failure) {
      case ParameterException wrong -> wrong.getMessage() + suggestion(wrong);
      case UncheckedIOException wrapper -> text(Objects.requireNonNull(wrapper.getCause()));
      case NoSuchFileException missing -> missing.getFile() + ": no such file";
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case FileSystemException named when named.getReason() != null ->
          named.getFile() + ": " + named.getReason();
      case IOException told
          when told.getClass() == IOException.class && told.getMessage() != null ->
          told.getMessage();
      default -> failure.toString();
    };
  }

  private static String suggestion(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)
        || unmatched.getSuggestions().isEmpty()) {
      return "";
    }
    return "; did you mean " + String.join(" or ", unmatched.getSuggestions()) + "?";
  }
}
