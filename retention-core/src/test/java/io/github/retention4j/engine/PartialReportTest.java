package io.github.retention4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retention4j.history.Basis;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.CompositeMetric;
import io.github.retention4j.metric.CompositeState;
import io.github.retention4j.metric.CustomerFilter;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.metric.index.CustomerLoyaltyIndex;
import io.github.retention4j.metric.retention.ChurnRate;
import io.github.retention4j.metric.retention.RepeatPurchaseRate;
import io.github.retention4j.metric.retention.RetentionRate;
import io.github.retention4j.metric.segment.Segments;
import io.github.retention4j.metric.value.AverageOrderValue;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Window;
import io.github.retention4j.result.Ratio;
import io.github.retention4j.result.Segmented;
import io.github.retention4j.testing.Serialisation;
import io.github.retention4j.testing.StoreRows;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;

class PartialReportTest {
    private static final Window MARCH = Window.month(2026, 3);
    private static final RetentionRate RETENTION = RetentionRate.in(MARCH);
    private static final Metric<?, Segmented<String, Ratio>> BY_COUNTRY =
            RepeatPurchaseRate.in(MARCH).by(Segments.country());

    /** Of two customers of February one came again in March. */
    private static final History RIYADH = StoreRows.riyadh()
            .orders("a", "2026-02-10", "2026-03-10")
            .orders("b", "2026-02-11")
            .store()
            .history();

    /** Of one customer of February one came again in April. */
    private static final History JEDDAH =
            StoreRows.riyadh().orders("c", "2026-02-12", "2026-04-10").store().history();

    private static final Basis BOTH = RIYADH.extent().union(JEDDAH.extent()).basis();

    private static MetricsEngine riyadh() {
        return MetricsEngine.over(RIYADH.on(BOTH));
    }

    private static MetricsEngine jeddah() {
        return MetricsEngine.over(JEDDAH.on(BOTH));
    }

    private static <R> R sent(Metric<?, R> metric) {
        PartialReport one = PartialReport.read(riyadh().partial(metric).toBytes(), metric);
        PartialReport other = PartialReport.read(jeddah().partial(metric).toBytes(), metric);
        return one.merge(other).report().get(metric);
    }

    private static Consumer<Ratio> is(long hits, long total) {
        return ratio -> assertThat(List.of(ratio.hits(), ratio.total())).containsExactly(hits, total);
    }

    // ---- merged

    @Test
    void partsMergeToTheWhole() {
        PartialReport one = riyadh().partial(RETENTION);
        PartialReport other = jeddah().partial(RETENTION);
        assertThat(one.report().get(RETENTION)).satisfies(is(1, 2));
        assertThat(one.merge(other).report().get(RETENTION)).satisfies(is(1, 3));
        assertThat(other.merge(one).report())
                .hasToString(one.merge(other).report().toString());
        assertThat(sent(RETENTION)).satisfies(is(1, 3));
        // What was merged is as it was.
        assertThat(one.report().get(RETENTION).total()).isEqualTo(2);
        assertThat(other.report().get(RETENTION).total()).isEqualTo(1);
        assertThat(one.basis()).isEqualTo(BOTH);
        assertThat(one).hasToString("partial retention rate on " + BOTH);
    }

    @Test
    void customersWhoAreInTwoPartsAreCountedTwice() {
        PartialReport one = riyadh().partial(RETENTION);
        assertThat(one.merge(one, one).report().get(RETENTION).total()).isEqualTo(6);
        assertThat(one.merge().report().get(RETENTION)).isEqualTo(one.report().get(RETENTION));
        assertThat(one.report().get(RETENTION).total()).isEqualTo(2);
    }

    @Test
    void noMetricsAreAPartialReportToo() {
        PartialReport none = riyadh().partial();
        assertThat(none.merge(jeddah().partial()).report().metrics()).isEmpty();
        assertThat(PartialReport.read(none.toBytes()).report().metrics()).isEmpty();
        assertThat(none).hasToString("partial no metrics on " + BOTH);
    }

