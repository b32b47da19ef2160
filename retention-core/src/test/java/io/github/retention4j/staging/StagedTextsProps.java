package io.github.retention4j.staging;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.store.IdKeys;
import io.github.retention4j.store.Partitions;
import io.github.retention4j.store.RowLayout;
import io.github.retention4j.store.TextForm;
import io.github.retention4j.store.TextFormProps;
import io.github.retention4j.store.TextIndex;
import io.github.retention4j.store.Timeline;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** However many texts wait for their partitions at a time, each partition gives back its own, in the order of arrival. */
class StagedTextsProps {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final long ANY_TIME = 1_700_000_000_000L;
    private static final long DAY = 86_400_000;
    private static final LocalDate FIRST = LocalDate.of(2013, 1, 1);
    private static final Timeline DAYS = Timeline.days(LONDON, FIRST, LocalDate.of(2034, 1, 1));
    private static final Timeline LONGER = Timeline.days(LONDON, LocalDate.of(2000, 1, 1), LocalDate.of(2050, 1, 1));

    private record Order(String customer, long millis, long amount) {}

    /** Of few customers or many, or of one. */
    @Provide
    Arbitrary<List<String>> ids() {
        Arbitrary<List<String>> any = TextFormProps.anyText().list().ofMaxSize(200);
        Arbitrary<List<String>> again = TextFormProps.anyText()
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .flatMap(few -> Arbitraries.of(few).list().ofMaxSize(200));
        return Arbitraries.oneOf(any, again);
    }

    /** Room for less than a row, for one, and for many. */
    @Provide
    Arbitrary<Integer> longs() {
        return Arbitraries.of(1, 2, 3, 4, 7, 60, 500, 100_000);
    }

    @Property
    void partitionsGiveBackTheirOrders(
            @ForAll("ids") List<String> ids,
            @ForAll("longs") int segmentLongs,
            @ForAll @IntRange(min = 1, max = 8000) int reach,
            @ForAll @IntRange(min = 1, max = 63) int amountBits,
            @ForAll Random random) {
        StagedTexts staged = new StagedTexts(ANY_TIME, segmentLongs);
        Map<Integer, List<Order>> expected = new HashMap<>();
        IdKeys keys = new IdKeys();
        for (String id : ids) {
            long millis = ANY_TIME + random.nextLong(-reach * DAY, reach * DAY);
            long amount = random.nextLong() >>> (Long.SIZE - amountBits);
            staged.add(id, millis, amount);
            // The key of a text whose form is not that of a number tells its partition.
            long[] text = new long[TextForm.room(id.length())];
            int partition = TextForm.partition(text, 0, TextForm.write(id, text, 0));
            expected.computeIfAbsent(partition, p -> new ArrayList<>()).add(new Order(id, millis, amount));
        }
        staged.close();
        for (int p = 0; p < Partitions.COUNT; p++) {
            List<Order> orders = expected.getOrDefault(p, List.of());
            assertThat(staged.rows(p)).isEqualTo(orders.size());
            assertThat(orders(staged, p, keys)).isEqualTo(orders);
        }
    }

    private static List<Order> orders(StagedTexts staged, int partition, IdKeys keys) {
        Run run = staged.run(partition, keys.texts(partition), LONGER);
        assertThat(run.rows()).isEqualTo(staged.rows(partition));
        List<Order> orders = new ArrayList<>();
        for (int at = run.from(); at < run.to(); at += run.longsARow()) {
            long key = run.longs()[at];
            assertThat(Partitions.of(key)).isEqualTo(partition);
            int day = (int) (run.when(at, LONGER.firstDay(), RowLayout.wide(40)) >>> 40);
            orders.add(new Order(keys.id(key), LONGER.start(day) + run.timeOfDay(at), run.amount(at)));
        }
        return orders;
    }

    /** Twenty years of days leave 24 bits for an amount, and those of one more are wide. */
    @Example
    void rowsAreAsWideAsTheWidestAmountAsks() {
        for (int bits = 20; bits <= 25; bits++) {
            StagedTexts staged = new StagedTexts(ANY_TIME, 100);
            staged.add("c", ANY_TIME, (1L << bits) - 1);
            staged.close();
            long[] text = new long[TextForm.room(1)];
            int partition = TextForm.partition(text, 0, TextForm.write("c", text, 0));
            Run run = staged.run(partition, new TextIndex(), DAYS);
            assertThat(run.isWide()).isEqualTo(bits == 25);
            assertThat(run.amount(0)).isEqualTo((1L << bits) - 1);
        }
    }

    /** At and around what a long has room for, and what stands for an order that has none. */
    @Example
    void givesBackOrdersAtTheEdgesOfALong() {
        long reach = 1L << 38;
        long amounts = 1L << 25;
        for (long millis : new long[] {-reach - 1, -reach, 0, reach - 1, reach}) {
            for (long amount : new long[] {0, 1, amounts - 2, amounts - 1, amounts, Long.MAX_VALUE}) {
                StagedTexts staged = new StagedTexts(ANY_TIME, 100);
                staged.add("c", ANY_TIME + millis, amount);
                staged.add("c", ANY_TIME, 1);
                staged.close();
                long[] text = new long[TextForm.room(1)];
                int partition = TextForm.partition(text, 0, TextForm.write("c", text, 0));
                assertThat(orders(staged, partition, new IdKeys()))
                        .containsExactly(new Order("c", ANY_TIME + millis, amount), new Order("c", ANY_TIME, 1));
            }
        }
    }

    @Property
    void allOrdersOfOneCustomerMeet(@ForAll("longs") int segmentLongs, @ForAll @IntRange(max = 300) int orders) {
        StagedTexts staged = new StagedTexts(ANY_TIME, segmentLongs);
        String id = "somebody@example.com";
        for (int i = 0; i < orders; i++) {
            staged.add(id, ANY_TIME + i, i);
        }
        staged.close();
        long[] text = new long[TextForm.room(id.length())];
        int partition = TextForm.partition(text, 0, TextForm.write(id, text, 0));
        assertThat(staged.rows(partition)).isEqualTo(orders);
        Run run = staged.run(partition, new TextIndex(), DAYS);
        for (int i = 0; i < orders; i++) {
            assertThat(run.longs()[i * Run.PACKED_LONGS]).isEqualTo(TextIndex.key(partition, 0));
            assertThat(run.amount(i * Run.PACKED_LONGS)).isEqualTo(i);
        }
    }
}
