package dev.sallyport.console.site;

import dev.sallyport.gateway.recorder.SiteRecorder;
import dev.sallyport.gateway.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which flight recorders are on: what they write shows what clients send. */
public final class RecordersInForce {
  private static final int MOST_NAMED = 5;

  private RecordersInForce() {}

  /** A line for each way of recording, with the sites that record so; none where all are off. */
  public static List<String> lines(List<Site> sites) {
    Map<String, List<String>> named = new TreeMap<>();
    for (Site site : sites) {
      SiteRecorder recorder = site.recorder();
      if (recorder != null) {
        named.computeIfAbsent(recorder.what(), what -> new ArrayList<>()).add(site.name());
      }
    }
    List<String> lines = new ArrayList<>();
    named.forEach((what, names) -> lines.add("RECORDING " + what + " of " + some(names)));
    return lines;
  }

  private static String some(List<String> names) {
    String first = String.join(", ", names.subList(0, Math.min(MOST_NAMED, names.size())));
    return names.size() > MOST_NAMED
        ? first + " and " + (names.size() - MOST_NAMED) + " more sites"
        : first;
  }
}
