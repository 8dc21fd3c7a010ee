/** What must stand in the text around a keyword where a pattern is to hold: asked before any token is read, and true when in doubt. */
import { AFTER } from './windows.ts';

/** Plain data: the build writes it into the bundle for every pattern. */
export interface Anchor {
  /** The word or literal that the search starts from; '' for a join, which any text may start. */
  text: string;
  /** Keyword → where the anchor begins, in bytes from the keyword's first; keywords that do not touch it are left out. */
  from: Record<string, number>;
  /** Words and operators that stand right before it, the nearest first; every accessor is '.'. */
  left: string[];
  /** The same behind it, in their order, up to the first bracket or hole. */
  right: string[];
  /** A hole that no literal fills stands right behind these. */
  danger: boolean;
  /** Words and literals that stand further on, as far as one statement may reach. */
  needs: string[];
  /** An expression that holds right behind it, of lib/match/shapes.ts. */
  shape?: string;
}

/** Could the pattern stand where `word` does, at byte `at`? Keywords are found whatever their case, and inside longer words; anchors are not. */
export function mayStand({ text: anchor, from, left, right, danger, needs, shape }: Anchor, word: string, text: string, at: number): boolean {
  if (anchor === '') return true;
  const offset = from[word];
  if (offset === undefined || at + offset < 0) return false;
  const start = at + offset;
  const end = start + handedAs(anchor, text, start).length;
  if ((!text.startsWith(anchor, start) || isWordByte(text, start - 1)) && !isOfKind(text.slice(Math.max(0, start - 2), end), anchor)) return false;
  if (isWordByte(text, end)) return false;
  if (shape !== undefined && !hasShape(shape, text, end)) return false;
  return isWrapped(right, text, end) || (standsBefore(left, text, start) && standsBehind(right, danger, text, end) && holdsAll(needs, text, end));
}

const SHAPES = new Map<string, RegExp>();
/** Bytes in which a comment leaves the shape unsure. */
const SHAPED = 300;

function hasShape(source: string, text: string, end: number): boolean {
  const shape = SHAPES.get(source) ?? new RegExp(source, 'y');
  SHAPES.set(source, shape);
  shape.lastIndex = end;
  if (shape.test(text)) return true;
  const statement = text.slice(end, end + SHAPED).split(';', 2)[0];
  return statement.includes('/*') || statement.includes('//');
}

const KINDS: ReadonlyMap<string, RegExp> = new Map([['logger', /[a-z\d](?:L|_l)ogger$|^@_?logger$/], ['log', /(?<![$_])_log$|[a-z\d]Log$|^@_?log$/], ['client', /[a-z\d](?:C|_c)lient$/]]);

/** `auditLogger.info(…)`, `this.http_logger.info(…)`, `auth_log.info(…)`, `$mailLog->info(…)`, `@logger.info(…)`, `statusClient.Get(…)`: a logger or a client by its last word, where a pattern says `logger`, `log` or `client`. `text` may begin before the name. */
export function isOfKind(text: string, name: string): boolean {
  const word = name[0] === '$' ? name.slice(1) : name;
  return KINDS.get(word)?.test(text) === true;
}

/** What handlers of JavaScript call what they are given, by its short name in patterns: Fastify's `reply`, Express' `response`. */
export const HANDED: ReadonlyMap<string, readonly string[]> = new Map([['req', ['request']], ['res', ['response', 'reply']]]);

function handedAs(anchor: string, text: string, start: number): string {
  return HANDED.get(anchor)?.find((name) => text.startsWith(name, start)) ?? anchor;
}

const WRAP = /\s{0,9}[)"']\s{0,9}\]?(?:\?\.|!)?\s{0,9}\(/y;

/** `(0, eval)(x)`, `window["eval"](x)`: the function's name stands in brackets or quotes. */
function isWrapped(right: string[], text: string, end: number): boolean {
  WRAP.lastIndex = end;
  return right[0] === '(' && WRAP.test(text);
}

/** Comments may stand between them. */
function standsBefore(left: string[], text: string, start: number): boolean {
  let end = start;
  for (const [index, part] of left.entries()) {
    const before = blankStart(text, end);
    const isUnsure = text.endsWith('*/', before) || (index > 0 && text.slice(before, end).includes('\n'));
    if (part === '.') {
      if (before === 0 || !'.>:'.includes(text[before - 1])) return isUnsure;
      end = before - 1;
      while (end > 0 && '.-:?!&'.includes(text[end - 1])) end--;
      continue;
    }
    const from = before - part.length;
    if (from < 0 || !text.startsWith(part, from) || (isWordByte(text, from) && isWordByte(text, from - 1))) return isUnsure;
    end = from;
  }
  return true;
}

/** What may stand behind a key that is set by itself. */
const ENTRY: ReadonlySet<string> = new Set([',', '}', ']', '"', "'"]);
const ACCESSOR = /\??(?:\.|->|::)|!\.|&\./y;

function standsBehind(right: string[], danger: boolean, text: string, end: number): boolean {
  let at = end;
  for (const part of right) {
    at = blankEnd(text, at);
    if (text[at] === '#' || text.startsWith('//', at) || text.startsWith('/*', at)) return true;
    // `Find<User>(id)`: types may stand before the bracket
    if (part === '(' && (text[at] === '<' || text.startsWith('::<', at))) return true;
    // `{ secure }`, `options['secure'] = false`
    if ((part === ':' || part === '=>') && ENTRY.has(text[at])) return true;
    if (part === '.') {
      ACCESSOR.lastIndex = at;
      if (!ACCESSOR.test(text)) return false;
      at = ACCESSOR.lastIndex;
    } else {
      if (!text.startsWith(part, at) || (isWordByte(part, part.length - 1) && isWordByte(text, at + part.length))) return false;
      at += part.length;
    }
  }
  return !(danger && isLiteralBehind(text, at, right[right.length - 1]));
}

/** `exec("npm ci")`, `el.innerHTML = '';`: one literal without anything that could be a value in it is all that stands there. */
function isLiteralBehind(text: string, at: number, opener: string): boolean {
  LITERAL.lastIndex = at;
  const literal = LITERAL.exec(text);
  if (literal === null) return false;
  const end = text[LITERAL.lastIndex];
  return end === undefined || (opener === '(' ? end === ')' || end === ',' : end === ';' || end === ',' || end === '}' || end === ')');
}

const LITERAL = /\s{0,20}(["'`])[^"'`$#\\\n]{0,200}\1\s{0,20}/y;

/** `XMLParser(**OPTIONS)`: what is asked for may stand where the options were made. */
const SPREADS = /[(,]\s{0,40}\*\*[A-Za-z_]/;

/** Code behind a keyword is read as far as that (see windowsAround). */
function holdsAll(needs: string[], text: string, from: number): boolean {
  if (needs.length === 0) return true;
  const statement = text.slice(from, from + AFTER);
  return needs.every((part) => statement.includes(part)) || SPREADS.test(statement);
}

function blankStart(text: string, end: number): number {
  let at = end;
  while (at > 0 && text.charCodeAt(at - 1) <= 32) at--;
  return at;
}

function blankEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
}

function isWordByte(text: string, at: number): boolean {
  const byte = at < 0 || at >= text.length ? 0 : text.charCodeAt(at);
  return (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90) || (byte >= 48 && byte <= 57) || byte === 95 || byte >= 128;
}
