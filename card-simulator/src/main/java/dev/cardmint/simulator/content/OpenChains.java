package dev.cardmint.simulator.content;

import dev.cardmint.model.bytes.Bytes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Chains of commands that a secure channel has begun and not finished; they end with it. */
public final class OpenChains {

    private static final int LOAD = 0xE8;
    private static final int INSTALL = 0xE6;
    private static final int STORE_DATA = 0xE2;
    private static final int GET_STATUS = 0xF2;

    private @Nullable Personalization personalization;
    private @Nullable LoadChain load;
    private List<Bytes> listed = List.of();
    private int listedBy;
    private int ownBlocks;

    @Nullable
    Personalization personalization() {
        return personalization;
    }

    void personalization(@Nullable Personalization chain) {
        personalization = chain;
    }

    @Nullable
    LoadChain load() {
        return load;
    }

    void load(@Nullable LoadChain chain) {
        load = chain;
    }

    /** STORE DATA blocks of the security domain's own that have come in this chain. */
    int ownBlocks() {
        return ownBlocks;
    }

    void ownBlocks(int blocks) {
        ownBlocks = blocks;
    }

    /** Registry entries that GET STATUS [next] still has to give. */
    List<Bytes> listed() {
        return listed;
    }

    /** What the command asked for that began the list. */
    int listedBy() {
        return listedBy;
    }

    void listed(List<Bytes> entries, int asked) {
        listed = List.copyOf(entries);
        listedBy = asked;
    }

    /** Another command has come: it ends the chains to which it does not belong. */
    public void next(int ins) {
        LoadChain chain = load;
        boolean lastInstall = ins == INSTALL && chain != null && chain.arrived() != null;
        if (ins != LOAD && !lastInstall) {
            load = null;
        }
        if (ins != STORE_DATA) {
            ownBlocks = 0;
        }
        if (ins != GET_STATUS) {
            listed = List.of();
        }
    }

    /** Ends every chain: the channel has been closed. */
    public void end() {
        personalization = null;
        load = null;
        listed = List.of();
        ownBlocks = 0;
    }
}
