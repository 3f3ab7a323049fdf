package dev.sallyport.gateway.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sallyport.gateway.record.Inspected;
import dev.sallyport.gateway.timing.Phase;
import dev.sallyport.gateway.timing.PhaseTimes;
import dev.sallyport.rules.eval.SiteRules;
import dev.sallyport.rules.exchange.Endpoints;
import dev.sallyport.rules.exchange.Opening;
import dev.sallyport.rules.lang.RuleSource;
import dev.sallyport.rules.operator.Operators;
import dev.sallyport.rules.plan.PlanReader;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.RequestHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.DefaultEventLoop;
import io.netty.channel.EventLoop;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** On which thread rules run, and that nothing of an exchange is lost or told twice. */
class InspectionTest {
  private static final String RULES =
      """
      SecRuleEngine On
      SecRequestBodyAccess On
      SecRule ARGS "@contains evil" "id:1,phase:2,deny,log,msg:'evil'"
      SecAction "id:2,phase:5,pass,log,msg:'looked back'"
      """;
  private static final Opening OPENING =
      new Opening("u", new Endpoints("192.0.2.1", 1, "198.51.100.1", 443), Instant.EPOCH);
  private static final long MAX_HELD = 100;

  private final EventLoop loop = new DefaultEventLoop();
  private final Inspector inspector = new Inspector(1, MAX_HELD);
  private final BlockingQueue<Object> told = new LinkedBlockingQueue<>();
  private final PhaseTimes phases = new PhaseTimes();

  @AfterEach
  void close() {
    inspector.close();
    loop.shutdownGracefully(0, 1, TimeUnit.SECONDS);
  }

  private static SiteRules rules() throws Exception {
    RuleSource none =
        new RuleSource() {
          @Override
          public List<String> find(String pattern, String from) {
            return List.of();
          }

          @Override
          public String text(String file) {
            return "";
          }
        };
    return SiteRules.of(
        new PlanReader(none, Operators.with(List.of()), ZoneOffset.UTC).read("t.conf", RULES));
  }

  private Inspection begin(SiteRules rules) {
    return Objects.requireNonNull(inspector.begin(rules, OPENING, loop, phases));
  }

  private <T> T onLoop(Callable<T> work) throws Exception {
    return loop.submit(work).get(30, TimeUnit.SECONDS);
  }

  private Object next() throws InterruptedException {
    Object next = told.poll(30, TimeUnit.SECONDS);
    return next == null ? "nothing" : next;
  }

  private void tell(Object what) {
    told.add(loop.inEventLoop() ? what : "told on " + Thread.currentThread());
  }

  private static RequestHead get(String target) {
    FieldLines fields = new FieldLines();
    fields.add("Host", "shop.example.com");
    return new RequestHead("GET", target, "HTTP/1.1", fields, 60 + target.length());
  }

  private void warmUp(SiteRules rules) throws Exception {
    for (int i = 0; i < 8; i++) {
      onLoop(() -> {
        begin(rules).requestHead(get("/"), BodyFraming.NONE, this::tell);
        return 0;
      });
      next();
    }
  }

  @Test
  void whatIsShortIsDecidedAtOnce() throws Exception {
    SiteRules rules = rules();
    warmUp(rules);
    onLoop(() -> {
      Inspection inspection = begin(rules);
      inspection.requestHead(get("/?a=evil"), BodyFraming.NONE, this::tell);
      assertThat(inspection.busy()).isFalse();
      assertThat(told).hasSize(1);
      return 0;
    });
    assertThat(next()).isInstanceOf(Decision.Stop.class);
    assertThat(phases.of(Phase.RULES)).isPositive();
  }

  @Test
  void whatIsLongIsDecidedElsewhereAndToldOnTheLoop() throws Exception {
    SiteRules rules = rules();
    warmUp(rules);
    onLoop(() -> {
      Inspection inspection = begin(rules);
      inspection.requestHead(get("/?a=evil" + "x".repeat(20_000)), BodyFraming.NONE, this::tell);
      assertThat(inspection.busy()).isTrue();
      assertThat(told).isEmpty();
      return 0;
    });
    assertThat(next()).isInstanceOf(Decision.Stop.class);
  }

  @Test
  void whatEndsMeanwhileIsLookedBackOnOnceAndDecidesNothing() throws Exception {
    SiteRules rules = rules();
    ByteBuf body = Unpooled.copiedBuffer("a=evil" + "x".repeat(20_000), StandardCharsets.US_ASCII);
    onLoop(() -> {
      Inspection inspection = begin(rules);
      inspection.requestBody(List.of(body), this::tell);
      inspection.finish(499, inspected -> tell(inspected == null ? "failed" : inspected));
      return 0;
    });
    assertThat(next())
        .isInstanceOfSatisfying(
            Inspected.class,
            x -> assertThat(x.matched().stream().map(Inspected.Matched::id)).endsWith(2L));
    onLoop(() -> 0);
    assertThat(told).isEmpty();
    assertThat(body.refCnt()).isZero();
  }

  @Test
  void whatAllHoldTogetherIsBoundedAndComesBackWithTheEnd() throws Exception {
    SiteRules rules = rules();
    Inspection first = begin(rules);
    Inspection second = begin(rules);
    CountDownLatch ended = new CountDownLatch(1);
    onLoop(() -> {
      assertThat(first.holdRequest(60)).isTrue();
      assertThat(second.holdRequest(60)).isFalse();
      assertThat(first.holdResponse(40)).isTrue();
      assertThat(first.holdRequest(61)).isFalse();
      first.finish(200, inspected -> ended.countDown());
      return 0;
    });
    assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
    onLoop(() -> {
      assertThat(second.holdRequest(60)).isTrue();
      return 0;
    });
  }
}
