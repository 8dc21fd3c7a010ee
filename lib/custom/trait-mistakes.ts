/** What is wrong with the traits of a repository's own rule: their names, their words, their shape. */
import { CHARSET_NAMES, TEXT_TRAITS_WITH_WORDS, textTraitNames } from '../match/text-rules/text-traits.ts';
import { TRAIT_NAMES, TRAITS_WITH_WORDS } from '../match/traits/traits.ts';
import { nearest, orList } from '../policy/nearest.ts';
import { shown } from '../policy/schema-mistakes.ts';

/** `path`: the keys that lead to it from the trait on. */
export interface TraitMistake { path: string[]; message: string; hint: string }

/** What the traits of one kind of rule are called, which of them take words, and which words when not any. */
interface Known { names: readonly string[]; wordy: readonly string[]; choices: Record<string, readonly string[]>; other: readonly string[]; speaks: string }

const CODE: Known = { names: TRAIT_NAMES, wordy: TRAITS_WITH_WORDS, choices: {}, other: textTraitNames, speaks: 'speaks of text that a regex finds, not of pattern text' };

const TEXT: Known = {
  names: textTraitNames,
  wordy: TEXT_TRAITS_WITH_WORDS,
  choices: { charset: CHARSET_NAMES, names: ['password', 'secret', 'token'] },
  other: TRAIT_NAMES,
  speaks: 'speaks of code that pattern text finds, not of a regex',
};

const KEYS = ['not', 'any', 'all', 'trait'];
const NUMERIC: Record<string, number> = { entropy: 1, length: 2, below: 1 };

/** `isText`: the rule finds by regex. The shape is judged here too, so that one sentence is said of one mistake. */
export function traitMistakes(trait: unknown, isText: boolean, path: string[] = []): TraitMistake[] {
  const known = isText ? TEXT : CODE;
  const refuse = (message: string, hint: string, at: string[] = path): TraitMistake[] => [{ path: at, message, hint }];
  if (typeof trait === 'string') return nameMistakes(trait, known, refuse);
  if (typeof trait !== 'object' || trait === null || Array.isArray(trait)) {
    return refuse('a trait is neither a name nor keys', 'Write its name, or { not: NAME }, { any: [ … ] }, { all: [ … ] }, { trait: NAME, of: [ … ] }.');
  }
  const keys = Object.keys(trait);
  const [key] = keys;
  const parts = trait as Record<string, unknown>;
  if (!KEYS.includes(key) && key !== 'of') {
    const close = nearest(String(key), known.wordy);
    const hint = close ? `Write { trait: ${close}, of: [ … ] }.` : `Use ${orList(KEYS)}.`;
    return refuse(key === undefined ? 'a trait says nothing' : `unknown key ${shown(key)} of a trait`, hint);
  }
  if ('trait' in parts || 'of' in parts) return wordsMistakes(parts, known, refuse, path);
  if (keys.length > 1) return refuse('a trait has more than one key', 'Put them into one list: { all: [ … ] }.');
  if (key === 'not') return traitMistakes(parts.not, isText, [...path, 'not']);
  const list = parts[key];
  if (!Array.isArray(list) || list.length === 0) return refuse(`${key} is no list of traits`, 'Write at least one trait in brackets.');
  return list.flatMap((part, index) => traitMistakes(part, isText, [...path, key, String(index)]));
}

type Refuse = (message: string, hint: string, at?: string[]) => TraitMistake[];

function nameMistakes(name: string, { names, wordy, other, speaks }: Known, refuse: Refuse): TraitMistake[] {
  if (wordy.includes(name)) return refuse(`the trait "${name}" needs its words`, `Write { trait: ${name}, of: [ … ] }.`);
  if (names.includes(name)) return [];
  if (other.includes(name)) return refuse(`the trait "${name}" ${speaks}`, `Use ${orList(names.filter((one) => !wordy.includes(one)).slice(0, 6))}, or another of docs/own-rules.md.`);
  const close = nearest(name, names);
  return refuse(`unknown trait ${shown(name)}`, close ? `Did you mean ${close}?` : `Use one of: ${names.join(', ')}.`);
}

function wordsMistakes({ trait: name, of, ...more }: Record<string, unknown>, known: Known, refuse: Refuse, path: string[]): TraitMistake[] {
  if (typeof name !== 'string' || !Array.isArray(of) || Object.keys(more).length > 0) {
    return refuse('a trait with words has a name and a list', 'Write { trait: NAME, of: [ … ] }.');
  }
  if (known.names.includes(name) && !known.wordy.includes(name)) return refuse(`the trait "${name}" takes no words`, `Write ${name} alone.`);
  if (!known.wordy.includes(name)) return nameMistakes(name, known, refuse);
  const at = [...path, 'of'];
  if (of.length === 0 || !of.every((word) => typeof word === 'string' || typeof word === 'number')) {
    return refuse(`the trait "${name}" needs words or numbers`, `Write { trait: ${name}, of: [ … ] }.`, at);
  }
  if (Object.hasOwn(NUMERIC, name)) {
    const fits = of.length <= NUMERIC[name] && of.every((word) => typeof word === 'number');
    return fits ? [] : refuse(`the trait "${name}" takes ${NUMERIC[name] === 1 ? 'one number' : 'one or two numbers'}`, 'Write numbers without quotes.', at);
  }
  const choices = Object.hasOwn(known.choices, name) ? known.choices[name] : null;
  if (choices === null || of.every((word) => choices.includes(String(word)))) return [];
  return refuse(`the trait "${name}" does not know ${shown(of.find((word) => !choices.includes(String(word))))}`, `Use ${orList(choices)}.`, at);
}
