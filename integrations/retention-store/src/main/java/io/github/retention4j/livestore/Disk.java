package io.github.retention4j.livestore;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * All that a store does to its folder. Tests put a disk in its place that loses, tears and refuses what a real one may.
 *
 * <p>What was written is on the disk once {@link Output#force} has returned; that a file was made, renamed or deleted, once
 * {@link #force} has.
 */
interface Disk extends Closeable {
    /**
     * A file that is written to, from its beginning on. An interrupt of the thread that does so neither stops nor closes it: it may be
     * the thread of a caller.
     */
    interface Output extends Closeable {
        /** Writes all that remains of an array's bytes, behind what was written last; the file grows if it has to. */
        void write(ByteBuffer bytes) throws IOException;

        /** Goes to a place in the file, where what is written next will be. */
        void seek(long offset) throws IOException;

        /** Returns when all that was written is on the disk. */
        void force() throws IOException;
    }

    /** What messages call a file: its name and its folder. */
    String path(String name);

    /** The names of the files in the folder, in order. */
    List<String> names() throws IOException;

    /** Reads a file from its beginning. */
    InputStream read(String name) throws IOException;

    /** Makes a file that is not there yet. */
    Output create(String name) throws IOException;

    /** Writes to a file that is there. */
    Output open(String name) throws IOException;

    /** Gives a file another name, at once or not at all; a file that has it is gone. */
    void rename(String from, String to) throws IOException;

    /** Deletes a file. */
    void delete(String name) throws IOException;

    /** Returns when the names of the folder are on the disk as they are. */
    void force() throws IOException;

    /** Lets other stores have the folder. */
    @Override
    void close() throws IOException;
}
