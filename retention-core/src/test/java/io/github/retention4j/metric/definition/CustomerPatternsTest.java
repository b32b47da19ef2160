package io.github.retention4j.metric.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.metric.MetricContract;
import io.github.retention4j.metric.definition.CustomerPatterns.Counted;
import io.github.retention4j.model.Window;
import io.github.retention4j.testing.Store;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import net.jqwik.api.Example;

class CustomerPatternsTest extends MetricContract<CustomerPatterns, Counted> {
    @Override
    protected List<CustomerPatterns> forms(Window window) {
        return List.of(
                new CustomerPatterns(new BuyerTraits(window, 1)),
                new CustomerPatterns(new BuyerTraits(window, 45)),
                new CustomerPatterns(new SubscriberTraits(window)),
                new CustomerPatterns(new RepeatTraits(window, 1)),
                new CustomerPatterns(new RepeatTraits(window, 30)));
    }

    @Override
    protected Map<String, BigDecimal> naively(CustomerPatterns form, Store store) {
        if (form.traits() instanceof BuyerTraits traits) {
            return patterns(
                    store,
                    traits.window(),
                    c -> bits(c.before(), c.during(), c.isNew(), c.within(traits.days()), c.atEnd(traits.days())));
        }
        if (form.traits() instanceof RepeatTraits traits) {
            int days = traits.days();
            return patterns(
                    store,
                    traits.window(),
                    c -> bits(
                            c.during(),
                            c.ordersIn(traits.window()) > 1,
                            c.onSeveralDays(),
                            c.earlier(),
                            c.settled(days),
                            c.settled(days) && c.second(days),
                            c.settled(days) && c.secondDay(days)));
        }
        Window window = ((SubscriberTraits) form.traits()).window();
        return patterns(
                store,
                window,
                c -> bits(
                        c.before(),
                        c.during(),
                        c.runs(false),
                        c.runsAtEnd(false),
                        c.runs(true),
                        c.runsAtEnd(true),
                        c.isNewSubscriber()));
    }

    private static int bits(boolean... traits) {
        int bits = 0;
        for (int i = 0; i < traits.length; i++) {
            bits |= traits[i] ? 1 << i : 0;
        }
        return bits;
    }

    private static Map<String, BigDecimal> patterns(Store store, Window window, ToIntFunction<PlainCustomer> traits) {
        Map<String, BigDecimal> patterns = new TreeMap<>();
        for (PlainCustomer customer : PlainCustomer.all(store, window)) {
            int pattern = traits.applyAsInt(customer);
            patterns.merge(Integer.toBinaryString(pattern), BigDecimal.ONE, BigDecimal::add);
        }
        patterns.remove("0");
        return patterns;
    }

    @Override
    protected Map<String, BigDecimal> figures(Counted result) {
        Map<String, BigDecimal> figures = new TreeMap<>();
        for (int pattern = 0; pattern < result.customers().size(); pattern++) {
            figures.put(
                    Integer.toBinaryString(pattern),
                    BigDecimal.valueOf(result.customers().get(pattern)));
        }
        return figures;
    }

    @Override
    protected boolean saysNoData(Counted result) {
        return result.customers().stream().allMatch(count -> count == 0);
    }

    @Override
    protected boolean isNoDataWithoutRecords(Counted result) {
        return true;
    }

    @Example
    void countsThoseWhoHaveAllOfSomeTraitsAndNoneOfOthers() {
        Counted counted = new Counted(List.of(0L, 1L, 2L, 3L, 4L, 5L, 6L, 7L));
        assertThat(counted.count(1, 0)).isEqualTo(1 + 3 + 5 + 7);
        assertThat(counted.count(1, 6)).isEqualTo(1);
        assertThat(counted.count(3, 4)).isEqualTo(3);
        assertThat(counted.countWithoutAll(1, 6)).isEqualTo(1 + 3 + 5);
    }

    @Example
    void refusesWhatIsMissing() {
        assertThatThrownBy(() -> new CustomerPatterns(null)).hasMessage("traits");
        assertThatThrownBy(() -> new BuyerTraits(null, 1)).hasMessage("window");
        assertThatThrownBy(() -> new SubscriberTraits(null)).hasMessage("window");
        assertThatThrownBy(() -> new RepeatTraits(null, 1)).hasMessage("window");
    }
}
