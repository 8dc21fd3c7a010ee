/** Tests of scripts that a value passes before it is used: `[ValidateSet('a', 'b')]` of PowerShell, and of shells `case "$name" in web|db) ;; *) exit 1 ;; esac`, `[[ $name =~ ^[a-z]+$ ]] || exit`, `[ "$name" = web ] && …`. */
import type { Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';

/** Bytes before a use that are read. */
const BEFORE = 4000;
const LEAVES = String.raw`\b(?:exit|return|die|usage|fail|error|abort|continue)\b`;

/** What tests `name`, without its dollar, between the tokens `first` and `use`; null when nothing does. */
export function shellGuard(tokens: Tokens, use: number, first: number, name: string): Span | null {
  const word = /^\w{1,60}$/.exec(name.replace(/^\$/, ''))?.[0];
  if (word === undefined) return null;
  const before = tokens.text.slice(Math.max(tokens.start[first], tokens.start[use] - BEFORE), tokens.start[use]);
  const value = String.raw`["']?\$\{?${word}\}?["']?`;
  const [same, other] = ['==?', '!='].map((sign) => String.raw`\[\[?[ \t]{1,4}${value}[ \t]{1,4}${sign}[ \t]{1,4}["']?[\w./-]{1,60}["']?[ \t]{1,4}\]\]?[ \t]{0,4}`);
  const tests = [
    // the branch of one value
    String.raw`\bcase[ \t]{1,4}${value}[ \t]{1,4}in\b(?:(?:(?!\besac\b)[^]){0,800};;)?\s{1,80}\(?["'\w./| \t-]{1,120}\)(?:(?!;;|\besac\b)[^]){0,400}$`,
    String.raw`\bif[ \t]{1,4}${same}(?:;\s{0,40}|\n\s{0,40})then\b(?:(?!\b(?:fi|else|elif)\b)[^]){0,400}$`,
    String.raw`(?:^|[\n;])[ \t]{0,40}${same}&&[^\n;]{0,200}$`,
    // others leave
    String.raw`(?:^|[\n;])[ \t]{0,40}(?:${same}\|\|[ \t]{0,4}){1,6}[^\n]{0,80}${LEAVES}`,
    String.raw`(?:^|[\n;])[ \t]{0,40}(?:if[ \t]{1,4})?(?:${other}&&[ \t]{0,4}){0,6}${other}(?:&&[^\n;[]{0,60}|(?:;\s{0,40}|\n\s{0,40})then\b(?:(?!\b(?:fi|else|elif)\b)[^]){0,200}?)${LEAVES}`,
    String.raw`\bcase[ \t]{1,4}${value}[ \t]{1,4}in\b(?:(?!\besac\b)[^]){0,800}?(?:[\s;|(]\*|\*\[[!^][^)\n]{0,80})\)(?:(?!;;)[^]){0,200}?${LEAVES}`,
    String.raw`\[\[[^\n]{0,200}${value}[ \t]{1,4}=~[ \t]`,
    String.raw`\bgrep[ \t]{1,4}-\w{0,6}q[^\n]{0,120}<<<[ \t]{0,4}${value}`,
    String.raw`\b(?:echo|printf)\b[^\n|]{0,60}${value}[ \t]{0,4}\|[ \t]{0,4}grep[ \t]{1,4}-\w{0,6}q`,
    String.raw`\b${word}=["']?\$\{\w{1,60}\/\/\[[\^!]`,
  ];
  return tests.some((test) => new RegExp(test).test(before)) ? { from: use, to: use } : null;
}

/** `[ValidateSet('a', 'b')][string]$Mode`, `[int]$Id` among the parameters of PowerShell: nothing else gets in. */
export function declaredSafe(tokens: Tokens, use: number, name: string): Span | null {
  const word = /^\w{1,60}$/.exec(name.replace(/^\$/, ''))?.[0];
  if (word === undefined) return null;
  const declared = new RegExp(String.raw`\[(?:Validate(?:Set|Pattern)\([^\n]{0,300}?\)\](?:\s{0,40}\[[\w.]{1,30}(?:\[\])?\])?|(?:int|long|uint32|bool|switch|double|guid|datetime)\])\s{0,40}\$${word}\b`, 'i');
  return declared.test(tokens.text.slice(Math.max(0, tokens.start[use] - 2 * BEFORE), tokens.start[use])) ? { from: use, to: use } : null;
}

/** `${QUERY_STRING#page=}` of the shell: a text that is cut off, no name. */
export function isCutOff(tokens: Tokens, index: number): boolean {
  return tokens.grammar.name === 'shell' && /[#%]/.test(tokens.text[tokens.start[index] - 1] ?? '');
}
