package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.intake.BadRows;
import io.github.retention4j.intake.Intake;
import io.github.retention4j.model.Customer;
import io.github.retention4j.staging.Sizes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.joda.money.CurrencyUnit;

/** What was declared comes back as it was given, as records and as columns, however few customers have it. */
class DeclaredCustomersProps {
    private static final ZoneId RIYADH = ZoneId.of("Asia/Riyadh");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    @Property(tries = 200)
    void recordsComeBackAsTheyWereGiven(
            @ForAll @IntRange(max = 200) int count,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll @IntRange(max = 100) int undeclared,
            @ForAll Random random) {
        Map<String, Customer> given = new HashMap<>();
        HistoryBuilder builder = builder();
        for (int i = 0; i < count; i++) {
            Customer customer = customer(i % 2 == 0 ? "c-" + i : Integer.toString(i), percent, random);
            given.put(customer.id(), customer);
            builder.customers(List.of(customer));
            if (i % 3 == 0) {
                builder.addOrder(customer.id(), START.toEpochMilli(), 1);
            }
        }
        for (int i = 0; i < undeclared; i++) {
            builder.addOrder("u-" + i, START.toEpochMilli() + i, 1);
        }
        History history = builder.build();
        Map<String, Customer> seen = new HashMap<>();
        for (CustomerBlock block : history.blocks()) {
            CustomerCursor cursor = block.cursor();
            while (cursor.next()) {
                CustomerHistory customer = cursor.customer();
                customer.customer().ifPresent(record -> seen.put(customer.id(), record));
                assertThat(customer.customer().isPresent()).isEqualTo(given.containsKey(customer.id()));
                assertColumns(block, cursor.at(), Optional.ofNullable(given.get(customer.id())));
            }
        }
        assertThat(seen).isEqualTo(given);
        assertThat(history.customerCount()).isEqualTo(count + undeclared);
    }

    private static void assertColumns(CustomerBlock block, int customer, Optional<Customer> given) {
        DeclaredCustomers declared = block.declared();
        assertThat(value(declared.country(), customer)).isEqualTo(given.flatMap(Customer::country));
        assertThat(value(declared.city(), customer)).isEqualTo(given.flatMap(Customer::city));
        assertThat(value(declared.gender(), customer)).isEqualTo(given.flatMap(Customer::gender));
        assertThat(value(declared.channel(), customer)).isEqualTo(given.flatMap(Customer::channel));
        assertThat(value(declared.birthDate(), customer)).isEqualTo(given.flatMap(Customer::birthDate));
        assertThat(value(declared.firstSeenDay(), customer))
                .isEqualTo(given.flatMap(Customer::firstSeen).map(at -> LocalDate.ofInstant(at, RIYADH)));
        for (int attribute = 0; attribute < 5; attribute++) {
            String name = "a" + attribute;
            assertThat(value(declared.attribute(name), customer))
                    .isEqualTo(given.map(record -> record.attributes().get(name)));
        }
    }

    private static <T> Optional<T> value(DeclaredColumn<T> column, int customer) {
        int number = column.number(customer);
        assertThat(number).isBetween(0, column.size() - 1);
        return column.value(number);
    }

    private static Customer customer(String id, int percent, Random random) {
        Customer.Builder customer = Customer.builder(id);
        if (random.nextInt(100) < percent) {
            customer.country("C" + random.nextInt(4));
        }
        if (random.nextInt(100) < percent) {
            customer.city("T" + random.nextInt(50));
        }
        if (random.nextInt(100) < percent) {
            customer.gender("C" + random.nextInt(2)).channel("");
        }
        if (random.nextInt(100) < percent) {
            customer.birthDate(random.nextInt(10) == 0 ? LocalDate.MIN : LocalDate.of(1950 + random.nextInt(60), 2, 3));
        }
        if (random.nextInt(100) < percent) {
            Instant seen = START.plusSeconds(random.nextInt(10_000_000));
            customer.firstSeen(random.nextBoolean() ? seen : seen.plusNanos(random.nextInt(1_000_000_000)));
        }
        for (int attribute = 0; attribute < 4; attribute++) {
            if (random.nextInt(400) < percent * (attribute + 1)) {
                customer.attribute("a" + attribute, "v" + random.nextInt(3));
            }
        }
        return customer.build();
    }

    @Example
    void aTimeBelowAMillisecondTellsTwoRecordsApart() {
        Customer customer = Customer.builder("c").firstSeen(START.plusNanos(1)).build();
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        builder.customers(List.of(
                customer, customer, Customer.builder("c").firstSeen(START).build()));
        Intake intake = builder.build().intake();
        assertThat(intake.refused()).isEqualTo(1);
        assertThat(intake.sources().get(intake.sources().firstKey()).merged()).isEqualTo(1);
    }

    @Example
    void anAttributeMoreOrLessIsAnotherRecord() {
        Customer one =
                Customer.builder("c").attribute("a", "x").attribute("b", "y").build();
        Customer more = Customer.builder("c")
                .attribute("b", "y")
                .attribute("a", "x")
                .attribute("c", "z")
                .build();
        Customer less = Customer.builder("c").attribute("a", "x").build();
        Customer same =
                Customer.builder("c").attribute("b", "y").attribute("a", "x").build();
        HistoryBuilder builder = builder().badRows(BadRows.SKIP);
        builder.customers(List.of(one, more, less, same));
        Intake intake = builder.build().intake();
        assertThat(intake.refused()).isEqualTo(2);
        assertThat(intake.sources().get(intake.sources().firstKey()).merged()).isEqualTo(1);
    }

    private static HistoryBuilder builder() {
        return new HistoryBuilder(RIYADH, CurrencyUnit.of("SAR"), new Sizes(5, 40, 100, 200));
    }
}
