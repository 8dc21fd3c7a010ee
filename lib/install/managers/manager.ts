/** What install needs to know of a hook manager that runs commands from a configuration of its own. */
import type { HookName } from '../block.ts';
import type { Step } from '../steps.ts';

export interface Manager {
  name: string;
  /** Its configuration in the worktree at `top`, absolute; null when the repository has none. */
  find(top: string): string | null;
  /** Make it run `.aisec/hook.sh`. Throws a Fault, which says what to write by hand, when the configuration cannot be edited line by line. */
  steps(top: string, file: string): Step[];
  /** The bytes that stood there before. */
  removal(top: string, file: string): Step[];
  /** The hooks for which the configuration calls us. */
  called(top: string, file: string): HookName[];
  /** Those that it can run at all. */
  hooks: readonly HookName[];
  /** Stands in every hook file that it writes. */
  mark: RegExp;
  /** The command that writes its hook files; looked for in node_modules/.bin, then on the PATH. */
  install: readonly string[];
  /** What switches it off: name of a variable, and the values that do. */
  switches: readonly (readonly [name: string, value: RegExp])[];
}

/** Ends each line that we add to somebody's file, so that taking them out gives the old bytes back. */
const OURS = '# aisec-hooks';
const OUR_LINES = /^.*# aisec-hooks\r?\n/gm;

/** `lines` as they go into `text`: marked, with its line ends. */
export function marked(lines: string[], text: string): string {
  return lines.map((line) => `${line} ${OURS}${text.includes('\r\n') ? '\r\n' : '\n'}`).join('');
}

export function withoutMarked(text: string): string {
  return text.replace(OUR_LINES, '');
}

/** Offset behind what has to stand first in a YAML file: directives and a document mark. */
export function yamlStart(text: string): number {
  return /^(?:(?:%|---).*\r?\n)*/.exec(text)![0].length;
}
