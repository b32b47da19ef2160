package io.github.retention4j.docs;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/**
 * {@code docs/METRICS.md}, written from the Javadoc of the metrics: whatever is a public record that implements
 * {@code Metric} has its section there.
 *
 * <p>The sources are only parsed, not compiled, so that nothing but a JDK is needed.
 */
final class MetricsPage {
    /** The order of the sections; packages not named here come after, by name. */
    private static final List<String> ORDER = List.of(
            "retention",
            "value",
            "segment",
            "engagement",
            "satisfaction",
            "promotion",
            "programme",
            "cohort",
            "acquisition",
            "survival",
            "audience",
            "index",
            "definition",
            "compare",
            "clv");

    /** What is asked for like a metric and is none by itself, or takes the name of another. */
    private static final Map<String, String> BESIDE_METRICS = Map.of(
            "Bootstrap", "bootstrap",
            "Comparison", "comparison",
            "GroupComparison", "comparison of groups",
            "Power", "power and sample size",
            "Trend", "trend");

    private static final String INTRODUCTION = """
            # Metrics

            What each metric means, how it is worked out, what happens at the edges, and where the definition comes from.
            In all of them a window is half-open and lies in the history's zone, an empty denominator is no data and never
            zero, and a result names the definition it follows.

            """;

    private final DocTrees docs;
    private final DocMarkdown markdown = new DocMarkdown(this::linkTo, name -> name);
    private final Map<String, Type> types = new TreeMap<>();
    private final Map<String, String> packageSentences = new TreeMap<>();

    /** A type in the metrics' sources, and where it stands. */
    record Type(CompilationUnitTree unit, TreePath path, ClassTree tree) {
        String simpleName() {
            return tree.getSimpleName().toString();
        }

        String packageName() {
            return unit.getPackageName().toString();
        }

        /** The last part of the package's name. */
        String section() {
            return packageName().substring(packageName().lastIndexOf('.') + 1);
        }
    }

    private MetricsPage(DocTrees docs, Iterable<? extends CompilationUnitTree> units) {
        this.docs = docs;
        for (CompilationUnitTree unit : units) {
            TreePath root = new TreePath(unit);
            if (unit.getTypeDecls().isEmpty() && unit.getPackage() != null) {
                doc(new TreePath(root, unit.getPackage()))
                        .ifPresent(doc -> packageSentences.put(
                                unit.getPackageName().toString(), markdown.inline(doc.getFirstSentence())));
            }
            for (Tree declared : unit.getTypeDecls()) {
                add(unit, root, declared, "");
            }
        }
    }

    private void add(CompilationUnitTree unit, TreePath parent, Tree declared, String outer) {
        if (declared instanceof ClassTree tree) {
            TreePath path = new TreePath(parent, tree);
            String name = outer + tree.getSimpleName();
            types.put(name, new Type(unit, path, tree));
            tree.getMembers().forEach(member -> add(unit, path, member, name + "."));
        }
    }

    /** The page made of the sources in some folders. */
    static String of(List<Path> sources) {
        return parsed(sources).text();
    }

