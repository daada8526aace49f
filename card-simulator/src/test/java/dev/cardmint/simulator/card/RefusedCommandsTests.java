package dev.cardmint.simulator.card;

import static dev.cardmint.simulator.card.CardDriver.dgi;
import static dev.cardmint.simulator.card.CardDriver.lc;
import static dev.cardmint.simulator.card.CardDriver.storeData;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.tlv.Tlv;
import dev.cardmint.simulator.cap.CapBuilder;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is sent over a secure channel: what is refused has changed nothing, and what is deleted is free again. */
class RefusedCommandsTests {

    private static final int COMMANDS = 2_500;
    private static final int CAPACITY = 6 * 1024;

    private static final String SELF = "F043415244544553";
    private static final String LIBRARY = "F043415244544599";
    private static final String MODULE = SELF + "01";
    private static final Bytes CAP = CapBuilder.of(SELF, 1, 0)
            .applet(MODULE)
            .imports(LIBRARY, 1, 0)
            .code(600)
            .build();
    private static final Bytes LIBRARY_CAP =
            CapBuilder.of(LIBRARY, 1, 0).code(100).build();

    /** Commands that succeed in one order or another, and of which damaged ones are made. */
    private static final List<String> COMMAND_LIST = List.of(
            CardDriver.installForLoad(SELF, ""),
            CardDriver.installForLoad(LIBRARY, ""),
            CardDriver.installForLoad(SELF, "").replace("80E60200", "80E60E01"),
            CardDriver.load(0x80, 0, new Tlv(0xC4, LIBRARY_CAP).encode()),
            CardDriver.load(0x00, 0, new Tlv(0xC4, CAP).encode().slice(0, 220)),
            lc("80E60C00", "08" + SELF + "09" + MODULE + "09" + MODULE + "0100" + "02C900" + "00"),
            lc("80E60E03", "00" + "09" + MODULE + "09" + MODULE + "0100" + "02C900" + "00"),
            lc("80E60400", "08" + SELF + "09" + MODULE + "09" + SELF + "02" + "0104" + "02C900" + "00"),
            lc("80E60800", "0000" + "09" + SELF + "02" + "0100" + "0000"),
            lc("80E62000", "0000" + "09" + MODULE + "000000"),
            lc("80E64000", "0000" + "09" + MODULE + "0104" + "0000"),
            CardDriver.install(),
            CardDriver.personalize(),
            CardDriver.delete(),
            storeData(0x08, 0, dgi("0101", "00".repeat(200))),
            storeData(0x08, 1, dgi("0102", "00".repeat(200))),
            storeData(0x88, 1, dgi("0103", "00")),
            storeData(0x90, 0, "5F2001" + "41"),
            lc("80E29000", "4203010203"),
            lc("80E40080", "4F08" + SELF),
            lc("80E40000", "4F08" + LIBRARY),
            lc("80E40000", "4F09" + MODULE),
            "80E4000003D20131",
            CardDriver.putKey(0, CardDriver.transport(), CardDriver.issuer()),
            "80F04080" + "09" + MODULE,
            "80F04000" + "09" + MODULE,
            "80F24002024F0000",
            "80CAFF2100");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void changeNothing(long seed) {
        var random = new SplittableRandom(seed);
        SimulatedCard card = CardDriver.blank(CAPACITY);
        CardDriver driver = CardDriver.open(card::process, CardDriver.transport());
        int succeeded = 0;
        for (int i = 0; i < COMMANDS; i++) {
            CommandApdu command = CardDriver.command(COMMAND_LIST.get(random.nextInt(COMMAND_LIST.size())));
            byte[] content = card.encodedContent();
            byte[] keys = card.encodedKeys();
            CardLifeCycle lifeCycle = card.lifeCycle();
            boolean whole = random.nextInt(4) > 0;
            ResponseApdu answer = driver.send(whole ? command : damaged(command, random));
            int status = answer.statusWord().value();
            if (status == 0x9000 || status == 0x6310) {
                succeeded++;
            } else {
                assertThat(card.encodedContent()).isEqualTo(content);
                assertThat(card.encodedKeys()).isEqualTo(keys);
                assertThat(card.lifeCycle()).isEqualTo(lifeCycle);
            }
            assertThat(free(driver)).isBetween(0, CAPACITY);
            if (command.ins() == 0xE6 && status == 0x9000) {
                loadRest(driver, command);
            }
        }
        assertThat(succeeded).isGreaterThan(COMMANDS / 10);
        deleteEverything(card, driver);
        assertThat(free(driver)).isEqualTo(CAPACITY);
    }

    /** FF21 is asked in between, and ends chains: so a load is finished at once, now and then. */
    private static void loadRest(CardDriver driver, CommandApdu install) {
        boolean forLoad = (install.p1() & 0x02) != 0 && install.p2() != 3;
        if (forLoad) {
            driver.send(install);
            driver.load(install.data().toHex().contains(LIBRARY) ? LIBRARY_CAP : CAP, 220);
        }
    }

    private static CommandApdu damaged(CommandApdu command, SplittableRandom random) {
        byte[] data = command.data().toByteArray();
        if (data.length > 0) {
            data[random.nextInt(data.length)] ^= (byte) (1 + random.nextInt(255));
        }
        int p1 = random.nextInt(4) == 0 ? random.nextInt(256) & 0x7F : command.p1();
        return new CommandApdu(command.cla(), command.ins(), p1, command.p2(), Bytes.copyOf(data), command.ne());
    }

    private static int free(CardDriver driver) {
        return Integer.parseInt(driver.send("80CAFF2100").data().toHex().substring(18, 26), 16);
    }

    private static void deleteEverything(SimulatedCard card, CardDriver driver) {
        card.applications()
                .forEach(each -> driver.succeed(lc(
                        "80E40000",
                        "4F%02X%s"
                                .formatted(
                                        each.aid().value().size(),
                                        each.aid().value().toHex()))));
        driver.send(lc("80E40000", "4F08" + SELF));
        driver.send(lc("80E40000", "4F08" + LIBRARY));
        card.keyVersions().stream()
                .filter(version -> version != 0x30)
                .forEach(version -> driver.succeed("80E4000003D201%02X".formatted(version)));
        driver.send("80E4000003D20173");
    }
}
