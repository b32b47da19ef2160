package io.github.retention4j.shops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void notesOfSeveralSourcesAddUp() {
        Map<String, Long> march = new LinkedHashMap<>();
        march.put("cancelled", 1L);
        march.put("of a test", 12L);
        List<String> notes = List.of(
                Tally.noted(march).get(0),
                "another note, 5 of it",
                Tally.noted(Map.of("cancelled", 2L)).get(0));
        assertThat(notes.get(0)).isEqualTo("1 cancelled, 12 of a test left out");
        assertThat(Tally.leftOut(notes)).isEqualTo("3 cancelled, 12 of a test left out");
    }

    @Test
    void nothingLeftOutIsNoNote() {
        assertThat(Tally.noted(Map.of())).isEmpty();
        assertThat(Tally.leftOut(List.of())).isEmpty();
    }
}
