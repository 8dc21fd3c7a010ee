/** The same claim by a prover that knows more than we do: `recheck` reads every expression and looks for texts that make it slow. */
import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { availableParallelism } from 'node:os';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { literalRegexes, rulesRegexes, type OwnRegex } from './own-regexes.ts';
import { stepsOf } from './regex-steps.ts';

/** `attack`: the text that makes it slow, as the prover writes it: `'x' + 'a'.repeat(30) + '!'`. `tried`: found by trying texts, and no proof. */
interface Verdict { status: 'safe' | 'exponential' | 'undecided'; attack: string; tried: boolean }

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
      const told = { attack: /^Attack string: (.*)$/m.exec(stdout)?.[1] ?? '', tried: /^Complexity +: exponential \(fuzz\)/m.test(stdout) };
      if (status === 'safe' || status === 'vulnerable') done({ status: /^Complexity +: exponential/m.test(stdout) ? 'exponential' : 'safe', ...told });
      else if (status === 'unknown' || (status === undefined && error !== null && error.code !== 'ENOENT')) done({ status: 'undecided', ...told });
      else fail(new Error(`${literal}: ${error?.message ?? stdout}`));
    });
  });
}

/** Steps that no expression takes on a few hundred bytes unless it is exponential. */
const MOST = 4_000_000;

/** A loop of many times looks exponential to who tries a few texts: on twice the text it would take more steps than can be counted. */
function isDear(regex: OwnRegex, attack: string): boolean {
  const parts = [...attack.matchAll(/'((?:[^'\\]|\\.)*)'(?:\.repeat\((\d+)\))?/g)];
  const text = parts.map(([, written, times]) => unescaped(written).repeat(times === undefined ? 1 : 2 * Number(times))).join('');
  return stepsOf(regex).count(text, 0, MOST) >= MOST;
}

function unescaped(written: string): string {
  return JSON.parse(`"${written.replace(/\\x(..)/g, '\\u00$1').replace(/\\'/g, "'").replaceAll('"', '\\"')}"`) as string;
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
  const known = { where: '', source: '^(a+)+$', flags: '' };
  assert.is((await prove(program, known)).status, 'exponential', 'the prover sees what is exponential');
  assert.ok(isDear(known, "'a'.repeat(20) + '\\x00'") && !isDear({ ...known, source: '^(?:(?!x)[^]){0,160}?y' }, "'a'.repeat(80)"), 'and steps tell it from a long loop');
  const work = async (): Promise<void> => {
    for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
      const { status, attack, tried } = await prove(program, next);
      if (status === 'undecided') undecided.push(next.where);
      if (status === 'exponential' && (!tried || isDear(next, attack))) found.push(`${next.where}: ${attack.slice(0, 120)}`);
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, work));
  if (undecided.length > 0) console.log(`skipped: not decided in 20 seconds: ${undecided.sort().join(', ')}`);
  assert.equal(found, []);
});

test.run();
