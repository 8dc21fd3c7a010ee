/** What holds nothing when it is made, of each language: what is put into it later is told where it is put. */
import { WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { enclosingOpen, isOp, type Span } from '../../text/expression.ts';
import { enclosingFunction } from '../../text/scopes.ts';
import { placesOf } from '../../text/words.ts';
import { CONSTANT, type Resolution } from './resolution.ts';
import { accessText } from './value-shapes.ts';

/** How much there is room for: `list.size()`, `3`. */
const ROOM = String.raw`(?:\d{1,9}|[\w.]{1,60}(?:\.(?:[sS]ize\(\)|size|length|Length|Count|len\(\))|\bcount))?`;
const LIST = String.raw`(?:ArrayList|LinkedList|List|Vector|ArrayDeque|(?:Linked)?HashSet|TreeSet|SortedSet)`;
const TYPES = String.raw`(?:<[\w.,<>?\[\]]{0,60}>)?`;
const JVM = { list: new RegExp(String.raw`^new(?:${LIST}${TYPES}\(${ROOM}\)|[\w.]{1,40}\[[^\]]{1,60}\])$`), text: new RegExp(String.raw`^new(?:StringBuilder|StringBuffer|StringWriter)\(${ROOM}\)$`) };

/** By language: as accesses are written, without white space. */
const EMPTY: Record<string, { list: RegExp; text: RegExp }> = {
  java: JVM,
  csharp: JVM,
  go: { list: /^make\((?:\[\]|map\[)/, text: /^(?:new\((?:strings\.Builder|bytes\.Buffer)\)|&?(?:strings\.Builder|bytes\.Buffer)(?:\{\})?)$/ },
  kotlin: { list: new RegExp(String.raw`^(?:mutableListOf|arrayListOf|mutableSetOf|arrayOfNulls|ArrayList)${TYPES}\(${ROOM}\)$`), text: new RegExp(String.raw`^String(?:Builder|Buffer)\(${ROOM}\)$`) },
  rust: { list: /^Vec::(?:new\(\)|with_capacity\(.{1,60}\))$/, text: /^String::(?:new\(\)|with_capacity\(.{1,60}\))$/ },
  cpp: { list: /^(?!)/, text: /^o?stringstream$/ },
  dart: { list: /^<\w{1,20}>\[\]$/, text: /^StringBuffer\(\)$/ },
};

/** `new ArrayList<>()`, `make([]string, n)`, `new String[n]`, `String::new()`; null for what holds something, or may. */
export function madeEmpty(tokens: Tokens, span: Span): Resolution | null {
  const empty = EMPTY[tokens.grammar.name];
  if (empty === undefined) return null;
  const text = accessText(tokens, span);
  const isList = empty.list.test(text);
  if ((!isList && !empty.text.test(text)) || isHandedOver(tokens, span)) return null;
  return isList ? { ...CONSTANT, list: true } : CONSTANT;
}

/** Calls that read a list or a builder, or that are told apart where things are put in. */
const READS = /^(?:[jJ]oin|Concat|append|len|cap|Fprint(?:f|ln)?|WriteString|sort|Sort|Strings|size|valueOf|toString|format|Sprintf|string|String|addAll|AddRange|extend|ProcessBuilder|command)$/;

/** `fill(list)`, `page.Execute(&text, data)`: who is given the name may put anything into it. */
function isHandedOver(tokens: Tokens, { from }: Span): boolean {
  const at = ['=', ':='].some((equals) => isOp(tokens, from - 1, equals)) ? from - 2 : from - 1;
  const scope = tokens.kind[at] === WORD ? enclosingFunction(tokens, at) : null;
  if (scope === null) return false;
  return placesOf(tokens, tokenText(tokens, at)).some((index) => {
    const before = isOp(tokens, index - 1, '&') ? index - 2 : index - 1;
    if (index <= at || index > scope.end || !(isOp(tokens, before, '(') || isOp(tokens, before, ',')) || !(isOp(tokens, index + 1, ')') || isOp(tokens, index + 1, ','))) return false;
    const open = enclosingOpen(tokens, index);
    return isOp(tokens, open, '(') && tokens.kind[open - 1] === WORD && !READS.test(tokenText(tokens, open - 1));
  });
}
