/** The tables the tokenizer reads, built from a grammar on its first use. */
import type { Grammar, Heredocs, Hole, StringForm } from '../grammar.ts';

/** What a character may start. */
export const OPERATOR = 0, SPACE = 1, NEWLINE = 2, LETTER = 3, DIGIT = 4, OPENER = 5, CLOSER = 6, SPECIAL = 7;

/** What a text at a SPECIAL character may be, in the order it is tried. */
export const LINE_COMMENT = 0, BLOCK_COMMENT = 1, QUOTED = 2, SIGIL = 3, REGEX_SLASH = 4, HEREDOC = 5, ELEMENT_START = 6, OUTER_END = 7,
  STRAY_COMMENT_END = 8, PERCENT = 9, JOINED_LINE = 10, BRACKET_SIGIL = 11;

/** A text that starts something, by its first character. */
export interface Opener {
  text: string;
  what: number;
  close: string;
  form: Form | null;
  lineStart: boolean;
}

/** A string form with its characters as codes. */
export interface Form {
  source: StringForm;
  open: string;
  close: string;
  closeCode: number;
  escapeCode: number;
  nestCode: number;
  doubled: boolean;
  lines: boolean;
  holes: readonly Hole[];
  /** It ends at the first `close` that no backslash or newline precedes. */
  plain: boolean;
  /** 1 for characters that cannot be stepped over. */
  stops: Uint8Array;
}

export interface Tables {
  classes: Uint8Array;
  /** 1 for characters that go on with a word. */
  wordPart: Uint8Array;
  openers: (Opener[] | undefined)[];
  /** Word → forms it may be glued to; '*' any word. Null when the language has no such word. */
  prefixes: Map<string, Form[]> | null;
  /** Operators as a trie: next node by node * 128 + code; `accepts` says where one ends. */
  trie: Int16Array;
  accepts: Uint8Array;
  valueAfter: Set<string>;
  statementAfter: Set<string>;
  /** Where the outer text of a template ends, as a form without end. */
  outer: Form | null;
  /** Heredoc bodies with holes, and without. */
  heredocForms: [Form, Form] | null;
  regex: Form | null;
  /** Forms with delimiters the writer chose, made when first seen. */
  variants: Map<string, Form>;
  /** Markup: attribute values in double and single quotes, and text that has holes. */
  attributes: [Form, Form] | null;
  textForm: Form | null;
}

const built = new WeakMap<Grammar, Tables>();

export function tablesOf(grammar: Grammar): Tables {
  const known = built.get(grammar);
  if (known) return known;
  const tables = build(grammar);
  built.set(grammar, tables);
  return tables;
}

function build(grammar: Grammar): Tables {
  const { trie, accepts } = operatorTrie(grammar.operators);
  const tables: Tables = {
    classes: new Uint8Array(128),
    wordPart: new Uint8Array(128),
    openers: new Array(128),
    prefixes: null,
    trie,
    accepts,
    valueAfter: new Set(grammar.regex?.after.split(' ')),
    statementAfter: new Set(grammar.regex?.heads.split(' ')),
    attributes: grammar.markup ? [attribute('"', grammar), attribute("'", grammar)] : null,
    textForm: grammar.textHoles ? compile({ open: '', close: grammar.markup ? '<' : '', lines: true, holes: grammar.textHoles }) : null,
    heredocForms: grammar.heredoc ? heredocForms(grammar.heredoc) : null,
    regex: grammar.regex?.form ? compile(grammar.regex.form) : null,
    variants: new Map(),
    outer: grammar.outer ? compile({ open: '', close: '', lines: true, holes: grammar.outer }) : null,
  };
  fillClasses(tables, grammar);
  addStrings(tables, grammar);
  addOpeners(tables, grammar);
  for (const list of tables.openers) list?.sort((a, b) => b.text.length - a.text.length);
  return tables;
}

function heredocForms({ holes, escape }: Heredocs): [Form, Form] {
  const raw = { open: '', close: '\n', lines: true };
  return [compile({ ...raw, holes, escape }), compile(raw)];
}

function attribute(quote: string, grammar: Grammar): Form {
  return compile({ open: quote, close: quote, lines: true, holes: grammar.attributeHoles });
}

