/** All commits of a repository, each judged for secrets: in constant memory, in shards, and going on where it was interrupted. */
import { appendFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createHash } from 'node:crypto';
import { BlobProcess } from '../git/blob-process.ts';
import { git } from '../git/git.ts';
import { commitIds, eachCommit } from '../git/range.ts';
import { rulesOf } from '../match/ruleset.ts';
import { knownRules } from '../own-rules.ts';
import type { InForce } from '../policy/in-force.ts';
import { modeOf, termsOf } from '../policy/strictest.ts';
import { judgeGitChanges } from '../range/judge.ts';
import { reasonsOf } from '../range/reasons.ts';
import type { Draft, Standing } from '../run.ts';
import type { Coverage, NotJudged, Override } from '../types.ts';
import { nobodyAsked } from '../verdict/terms.ts';
import type { Scanned, Scanning } from './scan.ts';
import { policiesOfChange } from './policies.ts';

export interface Shard { part: number; of: number }

/** Commits between two savings. */
const BATCH = 100;
const KEPT = { file: 64 * 1024 * 1024 };

/** One line of the state file: what the commits up to `done` have in them. */
interface Part { done: number; findings: Standing[]; overrides: Override[]; coverage: Coverage }

/** Progress is told in commits, of all. */
export async function scanHistory(scanning: Scanning, shard: Shard, progress: (done: number, all: number) => void): Promise<Scanned> {
  const { cwd, rules } = scanning;
  const options = { cwd };
  const ids = (await commitIds({ heads: ['--all'], not: [] }, options)).filter((_, index) => index % shard.of === shard.part - 1);
  const inForce = await policiesOfChange('HEAD', 'HEAD', cwd, { rules: knownRules(rules), tool: scanning.version, floors: scanning.floors });
  const state = await stateOf(options, shard, [scanning.version, JSON.stringify(inForce.policies), ...ids]);
  const parts = state.read();
  const seen = parts.at(-1)?.done ?? 0;
  const blobs = new BlobProcess(options);
  try {
    const told = new Set(parts.flatMap(({ coverage }) => coverage.notJudged).map(fileAndWhy));
    for await (const part of judged({ scanning, inForce, blobs, ids, seen, progress })) {
      // a binary file that changes a thousand times is one file that was not judged
      part.coverage.notJudged = part.coverage.notJudged.filter((one) => !told.has(fileAndWhy(one)) && told.add(fileAndWhy(one)));
      parts.push(part);
      state.add(part);
    }
  } finally {
    blobs.close();
  }
  state.remove();
  return { draft: draftOf(inForce, parts), inForce, base: null, head: null, overrides: parts.flatMap(({ overrides }) => overrides), notes: [], hearing: nobodyAsked(scanning.today) };
}

interface Walk { scanning: Scanning; inForce: InForce; blobs: BlobProcess; ids: string[]; seen: number; progress(done: number, all: number): void }

async function* judged({ scanning, inForce, blobs, ids, seen, progress }: Walk): AsyncGenerator<Part> {
  const { rules, cwd } = scanning;
  const judge = { rules: rulesOf('secret', rules), gate: 'commit' as const, options: { cwd } };
  let part = emptyPart(seen);
  for await (const { id, changes } of eachCommit(ids.slice(seen), { cwd, limits: KEPT })) {
    const draft = await judgeGitChanges(judge, changes, { ...inForce, claims: [] }, { blobs, tree: null });
    await addTo(part, id, draft, blobs);
    progress(part.done, ids.length);
    if (part.done % BATCH !== 0) continue;
    yield part;
    part = emptyPart(part.done);
  }
  yield part;
}

/** Only what a commit brings in: what it carries was told where it came from. */
async function addTo(part: Part, id: string, { findings, overrides, coverage }: Draft, blobs: BlobProcess): Promise<void> {
  part.done += 1;
  part.coverage.files += coverage.files;
  part.coverage.lines += coverage.lines;
  part.coverage.bytes += coverage.bytes;
  part.coverage.commits! += 1;
  part.coverage.notJudged.push(...coverage.notJudged);
  const brought = findings.filter(({ status, category, rule }) => status === 'new' && (category === 'secret' || rule === 'not-judged'));
  if (brought.length === 0) return;
  const text = await commitText(id, blobs);
  part.findings.push(...brought.map((finding) => ({ ...finding, commit: id, author: text.author })));
  part.overrides.push(...overrides.map((override) => ({ ...override, commit: id })), ...reasonsOf([{ id, ...text, parents: [] }], null).overrides);
}

/** "author Ann <ann@example.com> 1767225600 +0000", and the message below the first empty line. */
async function commitText(id: string, blobs: BlobProcess): Promise<{ author: string; date: string; message: string }> {
  const text = (await blobs.read([id], 1 << 20)).get(id)?.toString('utf8') ?? '';
  const end = text.indexOf('\n\n');
  const head = text.slice(0, end);
  const seconds = Number(/^committer .* (\d+) [+-]\d{4}$/m.exec(head)?.[1] ?? 0);
  return { author: /^author (.*?) \d+ [+-]\d{4}$/m.exec(head)?.[1] ?? '', date: new Date(seconds * 1000).toISOString().slice(0, 10), message: end < 0 ? '' : text.slice(end + 2) };
}

function draftOf({ policies }: InForce, parts: Part[]): Draft {
  const coverage: Coverage = { ...emptyPart(0).coverage };
  for (const part of parts) for (const key of ['files', 'lines', 'bytes', 'commits'] as const) coverage[key] = (coverage[key] ?? 0) + (part.coverage[key] ?? 0);
  return { findings: parts.flatMap(({ findings }) => findings), coverage: { ...coverage, notJudged: parts.flatMap((part) => part.coverage.notJudged) }, mode: modeOf(policies, 'commit'), terms: termsOf(policies), overrides: [] };
}

function fileAndWhy({ path: name, why }: NotJudged): string {
  return `${name}\0${why}`;
}

function emptyPart(done: number): Part {
  return { done, findings: [], overrides: [], coverage: { files: 0, lines: 0, bytes: 0, commits: 0, notJudged: [] } };
}

interface State { read(): Part[]; add(part: Part): void; remove(): void }

/**
 * <git dir>/aisec/history-1-of-4.jsonl: line 1 the key, then a part a line. A key that does not fit (other commits, policy or tool) makes it start
 * anew, and so does a line that was cut short: the ones above it count.
 */
async function stateOf(options: { cwd: string }, shard: Shard, key: string[]): Promise<State> {
  const { stdout } = await git(['rev-parse', '--path-format=absolute', '--git-path', 'aisec'], options);
  const file = path.join(stdout.toString('utf8').trimEnd(), `history-${shard.part}-of-${shard.of}.jsonl`);
  const name = createHash('sha256').update(key.join('\n')).digest('hex');
  const start = (parts: Part[]): void => {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, [name, ...parts.map((part) => JSON.stringify(part))].map((line) => `${line}\n`).join(''));
  };
  return {
    read() {
      const [first, ...lines] = existsSync(file) ? readFileSync(file, 'utf8').split('\n').slice(0, -1) : [];
      const parts = first === name ? lines.map((line) => JSON.parse(line) as Part) : [];
      start(parts);
      return parts;
    },
    add: (part) => appendFileSync(file, `${JSON.stringify(part)}\n`),
    remove: () => rmSync(file, { force: true }),
  };
}
