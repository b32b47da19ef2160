package io.github.retention4j.docs;

import static java.util.stream.Collectors.joining;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreeScanner;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/**
 * {@code docs/metrics.json}, written from the same Javadoc as the page: each metric by its name, for tools that ask for one, such as
 * a form or a command line.
 *
 * <p>Which records a metric reads follows from what its classes import, those that they use in turn included: it is all that it may
 * read, by whichever definition.
 */
final class MetricsCatalogue {
    private static final Pattern RESULT = Pattern.compile("(?:Composite)?Metric<(?:.*?, )?([^,<>]+(?:<.*>)?)>");
    private static final Pattern LINK = Pattern.compile("\\[([^\\]]*)\\]\\(#[^)]*\\)");

    /** What the records are called, by the class that reads them. */
    private static final Map<String, String> RECORDS = new TreeMap<>(Map.ofEntries(
            Map.entry("Carts", "carts"),
            Map.entry("Coupons", "coupons"),
            Map.entry("Memberships", "memberships"),
            Map.entry("Offers", "offers"),
            Map.entry("OrderDetails", "orders"),
            Map.entry("PointsGrants", "grants"),
            Map.entry("Redemptions", "redemptions"),
            Map.entry("Referrals", "referrals"),
            Map.entry("SpanOrders", "orders"),
            Map.entry("Subscriptions", "subscriptions"),
            Map.entry("SurveyResponses", "surveyResponses"),
            Map.entry("Visits", "visits")));

    /** How orders are asked for, as far as no class of its own is named for it. */
    private static final Pattern OF_ORDERS =
            Pattern.compile("order.*|ordered.*|firstOrder.*|lastOrder.*|netRevenue|grossRevenue");

    /** What the replay of a programme reads, whatever its rules. */
    private static final Set<String> OF_PROGRAMME = Set.of("grants", "memberships", "orders", "redemptions");

    private final MetricsPage page;

    private MetricsCatalogue(MetricsPage page) {
        this.page = page;
    }

    /** The catalogue made of the sources in some folders. */
    static String of(List<Path> sources) {
        MetricsCatalogue catalogue = new MetricsCatalogue(MetricsPage.parsed(sources));
        return catalogue.page.metrics().stream()
                .map(metric -> JsonText.of(catalogue.entry(metric), 2))
                .collect(joining(",\n  ", "{\n  \"metrics\": [\n  ", "\n  ]\n}\n"));
    }

