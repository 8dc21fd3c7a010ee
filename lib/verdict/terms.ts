/** What the policy asks of an override beside its reason: that it has not run out, and that somebody else approved it. */
import type { Override } from '../types.ts';
import type { OverrideTerms } from './overrides.ts';

/** What is known when overrides are heard. */
export interface Hearing {
  /** YYYY-MM-DD, UTC. */
  today: string;
  /** Who made the change: an e-mail address, alone or behind a name; null when nobody knows. An override that names its own author goes by that. */
  author: string | null;
  approvals: Approval[];
}

/** Where there is no commit that anybody could have made or approved: a scan. */
export function nobodyAsked(today: string): Hearing {
  return { today, author: null, approvals: [] };
}

/** Somebody's word for a change: a claim in a message, or proved by a list of reviews. `by`: e-mail addresses and names, lower case. */
export interface Approval { by: string[]; /** The commit it stands in; absent when it speaks for all. */ commit?: string; proved: boolean }

const DAY = 24 * 60 * 60 * 1000;
// "until 2027-01-31": in any reason, or as a key of a baseline line
const UNTIL = /\buntil:?[ \t]+(\d{4}-\d{2}-\d{2})\b/i;

/** Why an override does not count, as a clause about it, or null when it does. */
export function termsProblem(override: Override, terms: OverrideTerms, hearing: Hearing): string | null {
  return expiryProblem(override, terms.days, hearing.today) ?? approvalProblem(override, terms, hearing);
}

function expiryProblem({ reason, until, date }: Override, days: number | null, today: string): string | null {
  const end = until ?? UNTIL.exec(reason)?.[1] ?? null;
  if (end !== null && !isDate(end)) return `until ${end} is no date: write it as 2027-01-31`;
  if (end !== null && end < today) return `it ran out on ${end}`;
  if (days === null || date === undefined) return null;
  const last = dayAfter(date, days);
  return last < today ? `it is of ${date}, and the policy lets an override count for ${days} days` : null;
}

function approvalProblem(override: Override, { approvers, approval }: OverrideTerms, { author, approvals }: Hearing): string | null {
  const [maker] = namesOf(override.author ?? author ?? '');
  const others = approvals.filter(({ by, commit }) => (commit === undefined || override.commit === undefined || commit === override.commit) && !by.includes(maker));
  const missing = approvers.find((list) => !others.some(({ by }) => list.some((name) => by.includes(name.toLowerCase()))));
  if (missing !== undefined) return `it needs the approval of ${missing.join(' or ')}, not of its own author: AISec-Approved-by: NAME <ADDRESS>`;
  const origin = override.origins?.find((one) => approval.includes(one));
  if (origin === undefined || others.length > 0) return null;
  return `the policy asks for somebody else's approval of reasons ${origin === 'ai' ? 'in commits that an AI tool made' : 'from forks'}: AISec-Approved-by: NAME <ADDRESS>`;
}

/** 2027-02-30 is none. */
function isDate(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function dayAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date.slice(0, 10)}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

// "AISec-Approved-by: Ann <ann@example.com>", "@ann"
const APPROVED = /^[ \t]*AISec-Approved-by[ \t]*:[ \t]*(.*\S)[ \t]*$/gim;

/** The approvals that a message claims. */
export function approvalsIn(message: string): Approval[] {
  return [...message.matchAll(APPROVED)].map(([, who]) => ({ by: namesOf(who), proved: false }));
}

/** "Ann <ann@example.com>" → its address; "@ann" → the name. */
export function namesOf(who: string): string[] {
  const address = /<([^<>]+)>/.exec(who)?.[1];
  return [(address ?? who.replace(/^@/, '')).toLowerCase()];
}
