/** pre-commit and pre-merge-commit: judge what is staged, leave a receipt, stop at once on what no reason may pass. */
import { streamParser } from '../lib/git/stream.ts';
import { judgeStaged } from './judge-staged.ts';
import { recordJudged } from './record.ts';
import { KEPT, type Scene } from './scene.ts';
import { receiptWord, writeReceipt } from './state.ts';

export async function preCommit(scene: Scene): Promise<number> {
  const parser = streamParser(KEPT);
  for (const chunk of scene.input()) parser.push(chunk);
  const { changes, key } = parser.end();
  const draft = await judgeStaged(scene, changes);
  const ms = scene.now();
  await writeReceipt(scene.gitDir, { draft, ms, source: '', from: '' }, key);
  recordJudged(scene, draft, ms);
  if (receiptWord(draft) === 'clean') return 0;
  const { speakEarly } = await import('./speak.ts');
  return speakEarly(scene, draft, ms);
}
