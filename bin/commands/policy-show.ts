/** `aisec-hooks policy show`: every key in effect, its value and the file that says so. */
import { Fault } from '../../lib/faults.ts';
import { nearest } from '../../lib/policy/nearest.ts';
import { saidBy, saidOf, wordsOn, type Said } from '../../lib/policy/said.ts';
import { neutral } from '../../lib/report/neutral.ts';
import { openPolicy } from '../../lib/scan/policy-file.ts';
import type { Known } from '../../lib/scan/policies.ts';

/** Throws a Fault for a broken policy, and for a key that no policy has. */
export async function showPolicy(cwd: string, key: string | undefined, known: Known, format: 'terminal' | 'json'): Promise<string> {
  const { policy, layers, faults, floors } = await openPolicy(cwd, undefined, known);
  if (policy === null) throw faults[0];
  const said = saidBy(policy, layers, known.rules);
  const rows = key === undefined ? said : rowsOf(said, key);
  const spoken = key === undefined ? [] : wordsOn(layers, key, known.rules);
  const above = floors.map((floor) => ({ file: floor.file, said: key === undefined ? [] : saidOf(saidBy(floor.policy, [], known.rules), key) }));
  if (format === 'json') {
    const value = { version: 1, tool: known.tool, layers: ['recommended', ...layers.map(({ file }) => file)], floors: floors.map(({ file }) => file), keys: rows, policy };
    return `${JSON.stringify(value, null, 2)}\n`;
  }
  const lines = [
    ...columns(rows),
    ...(spoken.length > 0 ? ['', 'said of it, the strongest last:', ...spoken.map(({ at, value }) => `  ${at}  ${value}`)] : []),
    ...above.flatMap(({ file, said: words }) => ['', `the floor ${file} judges besides, and the stricter word holds`, ...words.map((row) => `  ${row.key}  ${row.value}`)]),
  ];
  return lines.map((line) => `${neutral(line).trimEnd()}\n`).join('');
}

function rowsOf(said: Said[], key: string): Said[] {
  const rows = saidOf(said, key);
  if (rows.length > 0 || PARTS.includes(key)) return rows;
  const keys = said.flatMap((row) => [row.key, row.key.split(/[.[]/)[0]]);
  const close = nearest(key, [...new Set(keys)]);
  throw new Fault(`nothing is said of ${JSON.stringify(key)}`, { at: '--why', hint: close ? `Did you mean ${close}?` : 'aisec-hooks policy show lists every key.' });
}

/** They may be empty. */
const PARTS = ['requires', 'rules', 'ignore', 'paths', 'tiers', 'custom'];

/** Three columns; a long value has the place in a line of its own. */
function columns(rows: Said[]): string[] {
  const width = Math.max(0, ...rows.map(({ key }) => key.length));
  const values = Math.min(40, Math.max(0, ...rows.map(({ value }) => value.length)));
  return rows.map(({ key, value, at }) => `${key.padEnd(width)}  ${value.padEnd(values)}  ${at}`);
}
