/**
 * Repositories with a long history of real code: consecutive versions of npm packages, committed a few files at a time. Real texts and real
 * changes, though the commits are larger in number and smaller than those their authors made.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const PACKAGES = ['express', 'knex', 'marked'];
const VERSIONS = 30;
const FILES_A_COMMIT = 3;
const TEXT = /\.(?:js|mjs|cjs|ts|json|md|html|css)$/;
const CACHE = path.join(os.tmpdir(), 'aisec-bench-history');

/**
 * A bare repository `folder` with one branch, main, of `count` commits; beyond those that the packages yield, the history goes on in another folder
 * of the tree, with the same changes. Answers with the number of commits made.
 */
export function makeHistory(folder, count) {
  const commits = commitsOfPackages();
  run('git', ['init', '-q', '--bare', '-b', 'main', folder]);
  const parts = [];
  let number = 0;
  for (let round = 0; number < count; round++) {
    for (const files of commits) {
      if (++number > count) break;
      parts.push(...commitOf(number, files, round === 0 ? '' : `copy-${round}/`));
    }
  }
  run('git', ['-C', folder, 'fast-import', '--quiet'], Buffer.concat(parts));
  return Math.min(number, count);
}

function commitOf(number, files, prefix) {
  const message = Buffer.from(`change ${number}\n`);
  const who = `Author ${number % 7} <author${number % 7}@example.com> ${1_700_000_000 + number * 60} +0000`;
  const parts = [Buffer.from(`commit refs/heads/main\nmark :${number}\nauthor ${who}\ncommitter ${who}\ndata ${message.length}\n`), message];
  if (number > 1) parts.push(Buffer.from(`from :${number - 1}\n`));
  for (const { name, bytes } of files) {
    if (bytes === null) parts.push(Buffer.from(`D ${prefix}${name}\n`));
    else parts.push(Buffer.from(`M 100644 inline ${prefix}${name}\ndata ${bytes.length}\n`), bytes, Buffer.from('\n'));
  }
  return parts;
}

/** Each a list of { name, bytes }, bytes null for a file that goes. */
function commitsOfPackages() {
  const histories = PACKAGES.map((name) => versionsOf(name).map((version) => filesOf(unpacked(name, version), `${name}/`)));
  const commits = [];
  for (let index = 0; index < VERSIONS; index++) {
    for (const versions of histories) commits.push(...steps(versions[index - 1] ?? new Map(), versions[index]));
  }
  return commits;
}

function steps(before, after) {
  const changed = [...after].filter(([name, bytes]) => !before.get(name)?.equals(bytes)).map(([name, bytes]) => ({ name, bytes }));
  const gone = [...before.keys()].filter((name) => !after.has(name)).map((name) => ({ name, bytes: null }));
  const all = [...changed, ...gone];
  return Array.from({ length: Math.ceil(all.length / FILES_A_COMMIT) }, (_, index) => all.slice(index * FILES_A_COMMIT, (index + 1) * FILES_A_COMMIT));
}

/** The last versions in the order in which they came, without those that were only tried. */
function versionsOf(name) {
  const file = path.join(CACHE, `${name}.json`);
  mkdirSync(CACHE, { recursive: true });
  if (!existsSync(file)) run('sh', ['-c', `npm view ${name} versions --json >'${file}.new' && mv '${file}.new' '${file}'`]);
  return JSON.parse(readFileSync(file, 'utf8')).filter((version) => /^\d+\.\d+\.\d+$/.test(version)).slice(-VERSIONS);
}

function unpacked(name, version) {
  const folder = path.join(CACHE, `${name}-${version}`);
  if (existsSync(folder)) return folder;
  run('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', CACHE, `${name}@${version}`]);
  mkdirSync(`${folder}.new`, { recursive: true });
  run('tar', ['-xzf', path.join(CACHE, `${name}-${version}.tgz`), '-C', `${folder}.new`, '--strip-components=1']);
  renameSync(`${folder}.new`, folder);
  return folder;
}

function filesOf(folder, prefix) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile() && TEXT.test(entry.name));
  return new Map(files.map(({ parentPath, name }) => path.join(parentPath, name)).sort().map((file) => [prefix + path.relative(folder, file), readFileSync(file)]));
}

function run(command, words, input) {
  const { status, stderr, error } = spawnSync(command, words, { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (error || status !== 0) throw error ?? new Error(`${command} ${words.join(' ')}: ${stderr}`);
}
