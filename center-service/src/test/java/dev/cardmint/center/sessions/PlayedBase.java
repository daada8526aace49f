package dev.cardmint.center.sessions;

import dev.cardmint.center.testing.CenterClient;
import dev.cardmint.center.testing.CenterClient.Answer;
import dev.cardmint.model.apdu.ApduChannel;
import dev.cardmint.model.apdu.CardUnreachableException;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.apdu.ResponseApdu;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.relay.Offer;
import dev.cardmint.model.relay.OfferRequest;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Readout;
import dev.cardmint.model.relay.ReadoutAnswer;
import dev.cardmint.model.relay.Recognition;
import dev.cardmint.model.relay.RecognitionEntry;
import dev.cardmint.model.relay.RecognitionReadouts;
import dev.cardmint.model.relay.RecognitionRequest;
import dev.cardmint.model.relay.RecognitionRequest.Chosen;
import dev.cardmint.model.relay.Script;
import dev.cardmint.model.relay.ScriptCommand;
import dev.cardmint.model.relay.ScriptReport;
import dev.cardmint.model.relay.SessionAnswer;
import dev.cardmint.model.relay.SessionRequest;
import dev.cardmint.model.relay.StopReason;
import dev.cardmint.simulator.card.InsertedCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A base as the protocol describes it, without readers and threads; its reports can be made to lie. */
final class PlayedBase {

    private static final Bytes ATR = Bytes.ofHex("3B80800101");

    private final CenterClient center;
    private UnaryOperator<ScriptReport> lie = UnaryOperator.identity();

    PlayedBase(CenterClient center) {
        this.center = center;
    }

    /** From now on, what is reported of a script is what this makes of the truth. */
    PlayedBase lying(UnaryOperator<ScriptReport> newLie) {
        this.lie = newLie;
        return this;
    }

    Recognition recognize(ApduChannel card) {
        RecognitionReadouts readouts = center.get("/v1/recognition-readouts").as(RecognitionReadouts.class);
        var answers = new ArrayList<ReadoutAnswer>();
        Bytes atr = card instanceof InsertedCard inserted ? inserted.atr() : ATR;
        if (readouts.fitting(atr).isEmpty()) {
            read(card, readouts.readouts(), answers);
        }
        List<RecognitionEntry> fitting = readouts.fitting(atr, answers);
        fitting.forEach(entry -> read(card, entry.identification(), answers));
        Chosen chosen = fitting.isEmpty() ? null : Chosen.of(fitting.get(0));
        Answer answer = center.post("/v1/recognitions", new RecognitionRequest("reader-1", atr, answers, chosen));
        return require(answer, 201).as(Recognition.class);
    }

    /** What a card answers when it is asked whose it is, as the table has it for its type. */
    List<ReadoutAnswer> askForHolder(ApduChannel card, String cardType) {
        RecognitionReadouts readouts = center.get("/v1/recognition-readouts").as(RecognitionReadouts.class);
        var answers = new ArrayList<ReadoutAnswer>();
        readouts.table().stream()
                .filter(entry -> entry.profile().equals(cardType))
                .forEach(entry -> read(card, entry.holder(), answers));
        return List.copyOf(answers);
    }

    private static void read(ApduChannel card, List<Readout> readouts, List<ReadoutAnswer> answers) {
        for (Readout readout : readouts) {
            if (answers.stream().anyMatch(answer -> answer.name().equals(readout.name()))) {
                continue;
            }
            answers.add(new ReadoutAnswer(
                    readout.name(),
                    card.transmit(CommandApdu.parse(readout.command())).encode()));
        }
    }

    Answer offer(Recognition recognition, Operation operation, @Nullable UUID record, @Nullable UUID approval) {
        return center.post(
                "/v1/offers",
                new OfferRequest(recognition.id(), operation, record, approval),
                "Idempotency-Key",
                UUID.randomUUID().toString());
    }

    Offer offer(ApduChannel card, Operation operation, @Nullable UUID record) {
        return require(offer(recognize(card), operation, record, null), 201).as(Offer.class);
    }

    /** Opens a card session with what the card answers. */
    Answer open(ApduChannel card, Offer offer) {
        return open(UUID.randomUUID(), new SessionRequest(offer.id(), send(card, offer.opening())));
    }

    Answer open(UUID key, SessionRequest request) {
        return center.post("/v1/card-sessions", request, "Idempotency-Key", key.toString());
    }

    Answer report(SessionAnswer session, ScriptReport report) {
        return report(UUID.randomUUID(), session, report);
    }

    Answer report(UUID key, SessionAnswer session, ScriptReport report) {
        String path = "/v1/card-sessions/%s/steps/%d".formatted(session.session(), session.step());
        return center.post(path, report, "Idempotency-Key", key.toString());
    }

    /** Issues a record to a card, to the outcome. */
    Outcome issue(ApduChannel card, UUID record) {
        return run(card, offer(card, Operation.ISSUE, record));
    }

    /** Inspects a card whose writing was not finished, to the outcome. */
    Outcome inspect(ApduChannel card) {
        return run(card, offer(card, Operation.INSPECT, null));
    }

    Outcome run(ApduChannel card, Offer offer) {
        SessionAnswer session = require(open(card, offer), 201).as(SessionAnswer.class);
        while (session.script() != null) {
            session =
                    require(report(session, send(card, session.script())), 200).as(SessionAnswer.class);
        }
        return Objects.requireNonNull(session.outcome());
    }

    /** Sends a script and reports it, truly or not. */
    ScriptReport send(ApduChannel card, Script script) {
        return lie.apply(sendTruly(card, script));
    }

    private static ScriptReport sendTruly(ApduChannel card, Script script) {
        var answers = new ArrayList<Bytes>();
        for (int i = 0; i < script.commands().size(); i++) {
            try {
                ResponseApdu response =
                        card.transmit(CommandApdu.parse(script.commands().get(i).apdu()));
                answers.add(response.encode());
                if (!script.succeeds(i, response.statusWord())) {
                    return new ScriptReport(answers, StopReason.UNEXPECTED_STATUS, null);
                }
                if (!isExpected(script.commands().get(i).answerDigest(), response.encode())) {
                    return new ScriptReport(answers, StopReason.UNEXPECTED_ANSWER, null);
                }
            } catch (CardUnreachableException e) {
                return new ScriptReport(answers, StopReason.CARD_GONE, i);
            }
        }
        return new ScriptReport(List.copyOf(answers), StopReason.COMPLETED, null);
    }

    private static boolean isExpected(@Nullable Bytes digest, Bytes answer) {
        return digest == null || digest.equals(ScriptCommand.digestOf(answer));
    }

    static Answer require(Answer answer, int status) {
        if (answer.status() != status) {
            throw new AssertionError("Expected %d, got %d: %s".formatted(status, answer.status(), answer.text()));
        }
        return answer;
    }
}
