/** What a person or a program asks to be judged → a verdict; everything but the hooks goes through here. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { aiKnown } from '../ai-known.ts';
import { BlobProcess } from '../git/blob-process.ts';
import { gitDirOf } from '../git/common-dir.ts';
import { decodeText } from '../git/encoding.ts';
import type { Commit } from '../git/range.ts';
import { parsePatchFile } from '../git/patch-file.ts';
import { stagedChanges } from '../git/staged.ts';
import type { RuleSet } from '../match/ruleset.ts';
import { knownRules } from '../own-rules.ts';
import type { InForce } from '../policy/in-force.ts';
import { claimsBeforeMessage, withAi } from '../provenance.ts';
import { approvalsOf, rangeHearing } from '../range/approvals.ts';
import { judgeGitChanges, judgeRange } from '../range/judge.ts';
import { knownCommit } from '../range/plan.ts';
import { judgeChanges, judgeTexts, type Draft, type World } from '../run.ts';
import { spent } from '../spent.ts';
import type { NotJudged, Override, Source } from '../types.ts';
import { nobodyAsked, type Hearing } from '../verdict/terms.ts';
import { baselineOverrides, readBaseline } from '../verdict/baseline.ts';
import { aroundOnDisk } from './around.ts';
import { filesBelow, isTracked, readTexts } from './files.ts';
import { policiesOfChange, policyOfTree, topOf, type Known } from './policies.ts';

export type Request =
  /** Whole files, and all that is below folders. */
  | { kind: 'paths'; paths: string[] }
  | { kind: 'staged' }
  /** `A..B`: what B has that A has not. */
  | { kind: 'range'; range: string }
  /** The bytes of a unified diff. */
  | { kind: 'diff'; bytes: Buffer }
  | { kind: 'texts'; texts: { path: string; text: string }[] };

export interface Scanning {
  rules: RuleSet;
  /** Of this tool. */
  version: string;
  /** Files of policies that hold besides the repository's own: see floorFiles. */
  floors: string[];
  cwd: string;
  env: NodeJS.ProcessEnv;
  /** YYYY-MM-DD, UTC. */
  today: string;
  /** Called now and then with the number of files read so far. */
  progress(files: number): void;
}

export interface Scanned { draft: Draft; inForce: InForce; base: string | null; head: string | null; overrides: Override[]; /** About reasons that do not count. */ notes: string[]; hearing: Hearing }

const KEPT = { file: 64 * 1024 * 1024 };

/** Throws a Fault for what a person can mend: an unknown path or revision, a broken policy, no repository. */
export async function scan(scanning: Scanning, request: Request): Promise<Scanned> {
  if (request.kind === 'staged') return scanStaged(scanning);
  if (request.kind === 'range') return scanRange(scanning, request.range);
  const top = await topOf(scanning.cwd);
  const inForce = policyOfTree(top, knownTo(scanning));
  const done = (draft: Draft): Scanned => ({ draft, inForce, base: null, head: null, overrides: [], notes: [], hearing: nobodyAsked(scanning.today) });
  if (request.kind === 'diff') {
    const changes = parsePatchFile(request.bytes, KEPT);
    const notJudged = changes.filter(({ opaque }) => opaque === 'binary').map(({ path: name }) => ({ path: name, why: 'it is binary' }));
    return done(await judgeChanges(worldOf(scanning, async () => new Map()), changes, { gate: 'commit', ...inForce, notJudged }));
  }
  if (request.kind === 'texts') {
    const sources = request.texts.map(({ path: name, text }) => ({ path: name, text: decodeText(Buffer.from(text, 'utf8'), 'bytes'), lines: null }));
    return done(await judgeTexts(worldOf(scanning, async () => new Map()), sources, { gate: 'commit', ...inForce, notJudged: [] }));
  }
  return done(await scanPaths(scanning, request.paths, inForce));
}

async function scanPaths(scanning: Scanning, paths: string[], inForce: InForce): Promise<Draft> {
  const { cwd } = scanning;
  const given = paths.length === 0 ? ['.'] : paths;
  const files = await filesBelow(given, cwd);
  const only = given.length === 1 ? path.resolve(cwd, given[0]) : cwd;
  const top = await topOf(cwd);
  const from = (await isTracked(only, top)) ? top : files.length === 1 && files[0] === only ? cwd : only;
  const notJudged: NotJudged[] = [];
  const nameOf = (file: string): string => path.relative(from, file).split(path.sep).join('/');
  const limit = Math.min(...inForce.policies.map(({ limits }) => limits.file));
  const sources = counted(readTexts(files, limit, nameOf, notJudged), scanning.progress);
  const around = await aroundOnDisk(path.resolve(from), cwd);
  const baseline = baselineOf(top, inForce, notJudged);
  return judgeTexts({ ...worldOf(scanning, async () => new Map()), around }, sources, { gate: 'commit', ...inForce, notJudged, baseline });
}

/** What may stay in the tree; a line that is no entry is named, not passed. */
function baselineOf(top: string, { policies }: InForce, notJudged: NotJudged[]): Override[] {
  const name = policies[policies.length - 1].baseline;
  const file = path.join(top, name);
  if (!existsSync(file)) return [];
  const { entries, broken } = readBaseline(readFileSync(file, 'utf8'));
  if (broken.length > 0) notJudged.push({ path: name, why: `line ${broken[0]} is no entry of a baseline` });
  return baselineOverrides(entries);
}

function* counted(sources: Iterable<Source>, progress: (files: number) => void): Generator<Source> {
  let files = 0;
  for (const source of sources) {
    yield source;
    progress(++files);
  }
}

async function scanStaged(scanning: Scanning): Promise<Scanned> {
  const { cwd } = scanning;
  const { changes } = await stagedChanges({ cwd, limits: KEPT });
  const inForce = await policiesOfChange('HEAD', '', cwd, knownTo(scanning));
  const ai = await aiKnown({ env: scanning.env, gitDir: await gitDirOf(cwd), changes, policies: inForce.policies });
  const claims = ai === null ? [] : claimsBeforeMessage(ai);
  const blobs = new BlobProcess({ cwd });
  try {
    const draft = await judgeGitChanges({ ...scanning, gate: 'commit', options: { cwd } }, changes, { ...inForce, claims: [...inForce.claims, ...claims] }, { blobs, tree: '' });
    return { draft: withAi(draft, ai), inForce, base: null, head: null, overrides: [], notes: [], hearing: nobodyAsked(scanning.today) };
  } finally {
    blobs.close();
  }
}

async function scanRange(scanning: Scanning, range: string): Promise<Scanned> {
  const options = { cwd: scanning.cwd };
  const [from, to = ''] = range.split(/\.{2,3}/);
  const base = await knownCommit(from === '' ? 'HEAD' : from, '--range', options);
  const head = await knownCommit(to === '' ? 'HEAD' : to, '--range', options);
  const hearing = (commits: Commit[]): Hearing => rangeHearing(approvalsOf(commits, head, null), scanning.today);
  const { draft, inForce, reasons, commits } = await judgeRange({ ...scanning, hearing, gate: 'commit', options, progress: () => undefined }, { head, not: [base], base, trusted: [] }, null);
  return { draft, inForce, base, head, ...reasons, hearing: hearing(commits) };
}

function knownTo({ rules, version, floors }: Scanning): Known {
  return { rules: knownRules(rules), tool: version, floors };
}

function worldOf({ rules }: Scanning, blobs: World['blobs']): World {
  return { rules, spent, blobs };
}
