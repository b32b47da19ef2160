package io.github.retention4j.examples.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.VarSnippet;

/**
 * JShell in this machine's own process, as the start-up script leaves it, with some variables given. What a piece of code
 * declares can be forgotten again.
 */
final class SnippetShell implements AutoCloseable {
    private final JShell shell;
    private final Map<String, String> given = new LinkedHashMap<>();

    SnippetShell(Path startUp) throws IOException {
        shell = JShell.builder()
                .executionEngine("local")
                .compilerOptions("-classpath", System.getProperty("java.class.path"))
                .build();
        // The rest of the script is for the tool and not for the language.
        run(Files.readAllLines(startUp).stream()
                .filter(line -> !line.startsWith("/set"))
                .collect(Collectors.joining("\n")));
    }

    /** Gives a variable, by its whole declaration. */
    void give(String name, String declaration) {
        given.put(name, declaration);
        run(declaration);
    }

    /**
     * Runs code line by line, as if typed.
     *
     * @return what it declared
     * @throws AssertionError if a line does not compile or throws
     */
    List<Snippet> run(String code) {
        List<Snippet> ran = new ArrayList<>();
        String rest = code;
        while (!rest.isBlank()) {
            SourceCodeAnalysis.CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            String source = next.completeness().isComplete() ? next.source() : rest;
            for (SnippetEvent event : shell.eval(source)) {
                // Others are consequences for what was declared before.
                if (event.causeSnippet() == null) {
                    check(event);
                    ran.add(event.snippet());
                }
            }
            rest = next.completeness().isComplete() ? next.remaining() : "";
        }
        return ran;
    }

    /** Runs code, and forgets what it declared; given variables it declared anew get their values back. */
    void runAndForget(String code) {
        List<Snippet> ran = run(code);
        ran.stream().filter(s -> shell.status(s).isActive()).forEach(shell::drop);
        ran.stream()
                .filter(VarSnippet.class::isInstance)
                .map(s -> given.get(((VarSnippet) s).name()))
                .filter(declaration -> declaration != null)
                .forEach(this::run);
    }

    /** Compiles code without running it. */
    void compile(String code) {
        runAndForget("void snippet() throws Exception {\n" + code + "\n}");
    }

    @Override
    public void close() {
        shell.close();
    }

    private void check(SnippetEvent event) {
        if (event.status() != Status.VALID) {
            throw new AssertionError(
                    why(event.snippet()) + "\nin\n" + event.snippet().source());
        }
        if (event.exception() instanceof EvalException thrown) {
            throw new AssertionError(
                    thrown.getExceptionClassName() + ": " + thrown.getMessage() + "\nin\n"
                            + event.snippet().source(),
                    thrown);
        }
        if (event.exception() != null) {
            throw new AssertionError("in\n" + event.snippet().source(), event.exception());
        }
    }

    private String why(Snippet snippet) {
        String errors =
                shell.diagnostics(snippet).map(d -> d.getMessage(Locale.ROOT)).collect(Collectors.joining("\n"));
        String missing = snippet instanceof DeclarationSnippet declaration
                ? shell.unresolvedDependencies(declaration).collect(Collectors.joining(", ", " missing: ", ""))
                : "";
        return "does not compile: " + errors + missing;
    }
}
