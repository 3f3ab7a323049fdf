package dev.sallyport.rules.exchange;

import dev.sallyport.rules.bytes.Slice;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One exchange as rules see and change it. Used by one thread at a time; the clock is whoever calls
 * {@link #now(Instant)}.
 */
public final class Exchange {
  private static final RequestHead NO_HEAD = new RequestHead("", "", "", "", List.of());

  private final Opening opening;
  private final ExchangeSettings settings;
  private final ValueMap tx = new ValueMap();
  private final ValueMap env = new ValueMap();
  private final Matched matched = new Matched();
  private final Controls controls = new Controls();
  private final Persistence persistence;
  private final KnownValues known;
  private final IdentityNames identities = new IdentityNames();
  private Instant now;
  private @Nullable RequestFacts request;
  private BodyFacts body = BodyFacts.NONE;
  private ResponseFacts response = ResponseFacts.NONE;
  private @Nullable RuleIdentity rule;
  private int highestSeverity = 255;
  private boolean inboundDataError;
  private boolean outboundDataError;

  public Exchange(
      Opening opening, ExchangeSettings settings, CollectionStore store, KnownValues known) {
    this.opening = opening;
    this.settings = settings;
    this.known = known;
    this.now = opening.start();
    persistence = new Persistence(store, settings.collectionTimeout());
  }

  public void request(RequestHead head) {
    request = new RequestFacts(head, settings, known);
  }

  /** Takes what the body held; its arguments join those of the query. */
  public void body(BodyFacts facts) {
    body = facts;
    request().arguments().addBody(facts.findings().arguments(), known);
  }

  public void response(ResponseHead head) {
    response = ResponseFacts.of(head, known);
  }

  public void responseBody(Slice bytes) {
    response = response.withBody(bytes);
  }

  public void now(Instant time) {
    now = time;
  }

  /** The rule being evaluated, for RULE. */
  public void rule(@Nullable RuleIdentity identity) {
    rule = identity;
  }

  public void sawSeverity(int severity) {
    if (severity >= 0) {
      highestSeverity = Math.min(highestSeverity, severity);
    }
  }

  public void inboundDataError() {
    inboundDataError = true;
  }

  public void outboundDataError() {
    outboundDataError = true;
  }

  public Opening opening() {
    return opening;
  }

  public ExchangeSettings settings() {
    return settings;
  }

  public Instant now() {
    return now;
  }

  /** Empty before it came. */
  public RequestFacts request() {
    RequestFacts facts = request;
    if (facts == null) {
      facts = new RequestFacts(NO_HEAD, settings, known);
      request = facts;
    }
    return facts;
  }

  public BodyFacts body() {
    return body;
  }

  public ResponseFacts response() {
    return response;
  }

  public ValueMap tx() {
    return tx;
  }

  public ValueMap env() {
    return env;
  }

  public Matched matched() {
    return matched;
  }

  public Controls controls() {
    return controls;
  }

  public Persistence persistence() {
    return persistence;
  }

  public IdentityNames identities() {
    return identities;
  }

  public @Nullable RuleIdentity rule() {
    return rule;
  }

  /** HIGHEST_SEVERITY: 0 is the worst; 255 before any rule with a severity matched. */
  public int highestSeverity() {
    return highestSeverity;
  }

  /** INBOUND_DATA_ERROR: the request's body was longer than its limit. */
  public boolean hasInboundDataError() {
    return inboundDataError;
  }

  /** OUTBOUND_DATA_ERROR: the response's body was longer than its limit. */
  public boolean hasOutboundDataError() {
    return outboundDataError;
  }

  /** The collection that {@code setvar} may change, in lower case; null where it is not open. */
  public @Nullable Writable writable(String collection) {
    return switch (collection) {
      case "tx" -> tx;
      case "env" -> env;
      default -> persistence.collection(collection);
    };
  }
}
