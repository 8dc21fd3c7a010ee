/** Values that become part of a shell's command line. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'command-injection',
  cwe: [78],
  severity: 'critical',
  why: 'A shell takes the value apart: `;`, `|` or `$()` in it starts another command.',
  sink: 'always',
} as const;

export const nodeShell: Rule = {
  ...danger,
  id: 'node-shell',
  title: 'Value run by a shell',
  fix: 'Use execFile or spawn with a list of arguments and without a shell.',
  near: ['exec', 'spawn'],
  find: [
    'exec($value, $...)', 'child_process.exec($value, $...)', 'cp.exec($value, $...)', 'shell.exec($value, $...)', "require('child_process').exec($value, $...)", '$?.execSync($value, $...)', '$?.execAsync($value, $...)',
    '$?.spawn($value, $..., {shell: true, $...})', '$?.spawnSync($value, $..., {shell: true, $...})', '$?.execaCommand($value, $...)',
  ],
  langs: ['js'],
  bad: {
    js: [
      'exec("ping " + host)', 'child_process.exec(`rm -rf ${dir}`, done)', 'cp.exec(cmd)', 'shell.exec("git clone " + url)', 'require("child_process").exec("ls " + dir)', 'execSync(`git log ${range}`)', 'await execAsync("du -sh " + dir)',
      'spawn(command, { shell: true })', 'spawnSync("tar xf " + file, [], { stdio: "inherit", shell: true })', 'execaCommand("convert " + name)', 'exec(req.query.cmd)',
    ],
  },
  good: {
    js: ['execFile("ping", [host])', 'exec("npm ci")', 'const m = /a(.)/.exec(text)', 'pattern.exec(line)', 'spawn("git", ["log", range])', 'execSync("git status")', 'spawn(command, args)', 'spawn(command, args, { shell: false })', 'function exec(cmd) {}', 'exec("kill " + Number(pid))'],
  },
};

export const pythonShell: Rule = {
  ...danger,
  id: 'python-shell',
  title: 'Value run by a shell',
  fix: 'Call subprocess.run with a list of arguments and without shell=True.',
  near: ['os.system', 'popen', 'subprocess', 'getoutput', 'getstatusoutput'],
  find: [
    'os.system($value)', 'os.popen($value, $...)', 'subprocess.$fn($value, $..., shell=True)', '$?.getoutput($value)', '$?.getstatusoutput($value)', 'Popen($value, $..., shell=True)', 'asyncio.create_subprocess_shell($value, $...)',
  ],
  where: { value: { not: 'list' } },
  langs: ['py'],
  bad: {
    py: [
      'os.system("ping " + host)', 'os.popen(f"cat {name}")', 'subprocess.run("tar xf " + path, shell=True, check=True)', 'subprocess.check_output(cmd, shell=True)', 'subprocess.getoutput("ls " + d)',
      'commands.getstatusoutput("ls %s" % d)', 'Popen("ls {}".format(d), stdout=PIPE, shell=True)', 'await asyncio.create_subprocess_shell(cmd)',
    ],
  },
  good: {
    py: [
      'subprocess.run(["ping", host])', 'os.system("clear")', 'subprocess.run(["ls", d], shell=True)', 'subprocess.run("ls", shell=True)', 'os.system("ping " + shlex.quote(host))', 'subprocess.run(cmd)', 'subprocess.run(cmd, shell=False)', 'os.popen("date")',
    ],
  },
};
