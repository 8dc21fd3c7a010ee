/** Which stretches of a text a change reaches: around its lines, the functions that those call, and the uses of what they switch. Asked before any token is read. */
import { isWord } from '../text/usual/bytes.ts';
import type { LineRange } from '../types.ts';
import { union, type LineIndex } from './lines.ts';
import type { Range } from './windows.ts';

/** Lines around one in question in which a keyword counts: as far as the look-back reaches. */
const AROUND = 40;
/** Lines of a function that is called, and of those how many may call another. */
const BODY = 30;
const FIRST_LINES = 12;
/** Lines before one in question in which a value may come from outside that is handed over there. */
const SAME_FUNCTION = 15;
/** Lines around a use. */
const BESIDE = 2;
/** Bytes of lines in question that are asked for names, names that are followed, and places of one. */
const LONGEST = 20_000;
const MOST_NAMES = 40;
const MOST_PLACES = 30;

const CALLED = /(?<![\w$])([A-Za-z_$][\w$]{2,60})\s?\(/g;
const NO_CALL = /^(?:if|for|foreach|while|switch|catch|return|function|func|def|elif|match|print|println|console|require|import|super|constructor|__init__|len|str|int|range|isinstance|String|Number|Boolean|Object|Array|Error|Promise|Date|JSON|Math|append|push|get|set|map|filter|join|split|trim|log|info|warn|error|json|send|status|then|use|next)$/;
/** What comes from outside, as a handler or a program says it: without any near the lines in question, nothing worth following is handed over. */
const OUTSIDE = ['req.', 'req[', 'req?.', 'request.', 'request[', 'request->', 'Request.', 'Request[', 'ctx.', 'event.', '$_GET', '$_POST', '$_REQUEST', '$_COOKIE', '$_FILES', '$_SERVER', 'params[', 'FormValue(', 'getParameter', 'getHeader', 'getenv', 'gets(', 'ReadLine(', 'input(', '.Query(', '.Param(', '.Params(', 'PostForm', 'FormFile', 'argv', 'ARGV', 'os.Args', 'searchParams', 'stdin', 'STDIN', '@RequestParam', '@PathVariable', '@RequestBody', '@RequestHeader', '@QueryParam', '@PathParam', '@Query(', '@Body(', '@Param(', '[From', 'location.hash', 'location.search', '.get("/', '.post("/', '.put("/', '.patch("/', '.delete("/', ".get('/", ".post('/", ".put('/", ".patch('/", ".delete('/", '.route('];

const comesFromOutside = (text: string): boolean => OUTSIDE.some((word) => text.includes(word));

/** `this.root = req.query.root`: a field that is given what comes from outside. */
const FIELD_SET = /\b(?:this|self)\.([A-Za-z_]\w{1,40})\s?=(?![=>])\s?([^\n]{1,120})/g;
/** `CHECK = False`, `const ALGORITHM = 'md5'`: constants that switch something, or name what is weak. */
const CONSTANT_SET = /^\s{0,40}(?:(?:export|const|let|var|static|final|public|private|protected|internal|readonly|val|String|string|int|boolean|bool)\s{1,4}){0,6}([A-Z][A-Z\d_]{2,40})\s?(?::\s?[\w<>[\]]{1,20}\s?)?:?=\s?(?:[Ff]alse\b|[Tt]rue\b|0\b|None\b|null\b|nil\b|["'][^"'\n]{0,30}(?:md5|sha-?1\b|des\b|ecb|rc4|http:|0\.0\.0\.0|\*|none)[^"'\n]{0,30}["'])/i;

/** In order, apart. */
export function reachOf(text: string, ranges: LineRange[], lines: LineIndex): Range[] {
  const near = widened(ranges, lines);
  const isAll = near.length === 1 && near[0].start === 1 && near[0].end === lines.count;
  const reached = isAll ? near : union([...near, ...elsewhere(text, ranges, near, lines)]);
  return reached.map(({ start, end }) => ({ start: lines.startOf(start), end: lines.endOf(end) }));
}

function widened(ranges: LineRange[], lines: LineIndex): LineRange[] {
  return union(ranges.map(({ start, end }) => ({ start: Math.max(1, start - AROUND), end: Math.min(lines.count, end + AROUND) })).filter(({ start, end }) => start <= end));
}

/** The functions that lines in question call, and those that the first lines of these call, where they stand away from `near`; and the uses of what is set in lines in question. `near`: the lines around those. */
function elsewhere(text: string, ranges: LineRange[], near: LineRange[], lines: LineIndex): LineRange[] {
  const textOf = (of: LineRange[]): string => of.map(({ start, end }) => text.slice(lines.startOf(start), lines.endOf(end))).join('\n').slice(0, LONGEST);
  const isFar = (line: number): boolean => !near.some(({ start, end }) => start <= line && line <= end);
  const asked = textOf(ranges);
  const isFed = ranges.some(({ start, end }) => comesFromOutside(text.slice(lines.startOf(Math.max(1, start - SAME_FUNCTION)), lines.endOf(end))));
  const called = isFed ? headsOf(text, calledIn(asked), lines) : [];
  const next = headsOf(text, calledIn(textOf(called.map((line) => ({ start: line + 1, end: line + FIRST_LINES })))), lines);
  const heads = [...called, ...next].filter(isFar);
  const fields = isFed ? [...asked.matchAll(FIELD_SET)].filter(([, , value]) => comesFromOutside(value)).map(([, name]) => name) : [];
  const constants = asked.split('\n').flatMap((line) => CONSTANT_SET.exec(line)?.[1] ?? []).filter((name) => name === name.toUpperCase());
  const uses = [...fields, ...constants].flatMap((name) => placesIn(text, name).map((at) => lines.lineAt(at))).filter(isFar);
  const within = (start: number, end: number): LineRange => ({ start: Math.max(1, start), end: Math.min(lines.count, end) });
  return [...heads.map((line) => within(line, line + BODY)), ...uses.map((line) => within(line - BESIDE, line + BESIDE))];
}

function calledIn(text: string): string[] {
  const names = new Set<string>();
  for (const [, name] of text.matchAll(CALLED)) {
    if (!NO_CALL.test(name)) names.add(name);
    if (names.size === MOST_NAMES) break;
  }
  return [...names];
}

/** The lines on which functions of these names begin. */
function headsOf(text: string, names: string[], lines: LineIndex): number[] {
  return names.flatMap((name) => placesIn(text, name).filter((at) => isHead(text, at, at + name.length)).map((at) => lines.lineAt(at)));
}

function placesIn(text: string, name: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(name); at >= 0 && places.length < MOST_PLACES; at = text.indexOf(name, at + name.length)) {
    if (!isWord(text.charCodeAt(at - 1)) && !isWord(text.charCodeAt(at + name.length))) places.push(at);
  }
  return places;
}

const DECLARES = /\b(?:function\*?|def|func|fn|fun|sub)\s{1,4}(?:\([^()\n]{0,60}\)\s{1,4}|self\.)?$/;
const IS_GIVEN = /^\s?(?:=|:)\s?(?:async\s{0,2})?(?:function\b|\(|[\w$]{1,30}\s?=>)/;
/** `  private static void ` before the name of a method, and what ends its line. */
const TYPES = /^[\w\s<>[\],.?@*&]{0,120}$/;
const NO_TYPE = /\b(?:return|await|new|throw|yield|else|case|in|of|not|and|or|assert|raise|del|delete|go|defer)\s{0,4}$/;
const OPENS = /^(?:<[^<>\n]{0,40}>)?\s?\([^\n]{0,300}(?:\{|:|=>|\))\s{0,4}$/;

/** Does a function begin where its name stands at [start, end)? */
function isHead(text: string, start: number, end: number): boolean {
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const last = text.indexOf('\n', end);
  const before = text.slice(Math.max(line, start - 160), start);
  const after = text.slice(end, last < 0 ? text.length : Math.min(last, end + 320)).replace(/\r$/, '');
  return DECLARES.test(before) || IS_GIVEN.test(after) || (TYPES.test(before) && !before.endsWith('.') && !NO_TYPE.test(before) && OPENS.test(after));
}
