import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { knownAgent } from '../lib/verdict/agents.ts';
import { inlineOverrides } from '../lib/verdict/inline.ts';
import { parseMessage } from '../lib/verdict/message.ts';
import { patternTest } from '../lib/verdict/pattern.ts';
import { overridesFrom, parseTarget, reasonProblem, targetText } from '../lib/verdict/overrides.ts';

const FP = '3f9a1c22b07d';

const TARGETS: [string, { rule: string | null; fingerprint: string | null; glob: string | null } | null][] = [
  [`inner-html#${FP}`, { rule: 'inner-html', fingerprint: FP, glob: null }],
  [`INNER-html#${FP.toUpperCase()}`, { rule: 'inner-html', fingerprint: FP, glob: null }],
  [FP, { rule: null, fingerprint: FP, glob: null }],
  [`#${FP}`, { rule: null, fingerprint: FP, glob: null }],
  ['inner-html', { rule: 'inner-html', fingerprint: null, glob: null }],
  ['inner-html in src/list.js', { rule: 'inner-html', fingerprint: null, glob: 'src/list.js' }],
  ['acme/own.rule in src/a b/{c,d}.js', { rule: 'acme/own.rule', fingerprint: null, glob: 'src/a b/{c,d}.js' }],
  ['inner-html  in\tsrc/**', { rule: 'inner-html', fingerprint: null, glob: 'src/**' }],
  ['*', { rule: '*', fingerprint: null, glob: null }],
  ['* in src/**', null],
  ['', null],
  ['inner-html#3f9a', null],
  [`inner-html#${FP}00`, null],
  ['inner-html#', null],
  ['inner-html in', null],
  ['inner-html in ', null],
  ['the value is clean', null],
  ['inner html', null],
];

for (const [target, expected] of TARGETS) {
  test(`target "${target}"`, () => assert.equal(parseTarget(target), expected));
}

test('a target reads back as it was written', () => {
  for (const text of [`inner-html#${FP}`, FP, 'eval', 'eval in src/*.js', '*']) assert.is(targetText(parseTarget(text)!), text);
});

test('a target that names nothing is told with its line', () => {
  const message = parseMessage('s\n\nAISec-Override: the value is clean\nAISec-Override: eval: a b\n', { editorRan: false, commentChar: null, cleanup: null });
  const { overrides, notes } = overridesFrom(message);
  assert.equal(overrides, [{ rule: 'eval', fingerprint: null, glob: null, reason: 'a b', from: 'trailer' }]);
  assert.is(notes.length, 1);
  assert.match(notes[0], 'line 3 names "the value is clean"');
});

const ANY = { min: 1, lacks: () => null };
const TITLE = 'Markup built from a value';
const REASONS: [string, string | null][] = [
  ['value comes from our own sanitizer (SEC-142)', null],
  ['only numbers reach this template', null],
  ['false positive: the value is a constant of the config', null],
  ['reviewed by the security team', null],
  ['der Wert kommt aus unserem eigenen Filter', null],
  ['значение уже проверено выше по коду', null],
  ['この値は設定ファイルの定数なので安全です', null],
  ['DOMPurify.sanitize runs in render()', null],
  ['', 'gives no reason'],
  ['   ', 'gives no reason'],
  ['short one', '9 characters are fewer than the 12'],
  ['<your reason>', 'placeholder'],
  ['<YOUR REASON> ', 'placeholder'],
  ['x <your reason> sanitizer value', 'placeholder'],
  ['fix later fix later', 'says nothing'],
  ['will be fixed in a follow-up, soon', 'says nothing'],
  ['false positive', 'says nothing'],
  ['This is a FALSE POSITIVE!!!', 'says nothing'],
  ['todo todo todo todo', 'says nothing'],
  ['test test test test test', 'says nothing'],
  ['sanitized sanitized sanitized', 'says nothing'],
  ['hot pan hot pan hot pan hot pan', 'says nothing'],
  ['hahahaha hohohoho filter', 'says nothing'],
  ['asdf asdf asdf asdf', 'says nothing'],
  ['asdfasdfasdfasdfasdf', 'says nothing'],
  ['qwertyuiop asdfghjkl', 'says nothing'],
  ['aaaaaaaaaaaaaaaaaaaaaa', 'says nothing'],
  ['.....................', 'says nothing'],
  ['1234567890 1234567890', 'says nothing'],
  ['it is safe, trust me, really', 'says nothing'],
  ['not needed here please ignore', 'says nothing'],
  ['Markup built from a value', 'only repeats'],
  ['this markup is built from a value', 'only repeats'],
];

