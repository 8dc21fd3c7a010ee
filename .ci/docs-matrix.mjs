/** The table "categories × languages" of docs/rules.md: how many rules speak about a language, and why where none does. */

/** Column → the names of grammars that count for it. */
const COLUMNS = {
  'js/ts': 'js jsx ts tsx vue svelte astro', python: 'py', java: 'java', kotlin: 'kotlin', scala: 'scala', 'c#': 'csharp', go: 'go', php: 'php', ruby: 'ruby',
  rust: 'rust', c: 'c', 'c++': 'cpp', swift: 'swift', dart: 'dart', shell: 'shell', powershell: 'powershell',
  config: 'dockerfile yaml json toml ini properties env hcl xml',
};
/** Why no rule of a category speaks about a language: category → columns, separated by blanks → why. */
export const REASONS = {
  'code-injection': {
    'rust swift dart': 'compiled; text given to an embedded interpreter: not built yet',
  },
  xss: {
    'c shell powershell': 'pages are seldom made in it; not built yet',
    config: 'makes no pages',
  },
  'weak-randomness': { config: 'draws no random values' },
  session: {
    'c c++ shell powershell': 'sessions are seldom kept in it; not built yet',
  },
  deserialization: {
    'go rust': 'the decoders in common use make only the types that the code names',
    c: 'no objects are made by the standard library; formats of other libraries: not built yet',
    dart: 'jsonDecode makes only maps, lists and plain values',
    shell: 'has no objects',
  },
  xxe: {
    'rust dart': 'the parsers in common use load no external entities',
    'swift shell': 'not built yet',
    config: 'the danger is in the code that parses it',
  },
  ssrf: {
    'shell powershell': 'a script requests what its caller names',
  },
  'open-redirect': {
    'c shell powershell': 'redirects are seldom sent from it; not built yet',
  },
  'template-injection': {
    'c c++ swift dart': 'not built yet',
    'shell powershell': 'its templates are code: see code-injection',
    config: 'the danger is in the code that renders it',
  },
  'prototype-pollution': {
    'java kotlin scala c# go php ruby rust c c++ swift dart shell powershell config': 'no prototypes in the language',
  },
  'mass-assignment': {
    'scala dart': 'whole requests copied into objects: not built yet',
    'c c++ shell powershell config': 'has no records that requests are copied into',
  },
  'race-condition': { powershell: 'not built yet' },
  'error-disclosure': {
    'c shell powershell': 'answers to clients are seldom written in it; not built yet',
  },
  infrastructure: {
    'kotlin scala': 'infrastructure written as code (CDK, Pulumi) in it: not built yet',
    'php ruby rust c c++ swift dart': 'CDK and Pulumi are not written in it; what it sets up by calling the clouds: not built yet',
  },
  redos: {
    'go rust': 'the regular expressions in common use take linear time',
    'powershell config': 'not built yet',
    shell: 'grep and sed match without backtracking, except for references to groups',
  },
  'ai-instruction': {
    'java kotlin scala c# go php ruby rust c c++ swift dart powershell': 'the text of every file is read; no example is in this language',
  },
  'stubbed-security': {
    'shell powershell': 'security left as a note is found in the comments of most languages; stubs: not built yet',
    config: 'what is switched off in settings is infrastructure',
  },
  'removed-guard': {
    'scala c++ dart': 'guards are read in every language; no example is in this one',
    powershell: 'not built yet: no guard of its own is known',
  },
  'input-validation': {
    'swift dart powershell': 'not built yet',
  },
};

/** Their columns would say nothing: any text, imports, and no pattern at all. */
const APART = ['secret', 'unknown-dependency', 'policy'];

/**
 * @param rules the built-in rules
 * @param grammars { languageOf, grammarCalled, grammarNamed } of lib/text/languages.ts
 * @returns category → column → number of rules, 0 included
 */
export function countsOf(rules, categories, grammars) {
  const rows = categories.filter((name) => !APART.includes(name)).map((name) => {
    const spoken = rules.filter(({ category }) => category === name).map((rule) => columnsOf(rule, grammars));
    return [name, Object.fromEntries(Object.keys(COLUMNS).map((column) => [column, spoken.filter((columns) => columns.has(column)).length]))];
  });
  return Object.fromEntries(rows);
}

