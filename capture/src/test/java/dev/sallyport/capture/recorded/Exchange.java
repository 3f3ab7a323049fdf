package dev.sallyport.capture.recorded;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** One request to the status page of {@code openssl s_server}, or several of them. */
record Exchange(Path folder, String serving, List<String> calling) {
  private static final String SERVER = "s_server -accept 127.0.0.1:0 -www -key k.pem -cert c.pem ";

  static final String GET = "GET / HTTP/1.0\r\n\r\n";

  /** Has each client connect, ask and see the answer; the secrets stand in {@code log}. */
  Recording record() throws IOException, InterruptedException {
    Recording recording = new Recording();
    try (Openssl server =
            Openssl.start(folder, Openssl.words(SERVER + serving + " -keylogfile log"));
        RecordingRelay relay = new RecordingRelay(server.port(), recording)) {
      for (String options : calling) {
        String line = "s_client -connect 127.0.0.1:" + relay.port() + " -quiet " + options;
        try (Openssl client = Openssl.start(folder, Openssl.words(line))) {
          client.say(GET);
          client.ended();
        }
      }
      relay.join();
    }
    return recording;
  }
}
