package dev.sallyport.app.ftw;

import java.util.List;

/**
 * One test.
 *
 * @param name the rule and the number, for instance {@code 942100-1}
 * @param stages sent one after the other; the test passes when all do
 */
record FtwTest(String name, List<FtwStage> stages) {}
