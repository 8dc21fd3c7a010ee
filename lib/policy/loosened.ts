/** What a change of policy loosens: the words of a finding that blocks until someone says why. When in doubt it counts as loosened. */
import { ACTIONS, CONFIDENCES, DISCLOSURES, GATES, MODES, ORIGINS, SEVERITIES } from '../types.ts';
import type { Action, Category, Confidence, Policy, RuleLevel, Severity } from '../types.ts';
import { listHunks } from './hunks.ts';
import { pathChanges } from './loosened-paths.ts';
import { customChanges } from './loosened-rules.ts';
import { isOlder } from './requires.ts';

/** `from` and `to` of a list say what it is with or without. */
export interface Loosening { key: string; from: string; to: string }

/** "levels.high goes from block to warn", 'ignore gains "dist/"' */
export function saysLoosening({ key, from, to }: Loosening): string {
  const [, without, what] = /^with(out)? (.*)$/s.exec(from) ?? [];
  if (what === undefined) return `${key} goes from ${from} to ${to}`;
  return `${key} ${without === undefined ? 'loses' : 'gains'} ${what}`;
}

/** What there is to know of a rule for this. */
export interface RatedRule { id: string; category: Category; severity: Severity }

/**
 * @param rules all that the policies judge by. Without them any severity is thought possible for a rule that an entry names, which finds more.
 * @returns empty when nothing that was judged before is judged more mildly after
 */
export function loosened(before: Policy, after: Policy, rules: readonly RatedRule[] = []): Loosening[] {
  return [
    ...scalarChanges(before, after),
    ...ruleChanges(before, after, rules),
    ...wordChanges('ignore', before.ignore, after.ignore),
    ...wordChanges('ignore, also secrets', before.ignoreSecrets, after.ignoreSecrets),
    ...pathChanges(before, after),
    ...overrideChanges(before.override, after.override),
    ...aiChanges(before.ai, after.ai),
    ...limitChanges(before.limits, after.limits),
    ...customChanges(before.custom ?? [], after.custom ?? []),
  ];
}

function scalarChanges(before: Policy, after: Policy): Loosening[] {
  const from = falls(CONFIDENCES, after.from, before.from) ? [{ key: 'from', from: before.from, to: after.from }] : [];
  const levels = SEVERITIES.filter((severity) => falls(ACTIONS, before.levels[severity], after.levels[severity]))
    .map((severity) => ({ key: `levels.${severity}`, from: before.levels[severity], to: after.levels[severity] }));
  return [...modeChanges(before.mode, after.mode), ...levels, ...from, ...requiresChange(before.requires, after.requires), ...baselineChange(before.baseline, after.baseline)];
}

/** Told once when every gate goes the same way. */
function modeChanges(before: Policy['mode'], after: Policy['mode']): Loosening[] {
  const milder = GATES.filter((gate) => falls(MODES, before[gate], after[gate]));
  const ways = new Set(GATES.map((gate) => `${before[gate]} ${after[gate]}`));
  const told = ways.size === 1 ? milder.slice(0, 1) : milder;
  return told.map((gate) => ({ key: ways.size === 1 ? 'mode' : `mode.${gate}`, from: before[gate], to: after[gate] }));
}

/** An older tool may judge again, by the rules that it knows. */
function requiresChange(before: string | undefined, after: string | undefined): Loosening[] {
  const least = (requires: string): string => requires.replace(/^>=\s*/, '');
  if (before === undefined || (after !== undefined && !isOlder(least(after), before))) return [];
  return [{ key: 'requires', from: before, to: after ?? 'any version' }];
}

/** Another file may hold more, and nobody has been asked about its lines. */
function baselineChange(before: string, after: string): Loosening[] {
  return before === after ? [] : [{ key: 'baseline', from: before, to: after }];
}

function falls<Word>(scale: readonly Word[], before: Word, after: Word): boolean {
  return scale.indexOf(after) < scale.indexOf(before);
}

/** Only what entries of `rules` change; what `levels` and `from` do to a rule is said there. */
function ruleChanges(before: Policy, after: Policy, rules: readonly RatedRule[]): Loosening[] {
  const brought = newRules(before, after);
  const keys = [...new Set([...Object.keys(before.rules), ...Object.keys(after.rules)])].filter((key) => entryOf(before, key) !== entryOf(after, key) && !brought.has(key));
  return keys.filter((key) => {
    const concerned = rules.filter(({ id, category }) => id === key || category === key);
    if (concerned.length === 0) return SEVERITIES.some((severity) => looser(worst(before, key, severity), mildest(after, key, severity)));
    return concerned.some((rule) => looser(exact(before, rule), exact(after, rule)));
  }).map((key) => ({ key: `rules.${key}`, from: entryOf(before, key), to: entryOf(after, key) }));
}

/** Ids of custom rules that did not judge before: nothing that is said of them loosens. */
function newRules(before: Policy, after: Policy): Set<string> {
  const old = new Set(before.custom?.map(({ id }) => id));
  return new Set(after.custom?.map(({ id }) => id).filter((id) => !old.has(id)));
}

/** What happens to a possible, a likely and a certain finding, as places in ACTIONS. */
type Outcome = number[];

function looser(before: Outcome, after: Outcome): boolean {
  return before.some((action, index) => after[index] < action);
}

function exact(policy: Policy, { id, category, severity }: RatedRule): Outcome {
  return outcomeOf(policy, severity, [policy.rules[id], policy.rules[category]]);
}