    @Test
    void aMetricThatIsAskedTwiceIsThereOnce() {
        byte[] twice = riyadh().where("all", new Everybody())
                .partial(RETENTION, RETENTION)
                .toBytes();
        Report report = PartialReport.read(twice, RETENTION, RETENTION).report();
        assertThat(report.metrics()).containsExactly(RETENTION);
        assertThat(report.get(RETENTION).label().population()).isEqualTo("only all");
        assertThat(PartialReport.read(twice, RETENTION).report().get(RETENTION)).isEqualTo(report.get(RETENTION));
    }

    private record Everybody() implements CustomerFilter {
        @Override
        public boolean test(CustomerHistory customer) {
            return true;
        }
    }

    @Test
    void otherMetricsOrBasesAreRefused() {
        PartialReport partial = riyadh().partial(RETENTION, BY_COUNTRY);
        List<List<Metric<?, ?>>> others = List.of(
                List.of(),
                List.of(RETENTION),
                List.of(BY_COUNTRY, RETENTION),
                List.of(ChurnRate.in(MARCH), BY_COUNTRY),
                List.of(RETENTION, RepeatPurchaseRate.in(MARCH).by(Segments.city())),
                List.of(RetentionRate.in(MARCH.next()), BY_COUNTRY),
                List.of(RETENTION, BY_COUNTRY, ChurnRate.in(MARCH)));
        for (List<Metric<?, ?>> other : others) {
            assertThatIllegalArgumentException()
                    .as("%s", other)
                    .isThrownBy(() -> partial.merge(jeddah().partial(other)))
                    .withMessageContaining("of other metrics, windows or segments, in another order");
            assertThatIllegalArgumentException()
                    .as("%s", other)
                    .isThrownBy(() -> PartialReport.read(partial.toBytes(), other))
                    .withMessageContaining("of other metrics, windows or segments, in another order");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> partial.merge(MetricsEngine.over(JEDDAH).partial(RETENTION, BY_COUNTRY)))
                .withMessageContaining("different bases");
    }

