package io.github.retention4j.examples.documentation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A piece of Java that the documentation shows.
 *
 * @param file where it stands
 * @param line the line of its first line there, from 1
 * @param code the code
 */
record Snippet(Path file, int line, String code) {
    private static final Pattern MARKDOWN = Pattern.compile("(?ms)^ *```java\\R(.*?)^ *```");
    private static final Pattern JAVADOC = Pattern.compile("(?s)<pre>\\{@code\\R(.*?)\\R[ *]*}</pre>");
    private static final Pattern CALL = Pattern.compile("(?m)^\\|[^|]*\\| `(.*?)` \\|");
    private static final Pattern MARGIN = Pattern.compile("(?m)^ *\\* ?");

    /** The blocks marked as Java, in order. */
    static List<Snippet> ofMarkdown(Path file) throws IOException {
        return find(file, MARKDOWN);
    }

    /** The blocks in the Javadoc of all sources below a folder. */
    static List<Snippet> ofJavadoc(Path folder) throws IOException {
        List<Snippet> snippets = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                snippets.addAll(find(file, JAVADOC));
            }
        }
        return snippets;
    }

    /** The metrics in the second column of tables, each as it is asked for; a call begins in the midst of its line. */
    static List<Snippet> ofTables(Path file) throws IOException {
        return find(file, CALL).stream()
                .map(call -> new Snippet(call.file, call.line - 1, "engine.compute(" + call.code + ");"))
                .toList();
    }

    private static List<Snippet> find(Path file, Pattern block) throws IOException {
        String text = Files.readString(file);
        List<Snippet> snippets = new ArrayList<>();
        Matcher matcher = block.matcher(text);
        while (matcher.find()) {
            int line = (int) text.substring(0, matcher.start(1)).lines().count() + 1;
            String code = block == JAVADOC ? MARGIN.matcher(matcher.group(1)).replaceAll("") : matcher.group(1);
            snippets.add(new Snippet(file, line, code));
        }
        return snippets;
    }

    @Override
    public String toString() {
        return file.getFileName() + ":" + line;
    }
}
