/** The answers to what a value is, and the worst of several. */
import type { Category } from '../../types.ts';
import type { Tokens } from '../../text/tokens.ts';
import type { Span } from '../../text/expression.ts';
import type { Scope } from '../../text/scopes.ts';
import { HARMLESS, type Part } from '../../text/joins.ts';

/** From harmless to worst: `result` is what a function of its own gives back; `joined` is text put together with a value not known clean. */
export const STATES = ['constant', 'clean', 'result', 'unknown', 'parameter', 'joined', 'tainted'] as const;
export type State = (typeof STATES)[number];

export interface Resolution {
  state: State;
  /** "name is a parameter"; '' for what needs no words. */
  saw: string;
  /** A source of taint stands in the statement itself. */
  here: boolean;
  /** Text and value meet in a join, whatever the value is. */
  joined: boolean;
  /** The parts of the join, here or where it was defined. */
  parts: Part[];
  /** Written as a list, whose items no one takes apart. */
  list: boolean;
  /** Token spans elsewhere that the answer rests on: a definition, a guard. */
  evidence: Span[];
  /** A parameter for which a caller in the text puts something together. */
  fed?: true;
}

export interface View {
  tokens: Tokens;
  category: Category;
  /** Look-backs left; bounds chains of definitions. */
  depth: number;
  /** Where the danger stands, when a claim found it elsewhere than the pattern. */
  place?: Span;
  /** The key by which a field of the value is asked for: of an object that is written out, its value alone counts. */
  field?: string;
  /** Where the value is used in the end, which it was put together before: what is asked of its parts in between counts, too. */
  until?: number;
  /** Values that may still be looked at, shared by all that is asked for one match. */
  steps?: { left: number };
  /** Inside a function whose caller is known: its parameters are what that caller gives, whoever else calls it; `isAsked` once one of them was asked for, `isGiven` once it was not harmless, `isTainted` once it came from outside or was joined. */
  called?: { scope: Scope; args: Span[]; view: View; isAsked: boolean; isGiven: boolean; isTainted: boolean };
}

export const CONSTANT: Resolution = { state: 'constant', saw: '', here: false, joined: false, parts: [], list: false, evidence: [] };

/** What is said of a name of an enumeration, or of a field that holds one. */
export const ONE_OF_A_FEW = 'it is one of a few';

export function plain(state: State, saw = ''): Resolution {
  return { ...CONSTANT, state, saw };
}

/**
 * The worst of several, what others send before what is set on the machine; words and evidence of the one that decides, joins of all. Where
 * one comes from outside as it is, the parts of another join say nothing of it.
 */
export function worst(list: Resolution[]): Resolution {
  if (list.length === 1) return list[0];
  let result = CONSTANT;
  for (const one of list) if (STATES.indexOf(one.state) > STATES.indexOf(result.state) || (isRequested(one) && result.state === 'tainted' && !isRequested(result))) result = one;
  const made = result.joined ? result : list.find((one) => one.joined);
  if (made === undefined) return result;
  const isWhole = list.some((one) => one.state === 'tainted' && !one.joined);
  return { ...result, joined: true, parts: isWhole ? [] : made.parts };
}

/** Is something in it that the function was given: by a caller, a request, a user? */
export function isGiven(value: Resolution): boolean {
  return value.state === 'tainted' || /(?:is|belongs to) a parameter$/.test(value.saw);
}

/** Tainted by someone else, not by whoever starts the program: its arguments, its environment and its input are theirs to choose. */
export function isRequested(value: Resolution): boolean {
  return value.state === 'tainted' && !/comes from (?:the command line|input|an argument|browser storage)/.test(value.saw);
}

/** What stands in the place of a value: the text that it was put together from itself, where someone else gave what is in it. */
export function madeOf(part: Part, value: Resolution): Part[] {
  if (value.state === 'constant' || value.state === 'clean') return [HARMLESS];
  return value.parts.length > 0 && isGiven(value) ? value.parts : [part];
}

/** What a join is whose worst value is of this state: markup around a template or a translation is still one. */
export function grownState({ category, tokens }: View, worstOf: State): State {
  // Python's pages come from templates: who joins one there does what they do
  if (worstOf === 'tainted' || (worstOf === 'result' && category === 'xss' && tokens.grammar.name !== 'py')) return worstOf;
  return 'joined';
}

/** How a name came to its value, for people; `line`: where it was given it. */
export function howSet(name: string, line: number, value: Resolution): string {
  if (value.state === 'constant' || value.state === 'clean') return value.saw;
  if (value.joined) return `${name} is joined on line ${line}${value.saw === '' ? '' : `: ${value.saw}`}`;
  return value.saw === '' ? `${name} is set on line ${line}` : value.saw;
}
