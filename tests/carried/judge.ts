/** One scenario of new and carried: texts committed, texts staged after them, and what the built-in rules and policy say of the change. */
import { rmSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as assert from 'uvu/assert';
import { expandExample } from '../../lib/match/examples.ts';
import { liveRules, tableOf } from '../../lib/match/ruleset.ts';
import { readBlobs } from '../../lib/git/blobs.ts';
import { openOpaque } from '../../lib/git/opaque.ts';
import { stagedChanges } from '../../lib/git/staged.ts';
import { RECOMMENDED } from '../../lib/policy/builtin.ts';
import { judgeChanges, type Standing } from '../../lib/run.ts';
import { RULES } from '../../patterns/index.ts';
import { LIMITS, newRepository, type Repository } from '../git-repository.ts';

/** Texts by path; `{{…}}` as in the examples of rules, the same every time. Bytes stay as they are. */
export type Texts = Record<string, string | Buffer>;

export interface Scenario {
  /** A claim: "indented anew". */
  name: string;
  before: Texts;
  /** Paths that `git mv` moves first. */
  move?: Record<string, string>;
  /** What is written then; null deletes. */
  after: Record<string, string | Buffer | null> | (() => Promise<Record<string, string | Buffer | null>>);
  /** Rules that block in the change, in the order of path and line; empty: nothing blocks. */
  stops: string[];
  /** The least number of findings that are carried, one unless said otherwise: a quiet change must not be quiet for want of findings. */
  carried?: number;
}

const rules = liveRules(tableOf([...RULES]));
const SEED = 11;

/** Texts with their placeholders written out, as bytes. */
function written(text: string | Buffer): Buffer {
  return typeof text === 'string' ? Buffer.from(expandExample(text, SEED), 'utf8') : text;
}

/** Checks the scenarios one after the other in one repository, each from a commit of its own. */
export function checker(): (scenario: Scenario) => Promise<void> {
  const repository = newRepository();
  repository.git('commit', '--quiet', '--allow-empty', '-m', 'first');
  const first = repository.git('rev-parse', 'HEAD').trim();
  return (scenario) => {
    repository.git('update-ref', 'HEAD', first);
    return check(repository, scenario);
  };
}

async function check(repository: Repository, { before, move = {}, after, stops, carried = 1 }: Scenario): Promise<void> {
  for (const name of readdirSync(repository.dir)) if (name !== '.git') rmSync(path.join(repository.dir, name), { recursive: true });
  for (const [name, text] of Object.entries(before)) repository.write(name, written(text));
  repository.git('add', '--all');
  assert.ok(carried === 0 || (await judged(repository)).some(({ action }) => action !== 'off'), 'what stood there before was a finding');
  repository.git('commit', '--quiet', '--allow-empty', '-m', 'before');
  for (const [from, to] of Object.entries(move)) repository.git('mv', from, to);
  for (const [name, text] of Object.entries(typeof after === 'function' ? await after() : after)) {
    if (text === null) rmSync(path.join(repository.dir, name));
    else repository.write(name, written(text));
  }
  repository.git('add', '--all');
  const findings = await judged(repository);
  const shown = findings.map(({ rule, path: name, line, status, action, confidence }) => `${rule} ${name}:${line} ${status} ${action} ${confidence}`);
  assert.equal(findings.filter(({ action }) => action === 'block').map(({ rule }) => rule), stops, shown.join('\n'));
  assert.ok(findings.filter(({ status, action }) => status === 'carried' && action !== 'off').length >= carried, `${carried} carried: ${shown.join('\n')}`);
}

/** The staged changes as a hook judges them, in the order of path and line. */
export async function judged({ dir: cwd, env }: Repository, notIn: string[] = [], spent = (): number => 0): Promise<Standing[]> {
  const { changes } = await stagedChanges({ cwd, env, notIn, limits: LIMITS });
  const notJudged = await openOpaque(changes, { cwd, env, limits: LIMITS });
  const blobs = (ids: string[], limit: number): Promise<Map<string, Buffer>> => readBlobs(ids, { cwd, env, limit });
  const draft = await judgeChanges({ rules, blobs, spent }, changes, { gate: 'commit', policies: [RECOMMENDED], claims: [], notJudged });
  return draft.findings.toSorted((a, b) => (a.path === b.path ? a.line - b.line || a.column - b.column : a.path < b.path ? -1 : 1));
}
