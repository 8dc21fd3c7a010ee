/** Mistakes that a schema cannot see: names of rules, globs, regular expressions, ranges. Lenient about shape, which the schema judges. */
import { RE2JS, RE2JSException } from 're2js';
import { Fault } from '../faults.ts';
import { CATEGORIES } from '../types.ts';
import type { PolicyDocument } from './document.ts';
import { bytes, milliseconds } from './merge.ts';
import type { KnownRule } from './merge.ts';
import { nearest, orList } from './nearest.ts';
import { globMistake, wordMistake } from './path-mistakes.ts';
import type { PathMistake } from './path-mistakes.ts';

/** A value of unknown shape and the keys that lead to it. */
interface Part { value: unknown; path: string[] }

/** Enough to mend; finding the places of thousands would take long. */
const MOST = 100;

/**
 * All of them, in no order.
 *
 * @param tiers the names that the policies beneath bring
 * @param lenient not all rules and tiers are known, so no name is called unknown
 */
export function meaningMistakes(document: PolicyDocument, rules: KnownRule[], tiers: string[] = [], lenient = false): Fault[] {
  const whole: Part = { value: document.value, path: [] };
  const entries = items(child(whole, 'paths'));
  const own = keysOf(child(whole, 'tiers'));
  const ranked = own.map((name) => child(child(whole, 'tiers'), name));
  const names = lenient ? null : ruleNames(rules);
  return [
    ...[whole, ...entries, ...ranked].flatMap((part) => ruleFaults(child(part, 'rules'), names, rules, document)),
    ...entries.flatMap((entry) => pathFaults(child(entry, 'match'), globMistake, document)),
    ...(lenient ? [] : entries.flatMap((entry) => tierFaults(child(entry, 'tier'), [...tiers, ...own], document))),
    ...own.flatMap((name) => tierNameFaults(name, document)),
    ...fileFaults(child(whole, 'baseline'), document),
    ...items(child(whole, 'ignore')).flatMap((entry) => pathFaults(isText(entry) ? entry : child(entry, 'match'), wordMistake, document)),
    ...patternFaults(child(child(child(whole, 'override'), 'reason'), 'pattern'), document),
    ...rangeFaults(child(child(whole, 'limits'), 'file'), bytes, [1024, 100 * 1024 * 1024], 'Write 1KB to 100MB.', document),
    ...rangeFaults(child(child(whole, 'limits'), 'time'), milliseconds, [100, 600_000], 'Write 100ms to 600s.', document),
  ];
}

function ruleNames(rules: KnownRule[]): string[] {
  return [...CATEGORIES, ...rules.flatMap(({ id, aliases }) => [id, ...(aliases ?? [])])];
}

function ruleFaults(part: Part, names: string[] | null, rules: KnownRule[], document: PolicyDocument): Fault[] {
  const keys = new Set(keysOf(part));
  const known = new Set(names);
  const unknown = names === null ? [] : [...keys].filter((key) => !known.has(key)).slice(0, MOST).map((key) => {
    const close = nearest(key, names);
    const message = `unknown rule ${JSON.stringify(key.slice(0, 60))}`;
    return new Fault(message, { at: document.at(part.path, key), hint: close ? `Did you mean ${close}?` : 'aisec-hooks rules lists them all.' });
  });
  const former = rules.flatMap(({ id, aliases }) => (keys.has(id) ? (aliases ?? []) : []).filter((alias) => keys.has(alias)).map((alias) => {
    return new Fault(`"${alias}" is the former name of "${id}", which stands here too`, { at: document.at(part.path, alias), hint: `Keep ${id}.` });
  }));
  return [...unknown, ...former];
}

function tierFaults({ value, path }: Part, tiers: string[], document: PolicyDocument): Fault[] {
  if (typeof value !== 'string' || value.trim() === '' || tiers.includes(value)) return [];
  const close = nearest(value, tiers);
  const choices = tiers.length > 0 ? `Use ${orList(tiers)}, or add it to tiers.` : `Add it: tiers: { ${value.slice(0, 60)}: { ai: review } }.`;
  return [new Fault(`unknown tier ${JSON.stringify(value.slice(0, 60))}`, { at: document.at(path), hint: close ? `Did you mean ${close}?` : choices })];
}

function tierNameFaults(name: string, document: PolicyDocument): Fault[] {
  if (/^[A-Za-z0-9][\w .-]{0,59}$/.test(name)) return [];
  const message = `a tier cannot be named ${JSON.stringify(name.slice(0, 60))}`;
  return [new Fault(message, { at: document.at(['tiers'], name), hint: 'Start with a letter, and use letters, digits and dashes, at most 60.' })];
}

/** One file, by its path; globs and folders are none. */
function fileFaults({ value, path }: Part, document: PolicyDocument): Fault[] {
  if (typeof value !== 'string' || value.trim() === '') return [];
  const at = document.at(path);
  if (/^([/\\]|[A-Za-z]:)|(^|\/)\.\.(\/|$)/.test(value)) return [new Fault('baseline names a file outside the repository', { at, hint: 'Write its path from the top of the repository.' })];
  if (/[*?[\]{}\n]|\/$/.test(value)) return [new Fault('baseline is not the path of one file', { at, hint: 'Write it without wildcards: .aisec-baseline.jsonl.' })];
  return [];
}

function pathFaults(part: Part, mistake: (text: string) => PathMistake | null, document: PolicyDocument): Fault[] {
  return (isText(part) ? [part] : items(part)).flatMap(({ value, path }) => {
    const found = typeof value === 'string' ? mistake(value) : null;
    return found ? [new Fault(found[0], { at: document.at(path), hint: found[1] })] : [];
  });
}

function patternFaults({ value, path }: Part, document: PolicyDocument): Fault[] {
  if (typeof value !== 'string') return [];
  const at = document.at(path);
  if (value.length > 500) return [new Fault('the pattern of a reason has more than 500 characters', { at, hint: 'Ask for less.' })];
  try {
    RE2JS.compile(value);
    return [];
  } catch (error) {
    if (!(error instanceof RE2JSException)) throw error;
    return [new Fault(`pattern ${JSON.stringify(value)} is no regular expression`, { at, hint: patternHint(value) })];
  }
}

function patternHint(pattern: string): string {
  if (/\(\?<?[=!]|\\[1-9]/.test(pattern)) return 'Look-around and back references are left out, so that matching takes linear time.';
  return 'Close its brackets, and put a backslash before a character that stands for itself.';
}

function rangeFaults(part: Part, read: (text: string) => number, [least, most]: [number, number], hint: string, document: PolicyDocument): Fault[] {
  if (typeof part.value !== 'string') return [];
  const amount = read(part.value);
  if (Number.isNaN(amount) || (amount >= least && amount <= most)) return [];
  const limit = part.path.at(-1);
  return [new Fault(`limit ${limit} is too ${amount < least ? 'small' : 'large'}`, { at: document.at(part.path), hint })];
}

function child({ value, path }: Part, key: string): Part {
  const has = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, key);
  return { value: has ? (value as Record<string, unknown>)[key] : undefined, path: [...path, key] };
}

function items({ value, path }: Part): Part[] {
  return Array.isArray(value) ? value.map((item: unknown, index) => ({ value: item, path: [...path, String(index)] })) : [];
}

function keysOf({ value }: Part): string[] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
}

function isText({ value }: Part): boolean {
  return typeof value === 'string';
}
