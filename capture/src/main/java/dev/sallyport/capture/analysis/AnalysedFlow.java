package dev.sallyport.capture.analysis;

import dev.sallyport.capture.trail.Contents;
import dev.sallyport.capture.trail.Timing;
import dev.sallyport.diagnosis.cause.Finding;
import dev.sallyport.diagnosis.report.Report.Verdict;
import dev.sallyport.diagnosis.trail.Trail;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One TCP connection of a capture with what was found in it.
 *
 * @param number in the order of first packets, from 1
 * @param serverName that the client asked for, or the capture's name of the origin's address; null
 *     where there is neither
 * @param firstNanos since 1970
 * @param lostBytes that the capture lacks
 * @param droppedEvents of which the trail has no room
 * @param contents heads and bodies; null where they were not asked for
 */
public record AnalysedFlow(
    int number,
    @Nullable String serverName,
    long firstNanos,
    int requests,
    int responses,
    long lostBytes,
    int droppedEvents,
    Timing timing,
    Trail trail,
    List<Finding> findings,
    Verdict verdict,
    @Nullable Contents contents) {}
