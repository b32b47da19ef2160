package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.CustomerBlock;
import io.github.retention4j.history.CustomerCursor;
import io.github.retention4j.history.CustomerHistory;
import io.github.retention4j.history.CustomerRows;
import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.history.RecordKind;
import io.github.retention4j.history.RecordRow;
import io.github.retention4j.history.Records;
import io.github.retention4j.history.Requirement;
import io.github.retention4j.history.SourceRows;
import io.github.retention4j.history.Visits;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.metric.Metric;
import io.github.retention4j.model.Customer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A new kind of record is a record, its file and its columns in a file reader: {@link Wish}, {@link Wishes}, {@link WishColumns}. */
class NewKindTest {
    private static final Instant NOON = Instant.parse("2026-03-05T09:00:00Z");

    @TempDir
    private Path folder;

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    private static Wish wish(String customer, int second, String product, long price) {
        return new Wish(
                NOON.plusSeconds(second),
                product,
                price,
                second % 2 == 0 ? Optional.of(NOON.plusSeconds(second + 60)) : Optional.empty(),
                Optional.of(customer).filter(c -> !c.isEmpty()));
    }

    /** What all customers wish, in the order of their blocks. */
    private static List<String> told(History history) {
        List<String> told = new ArrayList<>();
        for (CustomerBlock block : history.blocks()) {
            for (int customer = 0; customer < block.customers(); customer++) {
                CustomerHistory view = block.cursor().moveTo(customer);
                Wishes wishes = view.records(Wishes.KIND);
                for (int i = 0; i < wishes.count(); i++) {
                    told.add((view.isAnonymous() ? "nobody" : view.id()) + " " + wishes.product(i) + " "
                            + wishes.price(i) + " at " + Instant.ofEpochMilli(wishes.wished(i)) + " "
                            + (wishes.isGranted(i) ? wishes.granted(i).getAsLong() - wishes.wished(i) : "open"));
                }
            }
        }
        told.sort(null);
        return told;
    }

    @Test
    void recordsAreReadAsTheyWereGiven() {
        History history = builder()
                .records(
                        Wishes.KIND,
                        List.of(
                                wish("b", 5, "lamp", 700),
                                wish("a", 2, "oud", 20_000),
                                wish("a", 1, "lamp", 500),
                                wish("", 3, "dates", 0)))
                .build();
        assertThat(told(history))
                .containsExactly(
                        "a lamp 500 at 2026-03-05T09:00:01Z open",
                        "a oud 20000 at 2026-03-05T09:00:02Z 60000",
                        "b lamp 700 at 2026-03-05T09:00:05Z open",
                        "nobody dates 0 at 2026-03-05T09:00:03Z open");
        assertThat(history.basis().given(Wishes.KIND)).isTrue();
        assertThat(history.basis().given(Visits.KIND)).isFalse();
        assertThat(history.intake()).hasToString("wishes: 4 rows, 4 taken");
    }

    @Test
    void metricsAndRequirementsKnowThem() {
        History history = builder()
                .records(Wishes.KIND, List.of(wish("a", 1, "lamp", 500), wish("b", 2, "oud", 100)))
                .customers(List.of(Customer.of("c")))
                .build();
        Metric<?, ?> granted = Metric.share(
                "granted",
                c -> c.records(Wishes.KIND).count() > 0,
                c -> c.records(Wishes.KIND).isGranted(0));
        assertThat(MetricsEngine.over(history).compute(granted).toString()).contains("50.0 % (1/2)");
    }

    @Test
    void customersWithoutOneArePassedOver() {
        CustomerBlock block = builder()
                .records(Wishes.KIND, List.of(wish("a", 1, "lamp", 500), wish("b", 2, "oud", 100)))
                .customers(List.of(Customer.of("c")))
                .build()
                .blocks()
                .get(0);
        CustomerCursor cursor = block.cursor(Requirement.records(Wishes.KIND));
        List<String> ids = new ArrayList<>();
        while (cursor.next()) {
            ids.add(cursor.customer().id());
        }
        assertThat(ids).containsExactlyInAnyOrder("a", "b");
        assertThat(block.customers()).isEqualTo(3);
    }

