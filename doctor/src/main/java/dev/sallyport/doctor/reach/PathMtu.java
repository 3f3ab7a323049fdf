package dev.sallyport.doctor.reach;

import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.survey.Check;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.doctor.survey.Sends;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.time.Duration;
import java.util.Locale;
import jdk.net.ExtendedSocketOptions;

/**
 * How large a packet may be on the way, as far as the network says so (RFC 1191, RFC 8201): by
 * datagrams that must not be cut, to the port of the service. Where large packets are dropped
 * without a word this says nothing; then a ClientHello of more than one segment fails.
 */
record PathMtu(Route route, InetSocketAddress address) implements Check {
  private static final int ETHERNET_BYTES = 1_500;

  /** RFC 8200 section 5: the least that IPv6 knows. */
  private static final int LEAST_BYTES = 1_280;

  /** Each size twice, and halving from 220 bytes to one. */
  private static final int MOST_DATAGRAMS = 2 + 2 * 8;

  /** Sends packets that must not be cut. */
  interface Route {
    /** Whether a packet of that size leaves, after one of that size had its time to be refused. */
    boolean passes(InetSocketAddress to, int packetBytes) throws IOException;
  }

  PathMtu(InetSocketAddress address) {
    this(PathMtu::sent, address);
  }

  @Override
  public String question() {
    return "path MTU";
  }

  @Override
  public Sends sends() {
    return new Sends(0, 0, MOST_DATAGRAMS);
  }

  @Override
  public void ask(Notes notes, Deadline until) {
    try {
      notes.answer(question(), found());
    } catch (IOException | UnsupportedOperationException e) {
      notes.answer(question(), "not asked: " + e.getMessage());
    }
  }

  private String found() throws IOException {
    if (route.passes(address, ETHERNET_BYTES)) {
      return bytes(ETHERNET_BYTES) + " or more";
    }
    if (!route.passes(address, LEAST_BYTES)) {
      return "less than " + bytes(LEAST_BYTES);
    }
    int good = LEAST_BYTES;
    int bad = ETHERNET_BYTES;
    while (bad - good > 1) {
      int middle = (good + bad) / 2;
      boolean passes = route.passes(address, middle);
      good = passes ? middle : good;
      bad = passes ? bad : middle;
    }
    return bytes(good);
  }

  private static String bytes(int count) {
    return String.format(Locale.ROOT, "%,d bytes", count);
  }

  private static boolean sent(InetSocketAddress to, int packetBytes) throws IOException {
    boolean four = to.getAddress() instanceof Inet4Address;
    ByteBuffer content = ByteBuffer.allocate(packetBytes - (four ? 20 : 40) - 8);
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.setOption(ExtendedSocketOptions.IP_DONTFRAGMENT, true);
      channel.connect(to);
      return left(channel, content) && left(channel, content.rewind());
    }
  }

  private static boolean left(DatagramChannel channel, ByteBuffer content) throws IOException {
    try {
      channel.write(content);
      Thread.sleep(Duration.ofMillis(100));
      return true;
    } catch (PortUnreachableException e) {
      return true; // it was there
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } catch (IOException e) {
      if (String.valueOf(e.getMessage()).contains("too long")) {
        return false;
      }
      throw e;
    }
  }
}
