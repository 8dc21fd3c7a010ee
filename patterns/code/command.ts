/** Values that become part of a shell's command line. */
import type { Rule, Trait } from '../../lib/types.ts';
import { RUNS_MORE } from '../shells.ts';

const danger = {
  category: 'command-injection',
  cwe: [78],
  severity: 'critical',
  why: 'A shell takes the value apart: `;`, `|` or `$()` in it starts another command.',
  sink: 'always',
} as const;

/** The options are given a name. */
export const nodeShellOption: Rule = {
  ...danger,
  id: 'node-shell-by-option',
  title: 'Value run by a shell',
  fix: 'Leave shell out, so that each argument of the list reaches the program as it is.',
  near: ['spawn'],
  find: ['$?.spawn($program, $value, $options)', '$?.spawnSync($program, $value, $options)'],
  where: { options: { all: ['name', { trait: 'holds', of: ['shell'] }, { trait: 'holds', of: ['true'] }] } },
  langs: ['js'],
  bad: { js: ['const OPTIONS = { stdio: "ignore", shell: true };\nfunction resize(paper) {\n  return spawn("pdfresize", ["--paper", paper], OPTIONS);\n}', 'function resize(paper) {\n  const options = { shell: true };\n  log(paper);\n  spawnSync("pdfresize", ["--paper", paper], options);\n}'] },
  good: { js: ['const OPTIONS = { stdio: "ignore", detached: true };\nlog(paper);\nspawn("pdfresize", ["--paper", paper], OPTIONS)', 'const OPTIONS = { shell: false };\nlog(paper);\nspawn("pdfresize", ["--paper", paper], OPTIONS)', 'const OPTIONS = { shell: true };\nspawn("npm", ["ci"], OPTIONS)', 'spawn("pdfresize", args, { shell: true })'] },
};

export const nodeShell: Rule = {
  ...danger,
  id: 'node-shell',
  title: 'Value run by a shell',
  fix: 'Use execFile or spawn with a list of arguments and without a shell.',
  near: ['exec', 'spawn', 'nodecmd.'],
  find: [
    'shellExec($value, $...)', 'execSh($value, $...)', 'nodeCmd.run($value, $...)', 'nodeCmd.runSync($value, $...)', 'nodeCmd.get($value, $...)',
    'exec($value, $...)', 'promisify(exec)($value, $...)', 'child_process.exec($value, $...)', 'shelljs.exec($value, $...)', 'cp.exec($value, $...)', 'childProcess.exec($value, $...)', 'ChildProcess.exec($value, $...)', 'shell.exec($value, $...)', "require('child_process').exec($value, $...)", 'execSync($value, $...)', 'child_process.execSync($value, $...)', 'cp.execSync($value, $...)', 'childProcess.execSync($value, $...)', "require('child_process').execSync($value, $...)", 'execAsync($value, $...)',
    '$?.spawn($value, $..., {shell: true, $...})', '$?.spawnSync($value, $..., {shell: true, $...})', '$?.spawn($program, $value, {shell: true, $...})', '$?.spawnSync($program, $value, {shell: true, $...})', '$?.execFile($program, $value, {shell: true, $...}, $...)', 'execa($value, {shell: true, $...})',
  ],
  langs: ['js'],
  bad: {
    js: [
      ...["const sh = require('shell-exec');\nsh(`stop ${name}`)", "import sh from 'exec-sh';\nsh(`stop ${name}`)"], ...['run', 'runSync', 'get'].map((way) => `import cmd from 'node-cmd';\ncmd.${way}('stop ' + name)`),
      'await promisify(exec)(`docker logs ${id}`)', 'exec("ping " + host)', 'child_process.exec(`rm -rf ${dir}`, done)', 'cp.exec(cmd)', 'childProcess.exec(cmd)', 'ChildProcess.exec("ls " + dir, done)', 'shell.exec("git clone " + url)', 'require("child_process").exec("ls " + dir)', 'execSync(`git log ${range}`)', 'child_process.execSync("ls " + dir)', 'cp.execSync("ls " + dir)', 'childProcess.execSync("ls " + dir)', "require('child_process').execSync('ls ' + dir)", 'const proc = require("child_process");\nproc.execSync("ls " + dir)', 'await execAsync("du -sh " + dir)',
      'spawn(command, { shell: true })', 'spawnSync("tar xf " + file, [], { stdio: "inherit", shell: true })', 'spawn("ls", [dir], { shell: true })', 'spawnSync("ls", [dir], { cwd, shell: true })', 'execFile("ls", [dir], { shell: true }, done)', 'shelljs.exec("rm " + name)', 'execa("ls " + dir, { shell: true })', 'exec(req.query.cmd)',
    ],
  },
  good: {
    ts: ['interface Page {\n  path(): string\n  exec(command: string, options?: Options): Chainable<Exec>\n}'],
    js: ['exec(`build ${/^\\d+/.exec(process.versions.openssl)[0]}`)', 'const exec = (text, columns) => wrap(text, columns);\nlines.map((line) => exec(line, 80))', 'exec("zip -r " + shellQuote([name]))', 'execFile("ping", [host])', 'exec("npm ci")', 'const m = /a(.)/.exec(text)', 'pattern.exec(line)', 'spawn("git", ["log", range])', 'execSync("git status")', 'this.database.execSync(source)', 'await this.database.execAsync(source)', 'spawn(command, args)', 'spawn(command, args, { shell: false })', 'spawn("ls", ["-l"], { shell: true })', 'function exec(cmd) {}', 'commands[name]().then((exec) => exec(args))', 'var exec = uncurryThis(/./.exec);\nexec(pattern, text)', 'exec("kill " + Number(pid))', "const path = require('path')\nexecSync(path.join(__dirname, 'build.sh'))", "import { exec } from 'tinyexec'\nawait exec(program, args)", "const { exec } = require('@actions/exec')\nexec(line)", "var utils = require('cordova/utils'),\n    exec = require('cordova/exec');\nexec(done, null, 'File', 'read')", "var exec = cordova.require('cordova/exec');\nexec(done, null, 'File', 'read')", 'start(script);\nfunction start(script) { exec(script, []) }\nfunction exec(script, stds) {}', "import { exec } from '../../utils/routing.js';\nconst match = exec(path, params)", 'const exec = async (args, query) => graphql(args, query);\nexport const find = (args, query) => exec(args, query)'],
  },
};

