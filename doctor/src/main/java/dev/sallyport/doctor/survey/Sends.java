package dev.sallyport.doctor.survey;

import java.util.ArrayList;
import java.util.List;

/** The most that a check, or several, will do to one way. */
public record Sends(int connections, int requests, int datagrams) {
  public static final Sends NOTHING = new Sends(0, 0, 0);

  public Sends(int connections, int requests) {
    this(connections, requests, 0);
  }

  public Sends plus(Sends other) {
    return new Sends(
        connections + other.connections, requests + other.requests, datagrams + other.datagrams);
  }

  /** For instance {@code 8 connections and 4 requests}; empty where it is nothing. */
  String words() {
    List<String> parts = new ArrayList<>();
    add(parts, connections, "connections");
    add(parts, requests, "requests");
    add(parts, datagrams, "datagrams");
    return String.join(" and ", parts);
  }

  private static void add(List<String> parts, int count, String what) {
    if (count > 0) {
      parts.add(count + " " + what);
    }
  }
}
