package dev.cardmint.simulator.content;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Dgi;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.securechannel.AesKey;
import java.util.List;

/** STORE DATA to the application of INSTALL [for personalization] (GPC 2.3.1, 11.11). */
public final class DataStorage {

    private static final int LAST_BLOCK = 0x80;
    private static final int ENCRYPTION = 0x60;
    private static final int STRUCTURE = 0x18;
    private static final int DGI = 0x08;

    private final CardContent content;
    private final OpenChains chains;

    public DataStorage(CardContent content, OpenChains chains) {
        this.content = content;
        this.chains = chains;
    }

    /** A refused block ends the chain; the next one begins with INSTALL [for personalization]. */
    public Bytes store(CommandApdu command, AesKey dek) {
        Personalization chain = chains.personalization();
        chains.personalization(null);
        if (chain == null) {
            throw new CommandRefusedException(Status.CONDITIONS);
        }
        store(chain, command, dek);
        if ((command.p1() & LAST_BLOCK) == 0) {
            chains.personalization(chain);
        }
        return Bytes.EMPTY;
    }

    private void store(Personalization chain, CommandApdu command, AesKey dek) {
        int encryption = command.p1() & ENCRYPTION;
        boolean known = (command.p1() & STRUCTURE) == DGI && (encryption == 0 || encryption == ENCRYPTION);
        unless(known && (command.p1() & 0x07) == 0, Status.WRONG_P1_P2);
        unless(command.p2() == chain.nextBlock(), Status.WRONG_P1_P2);
        unless(!command.data().isEmpty(), Status.WRONG_DATA);
        List<Dgi> complete = chain.assembler().append(command.data(), encryption == ENCRYPTION);
        requireMemory(complete);
        if (chain.isFirstBlock()) {
            chain.instance().application().startPersonalization();
        }
        complete.forEach(dgi -> chain.instance().application().store(dgi, dek));
        chain.countBlock();
        if ((command.p1() & LAST_BLOCK) != 0) {
            unless(chain.assembler().isAtBoundary(), Status.WRONG_DATA);
            chain.instance().application().finishPersonalization();
        }
    }

    private void requireMemory(List<Dgi> complete) {
        int more = complete.stream().mapToInt(dgi -> dgi.content().size()).sum();
        unless(content.memoryUsed() + more <= CardContent.MAX_MEMORY, Status.MEMORY);
    }
}
