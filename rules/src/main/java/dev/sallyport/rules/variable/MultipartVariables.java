package dev.sallyport.rules.variable;

import static dev.sallyport.rules.variable.Examples.doc;

import dev.sallyport.rules.body.BodyFindings;
import dev.sallyport.rules.body.MultipartFlags;
import dev.sallyport.rules.exchange.Exchange;
import dev.sallyport.rules.exchange.Value;
import java.util.List;
import java.util.function.Predicate;

/** What is odd about a multipart body, and its parts' headers. */
final class MultipartVariables {
  private MultipartVariables() {}

  static List<Variable> all() {
    return List.of(
        Single.flag(
            "MULTIPART_STRICT_ERROR",
            doc("Any flag but the unmatched boundary.", "MULTIPART_STRICT_ERROR", "!@eq 0"),
            x -> multipartFailed(x) || x.body().findings().multipart().strictError()),
        flag("UNMATCHED_BOUNDARY", "A line looks like a boundary.", f -> f.unmatchedBoundary),
        flag("BOUNDARY_QUOTED", "The boundary is in quotes.", f -> f.boundaryQuoted),
        flag("BOUNDARY_WHITESPACE", "Space round the boundary.", f -> f.boundaryWhitespace),
        flag("DATA_BEFORE", "Bytes before the first boundary.", f -> f.dataBefore),
        flag("DATA_AFTER", "Bytes after the last boundary.", f -> f.dataAfter),
        flag("HEADER_FOLDING", "A part header is folded.", f -> f.headerFolding),
        flag("INVALID_HEADER_FOLDING", "Folded wrongly.", f -> f.invalidHeaderFolding),
        flag("LF_LINE", "A line ends in LF alone.", f -> f.lfLine),
        flag("CRLF_LF_LINES", "Lines end in CRLF here, in LF there.", f -> f.mixedLineEnds()),
        flag("MISSING_SEMICOLON", "Parameters without a semicolon.", f -> f.missingSemicolon),
        flag("SEMICOLON_MISSING", "The older spelling.", f -> f.missingSemicolon),
        flag("INVALID_QUOTING", "Wrong quotes in a part's header.", f -> f.invalidQuoting),
        flag("INVALID_PART", "A part that cannot be read.", f -> f.invalidPart),
        flag("FILE_LIMIT_EXCEEDED", "More than SecUploadFileLimit.", f -> f.fileLimitExceeded),
        Single.text(
            "MULTIPART_FILENAME",
            doc("The last file's name.", "MULTIPART_FILENAME", "@contains ;"),
            x -> last(x.body().files().all())),
        Single.text(
            "MULTIPART_NAME",
            doc("The last file field's name.", "MULTIPART_NAME", "@contains ;"),
            x -> last(x.body().fileNames().all())),
        new Keyed(
            "MULTIPART_PART_HEADERS",
            doc(
                "Header lines of the parts, by the part's name.",
                "MULTIPART_PART_HEADERS",
                "@rx x"),
            x -> x.body().partHeaders()));
  }

  private static boolean multipartFailed(Exchange exchange) {
    BodyFindings findings = exchange.body().findings();
    return exchange.body().processor().equals("MULTIPART") && findings.failed();
  }

  private static String last(List<Value> values) {
    return values.isEmpty() ? "" : values.getLast().bytes().toString();
  }

  private static Variable flag(String name, String text, Predicate<MultipartFlags> flag) {
    String word = "MULTIPART_" + name;
    return Single.flag(
        word, doc(text, word, "@eq 1"), x -> flag.test(x.body().findings().multipart()));
  }
}
