package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Visit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Visits, carts, offers, referrals and what a loyalty programme books: the same as the records, and each bad row with its whole message. */
class CsvEventsTest {
    private static final String TIME = "yyyy-MM-dd HH:mm";

    @TempDir
    private Path folder;

    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static List<String> contents(RecordColumns<?> file) {
        return Contents.of(file.into(builder()).build());
    }

    private static void assertUnstated(RecordColumns<?> file, String what) {
        assertThatThrownBy(() -> file.into(builder()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("events.csv: which column is the " + what + "? State it with " + what + "(...)");
    }

    private static void assertRefused(RecordColumns<?> file, String reason) {
        String message = "events.csv:2: " + reason;
        HistoryBuilder strict = builder();
        assertThatThrownBy(() -> file.into(strict))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage(message)
                .hasMessageNotContaining("SECRET");
        assertThatThrownBy(strict::build).isInstanceOf(IllegalStateException.class);

        Intake intake = file.into(builder().badRows(BadRows.SKIP)).build().intake();
        assertThat(intake.refusals()).extracting(Intake.Refusal::toString).containsExactly(message);
    }

    @Nested
    class Visits {
        private VisitColumns visits(String... lines) {
            return Csv.stream("events.csv", Source.lines(lines))
                    .visits()
                    .started("at", TIME)
                    .pages("pages");
        }

        @Test
        void areThoseOfTheRecords() throws IOException {
            Path path = file("visits.csv", """
                    at,pages,actions,who,order
                    2025-03-05 12:30,7,3,c-17,A-1
                    2025-03-05 12:30,1,0,,
                    2025-03-06 00:00,2.0,,c-17,
                    2025-03-07 00:00,4,1,,B-1
                    """);
            History fromFile = Csv.file(path)
                    .visits()
                    .started("at", TIME)
                    .pages("pages")
                    .actions("actions")
                    .customer("who")
                    .order("order")
                    .into(builder())
                    .build();
            Instant first = Instant.parse("2025-03-05T09:30:00Z");
            History fromRecords = builder()
                    .visits(List.of(
                            Visit.of(first, 7, 3).by("c-17").ordering("A-1"),
                            Visit.of(first, 1, 0),
                            Visit.of(Instant.parse("2025-03-05T21:00:00Z"), 2, 0)
                                    .by("c-17"),
                            Visit.of(Instant.parse("2025-03-06T21:00:00Z"), 4, 1)
                                    .ordering("B-1")))
                    .build();

            assertThat(Contents.of(fromFile))
                    .isEqualTo(Contents.of(fromRecords))
                    .contains(
                            "c-17: visit 2025-03-05T09:30:00Z pages 7 actions 3 ordered, visit 2025-03-05T21:00:00Z pages 2 actions 0");
            assertThat(fromFile.intake().sources().get("visits.csv")).isEqualTo(new Intake.Counts(4, 0, 0, 0));
        }

        @Test
        void needNoMoreThanATimeAndPages() {
            VisitColumns visits = visits("at,pages,actions,who,order", "2025-03-05 12:30,7,3,c-17,A-1");
            assertThat(contents(visits)).containsExactly("nobody: visit 2025-03-05T09:30:00Z pages 7 actions 0");
            assertThat(contents(visits.actions("actions")))
                    .containsExactly("nobody: visit 2025-03-05T09:30:00Z pages 7 actions 3");
            assertThat(contents(visits.customer("who")))
                    .containsExactly("c-17: visit 2025-03-05T09:30:00Z pages 7 actions 0");
            assertThat(contents(visits.order("order")))
                    .containsExactly("nobody: visit 2025-03-05T09:30:00Z pages 7 actions 0 ordered");

            VisitColumns none =
                    Csv.stream("events.csv", Source.lines("at,pages")).visits();
            assertUnstated(none.pages("pages"), "started");
            assertUnstated(none.started("at", TIME), "pages");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    ",7,3|column \"at\": empty",
                    "noon,7,3|column \"at\": \"noon\" is not a time in the pattern yyyy-MM-dd HH:mm",
                    "1812-03-05 12:30,7,3|started at 1812-03-05T12:30 in Asia/Riyadh, outside the years 1900 to 2199; are these milliseconds?",
                    "2025-03-05 12:30,,3|column \"pages\": empty",
                    "2025-03-05 12:30,0,3|a visit of 0 pages is below 1",
                    "2025-03-05 12:30,-1,3|a visit of -1 pages is below 1",
                    "2025-03-05 12:30,1.5,3|column \"pages\": \"1.5\" is not a whole number",
                    "2025-03-05 12:30,many,3|column \"pages\": \"many\" is not a number like 1,234.56",
                    "2025-03-05 12:30,7,-1|a visit of -1 actions is below 0",
                    "2025-03-05 12:30,7,0.5|column \"actions\": \"0.5\" is not a whole number",
                    "2025-03-05 12:30,7,99999999999|column \"actions\": \"99999999999\" is not a whole number"
                })
        void withFaultsAreRefused(String row, String reason) {
            assertRefused(
                    visits("at,pages,actions,who", row + ",SECRET")
                            .actions("actions")
                            .customer("who"),
                    reason);
        }
    }

    @Nested
    class Carts {
        private CartColumns carts(String... lines) {
            return Csv.stream("events.csv", Source.lines(lines)).carts().created("at", TIME);
        }

        @Test
        void areThoseOfTheRecords() throws IOException {
            Path path = file("carts.csv", """
                    at,checkout,order,who
                    2025-03-05 12:30,2025-03-05 12:40,2025-03-05 12:40,c-17
                    2025-03-05 12:30,2025-03-06 12:40,,c-17
                    2025-03-05 12:30,,2025-03-07 09:00,
                    2025-03-05 12:30,,,
                    """);
            History fromFile = Csv.file(path)
                    .carts()
                    .created("at", TIME)
                    .checkedOut("checkout", TIME)
                    .ordered("order", TIME)
                    .customer("who")
                    .into(builder())
                    .build();
            Cart cart = Cart.of(Instant.parse("2025-03-05T09:30:00Z"));
            Instant soon = Instant.parse("2025-03-05T09:40:00Z");
            History fromRecords = builder()
                    .carts(List.of(
                            cart.by("c-17").checkedOut(soon).ordered(soon),
                            cart.by("c-17").checkedOut(Instant.parse("2025-03-06T09:40:00Z")),
                            cart.ordered(Instant.parse("2025-03-07T06:00:00Z")),
                            cart))
                    .build();

            assertThat(Contents.of(fromFile))
                    .isEqualTo(Contents.of(fromRecords))
                    .hasSize(3);
            assertThat(fromFile.intake().sources().get("carts.csv")).isEqualTo(new Intake.Counts(4, 0, 0, 0));
        }

        @Test
        void needNoMoreThanATime() {
            CartColumns carts =
                    carts("at,checkout,order,who", "2025-03-05 12:30,2025-03-05 12:40,2025-03-05 12:50,c-17");
            assertThat(contents(carts))
                    .containsExactly("nobody: cart 2025-03-05T09:30:00Z checkout never ordered never");
            assertThat(contents(carts.checkedOut("checkout", TIME)))
                    .containsExactly("nobody: cart 2025-03-05T09:30:00Z checkout 2025-03-05T09:40:00Z ordered never");
            assertThat(contents(carts.ordered("order", TIME)))
                    .containsExactly("nobody: cart 2025-03-05T09:30:00Z checkout never ordered 2025-03-05T09:50:00Z");
            assertThat(contents(carts.customer("who")))
                    .containsExactly("c-17: cart 2025-03-05T09:30:00Z checkout never ordered never");
            assertUnstated(Csv.stream("events.csv", Source.lines("at")).carts(), "created");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    ",,|column \"at\": empty",
                    "2025-03-05,,|column \"at\": \"2025-03-05\" is not a time in the pattern yyyy-MM-dd HH:mm",
                    "2025-03-05 12:30,no,|column \"checkout\": \"no\" is not a time in the pattern yyyy-MM-dd HH:mm",
                    "2025-03-05 12:30,,no|column \"order\": \"no\" is not a time in the pattern yyyy-MM-dd HH:mm",
                    "2025-03-05 12:30,2025-03-05 12:29,|checked out at 2025-03-05T12:29, before it was created at 2025-03-05T12:30 in Asia/Riyadh",
                    "2025-03-05 12:30,,2025-03-05 12:29|ordered at 2025-03-05T12:29, before it was created at 2025-03-05T12:30 in Asia/Riyadh",
                    "2025-03-05 12:30,2025-03-05 12:40,2025-03-05 12:39|ordered at 2025-03-05T12:39, before it was checked out at 2025-03-05T12:40 in Asia/Riyadh",
                    "2025-03-05 12:30,,2225-03-05 12:40|ordered at 2225-03-05T12:40 in Asia/Riyadh, outside the years 1900 to 2199; are these milliseconds?"
                })
        void withFaultsAreRefused(String row, String reason) {
            CartColumns carts = carts("at,checkout,order,who", row + ",SECRET").customer("who");
            assertRefused(carts.checkedOut("checkout", TIME).ordered("order", TIME), reason);
        }
    }

