package io.github.retention4j.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.LongRows;
import io.github.retention4j.store.TextFormProps;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class PendingIdsProps {
    private static final int COLUMN = 1;

    /** Any, none, and such as come again and again: numbers, texts of several lengths, UUIDs. */
    @Provide
    Arbitrary<List<String>> ids() {
        Arbitrary<String> few =
                Arbitraries.integers().between(0, 60).map(i -> "customer-".repeat(i % 5) + (i % 4 == 0 ? i : "A" + i));
        return Arbitraries.oneOf(TextFormProps.anyText(), TextFormProps.uuids(), few, Arbitraries.just(""))
                .list()
                .ofMaxSize(100);
    }

    private static void assertKeysAreThoseOfTheIds(PendingIds pending, List<String> ids, List<String> known) {
        IdKeys keys = new IdKeys();
        Map<String, Long> knownKeys = new HashMap<>();
        known.forEach(id -> knownKeys.put(id, keys.of(id)));
        LongRows rows = new LongRows(2);
        for (String id : ids) {
            int row = rows.addRow();
            rows.set(row, 0, -row);
            // Looked at and not kept.
            pending.add("another " + id);
            rows.set(row, COLUMN, pending.add(CharBuffer.wrap(id)));
            pending.keep(rows.get(row, COLUMN));
        }

        pending.giveKeys(rows, COLUMN, keys);

        for (int row = 0; row < ids.size(); row++) {
            String id = ids.get(row);
            long key = rows.get(row, COLUMN);
            assertThat(rows.get(row, 0)).isEqualTo(-row);
            assertThat(key).isEqualTo(id.isEmpty() ? IdKeys.NOBODY : keys.of(id));
            assertThat(key).isEqualTo(knownKeys.getOrDefault(id, key));
            if (!id.isEmpty()) {
                assertThat(keys.id(key)).isEqualTo(id);
            }
        }
    }

    @Property
    void idsGetTheKeysThatTheyHaveAnyhow(
            @ForAll("ids") List<String> ids,
            @ForAll @IntRange(min = 1, max = 400) int rowsAtOnce,
            @ForAll @IntRange(min = 1, max = 400) int longsAtOnce) {
        // Every third was a customer before, of a coupon say.
        List<String> known = new ArrayList<>();
        for (int i = 0; i < ids.size(); i += 3) {
            if (!ids.get(i).isEmpty()) {
                known.add(ids.get(i));
            }
        }
        assertKeysAreThoseOfTheIds(new PendingIds(rowsAtOnce, longsAtOnce), ids, known);
    }

    @Example
    void textsStandInManyPages() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            ids.add("customer number " + i % 30_000);
        }
        ids.add("x".repeat(300_000));
        ids.add("the last");
        assertKeysAreThoseOfTheIds(new PendingIds(), ids, List.of("the last"));
        assertKeysAreThoseOfTheIds(new PendingIds(10_000, 1 << 20), ids, List.of("the last"));
    }

    @Property
    void twoAreTheSameIfTheirTextsAre(@ForAll("ids") List<String> all) {
        List<String> ids = all.subList(0, Math.min(all.size(), 20));
        PendingIds pending = new PendingIds();
        List<Long> kept = new ArrayList<>();
        for (String id : ids) {
            long given = pending.add(id);
            for (int before = 0; before < kept.size(); before++) {
                assertThat(pending.isSame(kept.get(before), given))
                        .isEqualTo(ids.get(before).equals(id));
            }
            pending.keep(given);
            kept.add(given);
        }
    }
}
