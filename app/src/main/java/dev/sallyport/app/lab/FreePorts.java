package dev.sallyport.app.lab;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.function.Consumer;

/**
 * Ports of 127.0.0.1 for the lab: those it always has, or any where somebody else has them.
 *
 * @param told hears of each that is taken
 */
record FreePorts(Consumer<String> told) {

  /** The port; 0, which stands for any, where it is taken. */
  int orAny(int port, String whose) {
    try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException e) {
      told.accept("sallyport: 127.0.0.1:%d is taken; %s gets another port".formatted(port, whose));
      return 0;
    }
  }
}
