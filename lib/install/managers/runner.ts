/** `.aisec/hook.sh`: what every hook manager is told to run; in the commit, so that each clone has it. */
import path from 'node:path';
import { MISSING, SHIM_SEARCH } from '../block.ts';
import { readText, removing, writing } from '../steps.ts';
import type { Step } from '../steps.ts';

export const RUNNER = '.aisec/hook.sh';

/*
 * Managers keep the folder and git's variables as git set them (tried: lefthook 2.2, prek 0.5). pre-commit and prek hand no standard input on, and give
 * the rest of what git said in variables. AISEC_HOOK is where the shim looks whether commit-msg is installed, too.
 */
const RUN = `AISEC_HOOK=$aisec_git/hooks/$hook #
export AISEC_HOOK #
case $hook in #
  prepare-commit-msg) [ $# != 1 ] || set -- "$1" "\${PRE_COMMIT_COMMIT_MSG_SOURCE-}" ;; #
  pre-push) if [ -n "\${PRE_COMMIT_TO_REF-}" ]; then #
    echo "$PRE_COMMIT_LOCAL_BRANCH $PRE_COMMIT_TO_REF $PRE_COMMIT_REMOTE_BRANCH $PRE_COMMIT_FROM_REF" | sh "$aisec" "$hook" "$PRE_COMMIT_REMOTE_NAME" "$PRE_COMMIT_REMOTE_URL" #
    exit $? #
  fi ;; #
esac #
sh "$aisec" "$hook" "$@" #
`;

const TEXT = `#!/bin/sh
# aisec-hooks: what the hook manager of this repository runs: sh ${RUNNER} HOOK ARGS
hook=$1 #
shift #
${SHIM_SEARCH.join('\n')}
if [ -z "$aisec" ]; then #
  [ "\${AISEC-}" != 0 ] || exit 0 #
  echo '${MISSING}' >&2 #
  case $hook in prepare-commit-msg|post-commit) exit 0 ;; esac #
  exit 1 #
fi #
${RUN}`;

/** The same as a command of the package, for managers that install it by themselves: `language: node` of pre-commit. */
export const PACKAGE_RUNNER = `#!/bin/sh
# aisec-git-hook HOOK ARGS: runs the hook with the judge of this package.
self=$0
while [ -L "$self" ]; do
  link=$(readlink "$self")
  case $link in /*) self=$link ;; *) self=\${self%/*}/$link ;; esac
done
hook=$1
shift
${SHIM_SEARCH.slice(0, 3).join('\n')}
aisec=\${self%/*}/shim.sh
${RUN}`;

export function runnerSteps(top: string): Step[] {
  const file = path.join(top, RUNNER);
  return writing(file, TEXT, `wrote ${file}`, 0o755);
}

export function runnerRemoval(top: string): Step[] {
  const file = path.join(top, RUNNER);
  return readText(file) === null ? [] : removing(file, `removed ${file}`);
}
