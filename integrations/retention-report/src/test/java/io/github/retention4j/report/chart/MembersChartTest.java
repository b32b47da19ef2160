package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.compare.DifferenceInDifferences;
import io.github.retention4j.compare.JoinersAgainstOthers;
import io.github.retention4j.compare.MemberComparison;
import io.github.retention4j.compare.MembersAgainstOthers;
import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.model.Membership;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.picture.Ink;
import io.github.retention4j.report.picture.Mark;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class MembersChartTest {
    private static final Window Q4 = Window.quarter(2025, 4);

    @Test
    void isTheSamePictureToTheLastByte() {
        Marks.check(
                "members",
                Pictures.of(
                        TestShop.engine().compute(MembersAgainstOthers.in(Q4).of(TestShop.programme()))));
    }

    /** Of twelve customers six join in February; they order once more in March than in January. */
    private static MemberComparison<DifferenceInDifferences> joiners() {
        List<Order> orders = new ArrayList<>();
        List<Membership> memberships = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            boolean joins = i < 6;
            if (joins) {
                memberships.add(Membership.of("c" + i, Instant.parse("2025-02-10T10:00:00Z")));
            }
            orders.add(order(i, "2024-12", 0));
            for (int n = 0; n < 1 + i % 3; n++) {
                orders.add(order(i, "2025-01", n));
                orders.add(order(i, "2025-03", n));
            }
            if (joins && i != 2) {
                orders.add(order(i, "2025-03", 9));
            }
        }
        return MetricsEngine.over(History.builder(TestShop.ZONE, TestShop.SAR)
                        .observedThrough(LocalDate.of(2025, 4, 30))
                        .orders(orders)
                        .memberships(memberships)
                        .build())
                .compute(JoinersAgainstOthers.joinedIn(Window.month(2025, 2)).of(TestShop.programme()));
    }

    private static Order order(int customer, String month, int n) {
        return Order.builder(
                        customer + "-" + month + "-" + n,
                        Instant.parse(month + "-1" + n + "T10:00:00Z"),
                        Money.ofMajor(TestShop.SAR, 100 + n))
                .customer("c" + customer)
                .build();
    }

    @Test
    void aChangeThatIsSureIsInColour() {
        assertThat(joiners().orders().value()).hasValueCloseTo(5.0 / 6, org.assertj.core.data.Offset.offset(1e-9));
        List<Mark.Dot> dots = Marks.of(Pictures.of(joiners()), Mark.Dot.class);
        assertThat(dots.get(0).ink()).isEqualTo(Ink.FOURTH);
        assertThat(Marks.texts(Pictures.of(joiners()))).contains("+0.833 orders per customer");
        Marks.check("change", Pictures.of(joiners().orders()));
    }

    @Test
    void whatIsMoreStandsAfterTheLineAndWhatIsLessBeforeIt() {
        var members = TestShop.engine().compute(MembersAgainstOthers.in(Q4).of(TestShop.programme()));
        double zero = Marks.of(Pictures.of(members), Mark.Line.class)
                .get(0)
                .points()
                .get(0)
                .x();
        List<Mark.Dot> dots = Marks.of(Pictures.of(members), Mark.Dot.class);
        assertThat(dots).hasSize(4);
        for (int i = 0; i < 4; i++) {
            assertThat(Math.signum(dots.get(i).x() - zero))
                    .isEqualTo(Math.signum(members.differences().get(i).value().orElseThrow()));
        }
    }

    @Test
    void nobodyToCompareHasNoPicture() {
        assertThat(Pictures.find(TestShop.engine()
                        .compute(MembersAgainstOthers.in(Window.year(2020)).of(TestShop.programme()))))
                .isEmpty();
    }
}
