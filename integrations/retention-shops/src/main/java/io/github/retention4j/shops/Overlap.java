package io.github.retention4j.shops;

import io.github.retention4j.io.TableColumn;
import io.github.retention4j.io.TableCursor;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Which of several files tells how an order is that is in more than one: the one with its latest change, and of those with one time
 * or none, the last file. The ids of all orders are in memory meanwhile, unless there is one file only.
 */
final class Overlap {
    private static final Pattern YEAR_FIRST = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** For each order, the file that tells. */
    private final Map<String, Latest> latest = new HashMap<>();

    /** Of which files no column told whether an order is newer there than in another. */
    private final BitSet untold = new BitSet();

    /**
     * A copy of an order.
     *
     * @param changed when it was changed; empty if nobody knows
     */
    private record Latest(String changed, int file) {
        Latest or(Latest later) {
            return later.changed.compareTo(changed) < 0 ? this : later;
        }
    }

    private Overlap() {}

    /** What a file has of it. */
    interface Part {
        /** Whether another file tells how an order is. */
        boolean isOlder(String order);

        /** Whether it has an order that an earlier file has, and no column tells which is newer. */
        boolean isUntold();
    }

    static Overlap of(List<ShopFile> files, List<ExportFiles.Plan> plans) {
        Overlap overlap = new Overlap();
        for (int i = 0; files.size() > 1 && i < files.size(); i++) {
            try {
                overlap.add(i, files.get(i), plans.get(i));
            } catch (IOException e) {
                throw ShopFile.unreadable(files.get(i).source().name(), String.valueOf(e.getMessage()), e);
            }
        }
        return overlap;
    }

    private void add(int file, ShopFile from, ExportFiles.Plan plan) throws IOException {
        try (TableCursor cursor = from.source().open()) {
            List<String> names =
                    cursor.columns().stream().map(TableColumn::name).toList();
            int order = names.indexOf(plan.id());
            int changed = plan.changed().map(names::indexOf).orElse(-1);
            BitSet read = new BitSet();
            read.set(order);
            if (changed >= 0) {
                read.set(changed);
            }
            cursor.reading(read);
            TextCells texts = new TextCells(names.size());
            while (texts.next(cursor)) {
                String id = texts.at(order);
                if (!id.isEmpty()) {
                    String time = changed < 0 ? "" : sortable(texts.at(changed));
                    Latest before = latest.get(id);
                    if (changed < 0
                            && before != null
                            && before.file() != file
                            && before.changed().isEmpty()) {
                        untold.set(file);
                    }
                    latest.merge(id, new Latest(time, file), Latest::or);
                }
            }
        }
    }

    /** A time that compares as a text; empty for what is none, such as {@code \\N}. */
    private static String sortable(String text) {
        String time = WrittenTime.dayFirst(text);
        return YEAR_FIRST.matcher(time).lookingAt() ? time : "";
    }

    Part in(int file) {
        return new Part() {
            @Override
            public boolean isOlder(String order) {
                Latest known = latest.get(order);
                return known != null && known.file() != file;
            }

            @Override
            public boolean isUntold() {
                return untold.get(file);
            }
        };
    }
}
