package dev.cardmint.center.profiles.versions;

import dev.cardmint.center.loadfiles.store.LoadFile;
import dev.cardmint.center.loadfiles.store.LoadFiles;
import dev.cardmint.center.operators.Caller;
import dev.cardmint.center.profiles.MalformedProfileException;
import dev.cardmint.center.profiles.versions.CardTypes.Wanted;
import dev.cardmint.center.web.FieldProblem;
import dev.cardmint.center.web.ProblemException;
import dev.cardmint.model.bytes.Bytes;
import dev.cardmint.model.problem.ProblemType;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Carries card types from one center to another, with everything that they name. */
@Service
public class ProfileBundles {

    private final CardTypes cardTypes;
    private final LoadFiles files;

    ProfileBundles(CardTypes cardTypes, LoadFiles files) {
        this.cardTypes = cardTypes;
        this.files = files;
    }

    /** A version's document and the load files that it names. */
    @Transactional(readOnly = true)
    public ProfileBundle export(Caller caller, Wanted wanted) {
        Bytes document = cardTypes.document(caller, wanted.profile(), wanted.version());
        List<Bytes> named = NamedLoadFiles.of(document.toByteArray()).files().stream()
                .map(digest -> files.content(caller, digest))
                .toList();
        return new ProfileBundle(document, named);
    }

    /** Takes all of it, the document as a draft, or none of it. */
    @Transactional
    public ProfileVersion take(Caller caller, byte[] encoded) {
        ProfileBundle bundle = parse(encoded);
        List<Bytes> brought = bundle.loadFiles().stream()
                .map(file -> files.upload(caller, file))
                .map(LoadFile::digest)
                .toList();
        byte[] document = bundle.document().toByteArray();
        ProfileVersion version = cardTypes.upload(caller, document);
        if (!NamedLoadFiles.of(document).files().containsAll(brought)) {
            throw refused(new MalformedProfileException("loadFiles", "are not all named by the document"));
        }
        return version;
    }

    private static ProfileBundle parse(byte[] encoded) {
        try {
            return ProfileBundle.parse(encoded);
        } catch (MalformedProfileException e) {
            throw refused(e);
        }
    }

    private static ProblemException refused(MalformedProfileException e) {
        return new ProblemException(
                ProblemType.MALFORMED_PROFILE,
                "The bundle cannot be used: %s".formatted(e.getMessage()),
                List.of(new FieldProblem(e.path(), e.reason())));
    }
}