/** It takes the command apart at its blanks, without a shell: a value may bring options and arguments. */
export const execaCommand: Rule = {
  ...danger,
  severity: 'high',
  sink: 'ordinary',
  id: 'execa-command',
  title: 'Value joined into a command that is taken apart at its blanks',
  why: 'A value with a blank in it brings arguments and options of its own.',
  fix: 'Use execa with a list of arguments.',
  near: ['execacommand', 'execa.command'],
  find: ['$?.execaCommand($value, $...)', '$?.execaCommandSync($value, $...)', 'execa.command($value, $...)', 'execa.commandSync($value, $...)'],
  langs: ['js'],
  bad: { js: ['execaCommand("convert " + name)', 'execaCommandSync("convert " + name)', 'execa.command("convert " + name)', 'execa.commandSync("convert " + name)'] },
  good: { js: ['execaCommand("npm ci")', 'execaCommandSync(command, { cwd })', 'execa("convert", [name])'] },
};

/** ssh2 and node-ssh hand the text to a shell of the other machine. */
export const sshCommand: Rule = {
  ...danger,
  severity: 'high',
  sink: 'ordinary',
  id: 'ssh-command-joined',
  title: 'Value joined into a command for another machine',
  why: 'The shell there runs whatever stands behind a semicolon in the value.',
  fix: "Quote the value: import { quote } from 'shell-quote', or compare it with a list.",
  near: ['ssh.execcommand(', 'ssh.exec(', 'conn.exec('],
  find: ['ssh.execCommand($value, $...)', 'ssh.exec($value, $...)', 'conn.exec($value, $...)'],
  langs: ['js'],
  bad: { js: ['await ssh.execCommand(`rm -rf ${req.body.dir}`)', 'ssh.exec("tail " + name)', 'conn.exec("tail -n 100 " + req.query.log, done)'] },
  good: { js: ["await ssh.execCommand('systemctl restart app')", "ssh.exec('uptime')", "conn.exec('uptime', done)", 'conn.exec(command, done)', 'ssh.execCommand("tail " + shellQuote(name))'] },
};

