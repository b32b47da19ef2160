package io.github.retention4j.report.language;

import io.github.retention4j.report.Catalogue;
import io.github.retention4j.result.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class MissingDumpTest {
    @Test
    void dump() throws Exception {
        Map<String, String> out = new TreeMap<>();
        StringBuilder all = new StringBuilder();
        Set<String> done = new HashSet<>();
        Catalogue.results().forEach(r -> {
            List<String> s = new ArrayList<>();
            if (r instanceof MetricResult m) {
                Label l = m.label();
                s.add(l.metric());
                s.add(l.rule());
                s.addAll(l.notes());
                s.add(l.population());
                s.add(l.observed());
                s.add(m.summary());
                s.add(l.title());
                s.add(l.definition());
            }
            if (r instanceof NumericResult n) s.add(n.unit().text());
            for (String x : s)
                if (done.add(x))
                    for (String u : Language.ARABIC.unknown(x))
                        out.putIfAbsent(
                                Tokens.of(u).words(),
                                u.equals(x) ? u.equals(Tokens.of(u).words()) ? "" : u : u + "   <<< " + x);
            for (String u : told(r))
                out.putIfAbsent(
                        Tokens.of(u).words(), u + "   <<T " + r.getClass().getSimpleName());
            all.append("== ")
                    .append(r.getClass().getSimpleName())
                    .append('\n')
                    .append(Language.ARABIC.tell(r))
                    .append("\n\n");
        });
        List<String> lines = new ArrayList<>();
        out.forEach((k, v) -> lines.add(k + "\t\t" + v.replace("\n", "\\n")));
        java.nio.file.Files.write(java.nio.file.Path.of("/tmp/dump/missing.txt"), lines);
        java.nio.file.Files.writeString(java.nio.file.Path.of("/tmp/dump/arabic.txt"), all.toString());
    }

    static List<String> told(Object r) {
        List<String> s = new ArrayList<>();
        Table t = r instanceof Segmented<?, ?> g
                ? g.table()
                : r instanceof Series<?> e
                        ? e.table()
                        : r instanceof MetricResult m ? m.table().orElse(null) : null;
        if (t != null) {
            s.add(t.title());
            t.columns().forEach(c -> s.add(c.name()));
            t.rows().forEach(s::addAll);
            StringBuilder n = new StringBuilder();
            for (String l : t.notes()) {
                if (l.startsWith("  ") && n.length() > 0) n.append(' ').append(l.strip());
                else {
                    if (n.length() > 0) s.add(n.toString());
                    n.setLength(0);
                    n.append(l);
                }
            }
            if (n.length() > 0) s.add(n.toString());
        }
        List<String> u = new ArrayList<>();
        for (String x : s) u.addAll(Language.ARABIC.unknown(x));
        return u;
    }
}
