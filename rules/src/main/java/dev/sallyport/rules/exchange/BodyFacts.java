package dev.sallyport.rules.exchange;

import dev.sallyport.rules.body.BodyFindings;
import dev.sallyport.rules.body.PartHeader;
import dev.sallyport.rules.body.Upload;
import dev.sallyport.rules.body.XmlText;
import dev.sallyport.rules.bytes.Slice;
import java.util.List;

/** What is known of the request's body once it is there. */
public final class BodyFacts {
  /** Before the body came, and where there is none. */
  static final BodyFacts NONE = new BodyFacts(new BodyFindings(0), Slice.EMPTY, "", false);

  private final BodyFindings findings;
  private final Value bytes;
  private final String processor;
  private final boolean visible;
  private final ValueList files = new ValueList();
  private final ValueList fileNames = new ValueList();
  private final ValueList fileSizes = new ValueList();
  private final ValueList fileContents = new ValueList();
  private final ValueList partHeaders = new ValueList();
  private final List<Value> xmlAttributes;
  private final Value xmlContent;
  private long filesCombinedBytes;

  /**
   * @param processor the one that read the body; empty for none
   * @param visible whether REQUEST_BODY shows the bytes
   */
  public BodyFacts(BodyFindings findings, Slice bytes, String processor, boolean visible) {
    this.findings = findings;
    this.bytes = new Value("", bytes);
    this.processor = processor;
    this.visible = visible;
    for (Upload upload : findings.uploads()) {
      files.add(Value.of(upload.field(), upload.filename()));
      fileNames.add(Value.of(upload.field(), upload.field()));
      fileSizes.add(Value.of(upload.field(), Integer.toString(upload.content().length())));
      fileContents.add(upload.field(), upload.content());
      filesCombinedBytes += upload.content().length();
    }
    XmlText xml = findings.xml();
    xmlContent = new Value("", xml == null ? Slice.EMPTY : xml.content());
    xmlAttributes =
        xml == null ? List.of() : xml.attributes().stream().map(a -> new Value("", a)).toList();
    for (PartHeader header : findings.partHeaders()) {
      partHeaders.add(Value.of(header.part(), header.line()));
    }
  }

  public BodyFindings findings() {
    return findings;
  }

  public Value bytes() {
    return bytes;
  }

  public String processor() {
    return processor;
  }

  public boolean visible() {
    return visible;
  }

  public ValueList files() {
    return files;
  }

  public ValueList fileNames() {
    return fileNames;
  }

  public ValueList fileSizes() {
    return fileSizes;
  }

  public ValueList fileContents() {
    return fileContents;
  }

  public Value xmlContent() {
    return xmlContent;
  }

  public List<Value> xmlAttributes() {
    return xmlAttributes;
  }

  public ValueList partHeaders() {
    return partHeaders;
  }

  public long filesCombinedBytes() {
    return filesCombinedBytes;
  }
}
