/** What is said when judging failed: a Fault in one sentence, anything else as our own bug with its stack. */
import { Fault } from '../faults.ts';
import { neutral } from './neutral.ts';

/** @param what could not be judged: "this commit"; '' where nothing was being judged. Ends with a newline. */
export function faultText(error: unknown, what: string): string {
  const failed = what === '' ? 'aisec-hooks' : `aisec-hooks could not judge ${what}`;
  if (error instanceof Fault) {
    const at = error.at === '' ? '' : ` (${error.at})`;
    return `${neutral(`${failed}: ${error.message}${at}`)}\n${error.hint === '' ? '' : `${neutral(error.hint)}\n`}`;
  }
  const said = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `${failed}: this is a bug of aisec-hooks; please report it with the lines below.\n${said.split('\n').map(neutral).join('\n')}\n`;
}