export const pythonShell: Rule = {
  ...danger,
  id: 'python-shell',
  title: 'Value run by a shell',
  fix: 'Call subprocess.run with a list of arguments and without shell=True.',
  near: ['system(', 'getattr(os', 'run(', 'call(', 'popen', 'subprocess', 'os.exec', 'getoutput', 'getstatusoutput', 'check_output(', 'check_call(', '__salt__'],
  find: [
    'os.system($value)', 'system($value)', "__import__('os').system($value)", "getattr(os, 'system')($value)", 'run($value, $..., shell=True)', 'call($value, $..., shell=True)', 'os.popen($value, $...)', 'subprocess.$fn($value, $..., shell=True)', '$?.getoutput($value)', '$?.getstatusoutput($value)', 'Popen($value, $..., shell=True)', 'check_output($value, $..., shell=True)', 'check_call($value, $..., shell=True)', 'asyncio.create_subprocess_shell($value, $...)', "os.execl($shell, $name, '-c', $value)", '__salt__[$run]($value, $..., python_shell=True)',
  ],
  where: { value: { not: 'list' } },
  langs: ['py'],
  bad: {
    py: [
      'def deploy(branch):\n    return __salt__["cmd.run"](f"git checkout {branch} && make", python_shell=True)',
      'os.system("ping " + host)', 'from os import system\nsystem("mv " + source)', 'system("mv " + source)', 'run("ls " + d, shell=True)', 'call("ls " + d, shell=True)', 'from os import popen\nfor line in popen("ls " + d): show(line)', 'from os import system as s\ns("mv " + source)', '__import__("os").system("ls " + d)', 'getattr(os, "system")("ls " + d)', 'from subprocess import run, call\nrun("ls " + d, shell=True)', 'from subprocess import call\ncall("ls " + d, shell=True)', 'os.execl("/bin/sh", "sh", "-c", "cat " + name)', 'os.popen(f"cat {name}")', 'subprocess.run("tar xf " + path, shell=True, check=True)', 'subprocess.check_output(cmd, shell=True)', 'subprocess.getoutput("ls " + d)',
      'commands.getstatusoutput("ls %s" % d)', 'Popen("ls {}".format(d), stdout=PIPE, shell=True)', 'await asyncio.create_subprocess_shell(cmd)', 'check_output(command, shell=True)', 'check_call("ls " + d, shell=True)',
    ],
  },
  good: {
    py: ['def deploy(branch):\n    return __salt__["cmd.run"](["git", "checkout", branch], python_shell=False)', 'subprocess.run(["ping", host])', 'os.system("clear")', 'subprocess.run(["ls", d], shell=True)', 'subprocess.run("ls", shell=True)', 'os.system("ping " + shlex.quote(host))', 'fd, name = tempfile.mkstemp()\nos.system(f\'more "{name}"\')', 'subprocess.run(cmd)', 'subprocess.run(cmd, shell=False)', 'popen = subprocess.Popen\npopen(cmd, shell=False)', 'os.popen("date")', 'platform.system()', 'def system(name): pass',
    ],
  },
};

