package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.history.History;
import io.github.retention4j.history.HistoryBuilder;
import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.intake.InvalidRowException;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.SurveyKind;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.SurveyScale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Customers, coupons and survey answers: the same as the records, and each bad row with its whole message. */
class CsvRecordsTest {
    private static HistoryBuilder builder() {
        return History.builder(ZoneId.of("Asia/Riyadh"), CurrencyUnit.of("SAR"));
    }

    private static void assertRefused(RecordColumns<?> file, String message) {
        HistoryBuilder strict = builder();
        assertThatThrownBy(() -> file.into(strict))
                .isInstanceOf(InvalidRowException.class)
                .hasMessage(message);
        assertThatThrownBy(strict::build).isInstanceOf(IllegalStateException.class);

        Intake intake = file.into(builder().badRows(BadRows.SKIP)).build().intake();
        assertThat(intake.refusals()).extracting(Intake.Refusal::toString).containsExactly(message);
    }

    @Nested
    class Customers {
        private CustomerColumns customers(String... lines) {
            return Csv.stream("customers.csv", Source.lines(lines)).customers().id("id");
        }

        @Test
        void areThoseOfTheRecords(@TempDir Path folder) throws IOException {
            Path path = Files.writeString(folder.resolve("customers.csv"), """
                    Tier,CustomerID,SignedUp,Born,Gender,Country,City,Source,Note
                    gold,c-17,05/03/2025 09:30,1990-02-28,f,SA,Riyadh,instagram,
                    ,c-18,,,,,,,vip
                    ,c-18,,,,,,,vip
                    """);
            History fromFile = Csv.file(path)
                    .customers()
                    .id("CustomerID")
                    .firstSeen("SignedUp", "dd/MM/yyyy HH:mm")
                    .birthDate("Born", "yyyy-MM-dd")
                    .gender("Gender")
                    .country("Country")
                    .city("City")
                    .channel("Source")
                    .attributes("Tier")
                    .attributes("Note")
                    .into(builder())
                    .build();
            History fromRecords = builder()
                    .customers(List.of(
                            Customer.builder("c-17")
                                    .firstSeen(Instant.parse("2025-03-05T06:30:00Z"))
                                    .birthDate(LocalDate.of(1990, 2, 28))
                                    .gender("f")
                                    .country("SA")
                                    .city("Riyadh")
                                    .channel("instagram")
                                    .attribute("Tier", "gold")
                                    .build(),
                            Customer.builder("c-18").attribute("Note", "vip").build()))
                    .build();

            assertThat(Contents.of(fromFile))
                    .isEqualTo(Contents.of(fromRecords))
                    .hasSize(2);
            assertThat(fromFile.intake().sources().get("customers.csv")).isEqualTo(new Intake.Counts(2, 1, 0, 0));
        }

        @Test
        void needNoMoreThanAnId() {
            assertThat(Contents.of(customers("x,id", "1,7").into(builder()).build()))
                    .singleElement()
                    .asString()
                    .startsWith("7 Customer[id=7, ");
            assertThatThrownBy(() -> Csv.stream("customers.csv", Source.lines("id"))
                            .customers()
                            .into(builder()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("customers.csv: which column is the id? State it with id(...)");
        }

        @Test
        void withFaultsAreRefused() {
            assertRefused(customers("id,born", " ,1990-01-31"), "customers.csv:2: column \"id\": empty");
            assertRefused(
                    customers("id,born", "SECRET,1990-02-30").birthDate("born", "yyyy-MM-dd"),
                    "customers.csv:2: column \"born\": \"1990-02-30\" is not a day in the pattern yyyy-MM-dd");
            assertRefused(
                    customers("id,seen", "SECRET,soon").firstSeen("seen", "yyyy-MM-dd"),
                    "customers.csv:2: column \"seen\": \"soon\" is not a time in the pattern yyyy-MM-dd");
            assertRefused(
                    customers("id,seen", "SECRET,1066-10-14").firstSeen("seen", "yyyy-MM-dd"),
                    "customers.csv:2: first seen at 1066-10-14T00:00 in Asia/Riyadh, outside the years 1900 to 2199; are these milliseconds?");
            assertRefused(
                    customers("id,city", "SECRET,Riyadh", "SECRET,Jeddah").city("city"),
                    "customers.csv:3: a customer of this id was declared before, with other details");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> customers("id").birthDate("born", "dd/MM/yy"))
                    .withMessage("pattern \"dd/MM/yy\": yy is a year from 2000 to 2099; births need yyyy");
        }

        @Test
        void mayHaveArabicIndicDigitsInTheirDates() {
            History history = customers("id,born", "7,٢٨/٠٢/١٩٩٠")
                    .birthDate("born", "dd/MM/yyyy")
                    .numbers(NumberStyle.ARABIC)
                    .into(builder())
                    .build();

            assertThat(Contents.of(history)).singleElement().asString().contains("birthDate=Optional[1990-02-28]");
        }
    }

