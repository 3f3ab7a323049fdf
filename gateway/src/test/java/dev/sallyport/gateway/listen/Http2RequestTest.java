package dev.sallyport.gateway.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.sallyport.wire.http1.BodyFraming;
import dev.sallyport.wire.http1.FieldName;
import dev.sallyport.wire.http1.MalformedMessage;
import dev.sallyport.wire.http1.RequestHead;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Header blocks become heads; what HTTP/1 would read differently is refused here already. */
class Http2RequestTest {
  private static final int MAX_FIELDS = 10;

  private static Http2Headers headers(String... namesAndValues) {
    Http2Headers headers =
        new DefaultHttp2Headers(false)
            .method("POST")
            .scheme("https")
            .path("/a?b")
            .authority("a.test");
    for (int i = 0; i < namesAndValues.length; i += 2) {
      headers.add(namesAndValues[i], namesAndValues[i + 1]);
    }
    return headers;
  }

  private static RequestHead head(Http2Headers headers) throws MalformedMessage {
    return Http2Request.head(headers, MAX_FIELDS);
  }

  private static String broken(Http2Headers headers) {
    MalformedMessage thrown =
        catchThrowableOfType(
            MalformedMessage.class, () -> Http2Request.framing(head(headers), false));
    assertThat(thrown).as("wanted a refusal of " + headers).isNotNull();
    return thrown.rule().word();
  }

  @Test
  void makesAHead() throws Exception {
    RequestHead head = head(headers("x", "y", "cookie", "a=1", "te", "trailers", "cookie", "b=2"));
    assertThat(head.method()).isEqualTo("POST");
    assertThat(head.target()).isEqualTo("/a?b");
    assertThat(head.version()).isEqualTo("HTTP/2.0");
    assertThat(head.fields().first(FieldName.HOST)).isEqualTo("a.test");
    assertThat(head.fields().first(FieldName.COOKIE)).isEqualTo("a=1; b=2");
    assertThat(head.fields().size()).isEqualTo(4);
  }

  @Test
  void takesHostInThePlaceOfAuthority() throws Exception {
    Http2Headers headers = headers("host", "b.test");
    headers.remove(":authority");
    assertThat(head(headers).fields().first(FieldName.HOST)).isEqualTo("b.test");
    assertThat(head(headers("host", "A.test")).fields().first(FieldName.HOST)).isEqualTo("a.test");
    assertThat(broken(headers("host", "b.test"))).isEqualTo("host");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a/b",
        "http://a.test/",
        "/a b",
        "/a\tb",
        "/a\r\nX: y",
        "/\u0000",
        "/\u007f"
      })
  void refusesAPath(String path) {
    assertThat(broken(headers().path(path))).isEqualTo("target");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "GET ", "G T", "GET\r\n", "GET /x HTTP/1.1\r\nA: b\r\n\r\nGET", "G\u0000T"})
  void refusesAMethod(String method) {
    assertThat(broken(headers().method(method))).isEqualTo("method");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "X|y|field-name",
        "x y|z|field-name",
        "x:y|z|field-name",
        "connection|close|field-name",
        "keep-alive|5|field-name",
        "proxy-connection|x|field-name",
        "upgrade|websocket|field-name",
        "transfer-encoding|chunked|transfer-encoding",
        "te|gzip|field-value",
        "te|trailers, gzip|field-value",
        "content-length|+1|content-length",
        "content-length|1,1|content-length",
        "x| y|field-value",
        "x|y\t|field-value",
      })
  void refusesAField(String name, String value, String rule) {
    assertThat(broken(headers(name, value))).isEqualTo(rule);
  }

  @ParameterizedTest
  @ValueSource(chars = {'\r', '\n', '\u0000', '\u0001', '\u007f'})
  void refusesControlCharacters(char c) {
    assertThat(broken(headers("x", "a" + c + "b"))).isEqualTo("field-value");
    assertThat(broken(headers("x" + c, "y"))).isEqualTo("field-name");
    assertThat(broken(headers("cookie", "a" + c))).isEqualTo("field-value");
    assertThat(broken(headers().authority("a" + c))).isEqualTo("field-value");
  }

  @Test
  void refusesMissingSchemeTwoLengthsAndTooManyFields() {
    Http2Headers headers = headers();
    headers.remove(":scheme");
    assertThat(broken(headers)).isEqualTo("request-line");
    assertThat(broken(headers("content-length", "1", "content-length", "1")))
        .isEqualTo("content-length");
    Http2Headers many = headers();
    for (int i = 0; i < MAX_FIELDS; i++) {
      many.add("x", "y");
    }
    assertThat(broken(many)).isEqualTo("too-many-fields");
  }

  @Test
  void framesTheBody() throws Exception {
    RequestHead five = head(headers("content-length", "5"));
    assertThat(Http2Request.framing(five, false)).isEqualTo(new BodyFraming.Length(5));
    assertThat(Http2Request.framing(head(headers()), false)).isEqualTo(BodyFraming.CHUNKED);
    assertThat(Http2Request.framing(head(headers()), true)).isEqualTo(BodyFraming.NONE);
    assertThat(Http2Request.framing(head(headers("content-length", "0")), true))
        .isEqualTo(new BodyFraming.Length(0));
    MalformedMessage thrown =
        catchThrowableOfType(MalformedMessage.class, () -> Http2Request.framing(five, true));
    assertThat(thrown.rule().word()).isEqualTo("content-length");
  }

  @Test
  void trailersAreFieldsThatMayBeThere() throws Exception {
    Http2Headers trailers = new DefaultHttp2Headers(false).add("x", "y");
    assertThat(Http2Request.trailers(trailers)).hasToString("x: y\n");
    for (String name : new String[] {"content-length", "host", ":path", "X", "transfer-encoding"}) {
      Http2Headers bad = new DefaultHttp2Headers(false).add(name, "1");
      assertThat(
              catchThrowableOfType(MalformedMessage.class, () -> Http2Request.trailers(bad)).rule())
          .as(name)
          .isIn(MalformedMessage.Rule.TRAILER, MalformedMessage.Rule.FIELD_NAME);
    }
  }
}
