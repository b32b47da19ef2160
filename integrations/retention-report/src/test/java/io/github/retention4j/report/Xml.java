package io.github.retention4j.report;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** What is written, read as XML. */
public final class Xml {
    private static final String DOCTYPE = "<!doctype html>";

    private Xml() {}

    /**
     * A page or a picture as a tree.
     *
     * @throws AssertionError if it is no XML
     */
    public static Document read(String text) {
        boolean isPage = text.regionMatches(true, 0, DOCTYPE, 0, DOCTYPE.length());
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            // Texts of a megabyte are what some tests are about; since Java 24 a parser reads 100,000 characters.
            factory.setAttribute("jdk.xml.maxGeneralEntitySizeLimit", "0");
            factory.setAttribute("jdk.xml.totalEntitySizeLimit", "0");
            DocumentBuilder builder = factory.newDocumentBuilder();
            builder.setErrorHandler(new Strict());
            return builder.parse(new InputSource(new StringReader(isPage ? text.substring(DOCTYPE.length()) : text)));
        } catch (SAXException | IOException | ParserConfigurationException wrong) {
            throw new AssertionError("no XML: " + wrong.getMessage(), wrong);
        }
    }

    /** All elements in it, itself too, in the order in which they stand. */
    public static List<Element> elements(Node in) {
        List<Element> all = new ArrayList<>();
        collect(in, all);
        return all;
    }

    private static void collect(Node in, List<Element> into) {
        if (in instanceof Element element) {
            into.add(element);
        }
        for (Node child = in.getFirstChild(); child != null; child = child.getNextSibling()) {
            collect(child, into);
        }
    }

    /** Says nothing on the console. */
    private static final class Strict implements ErrorHandler {
        @Override
        public void warning(SAXParseException wrong) throws SAXException {
            throw wrong;
        }

        @Override
        public void error(SAXParseException wrong) throws SAXException {
            throw wrong;
        }

        @Override
        public void fatalError(SAXParseException wrong) throws SAXException {
            throw wrong;
        }
    }
}
