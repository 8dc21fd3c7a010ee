/** XML parsers that read what the document tells them to: Python and JavaScript. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'xxe',
  cwe: [611],
  why: 'A document can name files and addresses that the parser then reads into it.',
} as const;

export const lxmlEntities: Rule = {
  ...danger,
  id: 'lxml-entities',
  severity: 'high',
  title: 'XML parser resolves entities',
  fix: 'Use etree.XMLParser(resolve_entities=False, no_network=True), or defusedxml.',
  near: ['xmlparser', 'iterparse'],
  find: ['$?.XMLParser(resolve_entities=True, $...)', '$?.XMLParser(no_network=False, $...)', '$?.XMLParser(load_dtd=True, $...)', '$?.XMLParser(dtd_validation=True, $...)', '$?.iterparse($..., resolve_entities=True)'],
  suggest: [{ 'resolve_entities=True': 'resolve_entities=False', 'no_network=False': 'no_network=True', 'load_dtd=True': 'load_dtd=False', 'dtd_validation=True': 'dtd_validation=False' }],
  langs: ['py'],
  bad: { py: ['parser = etree.XMLParser(resolve_entities=True)', 'etree.XMLParser(no_network=False)', 'lxml.etree.XMLParser(load_dtd=True)', 'etree.XMLParser(dtd_validation=True)', 'etree.iterparse(f, resolve_entities=True)', 'OPTIONS = {"resolve_entities": True, "remove_comments": True}\nparser = etree.XMLParser(**OPTIONS)', 'options = dict(load_dtd=True)\nparser = etree.XMLParser(**options)'] },
  good: { py: ['OPTIONS = {"resolve_entities": False}\nparser = etree.XMLParser(**OPTIONS)', 'etree.XMLParser(resolve_entities=False)', 'defusedxml.ElementTree.parse(f)', 'etree.XMLParser()', 'etree.iterparse(f, events=("end",))'] },
};

export const saxFeature: Rule = {
  ...danger,
  id: 'sax-external-entities',
  severity: 'high',
  title: 'SAX parser reads external entities',
  fix: 'Leave feature_external_ges off, or use defusedxml.sax.',
  near: ['setfeature'],
  find: ['$parser.setFeature($feature, True)', '$parser.setFeature($feature, 1)'],
  where: { feature: { trait: 'named', of: ['feature_external_ges', 'feature_external_pes'] } },
  langs: ['py'],
  bad: { py: ['parser.setFeature(feature_external_ges, True)', 'parser.setFeature(xml.sax.handler.feature_external_pes, 1)'] },
  good: { py: ['parser.setFeature(feature_external_ges, False)', 'parser.setFeature(feature_namespaces, True)', 'parser.setFeature(feature_namespaces, 1)'] },
};

export const lxmlParse: Rule = {
  ...danger,
  id: 'python-xml-parse',
  severity: 'medium',
  title: 'XML from outside parsed without protection',
  fix: 'Use defusedxml, or lxml with XMLParser(resolve_entities=False).',
  near: ['etree', 'minidom', 'sax.parse', 'elementtree', 'pulldom'],
  find: [
    'etree.fromstring($value)', 'etree.parse($value)', 'etree.XML($value)', 'lxml.etree.fromstring($value)', 'lxml.etree.parse($value)', 'ElementTree.fromstring($value)', 'ElementTree.parse($value)', 'minidom.parseString($value)', 'minidom.parse($value)', 'xml.sax.parseString($value, $...)', 'xml.sax.parse($value, $...)', 'pulldom.parseString($value)', 'pulldom.parse($value)',
  ],
  where: { value: { all: ['requested', { not: { trait: 'beside', of: ['defusedxml'] } }] } },
  langs: ['py'],
  bad: {
    py: [
      'etree.fromstring(request.data)', 'etree.parse(request.files["f"])', 'etree.XML(request.body)', 'lxml.etree.fromstring(request.data)', 'lxml.etree.parse(request.stream)', 'ElementTree.fromstring(request.data)', 'ElementTree.parse(request.files["x"])', 'body = request.get_data()\ndoc = minidom.parseString(body)', 'minidom.parse(request.files["f"])',
      'xml.sax.parseString(request.data, handler)', 'xml.sax.parse(request.files["a"], handler)', 'pulldom.parseString(request.body)', 'pulldom.parse(request.stream)',
    ],
  },
  good: { py: ['etree.parse("config.xml")', 'etree.parse("data/" + name)', 'etree.fromstring(text)', 'etree.parse(request.files["f"], parser)', 'etree.XML(TEMPLATE)', 'lxml.etree.parse(path)', 'ElementTree.parse(path)', 'minidom.parse(path)', 'xml.sax.parse(path, handler)', 'pulldom.parse(path)', 'json.loads(request.data)', 'from defusedxml import minidom\nminidom.parseString(request.data)'] },
};

/** github.com/marudor/libxmljs2: options kept in an object of their own. */
export const nodeEntityOptions: Rule = {
  ...danger,
  id: 'libxml-entity-options',
  aliases: ['libxml-entities'],
  severity: 'high',
  title: 'XML parser told to resolve entities',
  fix: 'Leave noent, dtdload and replaceEntities out: libxmljs does not resolve entities by default.',
  near: ['noent: true', 'replaceentities: true', 'dtdload: true'],
  find: [/(?<value>\b(?:noent|replaceEntities|dtdload):\s?true\b)/],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.mts', '.cts'] } },
  langs: undefined,
  bad: { ts: ['const OPTIONS: ParserOptions = {\n  noblanks: true,\n  noent: true,\n};', 'const OPTIONS = { replaceEntities: true };', 'const OPTIONS = { dtdload: true };', 'const doc = parseXml(text, {noent:true,noblanks:true});', 'const OPTIONS = {replaceEntities:true};', 'const OPTIONS = {dtdload:true};'] },
  good: { ts: ['const OPTIONS = { noent: false, dtdload: false };', 'const OPTIONS = { nonet: true };'], 'a.md': ['const OPTIONS = { noent: true };'] },
};

