/** The folder aisec/ in the common git directory: the judge as two files, the shim, where node was, and what install found. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../faults.ts';
import type { Repository } from './repository.ts';
import { readText, removing, replacing } from './steps.ts';
import type { Step } from './steps.ts';

/** What is installed, and from where. */
export interface Package {
  version: string;
  /** Absolute path of the built files. */
  dist: string;
  /** Absolute path of the node that runs. */
  node: string;
  /** Text of the first `.aisec.yml`, UTF-8. */
  starter: string;
}

/** What stood here before install; uninstall goes by it. Only the clone that ran install has `keys`. */
export interface Before {
  hooksPath: string | null;
  /** Paths of the keys that we added to package.json. */
  keys: string[][];
  /** Hook files that were there, where a manager writes them. */
  hooks?: string[];
}

const FILES = ['hook.cjs', 'hook-core.cjs', 'hook-code.cjs', 'hook-packages.cjs', 'hook-guards.cjs', 'hook-rare.cjs', 'hook-more.cjs', 'hook-words.bin', 'hook-rules.jsonl', 'shim.sh'];
const BEFORE = 'before.json';

/** Throws a Fault when the package was not built. */
export function entrySteps(repository: Repository, pack: Package, before: Before): Step[] {
  const folder = path.join(repository.commonDir, 'aisec');
  const steps = copySteps(folder, pack);
  const file = path.join(folder, BEFORE);
  if (!existsSync(file)) steps.push(...replacing(file, `${JSON.stringify(before)}\n`, ''));
  return steps;
}

/** The judge itself, in any folder. Throws a Fault when the package was not built. */
export function copySteps(folder: string, pack: Package): Step[] {
  const steps: Step[] = [];
  for (const name of FILES) {
    const text = readText(path.join(pack.dist, name));
    if (text === null) {
      throw new Fault(`the package is incomplete: ${name} is missing`, { at: pack.dist, hint: 'Install aisec-hooks again.' });
    }
    steps.push(...replacing(path.join(folder, name), text, `copied ${name} to ${folder}`));
  }
  const node = Buffer.from(`${pack.node.replaceAll('\\', '/')}\n`).toString('latin1');
  return [...steps, ...replacing(path.join(folder, 'node'), node, `noted that node is ${pack.node}`)];
}

/** null when install never ran in this clone. */
export function readBefore(repository: Repository): Before | null {
  const text = readText(path.join(repository.commonDir, 'aisec', BEFORE));
  return text === null ? null : JSON.parse(text) as Before;
}

/** The version that hooks run here, or null when there is no copy. First line: "# aisec-hooks 1.2.0". */
export function installedVersion(folder: string): string | null {
  const text = readText(path.join(folder, 'shim.sh'));
  return text === null ? null : /^# aisec-hooks (\S+)/.exec(text)?.[1] ?? null;
}

/** Names of the copied files that differ from the package's. */
export function staleFiles(folder: string, pack: Package): string[] {
  return FILES.filter((name) => readText(path.join(folder, name)) !== readText(path.join(pack.dist, name)));
}

/** The folder and those of the linked worktrees. */
export function entryRemoval(repository: Repository): Step[] {
  const linked = path.join(repository.commonDir, 'worktrees');
  const names = existsSync(linked) ? readdirSync(linked) : [];
  const folder = path.join(repository.commonDir, 'aisec');
  return [
    ...removing(folder, `removed ${folder}`),
    ...names.flatMap((name) => removing(path.join(linked, name, 'aisec'), '')),
  ];
}
