/** package.json, edited as text: every byte we did not write stays, and taking our words out gives the old bytes back. */
import { Fault } from '../faults.ts';

/** Half-open offsets of `"key": value` and of the value. */
interface Member { key: string; start: number; valueStart: number; end: number }

const TOKEN = /"(?:[^"\\]|\\[^])*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/** Throws a Fault when `text` is not a JSON object; the functions below rely on that. */
export function checkPackageJson(text: string, file: string): void {
  try {
    const value: unknown = JSON.parse(text.replace(/^(?:\uFEFF|\u00EF\u00BB\u00BF)/, ''));
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new Fault('this is not valid JSON', { at: file, hint: 'Mend the file, then run the command again.' });
}

/** The string at `path`, or null. */
export function getString(text: string, path: readonly string[]): string | null {
  const member = memberAt(text, path);
  return member && text[member.valueStart] === '"' ? String(JSON.parse(text.slice(member.valueStart, member.end))) : null;
}

export function hasKey(text: string, path: readonly string[]): boolean {
  return memberAt(text, path) !== null;
}

/** Sets [key] or [object, key] to a string. A new key goes where a sorted list has it, else to the end; a missing object is made. */
export function setString(text: string, path: readonly string[], value: string): string {
  const words = JSON.stringify(value);
  const old = memberAt(text, path);
  if (old) return text.slice(0, old.valueStart) + words + text.slice(old.end);
  const key = path[path.length - 1];
  const open = objectAt(text, path.slice(0, -1));
  if (open >= 0) return insert(text, open, key, words);
  const eol = text.includes('\r\n') ? '\r\n' : '\n';
  const indent = /\{\r?\n([ \t]+)"/.exec(text)?.[1] ?? '  ';
  return insert(text, text.indexOf('{'), path[0], `{${eol}${indent}${indent}${JSON.stringify(key)}: ${words}${eol}${indent}}`);
}

/** Takes a key out; an object that we made for it goes too. Nothing there: the same text. */
export function unset(text: string, path: readonly string[]): string {
  const member = memberAt(text, path);
  if (!member) return text;
  const open = objectAt(text, path.slice(0, -1));
  const list = members(text, open);
  const index = list.findIndex(({ key }) => key === member.key);
  const next = list[index + 1];
  if (next) return text.slice(0, member.start) + text.slice(next.start);
  if (index > 0) return text.slice(0, list[index - 1].end) + text.slice(member.end);
  // An object that was there, but empty, got its one key without a new line: see insert.
  const close = text.indexOf('}', member.end);
  if (path.length === 1 || !text.slice(open, close).includes('\n')) return text.slice(0, member.start) + text.slice(member.end);
  return unset(text, path.slice(0, -1));
}

function insert(text: string, open: number, key: string, value: string): string {
  const list = members(text, open);
  const words = `${JSON.stringify(key)}: ${value}`;
  if (list.length === 0) return text.slice(0, open + 1) + words + text.slice(open + 1);
  const gap = text.slice(open + 1, list[0].start);
  const isSorted = list.every((member, index) => index === 0 || list[index - 1].key < member.key);
  const next = isSorted && list.length > 1 ? list.find((member) => member.key > key) : undefined;
  if (next) return `${text.slice(0, next.start)}${words},${gap}${text.slice(next.start)}`;
  const { end } = list[list.length - 1];
  return `${text.slice(0, end)},${gap}${words}${text.slice(end)}`;
}

function memberAt(text: string, path: readonly string[]): Member | null {
  const open = objectAt(text, path.slice(0, -1));
  return open < 0 ? null : members(text, open).find(({ key }) => key === path[path.length - 1]) ?? null;
}

/** Offset of the "{" of the object at `path`, or -1. */
function objectAt(text: string, path: readonly string[]): number {
  if (path.length === 0) return text.indexOf('{');
  const member = memberAt(text, path);
  return member && text[member.valueStart] === '{' ? member.valueStart : -1;
}

/** Members of the object that opens at `open`, in order. */
function members(text: string, open: number): Member[] {
  const found: Member[] = [];
  const token = new RegExp(TOKEN);
  token.lastIndex = open;
  let depth = 0;
  let isKey = true;
  for (let match = token.exec(text); match; match = token.exec(text)) {
    const [word] = match;
    const end = token.lastIndex;
    if (word === '}' || word === ']') depth -= 1;
    if (depth === 0 && word === '}') break;
    if (depth === 1 && word === ',') {
      isKey = true;
    } else if (depth === 1 && isKey) {
      found.push({ key: String(JSON.parse(word)), start: match.index, valueStart: -1, end });
      isKey = false;
    } else if (depth >= 1 && word !== ':') {
      const member = found[found.length - 1];
      if (member.valueStart < 0) member.valueStart = match.index;
      member.end = end;
    }
    if (word === '{' || word === '[') depth += 1;
  }
  return found;
}
