package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.model.Subscription;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvSubscriptionsTest {
    private static final String HEADER = "id,who,from,price,cancelled,ended";

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    private static SubscriptionColumns stated(SubscriptionColumns file) {
        return file.id("id")
                .customer("who")
                .started("from", "yyyy-MM-dd")
                .monthlyAmount("price")
                .cancelled("cancelled", "yyyy-MM-dd")
                .ended("ended", "yyyy-MM-dd");
    }

    /** Rows after the header, which is line 1. */
    private static SubscriptionColumns rows(String... rows) {
        return stated(Csv.stream("subs.csv", Source.text(HEADER + "\n" + String.join("\n", rows)))
                .subscriptions());
    }

    private static List<String> contents(RecordColumns<?> file) {
        return Contents.of(file.into(builder()).build());
    }

    private static void assertRefused(RecordColumns<?> file, String... messages) {
        HistoryBuilder strict = builder();
        assertThatThrownBy(() -> file.into(strict))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage(messages[0])
                .hasMessageNotContaining("SECRET");
        assertThatThrownBy(strict::build).isInstanceOf(IllegalStateException.class);

        Intake intake = file.into(builder().badRows(BadRows.SKIP)).build().intake();
        assertThat(intake.refusals()).extracting(Intake.Refusal::toString).containsExactly(messages);
    }

    @Test
    void areThoseOfTheRecords(@TempDir Path folder) throws IOException {
        Path path = Files.writeString(folder.resolve("subs.csv"), HEADER + """

                s-1,c-17,2026-01-05,50.5,,
                s-2,c-18,2026-01-10,20,2026-03-01,2026-03-10
                s-1,c-17,2026-02-05,80,,
                s-1,c-17,2026-03-05,0,,
                s-3,c-18,2026-03-20,20.00,,2026-04-20
                """);
        Instant first = Instant.parse("2026-01-04T21:00:00Z");
        History fromFile =
                stated(Csv.file(path).subscriptions()).into(builder()).build();
        History fromRecords = builder()
                .subscriptions(List.of(
                        Subscription.builder("s-1", "c-17", first, Money.parse("SAR 50.50"))
                                .change(Instant.parse("2026-02-04T21:00:00Z"), Money.parse("SAR 80"))
                                .change(Instant.parse("2026-03-04T21:00:00Z"), Money.parse("SAR 0"))
                                .build(),
                        Subscription.builder(
                                        "s-2", "c-18", Instant.parse("2026-01-09T21:00:00Z"), Money.parse("SAR 20"))
                                .cancelled(Instant.parse("2026-02-28T21:00:00Z"))
                                .ended(Instant.parse("2026-03-09T21:00:00Z"))
                                .build(),
                        Subscription.builder(
                                        "s-3", "c-18", Instant.parse("2026-03-19T21:00:00Z"), Money.parse("SAR 20"))
                                .ended(Instant.parse("2026-04-19T21:00:00Z"))
                                .build()))
                .build();

        assertThat(Contents.of(fromFile))
                .isEqualTo(Contents.of(fromRecords))
                .contains(
                        "c-17: subscription CHANGED 2026-02-04T21:00:00Z 29.50, subscription CHANGED 2026-03-04T21:00:00Z -80.00, subscription STARTED 2026-01-04T21:00:00Z 50.50");
        assertThat(fromFile.intake().sources().get("subs.csv")).isEqualTo(new Intake.Counts(3, 2, 0, 0));
        assertThat(fromFile.basis().lastDay()).isEqualTo(fromRecords.basis().lastDay());
    }

    @Test
    void neitherTheOrderOfTheRowsNorWhoTellsTheEndMatters() {
        List<String> rows = new ArrayList<>(List.of(
                "s-1,c-17,2026-01-05,50,,2026-05-01",
                "s-1,c-17,2026-02-05,80,2026-04-10,",
                "s-1,c-17,2026-02-05,80.0,2026-04-10,2026-05-01",
                "s-1,c-17,2026-03-05,20,,",
                "s-2,c-17,2026-03-05,20,,"));
        List<String> expected = contents(rows(rows.toArray(String[]::new)));

        assertThat(expected)
                .singleElement()
                .asString()
                .contains("CANCELLED 2026-04-09T21:00:00Z 0", "ENDED 2026-04-30T21:00:00Z -20", "CHANGED")
                .contains("STARTED 2026-01-04T21:00:00Z 50.00", "STARTED 2026-03-04T21:00:00Z 20.00");
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(rows, new Random(seed));
            History history = rows(rows.toArray(String[]::new)).into(builder()).build();
            assertThat(Contents.of(history)).as("%s", rows).isEqualTo(expected);
            assertThat(history.intake().sources().get("subs.csv")).isEqualTo(new Intake.Counts(2, 3, 0, 0));
        }
    }

    @Test
    void needNoEnd() {
        SubscriptionColumns none = Csv.stream(
                        "subs.csv", Source.lines(HEADER, "s-1,c-17,2026-01-05,5,2026-02-01,2026-02-05"))
                .subscriptions();
        SubscriptionColumns open =
                none.id("id").customer("who").started("from", "yyyy-MM-dd").monthlyAmount("price");

        assertThat(contents(open)).containsExactly("c-17: subscription STARTED 2026-01-04T21:00:00Z 5.00");
        assertThat(contents(open.cancelled("cancelled", "yyyy-MM-dd")))
                .singleElement()
                .asString()
                .contains("CANCELLED 2026-01-31T21:00:00Z")
                .doesNotContain("ENDED");
        assertUnstated(none, "id");
        assertUnstated(none.id("id"), "customer");
        assertUnstated(none.id("id").customer("who"), "started");
        assertUnstated(none.id("id").customer("who").started("from", "yyyy-MM-dd"), "monthlyAmount");
    }

    private static void assertUnstated(SubscriptionColumns file, String what) {
        assertThatThrownBy(() -> file.into(builder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("subs.csv: which column is the " + what + "? State it with " + what + "(...)");
    }

    @Test
    void amountsHaveTheHistorysScaleAndTheFilesNumbers() {
        SubscriptionColumns file = stated(Csv.stream(
                                "subs.csv", Source.lines(HEADER.replace(',', ';'), "s-1;c-17;2026-01-05;1.250,125;;"))
                        .delimiter(';')
                        .subscriptions())
                .numbers(NumberStyle.COMMA);

        assertThat(Contents.of(file.into(builder().decimals(3)).build()))
                .containsExactly("c-17: subscription STARTED 2026-01-04T21:00:00Z 1250.125");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",SECRET,2026-01-05,5,,|column \"id\": empty",
                "s-1,,2026-01-05,5,,|column \"who\": empty",
                "s-1,SECRET,,5,,|column \"from\": empty",
                "s-1,SECRET,today,5,,|column \"from\": \"today\" is not a time in the pattern yyyy-MM-dd",
                "s-1,SECRET,2026-01-05,,,|column \"price\": empty",
                "s-1,SECRET,2026-01-05,free,,|column \"price\": \"free\" is not a number like 1,234.56",
                "s-1,SECRET,2026-01-05,-0.01,,|column \"price\": \"-0.01\" is below 0",
                "s-1,SECRET,2026-01-05,0.125,,|column \"price\": \"0.125\" has 3 decimals, more than the history's 2; raise them with decimals(3)",
                "s-1,SECRET,2026-01-05,5,no,|column \"cancelled\": \"no\" is not a time in the pattern yyyy-MM-dd",
                "s-1,SECRET,2026-01-05,5,,no|column \"ended\": \"no\" is not a time in the pattern yyyy-MM-dd",
                "s-1,SECRET,2026-01-05,5,,2026-01-04|ended at 2026-01-04T00:00, before it was started at 2026-01-05T00:00 in Asia/Riyadh",
                "s-1,SECRET,2026-01-05,5,2026-01-04,|cancelled at 2026-01-04T00:00, before it was started at 2026-01-05T00:00 in Asia/Riyadh",
                "s-1,SECRET,1812-01-05,5,,|started at 1812-01-05T00:00 in Asia/Riyadh, outside the years 1900 to 2199; are these milliseconds?"
            })
    void withFaultsAreRefused(String row, String reason) {
        assertRefused(rows(row), "subs.csv:2: " + reason);
    }

    @Test
    void rowsThatContradictAnEarlierOneAreRefused() {
        String first = "s-1,SECRET-1,2026-01-05,5,2026-03-01,2026-03-05";
        String whole =
                "subs.csv:2: another row of this subscription is bad, in line 3; a subscription is taken with all of its rows or not at all";
        assertRefused(
                rows(first, "s-1,SECRET-2,2026-02-05,8,,"),
                "subs.csv:3: column \"who\": the subscription id was given before, for another customer",
                whole);
        assertRefused(
                rows(first, "s-1,SECRET-1,2026-02-05,8,2026-03-02,"),
                "subs.csv:3: column \"cancelled\": \"2026-03-02\" is not what an earlier row of this subscription says",
                whole);
        assertRefused(
                rows(first, "s-1,SECRET-1,2026-02-05,8,,2026-03-06"),
                "subs.csv:3: column \"ended\": \"2026-03-06\" is not what an earlier row of this subscription says",
                whole);
    }

    /** 50 from January on and a price from March on that cannot be read: not a subscription of 50 for ever. */
    @Test
    void aSubscriptionOfWhichARowIsBadIsNone() {
        for (String bad : List.of("s-1,SECRET,2026-03-05,free,,", "s-1,SECRET,?,80,,", "s-1,SECRET,2026-03-05,80")) {
            for (boolean first : new boolean[] {true, false}) {
                String good = "s-1,SECRET,2026-01-05,50,,";
                History history = (first
                                ? rows(bad, good, "s-2,c-2,2026-01-05,7,,")
                                : rows(good, bad, "s-2,c-2,2026-01-05,7,,"))
                        .into(builder().badRows(BadRows.SKIP))
                        .build();

                assertThat(Contents.of(history)).containsExactly("c-2: subscription STARTED 2026-01-04T21:00:00Z 7.00");
                assertThat(history.intake().sources().get("subs.csv")).isEqualTo(new Intake.Counts(1, 0, 0, 2));
                assertThat(history.intake().refusals())
                        .extracting(Intake.Refusal::toString)
                        .anyMatch(told -> told.startsWith("subs.csv:" + (first ? 2 : 3) + ": "))
                        .contains("subs.csv:" + (first ? 3 : 2) + ": another row of this subscription is bad, in line "
                                + (first ? 2 : 3) + "; a subscription is taken with all of its rows or not at all");
            }
        }
    }

    @Test
    void aFaultOfTheWholeIsThatOfEachOfItsRows() {
        String twice = "two rows of this subscription have different prices from 2026-01-05T00:00 in Asia/Riyadh";
        assertRefused(
                rows("s-1,SECRET,2026-01-05,5,,", "s-2,SECRET,2026-01-05,5,,", "s-1,SECRET,2026-01-05,6,,"),
                "subs.csv:2: " + twice,
                "subs.csv:4: " + twice);
        String late = "subscription changes at 2026-02-04T21:00:00Z, after its end at 2026-01-31T21:00:00Z";
        assertRefused(
                rows("s-1,SECRET,2026-02-05,5,,", "s-1,SECRET,2026-01-05,6,,2026-02-01"),
                "subs.csv:2: " + late,
                "subs.csv:3: " + late);
    }

    @Test
    void whatIsGivenAfterAFileIsNotOfIt() {
        HistoryBuilder builder = rows("s-1,SECRET,2026-01-05,5,,").into(builder());
        builder.addOrder("c-2", Instant.parse("2026-01-06T00:00:00Z").toEpochMilli(), 500);

        assertThat(builder.build().intake().sources())
                .containsEntry("subs.csv", new Intake.Counts(1, 0, 0, 0))
                .hasSize(2);
    }

    @Test
    void anIdOfAnotherFileIsABadRow() {
        HistoryBuilder builder = rows("s-1,SECRET,2026-01-05,5,,").into(builder());

        assertThatThrownBy(() -> rows("s-1,SECRET,2026-01-05,6,,").into(builder))
                .hasMessage("subs.csv:2: a subscription of this id was given before, with other details");
    }
}
