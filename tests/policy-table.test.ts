/** Policies × findings, and changes of policy × messages, with the verdict that is expected; judged by the code that judges commits. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { OWN_RULES } from '../lib/own-rules.ts';
import { onFloors, policiesInForce, type PolicySide } from '../lib/policy/in-force.ts';
import { readPolicy } from '../lib/policy/read.ts';
import { modeOf, termsOf } from '../lib/policy/strictest.ts';
import type { Draft } from '../lib/run.ts';
import { standingsOf } from '../lib/standings.ts';
import type { Category, Finding, Gate, Override, Policy, Severity, Verdict } from '../lib/types.ts';
import { verdictOf } from '../lib/verdict-of.ts';

const RULES = [
  { id: 'eval-call', category: 'code-injection', severity: 'high' },
  { id: 'inner-html', category: 'xss', severity: 'high' },
  { id: 'weak-hash', category: 'weak-crypto', severity: 'medium' },
  { id: 'error-page', category: 'error-disclosure', severity: 'low' },
  { id: 'token', category: 'secret', severity: 'critical' },
  { id: 'password', category: 'secret', severity: 'high' },
  { id: 'guard-gone', category: 'removed-guard', severity: 'high' },
  ...OWN_RULES.map(({ id, severity }) => ({ id, category: 'policy' as const, severity })),
] satisfies { id: string; category: Category; severity: Severity }[];

const policies = new Map<string, Policy>();

function read(text: string): Policy {
  const known = policies.get(text);
  if (known) return known;
  const fresh = readPolicy(`version: 1\n${text}`, { file: '.aisec.yml', read: () => null, list: () => [], rules: RULES });
  policies.set(text, fresh);
  return fresh;
}

/** "inner-html likely src/a.js carried" */
function finding(words: string): Finding {
  const [rule, confidence, path, status = 'new'] = words.split(' ');
  const { category, severity } = RULES.find(({ id }) => id === rule)!;
  const place = { line: 1, column: 1, endLine: 1, endColumn: 2 };
  return { rule, category, severity, confidence, path, status, ...place, cwe: [], title: `Title of ${rule}`, message: '', why: '', fix: '', excerpt: '', fingerprint: rule.padEnd(12, '0') } as Finding;
}

function reason(text: string): Override {
  const [rule, ...words] = text.split(': ');
  return { rule, fingerprint: null, glob: null, reason: words.join(': '), from: 'trailer' };
}

/** base and staged: null where there is no policy, "broken" for one that cannot be read. */
interface Commit { base: string | null; staged: string | null; floor?: string; findings: string[]; gate?: Gate }

async function judged({ base, staged, floor, findings, gate = 'commit' }: Commit, reasons: Override[]): Promise<Verdict> {
  const side = (text: string | null, tree: string): PolicySide | null => (text === null ? null : { id: text, text, tree });
  const inForce = await policiesInForce(side(base, 'HEAD'), side(staged, ''), async ({ text }) => read(text), () => RULES);
  const { policies, claims } = onFloors(inForce, floor === undefined ? [] : [read(floor)]);
  const draft: Draft = {
    findings: standingsOf({ policies, gate }, findings.map(finding), claims),
    coverage: { files: 1, lines: 1, bytes: 1, notJudged: [] }, mode: modeOf(policies, gate), terms: termsOf(policies), overrides: [],
  };
  return verdictOf(draft, { today: '2026-06-15', author: 'ann@example.com', approvals: [] }, reasons);
}

/** Name, policy, and where it is not the commit or there is a floor: that too. */
const POLICIES: [name: string, policy: string | null, more?: Pick<Commit, 'gate' | 'floor'>][] = [
  ['none', null],
  ['strict', 'extends: strict'],
  ['warn', 'mode: warn'],
  ['watch', 'mode: observe'],
  ['ramp', 'mode: { commit: warn }'],
  ['ramp@ci', 'mode: { commit: warn }', { gate: 'ci' }],
  ['tier', 'tiers: { hot: { levels: { medium: block } } }\npaths: [ { match: "src/auth/**", tier: hot } ]'],
  ['xss', 'rules: { xss: warn }'],
  ['ignore', 'ignore: [ legacy/ ]'],
  ['also', 'ignore: [ { match: legacy/, also: secrets } ]'],
  ['allow', 'override: { allow: [ medium ], certainSecrets: true }'],
  ['guess', 'rules: { inner-html: { level: block, from: possible } }'],
  ['floor', 'mode: observe\nrules: { secret: off }', { floor: '' }],
];

