/** Functions that write a text anew for one place, so that it is as dangerous as before in every other: `shlex.quote`, `escapeHtml4`, `preg_quote`. */
import type { Category } from '../../types.ts';

export const MARKUP: readonly Category[] = ['xss', 'template-injection'];
export const SHELL: readonly Category[] = ['command-injection', 'code-injection'];
export const QUERY: readonly Category[] = ['sql-injection'];
export const PATTERN: readonly Category[] = ['redos'];
export const DIRECTORY: readonly Category[] = ['ldap-xpath-injection'];
export const URL: readonly Category[] = ['ssrf', 'open-redirect', 'xss', 'path-traversal'];

/** What of a library it is, by the call as it is written; where the same name says something else elsewhere. */
const BY_OBJECT: readonly (readonly [RegExp, readonly Category[]])[] = [
  [/^(?:shlex|pipes|shell_?[qQ]uote|[sS]hellescape|sq)\.[qQ]uote\(|^Shellwords\.(?:shell)?escape\(/, SHELL],
  [/^(?:mysql2?|[sS]ql[sS]tring|db|pool|conn(?:ection)?|client)\.escape\(|^\$\w{1,40}->quote\(|\bconnection\.quote\(/, QUERY],
  [/^(?:(?:bleach|nh3|Jsoup)\.clean|(?:DOMPurify|dompurify|purify)\.sanitize)\(/, MARKUP],
  [/(?:^|\.)(?:cmd|shell|command)_?[fF]ilter\(/, SHELL],
  [/^(?:urls\.|urlresolvers\.)?reverse\(./, URL],
  [/^(?:re|Regexp?|glob)\.[eE]scape\(/, PATTERN],
  [/\bldap(?:->|\.)escape\(/i, DIRECTORY],
];

/** What a name says that it is for: `escapeSql`, `encode_for_html`, `quoteShellArg`. */
const ESCAPES = /^_*(?:esc(?:ape)?|encode|quote|sanitize|purify)_?(?:for_?)?(?:as_?)?/i;
const BY_TARGET: readonly (readonly [RegExp, readonly Category[]])[] = [
  [/^(?:x?html|xml|markup|attr)/i, MARKUP],
  [/^(?:js|java_?script|ecma_?script|css)/i, MARKUP],
  [/^(?:my)?sql/i, QUERY],
  [/^(?:shell|cmd)/i, SHELL],
  [/^(?:reg_?exp?|pattern|meta)/i, PATTERN],
  [/^(?:ldap|dn(?![a-z])|xpath)/i, DIRECTORY],
  [/^ur[il](?![a-z])/i, URL],
];

/** Those that say the place in another way, or not at all. */
const OTHERS: ReadonlySet<string> = new Set([
  'escape', 'quote', 'Escape', 'Quote', 'htmlspecialchars', 'htmlentities', 'html_escape', 'htmlEscape', 'htmlescape', 'HtmlEncode', 'htmlEncode', 'html_encode', 'HTMLEscapeString', 'EscapeString', 'JSEscapeString', 'forHtml', 'forHtmlContent', 'forHtmlAttribute', 'forXml', 'forJavaScript',
  'shellescape', 'shellEscape', 'shlex_quote', 'shellquote', 'mysql_real_escape_string', 'mysqli_real_escape_string', 'real_escape_string', 'mysql_escape_string', 'pg_escape_string', 'pg_escape_literal', 'escape_string', 'escapeId', 'escapeIdentifier', 'escapeLiteral',
  'preg_quote', 'escapeStringRegexp', 'ldap_escape', 'filter_format', 'escape_filter_chars', 'escape_dn_chars', 'filterEncode', 'nameEncode', 'sanitize_sql_like', 'json_encode', 'dumps', 'GetFileName', 'Base',
]);

/** What a function of a library makes safe, and nothing else; null for other calls. */
export function escapesByLibrary(access: string): readonly Category[] | null {
  return BY_OBJECT.find(([written]) => written.test(access))?.[1] ?? null;
}

/** What a function is for by its name; null where that says no such thing. */
export function escapesByName(name: string): readonly Category[] | null {
  const target = ESCAPES.test(name) ? name.replace(ESCAPES, '') : '';
  return BY_TARGET.find(([said]) => said.test(target))?.[1] ?? null;
}

/** Does a text come out of it that holds what went in? */
export function rewritesText(name: string, access: string): boolean {
  return OTHERS.has(name) || escapesByLibrary(access) !== null || escapesByName(name) !== null;
}
