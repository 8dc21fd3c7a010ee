import { readFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ruleFaults } from '../lib/custom/changed.ts';
import { readKept, type Keeping } from '../lib/custom/kept.ts';
import { readRuleFile } from '../lib/custom/read.ts';
import { withCustom } from '../lib/custom/rule-set.ts';
import type { Tree } from '../lib/custom/trees.ts';
import { Fault } from '../lib/faults.ts';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { customChanges } from '../lib/policy/loosened-rules.ts';
import { policyMistakes, readPolicy } from '../lib/policy/read.ts';
import type { OwnRule, Policy } from '../lib/types.ts';

const KNOWN = [{ id: 'inner-html', category: 'xss', aliases: ['old-inner-html'] }];

const PAGE = `rules:
  - id: raw-page
    category: xss
    severity: high
    title: Raw text in the page
    why: A script in the text runs.
    fix: Call page.text instead.
    near: [ page.raw ]
    find: [ 'page.raw($value)' ]
    bad: { js: [ 'page.raw("<b>" + name)' ] }
    good: { js: [ 'page.raw("x")' ] }
`;

const [PAGE_RULE] = readRuleFile(PAGE, '.aisec/rules/page.yml').rules;

function options(files: Record<string, string>) {
  return {
    file: '.aisec.yml',
    read: (name: string) => files[name] ?? null,
    list: (folder: string) => Object.keys(files).filter((name) => name.startsWith(`${folder}/`)),
    rules: KNOWN,
  };
}

function read(text: string, files: Record<string, string>): Policy {
  return readPolicy(`version: 1\n${text}`, options(files));
}

test('the rule of the documentation holds', () => {
  const docs = readFileSync('docs/own-rules.md', 'utf8');
  const text = [...docs.matchAll(/```yaml\n(?=# \.aisec\/rules)([^]*?)```/g)][0][1];
  const { rules, faults } = readRuleFile(text, 'docs.yml');
  assert.equal([faults, rules.flatMap(ruleFaults)], [[], []]);
});

test('a file holds a list, one rule, several documents, JSON or nothing', () => {
  const one = PAGE.replace(/^rules:\n/, '').replace('  - id', '    id').replace(/^ {4}/gm, '');
  const ids = (text: string): string[] => readRuleFile(text, 'r.yml').rules.map(({ id }) => id);
  assert.equal(ids(PAGE), ['raw-page']);
  assert.equal(ids(one), ['raw-page']);
  assert.equal(ids(`${one}---\n${one.replace('raw-page', 'raw-too')}---\n`), ['raw-page', 'raw-too']);
  const { file: _file, places: _places, ...raw } = PAGE_RULE;
  assert.equal(ids(JSON.stringify({ rules: [raw] }, null, 2)), ['raw-page']);
  assert.equal(ids('\n'), []);
});

test('every part of a rule has its place', () => {
  assert.equal(PAGE_RULE.places, { '': '2:5', 'find/0': '9:13', 'near/0': '8:13', 'bad/js/0': '10:18', 'good/js/0': '11:19' });
});

test('the rules come with the policy, in the order of their files, and the policy may name them', () => {
  const files = { '.aisec/rules/b.yml': PAGE, '.aisec/rules/a.yml': PAGE.replace('raw-page', 'raw-too'), '.aisec/rules/deep/c.yml': PAGE, '.aisec/rules/d.md': '#' };
  const policy = read('custom: [ ".aisec/rules/*.yml" ]\nrules: { raw-page: warn, raw-too: "off" }\n', files);
  assert.equal(policy.custom?.map(({ id, file }) => [id, file]), [['raw-too', '.aisec/rules/a.yml'], ['raw-page', '.aisec/rules/b.yml']]);
  assert.equal(policy.rules['raw-page'], { level: 'warn' });
});

