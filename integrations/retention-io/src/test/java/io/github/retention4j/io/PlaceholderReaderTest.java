package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retention4j.model.Placeholder;
import org.junit.jupiter.api.Test;

class PlaceholderReaderTest {
    @Test
    void readsTheFirstColumn() {
        assertThat(PlaceholderReader.read("a,1\nb,2\n")).containsExactly(new Placeholder("a"), new Placeholder("b"));
    }
}
