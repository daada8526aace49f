package dev.cardmint.simulator.reading;

import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a read-back found.
 *
 * @param objects data objects compared
 * @param bytes bytes of their values
 * @param different names of what is not as the profile and the request say
 * @param unreadable what a card never gives out
 * @param digest SHA-256 over everything that was read, in order: the same for two cards with the same contents
 * @param lifeCycle life cycle of the card
 * @param issuerKeysProved whether the card proved the issuer keys; only one that has none is read without
 */
public record ReadBackResult(
        int objects,
        int bytes,
        List<String> different,
        List<Unreadable> unreadable,
        Bytes digest,
        String lifeCycle,
        boolean issuerKeysProved) {

    /** A key, known by its check value only. */
    public record Unreadable(String name, Bytes checkValue) {}

    public ReadBackResult {
        different = List.copyOf(different);
        unreadable = List.copyOf(unreadable);
    }

    public boolean identical() {
        return different.isEmpty();
    }

    /** The result for people. */
    public List<String> lines() {
        var lines = new ArrayList<String>();
        String proof = issuerKeysProved ? "The card proved the issuer keys" : "The card can prove nothing";
        lines.add("%s; its life cycle is %s.".formatted(proof, lifeCycle));
        lines.add("%d objects with %d bytes compared.".formatted(objects, bytes));
        different.forEach(name -> lines.add("Different: " + name));
        unreadable.forEach(
                each -> lines.add("Cannot be read: %s (check value %s)".formatted(each.name, each.checkValue.toHex())));
        return lines;
    }

    /** The result for programs, one line. */
    public String toJson() {
        var json = new LinkedHashMap<String, Object>();
        json.put("readBack", identical() ? "IDENTICAL" : "DIFFERENT");
        json.put("objects", objects);
        json.put("bytes", bytes);
        json.put("different", different);
        json.put("unreadable", unreadable.stream().map(ReadBackResult::json).toList());
        json.put("sha256", digest.toHex());
        json.put("issuerKeysProved", issuerKeysProved);
        json.put("lifeCycle", lifeCycle);
        return JsonMapper.shared().writeValueAsString(json);
    }

    private static Map<String, String> json(Unreadable unreadable) {
        var json = new LinkedHashMap<String, String>();
        json.put("name", unreadable.name);
        json.put("kcv", unreadable.checkValue.toHex());
        return json;
    }
}
