package dev.sallyport.doctor.offers;

/** How the bytes of a ClientHello are put on the wire. */
enum Delivery {
  /** One record, written at once. */
  WHOLE,
  /** One record, in segments with a pause between them. */
  SEGMENTS,
  /** Several records, written at once (RFC 8446 section 5.1). */
  RECORDS
}
