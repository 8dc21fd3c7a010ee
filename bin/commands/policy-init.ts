/** `aisec-hooks policy init`: writes the starter policy where there is none. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../../lib/faults.ts';
import { POLICY_FILE } from '../../lib/policy/in-force.ts';
import { starterPolicy } from '../../lib/policy/starter.ts';
import { topOf } from '../../lib/scan/policies.ts';

/** Throws a Fault where a policy stands already: nothing is overwritten. */
export async function initPolicy(cwd: string): Promise<string> {
  const file = path.join(await topOf(cwd), POLICY_FILE);
  try {
    writeFileSync(file, starterPolicy(), { flag: 'wx' });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new Fault('there is a policy already', { at: file, hint: 'Edit it; aisec-hooks policy show says what is in effect.' });
    if (code === undefined) throw error;
    throw new Fault(`the policy could not be written (${code})`, { at: file, hint: 'Give yourself the right to write there.' });
  }
  return `wrote ${file}; it changes nothing yet: edit it, then run aisec-hooks policy check\n`;
}