export const commandRunner: Rule = {
  ...danger,
  id: 'command-runner',
  severity: 'medium',
  title: 'Value joined into a command line',
  fix: 'Pass the arguments as a list, or quote the value with shlex.quote.',
  near: ['command', '_cmd', '_execute', '_ssh', '_cli', '.run(', '.sudo(', 'pexpect', 'exec_run('],
  find: [
    '$?.exec_command($value, $...)', '$?.run_command($value, $...)', '$?.execute_command($value, $...)', '$?.run_cmd($value, $...)', '$?.exec_cmd($value, $...)', '$?._execute($value, $...)', '$?._run_ssh($value, $...)',
    '$?.ssh_execute($value, $...)', '$?._cli_run($value, $...)', '$?.send_command($value, $...)', 'pexpect.run($value, $...)', 'pexpect.spawn($value)', '$c.exec_run($value, $...)', 'c.run($value, $...)', 'ctx.run($value, $...)', 'conn.run($value, $...)', 'connection.run($value, $...)', 'host.run($value, $...)', 'Connection($...).run($value, $...)', '$c.sudo($value, $...)',
  ],
  // AnsibleModule.run_command splits the line itself and starts no shell: ansible-unsafe-shell has those that ask for one
  where: { value: { all: ['shell', { not: 'query' }, { not: { trait: 'beside', of: ['module.run_command('] } }] } },
  sink: 'ordinary',
  langs: ['py'],
  bad: {
    py: [
      'ssh.exec_command("cat " + path)', 'run_command("tar xf %s" % name)', 'self.execute_command(f"ls {folder}")', 'utils.run_cmd("chown {} x".format(user))', 'exec_cmd("mount " + device)', 'command = "{} lsjson x".format(flags)\nself._execute(command)',
      'self._run_ssh("show host " + host)', 'processutils.ssh_execute(ssh, "ls")\nssh_execute("rm -r " + name)', 'self.common._cli_run("showvlun -host %s" % host, None)', 'device.send_command("show run " + section)', 'pexpect.run("ls " + d)', 'pexpect.spawn("ssh " + host)', 'container.exec_run("ls " + d)', 'c.run("git checkout " + branch)', 'ctx.run(f"docker build -t {tag} .")', 'conn.run("ls " + path)', 'connection.run("rm -r " + path)', 'host.run("nslookup " + name)', 'Connection(HOST).run("ls " + d)', 'conn.sudo("systemctl restart " + name)',
    ],
  },
  good: {
    py: ['ssh.exec_command("uptime")', 'run_command(["tar", "xf", name])', 'run_command("opt" + name)', 'self._execute("SELECT a FROM b WHERE c = " + d)', 'exec_cmd("kill -9 %d" % pid)', 'ssh.exec_command("cat " + shlex.quote(path))', 'run_command(command)', 'module.run_command("%s --list %s" % (tool, name))', 'self.execute_command("%s --list %s" % (self.tool, self.name))\nself.module.run_command(cmd)'],
  },
};

export const ansibleUnsafeShell: Rule = {
  ...danger,
  id: 'ansible-unsafe-shell',
  severity: 'medium',
  title: 'Value joined into a line that a shell runs',
  fix: 'Leave use_unsafe_shell off and pass the arguments as a list.',
  near: ['run_command'],
  find: ['$?.run_command($value, $...)'],
  where: { rest: { all: [{ trait: 'has', of: ['use_unsafe_shell'] }, { trait: 'has', of: ['True'] }] } },
  sink: 'ordinary',
  langs: ['py'],
  bad: { py: ['module.run_command("cat %s" % path, use_unsafe_shell=True)', 'self.module.run_command("ps | grep " + name, use_unsafe_shell=True)'] },
  good: { py: ['module.run_command("cat " + path, use_unsafe_shell=False)', 'module.run_command("cat " + path, check_rc=True)', 'module.run_command("ps | grep x", use_unsafe_shell=True)', 'module.run_command("cat %s" % shlex.quote(path), use_unsafe_shell=True)'] },
};

/** Everything a shell runs: for whoever reads all of it. */
export const anyShell: Rule = {
  ...danger,
  severity: 'low',
  confidence: 'possible',
  sink: 'ordinary',
  id: 'shell-run',
  title: 'Command run by a shell',
  why: 'What a shell runs depends on its PATH and on every value that ever gets into the line.',
  fix: 'Start the program itself with a list of arguments.',
  near: ['os.system', 'subprocess', 'os.popen', 'child_process', 'execsync'],
  find: ['os.system($...)', 'subprocess.$fn($..., shell=True)', 'os.popen($...)', 'child_process.exec($...)', 'execSync($...)'],
  langs: ['js', 'py'],
  bad: { js: ["child_process.exec('which rpm', done)", "execSync('npm ci')"], py: ['os.system("ls %s" % NAME)', 'subprocess.call(["ls"], shell=True)', 'os.popen("date %d" % n)'] },
  good: { js: ["child_process.execFile('which', ['rpm'])", 'promisify(execSync)'], py: ['platform.system()', 'subprocess.call(["ls"])', 'x = os.popen'] },
};

