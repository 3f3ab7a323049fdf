package dev.sallyport.app.install;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.sallyport.app.files.FolderTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Any archive is unpacked below its folder, or refused. */
class TarArchiveFuzzTest {
  private static final int MAX_BYTES = 4096;

  @FuzzTest
  void staysInItsFolderAndItsBounds(byte[] archive) throws IOException {
    Path outer = Files.createTempDirectory("tar-fuzz");
    Path folder = Files.createDirectory(outer.resolve("in"));
    try {
      new TarArchive(new ByteArrayInputStream(archive)).unpack(new Unpacking(folder, 8, MAX_BYTES));
    } catch (IOException refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    } finally {
      try (Stream<Path> files = Files.list(outer)) {
        assertThat(files.toList()).isEqualTo(List.of(folder));
      }
      assertThat(bytes(folder)).isLessThanOrEqualTo(MAX_BYTES);
      FolderTree.delete(outer);
    }
  }

  private static long bytes(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(f -> f.toFile().length()).sum();
    }
  }
}
