/** install, its quiet form for `prepare` scripts, and uninstall: each a list of steps, worked out before the first one is done. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../faults.ts';
import { findBlock } from './block.ts';
import { chainSteps, quoted, type Chain } from './chain.ts';
import { ciRemoval } from './ci.ts';
import { configRemoval, configSteps, knowsConfigHooks } from './config-hooks.ts';
import { entryRemoval, entrySteps, readBefore } from './entry.ts';
import type { Package } from './entry.ts';
import { huskyFolder, huskyRemoval, huskySetup, huskySteps } from './husky.ts';
import { findManaged, hookNames, managedRemoval, managedSteps, managedWords, type Managed } from './managed.ts';
import { runnerRemoval } from './managers/runner.ts';
import { refuseOvercommit, unsafe } from './others.ts';
import { installCommand, missingKeys, packageRemoval, packageSteps } from './package-setup.ts';
import { plainRemoval, plainSteps } from './plain.ts';
import { findRepository, setHooksPath } from './repository.ts';
import type { Repository } from './repository.ts';
import { isExecutable, readText, removing, writing } from './steps.ts';
import type { Step } from './steps.ts';

/** `notes`: sentences to say first. `next`: what the person should do now. */
export interface Plan { notes: string[]; steps: Step[]; next: string[] }

/** What to install into. `plain`: git's own hooks, even in a Node project. `chain`: run the hooks of a global core.hooksPath first. */
export interface Choice { plain?: boolean; chain?: boolean }

/** The words when hooks are not wanted here; null when they are. */
export function switchedOff(environment: NodeJS.ProcessEnv): string | null {
  if (environment.AISEC === '0') return 'AISEC=0 is set';
  if (environment.HUSKY === '0') return 'HUSKY=0 is set';
  return environment.CI && environment.CI !== 'false' ? 'this is a CI run' : null;
}

/** A plan that does nothing and says why. */
export function skipped(reason: string): Plan {
  return { notes: [`${reason}, so no git hook was installed.`], steps: [], next: [] };
}

/** Throws a Fault where installing is impossible or unsafe. */
export async function planInstall(cwd: string, pack: Package, { plain = false, chain = false }: Choice = {}): Promise<Plan> {
  const repository = await findRepository(cwd);
  const chained = chainOf(repository, chain);
  const managed = chained === null ? managedOrNull(repository, plain) : null;
  const notes = path.relative(repository.top, cwd) === '' ? [] : [`installing at the top of the repository, ${repository.top}.`];
  const folder = chained === null && managed === null ? chooseHusky(repository, plain, notes) : null;
  const policy = path.join(repository.top, '.aisec.yml');
  const policySteps = existsSync(policy) ? [] : writing(policy, toBytes(pack.starter), `wrote a first policy, ${policy}`);
  const packageText = readText(path.join(repository.top, 'package.json'));
  const isListed = packageText !== null && (folder !== null || managed !== null);
  const keys = isListed ? missingKeys(packageText, folder !== null) : [];
  const before = { hooksPath: ownHooksPath(repository), keys, ...(managed === null ? {} : { hooks: hookNames(repository) }) };
  const steps = [
    ...entrySteps(repository, pack, before),
    ...(isListed ? packageSteps(repository.top, pack.version, folder !== null) : []),
    ...(await hookSteps(repository, { chained, managed, folder })),
    ...policySteps,
  ];
  return { notes, steps, next: [...lockfileWords(repository, keys), ...linkedWords(repository, folder), ...(managed === null || steps.length === 0 ? [] : managedWords(repository, managed))] };
}

interface Place { chained: Chain | null; managed: Managed | null; folder: string | null }

/** One of the ways in which git comes to run us. */
async function hookSteps(repository: Repository, { chained, managed, folder }: Place): Promise<Step[]> {
  if (chained !== null) return [...chainSteps(chained), ...pathSteps(repository, chained.folder)];
  if (managed !== null) return managedSteps(repository, managed);
  if (folder !== null) return [...huskySetup(repository, folder), ...huskySteps(folder)];
  if (repository.hooksPath === null && hookNames(repository).every((name) => !isOurs(repository, name)) && await knowsConfigHooks(repository.top)) return configSteps(repository);
  return plainSteps(repository.hooksDir);
}

function pathSteps({ top, hooksPath }: Repository, folder: string): Step[] {
  return hooksPath?.value === folder ? [] : [{ did: `set core.hooksPath to ${folder}, for this repository`, act: () => setHooksPath(top, folder) }];
}

function isOurs({ hooksDir }: Repository, name: string): boolean {
  return findBlock(readText(path.join(hooksDir, name)) ?? '') !== null;
}

/** A core.hooksPath that is shared with other repositories: another would switch its hooks off, so ours run behind them, or not at all. */
function chainOf(repository: Repository, chain: boolean): Chain | null {
  const { hooksPath, commonDir } = repository;
  const folder = path.join(commonDir, 'aisec', 'hooks');
  if (hooksPath?.value === folder) return { folder, next: quoted(readNext(folder)) };
  if (!hooksPath || hooksPath.scope === 'local') return null;
  if (chain) return { folder, next: quoted(repository.hooksDir) };
  throw new Fault(`core.hooksPath is set for more than this repository (${hooksPath.scope}): ${hooksPath.value}`, {
    at: hooksPath.origin,
    hint: 'Hooks of our own would switch those off. Run `npx aisec-hooks install --chain`: then those run first in this repository, and ours behind them.',
  });
}

/** A chain that stands already says itself what it runs first: next='/opt/hooks'/pre-commit */
function readNext(folder: string): string {
  const text = readText(path.join(folder, 'pre-commit.aisec-prev')) ?? '';
  return /^next='(.*)'\/pre-commit$/m.exec(text)?.[1].replaceAll("'\\''", "'") ?? folder;
}

function managedOrNull({ top }: Repository, plain: boolean): Managed | null {
  refuseOvercommit(top);
  const managed = findManaged(top);
  if (managed !== null && plain) throw unsafe(managed.manager.name, managed.file, 'Leave --plain out: aisec-hooks then becomes a part of its configuration.');
  return managed;
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
  const off = switchedOff(environment);
  if (off !== null) return skipped(off);
  const repository = await repositoryOrFault(cwd);
  if (repository instanceof Fault) return skipped(repository.message);
  if (repository.hooksPath && repository.hooksPath.scope !== 'local') return skipped(`core.hooksPath is set for more than this repository (${repository.hooksPath.scope})`);
  const managed = findManaged(repository.top);
  const folder = managed === null ? huskyFolder(repository) : null;
  if (folder === null && managed === null) return skipped('there is no .husky folder');
  const before = { hooksPath: ownHooksPath(repository), keys: [], ...(managed === null ? {} : { hooks: hookNames(repository) }) };
  return { notes: [], steps: [...entrySteps(repository, pack, before), ...(folder === null ? [] : huskySetup(repository, folder))], next: [] };
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
  const managed = findManaged(repository.top);
  const chain = path.join(repository.commonDir, 'aisec', 'hooks');
  const isChained = repository.hooksPath?.value === chain;
  const steps = [
    ...(isChained ? [{ did: 'took core.hooksPath away', act: () => setHooksPath(repository.top, before?.hooksPath ?? null) }] : plainRemoval(repository.hooksDir)),
    ...(await configRemoval(repository)),
    ...(managed === null ? runnerRemoval(repository.top) : managedRemoval(repository, managed, before?.hooks ?? null)),
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

function toBytes(text: string): string {
  return Buffer.from(text).toString('latin1');
}
