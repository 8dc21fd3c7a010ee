/** Mistakes in a repository's own rule that its schema cannot see. Lenient about shape, which the schema judges. */
import { Fault } from '../faults.ts';
import { examplePath, expandExample } from '../match/examples.ts';
import { compilePattern, holesOf } from '../match/pattern.ts';
import type { PolicyDocument } from '../policy/document.ts';
import { nearest, orList } from '../policy/nearest.ts';
import { shown } from '../policy/schema-mistakes.ts';
import { grammarCalled, grammarNamed, languageOf } from '../text/languages.ts';
import { ALIASES, ENDINGS } from '../text/names.ts';
import { regexHoles, regexMistake } from './linear.ts';
import { traitMistakes } from './trait-mistakes.ts';

/** `key`: it is a key of what the path leads to that is wrong. */
type Mistake = [path: string[], message: string, hint: string, key?: string];

/** A text and the keys that lead to it from the rule on. */
interface Piece { text: string; path: string[] }

/** A rule as it stands in the file, of unknown shape; `isText`: it finds by regex. */
interface Draft { value: Record<string, unknown>; isText: boolean; near: string[]; patterns: Piece[]; regexes: Piece[] }

const SHORTEST = 3;

/** All of them, in no order; `path`: the keys that lead to the rule in its document. */
export function ruleMistakes(document: PolicyDocument, path: string[]): Fault[] {
  const value = path.reduce((part: unknown, key) => valueAt(part, key), document.value);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  const draft = draftOf(value as Record<string, unknown>);
  const keywords = keywordMistakes(draft);
  const near = keywords.length > 0 || draft.near.length === 0 ? null : draft.near;
  const patterns = [...draft.patterns.flatMap(({ text, path: at }) => patternMistakes(text, at, near)), ...draft.regexes.flatMap(regexMistakes)];
  const mistakes = [
    ...keywords, ...patterns, ...kindMistakes(draft), ...languageMistakes(draft), ...exampleMistakes(draft), ...traitsMistakes(draft),
    ...(near === null || patterns.length > 0 ? [] : holeMistakes(draft)),
  ];
  return mistakes.map(([at, message, hint, key]) => new Fault(message, { at: document.at([...path, ...at], key), hint }));
}

function draftOf(value: Record<string, unknown>): Draft {
  const find = listOf(value.find).map((entry, index) => ({ entry, path: ['find', String(index)] }));
  const patterns = find.flatMap(({ entry, path }) => (typeof entry === 'string' && entry !== '' ? [{ text: entry, path }] : []));
  const regexes = find.flatMap(({ entry, path }) => {
    const text = valueAt(entry, 'regex');
    return typeof text === 'string' && text !== '' ? [{ text, path: [...path, 'regex'] }] : [];
  });
  return { value, isText: regexes.length > 0, near: texts(value.near), patterns, regexes };
}

function keywordMistakes({ value }: Draft): Mistake[] {
  const words = listOf(value.near);
  return words.flatMap((word, index): Mistake[] => {
    if (typeof word !== 'string') return [];
    const at = ['near', String(index)];
    if (word !== word.toLowerCase()) return [[at, `the keyword ${shown(word)} is not in lower case`, `Write ${shown(word.toLowerCase())}: the case of the code does not matter.`]];
    if (word.length >= SHORTEST && words.indexOf(word) < index) return [[at, `the keyword ${shown(word)} stands twice`, 'Keep one of them.']];
    return [];
  });
}

/** `near` is null when it has mistakes of its own, so that it is not asked whether it leads to the pattern. */
function patternMistakes(text: string, path: string[], near: string[] | null): Mistake[] {
  try {
    const { nodes } = compilePattern(text, near ?? text.toLowerCase().split(/[^\w-]+/).filter((word) => word !== ''));
    const join = nodes.findIndex(({ kind }) => kind === 'join');
    const isPlain = nodes.length === 3 && join === 1 && nodes[0].kind === 'hole' && nodes[2].kind === 'hole';
    if (join < 0 || isPlain) return [];
    const message = `a join stands between two holes and nothing else: pattern ${shown(text)}, column ${text.indexOf('$+') + 1}`;
    return [[path, message, 'Write $text $+ $value, and say what the text is under where.']];
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const isLost = error.message.includes('leads to this pattern');
    if (isLost && near === null) return [];
    return [[path, error.message, isLost ? 'Add a word of the pattern, outside its brackets, to near.' : error.hint.replace('rules.md', 'own-rules.md')]];
  }
}

function regexMistakes({ text, path }: Piece): Mistake[] {
  const mistake = regexMistake(text);
  return mistake ? [[path, ...mistake]] : [];
}

