package dev.cardmint.center.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cardmint.center.testing.CenterClients;
import dev.cardmint.center.testing.CenterTest;
import dev.cardmint.center.testing.StatementCounter;
import dev.cardmint.model.relay.Outcome;
import dev.cardmint.simulator.card.InsertedCard;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What an issue asks of the database does not depend on how many commands its script has. */
@CenterTest
@Import(StatementCounter.class)
class SessionQueriesIT {

    @Autowired
    private CenterClients clients;

    @Autowired
    private StatementCounter counter;

    @Test
    void asksTheDatabaseEquallyOftenForShortAndLongScripts() {
        var bench = new IssuingBench(clients);
        PlayedBase base = bench.base("base-1");
        UUID brief = bench.request("customer-1", Map.of("address", "Oia"));
        UUID lengthy = bench.request("customer-1", Map.of("name", "Ω".repeat(59), "address", "Λεωφόρος ".repeat(11)));

        Cost ofBrief = issued(base, brief);
        Cost ofLengthy = issued(base, lengthy);

        assertThat(ofLengthy.commands()).isGreaterThan(ofBrief.commands());
        assertThat(ofLengthy.statements()).isEqualTo(ofBrief.statements()).isPositive();
    }

    /** Commands sent to the card, and statements prepared from recognition to outcome. */
    private record Cost(int commands, long statements) {}

    private Cost issued(PlayedBase base, UUID record) {
        long before = counter.statements();
        var card = new InsertedCard(IssuingBench.blank());
        assertThat(base.issue(card, record).result()).isEqualTo(Outcome.Result.ISSUED);
        return new Cost(card.commands(), counter.statements() - before);
    }
}
