/** The flow: changes → texts → matches → findings, new or carried → what the policies say of each; the message is heard later. */
import { addsPackages, listedBy, removedText } from './deps/added.ts';
import type { Around } from './deps/repository.ts';
import { countRanges, addedSources, allSources, tooLarge, type Read, type ReadBlobs } from './sources.ts';
import type { Matched, OldMatched, OldSource } from './carried.ts';
import type { Taken } from './guards.ts';
import { mayLose, mayMove } from './losing.ts';
import type { Match } from './match/best.ts';
import { matchSource } from './match/match.ts';
import { OutOfTime } from './match/scene.ts';
import type { RuleSet } from './match/ruleset.ts';
import type { Acting } from './policy/acting.ts';
import { modeOf, termsOf } from './policy/strictest.ts';
import { surfaceOf, type Surface } from './policy/surfaces.ts';
import type { AiKnown } from './provenance.ts';
import type { OverrideTerms } from './verdict/overrides.ts';
import type { Action, Change, Coverage, Finding, Gate, Mode, NotJudged, Override, Policy, Source } from './types.ts';

/** What judging needs from outside: the core has no clock and starts no process. */
export interface World {
  rules: RuleSet;
  blobs: ReadBlobs;
  /** Milliseconds of the processor, from any start. */
  spent(): number;
  /** The files of custom rules hold what these find, so they are judged without them. */
  custom?: { files: ReadonlySet<string>; without: RuleSet };
  /** Where packages are looked up; imports are not judged without it. */
  around?: Around;
  /** Where nobody is told of findings that no policy acts on: what is worth looking for. */
  acting?: Acting;
}

/** What the policy file itself gives rise to: a rule of lib/own-rules.ts, where, and what was seen. */
export interface OwnClaim { rule: string; path: string; says: string }

export interface Judging {
  gate: Gate;
  /** Every one of them judges: the strictest action counts, and the strictest word on reasons. */
  policies: Policy[];
  claims: OwnClaim[];
  /** Files whose bytes could not be read, and why. */
  notJudged: NotJudged[];
  /** Whole files only: what stands in the baseline. */
  baseline?: Override[];
}

/** A finding and what the policies say of it, before any reason is heard. */
export interface Standing extends Finding { action: Action; overridable: boolean; /** Why no reason can pass it; '' when one can. */ closed: string }

/** Everything a later hook needs to decide once the message exists: what a receipt holds. */
export interface Draft {
  findings: Standing[];
  coverage: Coverage;
  mode: Mode;
  terms: OverrideTerms;
  /** From comments beside the code. */
  overrides: Override[];
  /** What is known of AI tools so far; absent where nothing is and no policy asks. */
  ai?: AiKnown;
}

/** Judges the lines that the changes add. */
export async function judgeChanges(given: World, changes: Change[], judging: Judging): Promise<Draft> {
  const world = await withCustomRules(given, judging.policies, changes);
  const { file, time } = strictestLimits(judging.policies);
  const end = world.spent() + time;
  const loosening = await fileClaims(world, changes, judging.policies);
  const oversize = changes.filter(({ opaque }) => opaque === 'too-large').map(({ path }) => tooLarge(path, file));
  const read = await addedSources(world.rules, changes, file, { blobs: world.blobs, look: (source) => look(world, source, end) });
  const { matches, notJudged } = matchAll(world, { ...read, notJudged: [...judging.notJudged, ...oversize, ...read.notJudged] }, end);
  const coverage = { ...sizeOfChanges(changes), notJudged };
  const added = matches.length === 0 ? [] : await newAndCarried(world, changes, matches, { judging, file, time, notJudged });
  const packages = await packagesIn(world, changes, file);
  const taken = await takenAway(world, changes, file, added);
  const found = [...added, ...packages.found, ...taken.findings];
  const draft = await draftOf({ ...judging, claims: [...judging.claims, ...loosening] }, coverage, found, joined(matches.map(([source]) => source), packages.sources, taken.sources));
  return found.length === 0 ? draft : { ...draft, overrides: [...draft.overrides, ...(await fromBaseline(changes, judging.policies))] };
}

/** Lines of the baseline that come with the change: reasons for its own findings. */
async function fromBaseline(changes: Change[], policies: Policy[]): Promise<Override[]> {
  const paths = policies.map(({ baseline }) => baseline);
  if (!changes.some(({ path }) => paths.includes(path))) return [];
  return (await import('./baseline.ts')).baselineOverridesOf(changes, paths);
}

