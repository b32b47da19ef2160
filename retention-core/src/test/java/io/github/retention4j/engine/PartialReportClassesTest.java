package io.github.retention4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.google.common.collect.ImmutableList;
import io.github.retention4j.history.Basis;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.URL;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Set;
import java.util.logging.Level;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;

class PartialReportClassesTest {
    private static final PartialReportClasses OURS = new PartialReportClasses(Set.of(Basis.class, Integer.class));

    /** As if a metric of a caller were written in this package. */
    private static final PartialReportClasses CALLERS = new PartialReportClasses(Set.of(Assertions.class));

    @Test
    void letsInOursAndPlainValues() {
        for (Class<?> type : Set.of(
                Basis.class,
                String.class,
                long[].class,
                Money[][].class,
                LocalDate.class,
                BitSet.class,
                ImmutableList.of().getClass())) {
            assertThat(OURS.has(type)).as("%s", type).isTrue();
        }
        Class<?> proxy = Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Comparator.class}, (self, method, args) -> 0)
                .getClass();
        for (Class<?> type : Set.of(URL.class, URI[].class, Level.class, Assertions.class, proxy)) {
            assertThat(OURS.has(type)).as("%s", type).isFalse();
        }
    }

    @Test
    void letsInWhatIsBesideOrBelowTheMetricsOfACaller() {
        assertThat(CALLERS.has(Assertions.class)).isTrue();
        assertThat(CALLERS.has(org.assertj.core.api.ListAssert[].class)).isTrue();
        assertThat(CALLERS.has(RecursiveComparisonConfiguration.class)).isTrue();
        assertThat(CALLERS.has(org.assertj.core.util.Lists.class)).isFalse();
        assertThat(CALLERS.has(AssertionFailedError.class)).isFalse();
        assertThat(CALLERS.isStrict(Assertions.class)).isTrue();
        assertThat(CALLERS.isStrict(Basis.class)).isTrue();
        assertThat(CALLERS.isStrict(String.class)).isFalse();
    }

    @Test
    void refusesWhatCouldNotBeReadAgain() {
        assertThatCode(() -> OURS.requireAll(Set.of(String.class, Basis.class))).doesNotThrowAnyException();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OURS.requireAll(Set.of(URL.class, URI.class, String.class)))
                .withMessageContaining(
                        "because of java.net.URI, java.net.URL, of which no metric or function has the package");
    }
}
