/** Expressions that a repository wrote, searched for in linear time: re2js, with its steps counted. Loaded only where a rule has one. */
import { RE2JS, RE2JSException, RE2JSSyntaxException } from 're2js';
import { AHEAD, type Found, type TextSearch } from '../match/text-rules/text-rules.ts';

/** Instructions of the compiled program; time is at most this times the length of the text. */
const LARGEST = 1000;

/** What is wrong with an expression, with the column in it, and what to do. */
export type RegexMistake = [message: string, hint: string];

/** `source`: RE2's words, as bytes (see byteSource). Compiled when it is first needed; every search is paid for beforehand. */
export function linearSearch({ source }: { source: string }): TextSearch {
  let compiled: RE2JS | null = null;
  return {
    ahead: AHEAD,
    *matches(window, _keyword, spend) {
      compiled ??= RE2JS.compile(source, RE2JS.MULTILINE);
      const matcher = compiled.matcher(window);
      const size = compiled.programSize();
      for (let from = 0; from <= window.length; from = Math.max(from + 1, matcher.end())) {
        spend(size * (window.length - from + 1));
        if (!matcher.find(from)) return;
        yield found(matcher, compiled);
      }
    },
  };
}

function found(matcher: ReturnType<RE2JS['matcher']>, compiled: RE2JS): Found {
  const names = Object.keys(compiled.namedGroups()).filter((name) => matcher.start(name) >= 0);
  const indices = Object.fromEntries(names.map((name): [string, [number, number]] => [name, [matcher.start(name), matcher.end(name)]]));
  const groups = Object.fromEntries(names.map((name) => [name, matcher.group(name) ?? undefined]));
  return { 0: matcher.group() ?? '', index: matcher.start(), groups: groups as Record<string, string>, indices: Object.assign([], { groups: indices }) };
}

/** Names of the holes in an expression that has no mistake. */
export function regexHoles(source: string): string[] {
  return Object.keys(RE2JS.compile(source).namedGroups());
}

/** null when it can be searched for. */
export function regexMistake(source: string): RegexMistake | null {
  const foreign = FOREIGN.map(([shape, ...mistake]) => ({ at: source.search(shape), mistake })).find(({ at }) => at >= 0);
  if (foreign) return [`${foreign.mistake[0]}: column ${foreign.at + 1} of the regex`, foreign.mistake[1]];
  try {
    const compiled = RE2JS.compile(byteSource(source), RE2JS.MULTILINE);
    if (compiled.programSize() > LARGEST) {
      return [`the regex is too large: it takes up to ${compiled.programSize()} steps a byte, more than ${LARGEST}`, 'Lower its counts: x{500} is five hundred of them.'];
    }
    return compiled.matcher('').find() ? ['the regex matches nothing at all, and so matches everywhere', 'Let it match at least one character.'] : null;
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return syntaxMistake(source, error);
    if (error instanceof RE2JSException) return ['this is no regex that RE2 knows', 'See https://github.com/google/re2/wiki/Syntax.'];
    throw error;
  }
}

/** A file is read byte by byte: a character beyond ASCII becomes the group of its bytes in UTF-8. */
export function byteSource(source: string): string {
  return source.replace(/[^\x00-\x7f]+/g, (run) => [...run].map((character) => `(?:${Buffer.from(character, 'utf8').toString('latin1')})`).join(''));
}

/** What other engines know. */
const FOREIGN: [shape: RegExp, ...RegexMistake][] = [
  [/(?<!\\)(?:\\\\)*\(\?<?[=!]/, 'look-around is left out, so that matching takes linear time', 'Match what stands around, and name the part that counts (?<value>…).'],
  [/(?<!\\)(?:\\\\)*\\(?:[1-9]|k<)/, 'back references are left out, so that matching takes linear time', 'Name both parts and ask for the trait echoes.'],
  [/(?<!\\)(?:\\\\)*\(\?>|[*+?}]\+/, 'possessive and atomic groups are not needed: matching takes linear time anyway', 'Leave the mark out.'],
  [/(?<!\\)(?:\\\\)*\\[pP]/, 'classes of Unicode characters do not fit: files are read byte by byte', 'List the letters that are meant.'],
  [/(?<!\\)(?:\\\\)*\\u/, 'a regex in RE2 knows no \\u', 'Write the character itself, or its bytes as \\x41.'],
  [/(?<!\\)(?:\\\\)*\[[^\]]*[^\x00-\x7f]/, 'a class in brackets holds a character beyond ASCII, which is more than one byte', 'Write the alternatives out: (?:ä|ö).'],
];

/** By RE2's own words, which name the piece that is wrong: https://github.com/google/re2/wiki/Syntax */
const SYNTAX: Record<string, RegexMistake> = {
  'missing closing ]': ['a bracket is not closed', 'Close it, or put a backslash before it.'],
  'missing closing )': ['a parenthesis is not closed', 'Close it, or put a backslash before it.'],
  'unexpected )': ['a parenthesis closes nothing', 'Remove it, or put a backslash before it.'],
  'missing argument to repetition operator': ['there is nothing to repeat', 'Put a backslash before a character that stands for itself.'],
  'invalid nested repetition operator': ['a repetition is repeated', 'Keep one of the marks, or use parentheses.'],
  'invalid repeat count': ['a count is too high', 'Counts go up to 1000, nested ones multiplied.'],
  'invalid character class range': ['a range in brackets goes backwards or is unknown', 'Write the smaller character first.'],
  'invalid escape sequence': ['a backslash stands before a letter that RE2 does not know', 'Remove it, or double the backslash.'],
  'trailing backslash at end of expression': ['a backslash stands at the end', 'Double it, or remove it.'],
  'duplicate capture group name': ['two groups have the same name', 'Put the alternatives into one group.'],
  'invalid named capture': ['a group has no name that fits', 'Use letters, digits and _: (?<value>…).'],
  'invalid or unsupported Perl syntax': ['RE2 does not know this group', 'It knows (?:…), (?<name>…), (?i) and (?s).'],
};

function syntaxMistake(source: string, { error, input }: RE2JSSyntaxException): RegexMistake {
  const [message, hint] = SYNTAX[error] ?? ['this is no regex that RE2 knows', 'See https://github.com/google/re2/wiki/Syntax.'];
  return [`${message}: column ${columnOf(source, error, input)} of the regex`, hint];
}

function columnOf(source: string, error: string, input: string | null): number {
  if (error === 'missing closing )' || error === 'unexpected )') return unpaired(source) + 1;
  if (error.startsWith('trailing')) return source.length;
  return Math.max(0, source.indexOf(input ?? '')) + 1;
}

/** Where the first parenthesis stands that has no partner. */
function unpaired(source: string): number {
  const open: number[] = [];
  for (const { 0: text, index } of source.matchAll(/\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()]/gs)) {
    if (text === '(') open.push(index);
    else if (text === ')' && open.pop() === undefined) return index;
  }
  return open[0] ?? 0;
}
