/** Hook scripts and the files of hook managers: our block or our lines taken out, or something put before them that lets a commit pass. */
import { HOOKS, findBlock, hookBlock, mayPass } from '../install/block.ts';
import type { FileChange } from './loosened-files.ts';

const OURS = /aisec/;
/** The variable that turns the shim off, or tells it where to look. */
const TURNED_OFF = /\bAISEC(?:_NODE|_HOOK)?=/;
/** "aisec-hooks … || true": whatever it says, the commit goes on. */
const TOOTHLESS = /\|\|\s*(?:true|:|exit\s+0|echo)\b|\|\|\s*:|;\s*(?:true|exit\s+0)\b/;

/** "exit 0 && …": what follows never runs. */
const ENDS = /\bexit(?:\s+0)?\s*[;&|]/;

export function hooksChange(change: FileChange): string[] {
  const [before, after] = [plain(change.before), plain(change.after)];
  if (!OURS.test(before)) return [];
  if (after === '') return ['the file that runs aisec-hooks is gone'];
  return findBlock(before) ? scriptChange(change, before, after) : lineChange(before, after);
}

/** Line ends are no matter here. */
function plain(text: string): string {
  return text.replaceAll('\r\n', '\n');
}

function scriptChange({ path, ran, runs }: FileChange, before: string, after: string): string[] {
  const old = findBlock(before);
  const now = findBlock(after);
  if (!old || !now) return ['the block that runs aisec-hooks is gone'];
  const block = after.slice(now.start, now.end).trimEnd();
  const found: string[] = [];
  if (block !== before.slice(old.start, old.end).trimEnd() && !isWritten(block)) found.push('the block that runs aisec-hooks is not as install writes it');
  const [aboveBefore, above] = [before.slice(0, old.start), after.slice(0, now.start)];
  if (mayPass(above) > 0 && mayPass(aboveBefore) === 0) found.push(`line ${mayPass(above)} may end the script before aisec-hooks runs`);
  if (TURNED_OFF.test(above) && !TURNED_OFF.test(aboveBefore)) found.push('a variable that turns aisec-hooks off is set before it runs');
  // husky starts its scripts with sh; git itself asks for the bit
  if (ran && !runs && !path.startsWith('.husky/')) found.push('git no longer runs it: the executable bit is gone');
  return found;
}

function isWritten(block: string): boolean {
  return HOOKS.some((hook) => [false, true].some((previous) => hookBlock(hook, previous).trimEnd() === block));
}

/** lefthook.yml and the like: our entries are lines of their own. */
function lineChange(before: string, after: string): string[] {
  const [old, now] = [ours(before), ours(after)];
  if (now.length < old.length) {
    const gone = old.find((line) => !now.includes(line)) ?? old[0];
    return [`"${shorten(gone)}" is gone`];
  }
  const toothless = now.find((line) => isToothless(line));
  return toothless !== undefined && !old.some(isToothless) ? [`"${shorten(toothless)}" lets a commit go on whatever it finds`] : [];
}

function ours(text: string): string[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => OURS.test(line) && !line.startsWith('#'));
}

/** Of a command: does what stands around our words make them say nothing? */
export function isToothless(command: string): boolean {
  const at = command.search(OURS);
  return at >= 0 && (TOOTHLESS.test(command.slice(at)) || ENDS.test(command.slice(0, at)) || TURNED_OFF.test(command.slice(0, at)));
}

export function shorten(line: string): string {
  return line.length > 60 ? `${line.slice(0, 59)}…` : line;
}
