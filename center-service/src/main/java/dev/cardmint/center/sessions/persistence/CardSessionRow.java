package dev.cardmint.center.sessions.persistence;

import dev.cardmint.center.cards.ChipIdentity;
import dev.cardmint.center.keys.Purpose;
import dev.cardmint.center.personalization.ChipSituation;
import dev.cardmint.center.personalization.ChipSituation.KeysInUse;
import dev.cardmint.center.profiles.CardLifeCycle;
import dev.cardmint.center.securechannel.ChannelOption;
import dev.cardmint.center.securechannel.InitializeUpdate;
import dev.cardmint.center.sessions.ExactLengths;
import dev.cardmint.center.sessions.Stage;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import dev.cardmint.model.relay.Operation;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.model.relay.Proof;
import dev.cardmint.model.relay.StopReason;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One row of {@code card_sessions}: all that any center node needs to take the next request of a session. */
@Entity
@SuppressWarnings("UnusedVariable") // some columns are read in the database only
@Table(name = "card_sessions")
public class CardSessionRow {

    @Id
    private UUID id;

    private UUID offerId;
    private String terminal;
    private String operator;

    @Enumerated(EnumType.STRING)
    private Operation operation;

    @Enumerated(EnumType.STRING)
    private Purpose purpose;

    private UUID recordId;
    private @Nullable String chip;
    private String profile;
    private int profileVersion;
    private int step;

    @Enumerated(EnumType.STRING)
    private Stage stage;

    @Enumerated(EnumType.STRING)
    private KeysInUse chipKeys;

    /** AIDs with spaces between them. */
    private String present;

    @Enumerated(EnumType.STRING)
    private CardLifeCycle lifeCycle;

    private String lengths;
    private byte @Nullable [] channel;
    private @Nullable String transportKeys;
    private byte[] opening;
    private byte[] furtherChallenge;
    private int rMacs;
    private int commands;
    private int provedThrough;

    @Enumerated(EnumType.STRING)
    private @Nullable StopReason stopped;

    @Enumerated(EnumType.STRING)
    private Outcome.@Nullable Result result;

    @Enumerated(EnumType.STRING)
    private @Nullable Proof proof;

    private @Nullable String code;
    private @Nullable String statusWord;
    private @Nullable String command;
    private boolean superseded;
    private Instant openedAt;
    private @Nullable Instant closedAt;

    @Column(insertable = false, updatable = false)
    private long sequence;

    @Version
    private @Nullable Integer version;

    protected CardSessionRow() {}

    public CardSessionRow(UUID id, UUID offerId, Subject subject, Opened opened, Position position, Instant openedAt) {
        this.id = id;
        this.offerId = offerId;
        this.terminal = subject.terminal();
        this.operator = subject.operator();
        this.operation = subject.operation();
        this.purpose = subject.purpose();
        this.recordId = subject.record();
        this.chip = subject.chip();
        this.profile = subject.profile().name();
        this.profileVersion = subject.profile().version();
        this.transportKeys = opened.transportKeys();
        this.opening = opened.opening().toByteArray();
        this.furtherChallenge = opened.furtherChallenge().toByteArray();
        this.openedAt = openedAt;
        stand(position);
    }

    private void stand(Position position) {
        this.step = position.step();
        this.stage = position.stage();
        this.chipKeys = position.situation().keysInUse();
        this.present = position.situation().present().stream()
                .map(Aid::toString)
                .sorted()
                .collect(Collectors.joining(" "));
        this.lifeCycle = position.situation().lifeCycle();
        this.lengths = position.lengths().encode();
        this.commands = position.commands();
        this.channel = position.channel().clone();
    }

    /**
     * Who writes what to which chip.
     *
     * @param chip its identity, or {@code null} while it is not proved
     */
    public record Subject(
            String terminal,
            String operator,
            Operation operation,
            Purpose purpose,
            UUID record,
            @Nullable String chip,
            RecognitionRow.ProfileKey profile) {

        /**
         * The chip, once it is known.
         *
         * @throws IllegalStateException while its identity is not proved
         */
        public ChipIdentity identity() {
            if (chip == null) {
                throw new IllegalStateException("Which chip it is has not been proved yet");
            }
            return new ChipIdentity(chip);
        }

        public Subject identified(ChipIdentity identity) {
            return new Subject(terminal, operator, operation, purpose, record, identity.value(), profile);
        }
    }

