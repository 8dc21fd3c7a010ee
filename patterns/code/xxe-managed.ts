/** XML parsers that read what the document tells them to, in Java, Kotlin, C# and Go; Go's encoding/xml reads no entities. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'xxe',
  cwe: [611],
  severity: 'medium',
  why: 'A document can name files and addresses that the parser then reads into it.',
} as const;

/** What says that external entities are off; any of them near by. */
const OFF = ['disallow-doctype-decl', 'FEATURE_SECURE_PROCESSING', 'external-general-entities', 'ACCESS_EXTERNAL_DTD', 'SUPPORT_DTD', 'IS_SUPPORTING_EXTERNAL_ENTITIES', 'supportDTD', 'isSupportingExternalEntities', 'setEntityResolver'];

export const javaXmlFactory: Rule = {
  ...danger,
  id: 'java-xml-factory',
  title: 'XML parser that resolves external entities',
  fix: 'Call setFeature("http://apache.org/xml/features/disallow-doctype-decl", true) on the factory before it makes a parser.',
  near: ['documentbuilderfactory', 'saxparserfactory', 'xmlinputfactory', 'saxbuilder(', 'saxreader(', 'xmlreaderfactory'],
  find: ['$factory = DocumentBuilderFactory.newInstance($...)', '$factory = SAXParserFactory.newInstance($...)', '$factory = XMLInputFactory.newInstance($...)', '$factory = XMLInputFactory.newFactory($...)', '$factory = new SAXBuilder($...)', '$factory = new SAXReader($...)', '$factory = XMLReaderFactory.createXMLReader($...)'],
  // the name of the feature may stand in a constant of the class
  where: { factory: { not: { any: [{ trait: 'within', of: OFF }, { all: [{ trait: 'beside', of: ['disallow-doctype-decl'] }, { trait: 'within', of: ['.setFeature('] }] }] } } },
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    java: [
      'DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();', 'DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();\nf.setExpandEntityReferences(false);', 'SAXParserFactory f = SAXParserFactory.newInstance();', 'XMLInputFactory f = XMLInputFactory.newInstance();', 'XMLInputFactory f = XMLInputFactory.newFactory();', 'SAXBuilder b = new SAXBuilder();', 'SAXReader r = new SAXReader();', 'XMLReader r = XMLReaderFactory.createXMLReader();',
    ],
    kotlin: ['val f = DocumentBuilderFactory.newInstance()'],
  },
  good: {
    java: [
      'class A {\n  private final SAXReader reader = new SAXReader();\n  A() { reader.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true); }\n}', 'DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();\nf.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);', 'XMLInputFactory f = XMLInputFactory.newInstance();\nf.setProperty(XMLInputFactory.SUPPORT_DTD, false);', 'Widget w = Widget.newInstance();',
      'class A {\n  static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";\n  DocumentBuilderFactory factory() {\n    DocumentBuilderFactory f = DocumentBuilderFactory.newInstance();\n    f.setFeature(NO_DOCTYPE, strict);\n    return f;\n  }\n}',
    ],
  },
};

export const javaXmlParser: Rule = {
  ...danger,
  id: 'java-xml-parser',
  title: 'XML parser that resolves external entities',
  fix: 'Make the factory first and call setFeature("http://apache.org/xml/features/disallow-doctype-decl", true) on it.',
  near: ['newdocumentbuilder', 'newsaxparser', 'createxmlstreamreader', 'createxmleventreader', 'saxreader(', 'saxbuilder(', 'createxmlreader().parse'],
  find: ['DocumentBuilderFactory.newInstance().newDocumentBuilder()', 'SAXParserFactory.newInstance().newSAXParser()', 'XMLInputFactory.newInstance().createXMLStreamReader($...)', 'XMLInputFactory.newFactory().createXMLStreamReader($...)', 'XMLInputFactory.newInstance().createXMLEventReader($...)', 'new SAXReader().read($...)', 'new SAXBuilder().build($...)', 'XMLReaderFactory.createXMLReader().parse($...)'],
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['DocumentBuilder b = DocumentBuilderFactory.newInstance().newDocumentBuilder();', 'SAXParser p = SAXParserFactory.newInstance().newSAXParser();', 'XMLInputFactory.newInstance().createXMLStreamReader(in);', 'XMLInputFactory.newFactory().createXMLStreamReader(in);', 'XMLInputFactory.newInstance().createXMLEventReader(in);', 'Document d = new SAXReader().read(new StringReader(xml));', 'new SAXBuilder().build(in);', 'XMLReaderFactory.createXMLReader().parse(new InputSource(in));'] },
  good: { java: ['reader.read(in); builder.build(in);', 'factory.newDocumentBuilder();', 'factory.newSAXParser();', 'factory.createXMLStreamReader(in);', 'factory.createXMLEventReader(in);', 'factory.createXMLReader().parse(in);'] },
};

