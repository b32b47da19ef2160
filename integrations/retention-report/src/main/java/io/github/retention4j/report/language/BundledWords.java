package io.github.retention4j.report.language;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Words that come with the library, read when they are first needed: who asks for English does not wait for them. */
final class BundledWords implements Supplier<Words> {
    private final String file;
    private @Nullable Words words;

    BundledWords(String file) {
        this.file = file;
    }

    @Override
    public synchronized Words get() {
        if (words == null) {
            words = read();
        }
        return words;
    }

    private Words read() {
        try (InputStream in = requireNonNull(Language.class.getResourceAsStream(file), file)) {
            return Words.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
