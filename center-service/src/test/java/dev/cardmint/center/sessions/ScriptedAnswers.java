package dev.cardmint.center.sessions;

import dev.cardmint.center.securechannel.ChannelIntegrityException;
import dev.cardmint.center.securechannel.UnwrappedResponse;
import dev.cardmint.center.securechannel.WrappedScript;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.apdu.StatusWord;
import dev.cardmint.model.bytes.Bytes;
import java.util.List;

/** Answers written down as {@code data status [R-MAC|BROKEN]}; unwraps what it was told and nothing else. */
record ScriptedAnswers(List<String> answers) implements WrappedScript {

    List<Bytes> encoded() {
        return answers.stream().map(ScriptedAnswers::encoded).toList();
    }

    private static Bytes encoded(String answer) {
        return Bytes.ofHex(answer.replace("R-MAC", "").replace("BROKEN", ""));
    }

    @Override
    public List<CommandApdu> commands() {
        throw new AssertionError("Nobody asked for commands");
    }

    @Override
    public UnwrappedResponse unwrap(int index, ResponseApdu response) {
        if (!response.encode().equals(encoded(answers.get(index)))) {
            throw new AssertionError("Answer %d is not the one that was written down".formatted(index));
        }
        if (answers.get(index).endsWith("BROKEN")) {
            throw new ChannelIntegrityException("R-MAC does not verify");
        }
        StatusWord statusWord = response.statusWord();
        return new UnwrappedResponse(
                response.data(), statusWord, answers.get(index).endsWith("R-MAC"));
    }
}
