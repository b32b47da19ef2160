package io.github.retention4j.examples.documentation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Runs what README and Javadoc show, in JShell with its start-up script, as a reader would. */
class DocumentationTest {
    private static final Path CHECKOUT = Path.of("").toAbsolutePath().getParent();
    private static final Path START_UP = CHECKOUT.resolve("retention-examples/retention4j.jsh");

    @TestFactory
    Stream<DynamicTest> readmeRunsFromTopToBottom() throws IOException {
        return inOrder(Snippet.ofMarkdown(CHECKOUT.resolve("README.md")));
    }

    @TestFactory
    Stream<DynamicTest> thePageOnModelsRunsFromTopToBottom() throws IOException {
        List<Snippet> snippets = Snippet.ofMarkdown(CHECKOUT.resolve("docs/predict.md"));
        assertThat(snippets).hasSizeGreaterThan(5);
        return inOrder(snippets);
    }

    @TestFactory
    Stream<DynamicTest> eachCallBesideAnotherToolRuns() throws IOException {
        List<Snippet> calls = Snippet.ofTables(CHECKOUT.resolve("docs/other-tools.md"));
        assertThat(calls).hasSizeGreaterThan(15);
        return eachAlone(calls);
    }

    @TestFactory
    Stream<DynamicTest> javadocOfCoreRuns() throws IOException {
        return eachAlone(Snippet.ofJavadoc(CHECKOUT.resolve("retention-core/src/main/java")));
    }

    @TestFactory
    Stream<DynamicTest> javadocOfIoRuns() throws IOException {
        return eachAlone(Snippet.ofJavadoc(CHECKOUT.resolve("integrations/retention-io/src/main/java")));
    }