async function newAndCarried(world: World, changes: Change[], matches: Matched[], { judging, file, time, notJudged }: { judging: Judging; file: number; time: number; notJudged: NotJudged[] }): Promise<Finding[]> {
  const { markCarried, oldSources, rulesOfFound } = await import('./carried.ts');
  const { rules, custom } = world;
  const before = { ...world, rules: rulesOfFound(rules, matches), ...(custom && { custom: { ...custom, without: rulesOfFound(custom.without, matches) } }) };
  const old = await oldSources(before.rules, changes, matches, { limit: file, blobs: world.blobs });
  // a time of their own: what a large change took already would make all that it only moves new
  return markCarried(matches, matchOld(before, old, world.spent() + time, notJudged), judging);
}

/** Findings about packages that the added lines bring in, and the texts they stand in; nothing is loaded when they bring none. */
async function packagesIn(world: World, changes: Change[], limit: number): Promise<{ found: Finding[]; sources: Source[] }> {
  if (world.around === undefined) return { found: [], sources: [] };
  const listed = listedBy(world.around.manifests ?? new Map());
  const adding = changes.filter((change) => addsPackages(change, listed));
  if (adding.length === 0) return { found: [], sources: [] };
  const { packageJudge } = await import('./deps/judge.ts');
  const sources = allSources(adding, limit);
  const found = await packageJudge(world.around).judge(sources, removedText(changes));
  return { found, sources: found.length > 0 ? sources : [] };
}

/** What the changes take away, but for what `added` tells already; nothing is loaded where none of them can. */
async function takenAway({ rules, acting }: World, changes: Change[], limit: number, added: Finding[]): Promise<Taken> {
  const matters = (path: string): boolean => acting === undefined || rules.guards.rows.some((index) => acting.acts(path, rules.rule(index).row, 'certain'));
  if (!changes.some((change) => (mayLose(rules, change) || mayMove(rules, change)) && matters(change.path))) return { findings: [], sources: [] };
  const { guardsTaken } = await import('./guards.ts');
  const { findings, sources } = guardsTaken(rules, changes, { limit, matters });
  const isKnown = ({ path, line, cwe }: Finding): boolean => added.some((other) => other.path === path && other.confidence !== 'possible' && other.line <= line && line <= other.endLine && other.cwe.some((number) => cwe.includes(number)));
  return { findings: findings.filter((finding) => !isKnown(finding)), sources };
}

/** Each text once: a comment in it counts once. */
function joined(...sources: Source[][]): Source[] {
  return [...new Map(sources.flat().toReversed().map((source) => [source.path, source])).values()];
}

/** Judges texts one after the other, each read when its turn comes: every line counts unless the source says otherwise, nothing is carried. */
export async function judgeTexts(given: World, sources: Iterable<Source>, judging: Judging): Promise<Draft> {
  const world = await withCustomRules(given, judging.policies, null);
  const { findingsOf } = await import('./match/findings.ts');
  const { inlineOverridesOf } = await import('./inline.ts');
  const coverage: Coverage = { files: 0, lines: 0, bytes: 0, notJudged: judging.notJudged };
  const found: Finding[] = [];
  const overrides: Override[] = [];
  const packages = world.around && (await import('./deps/judge.ts')).packageJudge(world.around);
  for (const source of sources) {
    const matches = matchesOf(world, source, Infinity, coverage.notJudged);
    const inSource = [...findingsOf(source, matches), ...((await packages?.judge([source], '')) ?? [])];
    found.push(...inSource);
    if (inSource.length > 0) overrides.push(...inlineOverridesOf([source]));
    coverage.files++;
    coverage.lines += countLines(source.text);
    coverage.bytes += source.text.length;
  }
  return { ...(await draftOf(judging, coverage, found)), overrides: [...overrides, ...(judging.baseline ?? [])] };
}

/** What the change loosens besides the policy itself. */
async function fileClaims(world: World, changes: Change[], policies: Policy[]): Promise<OwnClaim[]> {
  const baselines = policies.map(({ baseline }) => baseline);
  const touched = changes.flatMap((change): [Surface, Change][] => {
    const surface = surfaceOf(change, baselines);
    return surface === null ? [] : [[surface, change]];
  });
  return touched.length === 0 ? [] : (await import('./policy/loosened-files.ts')).loosenedFiles(touched, baselines, world.blobs);
}

