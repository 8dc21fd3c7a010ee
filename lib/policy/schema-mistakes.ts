/** What the schema finds wrong, said in our words. */
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Fault } from '../faults.ts';
import type { PolicyDocument } from './document.ts';
import { nearest, orList } from './nearest.ts';
import validate from './validator.generated.js';

/** A mistake before it has a place: what, how to go on, and the key it stands at when that is not the value's own. */
export interface Mistake { message: string; hint: string; key?: string }

/** What is held to which schema, and what is said of its mistakes where the general words do not fit. */
export interface SchemaKind {
  validate: ValidateFunction;
  /** "the policy" */
  noun: string;
  docs: string;
  /** By the key that is missing. */
  required: Record<string, string>;
  /** What to do about a list that is too long. */
  shorten: string;
  /** JSON pointers to parts that are judged elsewhere; null when there are none. */
  elsewhere: RegExp | null;
  /** null: the general words do. */
  special(error: ErrorObject, path: string[]): Mistake | null;
}

/** Of what ajv finds: enough to mend, and finding the places of thousands would take long. */
const MOST = 200;

/** Every mistake the schema finds; empty when the value has the shape of its kind, by default of a policy. */
export function schemaMistakes(document: PolicyDocument, kind: SchemaKind = POLICY): Fault[] {
  if (kind.validate(document.value)) return [];
  const errors = (kind.validate.errors ?? []).filter(({ keyword, instancePath }) => keyword !== 'if' && !kind.elsewhere?.test(instancePath));
  return meant(errors.slice(0, MOST)).map((error) => {
    const path = error.instancePath.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
    const { message, hint, key } = mistake(error, path, kind);
    return new Fault(message, { at: document.at(path, key), hint });
  });
}

/** Of a choice (`anyOf`) ajv reports every branch. What counts is the branch whose type fits, or the choice itself when none does. */
function meant(errors: ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf');
  const dropped = new Set<ErrorObject>();
  for (const choice of choices) {
    const here = errors.filter(({ instancePath }) => instancePath === choice.instancePath);
    const unfit = new Set(here.filter(({ keyword }) => keyword === 'type').map(({ parentSchema }) => parentSchema));
    for (const error of here) if (unfit.has(error.parentSchema)) dropped.add(error);
    const kept = errors.filter((error) => error !== choice && !dropped.has(error));
    if (kept.some(({ instancePath }) => isWithin(instancePath, choice.instancePath))) dropped.add(choice);
  }
  return errors.filter((error) => !dropped.has(error) && !isSaidBetter(error, errors));
}

/** A wrong word is not a wrong type as well, and what lacks a key need not be told that it is short. */
function isSaidBetter({ keyword, instancePath, parentSchema }: ErrorObject, errors: ErrorObject[]): boolean {
  const better = { type: 'enum', minProperties: 'required' }[keyword];
  return errors.some((other) => other.keyword === better && other.instancePath === instancePath && other.parentSchema === parentSchema);
}

function isWithin(path: string, outer: string): boolean {
  return path === outer || path.startsWith(`${outer}/`);
}

function mistake(error: ErrorObject, path: string[], kind: SchemaKind): Mistake {
  const name = nameOf(path, kind);
  if (error.data === null && error.keyword !== 'required') return { message: `${name} is empty`, hint: 'Give it a value, or take the key away.' };
  const say = SENTENCES[error.keyword];
  const general = (): Mistake => (say ? say(error, path, name, kind) : { message: `${name} is not what ${kind.noun} can hold`, hint: `See ${kind.docs}.` });
  return kind.special(error, path) ?? general();
}

const POLICY: SchemaKind = {
  validate,
  noun: 'the policy',
  docs: 'docs/policy.md',
  required: {
    also: 'Write also: secrets, or the path alone.',
    match: 'Say which paths, for instance match: "src/**".',
    version: 'Write version: 1 at the top.',
  },
  shorten: 'Put several paths into one glob.',
  elsewhere: null,
  special: ({ instancePath, keyword, data, params }) => {
    if (keyword === 'additionalProperties' && instancePath === '' && params.additionalProperty === 'floor') return FLOOR;
    const form = FORMS.find(({ at }) => at.test(instancePath));
    return form && (keyword === 'pattern' || form.always) ? { message: `unknown ${form.noun} ${shown(data)}`, hint: form.hint } : null;
  },
};

const FLOOR: Mistake = {
  key: 'floor',
  message: 'a floor is no part of the policy that it holds for',
  hint: 'Give the file to aisec-hooks ci --floor, name it in AISEC_FLOOR, or put it in /etc/aisec/floor.yml.',
};

