/** Paths compared as texts: which value is a path that was resolved, and which names a folder without a separator at its end. */
import { literal, tokenText, STRING, WORD, type Tokens } from '../../text/tokens.ts';
import { isAccessor, isOp, type Span } from '../../text/expression.ts';
import { piecesOf } from './definition-traits.ts';

/** What gives the whole path of a name, or takes the dots out of it. */
const RESOLVES = /\b(?:resolve|normalize|realpath(?:Sync)?|abspath|normpath|expand_path|cleanpath|GetFullPath|getCanonicalPath|getCanonicalFile|canonicalPath|canonicalFile|toRealPath|toAbsolutePath|(?:file)?path\.(?:Join|Clean|Abs|EvalSymlinks)|path\.join|Path\.Combine)\b/;
/** Java and Kotlin compare paths part by part, and texts letter by letter. */
const AS_TEXT = /\.(?:toString\(\)|get(?:Canonical|Absolute)?Path\(\)|(?:canonical|absolute)Path\b)/;
const BY_PART: ReadonlySet<string> = new Set(['java', 'kotlin', 'scala', 'groovy']);
const SEPARATOR = /[Ss]ep(?:arator)?(?:Char)?\b|SEPARATOR|[Tt]railing_?[sS](?:lash|ep)|[/\\]\s{0,3}['"`]\s{0,3}\)?\s{0,3}$/;
const FOLDER = /(?:root|dir|directory|folder|base|base_?path|uploads?|storage|sandbox|workspace|cwd|docs|files|media|static|assets|public|reports|exports|archives?|backups?|home)$/i;
/** Bytes of a value that are looked at. */
const LONGEST = 300;

/** Was the value made by what resolves paths, and is it a text? */
export function isResolvedPath(tokens: Tokens, span: Span): boolean {
  const asked = /^(?:not|unless|if)$/.test(tokenText(tokens, span.from)) ? { from: span.from + 1, to: span.to } : span;
  const made = [asked, ...givenIn(tokens, asked)].map((one) => textOf(tokens, one));
  return made.some((text) => RESOLVES.test(text)) && (!BY_PART.has(tokens.grammar.name) || AS_TEXT.test(textOf(tokens, span)) || made.slice(1).some((text) => AS_TEXT.test(text)));
}

/** Is it a folder's path, by what it was given or by its name, that does not end in a separator as far as can be seen? */
export function isBareFolder(tokens: Tokens, span: Span): boolean {
  const own = textOf(tokens, span);
  if (SEPARATOR.test(own) || (tokens.kind[span.from] === STRING && span.from === span.to)) return false;
  const given = givenIn(tokens, span);
  if (given.length === 0) return RESOLVES.test(own) || (FOLDER.test(nameOf(tokens, span)) && !isEnded(tokens.text, nameOf(tokens, span)));
  return given.every((one) => !SEPARATOR.test(textOf(tokens, one)) && (RESOLVES.test(textOf(tokens, one)) || isPathText(tokens, one) || FOLDER.test(nameOf(tokens, span))));
}

/** `_root = Path.GetFullPath(root) + Path.DirectorySeparatorChar`: a field that the text gives a separator somewhere. */
function isEnded(text: string, name: string): boolean {
  return [...text.matchAll(new RegExp(`(?<![\\w$])${name}\\s{0,4}=(?!=)([^;\\n]{0,200})`, 'g'))].some(([, value]) => SEPARATOR.test(value));
}

/** What was given to the name in `root`, `this.root`, `root.toString()` or `root.getCanonicalPath()`. */
function givenIn(tokens: Tokens, { from, to }: Span): Span[] {
  const isCall = isOp(tokens, to, ')') && isOp(tokens, to - 1, '(') && isAccessor(tokens, to - 3);
  const end = isCall ? to - 4 : to;
  return end < from ? [] : piecesOf(tokens, { from, to: end }).map((piece) => piece.span);
}

function nameOf(tokens: Tokens, { from, to }: Span): string {
  for (let index = to; index >= from; index--) if (tokens.kind[index] === WORD && !/^(?:toString|get\w*Path|to_s)$/.test(tokenText(tokens, index))) return tokenText(tokens, index);
  return '';
}

function isPathText(tokens: Tokens, { from, to }: Span): boolean {
  if (from !== to || tokens.kind[from] !== STRING) return false;
  const body = literal(tokens, from);
  return /^(?:[A-Za-z]:)?[.~]{0,2}[/\\]/.test(tokens.text.slice(body.start, body.end));
}

function textOf(tokens: Tokens, { from, to }: Span): string {
  return tokens.text.slice(tokens.start[from], Math.min(tokens.end[to], tokens.start[from] + LONGEST));
}
