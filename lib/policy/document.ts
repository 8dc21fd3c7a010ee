/** YAML text → plain value, and where in the text each part of it stands. Bounded: hostile YAML costs a second at most. */
import { Composer, LineCounter, Parser, isAlias, isMap, isNode, isScalar, isSeq, visit } from 'yaml';
import type { CST, Document, Node, Pair, YAMLError } from 'yaml';
import { Fault } from '../faults.ts';

/** In characters. The longest policies people write have a tenth of that. */
const LARGEST = 64 * 1024;
const DEEPEST = 20;
/** Enough to mend. */
const MOST_FAULTS = 50;

export interface PolicyDocument {
  value: unknown;
  /** What is wrong with the YAML itself; when there is anything, `value` is null. */
  faults: Fault[];
  /** "file:line:column", both from 1, of a part: its value, or its key when `key` is given. The nearest part that exists, else the file. */
  at(path: string[], key?: string): string;
}

/** What is read, in the words of its mistakes. */
export interface Kind {
  /** "policy" */
  noun: string;
  docs: string;
  /** What to do when it is too long, and when it is empty. */
  shorten: string;
  fill: string;
}

const POLICY: Kind = {
  noun: 'policy', docs: 'docs/policy.md', shorten: 'Move parts of it to a file that it extends.', fill: 'Start it with version: 1, or remove the file.',
};

/** @param text UTF-8 decoded; a byte order mark and CRLF are fine. */
export function parseDocument(text: string, file: string): PolicyDocument {
  const { documents, starts, faults } = composed(text, file, POLICY);
  if (starts.length > 1) faults.push(second(starts[1]));
  if (faults.length > 0) return { value: null, faults, at: () => file };
  return documents[0] ?? { value: null, faults: [empty(file, POLICY)], at: () => file };
}

/** The same for files of several documents; empty ones are left out. When there are faults, there are no documents. */
export function parseDocuments(text: string, file: string, kind: Kind): { documents: PolicyDocument[]; faults: Fault[] } {
  const { documents, faults } = composed(text, file, kind);
  if (faults.length === 0 && documents.length === 0) faults.push(empty(file, kind));
  return { documents: faults.length > 0 ? [] : documents, faults };
}

interface Composed { documents: PolicyDocument[]; /** Where each document starts, empty ones too. */ starts: string[]; faults: Fault[] }

function composed(text: string, file: string, kind: Kind): Composed {
  const lines = new LineCounter();
  const place = (offset: number): string => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const broken = (fault: Fault): Composed => ({ documents: [], starts: [], faults: [fault] });
  const unreadable = unreadableText(text, file, kind);
  if (unreadable) return broken(unreadable);
  const tokens = [...new Parser(lines.addNewLine).parse(text)];
  const deep = tokenBelow(tokens, DEEPEST);
  if (deep !== null) return broken(tooDeep(place(deep), kind));

  const all = [...new Composer({ uniqueKeys: false, prettyErrors: false }).compose(tokens)];
  const faults = all.flatMap((document) => documentFaults(document, place, kind)).slice(0, MOST_FAULTS);
  const starts = all.map(({ range }) => place(range[0]));
  const full = faults.length > 0 ? [] : all.filter(({ contents }) => contents && !(isScalar(contents) && contents.value === null));
  return { documents: full.map((document) => readable(document, file, place)), starts, faults };
}

function readable(document: Document.Parsed, file: string, place: (offset: number) => string): PolicyDocument {
  const at = (path: string[], key?: string): string => {
    const node = nodeAt(document, path, key);
    return node?.range ? place(node.range[0]) : file;
  };
  return { value: document.toJS(), faults: [], at };
}

function unreadableText(text: string, file: string, { noun, shorten }: Kind): Fault | null {
  if (text.length > LARGEST) return new Fault(`the ${noun} has ${text.length} characters, more than ${LARGEST}`, { at: file, hint: shorten });
  if (text.includes('\0')) return new Fault(`the ${noun} is not text in UTF-8`, { at: file, hint: 'Save it as UTF-8.' });
  return null;
}

function tooDeep(at: string, { noun }: Kind): Fault {
  return new Fault(`the ${noun} is nested more than ${DEEPEST} levels deep`, { at, hint: 'Look for a bracket or a dash too many.' });
}

function empty(file: string, { noun, fill }: Kind): Fault {
  return new Fault(`the ${noun} is empty`, { at: `${file}:1:1`, hint: fill });
}

function second(at: string): Fault {
  return new Fault('a second document starts in the policy', { at, hint: 'Remove the line of three dashes and keep one document.' });
}

/** Iterative, because the point is to find what would overflow the stack. Offset of the first token too deep, or null. */
function tokenBelow(tokens: CST.Token[], deepest: number): number | null {
  const open = tokens.map((token) => ({ token, depth: 0 }));
  for (let top = open.pop(); top; top = open.pop()) {
    const { token, depth } = top;
    if (depth > deepest) return token.offset;
    if (token.type === 'document' && token.value) open.push({ token: token.value, depth });
    if (!('items' in token)) continue;
    for (const { key, value } of token.items) {
      if (key) open.push({ token: key, depth: depth + 1 });
      if (value) open.push({ token: value, depth: depth + 1 });
    }
  }
  return null;
}

