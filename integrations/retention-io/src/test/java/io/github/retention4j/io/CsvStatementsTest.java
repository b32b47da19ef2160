package io.github.retention4j.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retention4j.model.CalendarUnit;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stated of a file is stated once: no call silently takes the place of another. */
class CsvStatementsTest {
    private static final Set<String> ADD_UP = Set.of("cancellation", "attributes", "column", "leavingOut");

    /** Every method of every kind of file that states something. */
    static Stream<Arguments> statements() throws Exception {
        return files().flatMap(face -> Arrays.stream(face.getMethods())
                .filter(method -> Columns.class.isAssignableFrom(method.getReturnType())
                        && !method.isBridge()
                        && !method.getName().equals("read")
                        && !ADD_UP.contains(method.getName()))
                .map(method -> Arguments.of(face.getSimpleName() + "." + method.getName(), face, method)));
    }

    /** The classes that extend {@link RecordColumns}, and the one beside it. */
    private static Stream<Class<?>> files() throws Exception {
        Path code = Path.of(RecordColumns.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        List<Class<?>> files = new ArrayList<>();
        try (Stream<Path> classes = Files.list(code.resolve("io/github/retention4j/io"))) {
            for (Path file : classes.sorted().toList()) {
                String name = file.getFileName().toString().replace(".class", "");
                if (name.endsWith("Columns") && !name.contains("$")) {
                    files.add(Class.forName("io.github.retention4j.io." + name));
                }
            }
        }
        return files.stream()
                .filter(file -> Columns.class.isAssignableFrom(file) && !Modifier.isAbstract(file.getModifiers()));
    }

    @Test
    void thereAreThirteenKindsOfFile() throws Exception {
        assertThat(files()).hasSize(13);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("statements")
    void aSecondStatementIsTheSameOrAnError(String name, Class<?> face, Method method) throws Exception {
        Supplier<InputStream> streams = Source.lines("a");
        Object file =
                face.getDeclaredConstructor(Mapping.class).newInstance(Mapping.of(Csv.stream("shop.csv", streams)));
        Object[] first = arguments(method, 0);
        Object stated = method.invoke(file, first);

        assertThat(method.invoke(stated, first)).hasToString(stated.toString());
        for (int argument = 0; argument < first.length; argument++) {
            Object[] other = first.clone();
            other[argument] = arguments(method, 1)[argument];
            assertThatThrownBy(() -> method.invoke(stated, other))
                    .isInstanceOf(InvocationTargetException.class)
                    .cause()
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("shop.csv: " + method.getName() + "(...) is stated twice, first ")
                    .hasMessageEndingWith("; state it once");
        }
    }

    @Test
    void namesThatDifferOnlyAtTheirEndDiffer() {
        String name = "a column whose name is longer than what is shown of it ";
        OrderColumns orders = Csv.stream("shop.csv", Source.lines("a")).orders().customer(name + 1);

        assertThatThrownBy(() -> orders.customer(name + 2)).isInstanceOf(IllegalStateException.class);
    }

    static Stream<Arguments> cellsThatReadAlike() {
        Function<Row, String> one = row -> row.get("id");
        Function<Row, String> other = row -> row.get("mail");
        String prefix = "a fixed value that is longer than what is shown of it ";
        return Stream.of(
                Arguments.of(Cell.of("x", one), Cell.of("x", other)),
                Arguments.of(Cell.of("x", one), Cell.column("x")),
                Arguments.of(
                        Cell.of("x", one).ignoringCase(), Cell.of("x", other).ignoringCase()),
                Arguments.of(
                        Cell.firstOf(Cell.of("x", one), Cell.column("id")),
                        Cell.firstOf(Cell.of("x", other), Cell.column("id"))),
                Arguments.of(Cell.of("x", one).phone("SA"), Cell.of("x", other).phone("SA")),
                Arguments.of(Cell.column("id").ignoringCase(), Cell.column("id, in any case")),
                Arguments.of(Cell.fixed(prefix + 1), Cell.fixed(prefix + 2)));
    }

    @ParameterizedTest
    @MethodSource("cellsThatReadAlike")
    void cellsThatOnlyReadAlikeDiffer(Cell first, Cell second) {
        OrderColumns orders = Csv.stream("shop.csv", Source.lines("a")).orders();
        OrderColumns defined = orders.column("A", first);
        OrderColumns stated = orders.customer(first);

        assertThat(defined.column("A", first)).hasToString(defined.toString());
        assertThatThrownBy(() -> defined.column(" A", second))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("shop.csv: column(\"A\", ...) is stated twice, first ")
                .hasMessageEndingWith("; state it once");
        assertThat(stated.customer(first)).hasToString(stated.toString());
        assertThatThrownBy(() -> stated.customer(second))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("shop.csv: customer(...) is stated twice, first ");
    }

    @Test
    void ofTwoFunctionsOfOneNameItIsSaidThatTheyDiffer() {
        OrderColumns orders =
                Csv.stream("shop.csv", Source.lines("a")).orders().column("A", Cell.of("x", row -> row.get("id")));

        assertThatThrownBy(() -> orders.column("A", Cell.of("x", row -> row.get("mail"))))
                .hasMessage("shop.csv: column(\"A\", ...) is stated twice, first x and now another that reads the same;"
                        + " state it once");
    }

    @Test
    void cellsOfTheSamePartsAreTheSame() {
        Function<Row, String> function = row -> row.get("id");
        Supplier<Cell> cell = () -> Cell.firstOf(
                Cell.of("x", function),
                Cell.column("phone").phone("SA"),
                Cell.joined("a", "b").ignoringCase(),
                Cell.fixed("none"));

        assertThat(cell.get()).isEqualTo(cell.get()).hasSameHashCodeAs(cell.get());
        OrderColumns orders = Csv.stream("shop.csv", Source.lines("a")).orders().column("A", cell.get());
        assertThat(orders.column("A", cell.get())).hasToString(orders.toString());
    }

    @Test
    void aTabIsNoSpace() {
        Csv csv = Csv.stream("shop.csv", Source.lines("a")).delimiter('\t');

        assertThatThrownBy(() -> csv.delimiter(' ')).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> csv.delimiter(';'))
                .hasMessage("shop.csv: delimiter(...) is stated twice, first U+0009 and now \";\"; state it once");
    }

    private static Object[] arguments(Method method, int which) {
        Object[] arguments = Arrays.stream(method.getParameterTypes())
                .map(type -> argument(type, which))
                .toArray();
        if (arguments.length > 1) {
            int pattern = method.getParameterTypes()[arguments.length - 1] == String.class ? arguments.length - 1 : 1;
            arguments[pattern] = which == 0 ? "dd/MM/yyyy" : "yyyy-MM-dd";
        }
        return arguments;
    }

    private static Object argument(Class<?> type, int which) {
        if (type.isEnum()) {
            return type.getEnumConstants()[which];
        }
        if (type == String.class) {
            return which == 0 ? "a" : "b";
        }
        if (type == Cell.class) {
            return Cell.column(which == 0 ? "a" : "b");
        }
        if (type == int.class) {
            return which;
        }
        if (type == CalendarUnit.class) {
            return which == 0 ? CalendarUnit.MONTH : CalendarUnit.QUARTER;
        }
        if (type == char.class) {
            return which == 0 ? ';' : '|';
        }
        if (type == Charset.class) {
            return which == 0 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        }
        if (type == ZoneId.class) {
            return ZoneId.of(which == 0 ? "Asia/Riyadh" : "UTC");
        }
        return which == 0
                ? io.github.retention4j.model.SurveyScale.ZERO_TO_TEN
                : io.github.retention4j.model.SurveyScale.ONE_TO_FIVE;
    }
}
