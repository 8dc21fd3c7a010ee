/** The same claim by a prover that knows more than we do: `recheck` reads every expression and looks for texts that make it slow. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { literalRegexes, rulesRegexes, type OwnRegex } from './own-regexes.ts';

/** `attack`: the text that makes it slow. */
interface Verdict { status: 'safe' | 'exponential' | 'undecided'; attack: string }

/** The prover's program for this machine, of the package that `recheck` itself chooses; null when none is installed. */
function prover(): string | null {
  const systems: Partial<Record<NodeJS.Platform, string>> = { darwin: 'macos', linux: 'linux', win32: 'windows' };
  const name = `recheck-${systems[process.platform]}-${process.arch}/recheck${process.platform === 'win32' ? '.exe' : ''}`;
  try {
    return createRequire(createRequire(`${process.cwd()}/package.json`).resolve('recheck')).resolve(name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'MODULE_NOT_FOUND') return null;
    throw error;
  }
}

/** One process for one expression: an agent that proves them all grows until the machine kills it. Polynomial time passes: the windows that rules see are small. */
function prove(program: string, { source, flags }: OwnRegex): Promise<Verdict> {
  // the prover does not know the flag d, which asks for offsets and changes no match
  const literal = `/${new RegExp(source).source}/${flags.replace('d', '')}`;
  return new Promise((done, fail) => {
    execFile(program, ['-Xmx1g', '--timeout', '20s', literal], { timeout: 40_000 }, (error, stdout) => {
      const status = /^Status +: (.+)$/m.exec(stdout)?.[1];
      const attack = /^Attack string: (.{0,60})/m.exec(stdout)?.[1] ?? '';
      if (status === 'safe' || status === 'vulnerable') done({ status: /^Complexity +: exponential/m.test(stdout) ? 'exponential' : 'safe', attack });
      else if (status === 'unknown' || (status === undefined && error !== null && error.code !== 'ENOENT')) done({ status: 'undecided', attack });
      else fail(new Error(`${literal}: ${error?.message ?? stdout}`));
    });
  });
}

/** Exponential time takes a repeated group: what repeats single characters alone, one behind the other, is polynomial at worst. */
const REPEATS_GROUP = /\)(?:[*+]|\{\d+(?:,\d*)?\})/;

const program = prover();
if (program === null) console.log('skipped: regexes.real.ts, because recheck has no program here');

test('no expression can be made to take exponential time', async () => {
  if (program === null) return;
  const found: string[] = [];
  const undecided: string[] = [];
  const queue = [...rulesRegexes(), ...literalRegexes(['lib/match', 'lib/text'])].filter(({ source }) => REPEATS_GROUP.test(source));
  assert.ok(queue.length > 100);
  assert.is((await prove(program, { where: '', source: '^(a+)+$', flags: '' })).status, 'exponential', 'the prover sees what is exponential');
  const work = async (): Promise<void> => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const { status, attack } = await prove(program, next);
      if (status === 'undecided') undecided.push(next.where);
      if (status === 'exponential') found.push(`${next.where}: ${attack}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  if (undecided.length > 0) console.log(`skipped: not decided in 20 seconds: ${undecided.sort().join(', ')}`);
  assert.equal(found, []);
});

test.run();
