package dev.sallyport.lab.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.lang.management.ManagementFactory;
import java.net.ConnectException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ListenerTest {
  @TempDir Path folder;

  private String threads(String file) throws Exception {
    Path dump = folder.resolve(file);
    ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
        .dumpThreads(dump.toString(), ThreadDumpFormat.JSON);
    return Files.readString(dump);
  }

  @Test
  @Timeout(60)
  void closeEndsEveryThreadAndSocket() throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch sleeping = new CountDownLatch(1);
    Listener listener =
        Listener.start(
            "doomed-listener",
            socket -> {
              if (socket.getInputStream().read() == 's') {
                sleeping.countDown();
                Thread.sleep(Long.MAX_VALUE);
              }
              reading.countDown();
              socket.getInputStream().read();
            });
    try (Socket first = new Socket(listener.address().getAddress(), listener.port());
        Socket second = new Socket(listener.address().getAddress(), listener.port())) {
      first.getOutputStream().write('s');
      second.getOutputStream().write('r');
      sleeping.await();
      reading.await();
      assertThat(threads("before")).contains("doomed-listener");

      listener.close();

      assertThat(threads("after")).doesNotContain("doomed-listener");
      assertThat(first.getInputStream().read()).isEqualTo(-1);
      assertThat(second.getInputStream().read()).isEqualTo(-1);
      assertThatThrownBy(() -> new Socket(listener.address().getAddress(), listener.port()).close())
          .isInstanceOf(ConnectException.class);
    }
  }
}
