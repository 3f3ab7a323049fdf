package dev.sallyport.app.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * Puts the doctor's own options in place of a curl command line: of the value of {@code --curl}, or
 * of all words from {@code curl} on.
 */
@SuppressWarnings("JdkObsolete") // picocli hands the arguments over as a Stack
final class PastedCurl implements IParameterPreprocessor {
  private static final String OPTION = "--curl";
  private static final String PROGRAM = "curl";

  @Override
  public boolean preprocess(
      Stack<String> args,
      CommandSpec commandSpec,
      @Nullable ArgSpec argSpec,
      Map<String, Object> info) {
    List<String> given = new ArrayList<>(args.reversed());
    try {
      List<String> rewritten = rewritten(given, commandSpec);
      args.clear();
      args.addAll(rewritten.reversed());
    } catch (IOException e) {
      throw new ParameterException(commandSpec.commandLine(), String.valueOf(e.getMessage()), e);
    }
    return false;
  }

  private static List<String> rewritten(List<String> given, CommandSpec command)
      throws IOException {
    for (int i = 0; i < given.size(); i++) {
      String word = given.get(i);
      if (word.equals(PROGRAM)) {
        return replaced(given, i, given.size(), given.subList(i + 1, given.size()), command);
      }
      if (word.equals(OPTION) && i + 1 < given.size()) {
        return replaced(given, i, i + 2, pasted(given.get(i + 1)), command);
      }
      if (word.startsWith(OPTION + "=")) {
        return replaced(given, i, i + 1, pasted(word.substring(OPTION.length() + 1)), command);
      }
    }
    return given;
  }

  private static List<String> pasted(String line) throws IOException {
    if (line.contains("^\"") || line.contains("^\n") || line.contains("^\r\n")) {
      throw new IOException(OPTION + ": wanted a line for bash, got one for cmd.exe");
    }
    List<String> words = ShellWords.of(line);
    if (words.isEmpty() || !words.getFirst().matches("(?:.*/)?curl(?:\\.exe)?")) {
      throw new IOException(OPTION + ": wanted a command line that begins with curl");
    }
    return words.subList(1, words.size());
  }

  private static List<String> replaced(
      List<String> given, int from, int to, List<String> words, CommandSpec command)
      throws IOException {
    CurlLine curl = CurlLine.of(words);
    if (!curl.leftOut().isEmpty()) {
      command
          .commandLine()
          .getErr()
          .println("sallyport: left out of curl's options: " + String.join(", ", curl.leftOut()));
    }
    List<String> all = new ArrayList<>(given.subList(0, from));
    all.addAll(curl.arguments());
    all.addAll(given.subList(to, given.size()));
    return all;
  }
}