    @Test
    void rowsOfPrimitivesAreTheSame() {
        HistoryBuilder builder = builder();
        SourceRows source = builder.source("wishes");
        Wishes.add(source.row().customer(17), NOON.toEpochMilli(), "lamp", 500, OptionalLong.empty());
        Wishes.add(source.row().nobody(), NOON.toEpochMilli(), "oud", 1, OptionalLong.empty());
        assertThat(told(builder.build()))
                .containsExactly(
                        "17 lamp 500 at 2026-03-05T09:00:00Z open", "nobody oud 1 at 2026-03-05T09:00:00Z open");
    }

    @Test
    void badOnesAreRefusedWithARowAndAReason() {
        assertThatThrownBy(() -> builder().records(Wishes.KIND, List.of(wish("SECRET", 1, "lamp", -1))))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage("wishes:1: price -1 is below 0");
        HistoryBuilder lenient = builder().badRows(BadRows.SKIP);
        lenient.records(Wishes.KIND, List.of(wish("a", 1, "lamp", -1), wish("a", 2, "oud", 5)));
        assertThat(told(lenient.build())).containsExactly("a oud 5 at 2026-03-05T09:00:02Z 60000");
    }

    @Test
    void filesAreReadIntoThem() throws IOException {
        Path file = Files.writeString(folder.resolve("wishes.csv"), "Who,What,Price,When\nc-1,lamp,5.50,2026-03-05\n");
        History history = WishColumns.read(file)
                .customer("Who")
                .product("What")
                .price("Price")
                .wished("When", "yyyy-MM-dd")
                .into(builder())
                .build();
        assertThat(told(history)).containsExactly("c-1 lamp 550 at 2026-03-04T21:00:00Z open");
    }

    // ---- kinds that are wrong

    /** Writes to a column too many, or does not end what it begins. */
    private static final class Ticket extends Records {
        static final RecordKind<Integer, Ticket> KIND = RecordKind.of("tickets", 2, Ticket::write, Ticket::new);

        private Ticket(CustomerRows customer) {
            super(customer, KIND);
        }

        private static void write(int column, RecordRow row) {
            row.customer("c").begin(KIND);
            row.time(0, "opened", NOON.toEpochMilli());
            if (column > 0) {
                row.number(column, 7);
                row.end();
            }
        }
    }

    /** Is called as another kind. */
    private static final class Other extends Records {
        static final RecordKind<Long, Other> KIND = RecordKind.of("wishes", 1, Other::write, Other::new);

        private Other(CustomerRows customer) {
            super(customer, KIND);
        }

        private static void write(Long record, RecordRow row) {
            row.customer(record).begin(KIND);
            row.end();
        }
    }

