/** Who approved what: `AISec-Approved-by` and `Reviewed-by` in messages are claims, until a list from the platform's own API proves them. */
import { Fault } from '../faults.ts';
import type { Commit } from '../git/range.ts';

/** As the platform tells it. `commit`: the head that was reviewed. */
export interface Review { by: string[]; commit: string }

export interface Approval { by: string; commit: string; proved: boolean }

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

/** `reviews`: null when there is no list. A review of an earlier head proves nothing about this one. */
export function approvalsOf(commits: Commit[], head: string, reviews: Review[] | null): Approval[] {
  const current = (reviews ?? []).filter(({ commit }) => commit === head);
  return commits.flatMap(({ id, message }) => [...message.matchAll(CLAIM)].map(([, by]) => ({ by, commit: id, proved: current.some((review) => names(by).some((name) => review.by.includes(name))) })));
}

export function approvalNotes(approvals: Approval[]): string[] {
  return approvals.map(({ by, commit, proved }) =>
    `the approval by ${by} in the message of ${commit.slice(0, 10)} is ${proved ? 'proved by the list of reviews' : 'a claim that no list of reviews proves'}`);
}

/** "Ann <ann@example.com>" → its address; "@ann" → the name. */
function names(by: string): string[] {
  const address = /<([^<>]+)>/.exec(by)?.[1];
  return [address ?? by.replace(/^@/, '')].map((name) => name.toLowerCase());
}