for (const [reason, expected] of REASONS) {
  test(`reason "${reason}" ${expected ? 'does not count' : 'counts'}`, () => {
    const problem = reasonProblem(reason, { ...ANY, min: 12 }, TITLE);
    if (expected === null) assert.is(problem, null);
    else assert.match(problem ?? 'null', expected);
  });
}

test('the policy asks for a pattern', async () => {
  const policy = { min: 5, lacks: await patternTest(['SEC-\\d+']) };
  assert.is(reasonProblem('our sanitizer made it, SEC-142', policy, TITLE), null);
  assert.match(reasonProblem('our sanitizer made it', policy, TITLE)!, 'lacks what the policy asks for: SEC-\\d+');
});

test('a hostile pattern takes linear time', async () => {
  const lacks = await patternTest(['^(a+)+$']);
  assert.is(lacks(`${'a'.repeat(999)}b`), '^(a+)+$');
});

test('length counts characters, not units', () => {
  assert.match(reasonProblem('😀'.repeat(6), { ...ANY, min: 7 }, TITLE)!, '6 characters');
});

/** Comments are marked with « and », which the test takes away. */
const INLINE: [string, string, [number, string, string][]][] = [
  ['behind code', 'a();\nel.innerHTML = x; «// aisec-ignore inner-html -- x is clean»\nb();\n', [[2, 'inner-html', 'x is clean']]],
  ['above code', '«// aisec-ignore inner-html -- x is clean»\nel.innerHTML = x;\n', [[2, 'inner-html', 'x is clean']]],
  ['above blank lines and comments', '«# aisec-ignore eval -- a b»\n\n«# more»\n  eval(x)\n', [[4, 'eval', 'a b']]],
  ['a block comment', '«/* aisec-ignore eval -- a b */»\neval(x)\n', [[2, 'eval', 'a b']]],
  ['a block comment before code', '«/* aisec-ignore eval -- a b */» eval(x)\n', [[1, 'eval', 'a b']]],
  ['inside a long block comment', '«/*\n * aisec-ignore eval -- a b\n * more\n */»\neval(x)\n', [[5, 'eval', 'a b']]],
  ['two in one comment', '«/*\n aisec-ignore eval -- a b\n aisec-ignore exec -- c d */»\neval(x)\n', [[4, 'eval', 'a b'], [4, 'exec', 'c d']]],
  ['HTML', '«<!-- aisec-ignore inner-html -- a b -->»\n<b>\n', [[2, 'inner-html', 'a b']]],
  ['JSX', '{«/* aisec-ignore inner-html -- a b */»}\n<div x={y}/>\n', [[2, 'inner-html', 'a b']]],
  ['Jinja', '«{# aisec-ignore x -- a b #}»\n{{ y }}\n', [[2, 'x', 'a b']]],
  ['CRLF', '«// aisec-ignore eval -- a b»\r\neval(x)\r\n', [[2, 'eval', 'a b']]],
  ['no reason', 'eval(x) «// aisec-ignore eval»\n', [[1, 'eval', '']]],
  ['an empty reason', 'eval(x) «// aisec-ignore eval --»\n', [[1, 'eval', '']]],
  ['behind other words', 'eval(x) «// eslint-disable-line aisec-ignore eval -- a»\n', [[1, 'eval', 'a']]],
  ['prose about the word', '«// aisec-ignore comments need a reason»\nx\n', []],
  ['another word', '«// my-aisec-ignore eval -- a»\nx\n', []],
  ['not in a comment', 'x = "aisec-ignore eval -- a"\n', []],
  ['at the end of the file', 'x\n«// aisec-ignore eval -- a b»', [[2, 'eval', 'a b']]],
  ['several down the file', 'a «// aisec-ignore x -- 1»\nb\n«// aisec-ignore y -- 2»\n\nc «// aisec-ignore z -- 3»\n', [[1, 'x', '1'], [5, 'y', '2'], [5, 'z', '3']]],
];

