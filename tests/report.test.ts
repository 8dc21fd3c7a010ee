import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { drawExcerpt } from '../lib/report/excerpt.ts';
import { FORMATS, type ReportContext } from '../lib/report/formats.ts';
import { editorComments, placeComments } from '../lib/report/editor.ts';
import { json } from '../lib/report/json.ts';
import { jsonNeutral, neutral } from '../lib/report/neutral.ts';
import { trailerLines } from '../lib/report/words.ts';
import { terminal } from '../lib/report/terminal.ts';
import type { TerminalOptions } from '../lib/report/terminal.ts';
import type { CommitState, Stopped } from '../lib/report/ways.ts';
import { waysOn, waysToPush } from '../lib/report/ways.ts';
import type { JudgedFinding, Override, Verdict } from '../lib/types.ts';
import { cleanedMessage, parseMessage } from '../lib/verdict/message.ts';
import type { MessageOptions } from '../lib/verdict/message.ts';

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

const BROUGHT: JudgedFinding = { ...MARKUP, message: 'handed over on line 80: req.query.name comes from the request', broughtBy: { line: 80, excerpt: '  show(list, req.query.name);' } };

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
/** What a change request has: one finding with its commit and an edit, one that stays blocked, one that passed, one twice, and a file that was not read. */
const REQUEST = verdictOf([
  { ...MARKUP, commit: 'c'.repeat(40), author: 'Ann <ann@example.com>', suggestion: { description: 'Set textContent', path: MARKUP.path, edits: [{ line: 14, column: 8, endLine: 14, endColumn: 17, text: 'textContent' }] } },
  SECRET, { ...MARKUP, line: 30, endLine: 31 }, { ...WEAK, override: REASON }, { ...WEAK, line: 9, endLine: 9, path: 'a b,c:é%.ts' }, { ...MARKUP, status: 'carried', action: 'warn', line: 77 },
], { coverage: { files: 3, lines: 58, bytes: 1740, commits: 2, notJudged: notJudged.slice(0, 1) }, notes: ['the reason for weak-hash stands only in a message'] });
const REPORT: ReportContext = { ...CONTEXT, base: 'a'.repeat(40), head: 'b'.repeat(40), started: '2026-01-02T03:04:05', ended: '2026-01-02T03:04:06', omitPassed: false };
const FAILED: ReportContext = { ...REPORT, error: { message: 'git knows no commit named x', at: '--base', hint: 'Run git fetch.' } };
const NOTHING = verdictOf([], { coverage: { files: 0, lines: 0, bytes: 0, notJudged: [] } });
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
  'scan-off': () => terminal(verdictOf([{ ...WEAK, action: 'off' }]), { ...TERMINAL, gate: 'scan' }),
  'scan-all': () => terminal(verdictOf([MARKUP, { ...WEAK, action: 'off', confidence: 'possible' }]), { ...TERMINAL, gate: 'scan', all: true }),
  'push': () => terminal(verdictOf([MARKUP]), { ...TERMINAL, gate: 'push', way: waysToPush([TRAILER]) }),
  'hostile': () => terminal(verdictOf([{ ...MARKUP, path: HOSTILE, excerpt: HOSTILE, title: HOSTILE, message: HOSTILE, why: HOSTILE, fix: HOSTILE }], { notes: [HOSTILE] }), TERMINAL),
  'brought-by-a-change': () => terminal(verdictOf([BROUGHT]), TERMINAL),
  'brought-by-a-change-github': () => FORMATS.github(verdictOf([BROUGHT]), REPORT),
  'brought-by-a-change-sarif': () => FORMATS.sarif(verdictOf([BROUGHT]), REPORT),
  'color': () => terminal(verdictOf([MARKUP, WEAK]), { ...TERMINAL, color: true }).replaceAll('\x1b', '␛'),
  'json': () => json(verdictOf([MARKUP, { ...WEAK, override: REASON }], { coverage: { files: 3, lines: 58, bytes: 1740, notJudged: notJudged.slice(0, 1) } }), CONTEXT),
  ...Object.fromEntries(Object.entries(FORMATS).flatMap(([name, format]) => [
    [`format-${name}`, () => format(REQUEST, REPORT)],
    [`format-${name}-nothing`, () => format(NOTHING, REPORT)],
    [`format-${name}-failed`, () => format(NOTHING, FAILED)],
  ])),
  'format-sarif-for-github': () => FORMATS.sarif(REQUEST, { ...REPORT, omitPassed: true }),
  'ci': () => terminal(REQUEST, { ...TERMINAL, gate: 'ci', way: waysToPush([TRAILER]) }),
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

