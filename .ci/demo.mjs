/**
 * Shows aisec-hooks at work: a small shop in a throw-away repository, the hooks installed from a packed tarball, real commits. Every
 * command and its whole output is printed; a step that does not end as said ends the demo with 1.
 *
 *   npm run demo        (--keep leaves the repository where it is)
 */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openRegistry } from './registry.mjs';

const top = process.cwd();
const folder = mkdtempSync(path.join(os.tmpdir(), 'aisec-demo-'));
const shop = path.join(folder, 'shop');
const color = process.stdout.isTTY === true && !process.env.NO_COLOR;
const started = performance.now();
let minutes = 0;

cpSync(path.join(top, '.ci/demo/shop'), shop, { recursive: true });
renameSync(path.join(shop, 'gitignore'), path.join(shop, '.gitignore'));
mkdirSync(path.join(folder, 'home'));
const registry = await openRegistry(top, folder);
const env = environment();
try {
  await show();
} finally {
  registry.close();
  if (process.argv.includes('--keep')) console.log(`\nthe repository is ${shop}`);
  else rmSync(folder, { recursive: true, force: true });
}

async function show() {
  title('A small shop: a server, a page script with old code in it, a Python helper.');
  await run('git init -q -b main');
  await run('git add .');
  await run('git commit -qm "The shop as it is"');
  await run('git ls-files');

  title('Set the hooks up. Everything below is real: npm, husky, git.');
  await run('npm install --save-dev aisec-hooks');
  await run('npx aisec-hooks install', { says: /wrote a first policy/ });
  await run('npm install');
  await run('git add . && git commit -qm "Add aisec-hooks"', { silent: true });

  title('An assistant writes a search page. The commit is stopped: exit 1, nothing is committed.');
  const server = read('server.js');
  write('server.js', server + change('search-unsafe.js'));
  await run('git diff -U0 | grep "^[+]"');
  await run('git commit -am "Add the search page"', { code: 1, says: /sql-call .*blocked[\s\S]*sent-html .*blocked/ });

  title('Written with a bound value and as JSON, it passes. A clean commit hears nothing from the hooks.');
  write('server.js', server + change('search-safe.js'));
  await run('git commit -qam "Add the search page"', { silent: true });

  title('Markup from our own sanitizer: the rule is right in general and wrong here. So it is said why, with the line that was printed.');
  write('public/notice.js', change('notice.js'));
  await run('git add public/notice.js');
  const stopped = await run('git commit -m "Show the notice of the day"', { code: 1, says: /inner-html/ });
  const way = /^ {3}(git commit -F .*)$/m.exec(stopped)?.[1] ?? fail('no way on was printed', stopped);
  await run(way.replace('<your reason>', 'renderNotice is our own sanitizer, tested in SHOP-142'), { says: /renderNotice is our own sanitizer/ });
  await run('git log -1 --format=%B', { says: /^AISec-Override: inner-html#[0-9a-f]{12}: renderNotice/m });

  title('A formatter runs over the old page script. Its old findings are not new code, so the commit passes.');
  await run('prettier --write public/cart.js');
  await run('git diff --stat');
  await run('git commit -qam "Format the cart"', { says: /^(?!.*stopped)/s });

  title('The same old mistake, made once more, is new.');
  write('public/cart.js', read('public/cart.js') + change('hint.js'));
  await run('git commit -qam "Show a hint"', { code: 1, says: /inner-html .*blocked/ });
  await run('git checkout -q public/cart.js');

  title('What counts is what is staged. Here the helper is mended in the working copy, but its first form is in the index.');
  const clean = read('tools/backup.py');
  write('tools/backup.py', change('backup.py'));
  await run('git add tools/backup.py');
  write('tools/backup.py', clean);
  await run('git diff --cached -U0 | grep "^[+]"');
  await run('git commit -m "Say which host"', { code: 1, says: /hardcoded-password .*blocked/ });
  await run('git reset -q --hard');

  title('The whole tree, old code included. Exit 1: something would be stopped if it were new.');
  await run('npx aisec-hooks scan', { code: 1, says: /public\/cart\.js/ });

  console.log(`\n${line()}\nthe demo went as it should, in ${((performance.now() - started) / 1000).toFixed(0)} s`);
}

/** Prints a command and what it prints; ends the demo when it ends with another code, says something else, or is not silent. */
async function run(command, { code = 0, says = null, silent = false } = {}) {
  console.log(`\n${paint('1', `$ ${command}`)}`);
  const { status, output } = await sh(command);
  if (output !== '') console.log(output.trimEnd());
  if (status !== 0) console.log(paint('2', `(exit ${status})`));
  if (status !== code) fail(`it ended with ${status}, not ${code}`, '');
  if (silent && output !== '') fail('it was not silent', '');
  if (says !== null && !says.test(output)) fail(`it did not say ${says}`, '');
  return output;
}

function sh(command) {
  // Commits are minutes apart, as a person makes them.
  const GIT_AUTHOR_DATE = new Date(Date.UTC(2026, 0, 5, 9, minutes++)).toISOString();
  const child = spawn('sh', ['-c', command], { cwd: shop, env: { ...env, GIT_AUTHOR_DATE }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
  return new Promise((done) => child.on('close', (status) => done({ status, output })));
}

function fail(why, output) {
  throw new Error(`the demo failed: ${why}\n${output}`);
}

/** A developer's machine with nothing on it: no configuration of git or npm, no network, no AI agent. */
function environment() {
  const home = path.join(folder, 'home');
  const kept = Object.fromEntries(['LANG', 'TERM', 'TMPDIR'].flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
  return {
    ...kept,
    HOME: home,
    PATH: [path.dirname(process.execPath), process.env.PATH, path.join(top, 'node_modules/.bin')].join(path.delimiter),
    GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: path.join(home, 'gitconfig'), GIT_PAGER: 'cat',
    GIT_AUTHOR_NAME: 'Sam', GIT_AUTHOR_EMAIL: 'sam@example.com', GIT_COMMITTER_NAME: 'Sam', GIT_COMMITTER_EMAIL: 'sam@example.com',
    npm_config_registry: registry.url, npm_config_cache: path.join(folder, 'npm'), npm_config_audit: 'false', npm_config_fund: 'false',
    npm_config_update_notifier: 'false', npm_config_progress: 'false',
  };
}

function title(text) {
  console.log(`\n${line()}\n${paint('36', text)}`);
}

function line() {
  return paint('2', '─'.repeat(100));
}

function paint(code, text) {
  return color ? `\x1b[${code}m${text}\x1b[0m` : text;
}

function read(name) {
  return readFileSync(path.join(shop, name), 'utf8');
}

/** A text of .ci/demo/changes. */
function change(name) {
  return readFileSync(path.join(top, '.ci/demo/changes', name), 'utf8');
}

function write(name, text) {
  writeFileSync(path.join(shop, name), text);
}
