/** `const f = async (a) => {` as `async function f(a) {`. */
import { closingOf } from '../closing.ts';
import type { Grammar } from '../grammar.ts';
import { lineBefore, placesOf } from './bytes.ts';
import type { Edit } from './edits.ts';

/** Up to the parenthesis, on a line of its own. */
const HEAD = /^[ \t]*(?:export )?(?<made>(?:const|let|var) )(?<name>[A-Za-z_$][\w$]{0,60})(?<given> = (?<async>async )?)\(/d;
/** Behind the parameters: what it gives back. */
const RETURNS = /^\)(?::[ \t][^=(){}\n]{1,80})?$/;

export function writeAsFunctions(text: string, start: number, end: number, { family }: Grammar, edit: Edit): void {
  if (family !== 'js') return;
  for (const at of placesOf(text, ' => {', start, end)) {
    const before = lineBefore(text, at) ?? '';
    const line = at - before.length;
    const head = HEAD.exec(before);
    if (head === null) continue;
    const { made, given } = head.indices!.groups!;
    if (!RETURNS.test(text.slice(closingOf(text, line + given[1], at), at))) continue;
    edit(line + made[0], line + made[1], head.groups!.async === undefined ? 'function ' : 'async function ');
    edit(line + given[0], line + given[1]);
    edit(at, at + 3);
  }
}
