/** Guards of a router that reach less than before: `app.use(requireAuth)` behind what it stood before, or for one path only. */
import { isAccessor, isOp, items } from '../../text/expression.ts';
import { isWord, textOf } from '../../text/scopes/walk.ts';
import { STRING, literal, type Tokens } from '../../text/tokens.ts';
import { OPEN } from '../access/open-pages.ts';
import type { Gone } from './conditions.ts';
import { dottedStart } from './places.ts';
import { isChanged, type Pair, type Side } from './side.ts';

/** `app.use('/x', a, b)`: `path` is null where it holds for all. */
interface Mount { tokens: Tokens; at: number; close: number; router: string; method: string; path: string | null; handlers: string[] }

const MOUNTS = /^(?:use|get|post|put|patch|delete|all|any|handle|handlefunc|mount|route|group|options|head)$/i;
const EVERYTHING = /^\/?\*{0,2}$/;

export function reachingLess({ before, after }: Pair, shape: RegExp): Gone[] {
  if (!/\.use\(/i.test(before.text)) return [];
  const old = mountsOf(before);
  const isGuard = ({ method, handlers }: Mount): boolean => /^use$/i.test(method) && handlers.some((name) => shape.test(name));
  const guards = old.filter((one) => isGuard(one) && one.path === null);
  if (guards.length === 0) return [];
  const now = mountsOf(after);
  return guards.flatMap((guard) => {
    const same = now.filter((one) => isGuard(one) && one.router === guard.router && one.handlers.some((name) => guard.handlers.includes(name)));
    const [first] = same;
    if (first === undefined) return [];
    const guarded = new Set(old.filter((one) => one.router === guard.router && one.at > guard.at && !OPEN.test(one.path ?? '')).map(nameOf));
    const bare = now.find((one) => one.path !== null && guarded.has(nameOf(one)) && !same.some((other) => reaches(other, one)) && !one.handlers.some((name) => shape.test(name)));
    if (bare === undefined || ![bare, first].some((one) => isChanged(after, one.tokens.start[one.at], one.tokens.end[one.close]))) return [];
    const shown = isChanged(after, first.tokens.start[first.at], first.tokens.end[first.close]) ? first : bare;
    return [{ at: shown.tokens.start[dottedStart(shown.tokens, shown.at)], evidence: nameOf(bare), says: `${guard.handlers[0]} does not reach ${bare.path} any more` }];
  });
}

function reaches(guard: Mount, { at, path }: Mount): boolean {
  return guard.at < at && (guard.path === null || path!.startsWith(guard.path.split('*', 1)[0]));
}

function nameOf({ method, path }: Mount): string {
  return `${method.toLowerCase()} ${path ?? ''}`;
}

function mountsOf({ parts }: Side): Mount[] {
  return parts.flatMap((tokens) => {
    const found: Mount[] = [];
    for (let at = 2; at + 1 < tokens.count; at++) {
      if (isOp(tokens, at + 1, '(') && isWord(tokens, at) && isAccessor(tokens, at - 1) && MOUNTS.test(textOf(tokens, at))) found.push(mountAt(tokens, at));
    }
    return found;
  });
}

function mountAt(tokens: Tokens, at: number): Mount {
  const given = items(tokens, at + 1);
  const isPath = given.length > 0 && tokens.kind[given[0].from] === STRING && given[0].from === given[0].to;
  const { start, end } = isPath ? literal(tokens, given[0].from) : { start: 0, end: 0 };
  const path = isPath && !EVERYTHING.test(tokens.text.slice(start, end)) ? tokens.text.slice(start, end) : null;
  const handlers = given.slice(isPath ? 1 : 0).map(({ from, to }) => dottedName(tokens, from, to));
  return { tokens, at, close: Math.max(tokens.pair[at + 1], at + 1), router: tokens.text.slice(tokens.start[dottedStart(tokens, at)], tokens.end[at - 2]), method: textOf(tokens, at), path, handlers };
}

/** `auth.required` of `auth.required()`. */
function dottedName(tokens: Tokens, from: number, to: number): string {
  let end = from;
  while (end + 2 <= to && isAccessor(tokens, end + 1) && isWord(tokens, end + 2)) end += 2;
  return tokens.text.slice(tokens.start[from], tokens.end[end]);
}
