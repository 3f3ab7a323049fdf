package dev.sallyport.bench;

import dev.sallyport.rules.bytes.Slice;
import dev.sallyport.rules.exchange.FieldLine;
import dev.sallyport.rules.exchange.RequestHead;
import java.util.ArrayList;
import java.util.List;

/** A request of a web shop's customer: 15 header fields, 4 cookies. */
public record BenignRequest(RequestHead head, Slice body) {
  private static final String FORM =
      "first_name=Maria&last_name=Schneider&email=maria.schneider%40example.com"
          + "&street=Lindenweg+12&city=Freiburg&zip=79100&country=DE&phone=%2B49+761+5550123"
          + "&delivery=standard&quantity=2&comment=Please+ring+at+the+back+door%2C+thank+you"
          + "&token=b1946ac92492d2347c6235b4d2611184";

  /** A page, its address with two arguments. */
  public static BenignRequest get() {
    String target = "/catalog/shoes/running?page=2&sort=price";
    return new BenignRequest(
        RequestHead.of("GET", target, "HTTP/1.1", fields(List.of())), Slice.EMPTY);
  }

  /** A form with twelve arguments. */
  public static BenignRequest post() {
    List<FieldLine> own =
        List.of(
            new FieldLine("Content-Type", "application/x-www-form-urlencoded"),
            new FieldLine("Content-Length", Integer.toString(FORM.length())),
            new FieldLine("Origin", "https://shop.example.com"));
    return new BenignRequest(
        RequestHead.of("POST", "/checkout/address", "HTTP/1.1", fields(own)), Slice.latin1(FORM));
  }

  private static List<FieldLine> fields(List<FieldLine> own) {
    List<FieldLine> fields = new ArrayList<>();
    fields.add(new FieldLine("Host", "shop.example.com"));
    fields.add(
        new FieldLine(
            "User-Agent",
            "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"));
    fields.add(
        new FieldLine("Accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));
    fields.add(new FieldLine("Accept-Language", "en-US,en;q=0.5"));
    fields.add(new FieldLine("Accept-Encoding", "gzip, deflate, br"));
    fields.add(new FieldLine("Referer", "https://shop.example.com/checkout/cart"));
    fields.add(
        new FieldLine(
            "Cookie",
            "session=6f1ed002ab5595859014ebf0951522d9; theme=light; locale=en_US; visits=17"));
    fields.add(new FieldLine("Connection", "keep-alive"));
    fields.add(new FieldLine("Upgrade-Insecure-Requests", "1"));
    fields.add(new FieldLine("Sec-Fetch-Dest", "document"));
    fields.add(new FieldLine("Sec-Fetch-Mode", "navigate"));
    fields.add(new FieldLine("Sec-Fetch-Site", "same-origin"));
    fields.addAll(own);
    return fields;
  }
}
