/** New and carried where a commit has several sides: merges, replays of a rebase, reverts; and patches that come without a repository. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parsePatchFile } from '../lib/git/patch-file.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { RECOMMENDED } from '../lib/policy/builtin.ts';
import { judgeChanges } from '../lib/run.ts';
import { RULES } from '../patterns/index.ts';
import { judged } from './carried/judge.ts';
import { LIMITS, newRepository, type Repository } from './git-repository.ts';

const SHOW = 'function show(list, name) {\n  list.innerHTML = "<li>" + name;\n}\n';
const LINES = Array.from({ length: 30 }, (_, line) => `const v${line} = ${line};\n`);
const text = (middle: string, rest = ''): string => [...LINES.slice(0, 15), middle, ...LINES.slice(15)].join('') + rest;

function committed(repository: Repository, texts: Record<string, string>, message: string): string {
  for (const [name, content] of Object.entries(texts)) repository.write(name, content);
  repository.git('add', '--all');
  repository.git('commit', '--quiet', '-m', message);
  return repository.git('rev-parse', 'HEAD').trim();
}

/** Main and a branch that both change the middle of a.js; main is checked out, and the index holds `resolved`. */
function conflict(ours: string, theirs: string, resolved: string): { repository: Repository; other: string } {
  const repository = newRepository();
  committed(repository, { 'a.js': text('middle();\n') }, 'base');
  repository.git('checkout', '--quiet', '-b', 'topic');
  const other = committed(repository, { 'a.js': text(theirs) }, 'theirs');
  repository.git('checkout', '--quiet', 'main');
  committed(repository, { 'a.js': text(ours) }, 'ours');
  repository.write('a.js', text(resolved));
  repository.git('add', '--all');
  return { repository, other };
}

async function blocked({ repository, other }: { repository: Repository; other: string }): Promise<string[]> {
  return (await judged(repository, [other])).filter(({ action }) => action === 'block').map(({ rule, line }) => `${rule}:${line}`);
}

const indented = SHOW.replace(/^ {2}/gm, '\t');

test('a finding of the other side, formatted in the resolution, is carried', async () => {
  assert.equal(await blocked(conflict('ours();\n', SHOW, `ours();\n${indented}`)), []);
});

test('a finding of our side, formatted in the resolution, is carried', async () => {
  assert.equal(await blocked(conflict(SHOW, 'theirs();\n', `${indented}theirs();\n`)), []);
});

test('one finding of each side, both formatted, are carried', async () => {
  const ping = 'function ping(host) {\n  exec("ping " + host);\n}\n';
  assert.equal(await blocked(conflict(SHOW, ping, `${indented}${ping.replace(/^ {2}/gm, '\t')}`)), []);
});

test('a finding that both sides hold once is new the second time', async () => {
  assert.equal(await blocked(conflict(`${SHOW}ours();\n`, `${SHOW}theirs();\n`, `${indented}${indented}`)), ['inner-html:20']);
});

test('a finding of no side is new', async () => {
  assert.equal(await blocked(conflict('ours();\n', 'theirs();\n', SHOW)), ['inner-html:17']);
});

test('a squashed branch that moved a finding carries it', async () => {
  const repository = newRepository();
  committed(repository, { 'a.js': text(SHOW) }, 'base');
  repository.git('checkout', '--quiet', '-b', 'topic');
  committed(repository, { 'a.js': text(''), 'b.js': text('', indented) }, 'move');
  repository.git('checkout', '--quiet', 'main');
  repository.git('merge', '--quiet', '--squash', 'topic');
  const findings = await judged(repository);
  assert.equal(findings.map(({ status, action }) => `${status} ${action}`), ['carried warn']);
});

test('a patch read without its repository carries what it moves', async () => {
  const repository = newRepository();
  committed(repository, { 'a.js': text(SHOW), 'b.js': 'start();\n' }, 'base');
  repository.write('a.js', text(''));
  repository.write('b.js', `start();\n${indented}`);
  repository.git('add', '--all');
  const patch = Buffer.from(repository.git('diff', '--cached'), 'latin1');
  const rules = liveRules(tableOf([...RULES]));
  const world = { rules, blobs: async () => new Map<string, Buffer>(), spent: () => 0 };
  const draft = await judgeChanges(world, parsePatchFile(patch, LIMITS), { gate: 'commit', policies: [RECOMMENDED], claims: [], notJudged: [] });
  assert.equal(draft.findings.map(({ rule, status, action }) => `${rule} ${status} ${action}`), ['inner-html carried warn']);
});

test.run();
