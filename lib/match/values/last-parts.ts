/** The last part of a path as it is cut out by hand, and characters of a kind: what is left leads into no other folder. */

const PIECES = String.raw`\.(?:split|Split|rsplit|rpartition)\((?:['"\`](?:\/|\\\\)['"\`]|\/\[[\\/]{2,6}\]\/)(?:,1)?\)`;
const CUT = String.raw`(?:substring|substr|slice|Substring)\(\1\.(?:lastIndexOf|LastIndexOf)\(['"\`]\/['"\`]\)\+1\)`;

/** Without blanks: `name.split('/').pop()`, `name.substring(name.lastIndexOf('/') + 1)`, `name[strings.LastIndex(name, "/")+1:]`, `end(explode('/', $name))`. */
const LAST_PART = new RegExp(
  [
    String.raw`${PIECES}(?:\.pop\(\)|\.at\(-1\)|\[-1\]|\.last(?:\(\))?|\.Last\(\))!?$`,
    String.raw`^([\w.$]{1,60})\.${CUT}$`,
    String.raw`^([\w.]{1,60})\[strings\.LastIndex(?:Byte)?\(\2,["'\`]\/["'\`]\)\+1:\]$`,
    String.raw`\.substringAfterLast\(['"]\/['"]`,
    String.raw`^(?:end|array_pop)\(explode\(['"]\/['"],|^pathinfo\([^()]{1,60},PATHINFO_(?:BASENAME|FILENAME|EXTENSION)\)$`,
    // from the root on there is no way up: of what is put behind a folder then
    String.raw`^(?:\w{1,20}\.){0,2}(?:normalize|normpath)\(['"\`]\/['"\`]\+|^path\.(?:posix\.)?join\(['"]\/['"],`,
    String.raw`^string\.Join\([^()]{1,10},[\w.]{1,60}\.Split\((?:System\.IO\.)?Path\.GetInvalidFileNameChars\(\)`,
  ].join('|'),
);

/** Without blanks: `string.Concat(name.Where(char.IsLetterOrDigit))` of C#, Go's `strings.Map` with a function that leaves characters out. */
const OF_LETTERS = /\.Where\((?:char\.Is(?:Ascii)?Letter(?:OrDigit)?|(\w{1,20})=>char\.Is(?:Ascii)?Letter(?:OrDigit)?\(\1\))\)|^strings\.Map\(func\([^]{0,120}return-1/;

/** @param access as it is written, without blanks */
export function isLastPartCut(access: string): boolean {
  return LAST_PART.test(access);
}

/** @param access as it is written, without blanks */
export function leavesLetters(access: string): boolean {
  return OF_LETTERS.test(access);
}