/** Scripts and pagers too, whose first argument is a program of its own. */
const OPTIONED = [...RUNS_MORE, 'man', 'sed', 'awk', 'xargs'];

const ENDS_OPTIONS = ['--', '--end-of-options'];
const GUARDED = { any: [{ trait: 'has', of: [...ENDS_OPTIONS, '-m', '--message'] }, { trait: 'within', of: ["startsWith('-", 'startsWith("-', 'startswith("-', "startswith('-"] }] } satisfies Trait;
const option = {
  category: 'command-injection',
  cwe: [88],
  severity: 'high',
  title: 'Request value that may be read as an option',
  why: 'A value that begins with a dash is an option, and these programs have options that run others: --upload-pack, -oProxyCommand, --checkpoint-action.',
  fix: "Put '--' before the value, or refuse what begins with a dash.",
} as const;

export const nodeOption: Rule = {
  ...option,
  id: 'node-option-from-request',
  near: ['spawn', 'execfile', 'execa('],
  find: ['$?.spawn($program, $value, $...)', '$?.spawnSync($program, $value, $...)', '$?.execFile($program, $value, $...)', '$?.execFileSync($program, $value, $...)', 'execa($program, $value, $...)'],
  where: { program: { trait: 'equals', of: OPTIONED }, value: { all: ['requested', 'list', { not: 'joined' }, { not: { trait: 'holds', of: ENDS_OPTIONS } }] }, match: { not: GUARDED } },
  langs: ['js'],
  bad: { js: ["spawn('git', ['log', req.query.ref])", "spawnSync('hg', ['log', req.query.ref])", "execFile('git', ['clone', req.body.url, dir], done)", "execFileSync('tar', ['xf', req.query.file])", "await execa('git', ['checkout', req.body.branch])"] },
  good: { js: ["function run(args) { return spawn('git', args); }\nfunction log(req) { return run(['log', '--end-of-options', req.query.ref]); }", "spawn('git', ['log', process.argv[2]])", "spawn('git', ['log', '--', req.query.ref])", "execFile('git', ['commit', '-m', req.body.text])", "execFile('git', ['commit', '--message', req.body.text])", "spawn('git', ['log', ref])", "spawn('convert', ['-resize', req.query.size])", "spawn('git', ['log', `--author=${req.query.who}`])", "function f(req) { if (req.query.ref.startsWith('-')) return; spawn('git', ['log', req.query.ref]); }", 'function f(req) { if (req.query.ref.startsWith("-")) return; spawn("git", ["log", req.query.ref]); }', "spawn('git', req.query.words)"] },
};

export const pythonOption: Rule = {
  ...option,
  id: 'python-option-from-request',
  near: ['subprocess.'],
  find: ['subprocess.$call($value, $...)'],
  where: { value: { all: ['requested', 'list', { trait: 'holds', of: OPTIONED }, { not: 'joined' }, { not: { trait: 'holds', of: ENDS_OPTIONS } }] }, match: { not: GUARDED } },
  langs: ['py'],
  bad: { py: ['def git(args):\n    subprocess.run(args)\n\ndef log():\n    git(["git", "log", request.args["ref"]])', 'subprocess.run(["git", "clone", request.args["url"], dest])', 'args = ["git", "checkout", request.json["branch"]]\nsubprocess.check_call(args)'] },
  good: { py: ['def git(args):\n    subprocess.run(args)\n\ndef log():\n    git(["git", "log", "--", request.args["ref"]])', 'subprocess.run(["git", "clone", sys.argv[1]])', 'subprocess.run(["git", "clone", "--", request.args["url"], dest])', 'subprocess.run(["git", "clone", url])', 'subprocess.run(["convert", request.args["size"]])', 'subprocess.run(["git", "log", f"--author={request.args[\'who\']}"])', 'def f():\n    if request.args["url"].startswith("-"):\n        raise Bad\n    subprocess.run(["git", "clone", request.args["url"]])', "def f():\n    if request.args['url'].startswith('-'):\n        raise Bad\n    subprocess.run(['git', 'clone', request.args['url']])", 'subprocess.run(request.args["git"])'] },
};
