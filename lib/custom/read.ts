/** The text of a rule file → the rules in it, or every mistake. Loads yaml, ajv and re2js: nothing of a clean hook path imports it. */
import type { ErrorObject } from 'ajv';
import { Fault } from '../faults.ts';
import { parseDocuments, type Kind, type PolicyDocument } from '../policy/document.ts';
import { nearest, orList } from '../policy/nearest.ts';
import { schemaMistakes, shown, type Mistake, type SchemaKind } from '../policy/schema-mistakes.ts';
import type { Category, Confidence, OwnRule, Severity, Trait } from '../types.ts';
import { byteSource } from './linear.ts';
import { ruleMistakes } from './rule-mistakes.ts';
import validate from './validator.generated.js';

/** `ids`: of all rules that have one, whatever else is wrong with them, and where. */
export interface RuleFile { rules: OwnRule[]; faults: Fault[]; ids: { id: string; at: string }[] }

const MOST_FAULTS = 50;
/** As the schema has it; asked first, because its validator takes quadratic time for what is wrong thousands of times. */
const MOST_RULES = 500;

const FILE: Kind = {
  noun: 'rule file', docs: 'docs/own-rules.md', shorten: 'Make several files of it.', fill: 'Write a rule, or remove the file.',
};

/** @param text UTF-8 decoded. Never throws for what a person wrote: faults come in the order of the lines, at most 50; when there is one, there are no rules. */
export function readRuleFile(text: string, file: string): RuleFile {
  if (text.trim() === '') return { rules: [], faults: [], ids: [] };
  const { documents, faults } = parseDocuments(text, file, FILE);
  const parts = documents.map((document) => readDocument(document, file));
  const all = [...faults, ...parts.flatMap((part) => part.faults)].sort((a, b) => placeOf(a) - placeOf(b)).slice(0, MOST_FAULTS);
  return { rules: all.length > 0 ? [] : parts.flatMap(({ rules }) => rules()), faults: all, ids: parts.flatMap(({ ids }) => ids) };
}

function readDocument(document: PolicyDocument, file: string): Omit<RuleFile, 'rules'> & { rules: () => OwnRule[] } {
  const { value } = document;
  const list = isMap(value) && Array.isArray(value.rules) ? value.rules.map((_, index) => ['rules', String(index)]) : [[]];
  if (list.length > MOST_RULES) return { rules: () => [], faults: [new Fault(`rules has more than ${MOST_RULES} entries`, { at: document.at(['rules']), hint: 'Split it.' })], ids: [] };
  const misshapen = schemaMistakes(document, RULES);
  const meant = list.flatMap((path) => ruleMistakes(document, path));
  const ids = list.flatMap((path) => {
    const id = path.reduce((part: unknown, key) => (part as Record<string, unknown>)[key], value);
    return isMap(id) && typeof id.id === 'string' ? [{ id: id.id, at: document.at([...path, 'id']) }] : [];
  });
  const rules = (): OwnRule[] => list.map((path) => ownRule(path.reduce((part: unknown, key) => (part as Record<string, unknown>)[key], value) as RawRule, document, path, file));
  return { rules, faults: [...misshapen, ...meant], ids };
}

/** What a rule file holds, once it has passed. */
interface RawRule {
  id: string; category: Category; cwe?: number[]; severity: Severity; title: string; why: string; fix: string; near: string[];
  find: (string | { regex: string })[]; langs?: string[]; where?: Record<string, Trait>; hole?: string; sink?: 'always' | 'ordinary';
  confidence?: Confidence; bad: Record<string, string[]>; good: Record<string, string[]>;
}

/** Files are bytes, so what is searched for becomes bytes too. */
function ownRule(raw: RawRule, document: PolicyDocument, path: string[], file: string): OwnRule {
  const find = raw.find.map((entry) => (typeof entry === 'string' ? bytes(entry) : { regex: byteSource(entry.regex) }));
  return { ...raw, cwe: raw.cwe ?? [], near: raw.near.map(bytes), find, file, places: placesOf(raw, (keys) => document.at([...path, ...keys]).slice(file.length + 1)) };
}

/** "line:column" of what an objection may be about, by its keys joined with slashes; '' for the rule itself. */
function placesOf(raw: RawRule, at: (keys: string[]) => string): Record<string, string> {
  const listed = (['find', 'near'] as const).flatMap((key) => raw[key].map((_, index) => [key, String(index)]));
  const examples = (['bad', 'good'] as const).flatMap((kind) => Object.entries(raw[kind]).flatMap(([key, texts]) => texts.map((_, index) => [kind, key, String(index)])));
  const holes = Object.keys(raw.where ?? {}).map((hole) => ['where', hole]);
  return Object.fromEntries([[], ...listed, ...examples, ...holes].map((keys) => [keys.join('/'), at(keys)]));
}

function bytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Lines before columns; columns stay below a million. */
function placeOf({ at }: Fault): number {
  const [, line, column] = /:(\d+):(\d+)$/.exec(at) ?? [];
  return Number(line ?? 0) * 1e6 + Number(column ?? 0);
}

const RULES: SchemaKind = {
  validate,
  noun: 'the rule file',
  docs: FILE.docs,
  required: {
    id: 'Name the rule: id: no-raw-sql.',
    category: 'Say what kind of danger it is: category: sql-injection.',
    severity: 'Say how bad it is: critical, high, medium or low.',
    title: 'Say in a few words what was found.',
    why: 'Say in a sentence what can happen.',
    fix: 'Say in a sentence what to write instead.',
    near: 'Name a word without which the rule cannot match: near: [ execute ].',
    find: "Write the code to find: find: [ 'db.execute($value)' ].",
    bad: "Show what must be found: bad: { js: [ 'db.execute(sql + name)' ] }.",
    good: "Show what must not be found: good: { js: [ 'db.execute(sql)' ] }.",
    regex: 'Write { regex: … }, or pattern text alone.',
    rules: 'Write a list of rules.',
  },
  shorten: 'Split it.',
  elsewhere: /\/where\/./,
  special,
};

/** Traits are judged in words of their own (trait-mistakes.ts); null for what the general words say well. */
function special({ keyword, data, parentSchema, params }: ErrorObject, path: string[]): Mistake | null {
  const key = path.at(-1);
  if (keyword === 'pattern' && key === 'id') return { message: `${shown(data)} is not in lower case with dashes`, hint: 'Write the id like no-raw-sql.' };
  if (keyword === 'minLength' && path.at(-2) === 'near') return { message: `the keyword ${shown(data)} is too short`, hint: 'Use at least 3 characters: the rarer the word, the better.' };
  if (keyword === 'minLength' && data === '') return { message: 'an empty text stands here', hint: 'Write something, or take it away.' };
  if (keyword === 'minProperties') return { message: `${key} has no example`, hint: 'Write at least one: { js: [ … ] }.' };
  if (keyword === 'enum' && key === 'category') {
    const choices = params.allowedValues as string[];
    if (data === 'policy') return { message: 'the category policy is taken for findings about the policy', hint: 'Use another one, input-validation for instance.' };
    const close = typeof data === 'string' ? nearest(data, choices) : null;
    return { message: `unknown category ${shown(data)}`, hint: close ? `Did you mean ${close}?` : `Use ${orList(choices)}.` };
  }
  if (keyword === 'additionalProperties' && parentSchema?.title === 'a rule' && params.additionalProperty === 'regex') {
    return { key: 'regex', message: 'regex is no key of a rule', hint: 'Write find: [ { regex: … } ].' };
  }
  return null;
}
