package dev.sallyport.console.page;

import static dev.sallyport.console.html.Html.el;

import dev.sallyport.capture.compare.Comparison;
import dev.sallyport.capture.file.CaptureFile;
import dev.sallyport.console.analyse.Analysed;
import dev.sallyport.console.analyse.Upload;
import dev.sallyport.console.html.Element;
import dev.sallyport.console.html.Html;
import dev.sallyport.console.http.Answer;
import dev.sallyport.console.http.FormText;
import dev.sallyport.console.http.Refused;
import dev.sallyport.console.http.Request;
import dev.sallyport.console.http.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;

/** Takes a capture and keys, or two captures, and shows what is found; keeps nothing. */
public final class AnalysePage {
  public static final String PATH = "/analyse";

  private static final int MOST_AT_ONCE = 2;

  private final Frame frame;
  private final Semaphore free = new Semaphore(MOST_AT_ONCE);

  public AnalysePage(Frame frame) {
    this.frame = frame;
  }

  /** Asks for the files. */
  public Answer ask(Request request) {
    return frame.page(
        request, Frame.Place.ANALYSE, "Analyse", el("h1", "Analyse a capture"), form(request));
  }

  /** Takes them, and says what is in them. */
  public Answer answer(Request request) throws Refused {
    if (!free.tryAcquire()) {
      throw new Refused(503, MOST_AT_ONCE + " captures are being read already");
    }
    try (Upload upload = Upload.receive(request.body(), request.header("Content-Type"))) {
      List<Analysed> found = new ArrayList<>();
      for (CaptureFile capture : upload.captures()) {
        found.add(Analysed.of(upload, capture));
      }
      return result(request, found);
    } catch (IOException e) {
      throw new Refused(400, String.valueOf(e.getMessage()));
    } finally {
      free.release();
    }
  }

  private Answer result(Request request, List<Analysed> found) {
    List<Html> content = new ArrayList<>();
    if (found.size() == 1) {
      content.add(el("h1", "What is in the capture"));
      content.addAll(CaptureView.of(found.getFirst()));
    } else {
      content.add(el("h1", "Where two captures part"));
      content.addAll(
          PairView.all(
              Comparison.ofCaptures(found.get(0).report().flows(), found.get(1).report().flows())));
    }
    content.add(el("h2", "Another one"));
    content.add(form(request));
    return frame.page(request, Frame.Place.ANALYSE, "Analysis", content.toArray(Html[]::new));
  }

  private static Element form(Request request) {
    Session session = request.session();
    String csrf = session == null ? "" : session.csrf();
    return el(
            "form",
            file("capture", "Capture (pcap or pcapng, also in gzip)"),
            file("other", "Another one, to compare with"),
            file("keylog", "Key log (SSLKEYLOGFILE)"),
            file("key", "Private key of the server (RSA; PFX, PEM or DER)"),
            el(
                "label",
                el("span", "Password of the key"),
                el("input")
                    .with("type", "password")
                    .with("name", "password")
                    .with("autocomplete", "off")),
            el("button", "Analyse"),
            el(
                    "p",
                    "The cause is told without any key where record types and lengths show it. The"
                        + " files, "
                        + (Upload.MOST_BYTES >> 20)
                        + " MiB together at most, are deleted when the answer is there.")
                .as("faint"))
        .as("upload")
        .with("method", "post")
        .with("enctype", "multipart/form-data")
        .with("action", PATH + "?csrf=" + FormText.encode(csrf));
  }

  private static Element file(String name, String label) {
    return el(
        "label",
        el("span", label),
        el("input")
            .with("type", "file")
            .with("name", name)
            .flag("required", name.equals("capture")));
  }
}
