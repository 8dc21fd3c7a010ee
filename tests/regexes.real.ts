/** The same claim by a prover that knows more than we do: `recheck` reads every expression and looks for texts that make it slow. */
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { literalRegexes, rulesRegexes } from './own-regexes.ts';

interface Diagnostics { status: 'safe' | 'vulnerable' | 'unknown'; complexity?: { type: string; degree?: number }; attack?: { string: string } }
type Check = (source: string, flags: string, options: { timeout: number }) => Promise<Diagnostics>;

/** null when the package is not installed. */
function prover(): Check | null {
  try {
    return (createRequire(`${process.cwd()}/package.json`)('recheck') as { check: Check }).check;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

const check = prover();
if (check === null) console.log('skipped: regexes.real.ts, because the package recheck is not installed');

test('no expression can be made to take exponential time', async () => {
  if (check === null) return;
  const found: string[] = [];
  const undecided: string[] = [];
  const queue = [...rulesRegexes(), ...literalRegexes(['lib/match', 'lib/text'])];
  const prove = async (): Promise<void> => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      // the prover does not know the flag d, which asks for offsets and changes no match
      const { status, complexity, attack } = await check(next.source, next.flags.replace('d', ''), { timeout: 20_000 });
      if (status === 'unknown') undecided.push(next.where);
      if (status === 'vulnerable' && complexity?.type === 'exponential') found.push(`${next.where}: ${attack?.string.slice(0, 60)}`);
    }
  };
  // it proves in a process of its own, several at a time
  await Promise.all(Array.from({ length: availableParallelism() }, prove));
  if (undecided.length > 0) console.log(`skipped: not decided in 20 seconds: ${undecided.sort().join(', ')}`);
  assert.equal(found, []);
});

test.run();
