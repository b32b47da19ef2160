package io.github.retention4j.shops;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an Excel workbook with as little in it as the format allows: sheets of texts, numbers and times. */
final class Workbook {
    private static final String SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";

    private final Map<String, List<List<Object>>> sheets = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();
    private boolean is1904;
    private boolean hasFormats = true;

    /** A number that is shown as a date and a time. */
    record Time(String serial) {}

    /** A number with its digits as they are in the file. */
    record Digits(String digits) {}

    Workbook sheet(String name, List<List<Object>> rows) {
        sheets.put(name, rows);
        return this;
    }

    Workbook from1904() {
        is1904 = true;
        return this;
    }

    /** As programs write it that know of no formats. */
    Workbook withoutFormats() {
        hasFormats = false;
        return this;
    }

    Path write(Path path) throws IOException {
        try (OutputStream file = Files.newOutputStream(path);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            StringBuilder types = new StringBuilder();
            StringBuilder list = new StringBuilder();
            StringBuilder relations = new StringBuilder();
            int number = 0;
            for (Map.Entry<String, List<List<Object>>> sheet : sheets.entrySet()) {
                number++;
                put(zip, "xl/worksheets/sheet" + number + ".xml", sheet(sheet.getValue()));
                types.append(override("/xl/worksheets/sheet" + number + ".xml", "worksheet"));
                list.append("<sheet name=\"" + sheet.getKey() + "\" sheetId=\"" + number + "\" r:id=\"rId" + number
                        + "\"/>");
                relations.append(relation(number, "worksheet", "worksheets/sheet" + number + ".xml"));
            }
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook xmlns=\"" + SPREADSHEET + "\" xmlns:r=\"" + RELATIONS + "\"><workbookPr date1904=\""
                            + is1904 + "\"/><sheets>" + list + "</sheets></workbook>");
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    "<Relationships xmlns=\"" + PACKAGE + "relationships\">" + relations
                            + relation(100, "sharedStrings", "sharedStrings.xml")
                            + (hasFormats ? relation(101, "styles", "styles.xml") : "")
                            + "</Relationships>");
            StringBuilder shared = new StringBuilder();
            texts.forEach(text -> shared.append("<si><t xml:space=\"preserve\">")
                    .append(escaped(text))
                    .append("</t></si>"));
            put(
                    zip,
                    "xl/sharedStrings.xml",
                    "<sst xmlns=\"" + SPREADSHEET + "\" count=\"" + texts.size() + "\" uniqueCount=\"" + texts.size()
                            + "\">" + shared + "</sst>");
            if (hasFormats) {
                put(
                        zip,
                        "xl/styles.xml",
                        "<styleSheet xmlns=\"" + SPREADSHEET
                                + "\"><numFmts count=\"1\"><numFmt numFmtId=\"170\" formatCode=\"yyyy\\-mm\\-dd\\ hh:mm:ss\"/></numFmts>"
                                + "<cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"170\" applyNumberFormat=\"1\"/></cellXfs></styleSheet>");
            }
            put(
                    zip,
                    "_rels/.rels",
                    "<Relationships xmlns=\"" + PACKAGE + "relationships\">"
                            + relation(1, "officeDocument", "xl/workbook.xml") + "</Relationships>");
            put(
                    zip,
                    "[Content_Types].xml",
                    "<Types xmlns=\"" + PACKAGE + "content-types\">"
                            + "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                            + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
                            + override("/xl/workbook.xml", "sheet.main")
                            + override("/xl/sharedStrings.xml", "sharedStrings")
                            + (hasFormats ? override("/xl/styles.xml", "styles") : "") + types + "</Types>");
        }
        return path;
    }

    private static String relation(int id, String kind, String target) {
        return "<Relationship Id=\"rId" + id + "\" Type=\"" + RELATIONS + "/" + kind + "\" Target=\"" + target + "\"/>";
    }

    private static String override(String part, String kind) {
        return "<Override PartName=\"" + part
                + "\" ContentType=\"application/vnd.openxmlformats-officedocument.spreadsheetml." + kind + "+xml\"/>";
    }

    private String sheet(List<List<Object>> rows) {
        StringBuilder xml = new StringBuilder("<worksheet xmlns=\"" + SPREADSHEET + "\"><sheetData>");
        for (int r = 0; r < rows.size(); r++) {
            List<Object> row = rows.get(r);
            if (row.isEmpty()) {
                continue;
            }
            xml.append("<row r=\"").append(r + 1).append("\">");
            for (int c = 0; c < row.size(); c++) {
                String at = " r=\"" + column(c) + (r + 1) + "\"";
                Object value = row.get(c);
                if (value instanceof Time time) {
                    xml.append("<c")
                            .append(at)
                            .append(" s=\"1\"><v>")
                            .append(time.serial())
                            .append("</v></c>");
                } else if (value instanceof Digits digits) {
                    xml.append("<c")
                            .append(at)
                            .append("><v>")
                            .append(digits.digits())
                            .append("</v></c>");
                } else if (value instanceof Number number) {
                    xml.append("<c")
                            .append(at)
                            .append("><v>")
                            .append(new BigDecimal(number.toString()).toPlainString())
                            .append("</v></c>");
                } else if (!value.toString().isEmpty()) {
                    texts.add(value.toString());
                    xml.append("<c")
                            .append(at)
                            .append(" t=\"s\"><v>")
                            .append(texts.size() - 1)
                            .append("</v></c>");
                }
            }
            xml.append("</row>");
        }
        return xml.append("</sheetData></worksheet>").toString();
    }

    private static String column(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : column(index / 26 - 1) + column(index % 26);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static void put(ZipOutputStream zip, String name, String xml) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml).getBytes(UTF_8));
        zip.closeEntry();
    }
}
