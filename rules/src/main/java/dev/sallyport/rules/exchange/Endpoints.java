package dev.sallyport.rules.exchange;

/** The two ends of the client's connection, addresses in their text form. */
public record Endpoints(
    String clientAddress, int clientPort, String serverAddress, int serverPort) {}
