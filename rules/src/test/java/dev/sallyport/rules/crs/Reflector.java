package dev.sallyport.rules.crs;

import dev.sallyport.rules.exchange.FieldLine;
import dev.sallyport.rules.exchange.ResponseHead;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The origin of the tests: answers {@code /reflect} with what the request's body describes. */
record Reflector(ResponseHead head, String body) {
  static Reflector answer(Stage.Input input) {
    if (!input.uri().startsWith("/reflect")) {
      return answer(200, List.of(new FieldLine("Content-Type", "text/plain")), "OK");
    }
    byte[] bytes = input.body().getBytes(StandardCharsets.ISO_8859_1);
    String json = new String(bytes, StandardCharsets.UTF_8);
    Object root = new Yaml(new SafeConstructor(new LoaderOptions())).load(json);
    Map<?, ?> wanted = root instanceof Map<?, ?> map ? map : Map.of();
    Object status = wanted.get("status");
    List<FieldLine> fields = new ArrayList<>();
    if (wanted.get("headers") instanceof Map<?, ?> headers) {
      headers.forEach((k, v) -> fields.add(new FieldLine(k.toString(), latin1(v.toString()))));
    }
    if (fields.stream().noneMatch(f -> f.name().equalsIgnoreCase("content-type"))) {
      fields.add(new FieldLine("Content-Type", "text/plain"));
    }
    return answer(status == null ? 200 : Integer.parseInt(status.toString()), fields, body(wanted));
  }

  private static String body(Map<?, ?> wanted) {
    Object encoded = wanted.get("encodedBody");
    if (encoded != null) {
      byte[] bytes = Base64.getMimeDecoder().decode(encoded.toString());
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
    Object body = wanted.get("body");
    return body == null ? "" : latin1(body.toString());
  }

  private static String latin1(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private static Reflector answer(int status, List<FieldLine> fields, String body) {
    return new Reflector(new ResponseHead("HTTP/1.1", status, "", fields), body);
  }
}