    @Test
    void aColumnThatIsNoneIsRefused() {
        HistoryBuilder builder = builder();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.records(Ticket.KIND, List.of(2)))
                .withMessage("column 2 of tickets not in [0, 1]");
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this builder failed to take a record; use a new one");
    }

    @Test
    void aRecordThatIsNotEndedIsRefused() {
        assertThatThrownBy(() -> builder().records(Ticket.KIND, List.of(0)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a record of tickets was begun and not ended");
    }

    @Test
    void twoKindsOfOneNameAreToldApart() {
        HistoryBuilder builder = builder().records(Wishes.KIND, List.of(wish("a", 1, "lamp", 1)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.records(Other.KIND, List.of(1L)))
                .withMessage("two kinds of records are called wishes; give one of them another name");
        CustomerHistory view = builder.build().blocks().get(0).cursor().moveTo(0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> view.records(Other.KIND))
                .withMessageStartingWith("two kinds of records are called wishes");
    }

    @Test
    void aViewIsOfItsOwnKind() {
        RecordKind<Integer, Ticket> wrong = RecordKind.of("hops", 1, Ticket::write, Ticket::new);
        CustomerHistory view = builder()
                .records(Wishes.KIND, List.of(wish("a", 1, "lamp", 1)))
                .build()
                .blocks()
                .get(0)
                .cursor()
                .moveTo(0);
        assertThatThrownBy(() -> view.records(wrong))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the view of hops is made of tickets");
    }

    @Test
    void aKindHasANameAndAColumn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordKind.of(" ", 1, Other::write, Other::new))
                .withMessage("a kind of records with a blank name; write what they are, such as wishes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordKind.of("hops", 0, Other::write, Other::new))
                .withMessage("columns 0 of hops not in [1, 64]");
    }

    // ---- what a kind costs

    @ParameterizedTest
    @ValueSource(strings = {"refunds", "customers", "orders", "order coupons", "ignored orders"})
    void whatTheLibraryCallsItsOwnRowsIsRefused(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RecordKind.of(name, 1, Other::write, Other::new))
                .withMessage("a kind of records called " + name + ", as the library calls what it keeps of orders and"
                        + " customers; give it another name");
    }

    // ---- doors that are used wrongly

    @Test
    void aRowIsSomebodysOrSaysThatItIsNobodys() {
        HistoryBuilder builder = builder();
        RecordRow row = builder.source("visits").row().customer(17);
        Visits.add(row, NOON.toEpochMilli(), 1, 0, false);
        assertThatThrownBy(() -> Visits.add(row, NOON.toEpochMilli(), 1, 0, false))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("say whose a record of visits is, with customer(…) or nobody()");
        assertThat(builder.build().intake()).hasToString("visits: 1 row, 1 taken");
    }

    @Test
    void aRecordThatIsLeftOpenIsNotLost() {
        HistoryBuilder builder = builder();
        SourceRows source = builder.source("wishes");
        source.row().customer("c").begin(Wishes.KIND);
        assertThatThrownBy(source::row)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a record of wishes was begun and not ended");
        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("row 1 of wishes, of wishes, was begun and not ended");
    }

    @Test
    void aColumnIsWrittenOnceARecordIsBegun() {
        RecordRow row = builder().source("wishes").row().customer("c");
        assertThatThrownBy(() -> row.number(0, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("begin a record first");
    }

    /**
     * Besides its metrics and the programmes that read it: the record, its file, its columns, and a line each of the builder's
     * door and the customer's view. A referral is of two customers, which takes files more: what became of it, and who is concerned
     * when one of the two changes or goes.
     */
    @ParameterizedTest
    @CsvSource({
        "Coupon, Coupons,",
        "SurveyResponse, SurveyResponses,",
        "Subscription, Subscriptions,",
        "Visit, Visits,",
        "Cart, Carts,",
        "Offer, Offers,",
        "Referral, Referrals, Erasure.java HistoryChange.java ReferralOutcomes.java",
        "Membership, Memberships,",
        "Redemption, Redemptions,",
        "PointsGrant, PointsGrants,"
    })
    void fewFilesOfTheLibrarySpeakOfAKind(String record, String kind, String more) throws IOException {
        Path core = Path.of("..", "..", "retention-core", "src", "main", "java");
        assertThat(core).isDirectory();
        Pattern name = Pattern.compile("\\b(" + record + "|" + kind + ")\\b");
        TreeSet<String> files = new TreeSet<>();
        for (Path sources : List.of(core, Path.of("src", "main", "java"))) {
            try (Stream<Path> all = Files.walk(sources)) {
                all.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !file.toString().matches(".*(metric|programme).*"))
                        .filter(file -> name.matcher(withoutComments(file)).find())
                        .forEach(file -> files.add(file.getFileName().toString()));
            }
        }
        TreeSet<String> expected = new TreeSet<>(List.of(
                record + ".java", kind + ".java", record + "Columns.java", "RecordDoors.java", "CustomerHistory.java"));
        if (more != null) {
            expected.addAll(List.of(more.split(" ")));
        }
        assertThat(files).isEqualTo(expected);
    }

    private static String withoutComments(Path file) {
        try {
            return Files.readString(file).replaceAll("(?s)/\\*.*?\\*/|//[^\n]*", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
