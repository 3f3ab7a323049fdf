package dev.sallyport.rules.body;

import dev.sallyport.rules.bytes.Slice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a body held, filled while it is read; after an error it holds what came before it. */
public final class BodyFindings {
  private final int maxArguments;
  private final List<Argument> arguments = new ArrayList<>();
  private final List<Upload> uploads = new ArrayList<>();
  private final List<PartHeader> partHeaders = new ArrayList<>();
  private final MultipartFlags multipart = new MultipartFlags();
  private String error = "";
  private boolean urlEncodedError;
  private @Nullable XmlText xml;

  /** {@code maxArguments}: how many may still come. */
  public BodyFindings(int maxArguments) {
    this.maxArguments = maxArguments;
  }

  /**
   * Takes an argument.
   *
   * @return false where there are too many; then the error is set and reading ends
   */
  boolean add(Slice name, Slice value) {
    if (arguments.size() >= maxArguments) {
      fail("SecArgumentsLimit exceeded");
      return false;
    }
    arguments.add(new Argument(name, value));
    return true;
  }

  void add(Upload upload) {
    uploads.add(upload);
  }

  void add(PartHeader header) {
    partHeaders.add(header);
  }

  void found(XmlText text) {
    xml = text;
  }

  /** Keeps the first reason. */
  public void fail(String reason) {
    if (error.isEmpty()) {
      error = reason;
    }
  }

  void badUrlEncoding() {
    urlEncodedError = true;
  }

  /** REQBODY_ERROR. */
  public boolean failed() {
    return !error.isEmpty();
  }

  /** REQBODY_ERROR_MSG; empty where the body was read well. */
  public String error() {
    return error;
  }

  /** URLENCODED_ERROR: a percent sign without two hexadecimal digits. */
  public boolean urlEncodedError() {
    return urlEncodedError;
  }

  public List<Argument> arguments() {
    return arguments;
  }

  public List<Upload> uploads() {
    return uploads;
  }

  public List<PartHeader> partHeaders() {
    return partHeaders;
  }

  public MultipartFlags multipart() {
    return multipart;
  }

  /** Null where the body was no well-formed XML. */
  public @Nullable XmlText xml() {
    return xml;
  }
}
