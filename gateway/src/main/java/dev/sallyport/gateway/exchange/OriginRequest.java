package dev.sallyport.gateway.exchange;

import static dev.sallyport.gateway.http1.MessageWriter.ascii;
import static dev.sallyport.gateway.http1.MessageWriter.fieldLine;
import static dev.sallyport.gateway.http1.MessageWriter.latin1;

import dev.sallyport.diagnosis.trail.Event;
import dev.sallyport.gateway.config.SiteConfiguration.HostField;
import dev.sallyport.gateway.origin.Origin;
import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldLines;
import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.RequestHead;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.net.Inet6Address;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A request as an origin gets it: its own framing, its own forwarding fields, nothing hop-by-hop.
 */
final class OriginRequest {

  /** What becomes of the client's Expect field (RFC 9110 section 10.1.1). */
  enum Expectation {
    /** It passes on, where there is one. */
    CLIENTS,
    /** The gateway asks for 100, whether or not the client did. */
    ASKED,
    /** The gateway has answered it. */
    MET
  }

  private final RequestHead head;
  private final Authority authority;
  private final BodyFraming framing;
  private final ClientConnection client;
  private final boolean trustedPeer;
  private final @Nullable String upgrade;

  OriginRequest(
      RequestHead head,
      Authority authority,
      BodyFraming framing,
      ClientConnection client,
      boolean trustedPeer) {
    this.head = head;
    this.authority = authority;
    this.framing = framing;
    this.client = client;
    this.trustedPeer = trustedPeer;
    this.upgrade = upgrade(head, framing);
  }

  String method() {
    return head.method();
  }

  FieldLines fields() {
    return head.fields();
  }

  BodyFraming framing() {
    return framing;
  }

  boolean hasBody() {
    return !(framing instanceof BodyFraming.None);
  }

  boolean expectsContinue() {
    return head.expectsContinue();
  }

  RequestHead received() {
    return head;
  }

  ClientConnection client() {
    return client;
  }

  /** As the trail keeps it. */
  Event.RequestHead event() {
    return HeadEvents.head(head, framing);
  }

  /** The protocol to upgrade to, null: none. */
  @Nullable String upgrade() {
    return upgrade;
  }

  private static @Nullable String upgrade(RequestHead head, BodyFraming framing) {
    FieldLines fields = head.fields();
    return head.version().equals("HTTP/1.1")
            && fields.lists(FieldName.CONNECTION, "upgrade")
            && framing instanceof BodyFraming.None
            && !fields.lists(FieldName.UPGRADE, "h2c")
        ? fields.first(FieldName.UPGRADE)
        : null;
  }

  /** The head's bytes. */
  ByteBuf head(
      ByteBufAllocator alloc, Origin origin, HostField hostField, Expectation expectation) {
    ByteBuf out = alloc.buffer(head.headBytes() + 512);
    ascii(out, head.method());
    out.writeByte(' ');
    latin1(out, authority.target());
    ascii(out, " HTTP/1.1\r\n");
    fieldLine(out, "Host", hostField == HostField.CLIENT ? authority.text() : origin.authority());
    endToEnd(out, expectation == Expectation.CLIENTS);
    if (expectation == Expectation.ASKED) {
      fieldLine(out, "Expect", "100-continue");
    }
    forwarding(out);
    switch (framing) {
      case BodyFraming.Length l -> fieldLine(out, "Content-Length", Long.toString(l.bytes()));
      case BodyFraming.Chunked c -> ascii(out, "Transfer-Encoding: chunked\r\n");
      case BodyFraming.None n -> {}
      case BodyFraming.UntilClose u -> throw new IllegalStateException("a request until close");
    }
    if (upgrade != null) {
      ascii(out, "Connection: Upgrade\r\n");
      fieldLine(out, "Upgrade", upgrade);
    }
    ascii(out, "\r\n");
    return out;
  }

  private void endToEnd(ByteBuf out, boolean withExpect) {
    FieldLines fields = head.fields();
    HopByHop hop = HopByHop.of(fields);
    for (int i = 0; i < fields.size(); i++) {
      boolean ours =
          switch (fields.known(i)) {
            case HOST, CONTENT_LENGTH, VIA -> true;
            case EXPECT -> !withExpect;
            case FORWARDED,
                X_FORWARDED_FOR,
                X_FORWARDED_HOST,
                X_FORWARDED_PORT,
                X_FORWARDED_PROTO ->
                true;
            default -> false;
          };
      if (!ours && !hop.drops(fields, i)) {
        fieldLine(out, fields, i);
      }
    }
  }

  // RFC 7239; the X-Forwarded fields are a custom without a standard
  private void forwarding(ByteBuf out) {
    String address = client.client().getAddress().getHostAddress();
    String port = Integer.toString(client.local().getPort());
    fieldLine(out, "X-Forwarded-For", appended(FieldName.X_FORWARDED_FOR, address));
    fieldLine(out, "X-Forwarded-Proto", kept(FieldName.X_FORWARDED_PROTO, "https"));
    fieldLine(out, "X-Forwarded-Host", kept(FieldName.X_FORWARDED_HOST, authority.text()));
    fieldLine(out, "X-Forwarded-Port", kept(FieldName.X_FORWARDED_PORT, port));
    fieldLine(out, "Forwarded", appended(FieldName.FORWARDED, forwarded(address)));
    String via = head.fields().first(FieldName.VIA);
    // RFC 9110 section 7.6.3: the version in which the message was received
    String own = head.version().substring("HTTP/".length()) + " sallyport";
    fieldLine(out, "Via", via == null ? own : via + ", " + own);
  }

  private String forwarded(String address) {
    InetAddress a = client.client().getAddress();
    String node = a instanceof Inet6Address ? "\"[" + address + "]\"" : address;
    String host = authority.text();
    String quoted = host.indexOf(':') >= 0 ? '"' + host + '"' : host;
    return "for=" + node + (host.isEmpty() ? "" : ";host=" + quoted) + ";proto=https";
  }

  private String appended(FieldName name, String own) {
    String before = trustedPeer ? all(name) : null;
    return before == null ? own : before + ", " + own;
  }

  private String kept(FieldName name, String own) {
    String before = trustedPeer ? head.fields().first(name) : null;
    return before == null ? own : before;
  }

  private @Nullable String all(FieldName name) {
    FieldLines fields = head.fields();
    String joined = null;
    for (int i = fields.indexOf(name, 0); i >= 0; i = fields.indexOf(name, i + 1)) {
      joined = joined == null ? fields.value(i) : joined + ", " + fields.value(i);
    }
    return joined;
  }
}
