/** Git 2.54 and newer: hooks in the repository's own configuration, beside whatever hook files there are; no file is touched. */
import { git } from '../git/git.ts';
import { HOOKS, SHIM_SEARCH, WITHOUT_SHIM } from './block.ts';
import type { HookName } from './block.ts';
import type { Repository } from './repository.ts';
import { changeConfig, configValues } from './repository.ts';
import type { Step } from './steps.ts';

/** git takes a friendly name that is no event: "hook.aisec-pre-commit.event = pre-commit". */
function section(hook: HookName): string {
  return `hook.aisec-${hook}`;
}

/** What git runs with sh; it puts "$@" behind the last line (tried with 2.55). */
export function configCommand(hook: HookName): string {
  const lines = SHIM_SEARCH.map((line) => line.replace(/ #$/, ''));
  return [
    ...lines,
    'aisec_run() {',
    `  if [ -n "$aisec" ]; then AISEC_HOOK=config sh "$aisec" ${hook} "$@"; elif [ "\${AISEC-}" != 0 ]; then ${WITHOUT_SHIM[hook]}; fi`,
    '}',
    'aisec_run',
  ].join('\n');
}

/** "git version 2.55.0" */
export async function knowsConfigHooks(cwd: string): Promise<boolean> {
  const { stdout } = await git(['version'], { cwd });
  const [, major, minor] = /(\d+)\.(\d+)/.exec(stdout.toString('latin1')) ?? [];
  return Number(major) > 2 || (Number(major) === 2 && Number(minor) >= 54);
}

/** The hooks whose entry is there and whole. */
export async function configuredHooks(top: string): Promise<HookName[]> {
  const values = await configValues(top, '^hook\\.aisec-');
  return HOOKS.filter((hook) => values.get(`${section(hook)}.event`) === hook && values.get(`${section(hook)}.command`) === configCommand(hook));
}

export async function configSteps({ top }: Repository): Promise<Step[]> {
  const there = await configuredHooks(top);
  return HOOKS.filter((hook) => !there.includes(hook)).map((hook) => ({
    did: `set ${section(hook)} in the repository's configuration`,
    act: async () => {
      await changeConfig(top, [`${section(hook)}.event`, hook]);
      await changeConfig(top, [`${section(hook)}.command`, configCommand(hook)]);
    },
  }));
}

export async function configRemoval({ top }: Repository): Promise<Step[]> {
  const names = new Set([...(await configValues(top, '^hook\\.aisec-')).keys()].map((key) => key.slice(0, key.lastIndexOf('.'))));
  return [...names].map((name) => ({ did: `took ${name} out of the repository's configuration`, act: () => changeConfig(top, ['--remove-section', name]) }));
}
