/** Names of entries of an archive or pack in C and C++, under which a file is made in a folder though nobody looked at them. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { placesOf, scopeText, spanText } from '../../text/words.ts';
import { declaredBefore, isParameter } from './declared.ts';

/** `member.name`, `entry.path`. */
const NAME = /^\w{1,40}\.\w{0,20}(?:name|path|file)$/i;
/** What gives the next entry. */
const GIVES = /(?:^|_)(?:next|read|parse|get|load|fetch)(?:_|$)|(?:entry|header|member)$/i;
/** What asks a name nothing. */
const ASKS_NOTHING = /^(?:strlen|strnlen|openat|unlinkat|mkdirat|fstatat|fchmodat|utimensat|\w*printf|\w*(?:log|warn|err|debug|trace)\w*|free)$/i;

/** Is it the name of an entry that a function of the pack filled in, handed to nothing that could look for `/` in it? */
export function isNamedEntry(tokens: Tokens, span: Span): boolean {
  const scope = enclosingFunction(tokens, span.from);
  const name = spanText(tokens, span).replace(/\s+/g, '');
  const declared = NAME.test(name) ? declaredBefore(tokens, span.from, tokenText(tokens, span.from)) : null;
  if (scope === null || declared === null || isParameter(scope, declared) || declared.stars > 0) return false;
  if (!/\bO_CREAT\b/.test(tokens.text.slice(tokens.end[span.to], tokens.end[tokens.pair[enclosingOpen(tokens, span.from)]]))) return false;
  if (/'\/'|"\/"|"\.\.|\bbasename\b|RESOLVE_BENEATH/.test(scopeText(tokens, scope))) return false;
  const places = placesOf(tokens, tokenText(tokens, span.from)).filter((place) => place > declared.at && place < span.from);
  const filled = places.some((place) => isOp(tokens, place - 1, '&') && GIVES.test(callAround(tokens, place)));
  return filled && places.every((place) => {
    const call = callAround(tokens, place);
    if (isOp(tokens, place - 1, '&')) return GIVES.test(call);
    const field = tokenText(tokens, place + 2);
    return field !== tokenText(tokens, span.to) || ASKS_NOTHING.test(call);
  });
}

/** The name of the call that a token stands in; '' where it stands in none. */
function callAround(tokens: Tokens, at: number): string {
  const open = enclosingOpen(tokens, at);
  return isOp(tokens, open, '(') && tokens.kind[open - 1] === WORD ? tokenText(tokens, open - 1) : '';
}
