/** hooks/shim.sh with the pinned git commands and the version filled in: what the build writes to dist/shim.sh. */
import { readFileSync } from 'node:fs';
import { KEY_ARGUMENTS, UNSET, streamCommand } from '../git/pinned.ts';

/** For the build only: reads the template below `top`, the package's own top. Throws when a placeholder is missing there or left over. */
export function shimText(version: string, top: string = process.cwd()): string {
  const values: [string, string][] = [
    ['@VERSION@', version],
    ['@UNSET@', UNSET.join(' ')],
    ['@KEY@', KEY_ARGUMENTS.join(' ')],
    ['    @STREAM@', streamCommand().replace(/^/gm, '    ')],
  ];
  let text = readFileSync(`${top}/hooks/shim.sh`, 'utf8');
  for (const [name, value] of values) {
    if (!text.includes(name)) throw new Error(`hooks/shim.sh has no ${name.trim()}`);
    text = text.replaceAll(name, () => value);
  }
  const left = /@[A-Z]+@/.exec(text);
  if (left) throw new Error(`hooks/shim.sh asks for ${left[0]}, which nothing fills in`);
  return text;
}
