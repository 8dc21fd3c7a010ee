import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { provenanceFile } from '../lib/audit/provenance-file.ts';
import { recordLines, recordedSignals } from '../lib/audit/recorded-lines.ts';
import { aiKnown } from '../lib/ai-known.ts';
import { notesOf } from '../lib/git/notes.ts';
import { parsePatchFile } from '../lib/git/patch-file.ts';
import { readPolicy } from '../lib/policy/read.ts';
import { aiErrand, aiOfCommit, signalsInChanges, type ToldByCommit } from '../lib/provenance.ts';
import type { Change } from '../lib/types.ts';
import { withTrailer } from '../lib/verdict/add-trailer.ts';
import { hintedAgents } from '../lib/verdict/agents.ts';
import { noteSignals, traceSignals } from '../lib/verdict/ai-notes.ts';
import { saidOfAi } from '../lib/verdict/ai-trailers.ts';
import { provenanceOf, type AiFile, type AiSignal } from '../lib/verdict/provenance.ts';

const root = mkdtempSync(path.join(os.tmpdir(), 'aisec-provenance-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
let made = 0;
const newDir = (): string => path.join(root, String(made++));

const ANN = 'Ann <ann@example.com>';

/** A line of the message → "tool (how)", or "reviewed"; '' nothing. */
const LINES: [line: string, said: string][] = [
  ['Assisted-by: claude-code', 'claude-code (Assisted-by trailer)'],
  ['Assisted-by: Claude:claude-3-opus coccinelle sparse', 'claude-code (Assisted-by trailer)'],
  ['Assisted-by: Claude Code', 'claude-code (Assisted-by trailer)'],
  ['assisted-by : GitHub Copilot (agent mode)', 'github-copilot (Assisted-by trailer)'],
  ['    Assisted-by: codex', 'codex (Assisted-by trailer)'],
  ['Assisted-by: Our Own Model:v2 [clang-tidy]', 'our-own-model (Assisted-by trailer)'],
  ['Assisted-by: AI', 'null (Assisted-by trailer)'],
  ['Assisted-by: none', ''],
  ['Assisted-by: Bob Smith <bob@example.com>', ''],
  ['Assisted-by: bob@example.com', ''],
  ['> Assisted-by: codex', ''],
  ['Co-authored-by: Claude <noreply@anthropic.com>', 'claude-code (Co-authored-by trailer)'],
  ['Co-Authored-By: Claude Opus 4 <NoReply@Anthropic.com>', 'claude-code (Co-authored-by trailer)'],
  ['Co-authored-by: Cursor <cursoragent@cursor.com>', 'cursor (Co-authored-by trailer)'],
  ['Co-authored-by: Copilot <198982749+Copilot@users.noreply.github.com>', 'github-copilot (Co-authored-by trailer)'],
  ['Co-authored-by: devin-ai-integration[bot] <158243242+devin-ai-integration[bot]@users.noreply.github.com>', 'devin (Co-authored-by trailer)'],
  ['Co-authored-by: Roo <roomote@roocode.com>', 'roo-code (Co-authored-by trailer)'],
  // a person of that name
  ['Co-authored-by: Claude <claude@example.com>', ''],
  ['Co-authored-by: dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>', ''],
  ['Generated-by: Gemini 2.5', 'gemini-cli (Generated-by trailer)'],
  ['Generated-by: protoc 3.2', ''],
  ['Reviewed-by: Bob <bob@example.com>', 'reviewed'],
  ['Reviewed-by: Ann <ann@example.com>', ''],
  ['Reviewed-by: ann <Ann@Example.com>', ''],
  ['Reviewed-by: Annie <ann@example.com>', ''],
  ['Reviewed-by: Ann <ann@elsewhere.example>', ''],
  ['Reviewed-by: Claude <noreply@anthropic.com>', ''],
  ['Signed-off-by: Claude <noreply@anthropic.com>', ''],
];

for (const [line, wanted] of LINES) {
  test(`a message with "${line}" says ${wanted || 'nothing'}`, () => {
    const { tools, reviewed } = saidOfAi(['Body.', '', line], ANN);
    assert.is([...tools.map(({ tool, how }) => `${tool} (${how})`), ...(reviewed ? ['reviewed'] : [])].join(), wanted);
  });
}

function shown(files: AiFile[]): string[] {
  return files.map(({ path: file, tool, how, lines }) => `${file} ${tool} ${lines.map(({ start, end }) => `${start}-${end}`).join()} ${how}`);
}

const CHANGED = [{ path: 'b', added: [{ start: 1, end: 10 }] }, { path: 'a', added: [{ start: 5, end: 6 }, { start: 9, end: 9 }] }];
const at = (file: string, start: number, end: number) => ({ path: file, lines: [{ start, end }] });
const wide = (kind: AiSignal['kind'], tool: string | null): AiSignal => ({ kind, tool, how: kind });
const exact = (kind: AiSignal['kind'], tool: string | null, file: string, start: number, end: number): AiSignal => ({ kind, tool, how: kind, at: at(file, start, end) });

const SIGNALS: [claim: string, signals: AiSignal[], ...files: string[]][] = [
  ['no signal marks nothing', []],
  ['a trailer speaks of every added line', [wide('trailer', 'x')], 'a x 5-6,9-9 trailer', 'b x 1-10 trailer'],
  ['of two that speak of all the more trusted counts', [wide('environment', 'x'), wide('trailer', 'x')], 'a x 5-6,9-9 trailer', 'b x 1-10 trailer'],
  ['lines that are not added do not count', [exact('note', 'x', 'a', 1, 5)], 'a x 5-5 note'],
  ['exact lines narrow what speaks of all', [wide('trailer', 'x'), exact('record', 'x', 'b', 2, 3)], 'b x 2-3 record'],
  ['exact lines outside of the change narrow nothing', [wide('trailer', 'x'), exact('record', 'x', 'c', 2, 3)], 'a x 5-6,9-9 trailer', 'b x 1-10 trailer'],
  ['another tool is not narrowed', [wide('trailer', 'y'), exact('record', 'x', 'b', 2, 3)], 'a y 5-6,9-9 trailer', 'b x 2-3 record', 'b y 1-10 trailer'],
  ['a line counts once, for the more trusted', [exact('marker', 'x', 'b', 1, 4), exact('record', 'x', 'b', 3, 5)], 'b x 3-5 record', 'b x 1-2 marker'],
  ['a nameless signal adds nothing where another names the tool', [exact('marker', null, 'b', 1, 4), exact('record', 'x', 'b', 3, 5)], 'b x 3-5 record', 'b null 1-2 marker'],
];

for (const [claim, signals, ...files] of SIGNALS) {
  test(claim, () => assert.equal(shown(provenanceOf(CHANGED, signals)), files));
}

const NOTE = `src/main.ts
  s_0123456789abcd::t_0123456789abcd 1-3,8
  h_0123456789abcd 4-7
  s_fffffffffffffff::t_0123456789abcd 9
"src/a b.ts"
  abcdef0123456789 2
---
{ "schema_version": "authorship/3.0.0", "base_commit_sha": "0", "humans": { "h_0123456789abcd": {} },
  "prompts": { "abcdef0123456789": { "agent_id": { "tool": "My Tool", "id": "1", "model": "m" } } },
  "sessions": { "s_0123456789abcd": { "agent_id": { "tool": "claude", "id": "1", "model": "m" } } } }
`;

test('a note of git-ai tells lines by session and prompt, and nothing of people and unknown sessions', () => {
  assert.equal(noteSignals(NOTE).map(({ tool, at: place }) => [tool, place]), [
    ['claude-code', { path: 'src/main.ts', lines: [{ start: 1, end: 3 }, { start: 8, end: 8 }] }],
    ['my-tool', { path: 'src/a b.ts', lines: [{ start: 2, end: 2 }] }],
  ]);
});

test('a note that cannot be read says nothing', () => {
  for (const note of ['', '---', '---\n', 'a\n  s_1::t_1 1\n---\n{', 'a\n  s_1::t_1 1\n---\n[]', 'a\n  s_1::t_1 9-1\n---\n{"sessions":{"s_1":null}}', 'a note of a person\n\n  with 1 2 3\n']) assert.equal(noteSignals(note), [], note);
});

const RECORD = { version: '0.1.0', tool: { name: 'cursor' }, files: [{ path: 'a.ts', conversations: [
  { contributor: { type: 'ai', model_id: 'm' }, ranges: [{ start_line: 1, end_line: 4 }, { start_line: 6, end_line: 6, contributor: { type: 'human' } }] },
  { contributor: { type: 'human' }, ranges: [{ start_line: 9, end_line: 9 }] },
  { contributor: { type: 'mixed' }, ranges: [{ start_line: 12, end_line: 11 }, { start_line: '1', end_line: 2 }] },
] }] };

test('a record of Agent Trace tells lines of AI, alone or one a line', () => {
  const wanted = [{ kind: 'trace', tool: 'cursor', how: 'Agent Trace record', at: at('a.ts', 1, 4) }];
  assert.equal(traceSignals(JSON.stringify(RECORD, null, 2)), wanted);
  assert.equal(traceSignals(`${JSON.stringify(RECORD)}\n${JSON.stringify({ ...RECORD, files: [] })}\n`), wanted);
  for (const text of ['', '{', '[]', '{"files":7}', '{"files":[{"path":1,"conversations":[{"ranges":[{}]}]}]}', 'null\nnull\n']) assert.equal(traceSignals(text), [], text);
});

function added(name: string, text: string): Change[] {
  const lines = text.replace(/\n$/, '').split('\n');
  return parsePatchFile(Buffer.from(`--- /dev/null\n+++ b/${name}\n@@ -0,0 +1,${lines.length} @@\n${lines.map((line) => `+${line}\n`).join('')}`), { file: 1 << 20 });
}

const MARKED: [name: string, text: string, ...marks: string[]][] = [
  ['a.js', 'one();\n// @ai-generated by Claude Code\ntwo();\n// @end\nthree();\n', 'claude-code 2-4'],
  ['a.js', '/* @ai-generated: cursor */\ntwo();\n', 'cursor 1-2'],
  ['a.js', '// @ai-generated code below\ntwo();\n// @ai-generated codex\nthree();\n', 'null 1-2', 'codex 3-4'],
  ['a.html', '<!-- @ai-generated -->\n<p>\n<!-- @end -->\n<p>\n', 'null 1-3'],
  ['a.sql', '-- @ai-generated\nselect 1\n-- @end', 'null 1-3'],
  ['a.unknown', '# @ai-generated gemini\nx\n', 'gemini-cli 1-2'],
  ['a.js', 'const mark = "// @ai-generated codex";\n'],
  ['a.js', '// @ai-generated-by-nobody\n// @ending\n// @end\n'],
];

test('markers in comments of any language mark the lines between, and nothing in texts does', () => {
  for (const [name, text, ...marks] of MARKED) {
    assert.equal(signalsInChanges(added(name, text)).map(({ tool, at: place }) => `${tool} ${place!.lines.map(({ start, end }) => `${start}-${end}`).join()}`), marks, text);
  }
});

test('notes are read for many commits at once; a commit without one, and a repository without any, have none', async () => {
  const cwd = newDir();
  mkdirSync(cwd);
  const run = (...args: string[]): string => execFileSync('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', ...args], { cwd, encoding: 'utf8' }).trim();
  run('init', '-q');
  const ids = ['one', 'two', 'three'].map((name) => (run('commit', '-q', '--allow-empty', '-m', name), run('rev-parse', 'HEAD')));
  assert.equal([...(await notesOf('refs/notes/ai', ids, { cwd }))], []);
  writeFileSync(path.join(cwd, 'note'), NOTE);
  run('notes', '--ref=ai', 'add', '-F', 'note', ids[1]);
  const notes = await notesOf('refs/notes/ai', ids, { cwd });
  assert.equal([...notes.keys()], [ids[1]]);
  assert.equal(noteSignals(notes.get(ids[1])!).map(({ tool }) => tool), ['claude-code', 'my-tool']);
});

test('variables of editors are hints, with and without an agent', () => {
  assert.equal(hintedAgents({ CURSOR_TRACE_ID: 'abc', TERM_PROGRAM: 'vscode', CLAUDECODE: '1' }).map(({ tool }) => tool), ['cursor', null]);
  assert.equal(hintedAgents({ TERM_PROGRAM: 'xterm', CURSOR_TRACE_ID: '' }), []);
});

const policy = (text: string) => readPolicy(`version: 1\nextends: recommended\n${text}`, { file: '.aisec.yml', read: () => null, list: () => [], rules: [] });
const TIER = 'tiers: { hot: { ai: review } }\npaths: [ { match: [ "src/**" ], tier: hot } ]';

/** Policy, environment, what the later hooks have to do; null: nothing was even loaded. */
const ERRANDS: [policy: string, env: Record<string, string>, errand: string | null][] = [
  ['', {}, null],
  ['', { CURSOR_TRACE_ID: 'x' }, null],
  ['ai: { disclosure: required }', {}, null],
  ['', { CODEX_CI: '1' }, 'add'],
  ['', { AI_AGENT: '1' }, ''],
  ['', { GIT_AUTHOR_NAME: 'cursor[bot]', GIT_AUTHOR_EMAIL: 'x@y' }, 'add'],
  ['ai: { disclosure: "off" }', { CODEX_CI: '1' }, ''],
  ['ai: { disclosure: required }', { CODEX_CI: '1' }, 'ask'],
  ['ai: { approved: [ codex ] }', {}, 'hear'],
  ['ai: { approved: [ codex ] }', { CODEX_CI: '1' }, 'ask'],
  [TIER, {}, 'hear'],
];

test('what the later hooks have to do follows from the policies and from what is known', async () => {
  for (const [text, env, errand] of ERRANDS) {
    const known = await aiKnown({ env, gitDir: newDir(), changes: added('a.js', 'x\n'), policies: [policy(text)] });
    assert.is(known && aiErrand(known), errand, `${text} ${JSON.stringify(env)}`);
  }
});

test('a commit of a range is judged by its message, author, note and files', () => {
  const changes = added('src/main.ts', 'a\nb\nc\nd\n');
  const told = { body: [], author: ANN, note: null, changes, approvals: [] };
  const rules = (given: Partial<ToldByCommit>) => {
    const { files, claims } = aiOfCommit({ ...told, ...given }, [policy(`ai: { approved: [ codex ], disclosure: required }\n${TIER}`)]);
    return [...shown(files), ...claims.map(({ rule }) => rule)];
  };
  assert.equal(rules({}), []);
  assert.equal(rules({ note: NOTE }), ['src/main.ts claude-code 1-3 git-ai note', 'ai-unapproved-tool', 'ai-undisclosed', 'ai-review-needed']);
  assert.equal(rules({ author: 'cursor[bot] <1+cursor[bot]@users.noreply.github.com>' }), ['src/main.ts cursor 1-4 author of the commit', 'ai-unapproved-tool', 'ai-undisclosed', 'ai-review-needed']);
  assert.equal(aiOfCommit({ ...told, body: ['Assisted-by: codex', 'Reviewed-by: Bob <bob@example.com>'] }, [policy(`ai: { approved: [ codex ], disclosure: required }\n${TIER}`)]).claims, []);
});

const NO_EDITOR = { editorRan: false, commentChar: null, cleanup: null };
const EDITOR = { ...NO_EDITOR, editorRan: true };

const TRAILED: [message: string, options: typeof NO_EDITOR, result: string][] = [
  ['s\n', NO_EDITOR, 's\n\nA: b\n'],
  ['s', NO_EDITOR, 's\n\nA: b\n'],
  ['s\n\nbody\n', NO_EDITOR, 's\n\nbody\n\nA: b\n'],
  ['s\n\nbody\n\nX-y: z\n', NO_EDITOR, 's\n\nbody\n\nX-y: z\nA: b\n'],
  ['fix: s\n', NO_EDITOR, 'fix: s\n\nA: b\n'],
  ['s\n\n# Please\n# …\n', EDITOR, 's\n\nA: b\n\n# Please\n# …\n'],
  ['\n# Please\n', EDITOR, '\n\n# A: b\n\n# Please\n'],
  ['s\n\n# ------------------------ >8 ------------------------\n# x\ndiff\n', EDITOR, 's\n\nA: b\n\n# ------------------------ >8 ------------------------\n# x\ndiff\n'],
  ['', NO_EDITOR, ''],
];

test('a trailer is put where git sees one', () => {
  for (const [message, options, result] of TRAILED) assert.is(withTrailer(message, 'A: b', options), result, JSON.stringify(message));
});

const WRITTEN = 'export function rowOf(name) {\n  const cells = name.split(",");\n  return cells.map((cell) => cell.trim());\n}\n';

function recordedIn(dir: string, name: string, text: string): string[] {
  return recordedSignals(dir, added(name, text)).map(({ tool, at: place }) => `${tool} ${place!.lines.map(({ start, end }) => `${start}-${end}`).join()}`);
}

test('recorded lines are known again in any file, whatever stands around them, and however they are indented', () => {
  const dir = newDir();
  assert.is(recordLines(dir, { tool: 'x', path: 'a.js', texts: [WRITTEN], at: '' }), 4);
  assert.equal(recordedIn(dir, 'b.js', `first();\n\n${WRITTEN.replace(/^/gm, '\t').replaceAll('"', "'").replaceAll(';', '')}last();\n`), ['x 3-6']);
  assert.not.match(readFileSync(provenanceFile(dir), 'utf8'), /cells|trim|rowOf/);
});

test('what everybody writes proves nothing', () => {
  const dir = newDir();
  recordLines(dir, { tool: 'x', path: 'a.js', texts: [WRITTEN, '}\n', '  return null;\n}\n', '} else {\n'], at: '' });
  assert.equal(recordedIn(dir, 'b.js', 'function a() {\n  return null;\n}\n}\n} else {\n'), []);
});

test('a line alone counts in its own file only', () => {
  const dir = newDir();
  recordLines(dir, { tool: 'x', path: 'a.js', texts: ['const answer = computeTheAnswer(question);\n'], at: '' });
  const text = 'one\nconst answer = computeTheAnswer(question)\n';
  assert.equal([recordedIn(dir, 'a.js', text), recordedIn(dir, 'b.js', text)], [['x 2-2'], []]);
});

test('a torn line is passed by, and old entries drop out', () => {
  const dir = newDir();
  recordLines(dir, { tool: 'x', path: 'a.js', texts: [WRITTEN], at: '' });
  appendFileSync(provenanceFile(dir), '{"tool":"y","runs":["\n');
  assert.equal(recordedIn(dir, 'a.js', WRITTEN), ['x 1-4']);
  for (const round of [1, 2]) {
    appendFileSync(provenanceFile(dir), `${'x'.repeat(1024 * 1024)}\n`);
    recordLines(dir, { tool: 'z', path: 'a.js', texts: [`const round = "a text of its own, number ${round}";\nmore();\n`], at: '' });
  }
  assert.equal(recordedIn(dir, 'a.js', WRITTEN), []);
  assert.ok(existsSync(provenanceFile(dir).replace('.jsonl', '.old.jsonl')));
});

test('agents that record at once lose no entry', async () => {
  const dir = newDir();
  const script = path.join(root, 'record.mjs');
  const contents = `import { recordLines } from './lib/audit/recorded-lines.ts';
    const [, , dir, who] = process.argv;
    for (let n = 0; n < 20; n++) recordLines(dir, { tool: 'x', path: 'a', at: '', texts: ['const first = "number ' + who + ' ' + n + '";\\nsecond();\\n'] });`;
  await build({ stdin: { contents, resolveDir: process.cwd() }, outfile: script, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
  await Promise.all(['one', 'two', 'three'].map((who) => new Promise<void>((resolve, reject) => {
    spawn(process.execPath, [script, dir, who], { stdio: 'inherit' }).on('close', (status) => (status === 0 ? resolve() : reject(new Error(`ended with ${status}`))));
  })));
  const lines = readFileSync(provenanceFile(dir), 'utf8').trimEnd().split('\n');
  assert.is(lines.filter((line) => Array.isArray((JSON.parse(line) as { runs: string[] }).runs)).length, 60);
});

test.run();
