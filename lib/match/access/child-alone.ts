/** A child that is taken by its own id, in a function that asked whose the parent is: whoever owns one playlist names an entry of any other. */
import type { Scope } from '../../text/scopes.ts';
import { scopeText } from '../../text/words.ts';
import type { Tokens } from '../../text/tokens.ts';

/** `entryId`, `entry_id`, `entryID` as values; a key before `:` or `=` names a column. */
const IDS = /(?<![\w])\$?([a-z]\w{0,30}?)(?:_id|_?Id|ID|_pk|_?[uU]uid)\b(?!\s{0,3}(?::(?!:)|=(?!=)|=>|\())/g;
/** The last of the ids in a route often is called id alone. */
const LAST = /\bparams(?:\[:id\]|\.id\b)/;
/** Who they are is another question; and what everybody sees is nobody's child. */
const NOBODYS = /^(?:user|member|person|assignee|current_?user|auth|account|owner|author|product|category|tag|label|country|role|plan|tenant|request|session|trace|correlation)$/i;
const OWNER = String.raw`\w{0,20}(?:[oO]wner|[uU]ser|[aA]uthor|[aA]ccount|[cC]reator|[cC]reated_?[bB]y|[mM]ember|[cC]ustomer|[tT]enant|[oO]rg|[tT]eam|[cC]ompany|[cC]lient|[tT]eacher|[sS]eller|[lL]andlord|[dD]octor|[pP]atient)\w{0,20}`;
const COMPARES = /[!=]==?|\bis not\b|\.[eE]quals\(|<>/;
const WHO = /\b(?:req|request|ctx|c|context|session|locals)\.(?:user|auth|state\.user)|\bcurrent_?[uU]ser|\bauth\(\)|\bAuth::|\bprincipal|\bUser\.(?:Find|Identity)|\b(?:user_?[iI][dD]|me|user|owner_?[iI][dD])\b|getUser\(/;
/** What a request brings, kept under names: no question yet. */
const TAKES = /=\s{0,3}(?:await\s{1,3})?(?:\w{1,20}\()?(?:req|request|ctx|c|context|event|route|args|input|params|props|mux|chi)\b|^\s{0,40}(?:async )?(?:def|func|function|public|exports?|router|app)\b|\b(?:const|let)\s{1,3}\{[^}]{1,120}\}\s{0,3}=/;
const RIGHTS = /\b(?:authori[sz]e|policy|can|cannot|allows?|denies|ensure|assert|check|require|verify|permit|has|may|is)\w{0,40}[!?]?[( ]/;
/** What a statement goes over, from its name to the id in it: more lines only where a call, a bracket or a key goes on. */
const ON = String.raw`(?:[^;\n]|\n\s{0,40}(?=[.)?{}\]]|\w{1,20}\s?:(?!=)|\$?\w{1,30},?\n|\w{1,20}=))`;
const CHANGES = /destroy|delete|remove|update|\bUPDATE\b|save/i;
const JOINS_UP = /\b(?:create|insert|add|push|attach|associate|append)\w{0,20}\(/;

interface Passage { before: string; said: string; after: string }

/** The function's text before the statement at the token, that statement, and what follows. */
function passageOf(tokens: Tokens, scope: Scope, index: number): Passage {
  const text = scopeText(tokens, scope);
  const at = tokens.start[index] - tokens.start[scope.start];
  const body = scope.head === null ? 0 : tokens.start[scope.head.close] - tokens.start[scope.start];
  const start = Math.max(body, text.lastIndexOf('\n', at) + 1);
  const end = statementEnd(text, at);
  return { before: text.slice(body, start), said: text.slice(start, end), after: text.slice(end) };
}

/** Where the statement at `at` ends: at a semicolon, or at the end of a line with no bracket open and no call hung on below. */
function statementEnd(text: string, at: number): number {
  const most = Math.min(text.length, at + 400);
  for (let place = at, depth = 0; place < most; place++) {
    const char = text[place];
    if ('([{'.includes(char)) depth++;
    if (')]}'.includes(char)) depth--;
    if (char === ';' || (char === '\n' && depth <= 0 && !/^\s{0,60}[.?]/.test(text.slice(place, place + 64)))) return place;
  }
  return most;
}

function idsIn(text: string): Map<string, string> {
  return new Map([...text.matchAll(IDS)].map(([whole, name]) => [name, whole.replace('$', '')]));
}

/** Is it the child alone that is named, behind a question for the owner of its parent, and does nothing tie the two? */
export function isChildAlone(tokens: Tokens, scope: Scope, index: number): boolean {
  const { before, said, after } = passageOf(tokens, scope, index);
  const children = [...idsIn(said)];
  const child = children[0] ?? ['', LAST.exec(said)?.[0] ?? ''];
  if (children.length > 1 || child[1] === '' || NOBODYS.test(child[0]) || !isUsed(said, after)) return false;
  const lines = before.split('\n');
  return [...idsIn(before)].some(([name, id]) => {
    if (name === child[0] || NOBODYS.test(name)) return false;
    const parent = foundBy(before, id);
    if (parent === null || !isAsked(parent, before)) return false;
    const ties = new RegExp(String.raw`(?<![\w.])\$?(?:${parent.name.replace('$', '')}|${id})\b`);
    if (ties.test(said) || lines.some((line) => line.includes(child[1]) && ties.test(line) && !TAKES.test(line))) return false;
    return !after.split('\n').some((line) => (COMPARES.test(line) && (ties.test(line) || new RegExp(String.raw`(?:\.|->)${OWNER}|${name}`, 'i').test(line))) || /\b(?:authori[sz]e|Gate::|policy)/i.test(line));
  });
}

/** The record that a statement before found by that id: its name, and the statement. */
function foundBy(before: string, id: string): { name: string; found: string; id: string } | null {
  const statement = new RegExp(String.raw`(?<![\w.>])(@?\$?\w{1,40})(?:, \w{1,20})?\s{0,3}:?=(?![=>])\s{0,9}([^;=]{0,60}?(?:[fF]ind|[gG]et|[fF]irst|[lL]oad|[fF]etch|[qQ]uery|[sS]elect|[wW]here|One|404|Single)${ON}{0,240}?\b${id}\b[^;\n]{0,160})`).exec(before);
  // Go fills what it is handed
  const filled = new RegExp(String.raw`\.(?:First|Take|Find)\(&(?<before>\w{1,40})[^\n]{0,80}\b${id}\b[^\n]{0,80}|[^\n]{0,120}\b${id}\b[^\n]{0,80}\.(?:First|Take|Find|Scan)\(&(?<behind>\w{1,40})`).exec(before);
  if (filled !== null) return { name: filled.groups!.before ?? filled.groups!.behind, found: filled[0], id };
  return statement === null ? null : { name: statement[1], found: statement[2], id };
}

/** Is it chosen by who is logged in, compared by its owner, or asked about by a check that is given it? */
function isAsked({ name, found, id }: { name: string; found: string; id: string }, before: string): boolean {
  if (WHO.test(found)) return true;
  const own = name.replace(/[$@]/g, '\\$&');
  const owner = new RegExp(String.raw`${own}!?(?:\??\.|->)${OWNER}`);
  const given = new RegExp(String.raw`(?<![\w.])(?:${own}|${id})\b`);
  return before.split('\n').some((line) => ((owner.test(line) || (/owner|user|author/i.test(name) && given.test(line))) && COMPARES.test(line)) || (RIGHTS.test(line) && given.test(line.slice(line.search(RIGHTS))) && WHO.test(line)) || (/\b(?:authori[sz]e|Gate::|denyAccessUnless)/.test(line) && given.test(line)));
}

/** Is what was found changed, deleted or given out: not only put beside something else? */
function isUsed(said: string, after: string): boolean {
  if (CHANGES.test(said)) return true;
  const name = /(?<![\w$@])(@?\$?\w{1,40})(?:, \w{1,20})?\s{0,3}:?=(?![=>])/.exec(said)?.[1] ?? /&(\w{1,40})/.exec(said)?.[1];
  if (name === undefined) return /\b(?:return|json|send|render|respond|Ok)\b/.test(said);
  const own = name.replace(/[$@]/g, '\\$&');
  if (JOINS_UP.test(after)) return false;
  return new RegExp(String.raw`${own}!?(?:\??\.|->)(?:destroy|delete|update|save|remove|fill|set)|(?:delete|remove|destroy|save|update|json|JSON|send\w*|render|respond|return|response|Response|Ok|commit)\b[^\n;]{0,80}?${own}\b`, 'i').test(after);
}
