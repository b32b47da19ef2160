package io.github.retention4j.report.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.engine.MetricsEngine;
import io.github.retention4j.history.History;
import io.github.retention4j.metric.segment.Rfm;
import io.github.retention4j.metric.segment.RfmTable;
import io.github.retention4j.model.Order;
import io.github.retention4j.model.Window;
import io.github.retention4j.report.Golden;
import io.github.retention4j.report.Pictures;
import io.github.retention4j.report.TestShop;
import io.github.retention4j.report.language.Language;
import io.github.retention4j.report.picture.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;

class RfmGridTest {
    private static final RfmTable RFM = TestShop.engine()
            .compute(Rfm.in(Window.year(2025))
                    .recencyAt(30, 60, 90, 180)
                    .frequencyAt(1, 2, 4, 9)
                    .monetaryAt(50, 100, 250, 500));

    @Test
    void isTheSamePictureToTheLastByte() {
        Golden.check("rfm-en.svg", Pictures.of(RFM).draw(Language.ENGLISH).svg());
        Golden.check("rfm-ar.svg", Pictures.of(RFM).draw(Language.ARABIC).svg());
    }

    @Test
    void cellsHaveAllCustomers() {
        List<Mark.Cell> cells = Pictures.of(RFM).draw(Language.ENGLISH).marks().stream()
                .filter(Mark.Cell.class::isInstance)
                .map(Mark.Cell.class::cast)
                .toList();
        assertThat(cells).hasSize(25);
        assertThat(cells.stream()
                        .map(cell -> cell.text().replaceAll(" .*", ""))
                        .mapToLong(Long::parseLong)
                        .sum())
                .isEqualTo(RFM.customers());
        assertThat(cells)
                .filteredOn(cell -> cell.text().equals("0"))
                .isNotEmpty()
                .allMatch(cell -> cell.tone() == 1);
    }

    @Test
    void theBestAreAboveAndAtTheEnd() {
        ColourTable table = new RfmGrid(RFM).colours(Language.ENGLISH);
        assertThat(table.rows().get(0).name()).isEqualTo("5: up to 30");
        assertThat(table.rows().get(4).name()).isEqualTo("1: over 180");
        assertThat(table.columns()).startsWith("1: up to 1").endsWith("5: over 9");
        long best = RFM.cells().stream()
                .filter(cell -> cell.recency() == 5 && cell.frequency() == 4)
                .mapToLong(RfmTable.Cell::customers)
                .sum();
        assertThat(table.rows().get(0).cells().get(3).text()).startsWith(best + " (");
    }

    @Test
    void fewCustomersAndCutPointsThatDoNotDifferHaveNoGrid() {
        assertThat(Pictures.find(orders(1, 1, 1, 1))).as("four customers").isEmpty();
        assertThat(Pictures.find(orders(1, 1, 1, 1, 1))).as("five alike").isEmpty();
        assertThatThrownBy(() -> new RfmGrid(orders(1, 1, 1, 1)))
                .hasMessageContaining("a grid takes 5 customers and two cut points that differ, these are");
        RfmTable five = orders(1, 1, 1, 2, 9);
        assertThat(five.frequencyCuts()).containsExactly(1L, 1L, 1L, 2L);
        assertThat(new RfmGrid(five).colours(Language.ENGLISH).columns())
                .containsExactly("1: up to 1", "2: nobody", "3: nobody", "4: up to 2", "5: over 2");
    }

    /** Customers with so many orders each, all on one day. */
    private static RfmTable orders(int... counts) {
        List<Order> orders = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            for (int k = 0; k < counts[i]; k++) {
                orders.add(Order.builder(i + "-" + k, Instant.parse("2025-03-01T09:00:00Z"), Money.parse("SAR 10"))
                        .customer("c" + i)
                        .build());
            }
        }
        History history = History.builder(TestShop.ZONE, TestShop.SAR)
                .observedThrough(TestShop.LAST_DAY)
                .orders(orders)
                .build();
        return MetricsEngine.over(history).compute(Rfm.in(Window.year(2025)));
    }

    @Test
    void nobodyHasNoPicture() {
        RfmTable nobody = TestShop.engine().compute(Rfm.in(Window.year(2020)));
        assertThat(Pictures.find(nobody)).isEmpty();
        assertThatThrownBy(() -> new RfmGrid(nobody)).hasMessageContaining("nothing to draw: no data");
    }
}
