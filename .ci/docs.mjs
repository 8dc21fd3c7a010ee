/**
 * Writes docs/rules.md from the rules themselves: .ci/rules-head.md, then traits, languages, categories and every rule with examples.
 *
 *   node .ci/docs.mjs [--check]     --check: writes nothing, ends with 1 when the file is not current
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { countsOf, matrix, REASONS } from './docs-matrix.mjs';

const FILE = 'docs/rules.md';
/** How many examples of a language are shown. */
const MOST = 2;
/** Shapes of one rule in the table of services; a rule that names more services than MANY lists them below it. */
const MOST_SHAPES = 4;
const MANY = 20;

const { RULES, OWN_RULES, CATEGORIES, ENDINGS, shapesOf, grammars } = await load();
const text = [readFileSync('.ci/rules-head.md', 'utf8').trimEnd(), traits(), languages(), categories(), ...CATEGORIES.flatMap(section), own()].join('\n\n');
const current = `${text}\n`;

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, current);
} else if (readFileSync(FILE, 'utf8') !== current) {
  console.error(`${FILE} is not current; run node .ci/docs.mjs`);
  process.exitCode = 1;
}

async function load() {
  const contents = [
    "export { RULES } from './patterns/index.ts';",
    "export { OWN_RULES } from './lib/own-rules.ts';",
    "export { CATEGORIES } from './lib/types.ts';",
    "export { ENDINGS } from './lib/text/names.ts';",
    "export * as grammars from './lib/text/languages.ts';",
    "export { shapesOf } from './lib/match/text-rules/shapes.ts';",
  ].join('\n');
  const bundle = await build({ stdin: { contents, resolveDir: process.cwd(), loader: 'ts' }, bundle: true, write: false, format: 'esm', platform: 'node', target: 'node20', logLevel: 'error' });
  return import(`data:text/javascript;base64,${Buffer.from(bundle.outputFiles[0].text).toString('base64')}`);
}

/** The documented claims of both matchers, from their sources: a comment, then the name. */
function traits() {
  const named = (file) => [...readFileSync(file, 'utf8').matchAll(/^ {2}\/\*\* (.*) \*\/\n {2}'?([\w-]+)'?: /gm)].map(([, says, name]) => `| \`${name}\` | ${cell(says)} |`);
  const table = (...files) => ['| trait | holds when the value is |', '|---|---|', ...files.flatMap(named)].join('\n');
  return [
    '## Traits',
    '`not`, `any` and `all` combine them: `where: { sql: "query", value: { not: "literal" } }`. A trait with words or numbers: `{ trait: "named", of: ["html"] }`.',
    'Of the holes of a pattern:', table('lib/match/traits/traits.ts', 'lib/match/native/native-claims.ts', 'lib/match/traits/passage-claims.ts'),
    'Of the named groups of a regular expression (`path` is the path of the file):', table('lib/match/text-rules/text-traits.ts'),
  ].join('\n\n');
}

function languages() {
  const rows = Object.entries(ENDINGS).map(([name, endings]) => `| \`${name}\` | ${endings.split(' ').map((ending) => `.${ending}`).join(' ')} |`);
  const count = RULES.filter(({ find }) => find.some((one) => typeof one === 'string')).length;
  const head = `Text rules (secrets) read every file. The ${count} code rules need the tokens of a language; each says below which languages it speaks about.`;
  return ['## Languages', head, ['| name | files that end in |', '|---|---|', ...rows].join('\n')].join('\n\n');
}

function categories() {
  const rows = CATEGORIES.map((name) => `| ${name} | ${ofCategory(name).length || '–'} |`);
  return ['## Categories', 'A policy may name a whole category. The list is closed; some have no rule yet.', ['| category | rules |', '|---|---|', ...rows].join('\n'), matrix(countsOf(RULES, CATEGORIES, grammars), REASONS)].join('\n\n');
}

function ofCategory(name) {
  return [...RULES, ...OWN_RULES].filter(({ category }) => category === name);
}

/** A table of the category's rules, then the code rules one by one: examples of secrets say nothing that the title does not. */
function section(name) {
  const rules = ofCategory(name);
  if (name === 'policy' || rules.length === 0) return [];
  const rows = rules.map((rule) => `| \`${rule.id}\` | ${rule.severity} | ${languagesOf(rule)} | ${cell(rule.title)} |`);
  const table = ['| rule | severity | in | finds |', '|---|---|---|---|', ...rows].join('\n');
  const explained = rules.filter(({ find = [], guard }) => guard !== undefined || find.some((one) => typeof one === 'string')).map(explain);
  return [`## ${name}`, table, ...(name === 'secret' ? services(rules) : []), ...explained];
}

