/** Every regular expression that texts under judgement meet: those of the rules, and the literals in lib/match and lib/text. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { OP, REGEX, STRING, WORD, tokenText, tokenize, type Tokens } from '../lib/text/tokens.ts';
import { languageOf } from '../lib/text/languages.ts';
import { RULES } from '../patterns/index.ts';

/** `where`: "rule github-token 2", "lib/match/traits/traits.ts:34". */
export interface OwnRegex { where: string; source: string; flags: string }

/** Those of the rules: run around a keyword, on a window of 600 bytes, or from it on when sticky. */
export function rulesRegexes(): OwnRegex[] {
  return RULES.flatMap(({ id, find }) => find.flatMap((one, index) => (one instanceof RegExp ? [{ where: `rule ${id} ${index + 1}`, source: one.source, flags: one.flags }] : [])));
}

/** The literals of the given folders, and what `new RegExp(…)` makes of strings. Patterns that are put together from values are not among them. */
export function literalRegexes(folders: string[]): OwnRegex[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts')).sort().flatMap((name) => regexesIn(path.posix.join(folder, name))),
  );
}

function regexesIn(file: string): OwnRegex[] {
  const text = readFileSync(file, 'latin1');
  const tokens = tokenize(text, languageOf(file, '')!);
  const found: OwnRegex[] = [];
  for (let index = 0; index < tokens.count; index++) {
    const where = `${file}:${text.slice(0, tokens.start[index]).split('\n').length}`;
    const literal = tokens.kind[index] === REGEX ? /^\/([^]*)\/([a-z]*)$/.exec(tokenText(tokens, index)) : null;
    if (literal) found.push({ where, source: literal[1], flags: literal[2] });
    const made = tokens.kind[index] === WORD && tokenText(tokens, index) === 'RegExp' ? madeOfStrings(tokens, index + 1) : null;
    if (made !== null) found.push({ where, source: made, flags: '' });
  }
  return found;
}

/** `('a' + 'b')` → "ab"; null when anything else stands there. */
function madeOfStrings(tokens: Tokens, open: number): string | null {
  let source = '';
  for (let index = open + 1; index < tokens.pair[open]; index++) {
    const text = tokenText(tokens, index);
    if (tokens.kind[index] === STRING) source += text.slice(1, -1).replaceAll('\\\\', '\\');
    else if (tokens.kind[index] !== OP || !'+,'.includes(text)) return null;
  }
  return source === '' ? null : source;
}