    @Nested
    class Coupons {
        private static final String HEADER = "code,campaign,who,issued,until,used,order";

        private CouponColumns coupons(String... lines) {
            return Csv.stream("coupons.csv", Source.lines(lines))
                    .coupons()
                    .code("code")
                    .campaign("campaign")
                    .issuedTo("who")
                    .issued("issued", "yyyy-MM-dd")
                    .expires("until", "yyyy-MM-dd")
                    .redeemed("used", "yyyy-MM-dd HH:mm")
                    .redeemedBy("order");
        }

        @Test
        void areThoseOfTheRecords(@TempDir Path folder) throws IOException {
            Path path = Files.writeString(folder.resolve("coupons.csv"), HEADER + """

                    RAMADAN10,ramadan,c-17,2025-03-01,2025-04-01,2025-03-05 12:00,A-1
                    RAMADAN10,ramadan,c-18,2025-03-01,2025-04-01,,
                    WELCOME,new,,2025-03-02,,2025-03-03 08:00,
                    """);
            History fromFile = Csv.file(path)
                    .coupons()
                    .code("code")
                    .campaign("campaign")
                    .issuedTo("who")
                    .issued("issued", "yyyy-MM-dd")
                    .expires("until", "yyyy-MM-dd")
                    .redeemed("used", "yyyy-MM-dd HH:mm")
                    .redeemedBy("order")
                    .into(builder())
                    .build();
            Instant issued = Instant.parse("2025-02-28T21:00:00Z");
            Instant expires = Instant.parse("2025-03-31T21:00:00Z");
            History fromRecords = builder()
                    .coupons(List.of(
                            Coupon.builder("RAMADAN10", "ramadan", issued)
                                    .issuedTo("c-17")
                                    .expires(expires)
                                    .redeemed(Instant.parse("2025-03-05T09:00:00Z"), "A-1")
                                    .build(),
                            Coupon.builder("RAMADAN10", "ramadan", issued)
                                    .issuedTo("c-18")
                                    .expires(expires)
                                    .build(),
                            Coupon.builder("WELCOME", "new", Instant.parse("2025-03-01T21:00:00Z"))
                                    .redeemed(Instant.parse("2025-03-03T05:00:00Z"))
                                    .build()))
                    .build();

            assertThat(Contents.of(fromFile))
                    .isEqualTo(Contents.of(fromRecords))
                    .hasSize(3);
            assertThat(fromFile.intake().sources().get("coupons.csv")).isEqualTo(new Intake.Counts(3, 0, 0, 0));
        }

        @Test
        void needACodeACampaignAndATimeOfIssue() {
            CouponColumns none = Csv.stream("coupons.csv", Source.lines(HEADER)).coupons();
            assertThatThrownBy(() -> none.into(builder()))
                    .hasMessage("coupons.csv: which column is the code? State it with code(...)");
            assertThatThrownBy(() -> none.code("code").into(builder()))
                    .hasMessage("coupons.csv: which column is the campaign? State it with campaign(...)");
            assertThatThrownBy(() -> none.code("code").campaign("campaign").into(builder()))
                    .hasMessage("coupons.csv: which column is the issued? State it with issued(...)");
            assertThat(none.code("code")
                            .campaign("campaign")
                            .issued("issued", "yyyy-MM-dd")
                            .into(builder())
                            .build()
                            .customerCount())
                    .isZero();
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    ",x,SECRET,2025-03-01,,,|column \"code\": empty",
                    "A,,SECRET,2025-03-01,,,|column \"campaign\": empty",
                    "A,x,SECRET,,,,|column \"issued\": empty",
                    "A,x,SECRET,2025-03-01,never,,|column \"until\": \"never\" is not a time in the pattern yyyy-MM-dd",
                    "A,x,SECRET,2025-03-01,2025-02-01,,|coupon expires at 2025-01-31T21:00:00Z, before it is issued at 2025-02-28T21:00:00Z",
                    "A,x,SECRET,2025-03-01,,2025-02-01 10:00,|coupon is redeemed at 2025-02-01T07:00:00Z, before it is issued at 2025-02-28T21:00:00Z",
                    "A,x,SECRET,2025-03-01,,,B-1|coupon names the order that redeemed it but not when",
                    "A,x,SECRET,1812-03-01,,,|issued at 1812-03-01T00:00 in Asia/Riyadh, outside the years 1900 to 2199; are these milliseconds?"
                })
        void withFaultsAreRefused(String row, String reason) {
            assertRefused(coupons(HEADER, row), "coupons.csv:2: " + reason);
        }
    }

    @Nested
    class SurveyResponses {
        private SurveyResponseColumns answers(String... lines) {
            return Csv.stream("answers.csv", Source.lines(lines))
                    .surveyResponses()
                    .score("score")
                    .answered("at", "yyyy-MM-dd");
        }

