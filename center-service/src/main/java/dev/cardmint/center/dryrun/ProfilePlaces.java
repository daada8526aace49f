package dev.cardmint.center.dryrun;

import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.profiles.ApplicationTerms;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.Dgi;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.GlobalPlatformTerms;
import dev.cardmint.center.profiles.filesystem.DirectoryTerms;
import dev.cardmint.center.profiles.filesystem.FilePath;
import dev.cardmint.center.profiles.filesystem.FileTerms;
import dev.cardmint.center.sessions.Rehearsed.Exchange;
import dev.cardmint.model.apdu.CommandApdu;
import dev.cardmint.model.relay.Proof;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/** Tells from which place of the profile each command of an issue comes; asked for one command after the other. */
final class ProfilePlaces {

    private static final int LONGEST_SHORT_LENGTH = 0xFE;

    private final CardTypeProfile profile;
    private final PersonalizationData data;
    private final String transportKeys;
    private final Map<String, String> files = new LinkedHashMap<>();
    private int loaded = -1;
    private int installed = -1;
    private int personalized = -1;
    private int stored;

    ProfilePlaces(CardTypeProfile profile, PersonalizationData data, String transportKeys) {
        this.profile = profile;
        this.data = data;
        this.transportKeys = transportKeys;
        if (profile.technology() instanceof FileSystemTerms card) {
            files.put(card.chipNumber().toString(), "fileSystem.chipNumber");
            addFiles(FilePath.MASTER_FILE, "fileSystem", card.files());
        }
    }

    private void addFiles(FilePath parent, String place, List<? extends FileTerms> inside) {
        for (int i = 0; i < inside.size(); i++) {
            FileTerms file = inside.get(i);
            FilePath path = parent.to(file.identifier());
            String own = "%s.files[%d]".formatted(place, i);
            files.put(path.toString(), own);
            if (file instanceof DirectoryTerms directory) {
                addFiles(path, own, directory.files());
            }
        }
    }

    /** The path of the field that a command comes from. */
    String of(Exchange exchange) {
        return profile.technology() instanceof GlobalPlatformTerms card
                ? ofCard(card, exchange)
                : ofFiles(exchange.command());
    }

    private String ofFiles(String command) {
        List<String> words = Arrays.asList(command.split(" "));
        return files.entrySet().stream()
                .filter(file -> words.contains(file.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(
                        command.endsWith("AUTHENTICATE") || command.equals("GET CHALLENGE")
                                ? "fileSystem.accessKey"
                                : "fileSystem");
    }

    private String ofCard(GlobalPlatformTerms card, Exchange exchange) {
        String command = exchange.command();
        if (command.startsWith("STORE DATA")) {
            return ofStoreData(card, Objects.requireNonNull(exchange.plain()));
        }
        return switch (command) {
            case "SELECT" -> "securityDomain";
            case "INITIALIZE UPDATE" -> blank(card) + ".keyVersion";
            case "EXTERNAL AUTHENTICATE" -> "secureChannel";
            case "INSTALL [for load]" -> "applications[%d].loadFile".formatted(nextLoaded(card));
            case "INSTALL [for install and make selectable]" -> "applications[%d].instance".formatted(++installed);
            case "INSTALL [for personalization]" -> nextPersonalized();
            case "PUT KEY" -> "issuerKeys";
            case "SELECT for a further channel" ->
                card.proof() == Proof.RECEIVED ? "securityDomain" : "applications[0].instance";
            case "INITIALIZE UPDATE of a further channel" -> "issuerKeys.keyVersion";
            default -> byBeginning(card, command);
        };
    }

    private String byBeginning(GlobalPlatformTerms card, String command) {
        if (command.startsWith("LOAD ")) {
            return "applications[%d].loadFile".formatted(loaded);
        }
        return command.startsWith("GET DATA") ? blank(card) + ".identity" : "lifeCycle";
    }

    private String blank(GlobalPlatformTerms card) {
        int index = IntStream.range(0, card.transportKeys().size())
                .filter(i -> card.transportKeys().get(i).set().equals(transportKeys))
                .findFirst()
                .orElse(0);
        return "transportKeys[%d]".formatted(index);
    }

    private int nextLoaded(GlobalPlatformTerms card) {
        do {
            loaded++;
        } while (card.applications().get(loaded).loadFile() == null);
        return loaded;
    }

    private String nextPersonalized() {
        personalized++;
        stored = 0;
        return "applications[%d].personalization".formatted(personalized);
    }

    /** A block belongs to the grouping that its first byte belongs to. */
    private String ofStoreData(GlobalPlatformTerms card, CommandApdu command) {
        int index = Math.max(0, personalized);
        ApplicationTerms application = card.applications().get(index);
        List<Dgi> groupings = application.personalization().dgis();
        int at = 0;
        int end = 0;
        while (at < groupings.size()) {
            end += size(groupings.get(at));
            if (end > stored) {
                break;
            }
            at++;
        }
        stored += command.data().size();
        return "applications[%d].personalization.dgis[%d]".formatted(index, at);
    }

    /** Identifier, length and content: those of a secret keep their length under the Key-DEK. */
    private int size(Dgi grouping) {
        byte[] content = grouping.encode(data);
        Arrays.fill(content, (byte) 0);
        return content.length + (content.length <= LONGEST_SHORT_LENGTH ? 3 : 5);
    }
}