test('a commit or push with nothing to say is silent', () => {
  assert.is(terminal(verdictOf([]), TERMINAL), '');
  assert.is(terminal(verdictOf([]), { ...TERMINAL, gate: 'push' }), '');
  assert.is(terminal(verdictOf([{ ...WEAK, action: 'off' }]), TERMINAL), '');
  assert.is(editorComments(verdictOf([]), '#'), '');
});

test('many files that were not judged have one trailer in common', () => {
  const unread = many.map((finding, index) => ({ ...finding, rule: 'not-judged', path: `src/${index}.js` }));
  assert.equal(trailerLines(verdictOf([MARKUP, ...unread])), [`AISec-Override: ${MARKUP.rule} in ${MARKUP.path}: <your reason>`, 'AISec-Override: not-judged in **: <your reason>']);
});

test('a known agent is never shown an override', () => {
  for (const gate of ['commit', 'push', 'scan'] as const) {
    const text = terminal(verdictOf([MARKUP, ...many]), { ...TERMINAL, gate, agent: 'codex', way });
    assert.not.match(text, 'AISec-Override');
    assert.not.match(text, 'trailer');
    assert.match(text, 'ask a person');
  }
});

test('no report holds a control character, whatever the findings hold', () => {
  const pieces = ['a', ' ', '\t', '\n', '\r', '\0', '\x1b[31m', '\x1b]8;;x\x07', '\u202e', '\u200b', '\u2066', '\ufeff', '\u0085', '\x9b', '漢', '😀', 'e\u0301', '\ud83d', '\u{e0041}', '"', '<b>', '`', '…'];
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  const text = () => Array.from({ length: random(30) }, () => pieces[random(pieces.length)]).join('');
  for (let round = 0; round < 300; round++) {
    const finding: JudgedFinding = {
      ...MARKUP, rule: text(), path: text(), title: text(), message: text(), why: text(), fix: text(), excerpt: text().repeat(random(20)),
      column: 1 + random(200), endColumn: 1 + random(400), endLine: 14 + random(2), override: random(4) ? null : { ...REASON, reason: text() },
      action: (['block', 'warn', 'off'] as const)[random(3)],
    };
    const verdict = verdictOf([finding], { notes: [text()], coverage: { files: 1, lines: 1, bytes: 1, notJudged: [{ path: text(), why: text() }] } });
    const options = { ...TERMINAL, all: random(2) === 0, way: [text()] };
    const shown = [terminal(verdict, options), editorComments(verdict, '#'), json(verdict, CONTEXT)];
    for (const report of shown) assert.not.match(report, /[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/);
    for (const line of editorComments(verdict, '#').split('\n')) assert.match(line, /^(?:#|$)/);
    const colored = terminal(verdict, { ...options, color: true });
    assert.is(colored.replace(/\x1b\[\d+m/g, ''), shown[0]);
    assert.is(JSON.parse(shown[2]).findings[0].excerpt, finding.excerpt);
    for (const format of Object.values(FORMATS)) {
      for (const context of [REPORT, { ...FAILED, error: { message: text(), at: text(), hint: text() } }]) {
        assert.not.match(format(verdict, context), /[\0-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/);
      }
    }
    for (const line of FORMATS.github(verdict, REPORT).split('\n')) assert.match(line, /^(?:::(?:error|warning|notice) [^\n]*::.*)?$/);
  }
});

test('a reason that passed a finding is told, but on GitHub it leaves no alert', () => {
  const results = (omitPassed: boolean) => JSON.parse(FORMATS.sarif(REQUEST, { ...REPORT, omitPassed })).runs[0].results as { ruleId: string; suppressions?: unknown[] }[];
  assert.equal(results(false).map(({ ruleId, suppressions }) => [ruleId, suppressions?.length ?? 0]), [['inner-html', 0], ['github-token', 0], ['inner-html', 0], ['weak-hash', 1], ['weak-hash', 0]]);
  assert.is(results(true).length, 4);
});

test('every machine format gives the same finding another fingerprint at each place', () => {
  const of = (report: string) => JSON.parse(report);
  const sarif = of(FORMATS.sarif(REQUEST, REPORT)).runs[0].results.map((one: { partialFingerprints: { primaryLocationLineHash: string } }) => one.partialFingerprints.primaryLocationLineHash);
  const quality = of(FORMATS.gitlab(REQUEST)).map((one: { fingerprint: string }) => one.fingerprint);
  const sast = of(FORMATS['gitlab-sast'](REQUEST, REPORT)).vulnerabilities.map((one: { id: string }) => one.id);
  for (const list of [sarif, quality, sast]) assert.is(new Set(list).size, list.length);
});

const TEXT = { type: 'string', minLength: 1 };
const UTC_SECONDS = { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d$' };
const TOOL = { type: 'object', required: ['id', 'name', 'version', 'vendor'], properties: { id: TEXT, name: TEXT, version: TEXT, vendor: { type: 'object', required: ['name'], properties: { name: TEXT } } } };
/** What GitLab asks of the parts that we write: sast-report-format.json 15.2.1, as GitLab holds reports against it (lib/gitlab/ci/parsers/security/validators/schemas). */
const GITLAB_SAST = {
  type: 'object', required: ['scan', 'version', 'vulnerabilities'],
  properties: {
    version: { const: '15.2.1' },
    scan: {
      type: 'object', required: ['analyzer', 'end_time', 'scanner', 'start_time', 'status', 'type'],
      properties: { analyzer: TOOL, scanner: TOOL, start_time: UTC_SECONDS, end_time: UTC_SECONDS, status: { enum: ['success', 'failure'] }, type: { const: 'sast' } },
    },
    vulnerabilities: {
      type: 'array',
      items: {
        type: 'object', required: ['id', 'identifiers', 'location'],
        properties: {
          id: TEXT, name: { type: 'string', maxLength: 255 }, description: { type: 'string', maxLength: 1_048_576 }, solution: { type: 'string', maxLength: 7000 },
          severity: { enum: ['Info', 'Unknown', 'Low', 'Medium', 'High', 'Critical'] },
          location: { type: 'object', properties: { file: { type: 'string' }, start_line: { type: 'number' }, end_line: { type: 'number' } } },
          identifiers: {
            type: 'array', minItems: 1,
            items: { type: 'object', required: ['type', 'name', 'value'], properties: { type: TEXT, name: TEXT, value: TEXT, url: { type: 'string', pattern: '^(https?|ftp)://.+' } } },
          },
        },
      },
    },
  },
};

test("GitLab's security report is one that GitLab takes", () => {
  const ajv = new Ajv();
  const valid = ajv.compile(GITLAB_SAST);
  const reports = [FORMATS['gitlab-sast'](REQUEST, REPORT), FORMATS['gitlab-sast'](verdictOf([]), { ...REPORT, error: { message: 'a', at: 'b', hint: 'c' } })];
  for (const report of reports) assert.ok(valid(JSON.parse(report)), ajv.errorsText(valid.errors));
  assert.not.ok(valid(JSON.parse(reports[0].replace('"start_time": "2026-01-02T03:04:05"', '"start_time": "2026-01-02T03:04:05Z"'))), 'another form of time is seen');
});

test('GitHub reads back what a workflow command escapes', () => {
  const [line] = FORMATS.github(verdictOf([{ ...MARKUP, path: 'a,b:c%d.js', title: '100% sure::' }]), REPORT).split('\n');
  const [, properties, message] = /^::error (.*?)::(.*)$/.exec(line)!;
  const back = (text: string) => text.replace(/%(3A|2C|0D|0A|25)/g, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
  assert.is(back(/file=([^,]*)/.exec(properties)![1]), 'a,b:c%d.js');
  assert.ok(back(message).startsWith('100% sure::'));
});

/** excerpt · column and end (UTF-16, from 1) · width · the line drawn · the underline */
const EXCERPTS: [string, string, number, number, number, string, string][] = [
  ['plain', 'eval(x)', 1, 8, 40, 'eval(x)', '^^^^^^^'],
  ['tabs are two cells', '\t\teval(x)', 3, 10, 40, '    eval(x)', '    ^^^^^^^'],
  ['wide characters are two cells', '漢字 = eval(x)', 6, 13, 40, '漢字 = eval(x)', '       ^^^^^^^'],
  ['wide evidence', 'x = 漢字;', 5, 7, 40, 'x = 漢字;', '    ^^^^'],
  ['emoji are two units and two cells', '😀 eval(x)', 4, 11, 40, '😀 eval(x)', '   ^^^^^^^'],
  ['combining marks are none', 'e\u0301 eval(x)', 4, 11, 40, 'e\u0301 eval(x)', '  ^^^^^^^'],
  ['hidden characters are spelt out', 'a\u202e eval(x)', 4, 11, 40, 'a\\u202e eval(x)', '        ^^^^^^^'],
  ['empty evidence gets one mark', 'eval(x)', 3, 3, 40, 'eval(x)', '  ^'],
  ['evidence past the end gets none', 'eval', 30, 34, 40, 'eval', ''],
  ['an empty line', '', 1, 1, 40, '', '^'],
  ['cut on the right', `eval(x) + ${'y'.repeat(50)}`, 1, 8, 24, `eval(x) + ${'y'.repeat(12)}…`, '^^^^^^^'],
  ['cut on the left', `${'y'.repeat(50)} + eval(x)`, 54, 61, 24, `…${'y'.repeat(12)} + eval(x)`, '                ^^^^^^^'],
  ['cut on both sides', `${'y'.repeat(50)}eval(x)${'z'.repeat(50)}`, 51, 58, 24, `…${'y'.repeat(7)}eval(x)${'z'.repeat(8)}…`, '        ^^^^^^^'],
  ['evidence longer than the line', 'x'.repeat(100), 1, 101, 24, `${'x'.repeat(22)}…`, '^'.repeat(22)],
];

for (const [name, excerpt, column, endColumn, width, text, underline] of EXCERPTS) {
  test(`excerpt: ${name}`, () => {
    const drawn = drawExcerpt({ excerpt, line: 1, column, endLine: 1, endColumn }, width);
    assert.is(drawn.text, text);
    assert.is(drawn.length === 0 ? '' : ' '.repeat(drawn.indent) + '^'.repeat(drawn.length), underline);
  });
}

test('a mark says where the evidence stands in a cut excerpt', () => {
  const drawn = drawExcerpt({ excerpt: 'k = "ghp_****"', mark: { start: 5, end: 13 }, line: 1, column: 900, endLine: 1, endColumn: 940 }, 40);
  assert.equal(drawn, { text: 'k = "ghp_****"', indent: 5, length: 8 });
});

test('a line of megabytes is drawn at once', () => {
  const excerpt = 'y'.repeat(5_000_000);
  assert.is(drawExcerpt({ excerpt, line: 1, column: 4_000_000, endLine: 1, endColumn: 4_000_010 }, 96).length, 10);
});

test('evidence that goes on in the next line is marked to the end of its own', () => {
  assert.equal(drawExcerpt({ excerpt: 'eval(', line: 1, column: 1, endLine: 2, endColumn: 2 }, 40), { text: 'eval(', indent: 0, length: 5 });
});

test('hidden characters are spelt out, visible ones stay', () => {
  assert.is(neutral('añ漢😀<"\\'), 'añ漢😀<"\\');
  assert.is(neutral(HOSTILE), 'a\\x1b[2Jb\\u202ec\\u200bd\\x07e\\tf\\r\\n\\u2028g\\u{e0041}h\\ud800i\\x9bj\\x7f');
  assert.is(JSON.parse(jsonNeutral(JSON.stringify(HOSTILE))), HOSTILE);
});

test('json has every key, and reads blocked when the tool could not judge', () => {
  const document = JSON.parse(json(verdictOf([]), { ...CONTEXT, error: { message: 'm', at: 'a', hint: 'h' } }));
  assert.equal(Object.keys(document), ['version', 'tool', 'rulesDigest', 'policyDigest', 'base', 'head', 'verdict', 'mode', 'findings', 'coverage', 'ai', 'stats', 'error']);
  assert.is(document.verdict, 'blocked');
  assert.equal(document.error, { message: 'm', at: 'a', hint: 'h' });
});

const EDITOR: MessageOptions = { editorRan: true, commentChar: null, cleanup: null };
const OURS = '# ours 1\n# ours 2\n';
const GITS = '# Please enter\n#\n# On branch main\n';
const CUT = '# ------------------------ >8 ------------------------\n';
const EXPLAIN = '# Do not modify or remove the line above.\n# Everything below it will be ignored.\n';

/** message · options · where OURS must stand, or the message as it was */
const PLACES: [string, string, MessageOptions, string | null][] = [
  ['above git\'s block', `\n${GITS}`, EDITOR, `\n${OURS}${GITS}`],
  ['above the block of -v', `s\n\n${GITS}${CUT}${EXPLAIN}+x\n`, EDITOR, `s\n\n${OURS}${GITS}${CUT}${EXPLAIN}+x\n`],
  ['below a conflict\'s comments', `s\n\n# Conflicts:\n#\ta\n\n${GITS}`, EDITOR, `s\n\n# Conflicts:\n#\ta\n\n${OURS}${GITS}`],
  ['below the scissors where they come first', `s\n${CUT}${EXPLAIN}#\n# On branch\n`, { ...EDITOR, cleanup: 'scissors' }, `s\n${CUT}${EXPLAIN}${OURS}#\n# On branch\n`],
  ['below bare scissors', `s\n${CUT}+x\n`, EDITOR, `s\n${CUT}${OURS}+x\n`],
  ['no editor', `s\n\n${GITS}`, { ...EDITOR, editorRan: false }, null],
  ['no editor, scissors in the message', `s\n${CUT}x\n`, { editorRan: false, commentChar: null, cleanup: 'scissors' }, null],
  ['no comment block', 's\n\nbody\n', EDITOR, null],
  ['cleanup=whitespace', `s\n\n${GITS}`, { ...EDITOR, cleanup: 'whitespace' }, null],
  ['cleanup=verbatim', `s\n\n${GITS}`, { ...EDITOR, cleanup: 'verbatim' }, null],
  ['cleanup=scissors without scissors', `s\n\n${GITS}`, { ...EDITOR, cleanup: 'scissors' }, null],
];

for (const [name, message, options, expected] of PLACES) {
  test(`comments in the editor: ${name}`, () => {
    const placed = placeComments(message, OURS, options);
    assert.is(placed, expected ?? message);
    assert.is(placeComments(message, '', options), message);
    assert.is(cleanedMessage(placed, options), cleanedMessage(message, options));
  });
}

test('taking the comment mark away makes the override count', () => {
  const placed = placeComments(`add list\n\n${GITS}`, editorComments(verdictOf([MARKUP]), '#'), EDITOR);
  assert.equal(parseMessage(placed, EDITOR).overrides, []);
  const written = placed.replace('# AISec-Override', 'AISec-Override').replace('<your reason>', 'our own sanitizer');
  assert.equal(parseMessage(written, EDITOR).overrides.map(({ target, reason }) => [target, reason]), [['inner-html#3f9a1c22b07d', 'our own sanitizer']]);
});

/** Refuses a message without the override, and leaves it where the test finds it. */
const HOOK = '#!/bin/sh\ngrep -q "^AISec-Override: inner-html" "$1" && exit 0\ncp "$1" "$(git rev-parse --path-format=absolute --git-path refused)"\nexit 1\n';

class Repo {
  readonly home = mkdtempSync(path.join(os.tmpdir(), 'aisec ways-'));
  readonly top = path.join(this.home, 'my "app" $HOME');

  constructor() {
    mkdirSync(this.top);
    this.git('init -q -b main');
    this.write('a.js', 'one\n');
    this.write('b.js', 'one\n');
    this.git('add . && git commit -qm first');
    writeFileSync(path.join(this.top, '.git/hooks/commit-msg'), HOOK, { mode: 0o755 });
  }

  /** A shell line that starts with git; fails the test unless its status is as expected. */
  git(line: string, { status = 0, editor = 'true', cwd = this.top } = {}): string {
    const env: NodeJS.ProcessEnv = {
      PATH: process.env.PATH, HOME: this.home, XDG_CONFIG_HOME: this.home, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', GIT_EDITOR: editor,
      GIT_AUTHOR_NAME: 'A', GIT_AUTHOR_EMAIL: 'a@b.c', GIT_COMMITTER_NAME: 'A', GIT_COMMITTER_EMAIL: 'a@b.c',
    };
    const { status: got, stdout, stderr } = spawnSync('sh', ['-c', line.startsWith('git ') ? line : `git ${line}`], { cwd, env, encoding: 'utf8' });
    assert.is(got === 0, status === 0, `git ${line}\n${stdout}${stderr}`);
    return stdout.trim();
  }

  write(file: string, text: string): void {
    writeFileSync(path.join(this.top, file), text);
  }

  /** The message that the hook refused, cleaned as the product cleans it. */
  save(options: MessageOptions, git = path.join(this.top, '.git')): string {
    const file = path.join(git, 'message');
    writeFileSync(file, cleanedMessage(readFileSync(path.join(git, 'refused'), 'utf8'), options));
    return file;
  }

  /** What HEAD says and changes: the message without the trailer, and the files. */
  head(): string {
    assert.is(this.git('log -1 --format="%(trailers:key=AISec-Override,valueonly)"'), 'inner-html#3f9a1c22b07d: <your reason>');
    const message = this.git('log -1 --format=%B').replace(TRAILER, '').trim();
    return `${message} | ${this.git('show -m --first-parent --format= --name-only HEAD').split('\n').join(' ')}`;
  }
}

function way1(kind: CommitState, more: Partial<Stopped> = {}): string {
  return waysOn({ kind, messageFile: '', afterEditor: false, trailer: [TRAILER], ...more }).at(-1)!.trim();
}

const OFF: MessageOptions = { ...EDITOR, editorRan: false };

const STATES: Record<string, (repo: Repo) => string> = {
  'plain: two\n\nbody | a.js': (repo) => {
    repo.write('a.js', 'two\n');
    repo.git('add a.js');
    repo.git('commit -qm two -m body', { status: 1 });
    repo.git(way1('plain', { messageFile: repo.save(OFF) }));
    return `plain: ${repo.head()}`;
  },
  'subdirectory: two | a.js': (repo) => {
    repo.write('a.js', 'two\n');
    mkdirSync(path.join(repo.top, 'sub'));
    const cwd = path.join(repo.top, 'sub');
    repo.git('add ../a.js', { cwd });
    repo.git('commit -qm two', { status: 1, cwd });
    repo.git(way1('message', { messageFile: repo.save(OFF) }), { cwd });
    return `subdirectory: ${repo.head()}`;
  },
  'worktree: two | a.js': (repo) => {
    const cwd = path.join(repo.home, 'tree');
    repo.git(`worktree add -q "${cwd}"`);
    writeFileSync(path.join(cwd, 'a.js'), 'two\n');
    repo.git('add a.js', { cwd });
    repo.git('commit -qm two', { status: 1, cwd });
    repo.git(way1('message', { messageFile: repo.save(OFF, path.join(repo.top, '.git/worktrees/tree')) }), { cwd });
    repo.git('merge -q --ff-only tree');
    return `worktree: ${repo.head()}`;
  },
  'editor with -v: written | a.js': (repo) => {
    repo.write('a.js', 'two\n');
    repo.git('add a.js');
    repo.git('commit -q -v', { status: 1, editor: 'sed -i "1s/^/written/"' });
    const way = way1('editor', { messageFile: repo.save(EDITOR), afterEditor: true });
    repo.git(way, { status: 1, editor: 'false' });
    repo.git(way);
    return `editor with -v: ${repo.head()}`;
  },
  '-a: two | a.js b.js': (repo) => {
    repo.write('a.js', 'two\n');
    repo.write('b.js', 'two\n');
    repo.git('commit -qam two', { status: 1 });
    repo.git(`commit -qam two ${way1('all')}`);
    return `-a: ${repo.head()}`;
  },
  '--only: two | a.js': (repo) => {
    repo.write('a.js', 'two\n');
    repo.write('b.js', 'two\n');
    repo.git('add b.js');
    repo.git('commit -qm two --only a.js', { status: 1 });
    repo.git(`commit -qm two ${way1('only')} --only a.js`);
    return `--only: ${repo.head()}`;
  },
  '--amend: first | a.js b.js': (repo) => {
    repo.write('a.js', 'two\n');
    repo.git('add a.js');
    repo.git('commit -q --amend --no-edit', { status: 1 });
    repo.git(`commit -q --amend --no-edit ${way1('amend')}`);
    assert.is(repo.git('rev-list --count HEAD'), '1');
    return `--amend: ${repo.head()}`;
  },
  'merge: Merge branch \'side\' | b.js': (repo) => {
    diverge(repo, 'b.js');
    repo.git('merge -q side', { status: 1 });
    repo.git(way1('merge'));
    assert.is(repo.git('rev-list --parents -1 HEAD').split(' ').length, 3);
    return `merge: ${repo.head()}`;
  },
  'merge with a conflict: Merge branch \'side\' | a.js': (repo) => {
    diverge(repo, 'a.js');
    repo.git('merge -q side', { status: 1 });
    repo.write('a.js', 'both\n');
    repo.git('add a.js');
    repo.git('commit -q --no-edit', { status: 1 });
    repo.git(way1('merge'));
    return `merge with a conflict: ${repo.head()}`;
  },
  'rebase: on the side | a.js': (repo) => {
    diverge(repo, 'a.js');
    repo.git('checkout -q side && git rebase -q main', { status: 1 });
    repo.write('a.js', 'both\n');
    repo.git('add a.js');
    repo.git('commit -q --no-edit', { status: 1 });
    repo.git(way1('sequencer', { operation: 'rebase' }));
    repo.git('rebase --continue');
    return `rebase: ${repo.head()}`;
  },
  'cherry-pick: on the side | a.js': (repo) => {
    diverge(repo, 'a.js');
    repo.git('cherry-pick side', { status: 1 });
    repo.write('a.js', 'both\n');
    repo.git('add a.js');
    repo.git('commit -q --no-edit', { status: 1 });
    repo.git(way1('sequencer', { operation: 'cherry-pick' }));
    return `cherry-pick: ${repo.head()}`;
  },
  'revert: Revert "on the side" | a.js': (repo) => {
    diverge(repo, 'a.js');
    repo.git('checkout -q side');
    repo.write('a.js', 'later\n');
    repo.git('commit -qam later --no-verify');
    repo.git('revert --no-edit HEAD^', { status: 1 });
    repo.write('a.js', 'both\n');
    repo.git('add a.js');
    repo.git('commit -q --no-edit', { status: 1 });
    repo.git(way1('sequencer', { operation: 'revert' }));
    return `revert: ${repo.head().replace(/\n\nThis reverts commit \w+\./, '')}`;
  },
  'push: Say why this may pass | ': (repo) => {
    repo.git(waysToPush([TRAILER]).at(-1)!.trim());
    return `push: ${repo.head()}`;
  },
};

/** main and side each change a file: main a.js, side the one given. */
function diverge(repo: Repo, file: string): void {
  repo.git('checkout -q -b side');
  repo.write(file, 'side\n');
  repo.git('commit -q --no-verify -am "on the side"');
  repo.git('checkout -q main');
  repo.write('a.js', 'main\n');
  repo.git('commit -q --no-verify -am "on main"');
}

for (const [expected, run] of Object.entries(STATES)) {
  test(`the printed way works after ${expected.split(':')[0]}`, () => {
    const repo = new Repo();
    try {
      assert.is(run(repo), expected);
    } finally {
      rmSync(repo.home, { recursive: true, force: true });
    }
  });
}

test('no trailer, no way', () => {
  for (const kind of ['plain', 'all', 'merge', 'sequencer'] as const) assert.equal(waysOn({ kind, messageFile: '/m', afterEditor: false, trailer: [] }), []);
  assert.equal(waysToPush([]), []);
});

test.run();
