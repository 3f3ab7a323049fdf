package dev.sallyport.gateway.exchange;

import dev.sallyport.diagnosis.trail.TrailRecorder;
import dev.sallyport.gateway.record.ExchangeRecord;
import dev.sallyport.gateway.timing.PhaseTimes;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.MalformedMessage.Rule;
import dev.sallyport.wire.http1.RequestHead;
import dev.sallyport.wire.http1.ResponseHead;
import io.netty.util.NetUtil;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** What a plain HTTP request gets: the same place under https, where a site of that name exists. */
public final class Redirect {
  private Redirect() {}

  /**
   * The answer to one request, which is told to the observers.
   *
   * @param httpsPort port of the https listener
   * @throws MalformedMessage where no site has the name that the request is for
   */
  public static ResponseHead answer(
      Gate gate, ClientConnection client, RequestHead request, long beganNanos, int httpsPort)
      throws MalformedMessage {
    Authority authority = Authority.of(request);
    if (gate.sites().named(authority.host()) == null) {
      throw new MalformedMessage(Rule.HOST, "no site is called " + authority.host());
    }
    FieldLines fields = new FieldLines();
    fields.add(
        "Location",
        "https://"
            + authority.host()
            + (httpsPort == 443 ? "" : ":" + httpsPort)
            + (authority.target().equals("*") ? "/" : authority.target()));
    fields.add("Content-Length", "0");
    long now = System.nanoTime();
    gate.observer()
        .ended(
            new ExchangeRecord(
                HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong()),
                Instant.now().minusNanos(now - beganNanos),
                now - beganNanos,
                null,
                new ExchangeRecord.Client(client.client(), null, null, null),
                ExchangeReport.asked(request, 0),
                308,
                0,
                null,
                new PhaseTimes(),
                List.of(),
                new TrailRecorder(beganNanos)
                    .trail("", NetUtil.toSocketAddressString(client.client()), "", "HTTP/1.1"),
                null,
                null));
    return new ResponseHead(308, "Permanent Redirect", "HTTP/1.1", fields, 0);
  }
}
