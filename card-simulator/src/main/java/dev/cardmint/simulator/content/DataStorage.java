package dev.cardmint.simulator.content;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.MalformedTlvException;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.Application;
import dev.cardmint.simulator.applications.ApplicationMemory;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Dgi;
import dev.cardmint.simulator.applications.DgiAssembler;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.registry.ApplicationInstance;
import dev.cardmint.simulator.registry.CardContent;
import dev.cardmint.simulator.registry.MemoryAccount;
import dev.cardmint.simulator.securechannel.DataKey;
import java.util.List;

/** STORE DATA to the application of INSTALL [for personalization] (GPC 2.3.1, 11.11). */
public final class DataStorage {

    private static final int LAST_BLOCK = 0x80;
    private static final int ENCRYPTION = 0x60;
    private static final int STRUCTURE = 0x18;
    private static final int DGI = 0x08;
    private static final int TLV = 0x10;

    /** The security domain's own data objects. */
    private static final Bytes OWN_GROUPING = Bytes.ofHex("0070");

    private final CardContent content;
    private final MemoryAccount memory;
    private final OpenChains chains;

    public DataStorage(CardContent content, MemoryAccount memory, OpenChains chains) {
        this.content = content;
        this.memory = memory;
        this.chains = chains;
    }

    /** A refused block changes nothing and ends the chain; the next one begins with INSTALL [for personalization]. */
    public Bytes store(CommandApdu command, DataKey dek) {
        Personalization chain = chains.personalization();
        chains.personalization(null);
        if (chain == null) {
            return storeOwn(command);
        }
        // SET STATUS may have locked it since INSTALL [for personalization]
        boolean there = content.applications().contains(chain.instance())
                && chain.instance().isSelectable();
        unless(there, Status.CONDITIONS);
        ApplicationMemory target = chain.instance().memory();
        ApplicationMemory before = target.copy();
        try {
            store(chain, command, dek);
        } catch (CommandRefusedException | MalformedTlvException e) {
            target.restore(before);
            throw e;
        }
        before.clear();
        if ((command.p1() & LAST_BLOCK) == 0) {
            chains.personalization(chain);
        }
        return Bytes.EMPTY;
    }

    /**
     * Without a personalization, data is the issuer security domain's own: whole objects in each block, said to be
     * BER-TLV or not said to be anything, or in the data grouping 0070 (GPC 2.3.1, 11.11.2.3).
     */
    private Bytes storeOwn(CommandApdu command) {
        int block = chains.ownBlocks();
        chains.ownBlocks(0);
        int structure = command.p1() & STRUCTURE;
        boolean grouping = structure == DGI && command.data().startsWith(OWN_GROUPING);
        boolean own = grouping || structure == TLV || structure == 0;
        unless(own && (command.p1() & ENCRYPTION) == 0, Status.CONDITIONS);
        unless((command.p1() & 0x06) == 0 && command.p2() == block, Status.WRONG_P1_P2);
        unless(!command.data().isEmpty(), Status.WRONG_DATA);
        content.issuerObjects().set(grouping ? ownGrouping(command.data()) : Tlv.parseAll(command.data()));
        chains.ownBlocks((command.p1() & LAST_BLOCK) == 0 ? block + 1 : 0);
        return Bytes.EMPTY;
    }

    private static List<Tlv> ownGrouping(Bytes block) {
        var assembler = new DgiAssembler();
        List<Dgi> groupings = assembler.append(block, false);
        unless(assembler.isAtBoundary(), Status.WRONG_DATA);
        unless(groupings.size() == 1, Status.WRONG_DATA);
        return Tlv.parseAll(groupings.get(0).content());
    }

    /** STORE DATA in a channel opened with the application selected: its first block needs no INSTALL before it. */
    public Bytes storeFor(ApplicationInstance selected, CommandApdu command, DataKey dek) {
        if (chains.personalization() == null && command.p2() == 0) {
            unless(selected.application().takesPersonalization(), Status.CONDITIONS);
            chains.personalization(new Personalization(selected));
        }
        unless(chains.personalization() != null, Status.CONDITIONS);
        return store(command, dek);
    }

    private void store(Personalization chain, CommandApdu command, DataKey dek) {
        int structure = command.p1() & STRUCTURE;
        unless(isKnown(chain, command.p1()), Status.WRONG_P1_P2);
        unless(command.p2() == chain.nextBlock(), Status.WRONG_P1_P2);
        unless(!command.data().isEmpty(), Status.WRONG_DATA);
        Application application = chain.instance().application();
        if (chain.isFirstBlock()) {
            application.startPersonalization();
        }
        if (structure == DGI) {
            boolean encrypted = (command.p1() & ENCRYPTION) != 0;
            for (Dgi dgi : chain.assembler().append(command.data(), encrypted)) {
                application.store(dgi, dek);
            }
        } else {
            application.storeOther(chain.collect(command.data()));
        }
        unless(memory.free() >= 0 && chain.instance().isWithinQuota(), Status.MEMORY);
        chain.countBlock(structure);
        if ((command.p1() & LAST_BLOCK) != 0) {
            finish(chain, structure);
        }
    }

    /** Data groupings for every application; for those that take it, TLV or nothing known, in the clear. */
    private static boolean isKnown(Personalization chain, int p1) {
        int structure = p1 & STRUCTURE;
        int encryption = p1 & ENCRYPTION;
        boolean same = chain.isFirstBlock() || structure == chain.structure();
        boolean grouping = structure == DGI && (encryption == 0 || encryption == ENCRYPTION);
        boolean other = (structure == TLV || structure == 0)
                && encryption == 0
                && chain.instance().application().takesOther();
        return same && (grouping || other) && (p1 & 0x06) == 0;
    }

    private static void finish(Personalization chain, int structure) {
        unless(chain.assembler().isAtBoundary(), Status.WRONG_DATA);
        if (structure == TLV) {
            Tlv.parseAll(chain.collected());
        }
        chain.instance().application().finishPersonalization();
    }
}
