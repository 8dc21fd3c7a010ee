/** What a change leaves standing without its effect: refusals, lengths, conditions, filters, guards of a router. */
import type { GuardForm } from '../../types.ts';
import type { Match } from '../best.ts';
import { acceptances } from './acceptances.ts';
import { amountsOpened } from './amounts.ts';
import type { LiveRule } from '../ruleset.ts';
import { boundsGone } from './bounds.ts';
import type { Gone } from './conditions.ts';
import { decodedOnly } from './decoded-only.ts';
import { exempted } from './exempted.ts';
import { fieldsOpened } from './fields-opened.ts';
import { narrowed } from './filters.ts';
import { inexact } from './inexact.ts';
import { loosened } from './loosened.ts';
import { unmatched } from './matchers.ts';
import { racesOpened } from './races-opened.ts';
import { limitsRaised } from './raised.ts';
import { reachingLess } from './reach.ts';
import { refusalsGone } from './refusals.ts';
import { scopesGone } from './scopes-gone.ts';
import { changedText, type Pair, type Side } from './side.ts';
import { unawaited } from './unawaited.ts';
import type { Guards } from './uses.ts';

/** `elsewhere`: all that the change adds, in this file and in others; `whole`: those files. */
export type Lose = (pair: Pair, shape: RegExp, rule: LiveRule, elsewhere: () => string, whole: () => Pair[]) => Gone[];

/** By the form of a rule, how what it speaks of can lose its effect. */
const LOSES: Partial<Record<GuardForm, Lose[]>> = {
  refusal: [refusalsGone, acceptances],
  bound: [boundsGone],
  condition: [loosened, unawaited, unmatched],
  argument: [reachingLess, (pair, shape, { row }) => (row.cwe.includes(862) ? narrowed(pair, shape) : [])],
  mark: [limitsRaised],
  scope: [scopesGone],
  atomic: [racesOpened],
  amount: [amountsOpened],
  verified: [decodedOnly],
  exempt: [exempted],
  exact: [inexact],
  listed: [fieldsOpened],
};

/** In the order of the pairs. `whole`: all that the change writes to. */
export function weakened(pairs: Pair[], { rules }: Guards, whole: () => Pair[] = () => pairs): Match[][] {
  const elsewhere = (): string => whole().map(({ after }) => changedText(after)).join('\n');
  return pairs.map((pair) => rules.flatMap(({ rule, forms }) => forms.flatMap(([form, shape]) => (LOSES[form] ?? []).flatMap((lose) => lose(pair, shape, rule, elsewhere, whole).map((one) => matchOf(pair.after, rule, one))))));
}

function matchOf({ lines }: Side, rule: LiveRule, { at, evidence, says }: Gone): Match {
  return { rule, start: at, end: lines.endOf(lines.lineAt(at)), confidence: 'likely', message: says, evidence, origins: [], secret: null };
}
