package dev.cardmint.simulator.content;

import static dev.cardmint.simulator.applications.CommandRefusedException.unless;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.applications.CommandRefusedException;
import dev.cardmint.simulator.applications.Status;
import dev.cardmint.simulator.cap.CapFile;
import dev.cardmint.simulator.cap.MalformedCapException;
import dev.cardmint.simulator.keys.DapKey;
import dev.cardmint.simulator.keys.KeyRing;
import dev.cardmint.simulator.loadfile.DapBlock;
import dev.cardmint.simulator.loadfile.LoadFile;
import dev.cardmint.simulator.loadfile.LoadFileHash;
import dev.cardmint.simulator.registry.CardContent;
import dev.cardmint.simulator.registry.MemoryAccount;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** INSTALL [for load] and LOAD (GPC 2.3.1, 11.5.2.3.1 and 11.6). Nothing is on the card before all of it is checked. */
final class Loading {

    static final int FIELDS = 5;

    private static final int LAST_BLOCK = 0x80;
    private static final int SYSTEM_PARAMETERS = 0xEF;

    private final CardContent content;
    private final MemoryAccount memory;
    private final KeyRing keys;
    private final OpenChains chains;

    Loading(CardContent content, MemoryAccount memory, KeyRing keys, OpenChains chains) {
        this.content = content;
        this.memory = memory;
        this.keys = keys;
        this.chains = chains;
    }

    /** Load file AID, security domain, hash, parameters, token. */
    void begin(InstallFields fields, boolean combined) {
        var chain = new LoadChain(fields.aid(0), fields.get(2), combined);
        fields.requireSecurityDomain(1, content.securityDomain());
        unless(chain.hash().isEmpty() || LoadFileHash.isKnown(chain.hash().size()), Status.WRONG_DATA);
        List<Tlv> parameters = Tlv.parseAll(fields.get(3));
        unless(parameters.stream().allMatch(object -> object.tag() == SYSTEM_PARAMETERS), Status.WRONG_DATA);
        var system = SystemParameters.of(parameters);
        fields.requireEmpty(4);
        unless(content.isFree(chain.loadFile()), Status.CONDITIONS);
        memory.require(MemoryAccount.LOAD_FILE + system.neededToLoad());
        memory.requireVolatile(system.neededVolatile());
        chains.load(chain);
    }

    /** Refused, a block ends the chain and what came of it is forgotten. */
    Bytes load(CommandApdu command) {
        LoadChain chain = chains.load();
        chains.load(null);
        if (chain == null || chain.arrived() != null) {
            throw new CommandRefusedException(Status.CONDITIONS);
        }
        unless((command.p1() & ~LAST_BLOCK) == 0 && command.p2() == chain.nextBlock(), Status.WRONG_P1_P2);
        unless(!command.data().isEmpty(), Status.WRONG_DATA);
        chain.incoming().append(command.data());
        memory.require(MemoryAccount.LOAD_FILE + chain.incoming().announcedSize());
        chain.countBlock();
        boolean last = (command.p1() & LAST_BLOCK) != 0;
        if (last) {
            finish(chain);
        } else {
            chains.load(chain);
        }
        return last ? ContentManagement.NO_CONFIRMATION : Bytes.EMPTY;
    }

    private void finish(LoadChain chain) {
        unless(chain.incoming().isComplete(), Status.WRONG_DATA);
        Bytes dataBlock = chain.incoming().dataBlock();
        int hashSize =
                chain.hash().isEmpty() ? LoadFileHash.SHA_256 : chain.hash().size();
        Bytes hash = LoadFileHash.of(dataBlock, hashSize);
        unless(chain.hash().isEmpty() || isSame(chain.hash(), hash), Status.WRONG_DATA);
        verifySignatures(chain.incoming().dapBlocks(), chain.hash());
        LoadFile file = LoadFile.loaded(parse(dataBlock), dataBlock, hash, content.securityDomain());
        unless(file.aid().equals(chain.loadFile()) && !file.takesNameOfPlatform(), Status.WRONG_DATA);
        unless(file.isLinkable(content.loadFiles()), Status.REFERENCE_NOT_FOUND);
        memory.require(MemoryAccount.LOAD_FILE + file.size());
        if (chain.isCombined()) {
            chain.arrived(file);
            chains.load(chain);
        } else {
            content.add(file);
        }
    }

    private static boolean isSame(Bytes one, Bytes other) {
        return MessageDigest.isEqual(one.toByteArray(), other.toByteArray());
    }

    private static CapFile parse(Bytes dataBlock) {
        try {
            return CapFile.parse(dataBlock);
        } catch (MalformedCapException e) {
            throw new CommandRefusedException(Status.WRONG_DATA);
        }
    }

    /** A signature is one of the hash, which must then have been given (GPC 2.3.1, 9.2.1 and C.3). */
    private void verifySignatures(List<DapBlock> blocks, Bytes hash) {
        unless(!blocks.isEmpty() || !content.demandsDap(), Status.CONDITIONS);
        for (DapBlock block : blocks) {
            unless(!hash.isEmpty(), Status.WRONG_DATA);
            boolean known =
                    block.securityDomain().equals(content.securityDomain().value());
            @Nullable DapKey key = keys.dapKey();
            if (!known || key == null) {
                throw new CommandRefusedException(Status.REFERENCE_NOT_FOUND);
            }
            unless(key.verifies(hash, block.signature()), Status.SECURITY_STATUS);
        }
    }
}
