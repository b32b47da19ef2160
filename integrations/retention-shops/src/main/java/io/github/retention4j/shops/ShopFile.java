package io.github.retention4j.shops;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A file that a shop has exported. */
final class ShopFile {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private ShopFile() {}

    /** What it is called in messages. */
    static String name(Path path) {
        Path name = path.getFileName();
        return name == null ? path.toString() : name.toString();
    }

    /**
     * Whether it is an Excel workbook, by its first bytes.
     *
     * @throws IOException if it cannot be read, or is a workbook that nobody reads without its password
     */
    static boolean isWorkbook(Path path) throws IOException {
        byte[] head;
        try (InputStream stream = Files.newInputStream(path)) {
            head = stream.readNBytes(ZIP.length);
        }
        if (Arrays.equals(head, OLE)) {
            throw new IOException("this is an Excel workbook that is protected by a password, or one of before 2007 (.xls);"
                    + " save it as .xlsx without a password, or as CSV UTF-8");
        }
        return Arrays.equals(head, ZIP);
    }
}
