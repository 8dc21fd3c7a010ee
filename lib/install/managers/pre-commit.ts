/** pre-commit and prek: a local entry with a hook for each stage, and the list of hook files that a clone gets. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { isMap, isSeq, parseDocument } from 'yaml';
import { Fault } from '../../faults.ts';
import { HOOKS } from '../block.ts';
import type { HookName } from '../block.ts';
import { readText, writing } from '../steps.ts';
import { marked, withoutMarked, yamlStart, type Manager } from './manager.ts';
import { RUNNER } from './runner.ts';

const NAMES = ['.pre-commit-config.yaml', '.pre-commit-config.yml', 'prek.toml', '.prek.toml'];
/** It knows no hook of `git am`. */
const STAGES = HOOKS.filter((hook) => hook !== 'pre-applypatch');

export const preCommit: Manager = {
  name: 'pre-commit',
  find: (top) => NAMES.map((name) => path.join(top, name)).find((file) => existsSync(file)) ?? null,
  steps: (_top, file) => writing(file, withEntry(file, readText(file) ?? ''), `added a local entry to ${file}`),
  removal: (_top, file) => writing(file, withoutMarked(readText(file) ?? ''), `took our entry out of ${file}`),
  called: (_top, file) => {
    const text = readText(file) ?? '';
    return STAGES.filter((hook) => text.includes(`${RUNNER} ${hook}`));
  },
  hooks: STAGES,
  mark: /pre-commit|pre_commit|prek/,
  install: ['prek|pre-commit', 'install', ...STAGES.flatMap((hook) => ['--hook-type', hook])],
  switches: [['SKIP', /\baisec-hooks\b/], ['PREK_SKIP', /\baisec-hooks\b/]],
};

/** `pass_filenames`: the two hooks of the message are given its file. */
function entryLines(margin: string): string[] {
  const hook = (name: HookName): string[] => [
    `    - id: aisec-hooks-${name}`, `      name: aisec-hooks (${name})`, '      language: system', `      entry: sh ${RUNNER} ${name}`, `      stages: [${name}]`,
    `      pass_filenames: ${/-msg$/.test(name)}`, '      always_run: true',
  ];
  return ['- repo: local', '  hooks:', ...STAGES.flatMap(hook)].map((line) => margin + line);
}

function withEntry(file: string, text: string): string {
  if (text.includes(RUNNER)) return text;
  const byHand = (why: string): Fault => new Fault(`${why}, and aisec-hooks cannot add to it`, {
    at: file, hint: `Add a repo "local" with a hook for each stage (${STAGES.join(', ')}): language: system, entry: sh ${RUNNER} STAGE, always_run: true.`,
  });
  if (!/\.ya?ml$/.test(file)) throw byHand('this configuration of prek is no YAML');
  const { contents } = parseDocument(text);
  const list = isMap(contents) ? contents.get('repos', true) : undefined;
  if (!isMap(contents) || !isSeq(list) || list.flow === true || list.range == null) throw byHand('repos is not a list with a line for each entry');
  const at = text.lastIndexOf('\n', list.range[0]) + 1;
  const whole = text.slice(0, at) + marked(entryLines(text.slice(at, list.range[0])), text) + text.slice(at);
  if (contents.has('default_install_hook_types')) return whole;
  const start = yamlStart(text);
  return whole.slice(0, start) + marked([`default_install_hook_types: [${STAGES.join(', ')}]`], text) + whole.slice(start);
}