export const csharpXml: Rule = {
  ...danger,
  severity: 'high',
  id: 'csharp-xml-resolver',
  title: 'XML parser resolves external entities',
  fix: 'Set XmlResolver = null and DtdProcessing = DtdProcessing.Prohibit, which are the defaults of XmlReader.',
  near: ['xmlurlresolver', 'prohibitdtd'],
  find: ['$?.XmlResolver = new XmlUrlResolver()', '$?.ProhibitDtd = false'],
  langs: ['csharp'],
  bad: { csharp: ['doc.XmlResolver = new XmlUrlResolver();', 'var s = new XmlReaderSettings { XmlResolver = new XmlUrlResolver() };', 'settings.ProhibitDtd = false;'] },
  good: { csharp: ['doc.XmlResolver = null;', 'settings.ProhibitDtd = true;', 'schemas.Add(new XmlUrlResolver());'] },
};

export const csharpDtd: Rule = {
  ...danger,
  id: 'csharp-dtd',
  cwe: [611, 776],
  title: 'XML parser reads document type declarations',
  fix: 'Leave DtdProcessing at Prohibit, or set XmlResolver = null and MaxCharactersFromEntities.',
  near: ['dtdprocessing.parse'],
  find: ['DtdProcessing.Parse'],
  langs: ['csharp'],
  bad: { csharp: ['settings.DtdProcessing = DtdProcessing.Parse;', 'var s = new XmlReaderSettings { DtdProcessing = DtdProcessing.Parse };'] },
  good: { csharp: ['settings.DtdProcessing = DtdProcessing.Prohibit;'] },
};

export const csharpOldReader: Rule = {
  ...danger,
  severity: 'low',
  confidence: 'possible',
  id: 'csharp-old-xml-parser',
  title: 'XML parser that resolves external entities before .NET 4.5.2',
  fix: 'Use XmlReader.Create, and set XmlResolver = null.',
  near: ['xmltextreader(', 'xmldocument(', 'xpathdocument('],
  find: ['$reader = new XmlTextReader($...)', '$reader = new XmlDocument($...)', '$reader = new XPathDocument($...)'],
  where: { reader: { not: { trait: 'beside', of: ['XmlResolver = null', 'DtdProcessing.Prohibit', 'XmlReader.Create'] } } },
  langs: ['csharp'],
  bad: { csharp: ['var r = new XmlTextReader(stream);', 'XmlDocument d = new XmlDocument();', 'var x = new XPathDocument(path);'] },
  good: { csharp: ['var d = new XmlDocument();\nd.XmlResolver = null;', 'var x = new XPathDocument(XmlReader.Create(stream));', 'var r = XmlReader.Create(stream);', 'var r = new XmlTextReader(s);\nr.DtdProcessing = DtdProcessing.Prohibit;'] },
};

export const goLibxml: Rule = {
  ...danger,
  severity: 'high',
  id: 'go-libxml-entities',
  title: 'XML parser resolves entities',
  fix: 'Leave XMLParseNoEnt out, or use encoding/xml.',
  near: ['xmlparsenoent', 'xmlparsedtdload'],
  find: ['parser.XMLParseNoEnt', 'parser.XMLParseDTDLoad'],
  langs: ['go'],
  bad: { go: ['p := parser.New(parser.XMLParseNoEnt)', 'p := parser.New(parser.XMLParseDTDLoad)'] },
  good: { go: ['p := parser.New()', 'xml.Unmarshal(data, &v)'] },
};