    @Nested
    class Offers {
        private OfferColumns offers(String... lines) {
            return Csv.stream("events.csv", Source.lines(lines)).offers().made("at", TIME);
        }

        @Test
        void areThoseOfTheRecords() throws IOException {
            Path path = file("offers.csv", """
                    at,taken,order,who
                    2025-03-05 12:30,2025-03-05 12:31,A-1,c-17
                    2025-03-05 12:30,,A-1,c-17
                    2025-03-06 12:30,2025-03-06 12:30,A-2,c-17
                    2025-03-05 12:30,,,
                    """);
            History fromFile = Csv.file(path)
                    .offers()
                    .made("at", TIME)
                    .taken("taken", TIME)
                    .order("order")
                    .customer("who")
                    .into(builder())
                    .build();
            Offer offer = Offer.of(Instant.parse("2025-03-05T09:30:00Z"));
            Instant next = Instant.parse("2025-03-06T09:30:00Z");
            History fromRecords = builder()
                    .offers(List.of(
                            offer.to("c-17").at("A-1").taken(Instant.parse("2025-03-05T09:31:00Z")),
                            offer.to("c-17").at("A-1"),
                            Offer.of(next).to("c-17").at("A-2").taken(next),
                            offer))
                    .build();

            assertThat(Contents.of(fromFile))
                    .isEqualTo(Contents.of(fromRecords))
                    .hasSize(2);
            assertThat(fromFile.intake().sources().get("offers.csv")).isEqualTo(new Intake.Counts(4, 0, 0, 0));
        }

