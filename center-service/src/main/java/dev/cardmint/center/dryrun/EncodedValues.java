package dev.cardmint.center.dryrun;

import dev.cardmint.center.dryrun.DryRun.EncodedValue;
import dev.cardmint.center.personalization.PersonalizationData;
import dev.cardmint.center.profiles.CardTypeProfile;
import dev.cardmint.center.profiles.Dgi;
import dev.cardmint.center.profiles.FileSystemTerms;
import dev.cardmint.center.profiles.content.Content;
import dev.cardmint.center.profiles.content.ContentOutline;
import dev.cardmint.center.profiles.content.ContentOutline.Piece;
import dev.cardmint.center.profiles.filesystem.DirectoryTerms;
import dev.cardmint.center.profiles.filesystem.FilePath;
import dev.cardmint.center.profiles.filesystem.FileTerms;
import dev.cardmint.center.profiles.filesystem.RecordFileTerms;
import dev.cardmint.center.profiles.filesystem.TransparentFileTerms;
import dev.cardmint.model.bytes.Bytes;
import java.util.ArrayList;
import java.util.List;

/** What became of each value, grouping by grouping or file by file. */
final class EncodedValues {

    private final CardTypeProfile profile;
    private final PersonalizationData data;
    private final List<EncodedValue> encoded = new ArrayList<>();

    private EncodedValues(CardTypeProfile profile, PersonalizationData data) {
        this.profile = profile;
        this.data = data;
    }

    static List<EncodedValue> of(CardTypeProfile profile, PersonalizationData data) {
        var values = new EncodedValues(profile, data);
        if (profile.technology() instanceof FileSystemTerms files) {
            values.addFiles(FilePath.MASTER_FILE, files.files());
        } else {
            profile.globalPlatform().applications().forEach(application -> application
                    .personalization()
                    .dgis()
                    .forEach(dgi -> values.addGrouping(application.instance().toString(), dgi)));
        }
        return values.encoded;
    }

    private void addGrouping(String application, Dgi grouping) {
        add("%s DGI %04X".formatted(application, grouping.identifier()), grouping.content());
    }

    private void addFiles(FilePath parent, List<? extends FileTerms> files) {
        for (FileTerms file : files) {
            FilePath path = parent.to(file.identifier());
            if (file instanceof DirectoryTerms directory) {
                addFiles(path, directory.files());
            } else if (file instanceof TransparentFileTerms transparent) {
                add("EF " + path, transparent.content());
            } else if (file instanceof RecordFileTerms records) {
                for (int i = 0; i < records.records().size(); i++) {
                    add(
                            "EF %s record %d".formatted(path, i + 1),
                            records.records().get(i));
                }
            }
        }
    }

    private void add(String where, List<Content> content) {
        for (Piece piece : ContentOutline.of(content, data)) {
            String place = piece.tags().isEmpty() ? where : where + " " + String.join("/", piece.tags());
            Bytes bytes = piece.encoded();
            encoded.add(new EncodedValue(
                    place,
                    piece.encoding(),
                    piece.values().stream().map(this::named).toList(),
                    bytes == null ? null : bytes.toHex()));
        }
    }

    private String named(String value) {
        return value.equals(profile.photo()) ? value : "%s = %s".formatted(value, data.text(value));
    }
}
