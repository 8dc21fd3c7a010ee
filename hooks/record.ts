/** What a hook leaves in the ledger. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { appendEntry, type Event, type Judged, type Reasoned } from '../lib/audit/ledger.ts';
import type { Draft } from '../lib/run.ts';
import type { Verdict } from '../lib/types.ts';
import type { Scene } from './scene.ts';
import { receiptWord, writeState } from './state.ts';

/** What this commit's reasons passed, from the hook that heard them to post-commit, which knows the commit's id; empty when there is none. */
const REASONS = 'reasons';

export function recordJudged(scene: Scene, draft: Draft, ms: number): void {
  record(scene, draft, { gate: 'commit', verdict: receiptWord(draft), ms });
}

export function recordPush(scene: Scene, verdict: Verdict, gate: 'push' | 'server'): void {
  const isQuiet = verdict.coverage.notJudged.length === 0 && verdict.findings.every(({ action, override }) => action === 'off' || override !== null);
  const word = verdict.verdict === 'blocked' ? 'blocked' : isQuiet ? 'clean' : 'warned';
  record(scene, verdict, { gate, verdict: word, ms: scene.now() });
}

function record(scene: Scene, { findings, coverage, mode }: Pick<Verdict, 'findings' | 'coverage' | 'mode'> | Draft, { gate, verdict, ms }: Pick<Judged, 'gate' | 'verdict' | 'ms'>): void {
  const rules: Judged['rules'] = {};
  for (const { rule, action } of findings) if (action !== 'off') rules[rule] = (rules[rule] ?? 0) + 1;
  const skipped = coverage.notJudged.length;
  appendEntry(scene.gitDir, {
    ...entered(scene), gate, event: 'judged', verdict, mode, files: coverage.files, lines: coverage.lines, ...(skipped > 0 ? { notJudged: skipped } : {}), ms: Math.round(ms), rules,
  }, scene.version);
}

/** Keeps what reasons let pass until the commit exists. */
export function keepReasons(scene: Scene, { findings }: Verdict): void {
  const overrides: Reasoned['overrides'] = findings.flatMap(({ rule, fingerprint, override }) => (override === null ? [] : [{ rule, fingerprint, from: override.from, reason: override.reason }]));
  if (overrides.length > 0) writeState(scene.gitDir, REASONS, JSON.stringify(overrides));
}

/** After the commit: which reasons passed something in it, or that it was not judged at all; null when there is nothing to note. */
export function recordCommit(scene: Scene, commit: string): Event | null {
  const file = path.join(scene.gitDir, 'aisec', REASONS);
  const kept = existsSync(file) ? readFileSync(file, 'utf8') : '';
  if (scene.env.AISEC_PASSED !== 'yes') return appended(scene, { ...entered(scene), event: 'bypassed', commit, how: 'no hook judged it (--no-verify)' });
  if (kept === '') return null;
  writeState(scene.gitDir, REASONS, '');
  return appended(scene, { ...entered(scene), event: 'overridden', commit, overrides: JSON.parse(kept) as Reasoned['overrides'] });
}

function appended(scene: Scene, event: Event): Event {
  appendEntry(scene.gitDir, event, scene.version);
  return event;
}

function entered({ date, agent }: Scene): { at: string; gate: 'commit'; agent?: string } {
  const tool = agent();
  return { at: date(), gate: 'commit', ...(tool === null ? {} : { agent: tool }) };
}
