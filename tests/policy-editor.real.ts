/** The policy in an editor: a real YAML language server from npm, over its own protocol, with the schema that users install. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

interface Message { id?: number; method?: string; params?: unknown; result?: unknown }
interface Diagnostic { message: string; range: { start: { line: number; character: number } } }
interface Item { label: string; documentation?: string | { value: string } }

const root = mkdtempSync(path.join(os.tmpdir(), 'aisec-editor-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));
mkdirSync(path.join(root, 'node_modules/aisec-hooks'), { recursive: true });
cpSync('policy.schema.json', path.join(root, 'node_modules/aisec-hooks/policy.schema.json'));

const server = spawn(process.execPath, ['node_modules/yaml-language-server/bin/yaml-language-server', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
const answers = new Map<number, (result: unknown) => void>();
const told = new Map<string, (found: Diagnostic[]) => void>();
let last = 0;

function send(message: object): void {
  const text = JSON.stringify({ jsonrpc: '2.0', ...message });
  server.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

function ask<Result>(method: string, params: object): Promise<Result> {
  const id = ++last;
  const answer = new Promise<Result>((done) => answers.set(id, done as (result: unknown) => void));
  send({ id, method, params });
  return answer;
}

/** "Content-Length: 52\r\n\r\n{…}" one after the other */
let held = Buffer.alloc(0);
server.stdout.on('data', (bytes: Buffer) => {
  held = Buffer.concat([held, bytes]);
  for (;;) {
    const end = held.indexOf('\r\n\r\n');
    const size = Number(/Content-Length: (\d+)/.exec(held.subarray(0, Math.max(end, 0)).toString())?.[1]);
    if (end < 0 || held.length < end + 4 + size) return;
    take(JSON.parse(held.subarray(end + 4, end + 4 + size).toString()) as Message);
    held = held.subarray(end + 4 + size);
  }
});

function take({ id, method, params, result }: Message): void {
  if (method === undefined && id !== undefined) answers.get(id)?.(result);
  // the server asks for its settings: the schema comes from the policy's first line alone
  if (method === 'workspace/configuration') send({ id, result: (params as { items: object[] }).items.map(() => ({ validate: true, completion: true, schemaStore: { enable: false } })) });
  else if (method !== undefined && id !== undefined) send({ id, result: null });
  const { uri, diagnostics } = (params ?? {}) as { uri?: string; diagnostics?: Diagnostic[] };
  if (method === 'textDocument/publishDiagnostics' && uri !== undefined) told.get(uri)?.(diagnostics ?? []);
}

const FIRST = '# yaml-language-server: $schema=./node_modules/aisec-hooks/policy.schema.json\nversion: 1\n';

async function opened(name: string, text: string): Promise<{ uri: string; found: Diagnostic[] }> {
  const uri = pathToFileURL(path.join(root, name, '..', `${name}.yml`)).href;
  const found = new Promise<Diagnostic[]>((done) => told.set(uri, done));
  send({ method: 'textDocument/didOpen', params: { textDocument: { uri, languageId: 'yaml', version: 1, text: FIRST + text } } });
  return { uri, found: await found };
}

/** At the end of the text. */
async function completions(name: string, text: string): Promise<Item[]> {
  const { uri } = await opened(name, text);
  const lines = (FIRST + text).split('\n');
  const position = { line: lines.length - 1, character: lines[lines.length - 1].length };
  const result = await ask<{ items: Item[] } | Item[]>('textDocument/completion', { textDocument: { uri }, position });
  return Array.isArray(result) ? result : result.items;
}

test.before(async () => {
  const folder = pathToFileURL(root).href;
  await ask('initialize', { processId: process.pid, rootUri: folder, workspaceFolders: [{ uri: folder, name: 'shop' }], capabilities: { workspace: { configuration: true, workspaceFolders: true }, textDocument: { completion: { completionItem: { documentationFormat: ['markdown'] } } } } });
  send({ method: 'initialized', params: {} });
});

test.after(async () => {
  await ask('shutdown', {});
  send({ method: 'exit' });
});

test('a wrong key and a wrong word are marked where they stand, and a right policy is not', async () => {
  const { found: none } = await opened('right', 'extends: [ strict ]\nmode: { commit: warn }\ntiers: { hot: { ai: review } }\npaths: [ { match: "src/**", tier: hot } ]\n');
  assert.equal(none, []);
  const { found } = await opened('wrong', 'levls: { high: block }\nmode: blok\noverride: { days: 0 }\n');
  assert.equal(found.map(({ range }) => `${range.start.line + 1}:${range.start.character + 1}`).sort(), ['3:1', '4:7', '5:19']);
  assert.match(found.find(({ range }) => range.start.line === 2)!.message, 'levls');
  assert.match(found.find(({ range }) => range.start.line === 3)!.message, /observe.*warn.*block/);
});

test('keys are proposed with what they mean, and so are words', async () => {
  const keys = await completions('keys', '');
  const labels = keys.map(({ label }) => label);
  for (const key of ['extends', 'mode', 'levels', 'rules', 'paths', 'tiers', 'override', 'baseline', 'ai', 'limits', 'custom']) assert.ok(labels.includes(key), `${key} in ${labels}`);
  assert.match(JSON.stringify(keys.find(({ label }) => label === 'tiers')?.documentation), 'what AI tools may do there');
  assert.equal((await completions('words', 'mode: ')).map(({ label }) => label).filter((label) => /^[a-z]+$/.test(label)).sort(), ['block', 'observe', 'warn']);
  assert.ok((await completions('ai', 'ai:\n  ')).some(({ label }) => label === 'disclosure'));
  assert.equal((await completions('access', 'tiers:\n  hot:\n    ai: ')).map(({ label }) => label).sort(), ['allow', 'forbid', 'review']);
});

test.run();