export const javaTransformer: Rule = {
  ...danger,
  id: 'java-xml-transformer',
  title: 'XML transformer that resolves external entities',
  fix: 'Call setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "") and setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "") on the factory.',
  near: ['transformerfactory.newinstance', 'schemafactory.newinstance'],
  find: ['$factory = TransformerFactory.newInstance($...)', '$factory = SchemaFactory.newInstance($...)'],
  where: { factory: { all: [{ trait: 'within', of: ['StreamSource('] }, { not: { trait: 'beside', of: OFF } }] } },
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['TransformerFactory f = TransformerFactory.newInstance();\nf.newTransformer().transform(new StreamSource(xml), result);', 'SchemaFactory f = SchemaFactory.newInstance(W3C);\nf.newSchema(a).newValidator().validate(new StreamSource(xml));'] },
  good: { java: ['TransformerFactory f = TransformerFactory.newInstance();\nf.newTransformer().transform(new DOMSource(doc), result);', 'TransformerFactory f = TransformerFactory.newInstance();\nf.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");\nf.newTransformer().transform(new StreamSource(xml), result);'] },
};

const ON = "'http://xml.org/sax/features/external";

export const javaEntitiesOn: Rule = {
  ...danger,
  severity: 'high',
  id: 'java-xml-entities-on',
  title: 'External entities switched on',
  fix: 'Set it to false, and forbid document type declarations: setFeature("http://apache.org/xml/features/disallow-doctype-decl", true), setProperty(XMLInputFactory.SUPPORT_DTD, false).',
  near: ['setproperty(', 'setfeature(', 'setattribute(', 'xincludeaware'],
  find: [
    '$?.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, true)', '$?.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.TRUE)', `$?.setFeature(${ON}-general-entities', true)`, `$?.setFeature(${ON}-parameter-entities', true)`,
    "$?.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, 'all')", "$?.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, 'all')", "$?.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, 'all')", "$?.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, 'all')", '$?.setXIncludeAware(true)', '$?.isXIncludeAware = true',
  ],
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    java: [
      'factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, Boolean.TRUE);', 'f.setFeature("http://xml.org/sax/features/external-general-entities", true);', 'f.setFeature("http://xml.org/sax/features/external-parameter-entities", true);', 'f.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "all");', 'p.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "all");', 't.setAttribute(XMLConstants.ACCESS_EXTERNAL_STYLESHEET, "all");', 's.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "all");', 'f.setXIncludeAware(true);',
    ],
    kotlin: ['val f = XMLInputFactory.newInstance().apply {\n  setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, true)\n}', 'f.isXIncludeAware = true'],
  },
  good: {
    java: ['factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);', 'f.setFeature("http://xml.org/sax/features/external-general-entities", false);', 'f.setAttribute(XMLConstants.ACCESS_EXTERNAL_DTD, "");', 'f.setXIncludeAware(false);'],
    kotlin: ['f.isXIncludeAware = false'],
  },
};

export const javaDoctypes: Rule = {
  ...danger,
  id: 'java-xml-doctypes-on',
  title: 'Document type declarations switched on',
  fix: 'Leave them off; where a document needs one, switch external entities off: setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false).',
  near: ['setproperty(', 'setfeature('],
  find: [
    '$?.setProperty(XMLInputFactory.SUPPORT_DTD, true)', '$?.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.TRUE)', "$?.setFeature('http://apache.org/xml/features/disallow-doctype-decl', false)", "$?.setFeature('http://apache.org/xml/features/nonvalidating/load-external-dtd', true)", '$?.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false)',
  ],
  where: { match: { not: { trait: 'beside', of: ['IS_SUPPORTING_EXTERNAL_ENTITIES', 'external-general-entities', 'ACCESS_EXTERNAL_DTD', 'setXMLResolver(', 'setEntityResolver(', 'xmlResolver =', 'XMLResolver =', 'entityResolver ='] } } },
  hole: 'none',
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    java: ['factory.setProperty(XMLInputFactory.SUPPORT_DTD, Boolean.TRUE);', 'f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", false);', 'f.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", true);', 'f.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, false);'],
    kotlin: ['val f = XMLInputFactory.newInstance().apply { setProperty(XMLInputFactory.SUPPORT_DTD, true) }'],
  },
  good: {
    java: ['factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);', 'f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);', 'f.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);', 'f.setFeature("http://apache.org/xml/features/disallow-doctype-decl", false);\nf.setFeature("http://xml.org/sax/features/external-general-entities", false);'],
    kotlin: ['p.setProperty(XMLInputFactory.IS_COALESCING, true)'],
  },
};
