package dev.sallyport.lab.fault;

import java.util.List;

/** Answers that are sound HTTP and tell a fault by their status alone. */
final class StatusFaults {
  private static final String NTLM_AND_END =
      """
      HTTP/1.1 401 Unauthorized\r
      WWW-Authenticate: NTLM\r
      Connection: close\r
      Content-Length: 0\r
      \r
      """;

  private StatusFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault(
            "sound",
            Fault.NONE,
            "Nothing is wrong: every request is answered by status 200.",
            new Play.OverHttp(SoundAnswers::play)),
        fault(
            "status-401-ntlm",
            Fault.NONE,
            "Every request is answered by status 401 that asks for NTLM; the connection stays.",
            "401 Unauthorized\r\nWWW-Authenticate: NTLM"),
        new Fault(
            "status-401-ntlm-closed",
            "origin.response.connection-authentication",
            "The same, and the connection ends, as behind a gateway that keeps none.",
            new Play.OverHttp(conversation -> {
              conversation.request();
              conversation.send(NTLM_AND_END);
              conversation.close();
            })),
        fault(
            "status-411",
            "origin.response.length-required",
            "Every request is answered by status 411: a body must come with its length.",
            "411 Length Required"),
        fault(
            "status-413",
            "origin.response.body-refused",
            "Every request is answered by status 413.",
            "413 Content Too Large"),
        fault(
            "status-414",
            "origin.response.target-too-long",
            "Every request is answered by status 414.",
            "414 URI Too Long"),
        fault(
            "status-421",
            "origin.response.misdirected",
            "Every request is answered by status 421, as for another site's connection.",
            "421 Misdirected Request"),
        fault(
            "status-426",
            "origin.response.upgrade-required",
            "Every request is answered by status 426.",
            "426 Upgrade Required\r\nUpgrade: TLS/1.2\r\nConnection: Upgrade"),
        fault(
            "status-431",
            "origin.response.request-head-refused",
            "Every request is answered by status 431.",
            "431 Request Header Fields Too Large"),
        fault(
            "status-500",
            "origin.response.server-error",
            "Every request is answered by status 500.",
            "500 Internal Server Error"),
        fault(
            "status-503",
            "origin.response.server-error",
            "Every request is answered by status 503, as http.sys does for a stopped pool.",
            "503 Service Unavailable\r\nServer: Microsoft-HTTPAPI/2.0"),
        fault(
            "status-404", Fault.NONE, "Every request is answered by status 404.", "404 Not Found"));
  }

  private static Fault fault(String name, String cause, String sentence, String statusAndFields) {
    return new Fault(
        name,
        cause,
        sentence,
        new Play.OverHttp(conversation -> {
          boolean keepAlive = true;
          while (keepAlive) {
            keepAlive = conversation.request().keepAlive();
            conversation.send("HTTP/1.1 " + statusAndFields + "\r\nContent-Length: 0\r\n\r\n");
          }
          conversation.close();
        }));
  }
}