/** Pattern text and regexes are judged in different ways, so a rule has one kind of them. */
function kindMistakes({ value, isText, patterns }: Draft): Mistake[] {
  if (isText && patterns.length > 0) return [[patterns[0].path, 'a rule holds pattern text and a regex', 'Make two rules of it.']];
  const mistakes: Mistake[] = [];
  if (!isText && value.category === 'secret' && patterns.length > 0) {
    mistakes.push([patterns[0].path, 'a rule of category secret finds by pattern text', 'Write { regex: … } with a hole (?<value>…), so that the secret can be masked.']);
  }
  for (const key of ['sink', 'langs']) {
    if (isText && key in value) mistakes.push([[key], `${key} speaks of code, and this rule finds by regex`, key === 'sink' ? 'Take the key away.' : 'Take the key away, and ask for the path under where.']);
  }
  return mistakes;
}

function languageMistakes({ value }: Draft): Mistake[] {
  return listOf(value.langs).flatMap((name, index): Mistake[] => {
    if (typeof name !== 'string' || grammarNamed(name) !== null || LANGUAGES.some((one) => grammarNamed(one)?.family === name)) return [];
    const close = languageMeant(name);
    return [[['langs', String(index)], `unknown language ${shown(name)}`, close ? `Did you mean ${close}?` : `Use ${orList(LANGUAGES)}.`]];
  });
}

const LANGUAGES: readonly string[] = [...Object.keys(ENDINGS), 'env'];

/** "javascrpt" → js */
function languageMeant(word: string): string | null {
  const called = grammarCalled(word);
  if (called) return called.name;
  const close = nearest(word, [...LANGUAGES, ...Object.values(ALIASES).flatMap((names) => names.split(' '))]);
  return close === null ? null : (grammarCalled(close)?.name ?? null);
}

function exampleMistakes({ value, isText }: Draft): Mistake[] {
  return ['bad', 'good'].flatMap((kind) => Object.entries(mapOf(value[kind])).flatMap(([key, list]) => [
    ...keyMistakes(kind, key, isText),
    ...listOf(list).flatMap((text, index): Mistake[] => {
      const fault = typeof text === 'string' ? placeholderFault(text) : null;
      return fault ? [[[kind, key, String(index)], fault.message, fault.hint]] : [];
    }),
  ]));
}

function keyMistakes(kind: string, key: string, isText: boolean): Mistake[] {
  if (isText || languageOf(examplePath(key)) !== null) return [];
  const close = languageMeant(key);
  const hint = close ? `Did you mean ${close}?` : 'Name a language (js, py, java, …) or a file (settings.py).';
  return [[[kind], `examples in ${shown(key)}, which is no known language`, hint, key]];
}

function placeholderFault(text: string): Fault | null {
  try {
    expandExample(text, 1);
    return null;
  } catch (error) {
    if (error instanceof Fault) return error;
    throw error;
  }
}

function traitsMistakes({ value, isText }: Draft): Mistake[] {
  return Object.entries(mapOf(value.where)).flatMap(([hole, trait]) =>
    traitMistakes(trait, isText).map(({ path, message, hint }): Mistake => [['where', hole, ...path], message, hint]));
}

/** Holes that are spoken of and stand in no pattern. Only where every pattern can be read. */
function holeMistakes({ value, isText, near, patterns, regexes }: Draft): Mistake[] {
  if (isText && patterns.length > 0) return [];
  const lists = isText ? regexes.map(({ text }) => regexHoles(text)) : near.length === 0 ? [] : patterns.map(({ text }) => holesOf(compilePattern(text, near).nodes));
  if (lists.length === 0) return [];
  const known = [...new Set(lists.flat()), ...(isText ? ['path'] : [])];
  const unknown = (hole: string): string => {
    const close = nearest(hole, known);
    return close ? `Did you mean ${close}?` : known.length > 0 ? `Use ${orList(known)}.` : isText ? 'Name a group: (?<value>…).' : 'Write $value in the pattern.';
  };
  const wanted = Object.keys(mapOf(value.where)).filter((hole) => !known.includes(hole));
  const mistakes = wanted.map((hole): Mistake => [['where'], `no pattern has a hole named ${shown(hole)}`, unknown(hole), hole]);
  const { hole } = value;
  if (typeof hole === 'string' && (hole === 'path' || !known.includes(hole))) mistakes.push([['hole'], `no pattern has a hole named ${shown(hole)}`, unknown(hole)]);
  return mistakes;
}

function valueAt(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
  return (value as Record<string, unknown>)[key];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function texts(value: unknown): string[] {
  return listOf(value).filter((one): one is string => typeof one === 'string');
}

function mapOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
