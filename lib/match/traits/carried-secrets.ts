/** Lists and maps that hold a credential under its name, given to something that writes all of them out: `json_encode($options)`, `headers.inspect`. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { isOp, skip, type Span } from '../../text/expression.ts';
import { partsOrLeaf } from '../../text/joins.ts';
import { piecesOf } from './definition-traits.ts';
import { valuesIn } from './place-traits.ts';

const KEY = String.raw`(?:authorization|x-api-key|api[-_]?key|client[-_]?secret|secret|password|passwd|passphrase|private[-_]?key|(?:access|refresh|auth|api|bearer|id)?[-_]?token|credentials?|cvv2?|cvc2?|card[-_]?number|ssn)`;
/** A key with a value that is neither written out nor made unreadable. */
const HELD = new RegExp(String.raw`(?:["':\s({[])${KEY}['"]?\]?\s{0,4}(?:=>|:(?!:)|=(?!=)|,|\bto\b)\s{0,4}(?!["'](?![^"'\n]{0,30}["']\s{0,4}[.+])[^"'\n$#{]{0,40}["']|true\b|false\b|null\b|nil\b|\d|!|\w{0,20}(?:mask|redact|hash|has|is|count)\w{0,20}[(.])["'$\w[@:({]`, 'i');
/** What writes all of a list, from its first bracket on. */
const WRITES = /^(?:json_encode|print_r|var_export|http_build_query|serialize|JSON\.generate|JsonSerializer\.Serialize|JsonConvert\.SerializeObject|String\.valueOf|fmt\.Sprint|\w{0,20}[mM]apper\.writeValueAsString|Json\.encodeToString|gson\.toJson|json\.dumps|pformat|repr|str|dict)\(([$@\w]{1,60})(?:,[^()]{0,60})?\)$/;
const WRITTEN = /^([$@\w]{1,60})\.(?:inspect|to_s|to_json|toString\(\)|ToString\(\))$/;
/** Tokens behind a value in which its statement ends. */
const FAR = 40;
/** Longer lists are not read. */
const LONGEST = 1200;

/** Does one of the values side by side in the span, put into text or not, write out a list that holds a credential? */
export function carriesSecret(tokens: Tokens, span: Span): boolean {
  // of Python's own `%(name)s` another rule tells
  if (tokens.grammar.name !== 'py' && holdsThere(codeOf(tokens, span, LONGEST))) return true;
  const values = valuesIn(tokens, span).flatMap((value) => [value, ...partsOrLeaf(tokens, value).flatMap(({ hole }) => (hole === null ? [] : [hole]))]);
  return values.some((value) => {
    const code = codeOf(tokens, value);
    const name = (WRITES.exec(code) ?? WRITTEN.exec(code))?.[1] ?? (value.from === value.to ? code : '');
    const at = placeOf(tokens, value, name);
    return at >= 0 && listsSecret(tokens, at, name);
  });
}

/** A list that is written out where it is made, and opened by nothing that asks about it: `Map.of("token", t)`, `map[string]string{"token": t}`. */
const MADE = /(?:^|,\s{0,9})(?:json_encode\(|JSON\.generate\(|JsonSerializer\.Serialize\()?(?:\[|\{|array\(|(?:mutableM|m)apOf\(|Map\.of|map\[string\]\w{1,40}\{|new \w{0,20}(?:Dictionary|Map)\b)/g;

function holdsThere(code: string): boolean {
  return Array.from(code.matchAll(MADE)).some(({ index }) => HELD.test(code.slice(index)));
}

function codeOf(tokens: Tokens, { from, to }: Span, longest = 200): string {
  return tokens.text.slice(tokens.start[from], tokens.end[to]).slice(0, longest);
}

function placeOf(tokens: Tokens, { from, to }: Span, name: string): number {
  for (let index = from; index <= to; index++) if (tokens.kind[index] === WORD && tokenText(tokens, index) === name) return index;
  return -1;
}

/** Was the name given a list with such a key in its function, or such a key put into it, and not taken out again? */
function listsSecret(tokens: Tokens, at: number, name: string): boolean {
  const scope = enclosingFunction(tokens, at);
  const before = tokens.text.slice(scope === null ? Math.max(0, tokens.start[at] - LONGEST) : tokens.start[scope.start], tokens.start[at]);
  const own = name.replaceAll('$', '\\$');
  const isTouched = before.includes(`${name}[`) || before.includes(`${name}.`);
  if (isTouched && new RegExp(String.raw`unset\(\s{0,4}${own}\[|${own}\.(?:delete|remove|Remove|except)\b`).test(before)) return false;
  const put = isTouched && new RegExp(String.raw`${own}(?:\[\s{0,3}['":]${KEY}['"]?\s{0,3}\]\s{0,4}=(?!=)|\.(?:put|set|Set|add|Add)\(\s{0,3}"${KEY}"\s{0,3},)`, 'i').test(before);
  return put || piecesOf(tokens, { from: at, to: at }).map(({ span }) => initialised(tokens, span)).some((span) => isList(tokens, span) && HELD.test(codeOf(tokens, span, LONGEST)));
}

function isList(tokens: Tokens, { from, to }: Span): boolean {
  for (let index = from; index <= Math.min(to, from + 12); index++) if (isOp(tokens, index, '[') || isOp(tokens, index, '{') || /^(?:array|mapOf|mutableMapOf|of|ofEntries|Map)$/.test(tokenText(tokens, index))) return true;
  return false;
}

/** `new Dictionary<string, string> { … }` of C#, whose comma between the types is no end: with what it is filled with. */
function initialised(tokens: Tokens, span: Span): Span {
  if (tokens.grammar.name !== 'csharp') return span;
  let { to } = span;
  while (to < Math.min(tokens.count - 1, span.to + FAR) && !isOp(tokens, to, ';')) to = skip(tokens, to + 1);
  return { from: span.from, to };
}
