package io.github.retention4j.spring;

/** Lines of configuration to write, as an application.yaml has them. */
final class Lines {
    private Lines() {}

    /** Some lines below a prefix, each part of which is a level of its own. */
    static String yaml(String prefix, String... below) {
        StringBuilder lines = new StringBuilder();
        String indent = "    ";
        for (String level : prefix.split("\\.", -1)) {
            lines.append(indent).append(level).append(":\n");
            indent += "  ";
        }
        for (String line : below) {
            lines.append(indent).append(line).append('\n');
        }
        return lines.toString();
    }
}
