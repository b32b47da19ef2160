package io.github.retention4j.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.model.Window;
import org.junit.jupiter.api.Test;

class RequirementTest {
    private static final Window MARCH = Window.month(2026, 3);
    private static final Requirement OF_MARCH = Requirement.ordersIn(MARCH);
    private static final Requirement OF_APRIL = Requirement.ordersIn(MARCH.next());
    private static final Requirement VISITORS = Requirement.records(Visits.KIND);

    @Test
    void eitherOfTwoWindowsIsBoth() {
        assertThat(OF_MARCH.or(OF_APRIL).windows()).containsExactly(MARCH, MARCH.next());
        assertThat(OF_MARCH.or(OF_APRIL).isForEverybody()).isFalse();
        assertThat(OF_MARCH.or(OF_MARCH).windows()).containsExactly(MARCH);
    }

    @Test
    void eitherOfOneKindIsThatKind() {
        assertThat(VISITORS.or(Requirement.records(Visits.KIND)).kind()).contains(Visits.KIND);
        assertThat(VISITORS.or(Requirement.records(Visits.KIND)).isForEverybody())
                .isFalse();
    }

    @Test
    void whatHasNothingInCommonIsEverybody() {
        assertThat(VISITORS.or(Requirement.records(Carts.KIND))).isSameAs(Requirement.none());
        assertThat(VISITORS.or(OF_MARCH).kind()).isEmpty();
        assertThat(VISITORS.or(OF_MARCH).isForEverybody()).isTrue();
        assertThat(VISITORS.or(OF_MARCH).windows()).containsExactly(MARCH);
        assertThat(OF_MARCH.or(VISITORS).isForEverybody()).isTrue();
        assertThat(OF_MARCH.or(Requirement.none()).isForEverybody()).isTrue();
        assertThat(OF_MARCH.or(Requirement.none()).windows()).containsExactly(MARCH);
        assertThat(OF_MARCH.forEverybody().or(OF_APRIL).windows()).containsExactly(MARCH, MARCH.next());
        assertThat(OF_MARCH.forEverybody().or(OF_APRIL).isForEverybody()).isTrue();
        assertThat(Requirement.none().or(Requirement.none())).isSameAs(Requirement.none());
    }
}
