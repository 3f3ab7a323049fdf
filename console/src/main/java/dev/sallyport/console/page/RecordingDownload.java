package dev.sallyport.console.page;

import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.Refused;
import dev.sallyport.console.http.Request;
import dev.sallyport.console.recent.RecentExchanges;
import dev.sallyport.gateway.record.ExchangeRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;

/** Gives away the recording of an exchange: the file that its record names, and no other. */
public final class RecordingDownload {
  private static final String PATH = "/recordings/";
  private static final String TYPE = "application/vnd.tcpdump.pcap";

  private final RecentExchanges exchanges;
  private final Consumer<String> log;

  /**
   * A download.
   *
   * @param log takes a line for each file that is given away
   */
  public RecordingDownload(RecentExchanges exchanges, Consumer<String> log) {
    this.exchanges = exchanges;
    this.log = log;
  }

  static String path(ExchangeRecord x) {
    return PATH + x.id();
  }

  public Answer answer(Request request) throws Refused, IOException {
    ExchangeRecord x =
        exchanges
            .byId(request.parameter())
            .orElseThrow(() -> new Refused(404, "no exchange of this id is kept here any more"))
            .exchange();
    String file = x.recording();
    if (file == null) {
      throw new Refused(404, "this exchange was not recorded");
    }
    InputStream in;
    try {
      in = Files.newInputStream(Path.of(file));
    } catch (NoSuchFileException e) {
      throw new Refused(404, "the recording is not written yet, or made room for a newer one");
    }
    log.accept("console: %s took the recording of exchange %s".formatted(request.peer(), x.id()));
    return new Answer(
        200,
        TYPE,
        Map.of("Content-Disposition", "attachment; filename=\"" + x.id() + ".pcapng\""),
        new Answer.Body.Stream(out -> {
          try (in) {
            in.transferTo(out);
          }
        }));
  }
}
