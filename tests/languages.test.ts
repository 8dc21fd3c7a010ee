import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { grammarNamed, languageOf } from '../lib/text/languages.ts';

/** [path, head, grammar]. */
const NAMES: [string, string, string | null][] = [
  ['src/a.js', '', 'js'],
  ['a.MJS', '', 'js'],
  ['a.test.tsx', '', 'tsx'],
  ['a.d.ts', '', 'ts'],
  ['x/y.py', '', 'py'],
  ['bin/run', '#!/usr/bin/env node\n', 'js'],
  ['bin/run', '#!/usr/bin/python3.11 -u\n', 'py'],
  ['notes.txt', '', null],
  ['LICENSE', '', null],
];

test('a name or a first line tells the language', () => {
  for (const [path, head, name] of NAMES) assert.is(languageOf(path, head)?.name ?? null, name, `${path} ${head}`);
});

test('a grammar is made once, and only for known names', () => {
  assert.is(grammarNamed('js'), grammarNamed('js'));
  assert.is(grammarNamed('constructor'), null);
});

test.run();
