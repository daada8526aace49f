package dev.cardmint.center.loadfiles.store;

import dev.cardmint.center.loadfiles.CapFile;
import dev.cardmint.model.bytes.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Adds the load files that the service is shipped with; one that cannot be read keeps it from starting. */
@Component
class ShippedLoadFiles implements InitializingBean {

    private static final String FILES = "classpath*:load-files/*.cap";

    private final LoadFileStore store;
    private final TransactionTemplate transaction;
    private final Clock clock;

    ShippedLoadFiles(LoadFileStore store, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        List<Bytes> contents = contents();
        transaction.executeWithoutResult(status -> contents.forEach(this::add));
    }

    private static List<Bytes> contents() throws IOException {
        var contents = new ArrayList<Bytes>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources(FILES)) {
            try (InputStream in = file.getInputStream()) {
                contents.add(Bytes.copyOf(in.readAllBytes()));
            }
        }
        return contents;
    }

    private void add(Bytes content) {
        CapFile file = CapFile.parse(content);
        store.add(
                new LoadFile(LoadFiles.digest(content), file.declared().aid(), content.size(), null, clock.instant()),
                content);
    }
}
