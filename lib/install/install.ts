/** install, its quiet form for `prepare` scripts, and uninstall: each a list of steps, worked out before the first one is done. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../faults.ts';
import { findBlock } from './block.ts';
import { ciRemoval } from './ci.ts';
import { entryRemoval, entrySteps, readBefore } from './entry.ts';
import type { Package } from './entry.ts';
import { huskyFolder, huskyRemoval, huskySetup, huskySteps } from './husky.ts';
import { refuseOtherManagers } from './others.ts';
import { installCommand, missingKeys, packageRemoval, packageSteps } from './package-setup.ts';
import { plainRemoval, plainSteps } from './plain.ts';
import { findRepository } from './repository.ts';
import type { Repository } from './repository.ts';
import { isExecutable, readText, removing, writing } from './steps.ts';
import type { Step } from './steps.ts';

/** `notes`: sentences to say first. `next`: what the person should do now. */
export interface Plan { notes: string[]; steps: Step[]; next: string[] }

/** Throws a Fault where installing is impossible or unsafe. `plain`: no husky, even in a Node project. */
export async function planInstall(cwd: string, pack: Package, plain: boolean): Promise<Plan> {
  const repository = await findRepository(cwd);
  refuseForeignHooksPath(repository);
  refuseOtherManagers(repository.top);
  const notes = path.relative(repository.top, cwd) === '' ? [] : [`installing at the top of the repository, ${repository.top}.`];
  const folder = chooseHusky(repository, plain, notes);
  const policy = path.join(repository.top, '.aisec.yml');
  const policySteps = existsSync(policy) ? [] : writing(policy, toBytes(pack.starter), `wrote a first policy, ${policy}`);
  const packageText = readText(path.join(repository.top, 'package.json'));
  const keys = folder === null || packageText === null ? [] : missingKeys(packageText);
  const before = { hooksPath: ownHooksPath(repository), keys };
  const steps = [
    ...entrySteps(repository, pack, before),
    ...(folder === null ? plainSteps(repository.hooksDir) : [
      ...packageSteps(repository.top, pack.version),
      ...huskySetup(repository, folder),
      ...huskySteps(folder),
    ]),
    ...policySteps,
  ];
  return { notes, steps, next: [...lockfileWords(repository, keys), ...linkedWords(repository, folder)] };
}

function lockfileWords({ top }: Repository, keys: string[][]): string[] {
  return keys.length > 0 ? [`run \`${installCommand(top)}\` once, so that the lockfile knows the new packages.`] : [];
}

function linkedWords({ top, gitDir, commonDir }: Repository, folder: string | null): string[] {
  if (gitDir === commonDir || !folder?.startsWith(top + path.sep)) return [];
  return [`the hooks of every worktree run from this linked one, ${top}: before you remove it, install again in another.`];
}

/** What the `prepare` script of a later clone does: nothing that changes a file of the commit. `environment`: CI, AISEC and HUSKY count. */
export async function planPrepare(cwd: string, pack: Package, environment: NodeJS.ProcessEnv): Promise<Plan> {
  const skip = (reason: string): Plan => ({ notes: [`${reason}, so no git hook was installed.`], steps: [], next: [] });
  if (environment.AISEC === '0') return skip('AISEC=0 is set');
  if (environment.HUSKY === '0') return skip('HUSKY=0 is set');
  if (environment.CI && environment.CI !== 'false') return skip('this is a CI run');
  const repository = await repositoryOrFault(cwd);
  if (repository instanceof Fault) return skip(repository.message);
  refuseForeignHooksPath(repository);
  const folder = huskyFolder(repository);
  if (folder === null) return skip('there is no .husky folder');
  const before = { hooksPath: ownHooksPath(repository), keys: [] };
  return { notes: [], steps: [...entrySteps(repository, pack, before), ...huskySetup(repository, folder)], next: [] };
}

/** An unpacked tarball and an image without git are no reason to fail an `npm install`. */
async function repositoryOrFault(cwd: string): Promise<Repository | Fault> {
  try {
    return await findRepository(cwd);
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

/** `starter`: a policy that still reads like this goes too. */
export async function planUninstall(cwd: string, starter: string): Promise<Plan> {
  const repository = await findRepository(cwd);
  const before = readBefore(repository);
  const folder = huskyFolder(repository);
  const policy = path.join(repository.top, '.aisec.yml');
  const policyText = readText(policy);
  const isUntouched = policyText === toBytes(starter);
  const steps = [
    ...plainRemoval(repository.hooksDir),
    ...(folder === null ? [] : huskyRemoval(repository, folder, before)),
    ...packageRemoval(repository.top, before),
    ...ciRemoval(repository.top),
    ...(isUntouched ? removing(policy, `removed ${policy}`) : []),
    ...entryRemoval(repository),
  ];
  const next = policyText !== null && !isUntouched ? [`${policy} has your own words in it and stays.`] : [];
  return { notes: [], steps, next: steps.length > 0 ? next : [] };
}

/** Folder of the husky scripts, or null for plain hooks. */
function chooseHusky(repository: Repository, plain: boolean, notes: string[]): string | null {
  const folder = huskyFolder(repository);
  if (folder !== null && repository.hooksPath && plain) {
    const { origin } = repository.hooksPath;
    throw new Fault('husky runs the hooks here, so plain hooks would never run', { at: origin, hint: 'Leave --plain out.' });
  }
  if (plain || (folder === null && (repository.hooksPath || !existsSync(path.join(repository.top, 'package.json'))))) return null;
  if (folder !== null && repository.hooksPath) return folder;
  const live = liveHooks(repository.hooksDir);
  if (live.length === 0) return folder ?? path.join(repository.top, '.husky');
  const theirs = live.filter((name) => !findBlock(readText(path.join(repository.hooksDir, name)) ?? ''));
  if (theirs.length > 0) {
    notes.push(`husky would switch off ${theirs.join(', ')} in ${repository.hooksDir}: plain hooks are used, in this clone only.`);
  }
  return null;
}

/** Hooks that git would run: no samples, nothing without its x bit. */
function liveHooks(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => /^[a-z-]+$/.test(name) && isExecutable(path.join(folder, name)));
}

function ownHooksPath(repository: Repository): string | null {
  return repository.hooksPath?.scope === 'local' ? repository.hooksPath.value : null;
}

/** Only the repository's own core.hooksPath may be worked with: any other is shared with other repositories, or hides them. */
function refuseForeignHooksPath({ hooksPath }: Repository): void {
  if (!hooksPath || hooksPath.scope === 'local') return;
  throw new Fault(`core.hooksPath is set for more than this repository (${hooksPath.scope}): ${hooksPath.value}`, {
    at: hooksPath.origin,
    hint: 'Hooks of our own would switch those off, and --plain would write into them. Take that setting away for this repository first.',
  });
}

function toBytes(text: string): string {
  return Buffer.from(text).toString('latin1');
}

