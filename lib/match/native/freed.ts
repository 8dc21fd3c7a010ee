/** Memory of C and C++ that is used after it was given back, where that is plain: on the straight way behind, past a label at most. */
import { OP, STRING, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { endsOperand, enclosingOpen, expressionEnd, isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, functionsNamed, onlyFunctionNamed, paramsOf, type Scope } from '../../text/scopes.ts';
import { scopeText, spanText } from '../../text/words.ts';
import { braceAround, headOpen } from './declared.ts';

/** Tokens behind that are read. */
const MAX_BEHIND = 400;
const LEAVES: ReadonlySet<string> = new Set(['return', 'break', 'continue', 'goto', 'throw', 'longjmp', 'case', 'default']);
/** Calls that, by their names, do not come back. */
const ENDS = /(?:^|_)(?:fatal|die|panic|abort|exit|unreachable)(?:_|$)|^_*(?:usage|errx?|bail|quit)$/i;
const GIVES_BACK: ReadonlySet<string> = new Set(['free', 'g_free', 'kfree', 'xfree', 'kvfree', 'vfree']);
/** What stands before brackets and is no call. */
const NO_CALL = /^(?:if|while|for|switch|return|sizeof|defined|assert|[A-Z_][A-Z0-9_]*)$/;

type Seen = 'used' | 'stop' | 'on';

/** `free(p); … p->next`: what is given back in this call is read, or given back again, with nothing put there in between. */
export function isDangling(tokens: Tokens, span: Span): boolean {
  const scope = enclosingFunction(tokens, span.from);
  const name = spanText(tokens, span).replace(/\s+/g, '');
  if (scope === null || !/^[A-Za-z_]\w*(?:(?:->|\.)\w+)*$/.test(name)) return false;
  const isCall = isOp(tokens, span.from - 1, '(') || isOp(tokens, span.from - 1, ',');
  const open = isCall ? enclosingOpen(tokens, span.from) : -1;
  const behind = open < 0 ? span.to + 1 : tokens.pair[open] + 1;
  const head = headOf(tokens, (open < 0 ? span.from : open) - 1);
  if ((isCall && open < 0) || !isOp(tokens, behind, ';') || head === null) return false;
  if (head > 0 && isLoop(tokens, head)) return stepsBy(tokens, head, name);
  const isSure = head === 0 || asksOnly(tokens, head, name);
  return (isSure || (isText(tokens, head - 1, 'if') && !isText(tokens, behind + 1, 'else'))) && follow(tokens, behind + 1, scope.end, name, isSure);
}

/** The bracket of the `if (…)` or `for (…)` that alone the statement stands behind; 0 where it stands behind none, null where it is not known. */
export function headOf(tokens: Tokens, word: number): number | null {
  // `delete[] p`
  const first = isOp(tokens, word, ']') ? word - 2 : word;
  if ([';', '{', '}', ':'].some((text) => isOp(tokens, first - 1, text))) return 0;
  return isOp(tokens, first - 1, ')') && tokens.pair[first - 1] > 0 ? tokens.pair[first - 1] : null;
}

/** Macros of lists whose next round reads the element of this one; those with `_safe` and `_SAFE` have read it before. */
const OF_LIST = /^(?:(?:list|hlist|llist|wl_list|hlist_bl|hlist_nulls|nlist|ll|dlist|DL|LL|CDL|QLIST|QTAILQ|QSIMPLEQ|LIST|SLIST|TAILQ|STAILQ|CIRCLEQ|SIMPLEQ|RB|SPLAY)_(?:for_?each|FOREACH)(?:_entry)?(?:_reverse|_REVERSE|_continue|_from|_FROM|_rcu)?|DL_FOREACH2|LL_FOREACH2)$/;

function isLoop(tokens: Tokens, open: number): boolean {
  return isText(tokens, open - 1, 'for') || (tokens.kind[open - 1] === WORD && OF_LIST.test(tokenText(tokens, open - 1)));
}

/** Where the element that a loop steps on from is given back by a function of its own, `conn_free(c)`, and the loop goes on; null where none is. `span`: what stands in the brackets of its head. */
export function givenBackInLoop(tokens: Tokens, span: Span): Span | null {
  const open = headOpen(tokens, span);
  const scope = open > 0 ? enclosingFunction(tokens, open) : null;
  if (scope === null || !isLoop(tokens, open)) return null;
  const close = tokens.pair[open];
  const end = isOp(tokens, close + 1, '{') ? tokens.pair[close + 1] : expressionEnd(tokens, close + 1) + 1;
  for (let at = close + 2; at < end; at++) {
    if (tokens.kind[at] !== WORD || !isOp(tokens, at - 1, '(') || !isOp(tokens, at + 1, ')') || !isOp(tokens, at + 2, ';') || tokens.kind[at - 2] !== WORD) continue;
    const name = tokenText(tokens, at);
    const head = stepsBy(tokens, open, name) && releases(tokens, at - 2) ? headOf(tokens, at - 2) : null;
    if (head !== null && (head === open || follow(tokens, at + 3, scope.end, name, head === 0))) return { from: at - 2, to: at + 1 };
  }
  return null;
}

/** A function that gives back what it is given, whatever it holds: by what it does, or by its name alone. */
function releases(tokens: Tokens, call: number): boolean {
  const name = tokenText(tokens, call);
  if (functionsNamed(tokens, name).length === 0) return /[a-z\d]_?(?:free|destroy|Free|Destroy)$/.test(name) && !isAccessor(tokens, call - 1) && !GIVES_BACK.has(name);
  const own = onlyFunctionNamed(tokens, name);
  const [given] = own === null ? [] : paramsOf(tokens, own);
  return given !== undefined && new RegExp(`[;{}]\\s*(?:(?:x|g_|k)?free\\s*\\(\\s*${given}\\s*\\)|delete\\s+${given})\\s*;\\s*\\}$`).test(scopeText(tokens, own!));
}

/** `for (n = head; n; n = n->next) free(n);`, `list_for_each_entry(n, &head, link) free(n);` */
function stepsBy(tokens: Tokens, open: number, name: string): boolean {
  if (!isText(tokens, open - 1, 'for')) return items(tokens, open).slice(0, 2).some((item) => spanText(tokens, item).replace(/\s+/g, '') === name);
  const step = tokens.text.slice(tokens.start[open], tokens.end[tokens.pair[open]]).replace(/\s+/g, '').split(';')[2] ?? '';
  return step.startsWith(`${name}=${name}->`);
}

/** `if (p)`, `if (p != NULL)`: it holds wherever there is something to give back. */
function asksOnly(tokens: Tokens, open: number, name: string): boolean {
  const condition = tokens.text.slice(tokens.end[open], tokens.start[tokens.pair[open]]).replace(/\s+/g, '');
  return isText(tokens, open - 1, 'if') && (condition === name || condition === `${name}!=NULL` || condition === `NULL!=${name}` || condition === `${name}!=nullptr`);
}

/** Is a name read, or given back, on the straight way from a token on, though what it points to is gone? */
export function isUsedBehind(tokens: Tokens, from: number, { end }: Scope, name: string): boolean {
  return follow(tokens, from, end, name, true);
}

function follow(tokens: Tokens, from: number, end: number, name: string, isSure: boolean): boolean {
  let jumps = 1;
  let depth = 0;
  for (let index = from; index <= Math.min(end, from + MAX_BEHIND); index++) {
    if (isOp(tokens, index, '{')) depth++;
    else if (isOp(tokens, index, '}') && --depth < 0) {
      const open = tokens.pair[index];
      const head = open > 0 && isOp(tokens, open - 1, ')') ? tokens.pair[open - 1] : -1;
      const isPlain = open > 0 && (isOp(tokens, open - 1, ';') || isOp(tokens, open - 1, '}'));
      if (head > 0 && isLoop(tokens, head)) return stepsBy(tokens, head, name);
      if (!isPlain && (head < 0 || !isText(tokens, head - 1, 'if') || isText(tokens, index + 1, 'else'))) return false;
      isSure &&= isPlain || asksOnly(tokens, head, name);
      depth = 0;
    } else if (isText(tokens, index, '#') && /^(?:else|elif)$/.test(tokenText(tokens, index + 1))) return false;
    else if (depth === 0 && leaves(tokens, index)) {
      const label = isText(tokens, index, 'goto') && jumps-- > 0 ? labelBehind(tokens, index + 1, end) : -1;
      const behind = isText(tokens, index, 'break') ? behindSwitch(tokens, index) : -1;
      if (behind > 0) isSure = false;
      else if (label < 0) return leftWith(tokens, index, name);
      index = Math.max(behind, label);
    } else if (isText(tokens, index, 'goto') && isMaybe(tokens, index, name) && isGivenBackAt(tokens, labelBehind(tokens, index + 1, end), end, name)) return true;
    else {
      const seen = seenAt(tokens, index, name);
      if (seen === 'stop' || (seen === 'used' && (isSure || (depth === 0 && isGivenBack(tokens, index))))) return seen === 'used';
    }
  }
  return false;
}

/** Where a `switch` ends that this `break` leaves; -1 where it leaves a loop. */
function behindSwitch(tokens: Tokens, index: number): number {
  for (let open = braceAround(tokens, index); open > 0; open = braceAround(tokens, open)) {
    const head = isOp(tokens, open - 1, ')') ? tokens.pair[open - 1] : -1;
    const word = head > 0 ? tokenText(tokens, head - 1) : tokenText(tokens, open - 1);
    if (word === 'switch') return tokens.pair[open];
    if (word !== 'if' && word !== 'else' && !isOp(tokens, open - 1, ':')) return -1;
  }
  return -1;
}

/** `if (len == 0) goto fail;`, where the condition says nothing of the name. */
function isMaybe(tokens: Tokens, index: number, name: string): boolean {
  const brace = headOf(tokens, index) === 0 ? braceAround(tokens, index) : -1;
  const head = brace > 0 && isOp(tokens, brace - 1, ')') ? tokens.pair[brace - 1] : headOf(tokens, index);
  if (head === null || head < 1 || !isText(tokens, head - 1, 'if')) return false;
  return !tokens.text.slice(tokens.start[head], tokens.end[tokens.pair[head]]).replace(/\s+/g, '').includes(name);
}

/** Is it given back again on the straight way from a label, whatever else is asked there? */
function isGivenBackAt(tokens: Tokens, label: number, end: number, name: string): boolean {
  return label > 0 && follow(tokens, label + 1, end, name, false);
}

/** A statement that leaves, and stands behind no condition. */
function leaves(tokens: Tokens, index: number): boolean {
  const word = tokenText(tokens, index);
  return tokens.kind[index] === WORD && headOf(tokens, index) === 0 && (LEAVES.has(word) || (isOp(tokens, index + 1, '(') && ENDS.test(word)));
}

/** `free(p)` as a statement of its own: what was given back in a branch before is given back twice. */
function isGivenBack(tokens: Tokens, index: number): boolean {
  return isOp(tokens, index - 1, '(') && GIVES_BACK.has(tokenText(tokens, index - 2)) && headOf(tokens, index - 2) === 0;
}

/** Where `name:` stands. */
function labelBehind(tokens: Tokens, goal: number, end: number): number {
  for (let index = goal + 1; index < end; index++) if (isOp(tokens, index + 1, ':') && tokens.kind[index] === WORD && isText(tokens, index, tokenText(tokens, goal)) && !isOp(tokens, index - 1, '?')) return index + 1;
  return -1;
}

/** `return p->count;` behind `free(p);` */
function leftWith(tokens: Tokens, word: number, name: string): boolean {
  if (!isText(tokens, word, 'return')) return false;
  for (let index = word + 1; index <= expressionEnd(tokens, word + 1); index++) {
    const seen = seenAt(tokens, index, name);
    if (seen !== 'on') return seen === 'used';
  }
  return false;
}

/** What a token does to the name: reads through it, hands it on, gives it something else, or nothing. */
function seenAt(tokens: Tokens, index: number, name: string): Seen {
  const start = tokens.start[index];
  const root = /^\w+/.exec(name)![0];
  if (tokens.kind[index] !== WORD || !isText(tokens, index, root) || isAccessor(tokens, index - 1)) return 'on';
  let last = index;
  while (last < index + 12 && spanText(tokens, { from: index, to: last }).replace(/\s+/g, '').length < name.length) last++;
  const isWhole = tokens.text.slice(start, tokens.end[last]).replace(/\s+/g, '') === name;
  if (!isWhole && name !== root && (isOp(tokens, index - 1, '(') || isOp(tokens, index - 1, ',')) && (isOp(tokens, index + 1, ')') || isOp(tokens, index + 1, ',')) && !isText(tokens, index - 2, 'sizeof')) return 'stop';
  if (!isWhole) return isOp(tokens, index + 1, '=') || isOp(tokens, index - 1, '&') || isOp(tokens, index + 1, '++') ? 'stop' : 'on';
  if (isOp(tokens, index - 1, '&') && !endsOperand(tokens, index - 2)) return 'stop';
  if (isOp(tokens, last + 1, '=')) return readsBefore(tokens, last + 2, name) ? 'used' : 'stop';
  if (isOp(tokens, last + 1, '->') || isOp(tokens, last + 1, '.') || isOp(tokens, last + 1, '[')) return 'used';
  if (isOp(tokens, index - 1, '*') && !endsOperand(tokens, index - 2)) return tokens.kind[index - 2] === WORD ? 'stop' : 'used';
  if (tokens.kind[index - 1] === WORD && !isText(tokens, index - 1, 'return') && !isText(tokens, index - 1, 'delete')) return 'stop';
  return isHandedOn(tokens, index) ? 'used' : 'on';
}

/** `p = p->next` */
function readsBefore(tokens: Tokens, from: number, name: string): boolean {
  for (let index = from; index <= expressionEnd(tokens, from); index++) {
    if (isText(tokens, index, 'sizeof')) index = isOp(tokens, index + 1, '(') ? tokens.pair[index + 1] : index + 2;
    else if (seenAt(tokens, index, name) === 'used') return true;
  }
  return false;
}

/** An argument of a call that may look at what it points to: not of a comparison, and not printed as an address. */
function isHandedOn(tokens: Tokens, index: number): boolean {
  if (isText(tokens, index - 1, 'delete') || (isOp(tokens, index - 1, ']') && isText(tokens, index - 3, 'delete'))) return true;
  const open = enclosingOpen(tokens, index);
  if (open < 1 || !isOp(tokens, open, '(') || tokens.kind[open - 1] !== WORD || NO_CALL.test(tokenText(tokens, open - 1))) return false;
  if (!isOp(tokens, index - 1, '(') && !isOp(tokens, index - 1, ',')) return false;
  if (GIVES_BACK.has(tokenText(tokens, open - 1))) return true;
  for (let at = open + 1; at < tokens.pair[open]; at++) if (tokens.kind[at] === STRING && tokenText(tokens, at).includes('%p')) return false;
  return tokens.kind[tokens.pair[open] + 1] === OP;
}
