/** Data from outside that PHP turns into objects or reads with foreign entities. */
import type { Rule } from '../../lib/types.ts';

const objects = {
  category: 'deserialization',
  cwe: [502],
  title: 'Text turned into objects',
  why: 'Whoever wrote the text chooses the classes whose __wakeup and __destruct then run.',
  fix: 'Use json_decode, or pass ["allowed_classes" => false] to unserialize.',
  near: ['unserialize'],
  langs: ['php'],
} satisfies Partial<Rule>;

export const phpUnserializeRequest: Rule = {
  ...objects,
  id: 'php-unserialize-request',
  severity: 'critical',
  find: ['unserialize($value, $...)', 'maybe_unserialize($value, $...)', "array_map('unserialize', $value, $...)"],
  where: { value: 'tainted', rest: { not: { all: [{ trait: 'has', of: ['allowed_classes'] }, { not: { trait: 'has', of: ['true'] } }] } } },
  sink: 'always',
  bad: { php: ['<?php unserialize($_COOKIE["cart"], ["allowed_classes" => true]);', '<?php $all = array_map("unserialize", $_POST["all"]);', '<?php $o = unserialize($_COOKIE["cart"]);', '<?php maybe_unserialize($_POST["x"]);', '<?php $d = base64_decode($_GET["d"]);\nunserialize($d);'] },
  good: { php: ['<?php unserialize("a" . $row);', '<?php unserialize($_COOKIE["a"], ["allowed_classes" => false]);', '<?php json_decode($_POST["x"]);', '<?php maybe_unserialize($option);'] },
};

export const phpUnserialize: Rule = {
  ...objects,
  id: 'php-unserialize',
  severity: 'medium',
  find: ['unserialize($value, $...)'],
  // what unserialize itself calls is nothing new
  where: { rest: { not: { trait: 'has', of: ['allowed_classes'] } }, value: { not: { trait: 'within', of: ['functionunserialize('] } } },
  sink: 'always',
  bad: { php: ['<?php $o = unserialize($text);', '<?php unserialize($row["data"]);', '<?php unserialize(file_get_contents($f));'] },
  good: { php: ['<?php unserialize($text, ["allowed_classes" => false]);', '<?php serialize($x);', '<?php unserialize("a:0:{}");', '<?php public function unserialize($data) {}', '<?php class A { public function unserialize($data) { $this->__unserialize(unserialize($data)); } }'] },
};

export const phpEntities: Rule = {
  id: 'php-entities',
  category: 'xxe',
  cwe: [611],
  severity: 'high',
  title: 'XML read with foreign entities',
  why: 'An entity in the document can read files of this machine or call its network.',
  fix: 'Leave LIBXML_NOENT and LIBXML_DTDLOAD out; since PHP 8 nothing else is needed.',
  near: ['libxml_disable_entity_loader', 'libxml_noent', 'libxml_dtdload', 'substituteentities', 'resolveexternals', 'setparserproperty'],
  find: ['libxml_disable_entity_loader(false)', 'LIBXML_NOENT', 'LIBXML_DTDLOAD', '$d->substituteEntities = true', '$d->resolveExternals = true', '$r->setParserProperty(XMLReader::SUBST_ENTITIES, true)'],
  // nothing is loaded while the loader is off
  where: { match: { not: { trait: 'within', of: ['libxml_disable_entity_loader(true)'] } } },
  langs: ['php'],
  bad: { php: ['<?php libxml_disable_entity_loader(false);', '<?php $d->loadXML($x, LIBXML_NOENT);', '<?php $d->loadXML($x, LIBXML_DTDLOAD);', '<?php $d->substituteEntities = true;', '<?php $d->resolveExternals = true;', '<?php $r->setParserProperty(XMLReader::SUBST_ENTITIES, true);'] },
  good: { php: ['<?php function f($x) {\n  libxml_disable_entity_loader(true);\n  return simplexml_load_string($x, "SimpleXMLElement", LIBXML_NOENT);\n}', '<?php $d->loadXML($x, LIBXML_NONET);', '<?php $d->substituteEntities = false;', '<?php $r->setParserProperty(XMLReader::VALIDATE, true);', '<?php $d->resolveExternals = false;'] },
};
