import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { drawExcerpt } from '../lib/report/excerpt.ts';
import { editorComments, placeComments } from '../lib/report/editor.ts';
import { json } from '../lib/report/json.ts';
import { jsonNeutral, neutral } from '../lib/report/neutral.ts';
import { terminal } from '../lib/report/terminal.ts';
import type { TerminalOptions } from '../lib/report/terminal.ts';
import { waysOn } from '../lib/report/ways.ts';
import type { JudgedFinding, Override, Verdict } from '../lib/types.ts';
import { parseMessage } from '../lib/verdict/message.ts';

const TERMINAL: TerminalOptions = { color: false, gate: 'commit', ms: 8.7, agent: null, way: [], all: false };
const TRAILER = 'AISec-Override: inner-html#3f9a1c22b07d: <your reason>';
const REASON: Override = { rule: 'inner-html', fingerprint: '3f9a1c22b07d', glob: null, reason: 'our own sanitizer made the value', from: 'trailer' };
const HOSTILE = 'a\x1b[2Jb\u202ec\u200bd\x07e\tf\r\n\u2028g\u{e0041}h\ud800i\x9bj\x7f';

const MARKUP: JudgedFinding = {
  rule: 'inner-html', category: 'xss', cwe: ['CWE-79'], severity: 'high', confidence: 'likely',
  path: 'src/list.js', line: 14, column: 21, endLine: 14, endColumn: 39,
  title: 'Markup built from a value', message: 'name is a parameter',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Set textContent, or pass the value through DOMPurify.sanitize first.',
  excerpt: '  list.innerHTML += `<li>${name}</li>`', fingerprint: '3f9a1c22b07d', status: 'new',
  action: 'block', override: null, overridable: true,
};

const SECRET: JudgedFinding = {
  ...MARKUP, rule: 'github-token', category: 'secret', cwe: ['CWE-798'], severity: 'critical', confidence: 'certain',
  path: 'src/config.py', line: 3, column: 10, endLine: 3, endColumn: 50, title: 'GitHub token in code', message: 'its checksum holds',
  why: 'Whoever reads the repository can act as you.', fix: 'Revoke it, then read it from the environment.',
  excerpt: 'TOKEN = "ghp_************************************"', fingerprint: 'aaaaaaaaaaaa', overridable: false,
};

const WEAK: JudgedFinding = {
  ...MARKUP, rule: 'weak-hash', category: 'weak-crypto', cwe: ['CWE-328'], severity: 'medium', path: 'src/id.ts', line: 2, column: 13, endLine: 2, endColumn: 30,
  title: 'MD5 used', message: '', why: 'MD5 collides.', fix: 'Use sha256.', excerpt: 'const sum = createHash("md5")', fingerprint: 'bbbbbbbbbbbb', action: 'warn',
};

function verdictOf(findings: JudgedFinding[], more: Partial<Verdict> = {}): Verdict {
  const blocked = findings.some((finding) => finding.action === 'block' && !finding.override);
  return { verdict: blocked ? 'blocked' : 'pass', mode: 'block', findings, coverage: { files: 3, lines: 58, bytes: 1740, notJudged: [] }, notes: [], ...more };
}

const many = Array.from({ length: 14 }, (_, index) => ({ ...MARKUP, line: index + 1, fingerprint: `${index + 10}`.padStart(12, '0') }));
const notJudged = Array.from({ length: 7 }, (_, index) => ({ path: `img/${index}.bin`, why: 'a binary file' }));
const CONTEXT = { tool: '1.0.0', rulesDigest: 'r'.repeat(12), policyDigest: 'p'.repeat(12), base: null, head: null, ms: 9, rules: 21, error: null };
const way = waysOn({ kind: 'plain', messageFile: '/home/me/app/.git/aisec/message', afterEditor: false, trailer: [TRAILER] });

/** Whole reports; AISEC_GOLDEN=write writes them anew. */
const GOLDEN: Record<string, () => string> = {
  'one-blocked': () => terminal(verdictOf([MARKUP]), { ...TERMINAL, way }),
  'secret-no-reason-passes': () => terminal(verdictOf([SECRET], { notes: ['github-token in src/config.py:3 stays blocked whatever the message says: take the value out'] }), TERMINAL),
  'blocked-warned-passed': () => terminal(verdictOf([SECRET, { ...MARKUP, override: REASON }, { ...MARKUP, line: 20, fingerprint: 'cccccccccccc' }, WEAK]), TERMINAL),
  'many': () => terminal(verdictOf(many, { coverage: { files: 1200, lines: 58000, bytes: 9, notJudged } }), TERMINAL),
  'agent': () => terminal(verdictOf([MARKUP, WEAK]), { ...TERMINAL, agent: 'claude-code', way }),
  'warning-only': () => terminal(verdictOf([WEAK]), TERMINAL),
  'passed-for-a-reason': () => terminal(verdictOf([{ ...MARKUP, override: REASON }]), TERMINAL),
  'mode-warn': () => terminal(verdictOf([MARKUP], { mode: 'warn', verdict: 'pass' }), TERMINAL),
  'mode-observe': () => terminal(verdictOf([MARKUP], { mode: 'observe', verdict: 'pass' }), TERMINAL),
  'carried-only': () => terminal(verdictOf([{ ...MARKUP, status: 'carried', action: 'warn' }]), TERMINAL),
  'not-judged': () => terminal(verdictOf([], { coverage: { files: 1, lines: 2, bytes: 3, notJudged: notJudged.slice(0, 1) } }), TERMINAL),
  'scan-clean': () => terminal(verdictOf([]), { ...TERMINAL, gate: 'scan' }),
  'scan-all': () => terminal(verdictOf([MARKUP, { ...WEAK, action: 'off', confidence: 'possible' }]), { ...TERMINAL, gate: 'scan', all: true }),
  'push': () => terminal(verdictOf([MARKUP]), { ...TERMINAL, gate: 'push' }),
  'hostile': () => terminal(verdictOf([{ ...MARKUP, path: HOSTILE, excerpt: HOSTILE, title: HOSTILE, message: HOSTILE, why: HOSTILE, fix: HOSTILE }], { notes: [HOSTILE] }), TERMINAL),
  'color': () => terminal(verdictOf([MARKUP, WEAK]), { ...TERMINAL, color: true }).replaceAll('\x1b', '␛'),
  'json': () => json(verdictOf([MARKUP, { ...WEAK, override: REASON }], { coverage: { files: 3, lines: 58, bytes: 1740, notJudged: notJudged.slice(0, 1) } }), CONTEXT),
  'editor': () => editorComments(verdictOf([MARKUP, WEAK]), '#'),
};

for (const [name, report] of Object.entries(GOLDEN)) {
  test(`golden report: ${name}`, () => {
    const file = `tests/golden/report/${name}.txt`;
    const text = report();
    if (process.env.AISEC_GOLDEN === 'write') writeFileSync(file, text);
    assert.ok(existsSync(file), `${file} is missing`);
    assert.fixture(text, readFileSync(file, 'utf8'));
  });
}

test.run();
