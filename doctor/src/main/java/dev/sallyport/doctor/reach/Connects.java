package dev.sallyport.doctor.reach;

import dev.sallyport.diagnosis.catalogue.Connect;
import dev.sallyport.diagnosis.catalogue.Reachability;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.report.Row.Answer;
import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.diagnosis.trail.TimedEvent;
import dev.sallyport.diagnosis.trail.Trail;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.connection.ProbeEnded;
import dev.sallyport.doctor.connection.ProbeLog;
import dev.sallyport.doctor.connection.Tcp;
import dev.sallyport.doctor.survey.Check;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.doctor.survey.Sends;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Connects to one address so many times, one after the other, and sends nothing. */
record Connects(String question, InetSocketAddress address, int times, Duration patience)
    implements Check {
  /** A server that speaks second has nothing to say so soon. */
  private static final Duration LISTENS = Duration.ofMillis(150);

  /** RFC 6298 section 2: the first SYN is sent again after one second. */
  private static final long AGAIN_NANOS = Duration.ofMillis(950).toNanos();

  @Override
  public Sends sends() {
    return new Sends(times, 0);
  }

  /** What became of one connection. */
  private enum End {
    UP,
    ENDED_AT_ONCE,
    REFUSED,
    UNREACHABLE,
    TIMEOUT,
    LOCAL
  }

  private static final class Tally {
    final List<Long> nanos = new ArrayList<>();
    final List<End> ends = new ArrayList<>();

    int count(End end) {
      return (int) ends.stream().filter(each -> each == end).count();
    }
  }

  @Override
  public void ask(Notes notes, Deadline until) {
    Tally tally = new Tally();
    ProbeLog log = new ProbeLog();
    for (int i = 0; i < times && !until.passed(); i++) {
      tally.ends.add(connect(tally, log, i == 0, until));
      boolean hopeless = tally.count(End.TIMEOUT) == 2 && tally.nanos.isEmpty();
      if (hopeless) {
        break;
      }
    }
    notes.answer(question, answer(tally));
    judge(tally, log.trail("tcp", notes.way().kind().word() + " " + Tcp.text(address), ""), notes);
  }

  private End connect(Tally tally, ProbeLog log, boolean first, Deadline until) {
    long start = System.nanoTime();
    Duration wait = Duration.ofMillis(until.within(patience).millis());
    try (Socket socket = Tcp.connect(address, wait, log)) {
      tally.nanos.add(System.nanoTime() - start);
      return first || tally.count(End.ENDED_AT_ONCE) > 0 ? listened(socket, log) : End.UP;
    } catch (ProbeEnded e) {
      return failed(log);
    } catch (IOException e) {
      return End.LOCAL;
    }
  }

  private static End listened(Socket socket, ProbeLog log) {
    try {
      socket.setSoTimeout(Math.toIntExact(LISTENS.toMillis()));
      if (socket.getInputStream().read() >= 0) {
        return End.UP;
      }
      log.came(new Event.Fin());
    } catch (SocketTimeoutException e) {
      return End.UP;
    } catch (IOException e) {
      log.came(new Event.Reset());
    }
    return End.ENDED_AT_ONCE;
  }

  private static End failed(ProbeLog log) {
    return switch (log.last()) {
      case Event.ConnectFailed failed ->
          switch (failed.fault()) {
            case REFUSED -> End.REFUSED;
            case UNREACHABLE -> End.UNREACHABLE;
            case LOCAL -> End.LOCAL;
          };
      case Event.Reset _ -> End.ENDED_AT_ONCE;
      default -> End.TIMEOUT;
    };
  }

  private static Answer answer(Tally tally) {
    int up = tally.nanos.size();
    StringBuilder words = new StringBuilder("%d of %d".formatted(up, tally.ends.size()));
    for (End end : End.values()) {
      int count = tally.count(end);
      if (end != End.UP && count > 0) {
        words.append(", ").append(count).append(' ').append(word(end));
      }
    }
    String times = up == 0 ? "" : ", " + new Times(tally.nanos).words();
    return new Answer(words + times, words.toString());
  }

  private static String word(End end) {
    return switch (end) {
      case UP -> "up";
      case ENDED_AT_ONCE -> "ended at once";
      case REFUSED -> "refused";
      case UNREACHABLE -> "unreachable";
      case TIMEOUT -> "without answer";
      case LOCAL -> "not tried";
    };
  }

  private void judge(Tally tally, Trail trail, Notes notes) {
    int up = tally.nanos.size();
    int all = tally.ends.size();
    String figures = answer(tally).text() + ".";
    if (all == 0 || tally.count(End.LOCAL) > 0) {
      return;
    }
    if (tally.count(End.ENDED_AT_ONCE) > 1) {
      found(notes, Reachability.RESET_AT_ONCE, Certainty.CERTAIN, figures, trail);
    } else if (up > 0 && up < all) {
      found(notes, Reachability.INTERMITTENT, Certainty.CERTAIN, figures, trail);
    } else if (up == 0) {
      Cause cause =
          tally.count(End.REFUSED) > 0
              ? Connect.REFUSED
              : tally.count(End.UNREACHABLE) > 0 ? Connect.UNREACHABLE : Connect.TIMEOUT;
      found(notes, cause, Certainty.CERTAIN, figures, trail);
    } else if (up > 2) {
      Times times = new Times(tally.nanos);
      if (times.most() >= AGAIN_NANOS && times.least() < AGAIN_NANOS / 4) {
        found(notes, Reachability.SYN_LOST, Certainty.LIKELY, figures, trail);
      }
    }
  }

  private static void found(
      Notes notes, Cause cause, Certainty certainty, String figures, Trail trail) {
    notes.found(cause, certainty, figures, trail, Connects::shows);
  }

  private static String shows(TimedEvent at) {
    return switch (at.event()) {
      case Event.ConnectFailed failed -> failed.address() + ": " + failed.detail();
      case Event.TimerFired _ -> "No answer to the SYN.";
      case Event.Reset _ -> "A reset, though nothing was sent.";
      case Event.Fin _ -> "The end of the connection, though nothing was sent.";
      default -> "";
    };
  }
}
