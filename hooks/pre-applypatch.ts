/** pre-applypatch: `git am` runs neither pre-commit nor commit-msg, so this hook judges and decides; the index holds the patch already. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { stagedChanges } from '../lib/git/staged.ts';
import { trailerLines } from '../lib/report/words.ts';
import { verdictOf } from '../lib/verdict-of.ts';
import { judgeStaged } from './judge-staged.ts';
import { hearingOf, overridesIn, readMessage } from './messages.ts';
import { heardOfAi } from './provenance.ts';
import { recordJudged } from './record.ts';
import { KEPT, type Scene } from './scene.ts';
import { speakOfPatch } from './speak.ts';

export async function preApplypatch(scene: Scene): Promise<number> {
  const { cwd, env } = scene;
  const { changes } = await stagedChanges({ cwd, env, limits: KEPT });
  const draft = await judgeStaged(scene, changes);
  const file = path.join(scene.gitDir, 'rebase-apply', 'final-commit');
  const patch = { ...scene, args: [file], env: { ...env, ...authorOf(scene.gitDir), GIT_EDITOR: ':' } };
  const message = readMessage(patch);
  const { overrides, notes } = await overridesIn(patch, message);
  const verdict = await verdictOf((await heardOfAi(patch, draft, message)).draft, hearingOf(patch, message.text), overrides, notes);
  recordJudged(scene, draft, scene.now());
  return speakOfPatch(scene, verdict, scene.now(), wayOn(file, trailerLines(verdict)));
}

// GIT_AUTHOR_NAME='Ann'
const AUTHOR = /^(GIT_AUTHOR_(?:NAME|EMAIL))='(.*)'$/gm;

/** `git am` keeps the author for itself, for sh to read. */
function authorOf(gitDir: string): Record<string, string> {
  const script = readFileSync(path.join(gitDir, 'rebase-apply', 'author-script'), 'utf8');
  return Object.fromEntries([...script.matchAll(AUTHOR)].map(([, name, value]) => [name, value.replaceAll(String.raw`'\''`, "'")]));
}

/** `git am --continue` reads the message from this file again (tried). */
function wayOn(file: string, trailers: string[]): string[] {
  return trailers.length === 0 ? [] : [`fix it and git add it, or put the line, after an empty one, at the end of "${file}"; then:`, '   git am --continue'];
}
