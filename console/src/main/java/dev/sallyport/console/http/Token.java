package dev.sallyport.console.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

/**
 * What opens the console: 192 random bits. Made once and kept in a file that only its owner reads.
 *
 * @param fresh whether it was made just now
 */
public record Token(String text, boolean fresh) {
  private static final int BYTES = 24;
  private static final int CHARACTERS = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  /** One that nothing keeps. */
  public static Token make() {
    return new Token(random(), true);
  }

  /**
   * The token of a file; made, with the file, where there is none.
   *
   * @throws IOException where the file cannot be read or written, holds no token, or others may
   *     read it
   */
  public static Token in(Path file) throws IOException {
    String kept;
    try {
      kept = Files.readString(file, StandardCharsets.US_ASCII).strip();
    } catch (NoSuchFileException e) {
      return write(file);
    }
    if (kept.length() != CHARACTERS) {
      throw new IOException(
          file + ": wanted a token of 32 characters, got " + kept.length() + "; delete the file");
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (!OWNER_ONLY.containsAll(permissions)) {
      throw new IOException(
          file
              + ": wanted a file that only its owner may read, got "
              + PosixFilePermissions.toString(permissions));
    }
    return new Token(kept, false);
  }

  private static Token write(Path file) throws IOException {
    Token made = make();
    try (var channel =
        Files.newByteChannel(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
      channel.write(StandardCharsets.US_ASCII.encode(made.text() + "\n"));
    }
    return made;
  }

  /** Compares in a time that does not depend on where the two differ. */
  boolean matches(String shown) {
    return same(text, shown);
  }

  static boolean same(String left, String right) {
    return MessageDigest.isEqual(
        left.getBytes(StandardCharsets.UTF_8), right.getBytes(StandardCharsets.UTF_8));
  }

  /** 32 characters that need no escaping anywhere. */
  static String random() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Says nothing of the token. */
  @Override
  public String toString() {
    return "Token";
  }
}