function documentFaults(document: Document.Parsed, place: (offset: number) => string, kind: Kind): Fault[] {
  const errors = [...document.errors, ...document.warnings];
  const worst = errors.find(({ code }) => code === 'MISSING_CHAR') ?? errors[0];
  if (worst) return [yamlFault(worst, place(worst.pos[0]), kind)];
  const faults: Fault[] = [];
  const anchors = new Set<string>();
  visit(document, (_, node) => {
    if (isMap(node)) faults.push(...keyFaults(node.items, place, kind));
    if (isNode(node) && 'anchor' in node && node.anchor) anchors.add(node.anchor);
    if (isAlias(node)) faults.push(aliasFault(node.source, anchors, place(node.range?.[0] ?? 0), kind));
  });
  return faults;
}

// "- *.js"   to YAML, an alias of something called ".js"
function aliasFault(source: string, anchors: Set<string>, at: string, { noun }: Kind): Fault {
  if (anchors.has(source)) return new Fault(`aliases have no place in a ${noun}`, { at, hint: 'Write the value out where it is meant.' });
  return new Fault('a value that starts with * needs quotes', { at, hint: `Write ${JSON.stringify(`*${source}`.slice(0, 60))}.` });
}

function keyFaults(pairs: Pair[], place: (offset: number) => string, { noun }: Kind): Fault[] {
  const seen = new Set<string>();
  return pairs.flatMap(({ key }) => {
    const at = place(isNode(key) ? (key.range?.[0] ?? 0) : 0);
    if (!isScalar(key)) return [new Fault('a key is not a single word', { at, hint: 'Write KEY: VALUE.' })];
    const name = String(key.value);
    if (name === '<<') return [new Fault(`merge keys have no place in a ${noun}`, { at, hint: noun === 'policy' ? 'Write the keys out, or use extends.' : 'Write the keys out.' })];
    if (seen.has(name)) return [new Fault(`key ${JSON.stringify(name.slice(0, 60))} stands twice`, { at, hint: 'Keep one of them.' })];
    seen.add(name);
    return [];
  });
}

/** Sentence and hint by yaml's error code: https://eemeli.org/yaml/#errors */
const YAML_FAULTS: Record<string, [message: string, hint: string]> = {
  ALIAS_PROPS: ['anchors have no place in a policy', 'Write the value out where it is meant.'],
  BAD_ALIAS: ['a value that starts with * or & needs quotes', 'Put it in quotes.'],
  BAD_COLLECTION_TYPE: ['YAML tags have no place in a policy', 'Remove the word that starts with an exclamation mark, or put the value in quotes.'],
  BAD_DIRECTIVE: ['YAML directives have no place in a policy', 'Remove the line; a value that starts with % needs quotes.'],
  BAD_DQ_ESCAPE: ['text in double quotes has a backslash sequence that YAML does not know', 'Double the backslash, or use single quotes.'],
  BAD_INDENT: ['this line is not indented as YAML wants it', 'Indent what belongs together by the same number of spaces.'],
  BAD_SCALAR_START: ['a value cannot start with this character', 'Put the value in quotes.'],
  BLOCK_AS_IMPLICIT_KEY: ['a line holds more than one key', 'Write one key per line, or put a value with a colon in quotes.'],
  BLOCK_IN_FLOW: ['text in block form stands inside brackets', 'Put the text in quotes.'],
  MISSING_CHAR: ['a quote, a bracket, a comma or a colon is missing', 'Close what is open on this line or above it.'],
  MULTILINE_IMPLICIT_KEY: ['a key goes on over two lines', 'Look for a colon that is missing on the line above.'],
  TAB_AS_INDENT: ['a tab stands where YAML wants spaces', 'Indent with spaces.'],
  TAG_RESOLVE_FAILED: ['YAML tags have no place in a policy', 'Put a value that starts with an exclamation mark in quotes.'],
  UNEXPECTED_TOKEN: ['YAML did not expect this here', 'Put the value in quotes, or remove what is too much.'],
};

function yamlFault(error: YAMLError, at: string, { noun, docs }: Kind): Fault {
  const unclosed = error.code === 'BAD_INDENT' && error.message.startsWith('Flow ');
  const [message, hint] = YAML_FAULTS[unclosed ? 'MISSING_CHAR' : error.code] ?? ['this is not valid YAML', `Compare it with the example in ${docs}.`];
  return new Fault(message.replace(/ in a policy$/, ` in a ${noun}`), { at, hint });
}

function nodeAt(document: Document.Parsed, path: string[], key?: string): Node | null {
  let node: unknown = document.contents;
  for (const step of path) node = childOf(node, step) ?? node;
  if (key === undefined || !isMap(node)) return isNode(node) ? node : null;
  const pair = node.items.find((item) => isScalar(item.key) && String(item.key.value) === key);
  return isNode(pair?.key) ? pair.key : (node as Node);
}

function childOf(node: unknown, step: string): unknown {
  if (isSeq(node)) return node.items[Number(step)];
  if (isMap(node)) return node.items.find((item) => isScalar(item.key) && String(item.key.value) === step)?.value;
  return undefined;
}
