/** Where a condition speaks of a name: of what it holds, not of another field, nor of a table that is asked for something else. */
import { WORD, isText, tokenText, type Tokens } from '../text/tokens.ts';
import { isAccessor, isOp } from '../text/expression.ts';
import { standsAt } from './taken-apart.ts';

/** Does one of `names` stand between two tokens? */
export function takes(tokens: Tokens, open: number, close: number, names: string[], isOther = (_tokens: Tokens, _behind: number) => false): boolean {
  for (let index = open + 1; index < close; index++) {
    if (names.some((name) => standsAt(tokens, index, name) && !isOther(tokens, tokens.start[index] + name.length)) && !isTable(tokens, index)) return true;
  }
  return false;
}

/** `name.kind`, and no call: another value than the name's own; but `url.origin` says where it leads. */
export function isField({ text }: Tokens, behind: number): boolean {
  return /^(?:\.|->|\?\.)(?!(?:origin|[hH]ost(?:[nN]ame)?|netloc|[aA]uthority)\b)\w{1,80}(?![\w(])/.test(text.slice(behind, behind + 90));
}

/** Where a field of an object is used, what is asked of another of its fields: `push.branch` says nothing of `push.service`. */
export function ofOtherField(tokens: Tokens, use: number, name: string): (tokens: Tokens, behind: number) => boolean {
  const field = isText(tokens, use, name) && isAccessor(tokens, use + 1) && tokens.kind[use + 2] === WORD && !isOp(tokens, use + 3, '(') ? tokenText(tokens, use + 2) : '';
  return (all, behind) => field !== '' && isField(all, behind) && !new RegExp(`^(?:\\.|->|\\?\\.)${field}\\b`).test(all.text.slice(behind, behind + 90));
}

/** `source.containsKey("a")`: the table that is asked, not what is looked up in it. */
function isTable(tokens: Tokens, index: number): boolean {
  return isAccessor(tokens, index + 1) && /^(?:[cC]ontainsKey|has|hasOwnProperty|has_key)$/.test(tokenText(tokens, index + 2));
}
