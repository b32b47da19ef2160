package io.github.retention4j.livestore;

import io.github.retention4j.history.History;
import io.github.retention4j.livestore.Event.Sourced;
import io.github.retention4j.livestore.LogFormat.Entry;
import io.github.retention4j.livestore.LogReader.UnknownSourceException;
import io.github.retention4j.livestore.RetentionStore.Sizes;
import io.github.retention4j.livestore.codec.MalformedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings a store back from its folder, or begins one: the manifest, the history that it names, and the log behind that. */
final class Opening {
    private static final int FIRST = 1;

    /** So many events are applied at a time, lest all of a long log are in memory twice. */
    private static final int MOST_AT_ONCE = 50_000;

    private final Disk disk;
    private final Sizes sizes;
    private final EventForms forms;
    private final Histories histories;
    private final StoreFiles files;
    private final Sources sources;
    private final List<Recovery.Damage> damages = new ArrayList<>();
    private History history;
    private final Log log;
    private List<Sourced> waiting = new ArrayList<>();
    private long events;
    private boolean hasErasure;

    /**
     * Opens.
     *
     * @param disk the folder
     * @param settings what the caller states
     * @param sizes how long things get
     * @param goesOverDamage whether what is damaged in the log is gone over
     * @throws IllegalArgumentException if the store was begun with other settings
     */
    Opening(Disk disk, StoreSettings settings, Sizes sizes, boolean goesOverDamage) throws IOException {
        this.disk = disk;
        this.sizes = sizes;
        forms = new EventForms(settings);
        histories = new Histories(settings, forms);
        Optional<Manifest> manifest = Manifest.newest(disk);
        Manifest inForce = manifest.isPresent() ? manifest.get() : begun(settings, goesOverDamage);
        if (!inForce.settings().equals(settings.toString())) {
            throw new IllegalArgumentException("the store in " + disk + " was begun with other settings: "
                    + inForce.settings() + "; it cannot be opened with " + settings
                    + "; open it as it was begun, or begin another store in another folder");
        }
        files = new StoreFiles(disk, histories, inForce);
        sources = new Sources(inForce.sources());
        history = files.history();
        LogReader reader = new LogReader(disk, inForce.known(), goesOverDamage);
        LogPlace end = reader.read(inForce.firstSegment(), this::take);
        damages.addAll(reader.damages());
        apply();
        files.deleteOthers();
        deleteSegmentsBehind(end);
        log = goesOverDamage ? Log.begin(disk, sizes, end.segment() + 1, end.length()) : Log.goOn(disk, sizes, end);
    }

    /** Begins a store: first the log, then the manifest that says that it is there. */
    private Manifest begun(StoreSettings settings, boolean isToBeThere) throws IOException {
        for (String name : disk.names()) {
            boolean isLog = LogFormat.segment(name).isPresent();
            if ((isLog && !isEmpty(name)) || Manifest.generationOf(name).isPresent()) {
                throw new CorruptStoreException(
                        disk, Manifest.name(FIRST), 0, "there is no manifest, but " + name + ", which is of a store");
            }
            if (isLog || StoreFiles.isPart(name)) {
                // Of one who began and did not get so far as to add anything.
                disk.delete(name);
            }
        }
        if (isToBeThere) {
            throw new IOException(
                    "there is no store in " + disk + " that could be recovered; name the folder of the damaged one");
        }
        LogPlace start;
        try (Log begun = Log.begin(disk, sizes, FIRST, 0)) {
            start = begun.end();
        }
        Manifest first = new Manifest(FIRST, 0, FIRST, start, settings.toString(), List.of());
        first.write(disk);
        return first;
    }

    private boolean isEmpty(String name) throws IOException {
        try (InputStream in = disk.read(name)) {
            return in.readNBytes(LogFormat.HEAD + 1).length <= LogFormat.HEAD;
        }
    }

    /** Deletes what was to be the next segment when a crash came. */
    private void deleteSegmentsBehind(LogPlace end) throws IOException {
        boolean isCut = false;
        for (String name : disk.names()) {
            if (LogFormat.segment(name).orElse(0) > end.segment()) {
                disk.delete(name);
                isCut = true;
            }
        }
        if (isCut) {
            disk.force();
        }
    }

    private void take(Entry entry) throws MalformedException, UnknownSourceException {
        if (entry.type() == EventForms.SOURCE) {
            if (entry.source() != sources.count() + 1) {
                throw new UnknownSourceException("source " + entry.source() + " behind " + sources.count());
            }
            sources.add(StandardCharsets.UTF_8.decode(entry.payload()).toString());
            return;
        }
        Event event = forms.read(entry.type(), entry.payload());
        if (entry.source() == 0) {
            waiting.add(new Sourced("", 0, event));
        } else if (!sources.has(entry.source())) {
            throw new UnknownSourceException("source " + entry.source() + " of " + sources.count());
        } else {
            sources.take(entry.source(), entry.position());
            waiting.add(new Sourced(sources.name(entry.source()), entry.position(), event));
        }
        events++;
        hasErasure |= event instanceof Event.Erased;
        if (waiting.size() == MOST_AT_ONCE) {
            apply();
        }
    }

    private void apply() {
        history = histories.apply(history, waiting);
        waiting = new ArrayList<>();
    }

    EventForms forms() {
        return forms;
    }

    Histories histories() {
        return histories;
    }

    StoreFiles files() {
        return files;
    }

    Sources sources() {
        return sources;
    }

    History history() {
        return history;
    }

    Log log() {
        return log;
    }

    /** Whether a customer was erased of whom the files still tell. */
    boolean hasErasure() {
        return hasErasure;
    }

    Recovery recovery() {
        return new Recovery(events, damages);
    }
}
