package dev.sallyport.app.ftw;

import java.util.List;

/**
 * What a stage expects. The log is that of the rules that matched, in ModSecurity's form.
 *
 * @param isolated whether no other rule than {@code ids} may match
 * @param error whether no answer may come at all
 */
record FtwExpectation(
    List<Long> ids,
    List<Long> noIds,
    List<LogPattern> patterns,
    List<LogPattern> noPatterns,
    List<Integer> statuses,
    boolean isolated,
    boolean error) {}