    /**
     * How the session's first channel was opened, and what a further one would be opened with.
     *
     * @param transportKeys the profile's set that the chip was found with, or {@code null} for the issuer keys
     * @param opening what the chip answered last before the first script: to INITIALIZE UPDATE, or a challenge
     */
    public record Opened(@Nullable String transportKeys, Bytes opening, Bytes furtherChallenge) {

        /** The answer to INITIALIZE UPDATE of a card whose type says what to expect. */
        public InitializeUpdate.Response answer(ChannelOption expected) {
            return InitializeUpdate.Response.parse(opening, expected);
        }
    }

    /**
     * The script that is out.
     *
     * @param situation what the script presupposes of the chip
     * @param lengths what it asks for, where the card has named it
     * @param commands how many commands the script has
     * @param channel the secure channel before the script was wrapped, sealed by the key vault; empty where there is
     *     none
     */
    @SuppressWarnings("ArrayRecordComponent") // goes from the vault to the row and back
    public record Position(
            int step, Stage stage, ChipSituation situation, ExactLengths lengths, int commands, byte[] channel) {

        /** The same with the number of its commands. */
        public Position of(int size) {
            return new Position(step, stage, situation, lengths, size, channel);
        }

        /** The first script of a channel begins with EXTERNAL AUTHENTICATE. */
        public boolean authenticates() {
            return step == 1 || stage == Stage.PERSONALIZE || stage == Stage.CONFIRM;
        }
    }

    /**
     * How far the chip's MACs carry.
     *
     * @param rMacs answers with a verified R-MAC
     * @param provedThrough leading commands of the script whose success is proved
     */
    public record Progress(int rMacs, int provedThrough, StopReason stopped) {}

    /** How a session ended; status word and command name are those of the card's refusal. */
    public record Ending(
            Outcome.Result result,
            Proof proof,
            String code,
            @Nullable String statusWord,
            @Nullable String command) {}

    /** The chip proved which one it is. */
    public void identify(ChipIdentity identity) {
        this.chip = identity.value();
    }

    public void release(Position position) {
        stand(position);
        this.provedThrough = 0;
        this.stopped = null;
    }

    public void progress(Progress progress) {
        this.rMacs += progress.rMacs();
        this.provedThrough = progress.provedThrough();
        this.stopped = progress.stopped();
    }

    public void close(Ending ending, Instant now) {
        this.result = ending.result();
        this.proof = ending.proof();
        this.code = ending.code();
        this.statusWord = ending.statusWord();
        this.command = ending.command();
        this.channel = null;
        this.closedAt = now;
    }

    /** Another session authenticated the same chip: whatever this one still reports comes too late. */
    public void supersede(Ending ending, Instant now) {
        close(ending, now);
        this.superseded = true;
    }

    public Subject subject() {
        return new Subject(
                terminal,
                operator,
                operation,
                purpose,
                recordId,
                chip,
                new RecognitionRow.ProfileKey(profile, profileVersion));
    }

    public Opened opened() {
        return new Opened(transportKeys, Bytes.copyOf(opening), Bytes.copyOf(furtherChallenge));
    }

    /**
     * The script that is out.
     *
     * @throws NullPointerException if the session is closed
     */
    public Position position() {
        return new Position(
                step,
                stage,
                new ChipSituation(chipKeys, presentAids(), lifeCycle),
                ExactLengths.parse(lengths),
                commands,
                Objects.requireNonNull(channel).clone());
    }

    private Set<Aid> presentAids() {
        return present.isEmpty()
                ? Set.of()
                : Stream.of(present.split(" ")).map(Aid::parse).collect(Collectors.toSet());
    }

    public @Nullable Ending ending() {
        return result == null || proof == null || code == null
                ? null
                : new Ending(result, proof, code, statusWord, command);
    }

    public UUID id() {
        return id;
    }

    public UUID offerId() {
        return offerId;
    }

    public int step() {
        return step;
    }

    public int rMacs() {
        return rMacs;
    }

    public boolean isSuperseded() {
        return superseded;
    }

    public @Nullable StopReason stopped() {
        return stopped;
    }

    /** Every command but the last was proved: what the last one did shows on the chip. */
    public boolean isProvedButForTheLastCommand() {
        return provedThrough >= commands - 1;
    }
}
