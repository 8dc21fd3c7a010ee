/** Paths that were put together, or sent, and resolved by nobody: whatever they begin with, `..` behind it leads out again. */
import type { Category } from '../../types.ts';
import { once } from '../../text/once.ts';
import type { Tokens } from '../../text/tokens.ts';

/** `path.startsWith(root)`, `strpos($path, ROOT) !== 0`, `strings.HasPrefix(path, root)`. */
const ASKS_PREFIX = /\.(?:startsWith|startswith|StartsWith|start_with\?|starts_with|hasPrefix)\s{0,3}\((?:[^()]|\([^()]{0,80}\)){0,120}\)|\b(?:HasPrefix|str_starts_with|strpos|strncmp)\s{0,3}\((?:[^()]|\([^()]{0,80}\)){0,120}\)/g;
/** What takes the dots out of a path, or asks for them. */
const RESOLVES = /\b(?:normali[sz]e\w*|Normali[sz]e\w*|realpath\w*|abspath|normpath|expand_path|cleanpath|GetFullPath|[cC]anonical\w*|getCanonical\w*|toRealPath|EvalSymlinks|Clean|clean\w*|Abs|Rel|relative\w*|is_relative_to|relative_to|commonpath|components|IsLocal|basename|Base|safe\w*|secure\w*|sanit\w*|valid\w*|standardiz\w*|getName|GetFileName|GetRelativePath)\b|\.\.(?!\.)/;
/** Where `resolve` and `join` take them out as well. */
const RESOLVES_IN: Record<string, RegExp> = { js: /\b(?:resolve|join)\s{0,3}\(/, python: /\.resolve\(/, go: /\bJoin\(/ };
/** A path in parts: `base + "/" + name`, `root / name`, `Path.Combine(root, name)`, `File(root, name)`. */
const JOINED = /^(?:await\s)?(?:new\s{1,4})?(?:os\.path\.join|Path\.Combine|System\.IO\.Path\.Combine|File\.join|(?:java\.io\.)?File|Paths\.get|Path\.of|Path|[\w.:]{1,60}\([^()]{0,60}\)\.join|[\w.]{1,60}\.(?:resolve|join|joinpath|appendingPathComponent))\s{0,3}\(|^[\w$.:()]{1,60}\s{0,3}(?:\/|\+|\.\s)\s{0,3}["'\w$]|^[fbr]{0,2}["'`][^\n]{0,60}(?:\$\{|\{|#\{|\$\w)/;

/** `req.query.name`, `request.args["name"]`, `request.getParameter("name")`: what was sent, as it is. */
const AS_SENT = /^(?:await\s)?\$?[\w$.>[\]'"?:!-]{1,80}(?:\((?:['"][^'"()]{0,40}['"])?\))?(?:\s?(?:\|\||\?\?|or)\s?['"][^'"]{0,40}['"])?\s{0,3}$/;
/** `!name.startsWith('..')`: `a/../..` does not begin so. */
const UP_IN_FRONT = /(?:starts?_?[wW]ith\??|StartsWith|HasPrefix|str_starts_with)\(\s{0,3}(?:[\w$.]{1,60},\s{0,3})?['"`]\.\.['"`]\s{0,3}\)/g;

/** Does the code take the dots out of no path, as far as it can be seen? */
function resolvesNothing({ grammar }: Tokens, text: string): boolean {
  return !RESOLVES.test(text) && RESOLVES_IN[grammar.family]?.test(text) !== true;
}

/** A path is put together in it. */
const JOINS = /\b(?:resolve|File|Path\.Combine|Paths\.get|Path\.of)\s{0,3}\(|['"][/\\]['"]\s{0,3}\+|\+\s{0,3}['"][/\\]/;

/** A function's text without questions for what a path begins with, where it puts one together and resolves none. */
export function withoutPrefixes(tokens: Tokens, text: string): string {
  return JOINS.test(text) && resolvesNothing(tokens, text) ? text.replace(ASKS_PREFIX, '') : text;
}

/** May one of the text's conditions hold for a path or not, by what stands before it? */
export function mayAskPrefix(tokens: Tokens, category: Category): boolean {
  return category === 'path-traversal' && asksPrefix(tokens);
}

const asksPrefix = once(({ text }) => text.search(ASKS_PREFIX) >= 0);

/** The condition without questions for what a path begins with, where the path was sent or put together and nobody took its dots out. */
export function withoutBarePrefix({ tokens, category }: { tokens: Tokens; category: Category }, use: number, first: number, name: string, condition: string): string {
  if (category !== 'path-traversal' || condition.search(ASKS_PREFIX) < 0 || !/^\$?\w+$/.test(name)) return condition;
  const around = tokens.text.slice(tokens.start[first], tokens.end[use]);
  if (!resolvesNothing(tokens, around.replace(UP_IN_FRONT, ''))) return condition;
  const given = [...around.matchAll(new RegExp(`(?<![\\w$.])${name.replace('$', '\\$')}\\s{0,3}(?::\\s?\\w{1,20}\\s?)?:?=(?!=)\\s{0,9}([^\\n;]{1,300})`, 'g'))];
  const isBare = given.length === 1 && (JOINED.test(given[0][1]) || AS_SENT.test(given[0][1]));
  return isBare ? condition.replace(ASKS_PREFIX, '') : condition;
}
