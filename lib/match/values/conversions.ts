/** Calls that make a number, an id or one value of an enumeration of a text, by what they are asked of and their types. */
import { isText, type Tokens } from '../../text/tokens.ts';
import { isOp, type Span } from '../../text/expression.ts';
import { calleeOf } from '../../text/generics.ts';
import { spanText } from '../../text/words.ts';
import { NUMERIC_TYPE } from './sanitizers.ts';

/** Dart's `int.parse(x)`, `UUID.fromString(x)`. */
const OF_TYPE: Record<string, RegExp> = { parse: /^(?:int|double|num|BigInt|DateTime)$/, tryParse: /^(?:int|double|num|BigInt|DateTime)$/, fromString: /^(?:java\.util\.)?UUID$/ };

/** Does the call whose bracket opens at `open` make a value of another kind? Rust's `x.parse::<u32>()`, too. */
export function converts(tokens: Tokens, name: string, receiver: Span | null, open: number): boolean {
  if (receiver === null) return false;
  if (tokens.grammar.name === 'rust') return name === 'parse' && NUMERIC_TYPE.test(tokens.text.slice(tokens.end[calleeOf(tokens, open)], tokens.start[open]).replace(/^::<|>$/g, ''));
  return Object.hasOwn(OF_TYPE, name) && OF_TYPE[name].test(spanText(tokens, receiver));
}

/** Kotlin's `enumValues<Kind>()` and `Kind.entries.find { … }`, Dart's `Kind.values.byName(x)`, Swift's `Kind(rawValue: x)`. */
export function asksEnumeration(tokens: Tokens, name: string, receiver: Span | null, open: number): boolean {
  switch (tokens.grammar.name) {
    case 'kotlin': return name === 'enumValues' || (receiver !== null && /^[A-Z]\w{0,60}\.(?:entries|values\(\))$/.test(spanText(tokens, receiver)));
    case 'dart': return name === 'byName' && receiver !== null && /^[A-Z]\w{0,60}\.values$/.test(spanText(tokens, receiver));
    case 'swift': return receiver === null && /^[A-Z]/.test(name) && isText(tokens, open + 1, 'rawValue') && isOp(tokens, open + 2, ':');
    default: return false;
  }
}

/** Kotlin's `Kind.entries.find { … }`, whose block stands behind the name: the token before the block. */
export function asksEntries(access: string): boolean {
  return /^[A-Z]\w{0,60}\.(?:entries|values\(\))\.(?:find|first|firstOrNull|single|singleOrNull|last)$/.test(access) || /^enumValues<\w{1,60}>\(\)\.(?:find|first|firstOrNull|single|singleOrNull)$/.test(access);
}
