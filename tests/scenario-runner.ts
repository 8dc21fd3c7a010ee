/** Runs the scenarios of an area, tests/scenarios/AREA/CLAIM.txt: commands on top, files below, each in a fresh repository with real hooks. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import { expandExample } from '../lib/match/examples.ts';

/*
 * A line is a command; it must succeed, or fail when "! " stands before it. Words are sh's.
 *
 *   repo none                 before all else: an empty folder; without it the repository has hooks, a starter policy and one commit
 *   git …, sh …, commit …     git, a line of sh, git commit
 *   aisec …, install …        the command line, its install
 *   write PATH                the file from its section;    write PATH < NAME: from that one;    write PATH  TEXT: TEXT itself, \n a new line
 *   stage PATH…               the same, and git add
 *   editor LINE               what GIT_EDITOR does from now on; "$1" is the message file
 *   env NAME=VALUE, cd DIR    from now on; cd without a folder goes back to the top
 *   way REASON                does what was last said to do, with this reason
 *
 * and what must hold, of the last command (or, with "no-" before it, must not):
 *
 *   exit N, stderr TEXT, stdout TEXT
 *   shown TEXT                what the editor was given;    log TEXT: the message of HEAD;    file PATH TEXT: what the file holds
 *   starts HOOK…              the hooks for which node was started, all of them
 *
 * {{token}} is a GitHub token whose checksum holds, {{password}} ten letters and digits; {{token2}} is another one. $OVERRIDE is the
 * first override line of the last command that printed one, up to its reason. $PRETTIER and $LINT_STAGED are the real ones.
 */

interface Ran { line: string; status: number; stdout: string; stderr: string }