/** Policies with what is first said of them; `files` beside them. */
const PACK = { 'node_modules/@acme/rules/package.json': '{}', 'node_modules/@acme/rules/rules/page.yml': PAGE };
const MISTAKES: [policy: string, files: Record<string, string>, said: string][] = [
  ['custom: .aisec/rules/*.yml', {}, '.aisec.yml:2:9: custom cannot be text'],
  ['custom: [ "*.yml" ]', {}, '.aisec.yml:2:11: rule files need a folder of their own'],
  ['custom: [ ".aisec/rules/*.yml" ]', {}, '.aisec.yml:2:11: no file is named like ".aisec/rules/*.yml"'],
  ['custom: [ "../rules/*.yml" ]', {}, '.aisec.yml:2:11: a path has a step "." or ".."'],
  ['custom: [ "/etc/*.yml" ]', {}, '.aisec.yml:2:11: a glob starts with a slash'],
  ['custom: [ "node_modules/x/*.yml" ]', {}, '.aisec.yml:2:11: rules of a package do not come by their path'],
  ['custom: [ "a/*.yml", "b/*.yml" ]', { 'a/1.yml': PAGE, 'b/1.yml': PAGE }, 'b/1.yml:2:9: the id "raw-page" is taken: also at a/1.yml:2:9'],
  ['custom: [ "a/*.yml" ]', { 'a/1.yml': PAGE.replace('raw-page', 'old-inner-html') }, 'a/1.yml:2:9: the id "old-inner-html" is taken: there is such a rule already'],
  ['custom: [ "a/*.yml" ]', { 'a/1.yml': PAGE.replace('raw-page', 'xss') }, 'a/1.yml:2:9: the id "xss" is the name of a category'],
  ['custom: [ "a/*.yml" ]\nrules: { raw-page: warn, raw-pag: warn }', { 'a/1.yml': PAGE }, '.aisec.yml:3:26: unknown rule "raw-pag"'],
  ['custom: [ "a/*.yml" ]\nrules: { raw-page: warn }', { 'a/1.yml': PAGE.replace('high', 'hihg') }, 'a/1.yml:4:15: unknown severity "hihg"'],
  ['extends: "@acme/rules"', {}, '.aisec.yml:2:10: the package @acme/rules, which the policy extends, is not installed'],
  ['extends: "@acme/rules"', PACK, '.aisec.yml:2:10: the package @acme/rules, which the policy extends, has no aisec.policy.yml'],
  ['extends: recomended', {}, '.aisec.yml:2:10: unknown policy "recomended"'],
  ['extends: node_modules/@acme/rules/aisec.policy.yml', PACK, '.aisec.yml:2:10: extends names a file of a package'],
  ['extends: "@acme/rules"', { ...PACK, 'node_modules/@acme/rules/aisec.policy.yml': 'version: 1\nmode: blok\n' }, 'node_modules/@acme/rules/aisec.policy.yml:2:7: unknown mode "blok"'],
  ['extends: "@acme/rules"', { ...PACK, 'node_modules/@acme/rules/aisec.policy.yml': 'version: 1\nextends: ../../x.yml\n' }, 'node_modules/@acme/rules/aisec.policy.yml:2:10: extends names a file outside the repository'],
  ['extends: "@acme/rules"', { ...PACK, 'node_modules/@acme/rules/aisec.policy.yml': 'version: 1\nextends: "@acme/rules"\n' }, 'node_modules/@acme/rules/aisec.policy.yml:2:10: the policy extends itself by way of node_modules/@acme/rules/aisec.policy.yml'],
  ['extends: "@acme/rules"\ncustom: [ "a/*.yml" ]', { ...PACK, 'node_modules/@acme/rules/aisec.policy.yml': 'version: 1\ncustom: [ "rules/*.yml" ]\n', 'a/1.yml': PAGE }, 'a/1.yml:2:9: the id "raw-page" is taken'],
];

test('mistakes in what a policy leads to are told with their own place', () => {
  for (const [policy, files, said] of MISTAKES) {
    const [first] = policyMistakes(`version: 1\n${policy}\n`, options(files));
    assert.ok(`${first?.at}: ${first?.message}`.startsWith(said), `${policy}: ${first?.at}: ${first?.message}`);
    assert.match(first.hint, /^[A-Z].*[.?]$/, first.message);
  }
});

test('a package brings a policy, rules from its own folder and what it extends beside it', () => {
  const files = {
    ...PACK,
    'node_modules/@acme/rules/aisec.policy.yml': 'version: 1\nextends: ./base.yml\ncustom: [ "rules/*.yml" ]\n',
    'node_modules/@acme/rules/base.yml': 'version: 1\nextends: strict\nlevels: { low: block }\n',
    'rules/page.yml': 'not read',
  };
  const policy = read('extends: "@acme/rules"\nrules: { raw-page: warn }\n', files);
  assert.equal([policy.levels.low, policy.levels.medium, policy.custom?.map(({ file }) => file)], ['block', 'block', ['node_modules/@acme/rules/rules/page.yml']]);
});