    private Map<String, Object> entry(MetricsPage.Type metric) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("name", page.name(metric));
        entry.put("group", metric.section());
        entry.put("class", metric.packageName() + "." + metric.simpleName());
        entry.put("sentence", plain(page.sentence(metric.path())));
        entry.put("formula", formula(metric));
        entry.put("result", result(metric).orElse(""));
        entry.put("records", List.copyOf(records(metric)));
        List<Object> factories = new ArrayList<>();
        List<Object> fromCounts = new ArrayList<>();
        List<Object> options = new ArrayList<>();
        for (Tree member : metric.tree().getMembers()) {
            if (!(member instanceof MethodTree method) || method.getReturnType() == null) {
                continue;
            }
            Set<Modifier> flags = method.getModifiers().getFlags();
            boolean isStatic = flags.contains(Modifier.STATIC);
            if (!flags.contains(Modifier.PUBLIC)) {
                continue;
            }
            if (isStatic) {
                (makesMetric(metric, method) ? factories : fromCounts).add(method(metric, method));
            } else if (!isOverride(method) && isOption(metric, method)) {
                options.add(method(metric, method));
            }
        }
        entry.put("factories", factories);
        entry.put("fromCounts", fromCounts);
        entry.put("options", options);
        return entry;
    }

    /** Whether a method gives another metric of its kind, or one that is made of it. */
    private static boolean isOption(MetricsPage.Type metric, MethodTree method) {
        String given = method.getReturnType().toString();
        boolean isAnother = given.equals(metric.simpleName()) || given.startsWith(metric.simpleName() + "<");
        return isAnother || given.startsWith("Metric<");
    }

    private static boolean isOverride(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .anyMatch(
                        annotation -> annotation.getAnnotationType().toString().equals("Override"));
    }

    /** Whether a factory gives the metric, or asks for the rest of it next. */
    private boolean makesMetric(MetricsPage.Type metric, MethodTree method) {
        String made = method.getReturnType().toString();
        boolean isStep = page.types().containsKey(metric.simpleName() + "." + made) || made.equals("Comparing");
        return isStep
                || made.matches("(?:.*\\W)?" + metric.simpleName() + "(?:\\W.*)?")
                || made.startsWith("Metric<")
                || made.startsWith("InWindow<");
    }

    private Map<String, Object> method(MetricsPage.Type metric, MethodTree method) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("call", method.getName().toString());
        told.put("meaning", plain(page.sentence(new TreePath(metric.path(), method))));
        told.put("gives", method.getReturnType().toString());
        List<Object> parameters = new ArrayList<>();
        for (VariableTree parameter : method.getParameters()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("name", parameter.getName().toString());
            one.put("type", parameter.getType().toString());
            page.typeOf(metric, parameter)
                    .filter(type -> type.tree().getKind() == Tree.Kind.ENUM)
                    .ifPresent(type -> one.put("constants", constants(type)));
            parameters.add(one);
        }
        told.put("parameters", parameters);
        return told;
    }

    private List<Object> constants(MetricsPage.Type choice) {
        List<Object> constants = new ArrayList<>();
        for (Tree member : choice.tree().getMembers()) {
            if (member instanceof VariableTree constant
                    && constant.getType() instanceof IdentifierTree type
                    && type.getName().equals(choice.tree().getSimpleName())) {
                Map<String, Object> one = new LinkedHashMap<>();
                one.put("name", constant.getName().toString());
                one.put("meaning", plain(page.sentences(new TreePath(choice.path(), constant))));
                constants.add(one);
            }
        }
        return constants;
    }

    /** The first paragraph that begins with an equation. */
    private String formula(MetricsPage.Type metric) {
        return page.body(metric).stream()
                .filter(block -> block.startsWith("`") && block.contains(" = "))
                .findFirst()
                .map(MetricsCatalogue::plain)
                .orElseThrow(() -> new IllegalStateException(metric.simpleName() + " has no formula"));
    }

    private static Optional<String> result(MetricsPage.Type metric) {
        return metric.tree().getImplementsClause().stream()
                .map(type -> RESULT.matcher(type.toString()))
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    // ---- records

    private Set<String> records(MetricsPage.Type metric) {
        Set<String> records = new TreeSet<>();
        Set<MetricsPage.Type> seen = new HashSet<>();
        Deque<MetricsPage.Type> open = new ArrayDeque<>(List.of(metric));
        while (!open.isEmpty()) {
            MetricsPage.Type type = open.pop();
            if (!seen.add(type)) {
                continue;
            }
            Names names = new Names();
            names.scan(type.tree(), null);
            Set<String> imported = imported(type);
            RECORDS.forEach((reader, kind) -> {
                if (imported.contains(reader) && names.types.contains(reader)) {
                    records.add(kind);
                }
            });
            if (names.members.stream().anyMatch(name -> OF_ORDERS.matcher(name).matches())) {
                records.add("orders");
            }
            if (names.types.contains("LoyaltyProgramme")) {
                records.addAll(OF_PROGRAMME);
            }
            names.types.stream()
                    .map(name -> page.types().get(name))
                    .filter(used -> used != null && isAsked(used))
                    .forEach(open::push);
        }
        return records;
    }

    /** What all metrics are built on, and what customers are divided by, says nothing of one of them. */
    private static boolean isAsked(MetricsPage.Type used) {
        return !used.section().equals("metric") && !used.section().equals("segment");
    }

    private static Set<String> imported(MetricsPage.Type type) {
        Set<String> names = new HashSet<>();
        for (ImportTree one : type.unit().getImports()) {
            String name = one.getQualifiedIdentifier().toString();
            if (name.startsWith("io.github.retention4j.history.")) {
                names.add(name.substring(name.lastIndexOf('.') + 1));
            }
        }
        return names;
    }

    /** The names that the code of a type uses, its comments not among them. */
    private static final class Names extends TreeScanner<Void, Void> {
        private final Set<String> types = new HashSet<>();
        private final Set<String> members = new HashSet<>();

        @Override
        public Void visitIdentifier(IdentifierTree tree, Void nothing) {
            types.add(tree.getName().toString());
            return super.visitIdentifier(tree, null);
        }

        @Override
        public Void visitMemberSelect(MemberSelectTree tree, Void nothing) {
            members.add(tree.getIdentifier().toString());
            return super.visitMemberSelect(tree, null);
        }
    }

    /** Markdown without its signs. */
    private static String plain(String markdown) {
        return LINK.matcher(markdown)
                .replaceAll(link -> Matcher.quoteReplacement(link.group(1)))
                .replace("`", "")
                .replaceAll("\\\\([*_`\\[\\]])", "$1")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }
}
