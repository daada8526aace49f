package dev.cardmint.simulator.content;

import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.card.Aid;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is on the card beside the issuer security domain (GPC 2.3.1, 6.2). */
public final class CardContent {

    public static final Aid SECURITY_DOMAIN = Aid.parse("A000000151000000");

    static final int MAX_MEMORY = 32 * 1024;
    static final int MAX_APPLICATIONS = 8;

    private final List<ApplicationInstance> applications = new ArrayList<>();

    public static CardContent readFrom(DataInput in) throws IOException {
        var content = new CardContent();
        for (int left = in.readUnsignedByte(); left > 0; left--) {
            content.applications.add(ApplicationInstance.readFrom(in));
        }
        return content;
    }

    public void writeTo(DataOutput out) throws IOException {
        out.writeByte(applications.size());
        for (ApplicationInstance instance : applications) {
            instance.writeTo(out);
        }
    }

    public List<ApplicationInstance> applications() {
        return applications;
    }

    /** The application with this AID, or {@code null}. */
    public @Nullable ApplicationInstance application(Bytes aid) {
        return applications.stream()
                .filter(each -> each.aid().value().equals(aid))
                .findFirst()
                .orElse(null);
    }

    int memoryUsed() {
        return applications.stream().mapToInt(each -> each.memory().size()).sum();
    }

    /** Wipes the data of all applications. */
    public void clear() {
        applications.forEach(instance -> instance.memory().clear());
    }
}
