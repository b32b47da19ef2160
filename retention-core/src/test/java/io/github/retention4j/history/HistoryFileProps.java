package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.staging.Sizes;
import io.github.retention4j.testing.Filed;
import io.github.retention4j.testing.GeneratedStores;
import io.github.retention4j.testing.Store;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.domains.Domain;

/** A history that is read has all that was written; that metrics answer the same is a law of their contract. */
class HistoryFileProps {
    private static void assertComesBack(History history) {
        History again = Filed.again(history);
        assertThat(Seen.inBlocks(again)).isEqualTo(Seen.inBlocks(history));
        assertThat(again.basis()).isEqualTo(history.basis());
        assertThat(again.intake()).isEqualTo(history.intake());
        assertThat(again).hasToString(history.toString());
        assertThat(again.extent().basis()).isEqualTo(history.extent().basis());
        assertThat(again.extent().money()).isEqualTo(history.extent().money());
        // Nothing is lost that is not seen.
        assertThat(Filed.bytes(again)).isEqualTo(Filed.bytes(history));
    }

    @Property(tries = 300)
    @Domain(GeneratedStores.class)
    void aStoreComesBackFromItsFile(@ForAll Store store) {
        assertComesBack(store.history());
    }

    @Provide
    Arbitrary<Sizes> sizes() {
        return TinyPartsProps.tiny();
    }

    @Property(tries = 100)
    void aStoreOfManySmallPartsComesBack(
            @ForAll("sizes") Sizes sizes, @ForAll Random random, @ForAll @IntRange(max = 250) int orders) {
        Store store = TinyPartsProps.crowded(random, orders);
        assertComesBack(TinyPartsProps.built(store, sizes, 1));
    }
}
