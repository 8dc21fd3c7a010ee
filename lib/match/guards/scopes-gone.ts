/** Queries written out as text, or called by the names of columns, that said whose the rows are and say it no more. */
import { closingOf } from '../../text/closing.ts';
import type { Gone } from './conditions.ts';
import { SAYS_WHOSE } from './fetches.ts';
import { goesThroughNew } from './said-by-new.ts';
import { behindIndent, isChanged, type Pair } from './side.ts';
import { calledBy, twinsOf, type Body } from './twins.ts';
import type { Lose } from './weakened.ts';

/** What a statement reads or writes: `FROM invoices`, `.from('invoices')`, `Invoice::where(`, `db.Model(&Invoice{}).Where(`. */
const OF = /\b(?:from|update|into|join|table)\b[\s('"`]{1,4}([\w.]{2,60})|\b([A-Z]\w{1,40})(?:::|\.(?:objects\.|query\.)?)(?:where|find|query|filter|select)/gi;
/** Bytes before a condition in which its statement begins. */
const STATEMENT = 900;
/** What is selected and inserted says nothing of whose it may be; nor does a mere note. */
const LISTS = /\bselect\b(?:(?!\bwhere\b)[^;]){0,600}?\bfrom\b|\binsert\s+into\b[^()]{0,80}\([^()]{0,400}\)|\b(?:log|logger|console|slog|tracing)\b[.:]{1,2}\w+!?\([^\n]{0,200}/gi;
/** Whose the rows are is said for all queries at once. */
const FOR_ALL = /QueryFilter|default_scope|addGlobalScope|GlobalScope|\$extends|\$use\(|row.level.security|create\s+policy|set_config|app\.(?:tenant|user)|tenantScope|TenantInterceptor|acts_as_tenant|@Filter\b/i;

export const scopesGone: Lose = (pair, shape, _rule, elsewhere, whole) => {
  const found = twinsOf(pair).flatMap(({ name, was, is }) => conditionsLost(pair, was, is, shape).filter(({ evidence }) => !goesThroughNew(pair.after, { kind: 'function', name, from: 0, to: 0 }, columnIn(evidence), whole())));
  return found.length === 0 || FOR_ALL.test(elsewhere()) ? [] : found;
};

/** `user_id` of `AND o.user_id = $2`. */
function columnIn(condition: string): string {
  return (condition.match(/\w{2,60}/g) ?? []).find((word) => /user|owner|tenant|account|org|customer|member|team|company|workspace/i.test(word)) ?? 'user';
}

function conditionsLost(pair: Pair, was: Body, is: Body, shape: RegExp): Gone[] {
  const every = (text: string): RegExpMatchArray[] => [...text.matchAll(new RegExp(shape.source, 'gi'))];
  const gone = every(was.text).filter(({ 0: condition, index = 0 }) => isChanged(was.side, was.start + index, was.start + index + condition.length));
  if (gone.length === 0 || every(is.text).length >= every(was.text).length || [behindParameters(is), ...calledBy(is)].some(saysWhose)) return [];
  return gone.flatMap(({ 0: condition, index = 0 }) => {
    const of = ofStatement(was.text.slice(Math.max(0, index - STATEMENT), index));
    if (of === undefined || !new RegExp(`\\b${of.replaceAll('.', '\\.')}\\b`).test(is.text)) return [];
    const { lines } = is.side;
    const line = Math.min(lines.lineAt(is.end - 1), Math.max(lines.lineAt(is.start), pair.lineNow(was.side.lines.lineAt(was.start + index))));
    const start = lines.startOf(line);
    return [{ at: behindIndent(is.side, start), evidence: condition.replace(/\s+/g, ' '), says: `the query said ${condition.replace(/\s+/g, ' ').trim().slice(0, 60)} and does no more` }];
  }).slice(0, 1);
}

function ofStatement(before: string): string | undefined {
  const last = [...before.matchAll(OF)].at(-1);
  return last?.[1] ?? last?.[2];
}

function behindParameters({ text }: Body): string {
  const close = closingOf(text, Math.max(0, text.indexOf('(')));
  return close < text.length ? text.slice(close) : text;
}

function saysWhose(text: string): boolean {
  return SAYS_WHOSE.test(text.replace(LISTS, ' '));
}