/** A change of the rule, and what of it loosens. */
const CHANGES: [change: Partial<OwnRule>, loosened: string][] = [
  [{}, ''],
  [{ title: 'Other', why: 'Other words.', fix: 'Other words.', bad: {}, good: {}, cwe: [79], file: 'x.yml', places: {} }, ''],
  [{ severity: 'critical' }, ''],
  [{ severity: 'medium' }, 'severity: high → medium'],
  [{ confidence: 'certain' }, ''],
  [{ confidence: 'possible' }, 'confidence: likely → possible'],
  [{ sink: 'always' }, ''],
  [{ category: 'secret' }, 'category: xss → secret'],
  [{ hole: 'text' }, 'hole: value → text'],
  [{ near: ['page.raw', 'raw'] }, ''],
  [{ near: ['raw'] }, 'near: with "page.raw" → without'],
  [{ find: ['page.raw($value)', 'page.html($value)'] }, ''],
  [{ find: ['page.html($value)'] }, 'find: with "page.raw($value)" → without'],
  [{ langs: ['js'] }, 'langs: all → js'],
  [{ where: { value: 'tainted' } }, 'where: value: "anything" → value: "tainted"'],
];

test('what makes a rule find less is told, what makes it find more is not', () => {
  for (const [change, loosened] of CHANGES) {
    const found = customChanges([PAGE_RULE], [{ ...PAGE_RULE, ...change }]).map(({ key, from, to }) => `${key.replace('custom rule raw-page, ', '')}: ${from} → ${to}`);
    assert.is(found.join('; '), loosened, JSON.stringify(change));
  }
  const traits = { ...PAGE_RULE, where: { value: 'tainted', receiver: 'name' } };
  assert.equal(customChanges([traits], [{ ...traits, where: { value: 'tainted' } }]), []);
  assert.equal(customChanges([PAGE_RULE], []), [{ key: 'custom', from: 'with raw-page', to: 'without' }]);
  const many = Array.from({ length: 8 }, (_, index) => ({ ...PAGE_RULE, id: `r${index}` }));
  assert.equal(customChanges(many, []), [{ key: 'custom', from: 'with r0, r1, r2, r3, r4 and 3 more', to: 'without' }]);
});

test('rules stand together: the same one once, versions side by side, none in the place of another', async () => {
  const base = liveRules(tableOf([]));
  const found = async (custom: OwnRule[]): Promise<string[]> => {
    const set = await withCustom(base, custom, null);
    return matchSource(set, { path: 'a.js', text: 'page.raw("<b>" + name);', lines: null }, () => false).map(({ rule }) => `${rule.row.id} ${rule.row.severity}`);
  };
  assert.equal(await found([PAGE_RULE]), ['raw-page high']);
  assert.equal(await found([PAGE_RULE, { ...PAGE_RULE, places: {} }]), ['raw-page high']);
  assert.equal(await found([PAGE_RULE, { ...PAGE_RULE, severity: 'low' }]), ['raw-page high', 'raw-page low']);
  assert.equal(await found([PAGE_RULE, { ...PAGE_RULE, id: 'decoy', severity: 'low', confidence: 'certain', find: ['page.raw($other)'] }]), ['raw-page high', 'decoy low']);
});

test('a text without a keyword of them costs nothing but the look', async () => {
  const base = liveRules(tableOf([]));
  assert.is(await withCustom(base, [PAGE_RULE], ['const a = 1;\n', 'page.text(x)']), base);
  assert.is.not(await withCustom(base, [PAGE_RULE], ['const a = 1;\n', 'PAGE.raw(x)']), base);
});

/** A tree in memory that counts what is read. */
function memory(files: Record<string, string>): Tree & { texts: Tree['texts']; reads: string[] } {
  const reads: string[] = [];
  return {
    reads,
    ids: async (paths) => new Map(Object.entries(files).filter(([name]) => paths.some((path) => name === path || name.startsWith(`${path}/`))).map(([name, text]) => [name, `id of ${text}`])),
    texts: async (paths) => (reads.push(...paths), new Map(paths.map((path) => [path, files[path] ?? null]))),
  };
}

