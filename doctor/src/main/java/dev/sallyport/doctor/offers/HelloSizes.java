package dev.sallyport.doctor.offers;

import dev.sallyport.diagnosis.catalogue.Hellos;
import dev.sallyport.diagnosis.cause.Cause;
import dev.sallyport.diagnosis.cause.Certainty;
import dev.sallyport.diagnosis.report.Row.Answer;
import dev.sallyport.doctor.connection.Deadline;
import dev.sallyport.doctor.survey.Notes;
import dev.sallyport.wire.tls.HelloExtension;

/**
 * Hellos of more than one segment, as a post-quantum key share makes them, and hellos in pieces: a
 * box on the way that reads the first packet alone loses them.
 */
final class HelloSizes implements TlsCheck.Asking {
  /** Three hellos; for each failure one more for comparison, and two to make sure. */
  static final int MOST = 10;

  private static final int PADDING_BYTES = 1_500;

  @Override
  public void ask(Interview interview, Notes notes, Deadline until) {
    Offer start = interview.start();
    if (start != null) {
      Comparison comparison = new Comparison(interview, start, notes, until);
      comparison.large();
      comparison.inPieces("hello in TCP segments", Delivery.SEGMENTS);
      comparison.inPieces("hello in TLS records", Delivery.RECORDS);
    }
  }

  /** {@code start}: a hello that is accepted, of one segment and one record. */
  private record Comparison(Interview interview, Offer start, Notes notes, Deadline until) {

    void large() {
      Offer padding =
          start.but("padded", draft -> draft.with(HelloExtension.padding(PADDING_BYTES)));
      boolean usual = start.name().equals(interview.offers().usual().name());
      Offer large = usual ? interview.offers().large() : padding;
      Asked asked = interview.ask(large, until);
      notes.answer("hello of more than 1,460 bytes", answer(asked));
      if (asked.accepted()) {
        return;
      }
      Asked padded = interview.ask(padding, until);
      String size = "%,d bytes".formatted(large.draft().record().length);
      failed(
          large,
          asked,
          Hellos.LARGE_HELLO,
          padded.accepted()
              ? size + "; as many without the post-quantum share are accepted: it is the group."
              : size + "; as many without the post-quantum share: " + padded.reply().words() + ".");
    }

    void inPieces(String name, Delivery delivery) {
      if (until.passed()) {
        return;
      }
      Offer pieces = start.delivered(name, delivery);
      Asked asked = interview.ask(pieces, until);
      notes.answer(name, answer(asked));
      if (!asked.accepted()) {
        failed(pieces, asked, Hellos.FRAGMENTED_HELLO, "The same in one piece is accepted.");
      }
    }

    /** Which version was chosen is another question. */
    private static Answer answer(Asked asked) {
      String words = asked.reply().words();
      return new Answer(words, asked.accepted() ? "accepted" : words);
    }

    private void failed(Offer offer, Asked asked, Cause cause, String why) {
      if (interview.again(offer, start, until)) {
        notes.found(
            cause,
            Certainty.CERTAIN,
            "%s: %s, twice. %s".formatted(offer.name(), asked.reply().words(), why),
            asked.trail(),
            UsualHello::shows);
      }
    }
  }
}
