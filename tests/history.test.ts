/** A history scan on a real repository: it goes on where it was interrupted, begins anew when something changed, and its parts make the whole. */
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import { scanHistory, type Shard } from '../lib/scan/history.ts';
import type { Scanned } from '../lib/scan/scan.ts';
import { RULES } from '../patterns/index.ts';
import { expandExample } from '../lib/match/examples.ts';
import { newRepository } from './git-repository.ts';

const COMMITS = 350;
const repository = newRepository();
const state = path.join(repository.dir, '.git/aisec');

/** Every tenth commit brings a password of its own; a reason stands in the message of one of them. */
test.before(() => {
  Object.assign(process.env, repository.env);
  const parts: string[] = [];
  for (let number = 1; number <= COMMITS; number++) {
    const text = number % 10 === 0 ? `const password = "${expandExample('{{12}}', number)}";\n` : `let a = ${number};\n`;
    const message = number === 50 ? 'c\n\nAISec-Override: hardcoded-password: of the container that the tests start\n' : 'c\n';
    parts.push(`commit refs/heads/main\nmark :${number}\nauthor Ann <ann@example.com> ${1_700_000_000 + number} +0000\ncommitter Ann <ann@example.com> ${1_700_000_000 + number} +0000\ndata ${message.length}\n${message}`);
    parts.push(number > 1 ? `from :${number - 1}\n` : '', `M 100644 inline src/f.js\ndata ${text.length}\n${text}\n`);
  }
  const { status, stderr } = spawnSync('git', ['fast-import', '--quiet'], { cwd: repository.dir, env: repository.env, input: parts.join('') });
  assert.is(status, 0, stderr.toString());
});

const rules = liveRules(tableOf([...RULES]));

function scan(shard: Shard = { part: 1, of: 1 }, progress: (done: number) => void = () => undefined, version = '1'): Promise<Scanned> {
  return scanHistory({ rules, env: {}, today: '2026-01-02', cwd: repository.dir, progress: () => undefined, version, floors: [] }, shard, progress);
}

const shown = ({ draft, overrides }: Scanned): unknown => ({ findings: draft.findings, coverage: draft.coverage, overrides });

test('every commit is judged once, each finding with its commit and author', async () => {
  const { draft, overrides } = await scan();
  assert.is(draft.findings.length, 35);
  assert.is(draft.coverage.commits, COMMITS);
  assert.equal([...new Set(draft.findings.map(({ author, path: name }) => `${author} ${name}`))], ['Ann <ann@example.com> src/f.js']);
  assert.is(new Set(draft.findings.map(({ commit }) => commit)).size, 35);
  assert.equal(overrides.map(({ rule, from, commit }) => [rule, from, draft.findings.some((finding) => finding.commit === commit)]), [['hardcoded-password', 'trailer', true]]);
});

test('an interrupted scan goes on where it was saved last, and says the same', async () => {
  const whole = shown(await scan());
  const stopAt = (commit: number) => (done: number): void => {
    if (done === commit) throw new Error('interrupted');
  };
  for (const commit of [99, 100, 101, 250]) {
    await scan({ part: 1, of: 1 }, stopAt(commit)).then(() => assert.unreachable(), (error: Error) => assert.is(error.message, 'interrupted'));
    let first = 0;
    const again = await scan({ part: 1, of: 1 }, (done) => (first ||= done));
    assert.equal(shown(again), whole);
    assert.is(first, Math.floor((commit - 1) / 100) * 100 + 1);
    assert.equal(readdirSync(state), [], 'nothing is left behind');
  }
});

test('a saved state that does not fit, or was cut short, is not taken up', async () => {
  const whole = shown(await scan());
  const interrupted = async (): Promise<string> => {
    await scan({ part: 1, of: 1 }, (done) => { if (done === 250) throw new Error('interrupted'); }).catch(() => undefined);
    return path.join(state, readdirSync(state)[0]);
  };
  const firstOf = async (version = '1'): Promise<number> => {
    let first = 0;
    assert.equal(shown(await scan({ part: 1, of: 1 }, (done) => (first ||= done), version)), whole);
    return first;
  };
  await interrupted();
  assert.is(await firstOf('2'), 1, 'another version');
  const file = await interrupted();
  const text = readFileSync(file, 'utf8');
  writeFileSync(file, text.slice(0, -10));
  assert.is(await firstOf(), 101, 'the last line cut');
  const head = await interrupted();
  writeFileSync(head, 'x');
  assert.is(await firstOf(), 1, 'something else');
});

test('the parts together are the whole', async () => {
  const whole = await scan();
  const parts = [];
  for (const part of [1, 2, 3]) parts.push(await scan({ part, of: 3 }));
  const key = ({ commit = '', fingerprint }: { commit?: string; fingerprint: string }): string => commit + fingerprint;
  assert.equal(parts.flatMap(({ draft }) => draft.findings.map(key)).sort(), whole.draft.findings.map(key).sort());
  assert.is(parts.reduce((sum, { draft }) => sum + draft.coverage.commits!, 0), COMMITS);
  assert.ok(parts.every(({ draft }) => draft.coverage.commits! >= 116), 'of even size');
});

test.run();
