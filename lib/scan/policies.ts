/** The policies for a scan: of the working tree, or of both sides of a change. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { diskTree, gitTree } from '../custom/trees.ts';
import { Fault } from '../faults.ts';
import { readAnswers } from '../git/blobs.ts';
import { git } from '../git/git.ts';
import { RECOMMENDED } from '../policy/builtin.ts';
import { readExtended } from '../policy/extended.ts';
import { floorText } from '../policy/floor.ts';
import { onFloors, POLICY_FILE, policiesInForce, type InForce, type ReadPolicy } from '../policy/in-force.ts';
import { readPolicy } from '../policy/read.ts';
import type { RatedRule } from '../policy/loosened.ts';
import type { Policy } from '../types.ts';

/** What a policy may name, the version of this tool, and the floors that hold: see floorFiles. */
export interface Known { rules: RatedRule[]; tool: string; floors: string[] }

/** The repository's top around a folder; the folder itself where there is no repository. */
export async function topOf(cwd: string): Promise<string> {
  try {
    const { code, stdout } = await git(['rev-parse', '--show-toplevel'], { cwd });
    return code === 0 ? stdout.toString('utf8').trimEnd() : cwd;
  } catch (error) {
    if (error instanceof Fault) return cwd;
    throw error;
  }
}

/** The policy file as it stands in the working tree; recommended where there is none. Throws a Fault when it is invalid. */
export function policyOfTree(top: string, { rules, tool, floors }: Known): InForce {
  const file = path.join(top, POLICY_FILE);
  const policy = existsSync(file) ? readPolicy(readFileSync(file, 'utf8'), { file: POLICY_FILE, ...diskTree(top), rules, tool }) : RECOMMENDED;
  return onFloors({ policies: [policy], claims: [], onceReasoned: [policy] }, readFloors(floors, { rules, tool }));
}

/** The policies of both sides of a change: `before` and `after` are tree-ishes, '' for the index. */
export async function policiesOfChange(before: string, after: string, cwd: string, { rules, tool, floors }: Known): Promise<InForce> {
  const trees = [before, after];
  const answers = await readAnswers(trees.map((tree) => `${tree}:${POLICY_FILE}`), { cwd });
  const [old, now] = answers.map((answer, index) => (answer?.bytes ? { id: answer.id, text: answer.bytes.toString('utf8'), tree: trees[index] } : null));
  const read: ReadPolicy = async ({ text, tree }) => (await readExtended(text, { file: POLICY_FILE, rules, tool }, gitTree(tree, await topOf(cwd), { cwd }))).policy;
  return onFloors(await policiesInForce(old, now, read, () => rules), readFloors(floors, { rules, tool }));
}

/** Each floor's other files stand beside it. Throws a Fault for the first mistake in one. */
export function readFloors(files: string[], { rules, tool }: Omit<Known, 'floors'>): Policy[] {
  return files.map((file) => readPolicy(floorText(file), { file, ...diskTree(path.dirname(file)), rules, tool }));
}
