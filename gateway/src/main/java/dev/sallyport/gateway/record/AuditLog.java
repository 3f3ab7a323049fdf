package dev.sallyport.gateway.record;

import dev.sallyport.rules.plan.Settings;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Appends audit entries, one line each, to the files that the rule sets name ({@code SecAuditLog});
 * where each entry has a file of its own, the line says which. A file that is made is its owner's
 * alone (0600): entries hold what clients sent. A file that was moved away is made anew. Used by
 * one thread.
 */
public final class AuditLog implements ExchangeConsumer {
  private final Map<String, Open> files = new HashMap<>();

  /** {@code key}: tells the file from another of the same name; null where none has one. */
  private record Open(OutputStream out, @Nullable Object key) {}

  @Override
  public void take(ExchangeRecord exchange) throws IOException {
    Inspected rules = exchange.rules();
    Inspected.Audit audit = rules == null ? null : rules.audit();
    if (audit == null) {
      return;
    }
    if (audit.own() != null) {
      write(audit.own());
    }
    if (!audit.file().isEmpty()) {
      open(audit.file()).write((audit.line() + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  /** A file of its own, in folders that are made where they are missing. */
  private static void write(Inspected.AuditFile own) throws IOException {
    Settings.SeparateFiles where = own.where();
    Path file = Path.of(where.folder() + own.path());
    try {
      makeFolders(file.getParent(), bits(where.folderMode()));
      Set<PosixFilePermission> mode = bits(where.fileMode());
      Set<StandardOpenOption> anew =
          Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      try (OutputStream out =
          Channels.newOutputStream(Files.newByteChannel(file, anew, ownerOnly(file)))) {
        out.write(own.entry().getBytes(StandardCharsets.UTF_8));
      }
      set(file, mode);
    } catch (IOException e) {
      throw new IOException(
          "SecAuditLogStorageDir: cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  private static void makeFolders(@Nullable Path folder, Set<PosixFilePermission> mode)
      throws IOException {
    if (folder != null && !Files.isDirectory(folder)) {
      makeFolders(folder.getParent(), mode);
      Files.createDirectory(folder);
      set(folder, mode);
    }
  }

  private static Set<PosixFilePermission> bits(int mode) {
    Set<PosixFilePermission> set = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] inOrder = PosixFilePermission.values(); // OWNER_READ ... OTHERS_EXECUTE
    for (int i = 0; i < inOrder.length; i++) {
      if ((mode & 0400 >> i) != 0) {
        set.add(inOrder[i]);
      }
    }
    return set;
  }

  /** Whatever the process's own mask says. */
  private static void set(Path path, Set<PosixFilePermission> mode) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, mode);
    }
  }

  private OutputStream open(String name) throws IOException {
    Open open = files.get(name);
    if (open == null) {
      Path file = Path.of(name);
      Set<StandardOpenOption> append = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
      try {
        OutputStream raw =
            Channels.newOutputStream(Files.newByteChannel(file, append, ownerOnly(file)));
        open = new Open(new BufferedOutputStream(raw, 64 * 1024), key(file));
      } catch (IOException e) {
        throw new IOException("SecAuditLog: cannot write " + name + ": " + e.getMessage(), e);
      }
      files.put(name, open);
    }
    return open.out();
  }

  private static FileAttribute<?>[] ownerOnly(Path file) {
    boolean posix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    return posix
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static @Nullable Object key(Path file) throws IOException {
    return Files.readAttributes(file, java.nio.file.attribute.BasicFileAttributes.class).fileKey();
  }

  @Override
  public void flush() throws IOException {
    for (String name : Set.copyOf(files.keySet())) {
      Open open = Objects.requireNonNull(files.get(name));
      open.out().flush();
      Path file = Path.of(name);
      if (!Files.exists(file) || !Objects.equals(key(file), open.key())) {
        files.remove(name);
        open.out().close();
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (Open open : files.values()) {
      open.out().close();
    }
    files.clear();
  }
}