        @Test
        void needNoMoreThanATime() {
            OfferColumns offers = offers("at,taken,order,who", "2025-03-05 12:30,2025-03-05 12:31,A-1,c-17");
            assertThat(contents(offers))
                    .containsExactly("nobody: offer 2025-03-05T09:30:00Z taken never at purchase -1");
            assertThat(contents(offers.taken("taken", TIME)))
                    .containsExactly("nobody: offer 2025-03-05T09:30:00Z taken 2025-03-05T09:31:00Z at purchase -1");
            assertThat(contents(offers.order("order")))
                    .containsExactly("nobody: offer 2025-03-05T09:30:00Z taken never at purchase 0");
            assertThat(contents(offers.customer("who")))
                    .containsExactly("c-17: offer 2025-03-05T09:30:00Z taken never at purchase -1");
            assertUnstated(Csv.stream("events.csv", Source.lines("at")).offers(), "made");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    ",|column \"at\": empty",
                    "soon,|column \"at\": \"soon\" is not a time in the pattern yyyy-MM-dd HH:mm",
                    "2025-03-05 12:30,yes|column \"taken\": \"yes\" is not a time in the pattern yyyy-MM-dd HH:mm",
                    "2025-03-05 12:30,2025-03-05 12:29|taken at 2025-03-05T12:29, before it was made at 2025-03-05T12:30 in Asia/Riyadh",
                    "1812-03-05 12:30,|made at 1812-03-05T12:30 in Asia/Riyadh, outside the years 1900 to 2199; are these milliseconds?"
                })
        void withFaultsAreRefused(String row, String reason) {
            assertRefused(
                    offers("at,taken,who", row + ",SECRET").taken("taken", TIME).customer("who"), reason);
        }
    }

    @Nested
    class Referrals {
        private ReferralColumns referrals(String... lines) {
            return Csv.stream("events.csv", Source.lines(lines))
                    .referrals()
                    .referrer("who")
                    .referred("at", TIME);
        }

        @Test
        void areThoseOfTheRecords() throws IOException {
            Path path = file("referrals.csv", """
                    who,at,friend
                    c-17,2025-03-05 12:30,c-40
                    c-17,2025-03-05 12:31,
                    """);
            History fromFile = Csv.file(path)
                    .referrals()
                    .referrer("who")
                    .referred("at", TIME)
                    .brought("friend")
                    .into(builder())
                    .build();
            Instant first = Instant.parse("2025-03-05T09:30:00Z");
            History fromRecords = builder()
                    .referrals(
                            List.of(Referral.by("c-17", first).of("c-40"), Referral.by("c-17", first.plusSeconds(60))))
                    .build();

            assertThat(Contents.of(fromFile))
                    .isEqualTo(Contents.of(fromRecords))
                    .containsExactly(
                            "c-17: referral 2025-03-05T09:30:00Z brought, referral 2025-03-05T09:31:00Z",
                            "c-40: referred 2025-03-05T09:30:00Z");
            assertThat(fromFile.intake().sources().get("referrals.csv")).isEqualTo(new Intake.Counts(2, 0, 0, 0));
        }

        @Test
        void needNoMoreThanAReferrerAndATime() {
            assertThat(contents(referrals("who,at,friend", "c-17,2025-03-05 12:30,c-40")))
                    .containsExactly("c-17: referral 2025-03-05T09:30:00Z");
            ReferralColumns none =
                    Csv.stream("events.csv", Source.lines("who,at")).referrals();
            assertUnstated(none.referred("at", TIME), "referrer");
            assertUnstated(none.referrer("who"), "referred");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    ",2025-03-05 12:30,SECRET-2|column \"who\": empty",
                    "SECRET,,SECRET-2|column \"at\": empty",
                    "SECRET,never,SECRET-2|column \"at\": \"never\" is not a time in the pattern yyyy-MM-dd HH:mm",
                    "SECRET,2025-03-05 12:30,SECRET|a customer cannot be referred by itself",
                    "SECRET,1812-03-05 12:30,|referred at 1812-03-05T12:30 in Asia/Riyadh, outside the years 1900 to 2199; are these milliseconds?"
                })
        void withFaultsAreRefused(String row, String reason) {
            assertRefused(referrals("who,at,friend", row).brought("friend"), reason);
        }
    }

    @Nested
    class Memberships {
        private MembershipColumns members(String... lines) {
            return Csv.stream("events.csv", Source.lines(lines))
                    .memberships()
                    .customer("who")
                    .joined("at", TIME);
        }

        @Test
        void areThoseOfTheRecords() throws IOException {
            Path path = file("members.csv", """
                    who,at,left
                    c-17,2025-03-05 12:30,
                    c-17,2024-01-01 00:00,2024-06-01 00:00
                    """);
            History fromFile = Csv.file(path)
                    .memberships()
                    .customer("who")
                    .joined("at", TIME)
                    .left("left", TIME)
                    .into(builder())
                    .build();
            History fromRecords = builder()
                    .memberships(List.of(
                            Membership.of("c-17", Instant.parse("2025-03-05T09:30:00Z")),
                            Membership.of("c-17", Instant.parse("2023-12-31T21:00:00Z"))
                                    .leaving(Instant.parse("2024-05-31T21:00:00Z"))))
                    .build();

            assertThat(Contents.of(fromFile))
                    .isEqualTo(Contents.of(fromRecords))
                    .containsExactly(
                            "c-17: member 2023-12-31T21:00:00Z left 2024-05-31T21:00:00Z, member 2025-03-05T09:30:00Z left never");
            assertThat(fromFile.basis()).isEqualTo(fromRecords.basis());
            assertThat(fromFile.intake().sources().get("members.csv")).isEqualTo(new Intake.Counts(2, 0, 0, 0));
        }

        @Test
        void needNoMoreThanACustomerAndATime() {
            assertThat(contents(members("who,at,left", "c-17,2025-03-05 12:30,2025-03-06 12:30")))
                    .containsExactly("c-17: member 2025-03-05T09:30:00Z left never");
            MembershipColumns none =
                    Csv.stream("events.csv", Source.lines("who,at")).memberships();
            assertUnstated(none.joined("at", TIME), "customer");
            assertUnstated(none.customer("who"), "joined");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    ",2025-03-05 12:30,|column \"who\": empty",
                    "SECRET,,|column \"at\": empty",
                    "SECRET,2025-03-05 12:30,no|column \"left\": \"no\" is not a time in the pattern yyyy-MM-dd HH:mm",
                    "SECRET,2025-03-05 12:30,2025-03-05 12:29|left at 2025-03-05T12:29, before it was joined at 2025-03-05T12:30 in Asia/Riyadh",
                    "SECRET,1812-03-05 12:30,|joined at 1812-03-05T12:30 in Asia/Riyadh, outside the years 1900 to 2199; are these milliseconds?"
                })
        void withFaultsAreRefused(String row, String reason) {
            assertRefused(members("who,at,left", row).left("left", TIME), reason);
        }
    }

    @Nested
    class Redemptions {
        private RedemptionColumns redemptions(String... lines) {
            return Csv.stream("events.csv", Source.lines(lines))
                    .redemptions()
                    .customer("who")
                    .redeemed("at", TIME)
                    .points("points");
        }

        @Test
        void areThoseOfTheRecords() throws IOException {
            Path path = file("redemptions.csv", """
                    who,at,points,order,reward
                    c-17,2025-03-05 12:30,"1,150",A-1,
                    c-17,2025-03-05 12:31,10.0,,a coffee
                    c-17,2025-03-05 12:32,9999999999,,
                    """);
            Instant first = Instant.parse("2025-03-05T09:30:00Z");
            Order order = Order.of("A-1", "c-17", first, Money.parse("SAR 5"));
            History fromFile = Csv.file(path)
                    .redemptions()
                    .customer("who")
                    .redeemed("at", TIME)
                    .points("points")
                    .order("order")
                    .reward("reward")
                    .into(builder().orders(List.of(order)))
                    .build();
            History fromRecords = builder()
                    .orders(List.of(order))
                    .redemptions(List.of(
                            Redemption.of("c-17", first, 1150).forOrder("A-1"),
                            Redemption.of("c-17", first.plusSeconds(60), 10).reward("a coffee"),
                            Redemption.of("c-17", first.plusSeconds(120), 9_999_999_999L)))
                    .build();

            assertThat(Contents.of(fromFile))
                    .isEqualTo(Contents.of(fromRecords))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("redeemed 2025-03-05T09:30:00Z 1150 for the order of 2025-03-05T09:30:00Z");
            assertThat(fromFile.intake().sources().get("redemptions.csv")).isEqualTo(new Intake.Counts(3, 0, 0, 0));
        }

        @Test
        void ofMoneyAreMinorUnitsOfTheCurrency() {
            RedemptionColumns money = Csv.stream(
                            "events.csv", Source.lines("who,at,credit", "c-17,2025-03-05 12:30,30.5"))
                    .redemptions()
                    .customer("who")
                    .redeemed("at", TIME)
                    .amount("credit");
            for (int decimals : new int[] {2, 4}) {
                assertThat(Contents.of(money.into(builder().decimals(decimals)).build()))
                        .containsExactly("c-17: redeemed 2025-03-05T09:30:00Z 3050 for the order of never");
            }
            assertThatThrownBy(() -> money.points("credit").into(builder()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("events.csv: state the points in one way: points(...) or amount(...)");
        }

        @Test
        void needNoMoreThanACustomerATimeAndPoints() {
            RedemptionColumns redemptions = redemptions("who,at,points,reward", "c-17,2025-03-05 12:30,7,x");
            assertThat(contents(redemptions))
                    .containsExactly("c-17: redeemed 2025-03-05T09:30:00Z 7 for the order of never");
            assertThat(contents(redemptions.reward("reward")))
                    .containsExactly("c-17: redeemed 2025-03-05T09:30:00Z 7 for the order of never on x");
            RedemptionColumns none =
                    Csv.stream("events.csv", Source.lines("who,at,points")).redemptions();
            assertUnstated(none.redeemed("at", TIME).points("points"), "customer");
            assertUnstated(none.customer("who").points("points"), "redeemed");
            assertUnstated(none.customer("who").redeemed("at", TIME), "points");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    ",2025-03-05 12:30,7|column \"who\": empty",
                    "SECRET,,7|column \"at\": empty",
                    "SECRET,2025-03-05 12:30,|column \"points\": empty",
                    "SECRET,2025-03-05 12:30,0|redemption of 0 points is not above 0",
                    "SECRET,2025-03-05 12:30,-7|redemption of -7 points is not above 0",
                    "SECRET,2025-03-05 12:30,1.5|column \"points\": \"1.5\" is not a whole number",
                    "SECRET,2025-03-05 12:30,99999999999999999999|column \"points\": \"99999999999999999999\" is not a whole number",
                    "SECRET,1812-03-05 12:30,7|redeemed at 1812-03-05T12:30 in Asia/Riyadh, outside the years 1900 to 2199; are these milliseconds?"
                })
        void withFaultsAreRefused(String row, String reason) {
            assertRefused(redemptions("who,at,points", row), reason);
        }
    }

    @Nested
    class PointsGrants {
        private PointsGrantColumns grants(String... lines) {
            return Csv.stream("events.csv", Source.lines(lines))
                    .pointsGrants()
                    .customer("who")
                    .granted("at", TIME)
                    .points("points")
                    .reason("why");
        }

        @Test
        void areThoseOfTheRecords() throws IOException {
            Path path = file("grants.csv", """
                    who,at,points,why
                    c-17,2023-01-01 00:00,500,opening balance
                    c-17,2025-03-05 12:30,20,sorry
                    """);
            History fromFile = Csv.file(path)
                    .pointsGrants()
                    .customer("who")
                    .granted("at", TIME)
                    .points("points")
                    .reason("why")
                    .into(builder())
                    .build();
            History fromRecords = builder()
                    .grants(List.of(
                            PointsGrant.of("c-17", Instant.parse("2022-12-31T21:00:00Z"), 500, "opening balance"),
                            PointsGrant.of("c-17", Instant.parse("2025-03-05T09:30:00Z"), 20, "sorry")))
                    .build();

            assertThat(Contents.of(fromFile))
                    .isEqualTo(Contents.of(fromRecords))
                    .containsExactly(
                            "c-17: granted 2022-12-31T21:00:00Z 500 opening balance, granted 2025-03-05T09:30:00Z 20 sorry");
            assertThat(fromFile.intake().sources().get("grants.csv")).isEqualTo(new Intake.Counts(2, 0, 0, 0));
        }

        @Test
        void ofMoneyAreMinorUnitsOfTheCurrency() {
            assertThat(contents(
                            Csv.stream("events.csv", Source.lines("who,at,credit,why", "c-17,2025-03-05 12:30,30,x"))
                                    .pointsGrants()
                                    .customer("who")
                                    .granted("at", TIME)
                                    .amount("credit")
                                    .reason("why")))
                    .containsExactly("c-17: granted 2025-03-05T09:30:00Z 3000 x");
        }

        @Test
        void needAllColumns() {
            PointsGrantColumns none =
                    Csv.stream("events.csv", Source.lines("who,at,points,why")).pointsGrants();
            assertUnstated(none.granted("at", TIME).points("points").reason("why"), "customer");
            assertUnstated(none.customer("who").points("points").reason("why"), "granted");
            assertUnstated(none.customer("who").granted("at", TIME).reason("why"), "points");
            assertUnstated(none.customer("who").granted("at", TIME).points("points"), "reason");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    ",2025-03-05 12:30,7,x|column \"who\": empty",
                    "SECRET,noon,7,x|column \"at\": \"noon\" is not a time in the pattern yyyy-MM-dd HH:mm",
                    "SECRET,2025-03-05 12:30,many,x|column \"points\": \"many\" is not a number like 1,234.56",
                    "SECRET,2025-03-05 12:30,0,x|grant of 0 points is not above 0",
                    "SECRET,2025-03-05 12:30,7,|column \"why\": empty",
                    "SECRET,1812-03-05 12:30,7,x|granted at 1812-03-05T12:30 in Asia/Riyadh, outside the years 1900 to 2199; are these milliseconds?"
                })
        void withFaultsAreRefused(String row, String reason) {
            assertRefused(grants("who,at,points,why", row), reason);
        }
    }
}