    /** What stands in the sources in some folders. */
    static MetricsPage parsed(List<Path> sources) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> paths = sources.stream().flatMap(MetricsPage::filesIn)) {
            List<Path> java =
                    paths.filter(p -> p.toString().endsWith(".java")).sorted().toList();
            JavacTask task = (JavacTask)
                    compiler.getTask(null, files, null, null, null, files.getJavaFileObjectsFromPaths(java));
            return new MetricsPage(DocTrees.instance(task), task.parse());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> filesIn(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The metrics, in the order of the page. */
    List<Type> metrics() {
        return types.values().stream()
                .filter(MetricsPage::isMetric)
                .sorted(comparing(MetricsPage::order)
                        .thenComparing(Type::section)
                        .thenComparing(Type::simpleName))
                .toList();
    }

    /** The types by their names, with those around them. */
    Map<String, Type> types() {
        return types;
    }

    private String text() {
        Map<String, List<Type>> sections =
                metrics().stream().collect(groupingBy(Type::section, LinkedHashMap::new, toList()));
        StringBuilder page = new StringBuilder(INTRODUCTION);
        sections.forEach((section, metrics) -> page.append("- **")
                .append(title(section))
                .append("**: ")
                .append(metrics.stream().map(this::link).collect(joining(", ")))
                .append('\n'));
        Optional<Type> segments = Optional.ofNullable(types.get("Segments"));
        segments.ifPresent(type -> page.append("- [Segments](#segments) to divide customers by\n"));
        sections.forEach((section, metrics) -> {
            page.append("\n## ").append(title(section)).append("\n\n");
            page.append(packageSentences.getOrDefault(metrics.get(0).packageName(), ""))
                    .append('\n');
            metrics.forEach(metric -> page.append('\n').append(section(metric)));
        });
        segments.ifPresent(type -> page.append('\n').append(segments(type)));
        page.append("\n---\n\nWritten from the Javadoc of the metrics; do not edit. To write it anew:\n\n```sh\n")
                .append(COMMAND)
                .append("\n```\n");
        return page.toString();
    }

    /** What writes the page anew. */
    static final String COMMAND = "mvn -q -pl retention-core test -Dtest=MetricsPageTest -Dmetrics.page=write";

    private static int order(Type type) {
        int place = ORDER.indexOf(type.section());
        return place < 0 ? ORDER.size() : place;
    }

    private static boolean isMetric(Type type) {
        if (BESIDE_METRICS.containsKey(type.simpleName())) {
            return true;
        }
        return type.tree().getKind() == Tree.Kind.RECORD
                && type.tree().getModifiers().getFlags().contains(Modifier.PUBLIC)
                && type.tree().getImplementsClause().stream()
                        .anyMatch(t -> t.toString().matches("(Composite)?Metric<.*"));
    }

    // ---- one metric

    private String section(Type metric) {
        List<String> blocks = new ArrayList<>();
        blocks.add("### " + title(name(metric)));
        blocks.add("`" + metric.packageName() + "." + metric.simpleName() + "`");
        List<String> body = body(metric);
        // The alternatives stand between what is true of all of them and the numbers of one of them.
        int example = 0;
        while (example < body.size() && !body.get(example).startsWith("**Worked example:**")) {
            example++;
        }
        blocks.addAll(body.subList(0, example));
        blocks.addAll(alternatives(metric));
        blocks.addAll(body.subList(example, body.size()));
        return String.join("\n\n", blocks) + "\n";
    }

    /** What the metric can be asked for besides the default: each method that gives another of its kind. */
    private List<String> alternatives(Type metric) {
        List<String> rows = new ArrayList<>();
        for (Tree member : metric.tree().getMembers()) {
            if (member instanceof MethodTree method && givesAnother(metric, method)) {
                Optional<Type> choice = method.getParameters().stream()
                        .flatMap(parameter -> typeOf(metric, parameter).stream())
                        .findFirst()
                        .filter(type -> type.tree().getKind() == Tree.Kind.ENUM);
                choice.ifPresentOrElse(
                        type -> rows.addAll(constants(method, type)),
                        () -> rows.add(row(
                                method.getName() + "(" + parameters(method) + ")",
                                sentence(new TreePath(metric.path(), method)))));
            }
        }
        return rows.isEmpty() ? List.of() : List.of(table(rows));
    }

    /** The type of a parameter, if it stands in the sources. */
    Optional<Type> typeOf(Type metric, VariableTree parameter) {
        String type = parameter.getType().toString();
        return Stream.of(metric.simpleName() + "." + type, type)
                .filter(types::containsKey)
                .findFirst()
                .map(types::get);
    }

    private static String table(List<String> rows) {
        return "| ask for it with | meaning |\n| --- | --- |\n" + String.join("\n", rows);
    }

    private static boolean givesAnother(Type metric, MethodTree method) {
        return method.getModifiers().getFlags().contains(Modifier.PUBLIC)
                && !method.getModifiers().getFlags().contains(Modifier.STATIC)
                && method.getReturnType() != null
                && method.getReturnType().toString().equals(metric.simpleName());
    }

    private static String parameters(MethodTree method) {
        return method.getParameters().stream().map(p -> p.getName().toString()).collect(joining(", "));
    }

    private List<String> constants(MethodTree method, Type choice) {
        List<String> rows = new ArrayList<>();
        for (Tree member : choice.tree().getMembers()) {
            if (member instanceof VariableTree constant
                    && constant.getType() instanceof IdentifierTree type
                    && type.getName().equals(choice.tree().getSimpleName())) {
                String call = method.getName() + "(" + choice.simpleName() + "." + constant.getName() + ")";
                rows.add(row(call, sentences(new TreePath(choice.path(), constant))));
            }
        }
        return rows;
    }

    private static String row(String call, String meaning) {
        return "| `." + call + "` | " + meaning.replace("|", "\\|") + " |";
    }

    String sentence(TreePath path) {
        return doc(path).map(doc -> markdown.inline(doc.getFirstSentence())).orElse("");
    }

    String sentences(TreePath path) {
        return doc(path).map(doc -> markdown.inline(doc.getFullBody())).orElse("");
    }

    List<String> body(Type type) {
        DocCommentTree doc =
                doc(type.path()).orElseThrow(() -> new IllegalStateException(type.simpleName() + " has no Javadoc"));
        return new DocMarkdown(this::linkTo, name -> constant(type, name)).blocks(doc);
    }

    private Optional<DocCommentTree> doc(TreePath path) {
        return Optional.ofNullable(docs.getDocCommentTree(path));
    }

    /** What the metric's name() returns: a literal, or a constant that is one. */
    String name(Type metric) {
        if (BESIDE_METRICS.containsKey(metric.simpleName())) {
            return BESIDE_METRICS.get(metric.simpleName());
        }
        for (Tree member : metric.tree().getMembers()) {
            if (member instanceof MethodTree method
                    && method.getName().contentEquals("name")
                    && method.getParameters().isEmpty()
                    && method.getBody() != null
                    && method.getBody().getStatements().get(0) instanceof ReturnTree answer) {
                return text(metric, answer.getExpression());
            }
        }
        throw new IllegalStateException(metric.simpleName() + " has no name() that returns a text");
    }

    private static String text(Type type, ExpressionTree expression) {
        return expression instanceof LiteralTree literal
                ? String.valueOf(literal.getValue())
                : constant(type, expression.toString());
    }

    /** The text of a constant. */
    private static String constant(Type type, String name) {
        for (Tree member : type.tree().getMembers()) {
            if (member instanceof VariableTree constant && constant.getName().contentEquals(name)) {
                return text(type, constant.getInitializer());
            }
        }
        throw new IllegalStateException(type.simpleName() + " has no text " + name);
    }

    // ---- segments

    private String segments(Type segments) {
        List<String> blocks = new ArrayList<>(List.of("## Segments"));
        blocks.addAll(body(segments));
        List<String> rows = new ArrayList<>();
        for (Tree member : segments.tree().getMembers()) {
            if (member instanceof MethodTree method
                    && method.getModifiers().getFlags().contains(Modifier.PUBLIC)) {
                String call = "by(Segments." + method.getName() + "(" + parameters(method) + "))";
                rows.add(row(call, sentence(new TreePath(segments.path(), method))));
            }
        }
        blocks.add(table(rows));
        return String.join("\n\n", blocks) + "\n";
    }

    // ---- links

    private String link(Type metric) {
        return "[" + name(metric) + "](" + anchor(metric) + ")";
    }

    /** Where on the page a type is written about. */
    private Optional<String> linkTo(String reference) {
        return Optional.ofNullable(types.get(reference))
                .filter(MetricsPage::isMetric)
                .map(this::anchor);
    }

    private String anchor(Type metric) {
        return "#" + name(metric).toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static String title(String name) {
        return name.equals("clv")
                ? "Predictive models (clv)"
                : Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