test('what a policy leads to is read once, and again when a file changes, comes or goes', async () => {
  const text = 'version: 1\nextends: base.yml\ncustom: [ ".aisec/rules/*.yml" ]\n';
  const side = { id: 'f00', text, tree: '' };
  let kept = '';
  const again = async (files: Record<string, string>, other: Partial<Keeping> = {}): Promise<[ids: string | undefined, reads: number]> => {
    const tree = memory(files);
    const { policy, leads, keep } = await readKept(side, { tree, rules: () => KNOWN, file: '.aisec.yml', tool: '1.0.0', kept, ...other });
    assert.ok(leads);
    kept = keep ?? kept;
    return [policy.custom?.map(({ id }) => id).join(' '), tree.reads.length];
  };
  const files = { '.aisec/rules/a.yml': PAGE, 'base.yml': 'version: 1\n', 'src/a.js': '1' };
  assert.equal(await again(files), ['raw-page', 2]);
  assert.equal(await again(files), ['raw-page', 0]);
  assert.equal(await again({ ...files, 'src/a.js': '2' }), ['raw-page', 0]);
  assert.equal(await again({ ...files, '.aisec/rules/b.yml': PAGE.replace('raw-page', 'raw-too') }), ['raw-page raw-too', 3]);
  assert.equal(await again(files), ['raw-page', 2]);
  assert.equal(await again({ ...files, 'base.yml': 'version: 1\nmode: warn\n' }), ['raw-page', 2]);
  assert.equal(await again({ ...files, 'base.yml': 'version: 1\nmode: warn\n' }, { tool: '1.0.1' }), ['raw-page', 2]);
  assert.equal(await again({ ...files, 'base.yml': 'version: 1\nmode: warn\n' }, { kept: kept.slice(0, -1) }), ['raw-page', 2]);
});

test('objections name the example or the part', () => {
  const said = (change: (text: string) => string): string[] => {
    const { rules, faults } = readRuleFile(change(PAGE), 'r.yml');
    assert.equal(faults.map(({ message }) => message), []);
    return rules.flatMap(ruleFaults).map(({ at, message }) => `${at}: ${message.replace('custom rule raw-page: ', '')}`);
  };
  const swap = (from: string, to: string) => (text: string) => text.replace(from, to);
  assert.equal(said((text) => text), []);
  assert.equal(said(swap(`'page.raw("<b>" + name)'`, `'page.raw("<b>" + name)', 'page.raw("<b>")'`)), ['r.yml:10:44: this bad example is not found']);
  assert.equal(said(swap(`'page.raw("x")'`, `'page.raw("x")', 'page.raw("<i>" + x)'`)), ['r.yml:11:36: this good example is found']);
  assert.equal(said(swap(`'page.raw("<b>" + name)'`, `'page.raw("<b>" + name)', 'page.row(name)'`)), ['r.yml:10:44: this bad example is not found: it holds no keyword of near']);
  assert.equal(said(swap(`'page.raw("<b>" + name)'`, `'page.raw("<b>" + name)', 'page.raw(name)'`)), ['r.yml:10:44: this bad example is not found as more than possible: name is not known here; sink: always takes any value that is not known']);
  assert.equal(said(swap(`    bad: { js: [ 'page.raw("<b>" + name)'`, `    where: { value: tainted }\n    bad: { js: [ 'page.raw("<b>" + name)'`)), ['r.yml:11:18: this bad example is not found: where does not hold']);
  assert.equal(said(swap('page.raw($value)', 'page.raw($html)')), ['r.yml:11:19: this good example is found: no pattern has a hole named "value", so that any value counts; hole: html looks at that one']);
  assert.equal(said(swap(`[ 'page.raw($value)' ]`, `[ 'page.raw($value)', 'page.raw($value, $...)' ]`)), [
    'r.yml:9:13: this pattern is idle: every bad example is found without it', 'r.yml:9:33: this pattern is idle: every bad example is found without it',
  ]);
  assert.equal(said(swap('[ page.raw ]', '[ page.raw, raw ]')), [
    'r.yml:8:13: the keyword "page.raw" is idle: every bad example is found without it', 'r.yml:8:23: the keyword "raw" is idle: every bad example is found without it',
  ]);
  assert.equal(said(swap('    bad:', '    where: { value: { not: number } }\n    bad:')), ['r.yml:10:21: this trait is idle: every example is judged the same without it']);
});

test('a Fault of a rule has a place and a way on', () => {
  const { rules } = readRuleFile(PAGE.replace('page.raw("x")', 'page.raw("<i>" + x)'), 'r.yml');
  const [fault] = ruleFaults(rules[0]);
  assert.ok(fault instanceof Fault);
  assert.match(fault.hint, /rules test/);
});

test.run();
