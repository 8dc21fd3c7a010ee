/** What an `if` guarded: the code behind its early exit, or the body it stood over. */
import { isOp } from '../../text/expression.ts';
import { textOf } from '../../text/scopes/walk.ts';
import type { Tokens } from '../../text/tokens.ts';
import type { Side } from './side.ts';
import { conditionOf } from './stands.ts';
import type { Use } from './uses.ts';

export const EXITS = /^(?:return|throw|raise|abort|redirect|redirect_to|exit|die|halt|render|next|deny|continue|break|panic|head|fail|reject|forbidden|unauthorized|401|403|wp_die|wp_send_json_error)$/i;
/** Tokens of a branch in which an exit counts. */
const BRANCH = 24;
const LEAST_LINE = 6;

/** A condition over a body that is gone with it guards nothing any more. Other forms: what `placeOf` names is there. */
export function guardsNothing({ form, tokens, span }: Use, after: Side): boolean {
  if (form !== 'check') return false;
  const start = conditionOf(tokens, span.from);
  if (textOf(tokens, start) === 'assert' || exits(tokens, start, span.to)) return false;
  const body = bodyLine(tokens, span.to);
  return body.length < LEAST_LINE || !after.text.includes(body);
}

/** Leaves the function in the branch, or before the condition as Ruby writes it: `return unless admin?`. */
function exits(tokens: Tokens, condition: number, to: number): boolean {
  for (let at = condition - 1; at >= 0 && tokens.lineBreak[at + 1] === 0; at--) if (EXITS.test(textOf(tokens, at))) return true;
  for (let at = to + 1; at < Math.min(tokens.count, to + BRANCH); at++) {
    if (EXITS.test(textOf(tokens, at))) return true;
    if (isOp(tokens, at, '}')) return false;
    if (isOp(tokens, at, '(')) at = Math.max(at, tokens.pair[at]);
  }
  return false;
}

/** The first line of code behind the condition. */
function bodyLine(tokens: Tokens, to: number): string {
  for (let at = to + 1; at < Math.min(tokens.count, to + BRANCH); at++) {
    const opens = isOp(tokens, at - 1, '{') || isOp(tokens, at - 1, ':') || tokens.lineBreak[at] === 1;
    if (!opens) continue;
    const end = tokens.text.indexOf('\n', tokens.start[at]);
    return tokens.text.slice(tokens.start[at], end < 0 ? undefined : end).replace(/[\s};]{1,40}$/, '');
  }
  return '';
}