/** B blocks until there is a reason, X blocks whatever is said, v would block (mode warn or observe), w warns, - is silent. */
const TABLE = `
                              none strict warn watch ramp ramp@ci tier xss ignore also allow guess floor
inner-html likely src/a.js       B      B    v     v    v       B    B   w      B    B     X     B     B
inner-html possible src/a.js     -      w    -     -    -       -    -   -      -    -     -     B     -
inner-html likely src/a.js carried w    w    w     w    w       w    w   w      w    w     w     w     w
weak-hash likely src/a.js        w      B    w     w    w       w    w   w      w    w     w     w     w
error-page likely src/a.js       -      w    -     -    -       -    -   -      -    -     -     -     -
token certain src/a.js           X      X    v     v    v       X    X   X      X    X     X     X     X
password likely src/a.js         B      B    v     v    v       B    B   B      B    B     X     B     B
token certain test/a.js          X      X    v     v    v       X    X   X      X    X     X     X     X
password likely test/a.js        -      -    -     -    -       -    -   -      -    -     -     -     -
inner-html certain test/a.js     -      -    -     -    -       -    -   -      -    -     -     -     -
inner-html likely src/auth/a.js  B      B    v     v    v       B    B   w      B    B     X     B     B
weak-hash likely src/auth/a.js   w      B    w     w    w       w    B   w      w    w     w     w     w
inner-html likely legacy/a.js    B      B    v     v    v       B    B   w      -    -     X     B     B
password likely legacy/a.js      B      B    v     v    v       B    B   B      B    -     X     B     B
guard-gone certain src/a.js      w      w    w     w    w       w    w   w      w    w     w     w     w
not-judged certain legacy/a.js   B      B    v     v    v       B    B   B      B    B     X     B     B
inner-html likely vendor/a.js    -      -    -     -    -       -    -   -      -    -     -     -     -
password likely vendor/a.js      B      B    v     v    v       B    B   B      B    B     X     B     B
`;

const GOOD = 'our own sanitizer made the value';

function letterOf({ findings: [one], mode }: Verdict): string {
  if (one.action !== 'block') return one.action === 'warn' ? 'w' : '-';
  return mode !== 'block' ? 'v' : one.overridable ? 'B' : 'X';
}

const lines = TABLE.trim().split('\n').slice(1).map((line) => {
  const [words, cells] = /^(.*?)((?:\s+[BXvw-]){13})$/.exec(line)!.slice(1);
  return { words: words.trim(), cells: cells.trim().split(/\s+/) };
});

test(`policies × findings (${lines.length * POLICIES.length} verdicts)`, async () => {
  assert.equal(TABLE.trim().split('\n')[0].trim().split(/\s+/), POLICIES.map(([name]) => name));
  for (const { words, cells } of lines) {
    for (const [index, [name, policy, more]] of POLICIES.entries()) {
      const commit = { base: policy, staged: policy, findings: [words], ...more };
      const bare = await judged(commit, []);
      assert.is(letterOf(bare), cells[index], `${words} under ${name}`);
      assert.is(bare.verdict, 'BX'.includes(cells[index]) ? 'blocked' : 'pass', `${words} under ${name}`);
      const passed = await judged(commit, [reason(`${words.split(' ')[0]}: ${GOOD}`)]);
      assert.is(passed.verdict, cells[index] === 'X' ? 'blocked' : 'pass', `${words} under ${name}, with a reason`);
    }
  }
});

const LOOSE = 'policy-loosened: the team has agreed to warnings here';
const HTML = `inner-html: ${GOOD}`;
const ONE = 'inner-html likely src/a.js';
const SEC = 'override: { reason: { pattern: "SEC-[0-9]+" } }';

