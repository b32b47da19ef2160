package io.github.retention4j.jackson;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What metrics there are, for tools that ask for one by name: a form, a command line, an assistant. It says the same as
 * {@code docs/METRICS.md}, and comes from the same Javadoc.
 *
 * <ul>
 *   <li>Texts are English and plain, without signs of Markdown.
 *   <li>A metric is asked for by one of its {@linkplain Entry#factories factories}, such as {@code in(window)}, and made another by its
 *       {@linkplain Entry#options options}. Who has only counts takes one of {@link Entry#fromCounts}.
 *   <li>Its {@linkplain Entry#records records} are all that it may read, by whichever definition.
 *   <li>It tells what there is, and asks for nothing: no class is loaded by its name.
 * </ul>
 *
 * <p>Worked example: the entry of {@code repeat purchase rate} has the result {@code Ratio}, reads {@code orders}, and has the option
 * {@code counting} with a constant for each purchase that may count.
 *
 * <pre>{@code
 * for (MetricCatalogue.Entry metric : MetricCatalogue.entries()) {
 *     String line = metric.name() + ": " + metric.sentence();
 * }
 * Optional<MetricCatalogue.Entry> churn = MetricCatalogue.find("churn rate");
 * String forAnotherTool = MetricCatalogue.json();
 * }</pre>
 */
public final class MetricCatalogue {
    private static final String FILE = "metrics.json";
    private static final String CALL = "call";
    private static final String NAME = "name";
    private static final String MEANING = "meaning";

    private MetricCatalogue() {}

    /**
     * A metric.
     *
     * @param name its name, such as "churn rate"
     * @param group what it is about, such as "retention": the last part of its package's name
     * @param className its class, with the package
     * @param sentence what it is, in a sentence
     * @param formula how it is worked out
     * @param result the class of its result, such as {@code Ratio}; empty where it depends on what is asked
     * @param records the records that it may read, such as "orders" and "visits", in alphabetical order
     * @param factories how to ask for it
     * @param fromCounts how to get its result from counts alone
     * @param options how to ask for another definition of it
     */
    public record Entry(
            String name,
            String group,
            String className,
            String sentence,
            String formula,
            String result,
            List<String> records,
            List<Call> factories,
            List<Call> fromCounts,
            List<Call> options) {
        /** Copies. */
        public Entry {
            requireNonNull(name, "name");
            requireNonNull(group, "group");
            requireNonNull(className, "className");
            requireNonNull(sentence, "sentence");
            requireNonNull(formula, "formula");
            requireNonNull(result, "result");
            records = List.copyOf(records);
            factories = List.copyOf(factories);
            fromCounts = List.copyOf(fromCounts);
            options = List.copyOf(options);
        }
    }

    /**
     * A method of a metric.
     *
     * @param name its name, such as "definedBy"
     * @param meaning what it does, in a sentence
     * @param gives what it returns, as it is written in Java
     * @param parameters what it takes
     */
    public record Call(String name, String meaning, String gives, List<Parameter> parameters) {
        /** Copies. */
        public Call {
            requireNonNull(name, "name");
            requireNonNull(meaning, "meaning");
            requireNonNull(gives, "gives");
            parameters = List.copyOf(parameters);
        }
    }

    /**
     * What a method takes.
     *
     * @param name its name
     * @param type its type, as it is written in Java
     * @param constants what it may be, if it is one of a few; else none
     */
    public record Parameter(String name, String type, List<Constant> constants) {
        /** Copies. */
        public Parameter {
            requireNonNull(name, "name");
            requireNonNull(type, "type");
            constants = List.copyOf(constants);
        }
    }

    /**
     * One of a few things that a parameter may be.
     *
     * @param name its name in Java, such as "LAPSED"
     * @param meaning what it means
     */
    public record Constant(String name, String meaning) {
        /** Checks that nothing is null. */
        public Constant {
            requireNonNull(name, "name");
            requireNonNull(meaning, "meaning");
        }
    }

    /**
     * The catalogue as it is shipped.
     *
     * @return JSON: an object whose field {@code metrics} is an array with an object for each
     */
    public static String json() {
        return resource(FILE);
    }

    /**
     * The metrics.
     *
     * @return an entry for each, in the order of the page
     */
    public static List<Entry> entries() {
        return Loaded.ENTRIES;
    }

    /**
     * The metric of a name.
     *
     * @param name its name, such as "churn rate"
     * @return its entry, or empty if no metric is called so
     */
    public static Optional<Entry> find(String name) {
        requireNonNull(name, "name");
        return entries().stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** A text file beside this class. */
    static String resource(String name) {
        try (@Nullable InputStream file = MetricCatalogue.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing beside " + MetricCatalogue.class.getName()
                        + "; build the module with Maven, which puts it there");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Read when it is first asked for. */
    private static final class Loaded {
        static final List<Entry> ENTRIES = each(new JsonMapper().readTree(json()), "metrics")
                .map(Loaded::entry)
                .toList();

        private static Entry entry(JsonNode node) {
            return new Entry(
                    text(node, NAME),
                    text(node, "group"),
                    text(node, "class"),
                    text(node, "sentence"),
                    text(node, "formula"),
                    text(node, "result"),
                    each(node, "records").map(JsonNode::asString).toList(),
                    calls(node, "factories"),
                    calls(node, "fromCounts"),
                    calls(node, "options"));
        }

        private static List<Call> calls(JsonNode node, String field) {
            return each(node, field)
                    .map(call -> new Call(
                            text(call, CALL),
                            text(call, MEANING),
                            text(call, "gives"),
                            each(call, "parameters").map(Loaded::parameter).toList()))
                    .toList();
        }

        private static Parameter parameter(JsonNode node) {
            return new Parameter(
                    text(node, NAME),
                    text(node, "type"),
                    each(node, "constants")
                            .map(constant -> new Constant(text(constant, NAME), text(constant, MEANING)))
                            .toList());
        }

        private static Stream<JsonNode> each(JsonNode node, String field) {
            return node.path(field).valueStream();
        }

        private static String text(JsonNode node, String field) {
            return node.path(field).asString();
        }
    }
}
