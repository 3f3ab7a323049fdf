package dev.sallyport.app.ftw;

/**
 * One request of a test and what is expected of it.
 *
 * @param request what is sent; each character is a byte
 */
record FtwStage(String request, FtwExpectation expectation) {}
