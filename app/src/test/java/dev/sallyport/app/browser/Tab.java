package dev.sallyport.app.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** One tab of the browser, as somebody uses it who sees and clicks. */
public final class Tab implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Devtools devtools;

  Tab(Devtools devtools) throws Exception {
    this.devtools = devtools;
    devtools.call("Page.enable");
    devtools.call("Runtime.enable");
    devtools.call("Log.enable");
    size(1280, 900);
  }

  /** The size of the window. */
  public void size(int width, int height) throws Exception {
    devtools.call(
        "Emulation.setDeviceMetricsOverride",
        "width",
        width,
        "height",
        height,
        "deviceScaleFactor",
        1,
        "mobile",
        false);
  }

  /** Whether the page is to be dark. */
  public void dark(boolean dark) throws Exception {
    devtools.call(
        "Emulation.setEmulatedMedia",
        "features",
        List.of(Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light")));
  }

  /** Opens a URL and waits until it is loaded. */
  public void open(String url) throws Exception {
    devtools.forgetEvents();
    devtools.call("Page.navigate", "url", url);
    devtools.event("Page.loadEventFired");
  }

  /** What an expression is, as JSON. */
  public JsonNode value(String expression) throws Exception {
    JsonNode got =
        devtools.call(
            "Runtime.evaluate",
            "expression",
            expression,
            "returnByValue",
            true,
            "awaitPromise",
            true);
    if (got.has("exceptionDetails")) {
      throw new AssertionError(expression + ": " + got.path("exceptionDetails"));
    }
    return got.path("result").path("value");
  }

  /** The text of the page as it is shown. */
  public String text() throws Exception {
    return value("document.body.innerText").asText();
  }

  /** Path and query of the page. */
  public String path() throws Exception {
    return value("location.pathname + location.search").asText();
  }

  /** Clicks into the middle of the first element that fits, and waits for the page it leads to. */
  public void follow(String selector) throws Exception {
    devtools.forgetEvents();
    click(selector);
    devtools.event("Page.loadEventFired");
  }

  public void click(String selector) throws Exception {
    JsonNode at =
        value(
            """
            (() => {
              const found = document.querySelector(%s);
              if (!found) return null;
              found.scrollIntoView({block: 'center'});
              const box = found.getClientRects()[0];
              return {x: box.x + Math.min(box.width / 2, 200), y: box.y + box.height / 2};
            })()\
            """
                .formatted(MAPPER.writeValueAsString(selector)));
    if (at.isNull() || at.isMissingNode()) {
      throw new AssertionError("nothing to click at " + selector + " on " + path());
    }
    for (String kind : List.of("mousePressed", "mouseReleased")) {
      devtools.call(
          "Input.dispatchMouseEvent",
          "type",
          kind,
          "x",
          at.path("x").asDouble(),
          "y",
          at.path("y").asDouble(),
          "button",
          "left",
          "clickCount",
          1);
    }
  }

  /** Chooses a file where a form asks for one. */
  public void choose(String selector, Path file) throws Exception {
    JsonNode root = devtools.call("DOM.getDocument").path("root").path("nodeId");
    JsonNode input = devtools.call("DOM.querySelector", "nodeId", root, "selector", selector);
    // a path with .. in it is denied by the browser
    List<String> files = List.of(file.toRealPath().toString());
    devtools.call("DOM.setFileInputFiles", "nodeId", input.path("nodeId"), "files", files);
  }

  /** Presses a key that has a name, such as {@code Tab}. */
  public void press(String key, int code) throws Exception {
    for (String kind : List.of("keyDown", "keyUp")) {
      devtools.call(
          "Input.dispatchKeyEvent",
          "type",
          kind,
          "key",
          key,
          "code",
          key,
          "windowsVirtualKeyCode",
          code,
          "text",
          key.equals("Enter") ? "\r" : "");
    }
  }

  /** The same, and waits for the page it leads to. */
  public void pressToFollow(String key, int code) throws Exception {
    devtools.forgetEvents();
    press(key, code);
    devtools.event("Page.loadEventFired");
  }

  /** Types where the focus is. */
  public void type(String text) throws Exception {
    devtools.call("Input.insertText", "text", text);
  }

  /** A picture of what the window shows, or of the whole page. */
  public void picture(Path file, boolean whole) throws Exception {
    Files.createDirectories(file.getParent());
    JsonNode shot =
        devtools.call("Page.captureScreenshot", "format", "png", "captureBeyondViewport", whole);
    Files.write(file, Base64.getDecoder().decode(shot.path("data").asText()));
  }

  /** What the page complained of since the last {@link #open}: broken policy, broken script. */
  public List<String> complaints() throws Exception {
    return devtools.events().stream()
        .filter(
            event -> event.path("method").asText().matches("Log.entryAdded|Runtime.exception.*"))
        .map(event -> event.path("params").toString())
        .toList();
  }

  @Override
  public void close() {
    devtools.close();
  }
}
