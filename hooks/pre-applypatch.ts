/** pre-applypatch: `git am` runs neither pre-commit nor commit-msg, so this hook judges and decides; the index holds the patch already. */
import path from 'node:path';
import { readAnswers } from '../lib/git/blobs.ts';
import { QUERIES } from '../lib/git/pinned.ts';
import { stagedChanges } from '../lib/git/staged.ts';
import { trailerLines } from '../lib/report/words.ts';
import { verdictOf } from '../lib/verdict-of.ts';
import { judgeStaged } from './judge-staged.ts';
import { overridesIn, readMessage } from './messages.ts';
import { recordJudged } from './record.ts';
import { KEPT, type Scene } from './scene.ts';
import { speakOfPatch } from './speak.ts';

export async function preApplypatch(scene: Scene): Promise<number> {
  const { cwd, env } = scene;
  const { changes } = await stagedChanges({ cwd, env, limits: KEPT });
  const draft = await judgeStaged(scene, changes, await readAnswers(QUERIES, { cwd, env }));
  const file = path.join(scene.gitDir, 'rebase-apply', 'final-commit');
  const { overrides, notes } = await overridesIn(scene, readMessage({ ...scene, args: [file], env: { ...env, GIT_EDITOR: ':' } }));
  const verdict = await verdictOf(draft, overrides, notes);
  recordJudged(scene, draft, scene.now());
  return speakOfPatch(scene, verdict, scene.now(), wayOn(file, trailerLines(verdict)));
}

/** `git am --continue` reads the message from this file again (tried). */
function wayOn(file: string, trailers: string[]): string[] {
  return trailers.length === 0 ? [] : [`fix it and git add it, or put the line, after an empty one, at the end of "${file}"; then:`, '   git am --continue'];
}
