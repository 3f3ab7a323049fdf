package dev.sallyport.bench;

import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.RuleSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Rule files of a folder. */
final class FolderSource implements RuleSource {
  @Override
  public List<String> find(String pattern, String from) {
    Path path = Path.of(from).resolveSibling(pattern);
    List<String> found = new ArrayList<>();
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(path.getParent(), String.valueOf(path.getFileName()))) {
      files.forEach(f -> found.add(f.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Collections.sort(found);
    return found;
  }

  @Override
  public String text(String file) throws BadWord {
    try {
      return Files.readString(Path.of(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new BadWord(String.valueOf(e.getMessage()));
    }
  }
}
