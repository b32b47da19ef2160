package io.github.retention4j.jackson;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoldenJsonTest {
    static Stream<String> names() {
        return Results.all().keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("names")
    void eachKindIsWrittenAsItWas(String name) {
        Golden.check(name + ".json", Mappers.pretty(Results.all().get(name)) + "\n");
    }
}