/** lxml resolves entities unless told not to: for whoever reads all of it. */
export const lxmlDefault: Rule = {
  ...danger,
  severity: 'low',
  confidence: 'possible',
  id: 'python-xml-default',
  title: 'XML parsed with a parser that may resolve entities',
  fix: 'Use defusedxml, or pass lxml etree.XMLParser(resolve_entities=False).',
  near: ['etree', 'elementtree', 'minidom', 'xml.sax', 'pulldom'],
  find: ['etree.fromstring($document)', 'etree.parse($document)', 'etree.XML($document)', 'etree.XMLParser()', 'ElementTree.fromstring($document)', 'ElementTree.parse($document)', 'minidom.parseString($document)', 'minidom.parse($document)', 'xml.sax.parse($document, $...)', 'xml.sax.parseString($document, $...)', 'xml.sax.make_parser($...)', 'pulldom.parse($document)'],
  langs: ['py'],
  bad: { py: ['etree.fromstring(text)', 'etree.parse(f)', 'etree.XML(text)', 'etree.XMLParser()', 'ElementTree.fromstring(text)', 'import xml.etree.ElementTree as ET\nET.parse(f)', 'minidom.parseString(text)', 'minidom.parse(f)', 'xml.sax.parse(f, handler)', 'xml.sax.parseString(text, handler)', 'xml.sax.make_parser()', 'pulldom.parse(f)'] },
  good: { py: ['etree.parse(f, parser)', 'import defusedxml.ElementTree as ET\nET.parse(f)', 'json.loads(text)'] },
};

export const xmlToDict: Rule = {
  ...danger,
  severity: 'medium',
  id: 'entities-allowed',
  title: 'XML parser that takes entities',
  fix: 'Leave disable_entities and forbid_dtd on.',
  near: ['disable_entities', 'forbid_entities', 'forbid_external', 'huge_tree'],
  find: ['disable_entities = False', 'forbid_entities = False', 'forbid_external = False', 'huge_tree = True'],
  langs: ['py'],
  bad: { py: ['xmltodict.parse(text, disable_entities=False)', 'defusedxml.ElementTree.parse(f, forbid_entities=False)', 'parse(f, forbid_external=False)', 'etree.XMLParser(huge_tree=True)'] },
  good: { py: ['xmltodict.parse(text)', 'parse(f, forbid_entities=True, forbid_external=True, huge_tree=False)'] },
};
