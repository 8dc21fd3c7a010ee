/** A folder of hook files that run somebody else's hooks first: of a company's global core.hooksPath, or of each repository of a machine. */
import path from 'node:path';
import { HOOKS, hookBlock, isHookName, SHIM_SEARCH } from './block.ts';
import type { HookName } from './block.ts';
import { removing, writing } from './steps.ts';
import type { Step } from './steps.ts';

/** Every hook that git runs in a clone (githooks(5) of git 2.55): core.hooksPath hides them all. */
const ALL = [
  ...HOOKS, 'applypatch-msg', 'fsmonitor-watchman', 'p4-changelist', 'p4-post-changelist', 'p4-pre-submit', 'p4-prepare-changelist', 'post-applypatch', 'post-checkout', 'post-index-change',
  'post-merge', 'post-rewrite', 'pre-auto-gc', 'pre-rebase', 'push-to-checkout', 'reference-transaction', 'sendemail-validate',
];

/** `next`: sh words for the folder whose hooks run first. `judge`: sh words for a shim, when it is not in the common git directory. */
export interface Chain { folder: string; next: string; judge?: string }

/** An absolute path as a word of sh. */
export function quoted(file: string): string {
  return `'${file.replaceAll("'", "'\\''")}'`;
}

/** The hooks of the repository itself, which a global core.hooksPath hides. */
export const OWN_HOOKS = '"$aisec_git/hooks"';

export function chainSteps(chain: Chain): Step[] {
  return ALL.flatMap((hook) => {
    const file = path.join(chain.folder, hook);
    return [
      ...writing(file, isHookName(hook) ? judgingHook(chain, hook) : handingOn(chain, hook), hook === 'pre-commit' ? `wrote the hooks in ${chain.folder}` : '', 0o755),
      ...(isHookName(hook) ? writing(`${file}.aisec-prev`, handingOn(chain, hook), '', 0o755) : []),
    ];
  });
}

export function chainRemoval(folder: string): Step[] {
  return removing(folder, `removed ${folder}`);
}

function searching(): string {
  return SHIM_SEARCH.slice(0, 3).join('\n');
}

/** Only what stood there before us: a repository that judges by itself is left to do so. */
function handingOn({ next }: Chain, hook: string): string {
  return `#!/bin/sh\n${searching()}\nnext=${next}/${hook}\n[ ! -x "$next" ] || exec "$next" "$@"\n`;
}

function judgingHook({ next, judge }: Chain, hook: HookName): string {
  const block = hookBlock(hook, true);
  if (judge === undefined) return `#!/bin/sh\n${block}`;
  const own = [searching(), `next=${next}/${hook}`, `[ ! -x "$next" ] || while read -r line; do case $line in '# aisec-hooks: begin'*) exec "$next" "$@" ;; esac; done <"$next"`];
  return `#!/bin/sh\n${own.join('\n')}\n${block.replace('node_modules/aisec-hooks/dist/shim.sh ""', `${judge} ""`)}`;
}
