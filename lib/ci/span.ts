/** From what the engine says, and what a person asks for, to the commits that are judged. */
import { Fault } from '../faults.ts';
import type { GitOptions } from '../git/git.ts';
import { commitNamed, commitsOf } from '../git/range.ts';
import { knownCommit, type Span } from '../range/plan.ts';
import type { Given } from './engines.ts';

export interface Asked { base?: string; head?: string; trusted: string[] }

/** `why`: how the range was found, in words. Throws a Fault that says what to fetch or to name. */
export async function spanOf(given: Given, asked: Asked, options: GitOptions): Promise<{ span: Span; why: string }> {
  const head = await knownCommit(asked.head ?? given.head ?? 'HEAD', asked.head === undefined ? given.engine : '--head', options);
  const { base, why } = await baseOf(given, asked, head, options);
  return { span: { head, not: base === null ? [] : [base], base, trusted: asked.trusted }, why };
}

interface Base { base: string | null; why: string }

async function baseOf(given: Given, asked: Asked, head: string, options: GitOptions): Promise<Base> {
  if (asked.base !== undefined) return { base: await knownCommit(asked.base, '--base', options), why: `since ${asked.base}` };
  if (given.isRequest) return requestBase(given, options);
  if (given.base !== null) {
    const before = await commitNamed(given.base, options);
    // what a force push replaced is on no branch any more, so a fresh clone lacks it
    if (before !== null) return { base: before, why: `since ${given.base.slice(0, 10)}, where the branch stood before` };
  }
  return defaultBase(given, head, options);
}

async function requestBase({ base, target, engine }: Given, options: GitOptions): Promise<Base> {
  if (base !== null) return { base: await knownCommit(base, engine, options), why: `the change request against ${target ?? base.slice(0, 10)}` };
  if (target === null) throw new Fault('the engine does not say what the change goes to', { at: engine, hint: 'Name it: --base origin/main.' });
  return { base: await knownCommit(`origin/${target}`, engine, options), why: `the change request against ${target}` };
}

/** What the default branch lacks; on that branch itself, the last commit. */
async function defaultBase({ target, engine }: Given, head: string, options: GitOptions): Promise<Base> {
  for (const name of target === null ? ['origin/HEAD', 'origin/main', 'origin/master'] : [`origin/${target}`]) {
    const tip = await commitNamed(name, options);
    if (tip === null) continue;
    if ((await commitsOf({ heads: [head], not: [tip] }, options)).commits.length > 0) return { base: tip, why: `what ${name} has not` };
    const parent = await commitNamed(`${head}^`, options);
    return parent === null ? { base: null, why: 'all commits' } : { base: parent, why: 'the last commit, since all of them are on the default branch' };
  }
  throw new Fault('it is not known what is new here', { at: engine, hint: 'Name what was there before: --base REV (origin/main, HEAD~5), or fetch the default branch.' });
}
