package dev.cardmint.system;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class NeedlesTests {

    private static final String TEXT = "Zdravko Ptáček";
    private static final byte[] KEY = HexFormat.of().parseHex("00FFFE3E3FFBEF404142434445464748");

    private final Needles needles = new Needles().text("name", TEXT).bytes("key", KEY);

    static Stream<Charset> charsets() {
        return Stream.of(UTF_8, UTF_16LE, UTF_16BE);
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void findsATextInEveryCharset(Charset charset) {
        assertThat(needles.foundIn(("...." + TEXT + "....").getBytes(charset))).containsExactly("name in " + charset);
    }

    @Test
    void findsATextOfOneByteACharacter() {
        Needles western = new Needles().text("name", "Zoë Müller");

        assertThat(western.foundIn("by Zoë Müller".getBytes(ISO_8859_1))).containsExactly("name in ISO-8859-1");
    }

    @Test
    void findsBytesInEitherHexadecimal() {
        String hex = HexFormat.of().formatHex(KEY);

        assertThat(needles.foundIn(("x" + hex).getBytes(UTF_8))).containsExactly("key in hexadecimal");
        assertThat(needles.foundIn(hex.toUpperCase(Locale.ROOT).getBytes(UTF_8)))
                .containsExactly("key in hexadecimal");
        assertThat(needles.foundIn(hex.getBytes(UTF_16LE)))
                .containsExactly("key in hexadecimal, two bytes a character");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void findsBytesInBase64AtEveryAlignment(int before) {
        byte[] around = new byte[before + KEY.length + 5];
        Arrays.fill(around, (byte) 0x5A);
        System.arraycopy(KEY, 0, around, before, KEY.length);

        assertThat(needles.foundIn(Base64.getEncoder().encode(around))).containsExactly("key in base64");
        assertThat(needles.foundIn(Base64.getUrlEncoder().encode(around))).containsExactly("key in base64url");
    }

    @Test
    void findsWhatLiesAcrossTwoBlocksOfAFile(@TempDir Path folder) throws IOException {
        byte[] content = new byte[3 << 20];
        System.arraycopy(KEY, 0, content, (1 << 20) - 7, KEY.length);
        System.arraycopy(TEXT.getBytes(UTF_8), 0, content, (2 << 20) - 3, TEXT.getBytes(UTF_8).length);
        Path file = Files.write(folder.resolve("file"), content);

        assertThat(needles.foundIn(file)).containsExactly("key", "name in UTF-8");
    }

    @Test
    void findsNothingInWhatIsAlmostTheSame() {
        byte[] almost = KEY.clone();
        almost[KEY.length - 1]++;

        assertThat(needles.foundIn(almost)).isEmpty();
        assertThat(needles.foundIn(TEXT.substring(1).getBytes(UTF_8))).isEmpty();
    }

    @Test
    void takesNoNeedleThatCouldBeThereByChance() {
        assertThatIllegalArgumentException().isThrownBy(() -> needles.bytes("short", new byte[7]));
    }
}
