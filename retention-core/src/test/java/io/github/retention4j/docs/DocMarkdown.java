package io.github.retention4j.docs;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EndElementTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.doctree.ValueTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A Javadoc comment as Markdown, as far as this project writes them: paragraphs, lists, code, links. */
final class DocMarkdown {
    private static final Map<String, String> ENTITIES =
            Map.of("lt", "&lt;", "gt", "&gt;", "amp", "&amp;", "nbsp", " ", "quot", "\"");

    /** Words that a paragraph starts with, and that stand out on the page. */
    private static final List<String> LEADS = List.of("Worked example:", "Source:");

    private final Function<String, Optional<String>> address;
    private final UnaryOperator<String> constant;

    /**
     * What a comment's references lead to.
     *
     * @param address where a type is written about, if it is
     * @param constant the text that a constant of the commented type holds
     */
    DocMarkdown(Function<String, Optional<String>> address, UnaryOperator<String> constant) {
        this.address = address;
        this.constant = constant;
    }

    /** The body of a comment in blocks: paragraphs, lists and code. */
    List<String> blocks(DocCommentTree doc) {
        List<String> blocks = new ArrayList<>();
        StringBuilder block = new StringBuilder();
        boolean pre = false;
        for (DocTree tree : doc.getFullBody()) {
            String start = tree instanceof StartElementTree e ? e.getName().toString() : "";
            String end = tree instanceof EndElementTree e ? e.getName().toString() : "";
            if (start.equals("p") || start.equals("ul")) {
                finish(blocks, block);
            } else if (start.equals("li")) {
                block.append("\n- ");
            } else if (end.equals("ul")) {
                finishList(blocks, block);
            } else if (start.equals("pre")) {
                finish(blocks, block);
                pre = true;
            } else if (end.equals("pre")) {
                pre = false;
            } else if (pre && tree instanceof LiteralTree code) {
                String text = code.getBody().getBody().stripIndent().strip();
                blocks.add("```java\n" + text + "\n```");
            } else {
                block.append(inline(tree));
            }
        }
        finish(blocks, block);
        return blocks;
    }

    /** Trees in one line. */
    String inline(List<? extends DocTree> trees) {
        StringBuilder line = new StringBuilder();
        trees.forEach(tree -> line.append(inline(tree)));
        return oneLine(line);
    }

    private String inline(DocTree tree) {
        if (tree instanceof TextTree text) {
            return escaped(text.getBody());
        } else if (tree instanceof LiteralTree literal) {
            String text = literal.getBody().getBody();
            return literal.getKind() == DocTree.Kind.CODE ? "`" + text + "`" : escaped(text);
        } else if (tree instanceof LinkTree link) {
            return link(link);
        } else if (tree instanceof ValueTree value) {
            return "`" + constant.apply(called(value.getReference().getSignature())) + "`";
        } else if (tree instanceof EntityTree entity) {
            return ENTITIES.getOrDefault(entity.getName().toString(), entity.toString());
        } else if (tree instanceof StartElementTree || tree instanceof EndElementTree) {
            return tree.toString();
        }
        throw new IllegalStateException("no Markdown for " + tree.getKind() + " " + tree);
    }

    private String link(LinkTree link) {
        String reference = link.getReference().getSignature();
        String type = reference.replaceFirst("#.*", "");
        String label = inline(link.getLabel());
        boolean plain = link.getKind() == DocTree.Kind.LINK_PLAIN && !label.isEmpty();
        String shown = plain ? label : "`" + (label.isEmpty() ? called(reference) : label) + "`";
        return address.apply(type).map(to -> "[" + shown + "](" + to + ")").orElse(shown);
    }

    /** A reference as a reader would write it in code. */
    private static String called(String reference) {
        return reference.replaceFirst("\\(.*", "").replaceFirst("^#", "").replace('#', '.');
    }

    private static String escaped(String text) {
        return text.replaceAll("([*_`\\[\\]])", "\\\\$1");
    }

    private static void finish(List<String> blocks, StringBuilder block) {
        String text = oneLine(block);
        for (String lead : LEADS) {
            if (text.startsWith(lead)) {
                text = "**" + lead + "**" + text.substring(lead.length());
            }
        }
        if (!text.isEmpty()) {
            blocks.add(text);
        }
        block.setLength(0);
    }

    private static void finishList(List<String> blocks, StringBuilder block) {
        List<String> items = new ArrayList<>();
        for (String item : block.toString().split("\n- ", -1)) {
            if (!item.isBlank()) {
                items.add("- " + oneLine(item));
            }
        }
        blocks.add(String.join("\n", items));
        block.setLength(0);
    }

    private static String oneLine(CharSequence text) {
        return text.toString().replaceAll("\\s+", " ").strip();
    }
}
