/** Values of which the words above their function or class say that others write them: `"""Subject and body are edited by the merchants."""`. */
import type { Category } from '../../types.ts';
import { once } from '../../text/once.ts';
import { enclosingFunction, outerFunction, paramsOf } from '../../text/scopes.ts';
import { isAccessor, isOp, type Span } from '../../text/expression.ts';
import { STRING, WORD, tokenText, type Tokens } from '../../text/tokens.ts';
import { argumentsFor } from '../values/callers.ts';
import { classAround } from '../values/classes.ts';
import { piecesOf } from './definition-traits.ts';
import { saidAbove } from './protocols.ts';

/** What is asked for by whoever runs a program is theirs to choose, a path that the user names or a command of a tool: of those, guests of a service count alone. */
const COUNTS: ReadonlySet<Category> = new Set<Category>(['sql-injection', 'template-injection', 'ssrf', 'ldap-xpath-injection', 'redos']);
const OF_GUESTS: ReadonlySet<Category> = new Set<Category>(['code-injection', 'command-injection', 'path-traversal']);

/** What a finding says of such a value. */
export const TOLD = 'the words above it say that others write it';

/** Bytes behind a head in which its docstring begins and ends. */
const BEHIND = 900;

/** People whom only a service has, and those whom a tool on a desk has as well. */
const GUESTS = String.raw`(?:customers?|merchants?|members?|visitors?|tenants?|sellers?|buyers?|shoppers?|students?|teachers?|guests?|subscribers?|patients?|players?|partners?|vendors?|organi[sz]ers?|applicants?|participants?|listeners?|viewers?|donors?|drivers?|passengers?|attendees?|volunteers?|residents?|candidates?|bidders?|renters?|tenants?|travell?ers?|pupils?|parents?|creators?|contributors?|commenters?|uploaders?|submitters?|requesters?|strangers?|attackers?|anyone|anybody|browsers?|front-?end)`;
const ANYONE = String.raw`(?:${GUESTS}|users?|clients?|callers?|people|authors?|editors?|readers?|senders?)`;
const DONE = '(?:edited|written|entered|pasted|typed|submitted|uploaded|chosen|supplied|provided|customi[sz]ed|picked|posted|sent|saved|filled)';
const DOES = '(?:edits?|writes?|wrote|enters?|pastes?|types?|submits?|uploads?|chooses?|chose|supplies|supply|provides?|customi[sz]es?|picks?|posts?|sends?|sent|saves?|fills?)';
const WEB = String.raw`(?:request|query ?strings?|query parameters?|form|grid|widget|UI|search box|drop-?down|upload)s?`;
const ARTICLE = '(?:(?:the|an?|our|each|any|every|its|their|all|some) ){0,1}';
/** A part of a request, as handlers call it. */
const REQUEST = String.raw`(?:req|request|ctx|ctx\.request|event)\.(?:query|body|params|args|form|json|searchParams|queryStringParameters)\b`;
/** `edited by the merchants`, `a member pasted`, `customers can write`, `come from the query string`, `user-supplied`, `query is req.query`, `GET /a?sort=name`. */
const SAYS = new RegExp(String.raw`\b${DONE} (?:in |up )?by ${ARTICLE}(?:[\w']{2,20} ){0,1}?(?<by>${ANYONE})\b|\b(?<who>${ANYONE}) (?:(?:can|may|could|themselves|has|have|who) ){0,2}(?:${DOES}|${DONE})\b|\b(?:com(?:es?|ing)|came|taken|read|straight|directly|passed) (?:on |straight |directly )?from ${ARTICLE}(?:[\w-]{2,20} ){0,2}?(?:${WEB}|(?<from>${ANYONE}))\b|\b(?<such>user|customer|client|visitor|tenant)-(?:supplied|provided|controlled|written|defined)\b|\b(?:is|are|was|holds|takes|gets|gives|param \w{1,30} -)[\s:\x60]{1,3}(?:\w{1,30} of )?${REQUEST}|\b(?:GET|POST|PUT|PATCH|DELETE) /[^\s?]{0,80}\?\w`, 'i');
/** Somebody looked at it, or it is said that they do not. */
const DENIED = /\b(?:not|never|no|only|trusted|validated|checked|saniti[sz]ed|escaped|whitelisted|allow-?list\w*|safe|staff|admin\w*|operators?|developers?|internal|one of|enum)\b|n't\b/i;
/** Said in a file that speaks of none of these, a user may be whoever started the program. */
const SERVES = /\b(?:django|flask|fastapi|starlette|celery|sqlalchemy|psycopg\w*|asyncpg|rest_framework|sanic|express|nestjs|prisma|laravel|rails|springframework|jinja2|\w{1,30}\.models|request|req)\b/;

/** Words that mean the same value. */
const ALIKE = [
  ['url', 'uri', 'href', 'link', 'address', 'endpoint'],
  ['body', 'template', 'content', 'markup', 'text', 'html', 'message'],
  ['sort', 'order', 'column', 'direction', 'ordering'],
];

