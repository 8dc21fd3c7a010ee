/** CPU of a command and of everything it waits for, measured by bash, which asks the kernel for microseconds and prints milliseconds. */
import { spawnSync } from 'node:child_process';

/** What a developer's machine has; extra certificates cost every start of Node 20 75 ms. */
const DROPPED = /^(?:GIT_|AISEC|HUSKY$|npm_|NODE_|CLAUDECODE$|AI_AGENT$|XDG_)/;

/** `home`: a folder for git's configuration, so that the developer's own counts for nothing. */
export function cleanEnvironment(home) {
  const kept = Object.entries(process.env).filter(([name]) => !DROPPED.test(name));
  return { ...Object.fromEntries(kept), HOME: home, GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: `${home}/gitconfig` };
}

/** User and system time of `command` (a line of sh), in milliseconds. Throws when it does not end with `code`. */
export function cpuOf(command, { cwd, env, code = 0 }) {
  const line = `TIMEFORMAT='cpu %3U %3S'; time { ${command}\n}`;
  const { status, stderr } = spawnSync('bash', ['-c', line], { cwd, env, encoding: 'utf8', stdio: ['ignore', 'ignore', 'pipe'], maxBuffer: 1 << 26 });
  const times = /^cpu ([\d.]+) ([\d.]+)\n$/m.exec(stderr);
  if (status !== code || times === null) throw new Error(`${command} ended with ${status}\n${stderr}`);
  return (Number(times[1]) + Number(times[2])) * 1000;
}

/**
 * Runs the cases one after the other, round after round, so that a slow minute is slow for all of them.
 * @param cases name → function that answers with milliseconds
 * @returns name → { median, min }
 */
export function interleaved(cases, rounds) {
  const names = Object.keys(cases);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (const name of names) cases[name]();
  for (let round = 0; round < rounds; round++) for (const name of names) times[name].push(cases[name]());
  return Object.fromEntries(names.map((name) => {
    const sorted = times[name].sort((a, b) => a - b);
    return [name, { median: sorted[sorted.length >> 1], min: sorted[0] }];
  }));
}

/** Prints rows as a table, the first column to the left and the others to the right. */
export function table(head, rows) {
  const widths = head.map((word, column) => Math.max(word.length, ...rows.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column]))).join(' | ')} |`;
  return [line(head), `|${widths.map((width, column) => `${'-'.repeat(width + 1)}${column === 0 ? '-' : ':'}`).join('|')}|`, ...rows.map(line)].join('\n');
}
