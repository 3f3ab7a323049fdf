package dev.sallyport.doctor.offers;

import dev.sallyport.diagnosis.report.Row.Answer;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.wire.tls.CipherSuite;
import dev.sallyport.wire.tls.HelloDraft;
import dev.sallyport.wire.tls.HelloExtension;
import dev.sallyport.wire.tls.NamedGroup;
import dev.sallyport.wire.tls.ProtocolVersion;
import dev.sallyport.wire.tls.ServerHello;
import dev.sallyport.wire.tls.SignatureScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which values of a list a server takes: offers all of them, takes out the one that it chose, and
 * offers the rest, until it refuses. So each value costs one connection, and the end one more.
 */
final class Choices {
  static final int MOST_GROUPS = 16;
  static final int USUAL_SUITES = 16;
  static final int MOST_SUITES = 60;
  static final int MOST_SIGNATURES = 16;

  /** A few old servers refuse longer lists. */
  private static final int SUITES_AT_ONCE = 64;

  /**
   * @param put puts the values into a hello
   * @param chosen which of them the server took; another value ends the search
   */
  private record Kind(
      String question,
      BiFunction<HelloDraft, List<Integer>, HelloDraft> put,
      ToIntFunction<ServerFlight> chosen,
      IntFunction<String> name) {}

  private Choices() {}

  static TlsCheck.Asking groups() {
    return (interview, notes, until) -> {
      Offer tls13 = interview.at(ProtocolVersion.TLS_1_3);
      Offer tls12 = interview.at(ProtocolVersion.TLS_1_2);
      Offer start =
          tls13 != null ? tls13 : tls12 == null ? null : tls12.but("ECDHE", Choices::ecdheOnly);
      if (start == null) {
        return;
      }
      Kind kind =
          new Kind(
              "groups",
              (draft, left) -> withGroups(draft, left, tls13 != null),
              ServerFlight::group,
              NamedGroup::name);
      search(interview, start, kind, Offers.ALL_GROUPS, MOST_GROUPS, notes, until);
    };
  }

  /** {@code all}: those too that no client of today offers. */
  static TlsCheck.Asking suites(boolean all) {
    return (interview, notes, until) -> {
      Offer tls13 = interview.at(ProtocolVersion.TLS_1_3);
      if (!all && tls13 != null) {
        search(
            interview, tls13, suitesOf("suites of TLSv1.3"), Offers.TLS13_SUITES, 6, notes, until);
      }
      Offer tls12 = interview.at(ProtocolVersion.TLS_1_2);
      if (tls12 != null) {
        List<Integer> candidates = all ? Offers.allSuites() : Offers.USUAL_SUITES;
        Kind kind = suitesOf(all ? "suites of TLSv1.2, all" : "suites of TLSv1.2, usual");
        int most = all ? MOST_SUITES : USUAL_SUITES - 6;
        search(interview, tls12, kind, candidates, most, notes, until);
      }
    };
  }

  /** By whose signature the key exchange of TLS 1.2 is signed; encrypted at TLS 1.3. */
  static TlsCheck.Asking signatures() {
    return (interview, notes, until) -> {
      Offer tls12 = interview.at(ProtocolVersion.TLS_1_2);
      if (tls12 != null) {
        Offer start = tls12.but("ECDHE", Choices::ecdheOnly);
        Kind kind =
            new Kind(
                "signatures at TLSv1.2",
                (draft, left) -> draft.with(HelloExtension.signatureAlgorithms(left)),
                ServerFlight::signature,
                SignatureScheme::name);
        search(interview, start, kind, SignatureScheme.ALL, MOST_SIGNATURES, notes, until);
      }
    };
  }

  private static Kind suitesOf(String question) {
    return new Kind(
        question,
        HelloDraft::suites,
        flight -> {
          ServerHello hello = flight.hello();
          return hello == null ? -1 : hello.suite().number();
        },
        number -> CipherSuite.of(number).name().replaceFirst("^TLS_", ""));
  }

  private static HelloDraft ecdheOnly(HelloDraft draft) {
    return draft.suites(
        Offers.USUAL_SUITES.stream()
            .filter(number -> CipherSuite.of(number).name().contains("_ECDHE_"))
            .toList());
  }

  /** Without a share the server names a group in its HelloRetryRequest. */
  private static HelloDraft withGroups(HelloDraft draft, List<Integer> left, boolean tls13) {
    HelloDraft changed = draft.with(HelloExtension.groups(left));
    return tls13 ? changed.with(HelloExtension.keyShares(Map.of())) : changed;
  }

  private static void search(
      Interview interview,
      Offer start,
      Kind kind,
      List<Integer> candidates,
      int most,
      Notes notes,
      Deadline until) {
    List<Integer> taken = new ArrayList<>();
    int asked = 0;
    boolean complete = true;
    for (int from = 0; from < candidates.size(); from += SUITES_AT_ONCE) {
      List<Integer> left =
          new ArrayList<>(
              candidates.subList(from, Math.min(candidates.size(), from + SUITES_AT_ONCE)));
      boolean more = true;
      while (more && !left.isEmpty()) {
        if (asked == most || until.passed()) {
          complete = false;
          break;
        }
        asked++;
        List<Integer> offered = List.copyOf(left);
        Asked answer =
            interview.ask(start.but(kind.question(), d -> kind.put().apply(d, offered)), until);
        Integer choice = answer.accepted() ? kind.chosen().applyAsInt(answer.flight()) : -1;
        more = left.removeIf(choice::equals);
        if (more) {
          taken.add(choice);
        }
      }
    }
    notes.answer(kind.question(), answer(kind, taken, complete));
  }

  private static Answer answer(Kind kind, List<Integer> taken, boolean complete) {
    String names = taken.stream().map(kind.name()::apply).collect(Collectors.joining(", "));
    String end = complete ? "" : taken.isEmpty() ? "not known" : ", and perhaps more";
    String text = (taken.isEmpty() && complete ? "none" : names) + end;
    // The order is the server's or the client's; two ways may differ in that alone.
    String compared =
        Stream.concat(new TreeSet<>(taken).stream().map(String::valueOf), Stream.of(end))
            .collect(Collectors.joining(" "));
    return new Answer(text, compared);
  }
}
