/** husky 9: scripts in .husky/, started by husky's own files in .husky/_, which core.hooksPath names. */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../faults.ts';
import { HOOKS, findBlock, withBlock, withoutBlock } from './block.ts';
import type { Before } from './entry.ts';
import type { Repository } from './repository.ts';
import { setHooksPath } from './repository.ts';
import { readText, removing, writing } from './steps.ts';
import type { Step } from './steps.ts';

/** Folder of the scripts, absolute, or null when husky is not set up here. */
export function huskyFolder(repository: Repository): string | null {
  const value = repository.hooksPath?.value ?? '';
  if (/(?:^|[/\\])_[/\\]?$/.test(value)) return presentFolder(repository.top, path.dirname(path.resolve(repository.top, value)));
  if (existsSync(path.join(repository.top, value || '.husky', '_', 'husky.sh')) && value) throw oldHusky(value);
  const folder = path.join(repository.top, '.husky');
  return value === '' && existsSync(folder) ? folder : null;
}

/** A folder that is gone, because the repository was moved or a worktree removed, is looked for below this top. */
function presentFolder(top: string, folder: string): string {
  if (existsSync(folder) || folder.startsWith(top + path.sep)) return folder;
  const parts = folder.split(path.sep);
  const tails = parts.map((_, index) => path.join(top, ...parts.slice(index)));
  return tails.find((candidate) => candidate !== top && existsSync(candidate)) ?? path.join(top, '.husky');
}

/** husky 5 to 8 put the scripts themselves where git looks: core.hooksPath=.husky. */
function oldHusky(value: string): Fault {
  const hint = 'Upgrade to husky 9 first: npm install -D husky@9 && npx husky';
  return new Fault('husky 8 or older is set up here', { at: `core.hooksPath=${value}`, hint });
}

/** The marked blocks, in the scripts of the worktree that install runs in. */
export function huskySteps(folder: string): Step[] {
  return HOOKS.flatMap((hook) => {
    const file = path.join(folder, hook);
    const text = readText(file);
    if (text === null) return writing(file, withBlock('', hook), `wrote ${file}`);
    return writing(file, withBlock(text, hook), `${findBlock(text) ? 'brought our block up to date in' : 'added a block to'} ${file}`);
  });
}

/**
 * husky itself, then an absolute core.hooksPath: the folder `_` is in no commit, so that with husky's relative path a fresh worktree
 * would run no hook at all, and not say so.
 */
export function huskySetup(repository: Repository, folder: string): Step[] {
  const shims = path.join(folder, '_');
  const value = repository.hooksPath?.value ?? '';
  const isRun = existsSync(path.join(shims, 'h')) && value !== '';
  const relative = path.relative(repository.top, folder).split(path.sep).join('/');
  const steps: Step[] = isRun ? [] : [{ did: `ran husky in ${folder}`, act: () => runHusky(repository.top, relative) }];
  if (value !== shims) steps.push({ did: `set core.hooksPath to ${shims}, for every worktree`, act: () => setHooksPath(repository.top, shims) });
  return steps;
}

async function runHusky(top: string, folder: string): Promise<void> {
  const { default: husky } = await import('husky');
  const here = process.cwd();
  // husky works in the current folder and says what went wrong in what it returns.
  process.chdir(top);
  try {
    const said = husky(folder).trim();
    if (said) throw new Fault(`husky did not set itself up: ${said}`, { at: top, hint: 'Mend that and run the command again.' });
  } finally {
    process.chdir(here);
  }
}

/** `before`: null when install never ran in this clone; then husky itself stays. */
export function huskyRemoval(repository: Repository, folder: string, before: Before | null): Step[] {
  const steps = HOOKS.flatMap((hook) => {
    const file = path.join(folder, hook);
    const text = readText(file);
    if (text === null || !findBlock(text)) return [];
    const rest = withoutBlock(text);
    return rest === '' ? removing(file, `removed ${file}`) : writing(file, rest, `took our block out of ${file}`);
  });
  if (!before || before.hooksPath === (repository.hooksPath?.value ?? null)) return steps;
  const { hooksPath } = before;
  const did = hooksPath === null ? 'took core.hooksPath away' : `set core.hooksPath back to ${hooksPath}`;
  steps.push({ did, act: () => setHooksPath(repository.top, hooksPath) });
  if (hooksPath === null) steps.push(...huskyFolderRemoval(folder));
  return steps;
}

/** husky's own files, and the folder when nobody else has put anything there. */
function huskyFolderRemoval(folder: string): Step[] {
  const shims = path.join(folder, '_');
  const isOthers = (name: string) => name !== '_' && !isOnlyOurs(path.join(folder, name));
  const isShared = existsSync(folder) && readdirSync(folder).some(isOthers);
  return isShared ? removing(shims, `removed ${shims}`) : removing(folder, `removed ${folder}`);
}

function isOnlyOurs(file: string): boolean {
  const text = HOOKS.some((hook) => hook === path.basename(file)) ? readText(file) : null;
  return text !== null && findBlock(text) !== null && withoutBlock(text) === '';
}