const root = mkdtempSync(path.join(os.tmpdir(), 'aisec-scenario-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

const bin = path.join(root, 'bin');
const script = (name: string, body: string): void => writeFileSync(path.join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
mkdirSync(bin);
script('aisec', `exec '${process.execPath}' '${path.resolve('dist/bin/aisec-hooks.js')}' "$@"`);
// Names the hook for which it is started: "…/aisec/hook.cjs pre-commit".
script('node', `case $1 in */hook.cjs) echo "$2" >>"$NODE_LOG" ;; esac\nexec '${process.execPath}' "$@"`);

const SECRETS: Record<string, string> = { token: 'ghp_{{30}}{{crc32}}', password: '{{10}}' };

function expand(text: string): string {
  return text.replace(/\{\{(token|password)(\d?)\}\}/g, (_whole, name: string, seed: string) => expandExample(SECRETS[name], Number(seed)));
}

class Scenario {
  readonly home: string;
  readonly top: string;
  readonly sections: Map<string, string>;
  readonly transcript: string[] = [];
  readonly env: NodeJS.ProcessEnv;
  cwd: string;
  last: Ran = { line: '', status: 0, stdout: '', stderr: '' };
  commit = '';
  printedWay = '';

  constructor(sections: Map<string, string>, model: Scenario | null) {
    this.home = mkdtempSync(path.join(root, 'home-'));
    this.top = path.join(this.home, 'repo');
    this.cwd = this.top;
    this.sections = sections;
    this.env = {
      PATH: `${bin}:${process.env.PATH}`, HOME: this.home, XDG_CONFIG_HOME: this.home, NODE_LOG: path.join(this.home, 'node.log'), EDITOR: 'false',
      GIT_CONFIG_GLOBAL: path.join(this.home, 'gitconfig'), GIT_CONFIG_NOSYSTEM: '1', LANG: 'C.UTF-8', SEEN: path.join(this.home, 'seen'),
      PRETTIER: path.resolve('node_modules/prettier/bin/prettier.cjs'), LINT_STAGED: path.resolve('node_modules/lint-staged/bin/lint-staged.js'),
      GIT_AUTHOR_NAME: 'Ann', GIT_AUTHOR_EMAIL: 'ann@example.com', GIT_COMMITTER_NAME: 'Ann', GIT_COMMITTER_EMAIL: 'ann@example.com',
    };
    if (model) cpSync(model.top, this.top, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
    else mkdirSync(this.top);
  }

  run(line: string, fails = false): void {
    // no two commits in the same second, whose author dates would make one look like an amend of the other
    this.env.GIT_AUTHOR_DATE = `@${1_767_225_600 + this.transcript.length} +0000`;
    const { status, stdout, stderr, error } = spawnSync('sh', ['-c', line], { cwd: this.cwd, env: this.env, encoding: 'utf8', input: '', timeout: 120_000 });
    this.transcript.push(`$ ${line}`, stdout + stderr, `→ ${status ?? error?.message}`);
    this.last = { line, status: status ?? 128, stdout, stderr };
    this.env.OVERRIDE = /^ +(AISec-Override: .*): <your reason>$/m.exec(stderr)?.[1] ?? this.env.OVERRIDE;
    this.printedWay = /^ {3}(git .*|--trailer .*)$/m.exec(stderr)?.[1] ?? this.printedWay;
    if (/^git commit\b/.test(line)) this.commit = line;
    if (error || (status === 0) === fails) throw new Error(fails ? 'this should have failed' : 'this should have succeeded');
  }

  /** "PATH  TEXT", "PATH < NAME" or paths; answers with the paths. */
  write(rest: string): string[] {
    const [, name, text] = /^(\S+) {2,}(.*)$/.exec(rest) ?? [];
    if (name) return this.put(name, `${text.replaceAll('\\n', '\n')}\n`);
    const [, target, source] = /^(\S+) < (\S+)$/.exec(rest) ?? [];
    if (target) return this.put(target, this.section(source));
    return rest.split(' ').flatMap((each) => this.put(each, this.section(each)));
  }

  section(name: string): string {
    const text = this.sections.get(name);
    if (text === undefined) throw new Error(`there is no section ${name}`);
    return text;
  }

  put(name: string, text: string): string[] {
    const file = path.resolve(this.cwd, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
    return [name];
  }

  read(name: string): string {
    const file = path.resolve(this.cwd, name);
    return existsSync(file) ? readFileSync(file, 'utf8') : '';
  }

  /** The way on that was printed last: a command, or what to add to the last commit's. */
  way(reason: string, fails: boolean): void {
    if (this.printedWay === '') throw new Error('no way on was printed');
    const whole = this.printedWay.startsWith('git ') ? this.printedWay : `${this.commit} ${this.printedWay}`;
    this.run(whole.replaceAll('<your reason>', reason), fails);
  }
}

const COMMANDS: Record<string, (scenario: Scenario, rest: string, fails: boolean) => void> = {
  git: (scenario, rest, fails) => scenario.run(`git ${rest}`, fails),
  sh: (scenario, rest, fails) => scenario.run(rest, fails),
  commit: (scenario, rest, fails) => scenario.run(`git commit ${rest}`, fails),
  aisec: (scenario, rest, fails) => scenario.run(`aisec ${rest}`, fails),
  install: (scenario, rest, fails) => scenario.run(`aisec install ${rest}`, fails),
  write: (scenario, rest) => void scenario.write(rest),
  stage: (scenario, rest) => scenario.run(`git add -- ${scenario.write(rest).join(' ')}`),
  way: (scenario, rest, fails) => scenario.way(rest, fails),
  editor: (scenario, rest) => {
    const file = path.join(scenario.home, 'editor');
    writeFileSync(file, `#!/bin/sh\ncp "$1" "$SEEN"\n${rest}\n`);
    chmodSync(file, 0o755);
    scenario.env.GIT_EDITOR = file;
  },
  env: (scenario, rest) => {
    const at = rest.indexOf('=');
    scenario.env[rest.slice(0, at)] = rest.slice(at + 1).replace(/\$(\w+)/g, (_whole, name: string) => scenario.env[name] ?? '');
  },
  cd: (scenario, rest) => void (scenario.cwd = path.resolve(rest ? scenario.cwd : scenario.top, rest)),
};

/** What a check looks at; it must hold the rest of its line. */
const TEXTS: Record<string, (scenario: Scenario, rest: string) => [text: string, wanted: string]> = {
  stderr: ({ last }, rest) => [last.stderr, rest],
  stdout: ({ last }, rest) => [last.stdout, rest],
  shown: (scenario, rest) => [scenario.read(scenario.env.SEEN!), rest],
  log: (scenario, rest) => [spawnSync('git', ['log', '-1', '--format=%B'], { cwd: scenario.cwd, env: scenario.env, encoding: 'utf8' }).stdout, rest],
  file: (scenario, rest) => [scenario.read(rest.split(' ', 1)[0]), rest.slice(rest.indexOf(' ') + 1)],
};

function step(scenario: Scenario, line: string): void {
  const [, bang, word, rest] = /^(! )?(\S+) ?(.*)$/.exec(line)!;
  const command = COMMANDS[word];
  if (command) return command(scenario, rest, bang !== undefined);
  if (word === 'exit') return must(scenario.last.status === Number(rest), `it ended with ${scenario.last.status}`);
  if (word === 'starts') return must(started(scenario) === rest, `node was started for "${started(scenario)}"`);
  const look = TEXTS[word.replace(/^no-/, '')];
  if (!look) throw new Error(`there is no command ${word}`);
  const [text, wanted] = look(scenario, rest);
  const found = text.includes(wanted);
  must(found !== word.startsWith('no-'), found ? 'it is there' : `it is not in\n${text}`);
}

function started({ env }: Scenario): string {
  return existsSync(env.NODE_LOG!) ? readFileSync(env.NODE_LOG!, 'utf8').trimEnd().replaceAll('\n', ' ') : '';
}

function must(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise);
}

/** A repository whose hooks were installed once; scenarios start from copies. */
let installed: Scenario | null = null;

function model(): Scenario {
  if (installed) return installed;
  installed = new Scenario(new Map(), null);
  const lines = ['git init -q -b main --template=', 'install --plain', 'sh echo "first" >README.md', 'git add .', 'commit -q -m "first commit"'];
  for (const line of lines) step(installed, line);
  writeFileSync(path.join(installed.top, '.git/aisec/node'), `${path.join(bin, 'node')}\n`);
  return installed;
}

function play(text: string): void {
  const [head, ...parts] = expand(text).split(/^-- (.+) --\n/m);
  const sections = new Map(parts.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, parts[at + 1]]] : [])));
  const lines = head.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const bare = lines[0] === 'repo none';
  const scenario = new Scenario(sections, bare ? null : model());
  rmSync(scenario.env.NODE_LOG!, { force: true });
  for (const line of bare ? lines.slice(1) : lines) {
    try {
      scenario.transcript.push(`> ${line}`);
      step(scenario, line);
    } catch (error) {
      throw Object.assign(new Error(`${line}\n${(error as Error).message}\n\n${scenario.transcript.join('\n')}`), { stack: '' });
    }
  }
  rmSync(scenario.home, { recursive: true, force: true });
}

/** One test for each scenario of the area; SCENARIO=name runs only those whose name holds it. */
export function scenarios(area: string): void {
  const folder = path.join('tests/scenarios', area);
  const only = process.env.SCENARIO ?? '';
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.txt') && name.includes(only)).sort()) {
    test(file.replace(/\.txt$/, '').replaceAll('-', ' '), () => play(readFileSync(path.join(folder, file), 'utf8')));
  }
  test.run();
}
