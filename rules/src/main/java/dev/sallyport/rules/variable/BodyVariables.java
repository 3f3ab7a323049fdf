package dev.sallyport.rules.variable;

import static dev.sallyport.rules.variable.Examples.differs;
import static dev.sallyport.rules.variable.Examples.doc;

import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Value;
import dev.sallyport.rules.lang.WordDoc;
import java.util.List;

/** The request's body, as a whole and by its files. */
final class BodyVariables {
  private BodyVariables() {}

  static List<Variable> all() {
    return List.of(
        new RequestBody(
            doc(
                "The body where the URLENCODED processor reads it, or where"
                    + " ctl:forceRequestBodyVariable asks for it and no processor does.",
                "REQUEST_BODY",
                "@contains <?php")),
        Single.number(
            "REQUEST_BODY_LENGTH",
            doc("Bytes of the body.", "REQUEST_BODY_LENGTH", "@gt 1000000"),
            x -> x.body().bytes().bytes().length()),
        Single.text(
            "REQBODY_PROCESSOR",
            doc("URLENCODED, MULTIPART, JSON, XML, or empty.", "REQBODY_PROCESSOR", "@streq XML"),
            BodyVariables::processor),
        Single.flag(
            "REQBODY_ERROR",
            doc("Whether the processor failed.", "REQBODY_ERROR", "!@eq 0"),
            x -> x.body().findings().failed()),
        Single.text(
            "REQBODY_ERROR_MSG",
            doc("Why the processor failed.", "REQBODY_ERROR_MSG", "@contains JSON"),
            x -> x.body().findings().error()),
        Single.flag(
            "REQBODY_PROCESSOR_ERROR",
            doc("The same as REQBODY_ERROR.", "REQBODY_PROCESSOR_ERROR", "@eq 1"),
            x -> x.body().findings().failed()),
        Single.text(
            "REQBODY_PROCESSOR_ERROR_MSG",
            doc("The same as REQBODY_ERROR_MSG.", "REQBODY_PROCESSOR_ERROR_MSG", "@rx ."),
            x -> x.body().findings().error()),
        Single.flag(
            "INBOUND_DATA_ERROR",
            doc("Whether the body passed its limit.", "INBOUND_DATA_ERROR", "@eq 1"),
            Exchange::hasInboundDataError),
        new Keyed(
            "FILES",
            doc("File names as the client gave them, by field.", "FILES", "@endsWith .php"),
            x -> x.body().files()),
        new Keyed(
            "FILES_NAMES",
            doc("Names of the fields that carried files.", "FILES_NAMES", "@rx ^f"),
            x -> x.body().fileNames()),
        new Keyed(
            "FILES_SIZES",
            doc("Bytes of each file, by field.", "FILES_SIZES", "@gt 100000"),
            x -> x.body().fileSizes()),
        Single.number(
            "FILES_COMBINED_SIZE",
            doc("Bytes of all files.", "FILES_COMBINED_SIZE", "@gt 1000000"),
            x -> x.body().filesCombinedBytes()),
        new Keyed(
            "FILES_TMP_CONTENT",
            differs("Each file's bytes; no file is written.", "FILES_TMP_CONTENT", "@contains <?"),
            x -> x.body().fileContents()),
        Refused.because(
            "FILES_TMPNAMES", "uploads are not written to files; FILES_TMP_CONTENT has the bytes"),
        Single.body(
            "STREAM_INPUT_BODY",
            differs("The body's bytes; changing them is refused.", "STREAM_INPUT_BODY", "@rx x"),
            x -> x.body().bytes()));
  }

  private static String processor(Exchange exchange) {
    String chosen = exchange.controls().requestBodyProcessor;
    return chosen != null ? chosen : exchange.request().processor();
  }

  /** REQUEST_BODY: without a value, so counted as none, where no rule may see it. */
  private record RequestBody(WordDoc doc) implements Variable {
    @Override
    public String word() {
      return "REQUEST_BODY";
    }

    @Override
    public boolean takesSelector() {
      return false;
    }

    @Override
    public boolean lasting() {
      return true;
    }

    @Override
    public boolean body() {
      return true;
    }

    @Override
    public List<Value> values(Exchange exchange, Selector selector) {
      return exchange.body().visible() ? List.of(exchange.body().bytes()) : List.of();
    }
  }
}
