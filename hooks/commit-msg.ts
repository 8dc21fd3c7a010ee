/** commit-msg: hears the reasons in the message and decides; trusts the receipt, not the index, which git may have left behind already. */
import { Fault } from '../lib/faults.ts';
import { cleanedMessage } from '../lib/verdict/message.ts';
import { commitState, editorOpens, hearingOf, messageOptions, overridesIn, readMessage } from './messages.ts';
import { heardOfAi } from './provenance.ts';
import { keepReasons } from './record.ts';
import type { Scene } from './scene.ts';
import { verdictOf } from '../lib/verdict-of.ts';
import { speakFinally } from './speak.ts';
import { readReceipt, saveMessage } from './state.ts';

export async function commitMsg(scene: Scene): Promise<number> {
  const receipt = readReceipt(scene.gitDir);
  if (receipt === null) {
    throw new Fault('there is no judgement of this commit', { hint: 'Commit again; if this stays, run npx aisec-hooks doctor.' });
  }
  const message = readMessage(scene);
  const { overrides, notes } = await overridesIn(scene, message);
  const { draft, added } = await heardOfAi(scene, receipt.draft, message);
  const verdict = await verdictOf(draft, hearingOf(scene, message.text), overrides, notes);
  keepReasons(scene, verdict);
  // warnings were told by pre-commit, but for those that only the message gives rise to
  if (verdict.verdict === 'pass') return speakFinally(scene, verdict, receipt.ms, { kind: 'plain', messageFile: '', afterEditor: false }, added.some(({ action }) => action !== 'off'));
  const kept = cleanedMessage(message.text, await messageOptions(scene));
  const messageFile = saveMessage(scene.gitDir, Buffer.from(kept, message.encoding));
  return speakFinally(scene, verdict, receipt.ms, { kind: await commitState(scene, receipt), messageFile, afterEditor: editorOpens(scene) });
}
