/** The last part of a path as it is cut out by hand, and characters of a kind: what is left leads into no other folder. */
import { onlyValue } from '../../text/constants.ts';
import { isOp } from '../../text/expression.ts';
import { REGEX, tokenText, type Tokens } from '../../text/tokens.ts';
import { findsWords } from './found-by.ts';
import { accessText } from './value-shapes.ts';

const PIECES = String.raw`\.(?:split|Split|rsplit|rpartition)\((?:['"\`](?:\/|\\\\)['"\`]|\/\[[\\/]{2,6}\]\/)(?:,1)?\)`;
const CUT = String.raw`(?:substring|substr|slice|Substring)\(\1\.(?:lastIndexOf|LastIndexOf)\(['"\`]\/['"\`]\)\+1\)`;

/** Without blanks: `name.split('/').pop()`, `name.substring(name.lastIndexOf('/') + 1)`, `name[strings.LastIndex(name, "/")+1:]`, `end(explode('/', $name))`. */
const LAST_PART = new RegExp(
  [
    String.raw`${PIECES}(?:\.pop\(\)|\.at\(-1\)|\[-1\]|\.last(?:\(\))?|\.Last\(\))!?$`,
    String.raw`^([\w.$]{1,60})\.${CUT}$`,
    String.raw`^([\w.]{1,60})\[strings\.LastIndex(?:Byte)?\(\2,["'\`]\/["'\`]\)\+1:\]$`,
    String.raw`^os\.path\.split\([^]{1,80}\)\[1\]$`,
    String.raw`\.substringAfterLast\(['"]\/['"]`,
    String.raw`^(?:end|array_pop)\(explode\(['"]\/['"],|^pathinfo\([^()]{1,60},PATHINFO_(?:BASENAME|FILENAME|EXTENSION)\)$|^pathinfo\([^()]{1,60}\)\[['"](?:basename|filename|extension)['"]\]$|^array_slice\(explode\(['"]\/['"],[^()]{1,60}\),-1\)\[0\]$`,
    // from the root on there is no way up: of what is put behind a folder then
    String.raw`^(?:\w{1,20}\.){0,2}(?:normalize|normpath)\(['"\`]\/['"\`]\+|^path\.(?:posix\.)?join\(['"]\/['"],`,
    String.raw`^string\.Join\([^()]{1,10},[\w.]{1,60}\.Split\((?:System\.IO\.)?Path\.GetInvalidFileNameChars\(\)`,
  ].join('|'),
);

/** Without blanks: the name in `parts[parts.length - 1]`, `end($parts)`, `$parts['basename']`. */
const LAST_OF = /^(\$?\w{1,40})(?:\[(?:\1\.length|len\(\1\)|\1\.Length)-1\]|\[\^1\]|\[-1\]|\.pop\(\)|\.at\(-1\)|\.last(?:\(\))?|\.Last\(\)|\[['"](?:basename|filename|extension)['"]\])$|^(?:end|array_pop)\((\$\w{1,40})\)$/;
/** What leaves the parts of a path in a list. */
const IN_PARTS = new RegExp(String.raw`${PIECES}$|^(?:explode\(['"]\/['"],|pathinfo\(|strings\.Split\((?:[^()]|\([^()]{0,60}\)){1,60},["'\`]\/["'\`]\)$)`);

/** Without blanks: `string.Concat(name.Where(char.IsLetterOrDigit))` of C#, `filter` of Kotlin and Rust, Go's `strings.Map` with a function that leaves characters out. */
const OF_LETTERS = /\.Where\((?:char\.Is(?:Ascii)?Letter(?:OrDigit)?|(\w{1,20})=>char\.Is(?:Ascii)?Letter(?:OrDigit)?\(\1\))\)|\.filter\{it\.isLetter(?:OrDigit)?\(\)\}|\.filter\(?\{\$0\.is(?:Letter|Number|ASCII)\}|\.filter\((?:_|Character)\.isLetter(?:OrDigit)?\)|\.filter\(\|&?(\w{1,20})\|\2\.is_(?:ascii_)?alphanumeric\(\)\)|\bfilter\(str\.is(?:alnum|alpha|digit),|^strings\.Map\(func\([^]{0,120}return-1/;

/** @param access as it is written, without blanks */
export function isLastPartCut(access: string): boolean {
  return LAST_PART.test(access);
}

/** `const parts = name.split('/')`, and `parts[parts.length - 1]`; `access` without blanks. */
export function isLastInParts(tokens: Tokens, index: number, access: string): boolean {
  const [, taken, given] = LAST_OF.exec(access) ?? [];
  const name = taken ?? given ?? '';
  const value = name === '' ? null : onlyValue(tokens, index, name);
  return value !== null && IN_PARTS.test(accessText(tokens, value));
}

/** Ruby's `name[/\A[a-z]+\z/]` leaves nothing but words. */
export function isFoundWord(tokens: Tokens, end: number): boolean {
  return isOp(tokens, end, ']') && tokens.pair[end] === end - 2 && tokens.kind[end - 1] === REGEX && findsWords(tokenText(tokens, end - 1).replace(/^\/|\/[a-z]*$/g, ''));
}

/** @param access as it is written, without blanks */
export function leavesLetters(access: string): boolean {
  return OF_LETTERS.test(access);
}
