package dev.cardmint.lab.link;

/** Adds up what all connections of a link carry. */
final class Meter {

    private long bytesToCenter;
    private long bytesToBase;
    private long runsToCenter;
    private long connections;

    synchronized void opened() {
        connections++;
    }

    synchronized void toCenter(int bytes, boolean turned) {
        bytesToCenter += bytes;
        runsToCenter += turned ? 1 : 0;
    }

    synchronized void toBase(int bytes) {
        bytesToBase += bytes;
    }

    synchronized LinkStatistics read() {
        return new LinkStatistics(bytesToCenter, bytesToBase, runsToCenter, connections);
    }
}