/** Whose credentials are known, and by what: a shape of their own, or the service's name beside a generated value. */
function services(rules) {
  const [named, shaped] = [rules.filter(({ services = [] }) => services.length > MANY), rules.filter(({ services = [] }) => services.length > 0 && services.length <= MANY)];
  const rows = shaped.map((rule) => [rule.services.join(', '), rule]).sort(([a], [b]) => (a.toLowerCase() < b.toLowerCase() ? -1 : a === b ? 0 : 1));
  const code = (text) => `\`${cell(text)}\``;
  const table = rows.map(([owners, { id, bad, proof }]) => `| ${owners} | ${code(id)} | ${shapesOf(bad).slice(0, MOST_SHAPES).map(code).join(' ')} | ${proof ? code(proof) : ''} |`);
  const words = named.flatMap((rule) => rule.services);
  const others = rules.filter(({ services = [] }) => services.length === 0).map(({ id, title, bad }) => `| ${code(id)} | ${cell(title)} | ${code(Object.values(bad)[0][0].split('\n')[0])} |`);
  return [
    `### Services and shapes`,
    `${new Set([...rows.flatMap(([, { services: owners }]) => owners), ...words].map((word) => word.toLowerCase().replace(/[^a-z0-9]/g, ''))).size} services. \`{{24}}\` stands for 24 letters and digits, \`{{40:hex}}\` for 40 of that alphabet, \`{{crc32}}\` for a checksum over them; what has a proof is checked offline.`,
    ['| service | rule | shapes | proof |', '|---|---|---|---|', ...table].join('\n'),
    `Of these ${words.length}, whose credentials have no mark of their own, a generated value given to a name with the service's in it is found (\`${named.map(({ id }) => id).join('`, `')}\`): ${words.join(' · ')}.`,
    `Whatever the service, by the name it is given to, the place it stands in or its structure:`,
    ['| rule | finds | such as |', '|---|---|---|', ...others].join('\n'),
  ];
}

function languagesOf({ find, langs, guard, bad }) {
  if (guard !== undefined) return Object.keys(bad).join(', ');
  if (find === undefined) return 'imports, manifests';
  return find.some((one) => typeof one === 'string') ? (langs ?? ['all']).join(', ') : 'any text';
}

function explain({ id, cwe, why, fix, bad, good, guard }) {
  if (guard !== undefined) return explainLoss({ id, cwe, why, fix, bad, good });
  const links = cwe.map((number) => `[CWE-${number}](https://cwe.mitre.org/data/definitions/${number}.html)`);
  const blocks = Object.keys(bad).map((language) => [
    `\`\`\`${language.replace(/^\./, '')}`, ...bad[language].slice(0, MOST).map((one) => `${comment(language)} stopped\n${one}`),
    ...(good[language] ?? []).slice(0, MOST).map((one) => `${comment(language)} left alone\n${one}`), '\`\`\`',
  ].join('\n'));
  return [`### ${id}`, `${why} ${fix} ${links.join(', ')}`, ...blocks].join('\n\n');
}

/** Its examples are diffs. */
function explainLoss({ id, cwe, why, fix, bad, good }) {
  const links = cwe.map((number) => `[CWE-${number}](https://cwe.mitre.org/data/definitions/${number}.html)`);
  const blocks = (of, what) => Object.values(of).flatMap((texts) => texts.slice(0, 1).map((text) => `\`\`\`diff\n# ${what}\n${text}\n\`\`\``));
  return [`### ${id}`, `${why} ${fix} ${links.join(', ')}`, ...blocks(bad, 'stopped'), ...blocks(good, 'left alone')].join('\n\n');
}

function comment(language) {
  return /^(?:py|ruby|sh|shell|yaml|toml|dockerfile|hcl|env|powershell)$/.test(language) ? '#' : '//';
}

function own() {
  const rows = ofCategory('policy').map(({ id, severity, title, fix }) => `| \`${id}\` | ${severity} | ${cell(title)}. ${cell(fix)} |`);
  return ['## policy', 'Made by no pattern: what could not be judged, and what a change loosens.', ['| rule | severity | |', '|---|---|---|', ...rows].join('\n')].join('\n\n');
}

function cell(words) {
  return words.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
