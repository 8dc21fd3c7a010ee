/** prepare-commit-msg: judges again when the index changed since pre-commit, shows the findings in the editor; the last word after a stopped rebase. */
import { writeFileSync } from 'node:fs';
import { stagedChanges } from '../lib/git/staged.ts';
import { editorComments, placeComments } from '../lib/report/editor.ts';
import { commentCharOf } from '../lib/verdict/message.ts';
import { judgeStaged } from './judge-staged.ts';
import { commitState, editorOpens, hearingOf, messageFile, messageOptions, overridesIn, readMessage } from './messages.ts';
import { disclose, heardOfAi } from './provenance.ts';
import { keepReasons, recordJudged } from './record.ts';
import { KEPT, type Scene } from './scene.ts';
import { verdictOf } from '../lib/verdict-of.ts';
import { speakFinally, withoutReasons } from './speak.ts';
import { readReceipt, receiptWord, writeReceipt, type Receipt } from './state.ts';

export async function prepareCommitMsg(scene: Scene): Promise<number> {
  const continues = /\(continue\)$/.test(scene.env.GIT_REFLOG_ACTION ?? '');
  const old = scene.env.AISEC_RECEIPT === 'fit' && !continues ? readReceipt(scene.gitDir) : null;
  if (old === null && scene.env.AISEC_RECEIPT === 'none' && !continues) return 0;
  const receipt = await noted(scene, old);
  await disclose(scene, receipt.draft);
  if (continues) return decideNow(scene, receipt);
  if (editorOpens(scene) && receiptWord(receipt.draft) !== 'clean') await showInEditor(scene, receipt);
  return 0;
}

/** The receipt with what git says about where the message comes from; of a fresh judgement when the old one no longer fits. */
async function noted(scene: Scene, old: Receipt | null): Promise<Receipt> {
  const [, source = '', from = ''] = scene.args;
  const { changes, key } = await stagedChanges({ cwd: scene.cwd, env: scene.env, limits: KEPT });
  const draft = old?.draft ?? (await judgeStaged(scene, changes));
  const receipt = { draft, ms: old?.ms ?? scene.now(), source, from };
  await writeReceipt(scene.gitDir, receipt, key);
  if (old === null) recordJudged(scene, draft, receipt.ms);
  return receipt;
}

/** `rebase --continue` runs no commit-msg: the message it will use is here already. */
async function decideNow(scene: Scene, receipt: Receipt): Promise<number> {
  const message = readMessage(scene);
  const { overrides, notes } = await overridesIn(scene, message);
  const { draft, added } = await heardOfAi(scene, receipt.draft, message);
  const verdict = await verdictOf(draft, hearingOf(scene, message.text), overrides, notes);
  keepReasons(scene, verdict);
  return speakFinally(scene, verdict, receipt.ms, { kind: await commitState(scene, receipt), messageFile: messageFile(scene), afterEditor: false }, added.some(({ action }) => action !== 'off'));
}

async function showInEditor(scene: Scene, receipt: Receipt): Promise<void> {
  const { text, encoding } = readMessage(scene);
  const options = await messageOptions(scene);
  const verdict = await verdictOf(receipt.draft, hearingOf(scene, text));
  // an agent is shown no ready-made reason
  const told = scene.agent() === null ? verdict : withoutReasons(verdict);
  const comments = editorComments(told, commentCharOf(text, options.commentChar));
  // beside bytes that are no UTF-8, our own text stands as bytes too
  const shown = placeComments(text, encoding === 'utf8' ? comments : Buffer.from(comments).toString('latin1'), options);
  if (shown !== text) writeFileSync(messageFile(scene), shown, encoding);
}
