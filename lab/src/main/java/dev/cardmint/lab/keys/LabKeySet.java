package dev.cardmint.lab.keys;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.simulator.securechannel.LabAccessKey;
import dev.cardmint.simulator.securechannel.LabAes256Master;
import dev.cardmint.simulator.securechannel.LabFactoryKeys;
import dev.cardmint.simulator.securechannel.LabLegacyMaster;
import dev.cardmint.simulator.securechannel.LabTransportMaster;
import java.security.SecureRandom;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The key sets of a lab: those that blanks are delivered with are published, those of the issuer are random. */
enum LabKeySet {
    TRANSPORT(LabTransportMaster.KEY_VERSION, "AES", "KDF3", LabTransportMaster.VALUE.toHex()),
    FACTORY(LabFactoryKeys.KEY_VERSION, "AES", "NONE", LabFactoryKeys.VALUE.toHex()),
    ISSUER(0x31, "AES", "KDF3", 128),
    TRANSPORT_256(LabAes256Master.KEY_VERSION, "AES", "KDF3", LabAes256Master.VALUE.toHex()),
    ISSUER_256(0x33, "AES", "KDF3", 256),
    TRANSPORT_DES(LabLegacyMaster.KEY_VERSION, "DES3", "VISA2", LabLegacyMaster.VALUE.toHex()),
    ISSUER_DES(0x21, "DES3", "VISA2", 128),
    ACCESS(LabAccessKey.KEY_VERSION, "AES", "NONE", LabAccessKey.VALUE.toHex());

    private final int keyVersion;
    private final String keyType;
    private final String diversification;
    private final int keyBits;
    private final String published;

    LabKeySet(int keyVersion, String keyType, String diversification, String published) {
        this(keyVersion, keyType, diversification, published.length() / 2 * Byte.SIZE, published);
    }

    LabKeySet(int keyVersion, String keyType, String diversification, int keyBits) {
        this(keyVersion, keyType, diversification, keyBits, "");
    }

    LabKeySet(int keyVersion, String keyType, String diversification, int keyBits, String published) {
        this.keyVersion = keyVersion;
        this.keyType = keyType;
        this.diversification = diversification;
        this.keyBits = keyBits;
        this.published = published;
    }

    /** One entry of {@code keySets}; what is published is so for drills only. */
    Map<String, Object> describe(String purpose) {
        var entry = new LinkedHashMap<String, Object>();
        entry.put("name", name().toLowerCase(Locale.ROOT).replace('_', '-'));
        entry.put("purpose", purpose);
        entry.put("keyVersion", "%02X".formatted(keyVersion));
        entry.put("keyType", keyType);
        entry.put("diversification", diversification);
        entry.put("keyBits", keyBits);
        entry.put("master", purpose.equals("DRILL") && !published.isEmpty() ? published : random());
        return entry;
    }

    private String random() {
        byte[] master = new byte[keyBits / Byte.SIZE];
        new SecureRandom().nextBytes(master);
        return Bytes.copyOf(master).toHex();
    }
}
