package dev.cardmint.lab.keys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.LabAes256Master;
import dev.cardmint.simulator.securechannel.LabLegacyMaster;
import dev.cardmint.simulator.securechannel.LabTransportMaster;
import dev.cardmint.simulator.securechannel.MasterKey;
import java.util.Arrays;
import java.util.HashSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class LabKeySetTests {

    private static final Bytes KDD = Bytes.ofHex("00010203040506070809");

    private static MasterKey parsed(LabKeySet set, String purpose) {
        return MasterKey.parse(JsonMapper.shared().writeValueAsString(set.describe(purpose)));
    }

    @ParameterizedTest
    @EnumSource
    void isReadByTheCardsSide(LabKeySet set) {
        try (MasterKey drill = parsed(set, "DRILL");
                MasterKey production = parsed(set, "PRODUCTION")) {
            assertThat(drill.keyVersion()).isEqualTo(production.keyVersion());
            assertThat(drill.diversify(KDD).checkValues())
                    .as("published for drills at most")
                    .isNotEqualTo(production.diversify(KDD).checkValues());
        }
    }

    @Test
    void hasTheKeysThatBlanksAreMadeWith() {
        assertSame(LabKeySet.TRANSPORT, LabTransportMaster.key());
        assertSame(LabKeySet.TRANSPORT_256, LabAes256Master.key());
        assertSame(LabKeySet.TRANSPORT_DES, LabLegacyMaster.key());
    }

    private static void assertSame(LabKeySet set, MasterKey master) {
        try (MasterKey parsed = parsed(set, "DRILL")) {
            assertThat(parsed.keyVersion()).isEqualTo(master.keyVersion());
            assertThat(parsed.diversify(KDD).checkValues())
                    .isEqualTo(master.diversify(KDD).checkValues());
        }
    }

    @Test
    void hasNamesAndVersionsOfItsOwn() {
        var names = new HashSet<Object>();
        var versions = new HashSet<Object>();
        Arrays.stream(LabKeySet.values()).map(set -> set.describe("DRILL")).forEach(entry -> {
            names.add(entry.get("name"));
            versions.add(entry.get("keyVersion"));
        });
        assertThat(names).hasSize(8).contains("transport-256", "issuer-des", "access");
        assertThat(versions).hasSize(8);
    }
}
