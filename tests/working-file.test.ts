import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { workingText } from '../lib/git/working-file.ts';
import type { Change } from '../lib/types.ts';

const folder = mkdtempSync(path.join(os.tmpdir(), 'aisec-working-'));
test.after(() => rmSync(folder, { recursive: true, force: true }));

const idOf = (text: string): string => createHash('sha1').update(`blob ${Buffer.byteLength(text)}\0${text}`).digest('hex');

function change(name: string, newId: string, mode = '100644'): Change {
  return { path: name, oldPath: null, status: 'modified', mode, oldMode: mode, oldId: '0'.repeat(40), newId, added: [], removed: [], hunks: [], opaque: null };
}

test('the working file stands for the staged text only when it is the same blob', async () => {
  const text = 'const a = "é";\n';
  writeFileSync(path.join(folder, 'a.js'), text);
  assert.is(await workingText(change('a.js', idOf(text)), folder), Buffer.from(text).toString('latin1'));
  assert.is(await workingText(change('a.js', idOf('another')), folder), null);
  assert.is(await workingText(change('gone.js', idOf(text)), folder), null);
});

test('links, other object formats and undecoded names are left to git', async () => {
  const text = 'x\n';
  writeFileSync(path.join(folder, 'b.js'), text);
  symlinkSync('b.js', path.join(folder, 'link.js'));
  assert.is(await workingText(change('link.js', idOf(text), '120000'), folder), null);
  assert.is(await workingText(change('b.js', 'a'.repeat(64)), folder), null);
  assert.is(await workingText(change('b\\xff.js', idOf(text)), folder), null);
  assert.is(await workingText(change('.', idOf(text)), folder), null);
});

test.run();
