/** lefthook: a file of ours beside its configuration, and an entry in `extends` that names it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseDocument, isSeq, isMap } from 'yaml';
import { Fault } from '../../faults.ts';
import { HOOKS } from '../block.ts';
import type { HookName } from '../block.ts';
import { readText, removing, writing } from '../steps.ts';
import { marked, withoutMarked, yamlStart, type Manager } from './manager.ts';
import { RUNNER } from './runner.ts';

const FILE = 'aisec.lefthook.yml';
const ENDINGS = ['yml', 'yaml', 'toml', 'json', 'jsonc'];
const NAMES = ['', '.', '.config/'].flatMap((start) => ENDINGS.map((ending) => `${start}lefthook.${ending}`));

/** pre-push is told on standard input what is pushed. */
function job(hook: HookName): string {
  const input = hook === 'pre-push' ? '      use_stdin: true\n' : '';
  return `${hook}:\n  jobs:\n    - name: aisec-hooks\n      run: sh ${RUNNER} ${hook} {0}\n${input}`;
}

const TEXT = `# What lefthook runs of aisec-hooks; lefthook.yml names this file in \`extends\`.\n${HOOKS.map(job).join('')}`;

export const lefthook: Manager = {
  name: 'lefthook',
  find: (top) => NAMES.map((name) => path.join(top, name)).find((file) => existsSync(file)) ?? null,
  steps: (top, file) => [
    ...writing(path.join(top, FILE), TEXT, `wrote ${path.join(top, FILE)}`),
    ...writing(file, extended(file, readText(file) ?? ''), `added ${FILE} to extends in ${file}`),
  ],
  removal: (top, file) => [
    ...writing(file, withoutMarked(readText(file) ?? ''), `took our line out of ${file}`),
    ...removing(path.join(top, FILE), `removed ${path.join(top, FILE)}`),
  ],
  called: (top, file) => {
    const text = readText(path.join(top, FILE)) ?? '';
    return readText(file)?.includes(FILE) ? HOOKS.filter((hook) => text.includes(`${RUNNER} ${hook} `)) : [];
  },
  hooks: HOOKS,
  mark: /lefthook/,
  install: ['lefthook', 'install'],
  switches: [['LEFTHOOK', /^(?:0|false)$/]],
};

function extended(file: string, text: string): string {
  if (text.includes(FILE)) return text;
  const byHand = (why: string): Fault => new Fault(`${why}, and aisec-hooks cannot add to it`, { at: file, hint: `Write ${FILE} into its list extends, then run this again.` });
  if (!/\.ya?ml$/.test(file)) throw byHand('this configuration of lefthook is no YAML');
  const { contents } = parseDocument(text);
  if (contents !== null && !isMap(contents)) throw byHand('this is no configuration of lefthook');
  const list = isMap(contents) ? contents.get('extends', true) : undefined;
  const start = yamlStart(text);
  if (list === undefined) return text.slice(0, start) + marked(['extends:', `  - ${FILE}`], text) + text.slice(start);
  if (!isSeq(list) || list.flow === true || list.range == null) throw byHand('extends is not a list with a line for each file');
  const at = text.lastIndexOf('\n', list.range[0]) + 1;
  return text.slice(0, at) + marked([`${text.slice(at, list.range[0])}- ${FILE}`], text) + text.slice(at);
}