/** A code rule speaks about its languages, any other about those of its examples. */
function columnsOf({ find, langs, bad }, grammars) {
  const isCode = find?.some((one) => typeof one === 'string');
  return new Set(isCode ? spokenBy(langs ?? [], grammars) : Object.entries(bad).map(([key, [first]]) => columnOf(grammarOf(key, grammars, first))));
}

/** Names, families and `!name`, as lib/match reads them: with no plain name, all but those. */
function spokenBy(langs, grammars) {
  const plain = langs.filter((name) => !name.startsWith('!'));
  const speaks = ({ name, family }) => (plain.length === 0 || plain.includes(name) || plain.includes(family)) && !langs.includes(`!${name}`) && !langs.includes(`!${family}`);
  return Object.values(COLUMNS).flatMap((names) => names.split(' ')).filter((name) => speaks(grammars.grammarNamed(name))).map(columnOf);
}

/** A key of examples is a language ('py') or the name of a file ('nginx.conf'); '' is a file in no language. A name without an ending leaves it to the first line. */
function grammarOf(key, { languageOf, grammarCalled }, text) {
  if (/\.(?:pug|razor|mustache|haml|slim)$/.test(key)) return 'page';
  return (grammarCalled(key) ?? languageOf(key, key.includes('.') ? '' : text))?.name ?? '';
}

/** Files that only their place or name tells are settings; prose, queries and pages of other languages have no column. */
function columnOf(name) {
  if (name === '') return 'config';
  return Object.keys(COLUMNS).find((column) => COLUMNS[column].split(' ').includes(name)) ?? null;
}

/** @returns sentences: cells without a rule and a reason, and reasons of cells that need none; empty when all is well */
export function mistakesOf(counts, reasons) {
  const cells = Object.entries(counts).flatMap(([category, row]) => Object.entries(row).map(([column, count]) => ({ category, column, count })));
  const missing = cells.filter(({ category, column, count }) => count === 0 && reasonsOf(reasons, category, column).length === 0);
  const doubled = cells.filter(({ category, column }) => reasonsOf(reasons, category, column).length > 1);
  const idle = Object.entries(reasons).flatMap(([category, byColumns]) => Object.keys(byColumns).flatMap((columns) => columns.split(' '))
    .filter((column) => counts[category]?.[column] !== 0).map((column) => ({ category, column })));
  const say = (what) => ({ category, column }) => `${category} × ${column}: ${what}`;
  return [...missing.map(say('no rule and no reason')), ...doubled.map(say('two reasons')), ...idle.map(say('a reason, and no empty cell'))];
}

function reasonsOf(reasons, category, column) {
  return Object.entries(reasons[category] ?? {}).filter(([columns]) => columns.split(' ').includes(column)).map(([, reason]) => reason);
}

/** Markdown; equal reasons share a note. Throws when a cell is not accounted for. */
export function matrix(counts, reasons) {
  const mistakes = mistakesOf(counts, reasons);
  if (mistakes.length > 0) throw new Error(`REASONS of .ci/docs-matrix.mjs:\n${mistakes.join('\n')}`);
  const notes = [...new Set(Object.values(reasons).flatMap((byColumns) => Object.values(byColumns)))];
  const show = (category) => ([column, count]) => count || `–<sup>${notes.indexOf(reasonsOf(reasons, category, column)[0]) + 1}</sup>`;
  const rows = Object.entries(counts).map(([category, row]) => `| ${[category, ...Object.entries(row).map(show(category))].join(' | ')} |`);
  const columns = Object.keys(COLUMNS);
  return [
    '### Categories × languages',
    'How many rules speak about a language: code rules by the languages they name, the others, which read the text of every file, by those of their examples. '
      + '`secret` reads every text, `unknown-dependency` the imports and manifests of JavaScript, Python, Java, Go, Ruby and Rust, and `policy` no code at all.',
    [`| category | ${columns.join(' | ')} |`, `|---|${columns.map(() => '---|').join('')}`, ...rows].join('\n'),
    'Why a cell is empty:',
    notes.map((note, at) => `${at + 1}. ${note}`).join('\n'),
  ].join('\n\n');
}
