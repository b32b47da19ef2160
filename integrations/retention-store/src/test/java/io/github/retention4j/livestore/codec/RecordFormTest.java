package io.github.retention4j.livestore.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.Cart;
import io.github.retention4j.model.Coupon;
import io.github.retention4j.model.Customer;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Offer;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.PointsGrant;
import io.github.retention4j.model.Redemption;
import io.github.retention4j.model.Referral;
import io.github.retention4j.model.Subscription;
import io.github.retention4j.model.SurveyResponse;
import io.github.retention4j.model.Visit;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.joda.money.BigMoney;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecordFormTest {
    private static final MoneyForm MONEY = new MoneyForm(CurrencyUnit.of("SAR"), 2);
    private static final Instant AT = Instant.parse("2026-03-05T09:30:00.123456789Z");
    private static final Money SAR = Money.parse("SAR 120.50");

    static Stream<Record> records() {
        return Stream.of(
                Order.of("A-1", "c-17", AT, SAR),
                Order.builder("A-2", AT, SAR)
                        .refund(AT, Money.parse("SAR 1"))
                        .refund(AT.plusSeconds(5), Money.parse("SAR 2.05"))
                        .coupon("RAMADAN")
                        .discount(SAR)
                        .eligible(Money.parse("SAR 0"))
                        .tag("gift")
                        .tag("هدية")
                        .build(),
                Customer.of("c-17"),
                Customer.builder("c-18")
                        .firstSeen(Instant.parse("1969-12-31T23:59:59.5Z"))
                        .birthDate(LocalDate.of(1955, 2, 28))
                        .country("SA")
                        .attribute("tier", "gold")
                        .build(),
                Coupon.builder("X", "SPRING", AT).build(),
                SurveyResponse.nps(9, AT).from("c-17"),
                Subscription.builder("s", "c-17", AT, SAR)
                        .change(AT.plusSeconds(9), Money.parse("SAR 99"))
                        .ended(AT.plusSeconds(99))
                        .build(),
                Visit.of(AT, 3, 0).by("c-17").ordering("A-1"),
                Cart.of(AT).by("c-17"),
                Offer.of(AT).to("c-17").taken(AT),
                Referral.by("c-17", AT).of("c-18"),
                Redemption.of("c-17", AT, 500).reward("mug"),
                PointsGrant.of("c-17", AT, Long.MAX_VALUE, "birthday"),
                Membership.of("c-17", AT).leaving(AT.plusSeconds(1)));
    }

    @ParameterizedTest
    @MethodSource("records")
    void isReadAsItWasWritten(Record record) throws MalformedException {
        byte[] bytes = bytes(record);
        assertThat(read(record.getClass(), bytes)).isEqualTo(record);
    }

    @ParameterizedTest
    @MethodSource("records")
    void fewerBytesAreNoRecord(Record record) {
        byte[] bytes = bytes(record);
        for (int length = 0; length < bytes.length; length++) {
            byte[] shorter = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> read(record.getClass(), shorter)).isInstanceOf(MalformedException.class);
        }
        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
        assertThatThrownBy(() -> read(record.getClass(), longer))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith("1 bytes too many; open the store with");
    }

    /** Bytes of version 1, which are read for ever. */
    @Test
    void theBytesOfAnOrderStayTheSame() {
        assertThat(HexFormat.of()
                        .formatHex(bytes(Order.builder("A-1", Instant.ofEpochSecond(100), Money.parse("SAR 1.20"))
                                .customer("c-17")
                                .refund(Instant.ofEpochSecond(200, 3), Money.parse("SAR 1"))
                                .tag("gift")
                                .build())))
                .isEqualTo("09" + "03412d31" + "0104632d3137" + "c80100" + "f001" + "01029003" + "03" + "c801" + "00"
                        + "00" + "00" + "010467696674");
    }

    // ---- records that grow

    record Small(String name) {}

    record Grown(
            String name,
            Optional<String> nick,
            OptionalLong age,
            List<String> words,
            Set<String> tags,
            Map<String, Long> counts) {}

    record GrownWrongly(String name, long age) {}

    @Test
    void componentsAddedAtTheEndAreAbsentInOlderBytes() throws MalformedException {
        assertThat(read(Grown.class, bytes(new Small("x"))))
                .isEqualTo(new Grown("x", Optional.empty(), OptionalLong.empty(), List.of(), Set.of(), Map.of()));
    }

    @Test
    void oneThatHasToBeThereIsMissed() {
        assertThatThrownBy(() -> read(GrownWrongly.class, bytes(new Small("x"))))
                .isInstanceOf(MalformedException.class)
                .hasMessageStartingWith("GrownWrongly without age; open the store with");
    }

    @Test
    void bytesOfALaterVersionAreRefused() {
        assertThatThrownBy(() -> read(
                        Small.class,
                        bytes(new Grown("x", Optional.empty(), OptionalLong.empty(), List.of(), Set.of(), Map.of()))))
                .isInstanceOf(MalformedException.class)
                .hasMessage(
                        "Small of 6 components, where this version knows 1; open the store with the version that wrote it");
    }

    enum Colour {
        RED,
        GREEN
    }

    record Every(boolean yes, double share, int count, Colour colour, Map<String, Long> counts, List<Small> smalls) {}

    @Test
    void ownRecordsAreOfTheSameTypes() throws MalformedException {
        Every every = new Every(true, -0.1, Integer.MIN_VALUE, Colour.GREEN, Map.of("a", 1L), List.of(new Small("")));
        assertThat(read(Every.class, bytes(every))).isEqualTo(every);
    }

    record WithObject(String name, List<Object> things) {}

    @Test
    void whatCannotBeKeptIsRefused() {
        assertThatThrownBy(() -> new RecordForm(WithObject.class, MONEY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(
                        "WithObject.things: java.lang.Object is no type that a store can keep; write it as");
        assertThatThrownBy(() -> new RecordForm(String.class, MONEY))
                .hasMessage("java.lang.String is no record; a store keeps Java records");
        assertThatThrownBy(() -> bytes(new Small("\ud83d")))
                .hasMessage("name: a text has half of a surrogate pair, which no file can keep");
        assertThatThrownBy(() -> bytes(new Small(null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("Small.name");
    }

    // ---- money

    @Test
    void amountsThatDoNotFitAreRefused() {
        assertThatThrownBy(() -> bytes(Order.of("A", "c", AT, Money.parse("EUR 1"))))
                .hasMessage("total: EUR 1.00 is not in SAR, the currency of the store; convert it first");
        assertThatThrownBy(() -> bytes(Order.of("A", "c", AT, BigMoney.parse("SAR 1.005"))))
                .hasMessage(
                        "total: SAR 1.005 has more than the 2 decimals of the store; round it, or begin a store with more");
        assertThatThrownBy(() -> MONEY.units(BigMoney.parse("SAR 99999999999999999999")))
                .hasMessage("SAR 99999999999999999999 is beyond the range of long in units of 10^-2");
    }

    private static byte[] bytes(Record record) {
        ByteWriter to = new ByteWriter();
        new RecordForm(record.getClass(), MONEY).write(record, to);
        return to.toBytes();
    }

    private static Object read(Class<?> type, byte[] bytes) throws MalformedException {
        ByteReader from = new ByteReader(ByteBuffer.wrap(bytes));
        Object read = new RecordForm(type, MONEY).read(from);
        from.end();
        return read;
    }
}
