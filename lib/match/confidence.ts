/** How sure a code finding is: the confidence table of DESIGN §4, and where in a query a value lands. */
import type { Category, Confidence } from '../types.ts';
import type { Part } from '../text/joins.ts';
import { isRequested, type Resolution, type State } from './values/resolution.ts';

type Sink = 'always' | 'ordinary';

const TABLE: Record<Sink, Record<State, Confidence | null>> = {
  always: { constant: null, clean: null, result: 'likely', joined: 'likely', tainted: 'certain', parameter: 'likely', unknown: 'likely' },
  ordinary: { constant: null, clean: null, result: 'possible', joined: 'likely', tainted: 'likely', parameter: 'possible', unknown: 'possible' },
};

/** null: nothing to report. A source that stands in the statement itself makes an ordinary sink certain. */
export function confidenceOf(sink: Sink, category: Category, value: Resolution): Confidence | null {
  const confidence = TABLE[sink][value.state];
  // what a function makes of constants is mostly a template or a translation
  if (value.state === 'result' && category === 'xss') return 'possible';
  if (value.state !== 'joined' && value.state !== 'tainted') return confidence;
  // a tool opens the files that its user names
  if (category === 'path-traversal' && value.state === 'tainted' && !isRequested(value)) return 'possible';
  if (value.state === 'tainted') return value.here ? 'certain' : confidence;
  if (sink === 'always') return confidence;
  if (category === 'sql-injection' && value.joined && (!anyLandsAsValue(value.parts) || asksCatalogue(value.parts))) return 'possible';
  return category === 'path-traversal' && value.joined && (!startsInFolder(value.parts) || OF_RECORD.test(value.saw)) ? 'possible' : confidence;
}

/** `"uploads/" + doc.file`: what a record holds is mostly what the program put there. */
const OF_RECORD = /^\S{1,60}(?:\.|->)\w\S{0,60} is not known here$/;

/** Where databases describe themselves: what is asked of it are mostly names that the program has from its own schema. */
const CATALOGUE = /\b(?:information_schema|pg_(?:catalog|class|namespace|type|attribute|constraint|index(?:es)?|tables)|sqlite_(?:master|schema)|syscat|sys(?=["`\]]?\.)|all_tab_columns|user_tables|rdb\$\w+|procs_priv|(?:columns|tables)_priv|all_(?:tables|views|constraints|cons_columns|sequences)|(?:object|schema)_id(?=\('))\b|\bwhere\s+\(?(?:\w+\.)?(?:table_(?:name|schema)|constraint_(?:name|type))\s*=/i;

function asksCatalogue(parts: Part[]): boolean {
  return parts.some(({ text }) => text !== null && CATALOGUE.test(text));
}

/** `"uploads/" + name`: the folder is written out, the value names what is in it. `dir + "/a.txt"` says nothing about who chose `dir`. */
function startsInFolder(parts: Part[]): boolean {
  return parts.length > 1 && parts[0].text !== null && /[\\/]$/.test(parts[0].text);
}

/** Does one of the join's holes stand where a query has a value: after `=`, `LIKE`, `IN (`, `VALUES (`, or inside quotes? */
export function anyLandsAsValue(parts: Part[]): boolean {
  let before = '';
  const defines = DEFINES.test(parts[0]?.text ?? '') && !parts.some(({ text }) => /\bselect\b/i.test(text ?? ''));
  for (const [index, part] of parts.entries()) {
    if (part.hole === null) before += part.text;
    else {
      if (landsAsValue(before, defines) && !isColumn(before, parts[index + 1]?.text ?? '')) return true;
      before += '?';
    }
  }
  return false;
}

/** `CREATE TABLE ? (?, PRIMARY KEY (?))`: names and definitions, unless in quotes. */
const DEFINES = /^\s*(?:create|alter|drop|truncate|rename|comment\s+on)\s/i;

/** `{ "city": "?`: a query of documents is one itself. */
const IN_DOCUMENT = /[\w"'}$]\s*:\s*(?:\[\s*)?(?:\\?["'])?[%^/]?$/;
const AFTER_VALUE_WORD = /(?:[=<>!]=?|\b(?:like|ilike|rlike|regexp|between|between\s+\S{1,80}\s+and|limit|offset|top|then|else|match|against|values|is|in|any|some|all|escape|interval|contains)|[+*/%-])\s*\(?\s*$/i;
const AFTER_NAME_WORD = /\b(?:from|into|join|update|table|by|desc|asc|select|distinct|database|schema|index|on|view|truncate|exists|column|user|role|as|add|drop|alter|set|use|using|returning|explain|describe|where|having|begin|pragma|collate|to|only|trigger|sequence|function|procedure|call|exec)\s*[[`"(]?\s*$/i;

/** `and $a = ?`: what is compared stands left. `$a.name`: a table. */
function isColumn(before: string, after: string): boolean {
  if (/^\.[a-z_*]/i.test(after)) return true;
  const left = before.slice(-40).trimEnd().replace(/\($/, '').trimEnd();
  return /\b(?:and|or|not|case|when)$/i.test(left) && /^\s*(?:[=<>]|!=|like\b|in\s*\(|is\b|between\b)/i.test(after.slice(0, 40));
}

function landsAsValue(before: string, defines: boolean): boolean {
  const text = before.slice(-400);
  if (NAMES_TABLE.test(text)) return false;
  if (opensQuote(text) || (IN_DOCUMENT.test(text) && /^\s*[{[]/.test(before))) return true;
  if (defines) return false;
  if (AFTER_NAME_WORD.test(text) || /[.`[]\s*$/.test(text)) return false;
  if (AFTER_VALUE_WORD.test(text)) return true;
  return insideValueList(text);
}

/** `DROP TABLE '…`: some databases take a table's name in quotes. */
const NAMES_TABLE = /\b(?:table|exists|update|join)\s+['"`]$/i;

/** An odd number of single quotes: the value stands inside a text of the query. Double quotes name identifiers, but not in MySQL, which knows no EXEC. */
function opensQuote(text: string): boolean {
  const single = text.replaceAll("\\'", "'").split("'").length - 1;
  if (single % 2 === 1) return true;
  return !/\bexec(?:ute)?\s/i.test(text) && /(?:=|like|in\s*\(|values\s*\(|,)\s*\\?"%?$/i.test(text);
}

/** `VALUES (?, ` and `IN (?, `: a later place of a list of values. */
function insideValueList(text: string): boolean {
  const open = text.lastIndexOf('(');
  if (open < 0 || text.indexOf(')', open) >= 0 || !/[(,]\s*$/.test(text)) return false;
  return /\b(?:values|in)\s*$/i.test(text.slice(0, open)) || /\)\s*,\s*$/.test(text.slice(0, open)) || /\b(?!into\b)\w+\s*$/i.test(text.slice(0, open)) && !/\binto\s+\S+\s*$/i.test(text.slice(0, open));
}
