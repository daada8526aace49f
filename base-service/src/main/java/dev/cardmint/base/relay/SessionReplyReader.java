package dev.cardmint.base.relay;

import dev.cardmint.base.center.Body;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a {@code SessionAnswer} token by token: a script's commands go from the received bytes into the script buffer
 * and nowhere else, no text of them is ever made.
 */
final class SessionReplyReader {

    private static final Base64Variant BASE64_URL =
            Base64Variants.MODIFIED_FOR_URL.withReadPadding(Base64Variant.PaddingReadBehaviour.PADDING_ALLOWED);

    private final JsonParser parser;
    private final ScriptBuffer.Filling filling;

    private @Nullable UUID session;
    private int step;
    private @Nullable ScriptBuffer script;
    private @Nullable Outcome outcome;

    private SessionReplyReader(JsonParser parser, ScriptBuffer.Filling filling) {
        this.parser = parser;
        this.filling = filling;
    }

    /**
     * Reads one answer; the caller wipes the body.
     *
     * @throws UnreadableReplyException if it is not one
     */
    static SessionReply read(JsonMapper json, Body body) {
        try (JsonParser parser = json.createParser(body.bytes());
                var filling = new ScriptBuffer.Filling(body.bytes().length)) {
            SessionReply reply = new SessionReplyReader(parser, filling).read();
            filling.keep();
            return reply;
        } catch (RuntimeException e) {
            // Without the cause: a parser's message may quote what it read.
            throw new UnreadableReplyException();
        }
    }

    private SessionReply read() {
        require(parser.nextToken() == JsonToken.START_OBJECT);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "session" -> session = UUID.fromString(parser.getString());
                case "step" -> step = parser.getIntValue();
                case "script" -> script = present() ? script() : null;
                case "outcome" -> outcome = present() ? parser.readValueAs(Outcome.class) : null;
                default -> parser.skipChildren();
            }
        }
        if (session == null) {
            throw new IllegalArgumentException("No session");
        }
        return new SessionReply(session, step, script, outcome);
    }

    private boolean present() {
        return parser.currentToken() != JsonToken.VALUE_NULL;
    }

    private ScriptBuffer script() {
        List<StatusWord> success = List.of();
        int timeLimitMillis = 0;
        require(parser.currentToken() == JsonToken.START_OBJECT);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken value = parser.nextToken();
            switch (name) {
                case "commands" -> commands(value);
                case "success" -> success = statusWords();
                case "timeLimitMillis" -> timeLimitMillis = parser.getIntValue();
                default -> parser.skipChildren();
            }
        }
        return filling.buffer(success, timeLimitMillis);
    }

    private void commands(JsonToken value) {
        require(value == JsonToken.START_ARRAY);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            command();
        }
    }

    private void command() {
        byte @Nullable [] apdu = null;
        List<StatusWord> success = null;
        Integer timeLimitMillis = null;
        Bytes answerDigest = null;
        require(parser.currentToken() == JsonToken.START_OBJECT);
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            parser.nextToken();
            switch (name) {
                case "apdu" -> apdu = parser.getBinaryValue(BASE64_URL);
                case "success" -> success = present() ? statusWords() : null;
                case "timeLimitMillis" -> timeLimitMillis = present() ? parser.getIntValue() : null;
                case "answerDigest" ->
                    answerDigest = present() ? Bytes.copyOf(parser.getBinaryValue(BASE64_URL)) : null;
                default -> parser.skipChildren();
            }
        }
        if (apdu == null) {
            throw new IllegalArgumentException("A command without its APDU");
        }
        filling.add(apdu, new ScriptBuffer.Own(success, timeLimitMillis, answerDigest));
    }

    private List<StatusWord> statusWords() {
        require(parser.currentToken() == JsonToken.START_ARRAY);
        var words = new ArrayList<StatusWord>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            words.add(StatusWord.parse(parser.getString()));
        }
        return words;
    }

    private static void require(boolean expected) {
        if (!expected) {
            throw new IllegalArgumentException("Not a session answer");
        }
    }
}
