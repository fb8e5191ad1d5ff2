import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.poi.schemas.ooxml.system.ooxml.TypeSystemHolder;
import org.apache.xmlbeans.SchemaTypeLoader;
import org.apache.xmlbeans.XmlBeans;
import org.apache.xmlbeans.XmlError;
import org.apache.xmlbeans.XmlException;
import org.apache.xmlbeans.XmlObject;
import org.apache.xmlbeans.XmlOptions;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** Validates every part of office files (and of the workbooks embedded in them) against the ECMA-376 schemas. */
public class ValidateOoxml {
    private static final String COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006";
    private static final String XML_SPACE = "Attribute not allowed (no wildcards allowed): space@http://www.w3.org/XML/1998/namespace";
    private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final SchemaTypeLoader LOADER = XmlBeans.typeLoaderUnion(TypeSystemHolder.typeSystem, XmlBeans.getBuiltinTypeSystem());

    private int parts = 0;
    private int faults = 0;

    public static void main(String[] files) throws Exception {
        ValidateOoxml validator = new ValidateOoxml();
        for (String file : files) validator.validatePackage(file, Files.readAllBytes(Path.of(file)));
        System.out.println(validator.parts + " parts read, " + validator.faults + " faults");
        System.exit(validator.faults == 0 && validator.parts > 0 ? 0 : 1);
    }

    private void validatePackage(String name, byte[] bytes) throws Exception {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String part = name + "!/" + entry.getName();
                if (entry.isDirectory()) report(part, "is a folder: a package has parts only");
                else if (entry.getName().endsWith(".xlsx")) validatePackage(part, zip.readAllBytes());
                else if (entry.getName().endsWith(".xml")) validatePart(part, zip.readAllBytes());
            }
        }
    }

    private void validatePart(String part, byte[] bytes) throws Exception {
        Document document = read(bytes);
        String namespace = document.getDocumentElement().getNamespaceURI();
        // Content types and core properties belong to the package, whose schemas are not ECMA-376 part 1.
        if (namespace == null || namespace.startsWith(PACKAGE)) return;
        parts += 1;
        dropIgnorable(document.getDocumentElement());
        try {
            XmlObject object = LOADER.parse(document, null, new XmlOptions());
            if (!object.schemaType().isDocumentType()) {
                report(part, "has a root that no schema knows: " + document.getDocumentElement().getNodeName());
                return;
            }
            List<XmlError> errors = new ArrayList<>();
            object.validate(new XmlOptions().setErrorListener(errors));
            for (XmlError error : errors) {
                // XML itself gives every element this attribute; the schemas of workbooks forgot to name it.
                if (!error.getMessage().startsWith(XML_SPACE)) report(part, error.getMessage());
            }
        } catch (XmlException error) {
            report(part, error.getMessage());
        }
    }

    private static Document read(byte[] bytes) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }

    /** What a part says may be ignored is not in these schemas: it goes, as an old reader would let it go. */
    private static void dropIgnorable(Element root) {
        String prefixes = root.getAttributeNS(COMPATIBILITY, "Ignorable");
        if (prefixes.isEmpty()) return;
        Set<String> ignored = new HashSet<>();
        ignored.add(COMPATIBILITY);
        for (String prefix : prefixes.trim().split("\\s+")) ignored.add(root.lookupNamespaceURI(prefix));
        drop(root, ignored);
    }

    private static void drop(Element element, Set<String> ignored) {
        NamedNodeMap attributes = element.getAttributes();
        for (int index = attributes.getLength() - 1; index >= 0; index -= 1) {
            Node attribute = attributes.item(index);
            if (ignored.contains(attribute.getNamespaceURI())) element.removeAttributeNode((org.w3c.dom.Attr) attribute);
        }
        for (Node child = element.getFirstChild(), next; child != null; child = next) {
            next = child.getNextSibling();
            if (!(child instanceof Element)) continue;
            if (ignored.contains(child.getNamespaceURI())) element.removeChild(child);
            else drop((Element) child, ignored);
        }
    }

    private void report(String part, String message) {
        faults += 1;
        System.out.println(part + ": " + message);
    }
}