function fillClasses(tables: Tables, grammar: Grammar): void {
  const { classes, wordPart } = tables;
  for (let code = 0; code < 128; code++) {
    const digit = code >= 48 && code <= 57;
    const letter = (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || code === 95;
    if (digit) classes[code] = DIGIT;
    if (letter) classes[code] = LETTER;
    if (digit || letter) wordPart[code] = 1;
  }
  for (const code of [9, 11, 12, 13, 32]) classes[code] = SPACE;
  classes[10] = NEWLINE;
  for (const char of '([{') classes[char.charCodeAt(0)] = OPENER;
  for (const char of ')]}') classes[char.charCodeAt(0)] = CLOSER;
  for (const char of grammar.word ?? '') {
    classes[char.charCodeAt(0)] = LETTER;
    wordPart[char.charCodeAt(0)] = 1;
  }
}

function addOpeners(tables: Tables, grammar: Grammar): void {
  const add = (text: string, what: number, close = '', lineStart = false) =>
    addOpener(tables, { text, what, close, form: null, lineStart });
  for (const text of grammar.lineComments ?? []) add(text, LINE_COMMENT);
  for (const [open, close, where] of grammar.blockComments ?? []) {
    add(open, BLOCK_COMMENT, close, where === 'line');
    if (close === '*/') add(close, STRAY_COMMENT_END);
  }
  for (const text of grammar.sigils ?? []) add(text, SIGIL);
  if (grammar.regex) add('/', REGEX_SLASH);
  if (grammar.heredoc) add(grammar.heredoc.mark, HEREDOC);
  if (grammar.markup === 'jsx') add('<', ELEMENT_START);
  if (grammar.continuation) add(grammar.continuation, JOINED_LINE);
  if (grammar.percent) add('%', PERCENT);
  for (const text of grammar.bracketSigils ?? []) add(text, BRACKET_SIGIL);
  for (const { close } of grammar.outer ?? []) {
    add(close, OUTER_END, close);
    for (const trim of grammar.outerTrims ?? '') add(trim + close, OUTER_END, close);
  }
}

function addStrings(tables: Tables, grammar: Grammar): void {
  for (const source of grammar.strings) {
    const form = compile(source);
    const words = source.prefix?.split(' ') ?? [];
    for (const word of words) {
      tables.prefixes ??= new Map();
      tables.prefixes.set(word, [...(tables.prefixes.get(word) ?? []), form].sort((a, b) => b.open.length - a.open.length));
    }
    if (words.length === 0) addOpener(tables, { text: openerText(source), what: QUOTED, close: source.close, form, lineStart: false });
  }
}

/** What a form without prefix starts with; writers may put hashes or dollars before the quote. */
function openerText({ open, fence }: StringForm): string {
  return fence === 'hash' ? '#' : open;
}

function addOpener(tables: Tables, opener: Opener): void {
  const code = opener.text.charCodeAt(0);
  (tables.openers[code] ??= []).push(opener);
  if (tables.classes[code] !== CLOSER) tables.classes[code] = SPECIAL;
}

export function compile(source: StringForm): Form {
  const stops = new Uint8Array(128);
  const closeCode = source.close ? source.close.charCodeAt(0) : -1;
  const escapeCode = source.escape ? source.escape.charCodeAt(0) : -1;
  if (closeCode >= 0) stops[closeCode] = 1;
  if (escapeCode >= 0) stops[escapeCode] = 1;
  const nestCode = source.nest ? source.open.charCodeAt(0) : -1;
  if (nestCode >= 0) stops[nestCode] = 1;
  if (!source.lines) stops[10] = 1;
  for (const hole of source.holes ?? []) {
    stops[hole.open.charCodeAt(0)] = 1;
    if (hole.doubled || hole.spec) stops[125] = 1;
  }
  return {
    source, open: source.open, close: source.close, closeCode, escapeCode, nestCode, doubled: source.doubled ?? false,
    lines: source.lines ?? false, holes: source.holes ?? [], stops,
    plain: isPlain(source),
  };
}

function isPlain({ open, holes, doubled, nest, fence, escape }: StringForm): boolean {
  return open !== '' && !holes?.length && !doubled && !nest && !fence && (escape === undefined || escape === '\\');
}

function operatorTrie(operators: string): { trie: Int16Array; accepts: Uint8Array } {
  const words = operators.split(' ').filter(Boolean);
  const nodes = 1 + words.reduce((sum, word) => sum + word.length, 0);
  const trie = new Int16Array(nodes * 128);
  const accepts = new Uint8Array(nodes);
  let count = 1;
  for (const word of words) {
    let node = 0;
    for (let i = 0; i < word.length; i++) {
      const at = node * 128 + word.charCodeAt(i);
      if (trie[at] === 0) trie[at] = count++;
      node = trie[at];
    }
    accepts[node] = 1;
  }
  return { trie: trie.subarray(0, count * 128), accepts };
}
