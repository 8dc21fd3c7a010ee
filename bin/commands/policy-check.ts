/** `aisec-hooks policy check`: mistakes stop, what does nothing is only told. */
import { trackedFiles } from '../../lib/git/listing.ts';
import { idleParts } from '../../lib/policy/idle.ts';
import type { Fault } from '../../lib/faults.ts';
import { neutral } from '../../lib/report/neutral.ts';
import { openPolicy, type PolicyFile } from '../../lib/scan/policy-file.ts';
import type { Known } from '../../lib/scan/policies.ts';

/** `code`: 0 for a valid policy, whatever is told of it, 2 for a broken one. */
export async function checkPolicy(cwd: string, name: string | undefined, known: Known, format: 'terminal' | 'json'): Promise<{ text: string; code: number }> {
  const opened = await openPolicy(cwd, name, known);
  const warnings = opened.policy === null ? [] : idleParts(opened.layers, await trackedFiles({ cwd: opened.top }), [...known.rules, ...(opened.policy.custom ?? [])]);
  const code = opened.faults.length > 0 ? 2 : 0;
  if (format === 'json') {
    const plain = ({ message, at, hint }: Fault): object => ({ message, at, hint });
    const value = { version: 1, tool: known.tool, file: opened.file, valid: code === 0, mistakes: opened.faults.map(plain), warnings: warnings.map(plain) };
    return { text: `${JSON.stringify(value, null, 2)}\n`, code };
  }
  const lines = [...opened.faults.map((fault) => line(fault, '')), ...warnings.map((fault) => line(fault, 'warning: ')), summary(opened, warnings.length)];
  return { text: lines.map((each) => `${neutral(each)}\n`).join(''), code };
}

function line({ at, message, hint }: Fault, kind: string): string {
  return `${at}: ${kind}${message}. ${hint}`;
}

function summary({ file, faults, layers, floors }: PolicyFile, warnings: number): string {
  const over = floors.length > 0 ? `; above ${floors.map((floor) => floor.file).join(', ')}` : '';
  if (file === null) return `there is no policy here, so the recommended one holds${over}`;
  if (faults.length > 0) return `${file}: ${amount(faults.length, 'mistake')}`;
  const beneath = layers.slice(0, -1).map((layer) => layer.file);
  return `${file}: valid, ${amount(warnings, 'warning')}; over ${[...new Set(['recommended', ...beneath])].join(', ')}${over}`;
}

function amount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
