package io.github.retention4j.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CustomerTest {
    @Test
    void keepsWhatItIsGiven() {
        Instant firstSeen = Instant.parse("2026-01-01T00:00:00Z");
        LocalDate born = LocalDate.of(1990, 2, 28);
        assertThat(Customer.builder("c-17")
                        .firstSeen(firstSeen)
                        .birthDate(born)
                        .gender("f")
                        .country("SA")
                        .city("Riyadh")
                        .channel("instagram")
                        .attribute("tier", "gold")
                        .build())
                .isEqualTo(new Customer(
                        "c-17",
                        Optional.of(firstSeen),
                        Optional.of(born),
                        Optional.of("f"),
                        Optional.of("SA"),
                        Optional.of("Riyadh"),
                        Optional.of("instagram"),
                        Map.of("tier", "gold")));
    }

    @Test
    void idAloneIsEnough() {
        Customer customer = Customer.of("c-17");
        assertThat(customer.id()).isEqualTo("c-17");
        assertThat(customer.firstSeen()).isEmpty();
        assertThat(customer.birthDate()).isEmpty();
        assertThat(customer.gender()).isEmpty();
        assertThat(customer.country()).isEmpty();
        assertThat(customer.city()).isEmpty();
        assertThat(customer.channel()).isEmpty();
        assertThat(customer.attributes()).isEmpty();
    }

    @Test
    void blankIdIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Customer.of(" \n"))
                .withMessage("customer id is blank");
        assertThatNullPointerException().isThrownBy(() -> Customer.of(null)).withMessage("id");
    }

    @Test
    void changingWhatWasPassedInChangesNothing() {
        Map<String, String> attributes = new HashMap<>(Map.of("tier", "gold"));
        Optional<String> none = Optional.empty();
        Customer customer = new Customer("c", Optional.empty(), Optional.empty(), none, none, none, none, attributes);
        attributes.put("tier", "lead");
        assertThat(customer.attributes()).containsExactly(Map.entry("tier", "gold"));
        assertThatThrownBy(() -> customer.attributes().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void builderThatGoesOnChangesNoCustomerItMade() {
        Customer.Builder builder = Customer.builder("c");
        Customer before = builder.build();
        assertThat(builder.attribute("tier", "gold").build().attributes()).hasSize(1);
        assertThat(before.attributes()).isEmpty();
    }
}
