/** Who approved what: `AISec-Approved-by` and `Reviewed-by` in messages are claims, until a list from the platform's own API proves them. */
import { Fault } from '../faults.ts';
import type { Commit } from '../git/range.ts';
import type { Override } from '../types.ts';
import { namesOf, type Hearing } from '../verdict/terms.ts';

/** As the platform tells it. `commit`: the head that was reviewed. */
export interface Review { by: string[]; commit: string }

/** `by`: one person under each name that is known, as it is written. */
export interface Approval { by: string[]; commit: string; proved: boolean }

const CLAIM = /^[ \t]*(?:AISec-Approved-by|Reviewed-by)[ \t]*:[ \t]*(.*\S)[ \t]*$/gim;

/**
 * The file that `--reviews` names, written by a step of the pipeline (docs/ci.md):
 *
 *   { "version": 1, "reviews": [ { "user": "ann", "email": "ann@example.com", "state": "approved", "commit": "<id of the head>" } ] }
 *
 * Other states than approved count for nothing. Throws a Fault for anything else.
 */
export function readReviews(text: string, file: string): Review[] {
  const wrong = (what: string): Fault => new Fault(what, { at: file, hint: 'docs/ci.md shows the step that writes it.' });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw wrong('this is no JSON');
  }
  const { version, reviews } = (value ?? {}) as { version?: unknown; reviews?: unknown };
  if (version !== 1 || !Array.isArray(reviews)) throw wrong('this is no list of reviews');
  return reviews.flatMap((one: unknown, index): Review[] => {
    const { user, email, state, commit } = (one ?? {}) as Record<string, unknown>;
    if (typeof state !== 'string' || typeof commit !== 'string') throw wrong(`review ${index + 1} names no state or no commit`);
    const by = [user, email].filter((name): name is string => typeof name === 'string' && name !== '');
    if (by.length === 0) throw wrong(`review ${index + 1} names nobody`);
    return state.toLowerCase() === 'approved' ? [{ by: by.map((name) => name.toLowerCase()), commit }] : [];
  });
}

/** Claims of the messages, and what the list of reviews says by itself; null: there is no list. A review of an earlier head proves nothing about this one. */
export function approvalsOf(commits: Commit[], head: string, reviews: Review[] | null): Approval[] {
  const current = (reviews ?? []).filter(({ commit }) => commit === head);
  const claims = commits.flatMap(({ id, message }) => [...message.matchAll(CLAIM)].map(([, by]) => ({ by: [by], commit: id, proved: current.some((review) => namesOf(by).some((name) => review.by.includes(name))) })));
  return [...claims, ...current.map(({ by }) => ({ by, commit: head, proved: true }))];
}

/** What is known when the reasons of a range are heard: an approval in a message counts for that commit, one that the platform proves for all. */
export function rangeHearing(approvals: Approval[], today: string): Hearing {
  return { today, author: null, approvals: approvals.map(({ by, commit, proved }) => ({ by: by.flatMap(namesOf), proved, ...(proved ? {} : { commit }) })) };
}

/** Reasons that come with a change request from a fork. */
export function fromFork(overrides: Override[]): Override[] {
  return overrides.map((override) => ({ ...override, origins: [...(override.origins ?? []), 'fork'] }));
}

/** Of the claims alone: what the platform says by itself needs no word. */
export function approvalNotes(approvals: Approval[], commits: Commit[]): string[] {
  const claimed = approvals.filter(({ by, commit }) => commits.some(({ id, message }) => id === commit && by.some((name) => message.includes(name))));
  return claimed.map(({ by, commit, proved }) =>
    `the approval by ${by.join(', ')} in the message of ${commit.slice(0, 10)} is ${proved ? 'proved by the list of reviews' : 'a claim that no list of reviews proves'}`);
}