        @Test
        void areThoseOfTheRecords(@TempDir Path folder) throws IOException {
            Path path = Files.writeString(folder.resolve("answers.csv"), """
                    kind,score,at,who
                    NPS,9,2025-03-01,c-17
                    csat,4.0,2025-03-01,c-17
                    Ces,7,2025-03-02,
                    """);
            History fromFile = Csv.file(path)
                    .surveyResponses()
                    .kind("kind")
                    .score("score")
                    .answered("at", "yyyy-MM-dd")
                    .customer("who")
                    .into(builder())
                    .build();
            Instant first = Instant.parse("2025-02-28T21:00:00Z");
            History fromRecords = builder()
                    .surveyResponses(List.of(
                            SurveyResponse.nps(9, first).from("c-17"),
                            SurveyResponse.csat(4, first).from("c-17"),
                            SurveyResponse.ces(7, Instant.parse("2025-03-01T21:00:00Z"))))
                    .build();

            assertThat(Contents.of(fromFile))
                    .isEqualTo(Contents.of(fromRecords))
                    .hasSize(2);
            assertThat(fromFile.intake().sources().get("answers.csv")).isEqualTo(new Intake.Counts(3, 0, 0, 0));
        }

        @Test
        void haveOneKindAndScaleIfTheCallSaysSo() {
            History history = answers("score,at", "10,2025-03-01")
                    .kind(SurveyKind.NPS)
                    .scale(SurveyScale.ONE_TO_TEN)
                    .into(builder())
                    .build();

            assertThat(Contents.of(history)).containsExactly("nobody: answer NPS 10 on 1–10 2025-02-28T21:00:00Z");
        }

        @Test
        void haveTheirKindAndScaleStatedOnce() {
            SurveyResponseColumns answers = answers("kind,score,at", "CES,5,2025-03-01");

            assertThatThrownBy(() -> answers.kind("kind").kind(SurveyKind.CSAT))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("answers.csv: kind(...) is stated twice, first \"kind\" and now CSAT; state it once");
            assertThatThrownBy(() -> answers.kind(SurveyKind.CSAT).kind("kind"))
                    .hasMessage("answers.csv: kind(...) is stated twice, first CSAT and now \"kind\"; state it once");
            assertThatThrownBy(() -> answers.kind(SurveyKind.CSAT).kind(SurveyKind.NPS))
                    .hasMessage("answers.csv: kind(...) is stated twice, first CSAT and now NPS; state it once");
            assertThatThrownBy(() -> answers.scale(SurveyScale.ONE_TO_FIVE).scale(SurveyScale.ZERO_TO_TEN))
                    .hasMessage("answers.csv: scale(...) is stated twice, first 1–5 and now 0–10; state it once");
            assertThat(Contents.of(
                            answers.kind("kind").kind("kind ").into(builder()).build()))
                    .containsExactly("nobody: answer CES 5 on 1–7 2025-02-28T21:00:00Z");
        }

        @Test
        void needAKindAScoreAndATime() {
            SurveyResponseColumns none =
                    Csv.stream("answers.csv", Source.lines("kind,score,at")).surveyResponses();
            assertThatThrownBy(() -> none.into(builder()))
                    .hasMessage("answers.csv: which column is the kind? State it with kind(...)");
            assertThatThrownBy(() -> none.kind(SurveyKind.NPS).into(builder()))
                    .hasMessage("answers.csv: which column is the score? State it with score(...)");
            assertThatThrownBy(() -> none.kind(SurveyKind.NPS).score("score").into(builder()))
                    .hasMessage("answers.csv: which column is the answered? State it with answered(...)");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "NPS,11,2025-03-01,SECRET|score 11 not in [0, 10]",
                    "CSAT,0,2025-03-01,SECRET|score 0 not in [1, 5]",
                    "CES,8,2025-03-01,SECRET|score 8 not in [1, 7]",
                    "NPS,9.5,2025-03-01,SECRET|column \"score\": \"9.5\" is not a whole number",
                    "NPS,99999999999,2025-03-01,SECRET|column \"score\": \"99999999999\" is not a whole number",
                    "NPS,99999999999999999999,2025-03-01,SECRET|column \"score\": \"99999999999999999999\" is not a whole number",
                    "NPS,nine,2025-03-01,SECRET|column \"score\": \"nine\" is not a number like 1,234.56",
                    "NPS,,2025-03-01,SECRET|column \"score\": empty",
                    "HAPPY,9,2025-03-01,SECRET|column \"kind\": \"HAPPY\" is not NPS, CSAT or CES",
                    ",9,2025-03-01,SECRET|column \"kind\": empty",
                    "NPS,9,,SECRET|column \"at\": empty",
                    "NPS,9,2025-02-30,SECRET|column \"at\": \"2025-02-30\" is not a time in the pattern yyyy-MM-dd"
                })
        void withFaultsAreRefused(String row, String reason) {
            assertRefused(answers("kind,score,at,who", row).kind("kind").customer("who"), "answers.csv:2: " + reason);
        }
    }
}