    @Test
    void anotherFilterOrMinimumGroupSizeIsRefused() {
        Metric<int[], Integer> own = Metric.fold(
                "customers", () -> new int[1], (sum, c) -> sum[0]++, (into, from) -> into[0] += from[0], sum -> sum[0]);
        List<UnaryOperator<MetricsEngine>> engines = List.of(
                engine -> engine,
                engine -> engine.where("all", new Everybody()),
                engine -> engine.where("others", new Everybody()));
        for (UnaryOperator<MetricsEngine> one : engines) {
            for (UnaryOperator<MetricsEngine> other : engines) {
                if (one != other) {
                    PartialReport partial = one.apply(riyadh()).partial(own);
                    assertThatIllegalArgumentException()
                            .isThrownBy(
                                    () -> partial.merge(other.apply(jeddah()).partial(own)))
                            .withMessageContaining("another filter or minimum group size");
                }
            }
        }
        PartialReport hiding = riyadh().minimumGroupSize(10).partial(RETENTION);
        for (MetricsEngine other : List.of(jeddah(), jeddah().minimumGroupSize(11))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> hiding.merge(other.partial(RETENTION)))
                    .withMessageContaining("another filter or minimum group size");
        }
    }

    /** Made of others that are told in an order which changes, as that of a set does from one machine to the next. */
    private record Unordered(Set<RetentionRate> rates) implements CompositeMetric<Long> {
        private static boolean isTurned;

        @Override
        public String name() {
            return "customers at the start";
        }

        @Override
        public Collection<RetentionRate> parts() {
            List<RetentionRate> parts = new ArrayList<>(List.of(RETENTION, RetentionRate.in(MARCH.next())));
            if (isTurned) {
                Collections.reverse(parts);
            }
            return parts;
        }

        @Override
        public Long finish(CompositeState state, Basis basis) {
            return state.result(RETENTION, basis).total();
        }
    }

    /** States of one class would be taken one for the other. */
    @Test
    void partsOfACompositeInAnotherOrderAreRefused() {
        Unordered metric = new Unordered(Set.of(RETENTION));
        byte[] kept = riyadh().partial(metric).toBytes();
        assertThat(PartialReport.read(kept, metric)
                        .merge(jeddah().partial(metric))
                        .report()
                        .get(metric))
                .isEqualTo(3);
        Unordered.isTurned = true;
        try {
            PartialReport read = PartialReport.read(kept, metric);
            assertThat(read.report().get(metric)).isEqualTo(2);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> read.merge())
                    .withMessageContaining("made of others that are in another order");
            PartialReport turned = jeddah().partial(metric);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> turned.merge(read))
                    .withMessageContaining("made of others that are in another order");
        } finally {
            Unordered.isTurned = false;
        }
    }

    @Test
    void aGroupThatIsSmallInEachPartIsHiddenIfItIsSmallInAll() {
        List<PartialReport> parts = new ArrayList<>();
        for (int part = 0; part < 4; part++) {
            StoreRows rows = StoreRows.riyadh().observedThrough("2026-03-31");
            for (int i = 0; i < 3; i++) {
                String id = part + "-" + i;
                String country = i == 0 ? "AE" : "SA";
                rows.customer(Customer.builder(id).country(country).build()).orders(id, "2026-03-01", "2026-03-09");
            }
            MetricsEngine engine = MetricsEngine.over(rows.store().history()).minimumGroupSize(5);
            byte[] kept =
                    engine.partial(BY_COUNTRY, CustomerLoyaltyIndex.in(MARCH)).toBytes();
            parts.add(PartialReport.read(kept, BY_COUNTRY, CustomerLoyaltyIndex.in(MARCH)));
        }
        assertThat(parts.get(0).report().get(BY_COUNTRY)).isEmpty();
        Report all = parts.get(0).merge(parts.subList(1, 4)).report();
        // Eight of Saudi Arabia would tell that four are elsewhere.
        assertThat(all.get(BY_COUNTRY)).isEmpty();
        Report more = parts.get(0).merge(parts).report();
        assertThat(more.get(BY_COUNTRY).get("SA").total()).isEqualTo(10);
        assertThat(more.get(BY_COUNTRY).get("AE").total()).isEqualTo(5);
    }

    // ---- functions of a caller

    @Test
    void functionsAreReadByTheProgramThatWroteThem() {
        Window february = Window.month(2026, 2);
        Metric<?, Ratio> lapsed = Metric.share("lapsed", c -> c.orderedIn(february), c -> !c.orderedIn(MARCH));
        assertThat(sent(lapsed)).satisfies(is(2, 3));
        Ratio ofRegulars = sent(RETENTION.where("regulars", c -> c.orderCount() > 1));
        assertThat(ofRegulars).satisfies(is(1, 2));
        assertThat(ofRegulars.label().population()).isEqualTo("only regulars");
        assertThat(sent(RETENTION.by("orders", CustomerHistory::orderCount)).keySet())
                .containsExactly(1, 2);

        // Made anew, with a text that is another object.
        byte[] kept = riyadh().partial(named("share"), RETENTION).toBytes();
        Metric<?, Ratio> again = named(String.valueOf(new char[] {'s', 'h', 'a', 'r', 'e'}));
        assertThat(PartialReport.read(kept, again, RetentionRate.in(Window.month(2026, 3)))
                        .report()
                        .get(again))
                .satisfies(is(1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> PartialReport.read(kept, named("other"), RETENTION));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartialReport.read(riyadh().partial(lapsed).toBytes(), named("lapsed")));
    }

    private static Metric<?, Ratio> named(String name) {
        return Metric.share(name, c -> true, c -> c.orderCount() > 1);
    }

    @Test
    void partsOfFunctionsThatWereReadMergeWithThoseThatWereNot() {
        Metric<?, Ratio> share = named("share");
        PartialReport here = riyadh().partial(share);
        PartialReport there = PartialReport.read(jeddah().partial(share).toBytes(), share);
        assertThat(here.merge(there).report().get(share)).satisfies(is(2, 3));
        assertThat(there.merge(here).report().get(share)).satisfies(is(2, 3));
        PartialReport sent = Serialisation.roundTrip(here.merge(there));
        assertThat(PartialReport.read(sent.toBytes(), share).report().get(share))
                .satisfies(is(2, 3));
    }

    @Test
    void whatIsNotSerializableIsMergedAndNotWritten() {
        ReentrantLock unsent = new ReentrantLock();
        Object object = new Object();
        Metric<?, Ratio> metric = Metric.share("held", c -> !object.toString().isEmpty(), c -> !unsent.isLocked());
        PartialReport partial = riyadh().partial(metric);
        assertThat(partial.merge(jeddah().partial(metric)).report().get(metric)).satisfies(is(3, 3));
        assertThatIllegalArgumentException()
                .isThrownBy(partial::toBytes)
                .withMessageContaining("java.lang.Object, which is not Serializable");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartialReport.read(riyadh().partial(RETENTION).toBytes(), metric))
                .withMessageContaining("java.lang.Object, which is not Serializable");
        Metric<?, Ratio> other = Metric.share("other", c -> !object.toString().isEmpty(), c -> true);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> partial.merge(jeddah().partial(other)))
                .withMessageContaining("of other metrics");
    }

    @Test
    void whatCouldNotBeReadAgainIsNotWritten() {
        Metric<?, Integer> sites = Metric.fold(
                "sites",
                () -> new ArrayList<>(List.of(URI.create("https://example.org"))),
                (state, c) -> state.add(URI.create("https://example.org")),
                List::addAll,
                List::size);
        assertThat(riyadh().partial(sites).report().get(sites)).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(riyadh().partial(sites)::toBytes)
                .withMessageContaining("java.net.URI, of which no metric or function has the package");
    }

    // ---- bytes

    @Test
    void outlivesItsBytesUnlessTheyAreChanged() {
        byte[] bytes = riyadh().partial(RETENTION).toBytes();
        assertThat(PartialReport.read(bytes, RETENTION).report())
                .hasToString(riyadh().compute(RETENTION).toString());
        for (int i = 0; i < bytes.length; i++) {
            for (int bit : new int[] {1, 0x80, 0xff}) {
                byte[] changed = bytes.clone();
                changed[i] ^= (byte) bit;
                isRefused(changed, "change of byte " + i);
            }
            isRefused(Arrays.copyOf(bytes, i), i + " bytes");
        }
        isRefused(Arrays.copyOf(bytes, bytes.length + 1), "one more");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartialReport.read(new byte[0], RETENTION))
                .withMessage("these 0 bytes are no partial report");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartialReport.read(Arrays.copyOf(bytes, bytes.length - 1), RETENTION))
                .withMessage("a partial report whose bytes were changed or cut off; its check sum is wrong");
    }

    private static void isRefused(byte[] bytes, String what) {
        assertThatIllegalArgumentException()
                .as(what)
                .isThrownBy(() -> PartialReport.read(bytes, RETENTION))
                .withMessageContaining("partial report");
    }

    @Test
    void anotherVersionIsRefused() {
        byte[] bytes = riyadh().partial(RETENTION).toBytes();
        ByteBuffer.wrap(bytes).putInt(4, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartialReport.read(bytes, RETENTION))
                .withMessage("a partial report of format 2, and this library reads format 1;"
                        + " work it out again from the history");
    }

    /** Objects as another program writes them, behind a header that is right. */
    private static byte[] enclosed(Object object, boolean namesParents) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes) {
            @Override
            protected void annotateClass(Class<?> type) throws IOException {
                Class<?> parent = type.getSuperclass();
                if (namesParents) {
                    writeUTF(parent == null ? "" : parent.getName());
                }
            }
        }) {
            out.writeObject(object);
        }
        return enclosed(bytes.toByteArray());
    }

    private static byte[] enclosed(byte[] objects) {
        CRC32C sum = new CRC32C();
        sum.update(objects);
        return ByteBuffer.allocate(12 + objects.length)
                .putInt(0x52344A50)
                .putInt(1)
                .putInt((int) sum.getValue())
                .put(objects)
                .array();
    }

    @Test
    void objectsOfOtherClassesAreRefused() throws IOException {
        URI uri = URI.create("https://example.org");
        Comparator<Object> comparator =
                (Comparator<Object> & Serializable) (one, other) -> Integer.compare(one.hashCode(), other.hashCode());
        TreeSet<Object> compared = new TreeSet<>(comparator);
        for (Object object : List.of(uri, new URI[] {uri}, List.of(uri), Optional.class, new Sneaky(uri))) {
            assertThatIllegalArgumentException()
                    .as("%s", object)
                    .isThrownBy(() -> PartialReport.read(enclosed(object, true), RETENTION))
                    .withMessageContaining(object instanceof Class ? "they are of something else" : "java.net.URI");
        }
        for (Object object : List.of("text", 1L, BOTH, RETENTION, List.of(RETENTION), compared)) {
            assertThatIllegalArgumentException()
                    .as("%s", object)
                    .isThrownBy(() -> PartialReport.read(enclosed(object, true), RETENTION))
                    .withMessageContaining("they are of something else");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartialReport.read(enclosed(riyadh().partial(RETENTION), false), RETENTION))
                .withMessageContaining("a partial report of other classes");
        for (byte[] none : List.of(new byte[0], new byte[] {1, 2, 3, 4, 5})) {
            assertThatIllegalArgumentException().isThrownBy(() -> PartialReport.read(enclosed(none), RETENTION));
        }
    }

    private record Sneaky(Object object) implements Serializable {}

    /** A class that changed since: its name is that of another whose fields are not the same. */
    @Test
    void classesOfOtherFieldsOrAnotherParentAreRefused() throws IOException {
        record Written(int customers) implements Serializable {}
        record Renamed(int customerz) implements Serializable {}
        assertThat(Written.class.getName()).hasSameSizeAs(Renamed.class.getName());
        List<Serializable> others = List.of(new Renamed(1), new Child());
        for (Serializable other : others) {
            byte[] bytes = renamed(enclosed(other, true));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> PartialReport.read(bytes, RETENTION))
                    .withMessageContaining("was written as one ");
        }
    }

    private static class Base implements Serializable {
        private static final long serialVersionUID = 1L;
    }

    private static final class Child extends Base {
        private static final long serialVersionUID = 1L;
    }

    /** The same bytes, in which names of classes are swapped for those of the same length. */
    private static byte[] renamed(byte[] bytes) {
        String text = new String(bytes, 12, bytes.length - 12, StandardCharsets.ISO_8859_1);
        String other = text.replace("1Renamed", "1Written")
                .replace(Base.class.getName(), Base.class.getName().replace("$Base", "$Basf"));
        return enclosed(other.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void nullIsRefusedAtTheDoor() {
        byte[] bytes = riyadh().partial(RETENTION).toBytes();
        PartialReport partial = riyadh().partial(RETENTION);
        assertThatNullPointerException().isThrownBy(() -> PartialReport.read(null, RETENTION));
        assertThatNullPointerException()
                .isThrownBy(() -> PartialReport.read(bytes, (Collection<Metric<?, ?>>) null))
                .withMessage("metrics");
        assertThatNullPointerException().isThrownBy(() -> partial.merge((Collection<PartialReport>) null));
        assertThatNullPointerException().isThrownBy(() -> partial.merge((PartialReport) null));
        assertThatNullPointerException().isThrownBy(() -> riyadh().partial((Metric<?, ?>) null));
    }

    @Test
    void manyMetricsOfOnePassAreReadTogether() {
        List<Metric<?, ?>> metrics = List.of(
                RETENTION, BY_COUNTRY, AverageOrderValue.in(MARCH), CustomerLoyaltyIndex.in(MARCH), named("share"));
        List<PartialReport> parts = Stream.of(riyadh(), jeddah())
                .map(engine -> PartialReport.read(engine.partial(metrics).toBytes(), metrics))
                .toList();
        Report all = parts.get(0).merge(parts.get(1)).report();
        assertThat(List.copyOf(all.metrics())).isEqualTo(metrics);
        for (Metric<?, ?> metric : metrics) {
            assertThat((Object) all.get(metric)).isEqualTo(sent(metric));
        }
    }
}