    /** Of files that are not there, so that they are compiled and not run. */
    @TestFactory
    Stream<DynamicTest> whatReadsOtherFormatsCompiles() throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        for (String module : List.of("retention-shops", "retention-duckdb")) {
            snippets.addAll(Snippet.ofJavadoc(CHECKOUT.resolve("integrations/" + module + "/src/main/java")));
        }
        snippets.addAll(Snippet.ofMarkdown(CHECKOUT.resolve("docs/sources.md")));
        snippets.addAll(Snippet.ofMarkdown(CHECKOUT.resolve("docs/shops.md")));
        assertThat(snippets).hasSizeGreaterThan(15);
        SnippetShell shell = given();
        shell.run("import io.github.retention4j.duckdb.*;");
        return snippets.stream()
                .map(s -> test(s, () -> shell.compile(s.code())))
                .onClose(shell::close);
    }

    /** It would start threads, so that it is compiled and not run. What is of other frameworks is fenced by tildes, and passed over. */
    @TestFactory
    Stream<DynamicTest> thePageOnBackendsCompiles(@TempDir Path folder) throws IOException {
        List<Snippet> snippets = Snippet.ofMarkdown(CHECKOUT.resolve("docs/embed.md"));
        assertThat(snippets).hasSize(5);
        SnippetShell shell = ofItsImports(snippets, folder);
        shell.run("DataSource dataSource = null; History history = null;");
        return compiled(snippets, shell);
    }

    /** It would write to folders of a machine, so that it is compiled and not run; so is the Javadoc that it leads to. */
    @TestFactory
    Stream<DynamicTest> thePageOnStoresCompiles(@TempDir Path folder) throws IOException {
        List<Snippet> snippets = new ArrayList<>(Snippet.ofMarkdown(CHECKOUT.resolve("docs/store.md")));
        assertThat(snippets).hasSizeGreaterThan(5);
        snippets.addAll(Snippet.ofJavadoc(CHECKOUT.resolve("integrations/retention-store/src/main/java")));
        assertThat(snippets).hasSizeGreaterThan(10);
        SnippetShell shell = ofItsImports(snippets, folder);
        shell.run("""
                interface Message { long offset(); }
                interface Dashboard { void show(Object result); }
                record Wish(Instant at) {}
                class Wishes { static RecordKind<Wish, Records> KIND; }
                Message message = null;
                Dashboard dashboard = null;
                Dashboard board = null;
                Path folder = null;
                Order order = null;
                Order another = null;
                RetentionStore store = null;
                """);
        return compiled(snippets, shell);
    }

    /** With the imports that a page tells first, and no others: who copies from it has those. */
    private static SnippetShell ofItsImports(List<Snippet> page, Path folder) throws IOException {
        return new SnippetShell(
                Files.writeString(folder.resolve("imports"), page.get(0).code()));
    }

    private static Stream<DynamicTest> compiled(List<Snippet> page, SnippetShell shell) {
        return page.stream()
                .skip(1)
                .map(s -> test(s, () -> shell.compile(s.code())))
                .onClose(shell::close);
    }

    @Test
    void findsBlocksInMarkdownAndJavadoc(@TempDir Path folder) throws IOException {
        Path markdown = folder.resolve("a.md");
        Files.writeString(
                markdown, "text\n```java\nint a = 1;\n\nint b = a;\n```\n```sh\nls\n```\n```java\nb++;\n```\n");
        Path java = folder.resolve("A.java");
        Files.writeString(
                java, "/**\n * Text.\n *\n * <pre>{@code\n * int a = 1;\n *     a++;\n * }</pre>\n */\nclass A {}\n");

        assertThat(Snippet.ofMarkdown(markdown))
                .containsExactly(
                        new Snippet(markdown, 3, "int a = 1;\n\nint b = a;\n"), new Snippet(markdown, 11, "b++;\n"));
        Path table = folder.resolve("b.md");
        Files.writeString(table, "text\n\n| there | ours |\n| --- | --- |\n| `a` | `B.in(q1)` | why |\n| c | d |\n");
        assertThat(Snippet.ofTables(table)).containsExactly(new Snippet(table, 5, "engine.compute(B.in(q1));"));
        assertThat(Snippet.ofJavadoc(folder)).containsExactly(new Snippet(java, 5, "int a = 1;\n    a++;"));
    }

    @Test
    void tellsAnExampleThatDoesNotRun() throws IOException {
        try (SnippetShell shell = new SnippetShell(START_UP)) {
            DocumentationSetting.give(shell);
            assertThatThrownBy(() -> shell.run("int a = 1;\nRatio r = noSuchThing(a);"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("does not compile")
                    .hasMessageContaining("noSuchThing");
            assertThatThrownBy(() -> shell.run("Window w = month(2026, 13);"))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("month 13");
            assertThatThrownBy(() -> shell.run("int unfinished = (1 + "))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("unfinished");

            shell.runAndForget("String orders = \"words\"; int own = 1;");
            shell.runAndForget("Order first = orders.get(0);");
            assertThatThrownBy(() -> shell.run("int b = own;")).hasMessageContaining("own");
        }
    }

    private static Stream<DynamicTest> inOrder(List<Snippet> snippets) throws IOException {
        SnippetShell shell = given();
        return snippets.stream().map(s -> test(s, () -> shell.run(s.code()))).onClose(shell::close);
    }

    private static Stream<DynamicTest> eachAlone(List<Snippet> snippets) throws IOException {
        assertThat(snippets).hasSizeGreaterThan(4);
        SnippetShell shell = given();
        return snippets.stream()
                .map(s -> test(s, () -> shell.runAndForget(s.code())))
                .onClose(shell::close);
    }

    private static SnippetShell given() throws IOException {
        SnippetShell shell = new SnippetShell(START_UP);
        DocumentationSetting.give(shell);
        return shell;
    }

    private static DynamicTest test(Snippet snippet, Runnable run) {
        return DynamicTest.dynamicTest(snippet.toString(), () -> {
            try {
                run.run();
            } catch (AssertionError wrong) {
                throw new AssertionError(snippet + "\n" + snippet.code() + "\n" + wrong.getMessage(), wrong);
            }
        });
    }
}