for (const [name, marked, expected] of INLINE) {
  test(`inline override: ${name}`, () => {
    const { text, comments } = unmark(marked);
    assert.equal(inlineOverrides(text, comments).map((it) => [it.line, it.rule, it.reason]), expected);
  });
}

test('an inline reason is read as UTF-8', () => {
  const text = Buffer.from('eval(x) // aisec-ignore eval -- geprüft ✓', 'utf8').toString('latin1');
  assert.is(inlineOverrides(text, [{ start: 8, end: text.length }])[0].reason, 'geprüft ✓');
});

test('a file full of directives is read once', () => {
  for (const one of ['// aisec-ignore eval -- a b\n', '// aisec-ignore eval -- a b\nx\n']) {
    const text = one.repeat(300_000);
    const comments = Array.from({ length: 300_000 }, (_, index) => ({ start: index * one.length, end: index * one.length + 27 }));
    assert.is(inlineOverrides(text, comments).length, 300_000);
  }
});

test('hostile comments and messages take linear time', () => {
  const long = 300_000;
  const texts = [' '.repeat(long), '*'.repeat(long), '-'.repeat(long), '}'.repeat(long), 'aisec-ignore '.repeat(long / 10), `aisec-ignore${' '.repeat(long)}`,
    `aisec-ignore ${'a'.repeat(long)}`, `aisec-ignore eval --${' '.repeat(long)}\rx`, `${' '.repeat(long)}x`, '\n '.repeat(long / 2), 'AISec-Override: a\n '.repeat(long / 20),
    `AISec-Override: eval in ${': '.repeat(long / 2)}`, 'a:'.repeat(long), '<'.repeat(long), 'ab '.repeat(long / 3)];
  for (const text of texts) {
    inlineOverrides(`aisec-ignore x -- y\n${text}`, [{ start: 0, end: text.length + 20 }]);
    const message = parseMessage(`s\n\n${text}\n\nAISec-Override: x: ${text}`, { editorRan: true, commentChar: 'auto', cleanup: null });
    overridesFrom(message);
    for (const { reason } of message.overrides.slice(0, 3)) assert.type(reasonProblem(reason, ANY, TITLE) ?? '', 'string');
  }
});

function unmark(marked: string): { text: string; comments: { start: number; end: number }[] } {
  const comments: { start: number; end: number }[] = [];
  let text = '';
  for (const char of marked) {
    if (char === '«') comments.push({ start: text.length, end: text.length });
    else if (char === '»') comments.at(-1)!.end = text.length;
    else text += char;
  }
  return { text, comments };
}

const AGENTS: [Record<string, string>, string | null][] = [
  [{ CLAUDECODE: '1' }, 'claude-code'],
  [{ CURSOR_AGENT: '1' }, 'cursor'],
  [{ GEMINI_CLI: '1' }, 'gemini-cli'],
  [{ CODEX_SANDBOX: 'seatbelt' }, 'codex'],
  [{ CODEX_CI: '1' }, 'codex'],
  [{ CODEX_INTERNAL_ORIGINATOR_OVERRIDE: 'codex_web_agent' }, 'codex'],
  [{ CODEX_INTERNAL_ORIGINATOR_OVERRIDE: 'vscode' }, null],
  [{ AI_AGENT: 'claude-code_2.1.0_cli' }, 'claude-code'],
  [{ AI_AGENT: '1' }, 'unknown'],
  [{ AI_AGENT: '\x1b[2J' }, 'unknown'],
  [{ AGENT: 'goose' }, 'goose'],
  [{ AGENT: 'ssh-agent' }, null],
  [{ CURSOR_TRACE_ID: 'abc' }, null],
  [{ REPL_ID: 'abc' }, null],
  [{ CLAUDECODE: '0' }, null],
  [{ CLAUDECODE: '' }, null],
  [{}, null],
];

for (const [env, tool] of AGENTS) {
  test(`agent by ${JSON.stringify(env)}`, () => assert.is(knownAgent(env)?.tool ?? null, tool));
}

test('the sign of an agent is one printable line', () => {
  assert.is(knownAgent({ CLAUDECODE: '1' })!.how, 'CLAUDECODE=1');
  assert.is(knownAgent({ AI_AGENT: '\x1b[2J' })!.how, 'AI_AGENT');
});

test.run();
