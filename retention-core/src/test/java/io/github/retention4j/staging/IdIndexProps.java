package io.github.retention4j.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.store.TextFormProps;
import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class IdIndexProps {
    /** Any, and such as come again and again: numbers, texts of several lengths, UUIDs. */
    @Provide
    Arbitrary<List<String>> ids() {
        Arbitrary<String> few =
                Arbitraries.integers().between(0, 60).map(i -> "order-".repeat(i % 5) + (i % 4 == 0 ? i : "A" + i));
        return Arbitraries.oneOf(TextFormProps.anyText(), TextFormProps.uuids(), few)
                .list()
                .ofMaxSize(300);
    }

    private static void assertNumbersAsAMapWould(List<String> ids) {
        IdIndex index = new IdIndex();
        Map<String, Integer> numbers = new HashMap<>();
        List<String> distinct = new ArrayList<>();
        for (String id : ids) {
            assertThat(index.find(id)).isEqualTo(numbers.getOrDefault(id, -1));
            if (numbers.putIfAbsent(id, distinct.size()) == null) {
                distinct.add(id);
            }
            assertThat(index.add(CharBuffer.wrap(id))).isEqualTo(numbers.get(id));
            assertThat(index.find(id)).isEqualTo(numbers.get(id));
        }
        assertThat(index.size()).isEqualTo(distinct.size());
        for (int number = 0; number < distinct.size(); number++) {
            assertThat(index.id(number)).isEqualTo(distinct.get(number));
        }
    }

    @Property
    void numbersIdsInTheOrderTheyArrive(@ForAll("ids") List<String> ids) {
        assertNumbersAsAMapWould(ids);
    }

    @Example
    void growsOverManyPages() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 40_000; i++) {
            ids.add("order number " + i);
        }
        assertNumbersAsAMapWould(ids);
    }

    /** Before, between and after others, and twice. */
    @Example
    void anIdMayBeLongerThanAPage() {
        String large = "x".repeat(300_000);
        assertNumbersAsAMapWould(List.of(large, "a", large + "y", "b", large, "a", "b", "c"));
    }

    @Example
    void anIdMayComeRightBehindOneThatIsLongerThanAPage() {
        IdIndex index = new IdIndex();
        index.add("x".repeat(300_000));
        index.add("a");

        assertThat(index.add("a")).isEqualTo(1);
        assertThat(index.id(1)).isEqualTo("a");
    }

    /** A history is written by one thread while another adds to it. */
    @Example
    void manyThreadsFindAtATime() {
        IdIndex index = new IdIndex();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            ids.add("order number " + i);
            index.add(ids.get(i));
        }
        assertThat(IntStream.range(0, 200_000)
                        .parallel()
                        .filter(i -> index.find(ids.get(i % 1_000)) != i % 1_000)
                        .count())
                .isZero();
    }

    @Example
    void nothingIsFoundAfterAllIsLetGoOf() {
        IdIndex index = new IdIndex();
        index.add("a");
        index.clear();

        assertThat(index.size()).isZero();
        assertThatThrownBy(() -> index.id(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
