package io.github.retention4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Compiles what the page and the Javadoc show. */
class DocumentationTest {
    private static final Pattern OF_A_PAGE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
    private static final Pattern OF_JAVADOC = Pattern.compile("<pre>\\{@code\n(.*?)\\}</pre>", Pattern.DOTALL);
    private static final Path PAGE = Path.of("..", "..", "docs", "meters.md");

    @Test
    void whatIsShownCompiles(@TempDir Path folder) throws IOException {
        List<String> snippets = new ArrayList<>(found(PAGE, OF_A_PAGE));
        String imports = snippets.remove(0);
        assertThat(snippets).hasSizeGreaterThan(1);
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                snippets.addAll(found(file, OF_JAVADOC));
            }
        }
        assertThat(snippets).hasSizeGreaterThan(3);
        for (String snippet : snippets) {
            assertThat(faults(imports, snippet, folder)).as("%s", snippet).isEmpty();
        }
    }

    @Test
    void tellsWhatDoesNot(@TempDir Path folder) throws IOException {
        String imports = found(PAGE, OF_A_PAGE).get(0);
        assertThat(faults(imports, "shop.noSuchThing();", folder)).hasSize(1);
    }

    private static List<String> found(Path file, Pattern pattern) throws IOException {
        Matcher matcher = pattern.matcher(Files.readString(file));
        List<String> found = new ArrayList<>();
        while (matcher.find()) {
            found.add(matcher.group(1).replaceAll("(?m)^ *\\* ?", ""));
        }
        return found;
    }

    /** With the imports that the page tells, and no others: who copies from it has those. */
    private static List<String> faults(String imports, String snippet, Path folder) {
        String shop = snippet.contains("RefreshedHistory shop") ? "" : ", RefreshedHistory shop";
        String source = imports
                + "class Shown { void shown(io.micrometer.core.instrument.MeterRegistry registry, List<Order> orders"
                + shop
                + ") throws Exception {\n" + snippet + "\n} }";
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Shown.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source;
            }
        };
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> heard = new DiagnosticCollector<>();
        List<String> options =
                List.of("-proc:none", "-d", folder.toString(), "-cp", System.getProperty("java.class.path"));
        compiler.getTask(null, null, heard, options, null, List.of(file)).call();
        return heard.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .map(diagnostic -> diagnostic.getMessage(Locale.ROOT))
                .toList();
    }
}
