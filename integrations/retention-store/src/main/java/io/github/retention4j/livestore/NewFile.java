package io.github.retention4j.livestore;

import java.io.IOException;

/** Writes a file so that it is there as a whole or not at all: under another name, forced, renamed, and the folder forced. */
final class NewFile {
    /** Ends the name of a file that is being written, or was when a crash came. */
    static final String PART = ".part";

    /** Writes the contents. */
    @FunctionalInterface
    interface Contents {
        void to(Disk.Output out) throws IOException;
    }

    private NewFile() {}

    static void write(Disk disk, String name, Contents contents) throws IOException {
        try (Disk.Output out = disk.create(name + PART)) {
            contents.to(out);
            out.force();
        }
        disk.rename(name + PART, name);
        disk.force();
    }
}
