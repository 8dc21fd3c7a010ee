/**
 * pre-receive: judges what a push brings to the server; git says each ref as "OLD-ID NEW-ID REF". The new objects are in quarantine, where git finds
 * them by the environment that this hook hands on, and no ref points to them yet.
 */
import { Fault } from '../lib/faults.ts';
import { judgeUpdates, pushSettings, readLines } from './judge-refs.ts';
import type { Scene } from './scene.ts';

export async function preReceive(scene: Scene): Promise<number> {
  const updates = readLines(scene).map(([old, head, ref]) => ({ ref, head, old }));
  const { trusted, seconds } = await pushSettings(scene);
  const deadline = seconds * 1000;
  const isLate = (): boolean => scene.now() >= deadline;
  const signal = AbortSignal.timeout(Math.max(1, Math.round(deadline - scene.now())));
  try {
    return await judgeUpdates(scene, updates, { gate: 'ci', known: ['--all'], isLate, signal, trusted });
  } catch (error) {
    if (!(error instanceof Fault) || !isLate()) throw error;
    throw new Fault(`it is too large to be judged within ${seconds} s`, { hint: 'Push fewer commits at a time: git push origin <commit>:<branch>, older commits first; or ask for more time on the server (git config aisec.receiveSeconds).' });
  }
}
