package dev.cardmint.lab.link;

/**
 * What went over a link since it was laid.
 *
 * @param runsToCenter how often a connection's direction changed to base→center: one run is one network round trip
 * @param connections how many the base opened
 */
public record LinkStatistics(long bytesToCenter, long bytesToBase, long runsToCenter, long connections) {

    public LinkStatistics since(LinkStatistics earlier) {
        return new LinkStatistics(
                bytesToCenter - earlier.bytesToCenter,
                bytesToBase - earlier.bytesToBase,
                runsToCenter - earlier.runsToCenter,
                connections - earlier.connections);
    }
}