/** Values of a form of their own; `always`: whatever is wrong with them. */
const FORMS: { at: RegExp; noun: string; hint: string; always?: boolean }[] = [
  { at: /^\/limits\/file$/, noun: 'size', hint: 'Write a number and its unit: 500KB or 2MB.', always: true },
  { at: /^\/limits\/time$/, noun: 'time', hint: 'Write a number and its unit: 500ms or 5s.', always: true },
  { at: /^\/requires$/, noun: 'version', hint: 'Write the least one, in quotes: ">=1.2".', always: true },
  { at: /^\/ai\/approved\/\d+$/, noun: 'tool', hint: 'Write its name in small letters, without spaces: claude-code.' },
  { at: /^\/override\/approvers\/\d+$/, noun: 'approver', hint: 'Write an e-mail address or the name of an account.' },
];

/** By ajv's keyword: https://ajv.js.org/json-schema.html */
const SENTENCES: Record<string, (error: ErrorObject, path: string[], name: string, kind: SchemaKind) => Mistake> = {
  additionalProperties: ({ params, parentSchema }, path) => {
    const key: string = params.additionalProperty;
    const keys = Object.keys(parentSchema?.properties ?? {});
    const close = nearest(key, keys);
    const noun = path.at(-1) === 'levels' ? 'severity' : 'key';
    return { key, message: `unknown ${noun} ${shown(key)}`, hint: close ? `Did you mean ${close}?` : `Use ${orList(keys)}.` };
  },
  anyOf: ({ data, parentSchema }, _, name) => {
    const branches: { title?: string; $ref?: string }[] = parentSchema?.anyOf ?? [];
    const choices = branches.map(({ title, $ref }) => title ?? `a ${$ref?.split('/').at(-1)}`);
    return { message: `${name} cannot be ${kindOf(data)}`, hint: `Write ${orList(choices)}.` };
  },
  const: ({ data, params }, _, name) => ({
    message: `unknown ${name} ${shown(data)}`,
    hint: `Write ${name}: ${params.allowedValue}, or update aisec-hooks if the policy is newer.`,
  }),
  enum: ({ data, params, parentSchema }, _, name) => {
    const values: string[] = params.allowedValues;
    const close = typeof data === 'string' && values.length > 4 ? nearest(data, values) : null;
    const noun = (parentSchema?.title ?? 'value').replace(/^an? /, '');
    const message = typeof data === 'object' ? `${name} cannot be ${kindOf(data)}` : `unknown ${noun} ${shown(data)}`;
    const all = values.length > 10 ? 'aisec-hooks rules lists them all.' : `Use ${orList(values)}.`;
    return { message, hint: close ? `Did you mean ${close}?` : all };
  },
  maximum: ({ params }, _, name) => ({ message: `${name} is too large`, hint: `Write at most ${params.limit}.` }),
  maxItems: ({ params }, _, name, { shorten }) => ({ message: `${name} has more than ${params.limit} entries`, hint: shorten }),
  maxLength: ({ params }, _, name) => ({ message: `${name} has more than ${params.limit} characters`, hint: 'Shorten it.' }),
  minimum: ({ params }, _, name) => ({ message: `${name} is too small`, hint: `Write at least ${params.limit}.` }),
  minItems: (_, __, name) => ({ message: `${name} is an empty list`, hint: 'Write at least one entry, or take the key away.' }),
  minLength: ({ params }, _, name) => ({ message: `${name} has fewer than ${params.limit} characters`, hint: 'Say more.' }),
  minProperties: ({ parentSchema }, _, name) => {
    const keys = Object.keys(parentSchema?.properties ?? {}).filter((key) => key !== 'match');
    return { message: `${name} says nothing`, hint: `Add ${orList(keys)}.` };
  },
  pattern: (_, __, name) => ({ message: `${name} is empty`, hint: 'Give it a value, or take the key away.' }),
  required: ({ params }, _, __, { required }) => {
    const key: string = params.missingProperty;
    return { message: `${key} is missing`, hint: required[key] };
  },
  type: ({ data, params }, _, name) => ({ message: `${name} cannot be ${kindOf(data)}`, hint: TYPE_HINTS[String(params.type)] }),
};

const TYPE_HINTS: Record<string, string> = {
  array: 'Write a list: one entry per line, each after a dash.',
  boolean: 'Write true or false.',
  integer: 'Write a whole number.',
  object: 'Write keys and values, one per line and indented.',
  string: 'Write text, in quotes if YAML takes it for something else.',
};

/** ['paths', '0', 'match', '2'] → "an entry of match"; [] → "the policy". */
function nameOf(path: string[], { noun }: SchemaKind): string {
  const last = path.at(-1);
  if (last === undefined) return noun;
  return /^\d+$/.test(last) ? `an entry of ${path.at(-2)}` : last;
}

function kindOf(data: unknown): string {
  if (Array.isArray(data)) return 'a list';
  if (typeof data === 'object') return 'keys and values';
  return typeof data === 'string' ? 'text' : `the ${typeof data} ${data}`.replace(/^the boolean /, '');
}

/** What was written, short enough for a sentence. */
export function shown(data: unknown): string {
  const text = typeof data === 'string' ? JSON.stringify(data) : String(data);
  return text.length > 60 ? `${text.slice(0, 57)}…"` : text;
}
