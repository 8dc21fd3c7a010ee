/** Paths of C and C++ that are put together from a folder and a name which was typed or piped in, and which nothing looked at. */
import { STRING, WORD, isText, tokenText, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, items, type Span } from '../../text/expression.ts';
import { enclosingFunction, functionsNamed, type Scope } from '../../text/scopes.ts';
import { countBefore, placesOf, spanText } from '../../text/words.ts';
import { codeBefore } from './buffer-traits.ts';
import { filledWith } from '../values/filled.ts';
import { parameterPlace } from '../values/parameter-places.ts';

/** Names put into one another that are followed. */
const STEPS = 2;
/** What leaves no way out of the folder, or tells whether one is taken. */
const KEPT_INSIDE = /\b(?:realpath|(?:weakly_)?canonical|lexically_\w+|basename|filename|openat2?|chroot|mismatch|starts_with)\s*\(/;
const TYPED = /\bcin\b|\bstdin\b/;

/** Is a folder joined there, or where the name was made, with such a name? */
export function isTypedName(tokens: Tokens, span: Span): boolean {
  const scope = enclosingFunction(tokens, span.from);
  return scope !== null && !KEPT_INSIDE.test(codeBefore(tokens, span.from)) && isJoinedWith(tokens, span, scope, STEPS);
}

function isJoinedWith(tokens: Tokens, span: Span, scope: Scope, steps: number): boolean {
  const names = namesIn(tokens, span);
  if (isJoin(tokens, span) && names.some((name) => isTyped(tokens, name, scope, isOwnFolder(tokens, span)))) return true;
  return steps > 0 && names.some((name) => !isLookedAt(tokens, name, scope) && madeBefore(tokens, name, scope).some((made) => isJoinedWith(tokens, made, scope, steps - 1)));
}

/** `root / name`, `"notes/" + name`, `(path, sizeof path, "%s/%s", folder, name)`. */
function isJoin(tokens: Tokens, { from, to }: Span): boolean {
  for (let index = from; index <= to; index++) if (isOp(tokens, index, '/') || isOp(tokens, index, '+') || (tokens.kind[index] === STRING && /%s/.test(tokenText(tokens, index)) && !/^"%s"$/.test(tokenText(tokens, index)))) return true;
  return false;
}

/** `"/srv/notes/%s"`, `NOTES_DIR` that the text says is `"/srv/notes"`: the program means this folder, whoever starts it. */
function isOwnFolder(tokens: Tokens, { from, to }: Span): boolean {
  for (let index = from; index <= to; index++) {
    if (tokens.kind[index] === STRING && /^"\/\w[\w/.-]*%s/.test(tokenText(tokens, index))) return true;
    if (tokens.kind[index] === WORD && new RegExp(`(?:#define\\s{1,9}|\\b)${tokenText(tokens, index).slice(0, 60)}(?:\\[\\])?(?:\\s{1,9}|\\s{0,9}=\\s{0,9})"/\\w`).test(tokens.text)) return true;
  }
  return false;
}

function namesIn(tokens: Tokens, { from, to }: Span): number[] {
  const names: number[] = [];
  for (let index = from; index <= to; index++) if (tokens.kind[index] === WORD && !isAccessor(tokens, index - 1) && !isOp(tokens, index + 1, '(') && !isOp(tokens, index + 1, '::')) names.push(index);
  return names;
}

/** What the name was last given, declared with or printed into before it. */
function madeBefore(tokens: Tokens, name: number, scope: Scope): Span[] {
  const places = placesOf(tokens, tokenText(tokens, name));
  for (let at = countBefore(places, name) - 1; at >= 0 && places[at] > scope.start; at--) {
    const place = places[at];
    const isMade = isOp(tokens, place + 1, '=') || ((isOp(tokens, place + 1, '(') || isOp(tokens, place + 1, '{')) && tokens.kind[place - 1] === WORD);
    if (isMade) return [{ from: place + 2, to: statementEnd(tokens, place + 2) }];
    if (isOp(tokens, place - 1, '(') && /^s[nw]?printf$/.test(tokenText(tokens, place - 2))) return [{ from: place + 1, to: tokens.pair[place - 1] - 1 }];
  }
  return [];
}

function statementEnd(tokens: Tokens, from: number): number {
  let index = from;
  while (index < tokens.count - 1 && !isOp(tokens, index + 1, ';')) index++;
  return index;
}

/** Read from the keyboard in its function, or handed over by a caller that read it; and in neither looked at. */
function isTyped(tokens: Tokens, name: number, scope: Scope, withArguments: boolean): boolean {
  if (withArguments && isArgument(tokens, name)) return true;
  if (isLookedAt(tokens, name, scope)) return false;
  const places = placesOf(tokens, tokenText(tokens, name));
  if (places.some((place) => place > scope.start && place < name && isFilled(tokens, place))) return true;
  const at = parameterPlace(tokens, scope, tokenText(tokens, name));
  if (at < 0 || scope.name === '' || functionsNamed(tokens, scope.name).length !== 1) return false;
  return placesOf(tokens, scope.name).some((call) => {
    const caller = isOp(tokens, call + 1, '(') ? enclosingFunction(tokens, call) : null;
    const given = caller === null || caller.start === scope.start ? undefined : items(tokens, call + 1)[at];
    if (withArguments && caller !== null && given !== undefined && isArgument(tokens, given.from) && tokens.pair[given.from + 1] === given.to) return true;
    if (caller === null || given === undefined || given.from !== given.to || tokens.kind[given.from] !== WORD || isLookedAt(tokens, given.from, caller)) return false;
    return placesOf(tokens, tokenText(tokens, given.from)).some((place) => place > caller.start && place < given.from && isFilled(tokens, place));
  });
}

/** `argv[1]` */
function isArgument(tokens: Tokens, at: number): boolean {
  return isText(tokens, at, 'argv') && isOp(tokens, at + 1, '[') && !isText(tokens, at + 2, '0');
}

function isFilled(tokens: Tokens, place: number): boolean {
  const by = filledWith(tokens, place);
  return by !== null && TYPED.test(spanText(tokens, by.span));
}

/** A condition before the use speaks of it, otherwise than by reading it; or it is given another value, or handed to what may look. */
function isLookedAt(tokens: Tokens, name: number, scope: Scope): boolean {
  const word = tokenText(tokens, name);
  return placesOf(tokens, word).some((place) => {
    if (place <= (scope.head?.close ?? scope.start) || place >= name || isFilled(tokens, place) || isText(tokens, place - 1, 'sizeof') || (isOp(tokens, place - 1, '(') && isText(tokens, place - 2, 'sizeof'))) return false;
    if (isOp(tokens, place + 1, '=') && tokens.kind[place - 1] === WORD) return false;
    if (isOp(tokens, place + 1, '=') || isOp(tokens, place + 1, '.') || isOp(tokens, place + 1, '->')) return !isText(tokens, place + 2, 'c_str') && !isText(tokens, place + 2, 'empty');
    if (isOp(tokens, place + 1, '[')) return false;
    let open = place - 1;
    while (open > scope.start && ![';', '{', '}'].some((text) => isOp(tokens, open, text))) open--;
    const statement = tokens.text.slice(tokens.start[open + 1], tokens.start[place]);
    return /(?:^|\W)(?:if|while|for|switch|assert|return)\b/.test(statement) ? !TYPED.test(statement + tokens.text.slice(tokens.start[place], tokens.start[place] + 60).split(')')[0]) : new RegExp(`\\b(?!s?n?printf|str(?:n?cpy|cspn|chr)|fgets|getline|puts)\\w+\\s*\\([^;]*$`).test(statement) && !/<<|printf/.test(statement);
  });
}
