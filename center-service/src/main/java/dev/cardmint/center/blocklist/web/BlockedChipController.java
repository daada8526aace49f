package dev.cardmint.center.blocklist.web;

import dev.cardmint.center.blocklist.BlockedChip;
import dev.cardmint.center.blocklist.BlockedChips;
import dev.cardmint.center.operators.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The blocked list; asked with the tag of the last answer, it is sent only if it has changed. */
@RestController
@RequestMapping("/v1/blocked-chips")
class BlockedChipController {

    private static final String CSV = "text/csv";
    private static final String HEADER = "chip,cardType,blocked,since,why";

    private final BlockedChips chips;

    BlockedChipController(BlockedChips chips) {
        this.chips = chips;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<List<BlockedChip>> list(Caller caller, @RequestParam(required = false) @Nullable Instant since) {
        List<BlockedChip> list = chips.list(caller, since);
        return ResponseEntity.ok().eTag(tag("json", lines(list))).body(list);
    }

    @GetMapping(produces = CSV)
    ResponseEntity<String> lines(Caller caller, @RequestParam(required = false) @Nullable Instant since) {
        String lines = lines(chips.list(caller, since));
        return ResponseEntity.ok().eTag(tag("csv", lines)).body(lines);
    }

    /** As RFC 4180 has it; no value needs quotes. */
    private static String lines(List<BlockedChip> list) {
        return list.stream()
                .map(chip -> String.join(
                        ",",
                        chip.chip(),
                        chip.cardType(),
                        String.valueOf(chip.blocked()),
                        chip.since().toString(),
                        chip.why() == null ? "" : chip.why().name()))
                .collect(Collectors.joining("\r\n", HEADER + "\r\n", list.isEmpty() ? "" : "\r\n"));
    }

    private static String tag(String form, String lines) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(lines.getBytes(StandardCharsets.UTF_8));
            return "\"%s-%s\"".formatted(form, HexFormat.of().formatHex(digest, 0, 16));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }
}
