/** pre-push: judges what the remote does not have yet; git says each ref as "LOCAL-REF LOCAL-ID REMOTE-REF REMOTE-ID". */
import { judgeUpdates, pushSettings, readLines } from './judge-refs.ts';
import type { Scene } from './scene.ts';

export async function prePush(scene: Scene): Promise<number> {
  const updates = readLines(scene).map(([, head, ref, old]) => ({ ref, head, old }));
  if (updates.length === 0) return 0;
  const { trusted } = await pushSettings(scene);
  // after a rebase, REMOTE..LOCAL would hold old commits too
  return judgeUpdates(scene, updates, { gate: 'push', known: ['--remotes'], trusted });
}