/** All matches, a text at a time; a text that takes too long is named, not passed. */
function matchAll(world: World, read: Read, end: number): { matches: Matched[]; notJudged: NotJudged[] } {
  const matches: Matched[] = [];
  const notJudged = [...read.notJudged];
  for (const source of read.sources) {
    const found = matchesOf(world, source, end, notJudged);
    if (found.length > 0) matches.push([source, found]);
  }
  return { matches, notJudged };
}

/** `end`: of the time there is, as the world counts it. */
function matchesOf(world: World, source: Source, end: number, notJudged: NotJudged[]): Match[] {
  try {
    return look(world, source, end);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    notJudged.push({ path: source.path, why: error instanceof OutOfTime ? error.message : `a rule failed on it (${whereFailed(error)}), which is a bug of aisec-hooks: please report it`, limit: true });
    return [];
  }
}

/** `SyntaxError at hook-code.cjs:12:345`: nothing of what was read, which the message may quote. */
function whereFailed({ name, stack = '' }: Error): string {
  const place = /[^/\\\s(]+:\d+:\d+/.exec(stack.slice(stack.indexOf('\n    at ')))?.[0];
  return place === undefined ? name : `${name} at ${place}`;
}

/** It is asked for at each place where a rule may start, and takes a microsecond. */
const ASKED_EACH = 32;

function look({ rules: all, custom, acting, spent }: World, source: Source, end: number): Match[] {
  const rules = custom?.files.has(source.path) ? custom.without : all;
  let asked = 0;
  const outOfTime = (): boolean => asked++ % ASKED_EACH === 0 && spent() > end;
  if (acting === undefined) return matchSource(rules, source, outOfTime);
  return matchSource(rules, source, outOfTime, () => acting.rulesAt(source.path, rules)).filter(({ rule, confidence }) => acting.acts(source.path, rule.row, confidence));
}

/** Every policy's own rules judge beside the built-in ones; where there are none, nothing is loaded. */
async function withCustomRules(world: World, policies: Policy[], changes: Change[] | null): Promise<World> {
  const custom = policies.flatMap((policy) => policy.custom ?? []);
  if (custom.length === 0) return world;
  const { withCustom } = await import('./custom/rule-set.ts');
  const texts = changes && changes.flatMap(({ hunks }) => hunks.map(({ text }) => text));
  const files = new Set(policies[policies.length - 1].custom?.map(({ file }) => file));
  return { ...world, rules: await withCustom(world.rules, custom, texts), custom: { files, without: world.rules } };
}

/** An old text that takes too long carries nothing: what is added counts as new, and is said so. */
function matchOld(world: World, old: OldSource[], end: number, notJudged: NotJudged[]): OldMatched[] {
  return old.flatMap(({ source, ...place }) => {
    const { matches, notJudged: unread } = matchAll(world, { sources: [source], notJudged: [] }, end);
    notJudged.push(...unread.map(({ path }) => ({ path, why: 'there was no time to compare it with what stood there before, so that all in it counts as new' })));
    return matches.map((matched) => ({ ...place, matched }));
  });
}

/** Findings made by rules and by claims, each with the strictest word of the policies. */
async function draftOf(judging: Judging, coverage: Coverage, found: Finding[], sources: Source[] = []): Promise<Draft> {
  const { policies, gate } = judging;
  const draft = { findings: [], coverage, mode: modeOf(policies, gate), terms: termsOf(policies), overrides: [] };
  const unread = coverage.notJudged.filter(({ limit }) => limit === true).map(({ path, why }) => ({ rule: 'not-judged', path, says: why }));
  const claims = [...judging.claims, ...unread];
  if (found.length + claims.length === 0) return draft;
  const { standingsOf } = await import('./standings.ts');
  const { inlineOverridesOf } = await import('./inline.ts');
  return { ...draft, findings: standingsOf(judging, found, claims), overrides: inlineOverridesOf(sources) };
}

/** A small limit is a strict one: what it keeps from being read blocks. */
function strictestLimits(policies: Policy[]): { file: number; time: number } {
  return { file: Math.min(...policies.map(({ limits }) => limits.file)), time: Math.min(...policies.map(({ limits }) => limits.time)) };
}

function sizeOfChanges(changes: Change[]): { files: number; lines: number; bytes: number } {
  const read = changes.filter(({ opaque }) => opaque === null);
  const lines = read.reduce((sum, { added }) => sum + countRanges(added), 0);
  const bytes = read.reduce((sum, { hunks }) => sum + hunks.reduce((all, { text }) => all + text.length, 0), 0);
  return { files: read.length, lines, bytes };
}

function countLines(text: string): number {
  let count = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
