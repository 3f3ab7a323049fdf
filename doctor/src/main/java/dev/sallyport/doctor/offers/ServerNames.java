package dev.sallyport.doctor.offers;

import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.survey.Notes;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the server does without the site's name: to need it is no fault, to differ may be. */
record ServerNames(InetSocketAddress address) implements TlsCheck.Asking {
  /** The site's name once more, and three others. */
  static final int MOST = 4;

  /** RFC 6761 section 6.4: no such name exists. */
  private static final String NOBODYS = "sallyport-doctor.invalid";

  @Override
  public void ask(Interview interview, Notes notes, Deadline until) {
    Offer start = interview.clear();
    if (start == null || start.serverName() == null) {
      return;
    }
    Asked site = interview.ask(start, until);
    List<Offer> others =
        List.of(
            start.named("without SNI", null),
            start.named("with another SNI", NOBODYS),
            start.named("with the address as SNI", address.getAddress().getHostAddress()));
    for (Offer other : others) {
      if (!until.passed()) {
        notes.answer(other.name(), words(site, interview.ask(other, until)));
      }
    }
  }

  private static String words(Asked site, Asked other) {
    if (!other.accepted()) {
      return other.reply().words();
    }
    byte[] wanted = leaf(site);
    byte[] got = leaf(other);
    String warned = other.flight().warnings().isEmpty() ? "" : ", after a warning";
    if (wanted == null || got == null) {
      return "accepted" + warned;
    }
    return (Arrays.equals(wanted, got) ? "the same certificate" : "another certificate") + warned;
  }

  private static byte @Nullable [] leaf(Asked asked) {
    List<byte[]> chain = asked.accepted() ? asked.flight().chain() : List.of();
    return chain.isEmpty() ? null : chain.getFirst();
  }
}