/** Do the words above the function or the class around a value say that others write it, and call it by its name? Of a parameter, those of the functions that call for it may. */
export function isTold({ tokens, category }: { tokens: Tokens; category: Category }, span: Span): boolean {
  if (!COUNTS.has(category) && !OF_GUESTS.has(category)) return false;
  return isTellable(tokens) && (isSaidAbove(tokens, category, span) || handedFor(tokens, span).some((one) => isSaidAbove(tokens, category, one)));
}

/** Asked before anything is followed. */
const isTellable = once(({ written }) => /\/\*|\/\/|#|"""|'''/.test(written) && new RegExp(String.raw`\b(?:${ANYONE}|${WEB}|req|GET|POST|PUT|PATCH|DELETE)\b`, 'i').test(written));

function isSaidAbove(tokens: Tokens, category: Category, span: Span): boolean {
  const names = [...new Set([span, ...piecesOf(tokens, span).slice(0, 3).map((piece) => piece.span)].flatMap(({ from, to }) => namesIn(tokens, from, to)))].slice(0, 10);
  if (names.length === 0) return false;
  return wordsAround(tokens, span.from).flatMap(sentencesOf).some((sentence) => tells(tokens, sentence, category) && names.some((name) => speaksOf(sentence, name)));
}

/** What the calls of the same text give for a parameter. */
function handedFor(tokens: Tokens, { from, to }: Span): Span[] {
  const scope = from === to && tokens.kind[from] === WORD ? enclosingFunction(tokens, from) : null;
  return scope === null || !paramsOf(tokens, scope).includes(tokenText(tokens, from)) ? [] : argumentsFor(tokens, scope, tokenText(tokens, from));
}

function tells({ text }: Tokens, sentence: string, category: Category): boolean {
  if (DENIED.test(sentence)) return false;
  const groups = SAYS.exec(sentence)?.groups;
  if (groups === undefined) return false;
  const who = groups.by ?? groups.who ?? groups.from ?? groups.such;
  return who === undefined || new RegExp(`^${GUESTS}$`, 'i').test(who) || (COUNTS.has(category) && SERVES.test(text));
}

/** What goes through a list, and leaves it as it is. */
const PASSES: ReadonlySet<string> = new Set(['stream', 'iterator', 'asSequence', 'iter', 'lines', 'trim', 'strip', 'toString']);

/** The last names of the accesses in a value: `subject` of `self.subject`, `url` of `source.url`, `source.getUrl()` and `row["url"]`, `columns` of `columns.stream()`. */
function namesIn(tokens: Tokens, from: number, to: number): string[] {
  const names: string[] = [];
  for (let index = from; index <= to && index < tokens.count; index++) {
    const text = tokenText(tokens, index);
    const behind = tokens.text.slice(tokens.end[index], tokens.end[index] + 2);
    if (tokens.kind[index] === STRING && isOp(tokens, index - 1, '[') && isOp(tokens, index + 1, ']')) names.push(text.slice(1, -1));
    if (tokens.kind[index] !== WORD) continue;
    if (behind === '()' && /^get[A-Z]/.test(text)) names.push(text[3].toLowerCase() + text.slice(4));
    else if (!/^[.([]|^->/.test(behind) || (isAccessor(tokens, index + 1) && PASSES.has(tokenText(tokens, index + 2)))) names.push(text);
  }
  return names.slice(0, 8);
}

function speaksOf(sentence: string, name: string): boolean {
  const words = name.replace(/^[$_]+/, '').replace(/([a-z])(?=[A-Z])/g, '$1_').toLowerCase().split('_');
  const word = words[words.length - 1];
  const last = word.length > 4 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  words[words.length - 1] = last;
  const alike = ALIKE.find((list) => list.includes(last)) ?? [last];
  return last.length > 2 && [words.join('_'), words.join(' '), word, ...alike].some((word) => new RegExp(String.raw`\b${word}(?:s|es)?\b`, 'i').test(sentence));
}

/** The comments above the functions around a place, their docstrings, and those of its class. */
function wordsAround(tokens: Tokens, index: number): string[] {
  const { written: text } = tokens;
  const found: string[] = [];
  for (let scope = enclosingFunction(tokens, index); scope !== null; scope = outerFunction(tokens, scope)) {
    found.push(saidAbove(text, tokens.start[scope.start]));
    if (scope.head !== null) found.push(docstring(text, tokens.end[scope.head.close]));
  }
  const owner = classAround(tokens, index);
  if (owner !== null) found.push(saidAbove(text, tokens.start[owner.from]), docstring(text, tokens.end[owner.from + 1]));
  return found;
}

/** Behind `(subject, body) -> str:` or `Mail(Base):` */
function docstring(text: string, start: number): string {
  return /^(?:\([^()]{0,300}\))?[^\n:"']{0,80}:\s{1,80}[rRuU]?("""|''')([^]{0,700}?)\1/.exec(text.slice(start, start + BEHIND))?.[2] ?? '';
}

function sentencesOf(words: string): string[] {
  return words.replace(/\s{0,20}\r?\n\s{0,40}(?:\*|#|\/\/)?\s?/g, ' ').split(/[.;!?](?=\s|$)/);
}