/** A rule of unknown category may fall back on any category's entry: the strictest of them … */
function worst(policy: Policy, key: string, severity: Severity): Outcome {
  return fallbacks(policy, key, severity).reduce((one, other) => one.map((action, index) => Math.max(action, other[index])));
}

/** … or the mildest. */
function mildest(policy: Policy, key: string, severity: Severity): Outcome {
  return fallbacks(policy, key, severity).reduce((one, other) => one.map((action, index) => Math.min(action, other[index])));
}

function fallbacks(policy: Policy, key: string, severity: Severity): Outcome[] {
  const own = policy.rules[key];
  const wider = own?.level && own.from ? [] : Object.keys(policy.rules).filter((other) => other !== key);
  return [undefined, ...wider.map((other) => policy.rules[other])].map((wide) => outcomeOf(policy, severity, [own, wide]));
}

function outcomeOf(policy: Policy, severity: Severity, [own, wide]: (RuleLevel | undefined)[]): Outcome {
  const level = own?.level ?? wide?.level ?? policy.levels[severity];
  const named = own?.from ?? wide?.from;
  return CONFIDENCES.map((confidence) => ACTIONS.indexOf(actionAt(confidence, level, named, policy.from)));
}

function actionAt(confidence: Confidence, level: Action, named: Confidence | undefined, from: Confidence): Action {
  if (falls(CONFIDENCES, named ?? from, confidence)) return 'off';
  return level === 'block' && confidence === 'possible' && !named ? 'warn' : level;
}

function entryOf({ rules }: Policy, key: string): string {
  const entry = rules[key];
  if (!entry) return 'the level of its severity';
  if (!entry.from) return entry.level!;
  return entry.level ? `${entry.level} from ${entry.from}` : `from ${entry.from}`;
}

/** Words that came, and exceptions that went. Their order matters only where there are exceptions. */
function wordChanges(key: string, before: string[], after: string[]): Loosening[] {
  const ordered = [...before, ...after].some((word) => word.startsWith('!'));
  const [old, now] = ordered ? [before, after] : [[...new Set(before)].sort(), [...new Set(after)].sort()];
  const hunks = listHunks(old, now);
  const came = hunks.flatMap(({ added }) => added.map((index) => now[index])).filter((word) => !word.startsWith('!'));
  const went = hunks.flatMap(({ removed }) => removed.map((index) => old[index])).filter((word) => word.startsWith('!'));
  return [
    ...came.map((word) => ({ key, from: `without "${word}"`, to: `with "${word}"` })),
    ...went.map((word) => ({ key, from: `with "${word}"`, to: `without "${word}"` })),
  ];
}

function overrideChanges(before: Policy['override'], after: Policy['override']): Loosening[] {
  const found: Loosening[] = [];
  const wider = after.allow.filter((severity) => !before.allow.includes(severity));
  if (wider.length > 0) found.push({ key: 'override.allow', from: before.allow.join(', ') || 'nothing', to: after.allow.join(', ') });
  for (const key of ['certainSecrets', 'wildcard'] as const) {
    if (after[key] && !before[key]) found.push({ key: `override.${key}`, from: 'false', to: 'true' });
  }
  const { reason: was } = before;
  const { reason: is } = after;
  if (is.min < was.min) found.push({ key: 'override.reason.min', from: String(was.min), to: String(is.min) });
  if (was.pattern !== null && is.pattern !== was.pattern) found.push({ key: 'override.reason.pattern', from: was.pattern, to: is.pattern ?? 'none' });
  return [...found, ...approvalChanges(before, after)];
}

function approvalChanges(before: Policy['override'], after: Policy['override']): Loosening[] {
  const found: Loosening[] = [];
  const { approvers: old } = before;
  const { approvers: now } = after;
  const more = now.filter((approver) => !old.includes(approver));
  if (old.length > 0 && (now.length === 0 || more.length > 0)) found.push({ key: 'override.approvers', from: old.join(', '), to: now.join(', ') || 'none' });
  for (const [key, unit] of [['maximum', ''], ['days', ' days']] as const) {
    const said = (limit: number | null): string => (limit === null ? 'no limit' : `${limit}${unit}`);
    if ((after[key] ?? Infinity) > (before[key] ?? Infinity)) found.push({ key: `override.${key}`, from: said(before[key]), to: said(after[key]) });
  }
  const gone = ORIGINS.filter((origin) => before.approval.includes(origin) && !after.approval.includes(origin));
  if (gone.length > 0) found.push({ key: 'override.approval', from: before.approval.join(', '), to: after.approval.join(', ') || 'none' });
  return found;
}

function aiChanges(before: Policy['ai'], after: Policy['ai']): Loosening[] {
  const found: Loosening[] = [];
  const said = (tools: string[] | null): string => (tools === null ? 'any tool' : tools.join(', ') || 'no tool');
  const wider = before.approved !== null && (after.approved === null || after.approved.some((tool) => !before.approved?.includes(tool)));
  if (wider) found.push({ key: 'ai.approved', from: said(before.approved), to: said(after.approved) });
  if (falls(DISCLOSURES, before.disclosure, after.disclosure)) found.push({ key: 'ai.disclosure', from: before.disclosure, to: after.disclosure });
  return found;
}

/** What is over a limit blocks, so a higher limit is the looser one. */
function limitChanges(before: Policy['limits'], after: Policy['limits']): Loosening[] {
  const file = after.file > before.file ? [{ key: 'limits.file', from: `${before.file} bytes`, to: `${after.file} bytes` }] : [];
  return after.time > before.time ? [...file, { key: 'limits.time', from: `${before.time} ms`, to: `${after.time} ms` }] : file;
}