/** Base → staged, findings, reasons, what still blocks ("" lets the commit pass). */
const CHANGES: [base: string | null, staged: string | null, findings: string[], reasons: string[], blocks: string, floor?: string][] = [
  // loosening is a finding, and the finding is judged by the stricter side all the same
  ['', 'rules: { xss: warn }', [], [], 'policy-loosened'],
  ['', 'rules: { xss: warn }', [], [LOOSE], ''],
  ['', 'rules: { xss: warn }', [ONE], [], 'policy-loosened inner-html'],
  ['', 'rules: { xss: warn }', [ONE], [LOOSE], 'inner-html'],
  ['', 'rules: { xss: warn }', [ONE], [HTML], 'policy-loosened'],
  ['', 'rules: { xss: warn }', [ONE], [LOOSE, HTML], ''],
  ['', 'mode: observe', [ONE], [LOOSE], 'inner-html'],
  ['', 'ignore: [ "**" ]', [ONE], [LOOSE], 'inner-html'],
  ['', 'paths: [ { match: "**", only: secret } ]', [ONE], [LOOSE], 'inner-html'],
  ['', 'paths: [ { match: "**", rules: { policy: off } } ]', [], [], 'policy-loosened'],
  ['', 'rules: { policy-loosened: off }', [], [], 'policy-loosened'],
  ['', 'override: { certainSecrets: true }', ['token certain a.js'], [LOOSE, `token: ${GOOD}`], 'token'],
  ['', 'override: { wildcard: true }', [ONE], [`*: ${GOOD}`], 'policy-loosened inner-html'],
  ['override: { wildcard: true }', 'override: { wildcard: true }', [ONE], [`*: ${GOOD}`], ''],
  ['override: { wildcard: true }', '', [ONE], [`*: ${GOOD}`], 'inner-html'],
  // tightening holds at once
  ['', 'extends: strict', [], [], ''],
  ['', 'extends: strict', ['weak-hash likely a.js'], [], 'weak-hash'],
  ['mode: observe', '', [ONE], [], 'inner-html'],
  ['', 'override: { allow: [] }', [ONE], [HTML], 'inner-html'],
  // the stricter word on reasons
  [SEC, SEC, [ONE], [HTML], 'inner-html'],
  [SEC, SEC, [ONE], [`${HTML}, SEC-142`], ''],
  [SEC, '', [], [LOOSE], 'policy-loosened'],
  [SEC, '', [], [`${LOOSE}, SEC-142`], ''],
  ['', SEC, [ONE], [HTML], 'inner-html'],
  ['', SEC, [ONE], [`${HTML}, SEC-142`], ''],
  [SEC, 'override: { reason: { pattern: "OPS-[0-9]+" } }', [], [`${LOOSE}, SEC-142`], 'policy-loosened'],
  [SEC, 'override: { reason: { pattern: "OPS-[0-9]+" } }', [], [`${LOOSE}, SEC-142, OPS-7`], ''],
  ['override: { reason: { min: 60 } }', 'override: { reason: { min: 60 } }', [ONE], [HTML], 'inner-html'],
  // no policy in HEAD
  [null, 'mode: observe', [], [], ''],
  [null, 'mode: observe', [ONE], [], 'inner-html'],
  [null, 'override: { certainSecrets: true }', ['token certain a.js'], [`token: ${GOOD}`], 'token'],
  [null, 'extends: strict', ['weak-hash likely a.js'], [], 'weak-hash'],
  // the policy goes
  ['extends: strict', null, [], [], 'policy-loosened policy-loosened policy-loosened'],
  ['extends: strict', null, [], [LOOSE], ''],
  ['', null, [], [], ''],
  ['mode: warn', null, [ONE], [], 'inner-html'],
  // an unreadable one in HEAD
  ['levls: {}', 'levls: {}', [], [], ''],
  ['levls: {}', 'levls: {}', ['weak-hash likely a.js'], [], 'weak-hash'],
  ['levls: {}', '', [], [], ''],
  ['levls: {}', 'mode: observe', ['weak-hash likely a.js'], [], 'weak-hash'],
  ['levls: {}', null, ['weak-hash likely a.js'], [], 'weak-hash'],
  // floors
  ['mode: observe', 'mode: observe', [ONE], [], 'inner-html', ''],
  ['mode: observe', 'mode: observe', [ONE], [HTML], '', ''],
  ['mode: observe', 'mode: observe', [ONE], [HTML], 'inner-html', 'override: { allow: [] }'],
  ['', '', [ONE], [], 'inner-html', 'mode: observe\nrules: { xss: off }'],
  ['', '', ['weak-hash likely a.js'], [], 'weak-hash', 'levels: { medium: block }'],
  ['', '', ['weak-hash likely a.js'], [], '', 'mode: warn\nlevels: { medium: block }'],
  ['', '', [ONE], [HTML], 'inner-html', SEC],
  ['', 'rules: { xss: warn }', [ONE], [LOOSE, HTML], 'policy-loosened inner-html', SEC],
  [null, null, [ONE], [], 'inner-html'],
];

test(`a change never loosens what judges it (${CHANGES.length} commits)`, async () => {
  for (const [base, staged, findings, reasons, blocks, floor] of CHANGES) {
    const verdict = await judged({ base, staged, findings, floor }, reasons.map(reason));
    const stopped = verdict.verdict === 'blocked' ? verdict.findings.filter(({ action, override }) => action === 'block' && override === null) : [];
    const what = `${base} → ${staged} · ${findings} · ${reasons}${floor === undefined ? '' : ` · floor ${floor}`}`;
    assert.equal(stopped.map(({ rule }) => rule).sort(), blocks.split(' ').filter(Boolean).sort(), what);
  }
});

test.run();
