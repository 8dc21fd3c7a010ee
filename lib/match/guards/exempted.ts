/** Lists of what a check leaves out that leave out everything now, and actions that a filter of Rails is skipped for. */
import type { Gone } from './conditions.ts';
import { isChanged, type Side } from './side.ts';
import type { Lose } from './weakened.ts';

/** Names of such lists; `name` and what opens the list. */
const LISTS = /(?<name>\bvalidateCsrfTokens\(\s*except:\s*|\$(?:except|exempt\w*)\s*=\s*|\bignoring(?:RequestMatchers|AntMatchers)\(|\bunless\(\s*\{\s*path:\s*|\b[\w.$]{0,40}(?:csrf|xsrf|auth|login|token|throttle|rate_?limit|session|jwt|permission)\w{0,30}(?:exempt|except|exclu|ignore|skip|whitelist|allow_?list|bypass|public)\w{0,20}["']?\s*[:=]>?\s*(?:new\s+\w+\s*\(|(?:List|Set|Arrays|frozenset|tuple|set)(?:\.\w+)?\(|\[\]string)?|\b(?:exempt|except|exclu(?:de|ded)|skip|public|open|anonymous|unauthenticated|unprotected|whitelist(?:ed)?|allow_?list(?:ed)?)_?(?:paths?|urls?|routes?|endpoints?|uris?|patterns?|prefixes)["']?\s*[:=]>?\s*(?:new\s+\w+\s*\(|(?:List|Set|Arrays|frozenset|tuple|set)(?:\.\w+)?\(|\[\]string)?)[[({]?(?<list>[^\])}]{0,2000})/gi;
const ITEM = /(["'`])((?:(?!\1)[^\\\n]|\\.){0,200})\1/g;
/** Everything, or everything of what a site does for those who are logged in. */
const WIDE = /^\^?(?:\/?\*{1,2}|\/?\.[*+]|\/?\(\.\*\)|\/?\*{1,2}\/\*{1,2}|\/?(?:api|v\d|admin|account|app|user|users|me|dashboard|internal)\/(?:\*{1,2}|\.[*+]|\(\.\*\)))\$?$/i;
/** `skip_before_action :authenticate_user!, only: %i[index show]` */
const SKIPS = /^[ \t]*skip_before_action[ (]{1,2}:(\w{1,60}[?!]?)((?:,[^\n]{1,300})?)\r?$/gm;
const CHANGING = /^(?:create|update|destroy|delete|edit|transfer|invite|approve|export|import|upload|reset|promote|refund|charge|pay)/;

export const exempted: Lose = ({ before, after }, shape) => {
  if (!shape.test(`${after.path} ${after.text}`)) return [];
  return [...openedLists(before, after), ...skipped(before, after)];
};

function openedLists(before: Side, after: Side): Gone[] {
  const known = wideItems(before);
  return listsIn(after).flatMap(({ name, items }) => {
    const wide = items.find((item) => WIDE.test(item.text) && isChanged(after, item.at, item.at + item.text.length) && !known.has(`${name} ${item.text}`));
    return wide === undefined ? [] : [{ at: wide.at, evidence: `${name} ${wide.text}`, says: `${wide.text} leaves out everything; ${name} named single paths before` }];
  });
}

interface Item { text: string; at: number }

function wideItems(side: Side): Set<string> {
  return new Set(listsIn(side).flatMap(({ name, items }) => items.map(({ text }) => `${name} ${text}`)));
}

/** Comments are blank in the text that is read. */
function listsIn({ parts, text }: Side): { name: string; items: Item[] }[] {
  const read = parts[0]?.text ?? text;
  return [...read.matchAll(LISTS)].map(({ 0: whole, index, groups }) => ({ name: nameOf(groups!.name), items: itemsIn(groups!.list, index + whole.length - groups!.list.length) }));
}

function nameOf(head: string): string {
  return /[$\w]{3,}/.exec(head)?.[0] ?? head;
}

function itemsIn(list: string, from: number): Item[] {
  return [...list.matchAll(ITEM)].map(({ 2: text, index }) => ({ text, at: from + index + 1 }));
}

function skipped(before: Side, after: Side): Gone[] {
  const read = ({ text }: Side): { name: string; rest: string; at: number; end: number }[] => [...text.matchAll(SKIPS)].map(({ 0: whole, 1: name, 2: rest, index }) => ({ name, rest, at: index + whole.length - whole.trimStart().length, end: index + whole.length }));
  const old = read(before);
  return read(after).flatMap(({ name, rest, at, end }) => {
    const was = old.find((one) => one.name === name);
    if (was === undefined || was.rest === rest || !isChanged(after, at, end) || !/\bonly:/.test(was.rest)) return [];
    const more = actionsIn(rest).filter((action) => CHANGING.test(action) && !actionsIn(was.rest).includes(action));
    if (/\bonly:/.test(rest) && more.length === 0) return [];
    return [{ at, evidence: `${name} ${more.join(' ')}`, says: more.length > 0 ? `${name} is skipped for ${more.join(', ')}, too` : `${name} is skipped for all actions now` }];
  });
}

function actionsIn(rest: string): string[] {
  return (/\bonly:([^\n]*)/.exec(rest)?.[1] ?? '').replace(/%[iw]/g, '').match(/\w+/g) ?? [];
}
