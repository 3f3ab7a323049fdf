package dev.sallyport.gateway.ruleset;

import dev.sallyport.rules.lang.BadWord;
import dev.sallyport.rules.lang.RuleSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Rule and data files of this machine, and a fingerprint of all that was read of them. */
public final class RuleFiles implements RuleSource {
  private static final int MAX_FILE_BYTES = 16 << 20;
  private static final int MAX_FILES = 10_000;

  private final MessageDigest read = sha256();
  private int filesRead;

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public List<String> find(String pattern, String from) {
    try {
      Path whole = Path.of(from).resolveSibling(pattern).toAbsolutePath().normalize();
      List<Path> found = List.of(Path.of("/"));
      for (Path step : whole) {
        found = below(found, step.toString());
      }
      return found.stream().filter(Files::exists).map(Path::toString).sorted().toList();
    } catch (InvalidPathException e) {
      return List.of();
    }
  }

  private static List<Path> below(List<Path> folders, String step) {
    List<Path> found = new ArrayList<>();
    for (Path folder : folders) {
      if (step.chars().noneMatch(c -> c == '*' || c == '?' || c == '[')) {
        found.add(folder.resolve(step));
      } else if (Files.isDirectory(folder)) {
        matching(folder, step, found);
      }
    }
    return found;
  }

  /** Braces mean themselves, as in Apache's Include. */
  private static void matching(Path folder, String pattern, List<Path> to) {
    String glob = pattern.replace("\\", "\\\\").replace("{", "\\{").replace("}", "\\}");
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, glob)) {
      files.forEach(to::add);
    } catch (IOException | DirectoryIteratorException e) {
      // A folder that cannot be listed holds no file that could be read.
    }
  }

  @Override
  public String text(String file) throws BadWord {
    if (++filesRead > MAX_FILES) {
      throw new BadWord("more than " + MAX_FILES + " files");
    }
    byte[] content = content(file);
    String text = new String(content, StandardCharsets.ISO_8859_1);
    read.update((file + "\0" + content.length + "\0").getBytes(StandardCharsets.UTF_8));
    read.update(content);
    return text;
  }

  private static byte[] content(String file) throws BadWord {
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw new BadWord("a folder; wanted a file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      byte[] content = in.readNBytes(MAX_FILE_BYTES + 1);
      if (content.length > MAX_FILE_BYTES) {
        throw new BadWord("more than 16MiB");
      }
      return content;
    } catch (NoSuchFileException e) {
      throw new BadWord("no such file");
    } catch (AccessDeniedException e) {
      throw new BadWord("no permission to read it");
    } catch (IOException e) {
      throw new BadWord("cannot be read: " + e.getMessage());
    }
  }

  /** Of the names and the content of all files so far, in hexadecimal; call it once. */
  String fingerprint() {
    return HexFormat.of().formatHex(read.digest());
  }
}
