package dev.sallyport.lab.reflect;

import dev.sallyport.lab.http.HeaderField;
import dev.sallyport.lab.http.Response;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Makes the answer that a request's JSON body describes: {@code status} (200 where left out),
 * {@code headers} (an object; {@code Content-Type} is text/plain where left out), and {@code body}
 * or, in base64, {@code encodedBody}. Other members are ignored, and so are headers that would
 * frame the message: that is done here.
 */
final class Reflection {
  private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding");

  private Reflection() {}

  static Response of(byte[] description) {
    try {
      return reflect(JsonReader.object(new String(description, StandardCharsets.UTF_8)));
    } catch (MalformedJson | IllegalArgumentException e) {
      return Response.text(400, "cannot reflect: %s\n".formatted(e.getMessage()));
    }
  }

  private static Response reflect(Json.Members wanted) throws MalformedJson {
    long status = 200;
    if (wanted.member("status").isPresent()) {
      status = wanted.member("status").get() instanceof Json.Whole(long value) ? value : 0;
    }
    // RFC 9110 section 15: final answers have 200 to 599
    if (status < 200 || status > 599) {
      throw new MalformedJson("wanted a status of 200 to 599");
    }
    List<HeaderField> fields = new ArrayList<>();
    if (wanted.member("headers").orElse(null) instanceof Json.Members headers) {
      for (String name : headers.of().keySet()) {
        fields.add(new HeaderField(name, headers.text(name).orElse("")));
      }
    }
    fields.removeIf(field -> FRAMING.contains(field.name().toLowerCase(Locale.ROOT)));
    if (fields.stream().noneMatch(field -> field.name().equalsIgnoreCase("Content-Type"))) {
      fields.add(new HeaderField("Content-Type", "text/plain"));
    }
    byte[] body = wanted.text("body").orElse("").getBytes(StandardCharsets.UTF_8);
    String encoded = wanted.text("encodedBody").orElse("");
    return new Response(
        (int) status, fields, encoded.isEmpty() ? body : Base64.getDecoder().decode(encoded));
  }
}
