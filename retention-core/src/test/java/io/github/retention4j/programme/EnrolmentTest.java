package io.github.retention4j.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EnrolmentTest {
    @Test
    void saysItselfInWords() {
        assertThat(Enrolment.RECORDED_ELSE_EVERYONE)
                .hasToString("those recorded, or everybody where none are recorded");
        assertThat(Enrolment.BY_RECORD).hasToString("those recorded");
        assertThat(Enrolment.AT_FIRST_ORDER).hasToString("those with an order");
        assertThat(Enrolment.afterOrders(2)).hasToString("those with 2 orders");
        assertThat(Enrolment.EVERYONE).hasToString("everybody");
    }

    @Test
    void refusesNumbersThatDoNotGoWithTheKind() {
        assertThatThrownBy(() -> Enrolment.afterOrders(0))
                .hasMessageContainingAll("0 not in [1, ", "Enrolment.EVERYONE");
        assertThatThrownBy(() -> new Enrolment(Enrolment.Kind.BY_RECORD, 1)).hasMessageContaining("1 not in [0, 0]");
        assertThatThrownBy(() -> new Enrolment(Enrolment.Kind.AT_FIRST_ORDER, 2))
                .hasMessageContaining("2 not in [1, 1]");
        assertThatThrownBy(() -> new Enrolment(Enrolment.Kind.AFTER_ORDERS, 1))
                .hasMessageContainingAll("1 not in [2, ", "Enrolment.afterOrders(2)");
    }
}
