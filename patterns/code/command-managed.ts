/** Values that become part of a command line, in Java, Kotlin, C# and Go. */
import type { Rule } from '../../lib/types.ts';
import { RUNS_MORE, SHELLS } from '../shells.ts';

const danger = {
  category: 'command-injection',
  cwe: [78],
  severity: 'critical',
  title: 'Value run by a shell',
  why: 'A shell takes the value apart: `;`, `|` or `$()` in it starts another command.',
} as const;

const shell = { trait: 'equals', of: SHELLS };

export const shellWords: Rule = {
  ...danger,
  id: 'shell-words',
  aliases: ['c-exec-shell', 'java-shell', 'go-shell'],
  fix: 'Start the program itself with its arguments one by one, without a shell: new ProcessBuilder("git", "log", range), exec.Command("git", "log", r).',
  near: ['"-c"', "'-c'", '"-lc"', "'-lc'", '"/c"', '"-command"'],
  find: ["($shell, '-c', $value, $...)", "($ctx, $shell, '-c', $value, $...)", "($w, $r, $shell, '-c', $value, $...)", "{$shell, '-c', $value, $...}", "[$shell, '-c', $value, $...]", "[$shell, '-lc', $value, $...]", "($shell, '-lc', $value, $...)", "($shell, '/c', $value, $...)", "($ctx, $shell, '/c', $value, $...)", "{$shell, '/c', $value, $...}", "($shell, '/C', $value, $...)", "{$shell, '/C', $value, $...}", "($shell, '-Command', $value, $...)"],
  // a name that is only called like a shell is none
  where: { shell: { all: [shell, 'constant'] } },
  sink: 'always',
  langs: ['java', 'kotlin', 'scala', 'go', 'csharp', 'js', 'py', 'php', 'ruby', 'groovy', 'c', 'cpp'],
  bad: {
    js: ["Bun.spawn(['sh', '-c', `ls ${dir}`])", "pty.spawn(['bash', '-lc', cmd])"],
    py: ["subprocess.run(['sh', '-c', cmd])", "subprocess.run(['/bin/bash', '-c', 'ls ' + d], check=True)", "Popen(['sh', '-c', cmd])", "await asyncio.create_subprocess_exec('sh', '-c', f'ls {d}')", "os.spawnl(os.P_WAIT, '/bin/sh', 'sh', '-c', cmd)", "subprocess.run(['bash', '-lc', cmd])"],
    php: ['<?php $p = new Process(["sh", "-c", "ls $dir"]);'],
    ruby: ['system("sh", "-c", "ls #{dir}")'],
    groovy: ['["sh", "-c", "ls ${dir}"].execute()'],
    java: ['new ProcessBuilder("sh", "-c", "ping " + host).start();', 'new ProcessBuilder(List.of("cmd.exe", "/c", command));', 'Runtime.getRuntime().exec(new String[]{"sh", "-c", command});', 'String[] c = {"cmd", "/c", "ping " + host};', 'String[] c = {"cmd.exe", "/C", command};', 'new ProcessBuilder("cmd", "/C", command);', 'new ProcessBuilder("powershell.exe", "-Command", script);'],
    kotlin: ['ProcessBuilder(listOf("sh", "-c", "ls $dir")).start()'],
    scala: ['Seq("sh", "-c", s"ls $dir").!!'],
    go: ['func h(w http.ResponseWriter, r *http.Request) { run(w, r, "sh", "-c", "ping " + r.FormValue("host")) }', 'exec.Command("sh", "-c", "ping " + host).Run()', 'exec.Command("bash", "-lc", "ls "+dir)', 'cmd := exec.CommandContext(ctx, "/bin/bash", "-c", fmt.Sprintf("ls %s", dir))', 'exec.CommandContext(ctx, "cmd", "/c", command)', 'args := []string{"bash", "-c", command}'],
    csharp: ['string[] c = ["bash", "-c", command];'],
    c: ['void f(char *c) { execlp("sh", "sh", "-c", c, (char *) 0); }', 'void f(char *u) { char *av[] = { "sh", "-c", u, NULL }; execv("/bin/sh", av); }'],
  },
  good: {
    java: ['new ProcessBuilder("ping", "-c", host).start();', 'new ProcessBuilder("sh", "-c", "uptime");', 'String[] c = {"git", "-c", range};', 'String[] c = {"sh", "-c", "date"};', 'new ProcessBuilder(List.of("git", "/c", range));', 'new ProcessBuilder("tool", "-Command", x);', 'String[] c = {"tool", "/c", x};', 'String[] c = {"tool", "/C", x};', 'new ProcessBuilder("tool", "/C", x);'],
    go: ['exec.CommandContext(ctx, "sh", "-c", r.cfg.Hooks[event])', 'exec.Command("ping", "-c", host)', 'exec.Command("sh", "-c", "uptime")', 'exec.CommandContext(ctx, "git", "-c", r)', 'exec.CommandContext(ctx, "tool", "/c", r)'],
    csharp: ['string[] c = ["ping", "-c", host];'],
    c: ['void f(char *u) { char *av[] = { "ping", "-c", u, NULL }; execv("/bin/ping", av); }'],
    py: ["cmd = find('blkid')\nrun([cmd, '-c', device])", "subprocess.run(['sh', '-c', 'ls | wc'])", "Popen(['tar', '-c', d])", "run('tar', '-c', d)", "run(m, 'tar', z, '-c', d)", "subprocess.run(['tool', '-lc', d])", "run('tool', '-lc', d)"],
  },
};

export const shellWordsAdded: Rule = {
  ...danger,
  id: 'shell-words-added',
  fix: 'Start the program itself with its arguments one by one, without a shell.',
  near: ['add("-c', 'add("/c'],
  find: ["$list.add('-c'); $again.add($value)", "$list.add('/c'); $again.add($value)", "$list.Add('-c'); $again.Add($value)", "$list.Add('/c'); $again.Add($value)", "$list.add('-c') $again.add($value)"],
  sink: 'always',
  langs: ['java', 'kotlin', 'scala', 'csharp'],
  bad: {
    java: ['command.add("-c");\ncommand.add(text);', 'command.add("/c");\ncommand.add("dir " + folder);'],
    csharp: ['info.ArgumentList.Add("-c");\ninfo.ArgumentList.Add(command);', 'info.ArgumentList.Add("/c");\ninfo.ArgumentList.Add($"dir {folder}");'],
    kotlin: ['command.add("-c")\ncommand.add("ls $dir")'],
  },
  good: { java: ['command.add("-c");\ncommand.add("uptime");', 'command.add("-v");\ncommand.add(text);', 'command.add("/c");\ncommand.add("dir");'], csharp: ['info.ArgumentList.Add("-c");\ninfo.ArgumentList.Add("uptime");', 'info.ArgumentList.Add("/c");\ninfo.ArgumentList.Add("dir");'], kotlin: ['command.add("-c")\ncommand.add("ls")'] },
};

export const javaExec: Rule = {
  ...danger,
  severity: 'high',
  id: 'java-exec',
  title: 'Value joined into a command line',
  why: 'The text is cut at blanks into a program and its arguments: a value with a blank adds arguments, or names another program.',
  fix: 'Give ProcessBuilder the program and its arguments one by one.',
  near: ['.exec('],
  find: ['$runtime.exec($value, $...)'],
  where: { runtime: { any: [{ trait: 'mentions', of: ['runtime', 'rt', 'getruntime'] }, { trait: 'holds', of: ['getRuntime'] }] }, value: { not: { any: ['list', { all: ['tainted', { not: 'requested' }] }] } } },
  sink: 'ordinary',
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    java: ['Runtime.getRuntime().exec("ping " + host);', 'Runtime rt = Runtime.getRuntime();\nrt.exec("ls " + request.getParameter("d"));', 'Runtime r = Runtime.getRuntime();\nr.exec("ls " + request.getParameter("d"));', 'Runtime.getRuntime().exec(request.getParameter("cmd"));'],
    kotlin: ['Runtime.getRuntime().exec("ping $host")'],
  },
  good: { java: ['void f(String[] args) {\n  Runtime.getRuntime().exec(args);\n}', 'Runtime.getRuntime().exec(System.getenv("BROWSER"));', 'Runtime.getRuntime().exec("uptime");', 'Runtime.getRuntime().exec(command);', 'shell.exec("a " + line);', 'Runtime.getRuntime().exec(new String[] { "ping", host + ".local" });', 'String[] c = {"convert", "in/" + file};\nRuntime.getRuntime().exec(c);'] },
};

export const javaProcess: Rule = {
  ...danger,
  severity: 'high',
  id: 'java-process-chosen',
  title: 'Program chosen by a value from outside',
  why: 'Whoever sends the value decides what runs.',
  fix: 'Choose the program from a list of your own, and pass only its arguments on.',
  near: ['processbuilder'],
  find: ['ProcessBuilder($value, $...)'],
  where: { value: { all: ['requested', { not: 'list' }] } },
  sink: 'ordinary',
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['new ProcessBuilder(request.getParameter("program")).start();', 'String c = req.getHeader("X-Run");\nnew ProcessBuilder(c, "-v");'] },
  good: { java: ['new ProcessBuilder(command);', 'new ProcessBuilder("ls", request.getParameter("d"));', 'new ProcessBuilder(args);', 'List<String> c = new ArrayList<>();\nc.add("convert");\nc.add(request.getParameter("f"));\nnew ProcessBuilder(c);'] },
};

export const elsewhere: Rule = {
  ...danger,
  severity: 'high',
  id: 'managed-command-joined',
  title: 'Value joined into a command line',
  why: 'A shell, on this machine or the one behind the connection, takes the text apart: a value with `;` or a blank in it starts other commands or adds arguments.',
  fix: 'Check the value against a list or a narrow pattern first; give CommandLine.addArgument, AddParameter and their kin each argument for itself.',
  near: ['.setcommand(', '.runcommand(', '.createcommand(', '.combinedoutput(', 'session.run(', 'session.output(', 'session.start(', '.addscript(', 'commandline.parse('],
  find: ['$target.setCommand($value)', '$target.RunCommand($value)', '$target.CreateCommand($value)', '$target.CombinedOutput($value)', '$target.Run($value)', '$target.Output($value)', '$target.Start($value)', '$target.AddScript($value)', '$target.parse($value)'],
  where: { target: { trait: 'mentions', of: ['ssh', 'sshclient', 'session', 'sess', 'channel', 'channelexec', 'powershell', 'ps', 'shell', 'commandline'] } },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go'],
  bad: {
    java: ['channel.setCommand("tail -n 100 " + file);', 'CommandLine line = CommandLine.parse("convert " + file);'],
    csharp: ['ssh.RunCommand("ls " + folder);', 'using var c = sshClient.CreateCommand($"ls {folder}");', 'powerShell.AddScript("Get-Process " + name);'],
    go: ['out, err := session.CombinedOutput("ls " + dir)', 'session.Run(fmt.Sprintf("rm %s", name))', 'b, err := session.Output("cat " + name)', 'session.Start("tail -f " + name)'],
  },
  good: {
    java: ['channel.setCommand("uptime");', 'channel.setCommand(command);', 'button.setCommand("a " + name);', 'CommandLine.parse("ls -l");', 'CommandLine.parse(line);'],
    csharp: ['ssh.RunCommand("ls");', 'connection.CreateCommand("SELECT a" + b);', 'sshClient.CreateCommand(command);', 'powerShell.AddScript(SCRIPT);', 'page.AddScript("a" + b);'],
    go: ['session.Run("uptime")', 'session.Run(ctx, "a"+b, nil)', 'session.Output(command)', 'cmd.CombinedOutput()', 'session.Start(command)', 'server.Start("a" + b)', 'session.CombinedOutput("ls")'],
  },
};

export const csharpShell: Rule = {
  ...danger,
  id: 'csharp-shell',
  fix: 'Start the program itself, with ProcessStartInfo.ArgumentList for its arguments.',
  near: ['process.start(', 'processstartinfo', 'filename'],
  find: ['$?.Process.Start($shell, $value)', 'ProcessStartInfo($shell, $value)', 'ProcessStartInfo {FileName = $shell, Arguments = $value, $...}', 'ProcessStartInfo() {FileName = $shell, Arguments = $value, $...}', '$p.FileName = $shell; $q.Arguments = $value'],
  where: { shell },
  sink: 'always',
  langs: ['csharp'],
  bad: { csharp: ['Process.Start("cmd.exe", "/c " + command);', 'var info = new ProcessStartInfo("bash", $"-c \\"{command}\\"");', 'System.Diagnostics.Process.Start("cmd", args);', 'var info = new ProcessStartInfo { FileName = "bash", Arguments = $"-c \\"{command}\\"", UseShellExecute = false };', 'var info = new ProcessStartInfo() { FileName = "cmd.exe", Arguments = args };', 'p.StartInfo.FileName = "cmd.exe";\np.StartInfo.Arguments = "/c " + command;'] },
  good: { csharp: ['p.FileName = "git";\np.Arguments = range;', 'new ProcessStartInfo { FileName = "git", Arguments = range };', 'new ProcessStartInfo() { FileName = "git", Arguments = range };', 'Process.Start("git", arguments);', 'Process.Start("cmd.exe", "/c dir");', 'new ProcessStartInfo("notepad.exe", path);', 'Process.Start(path);'] },
};

export const csharpProcess: Rule = {
  ...danger,
  severity: 'high',
  id: 'csharp-process',
  title: 'Value from outside in a command line',
  why: 'The value names the program, or adds arguments to it.',
  fix: 'Choose the program from a list of your own and add each argument to ProcessStartInfo.ArgumentList.',
  near: ['process.start(', 'processstartinfo(', 'arguments', 'filename'],
  find: ['Process.Start($value, $...)', 'Process.Start($program, $value)', 'ProcessStartInfo($value, $...)', '$?.Arguments = $value', '$?.FileName = $value', 'new ProcessStartInfo($program, $value)'],
  where: { value: { all: ['requested', { not: { trait: 'has', of: ['ArgumentList'] } }] } },
  sink: 'ordinary',
  langs: ['csharp'],
  bad: {
    csharp: ['Process.Start(Request.Query["program"]);', 'Process.Start("git", "log " + Request.Form["range"]);', 'new ProcessStartInfo(Request.Query["p"]);', 'info.Arguments = "-f " + Request.QueryString["f"];', 'info.FileName = Request.Form["exe"];', 'new ProcessStartInfo("ls", Request.Form["d"]);'],
  },
  good: { csharp: ['Process.Start(path);', 'Process.Start("git", "log");', 'info.Arguments = "-f " + name;', 'info.FileName = "git";', 'new ProcessStartInfo("ls", folder);', 'new ProcessStartInfo(program);', 'Process.Start(new ProcessStartInfo("git") { ArgumentList = { "log", "--", Request.Query["path"] } });'] },
};

export const csharpArguments: Rule = {
  ...danger,
  severity: 'medium',
  id: 'csharp-arguments-joined',
  title: 'Value joined into arguments',
  why: 'A value with a blank or a quotation mark in it becomes several arguments.',
  fix: 'Add each argument to ProcessStartInfo.ArgumentList.',
  near: ['process.start(', 'processstartinfo(', 'arguments'],
  find: ['Process.Start($program, $value)', 'ProcessStartInfo($program, $value)', '$?.Arguments = $value'],
  sink: 'ordinary',
  langs: ['csharp'],
  bad: { csharp: ['Process.Start("ping", "-c 1 " + host);', 'new ProcessStartInfo("tar", $"xf {file}");', 'info.Arguments = string.Format("log {0}", range);', 'var info = new ProcessStartInfo { FileName = "git", Arguments = "log " + range };'] },
  good: { csharp: ['Process.Start("ping", arguments);', 'new ProcessStartInfo("tar", "xf a.tar");', 'info.Arguments = "log";', 'info.ArgumentList.Add("log" + range);'] },
};

export const goProcess: Rule = {
  ...danger,
  severity: 'high',
  id: 'go-process-chosen',
  title: 'Program chosen by a value from outside',
  why: 'Whoever sends the value decides what runs.',
  fix: 'Choose the program from a list of your own, and pass only its arguments on.',
  near: ['exec.command'],
  find: ['exec.Command($value, $...)', 'exec.CommandContext($ctx, $value, $...)'],
  where: { value: 'requested' },
  sink: 'ordinary',
  langs: ['go'],
  bad: { go: ['exec.Command(r.FormValue("cmd"))', 'name := c.Query("name")\nexec.CommandContext(ctx, name, "-v")'] },
  good: { go: ['exec.Command(name)', 'exec.Command("ls", r.FormValue("d"))', 'exec.CommandContext(ctx, program)', 'exec.Command(os.Args[1])'] },
};

/** A caller may pass anything on; where it comes from is not seen here, so that this only warns. */
const passedOn = { ...danger, severity: 'medium', sink: 'always' } as const;

export const javaPassedOn: Rule = {
  ...passedOn,
  id: 'java-exec-parameter',
  title: 'Command line that the caller chooses',
  why: 'The text is cut at blanks into a program and its arguments: whoever can choose a part of it adds arguments, or names another program.',
  fix: 'Take the program\'s arguments one by one, and give ProcessBuilder a list that starts with a program of your own.',
  near: ['.exec('],
  find: ['$runtime.exec($value, $...)'],
  where: { runtime: { trait: 'mentions', of: ['runtime', 'rt', 'getruntime'] }, value: { all: ['parameter', { not: 'list' }, { not: { trait: 'mentions', of: ['args', 'argv', 'cmdarray', 'cmds', 'commands', 'arguments'] } }] } },
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['Process run(String command) throws IOException {\n  return Runtime.getRuntime().exec(command);\n}'] },
  good: { java: ['Process run(String[] argv) throws IOException {\n  return Runtime.getRuntime().exec(argv);\n}', 'Runtime.getRuntime().exec(command);', 'Process run(String command) {\n  return executor.exec(command);\n}', 'void open(String url) {\n  Runtime.getRuntime().exec(new String[] {"open", url});\n}'] },
};

export const csharpPassedOn: Rule = {
  ...passedOn,
  id: 'csharp-process-parameter',
  title: 'Program or arguments that the caller chooses',
  why: 'Whoever can choose a part of the text adds arguments, or names another program.',
  fix: 'Choose the program here, and take its arguments one by one for ProcessStartInfo.ArgumentList.',
  near: ['process.start(', 'startinfo.filename', 'startinfo.arguments', 'processstartinfo('],
  find: ['Process.Start($value, $...)', '$?.StartInfo.FileName = $value', '$?.StartInfo.Arguments = $value', 'new ProcessStartInfo($value, $...)'],
  where: { value: { all: ['parameter', { not: { trait: 'mentions', of: ['info', 'psi', 'startinfo', 'si', 'url', 'uri', 'link', 'e'] } }, { not: { trait: 'holds', of: ['ArgumentList'] } }] } },
  langs: ['csharp'],
  bad: { csharp: ['void Run(string program) {\n  Process.Start(program);\n}', 'void Run(string path) {\n  p.StartInfo.FileName = path;\n}', 'void Run(string arguments) {\n  p.StartInfo.Arguments = arguments;\n}', 'void Run(string path) {\n  var i = new ProcessStartInfo(path);\n}'] },
  good: { csharp: ['void Run(string format) {\n  var start = new ProcessStartInfo("toktx") { ArgumentList = { "--encode", format } };\n  Log(format);\n  Process.Start(start);\n}', 'void Run(ProcessStartInfo info) {\n  Process.Start(info);\n}', 'void Run(string path) {\n  Process.Start("git", path);\n}', 'Process.Start(path);', 'void Open(string url) {\n  Process.Start(url);\n}', 'p.StartInfo.FileName = path;'] },
};

export const managedOption: Rule = {
  ...danger,
  cwe: [88],
  severity: 'high',
  id: 'managed-option-from-request',
  title: 'Request value that may be read as an option',
  why: 'A value that begins with a dash is an option, and these programs have options that run others: --upload-pack, -oProxyCommand, --checkpoint-action.',
  fix: 'Put "--" before the value, or refuse what begins with a dash.',
  near: ['exec.command', 'processbuilder(', 'system(', 'open3.'],
  find: ['exec.Command($program, $...)', 'exec.CommandContext($ctx, $program, $...)', 'new ProcessBuilder($program, $...)', 'system($program, $...)', 'Open3.capture2($program, $...)', 'Open3.capture2e($program, $...)', 'Open3.capture3($program, $...)', 'Open3.popen3($program, $...)'],
  where: { program: { trait: 'equals', of: RUNS_MORE }, rest: { all: ['brings', { not: { trait: 'has', of: ['--', '--end-of-options'] } }] }, match: { not: { trait: 'within', of: ['HasPrefix(', 'startsWith("-', 'MatchString(', '.matches('] } } },
  hole: 'none',
  langs: ['go', 'java', 'ruby'],
  bad: { go: ['exec.Command("git", "clone", r.FormValue("url"), dir)', 'exec.CommandContext(ctx, "tar", "xf", c.Query("file"))'], java: ['new ProcessBuilder("git", "log", request.getParameter("ref")).start();'], ruby: ['system("git", "clone", params[:url], dir)', ...['capture2', 'capture2e', 'capture3', 'popen3'].map((call) => `Open3.${call}("git", "log", params[:ref])`)] },
  good: { go: ['exec.Command("git", "clone", "--", r.FormValue("url"), dir)', 'exec.Command("git", "log", "--author="+r.FormValue("who"))', 'exec.Command("convert", "in.png", r.FormValue("size"))', 'exec.Command("git", "clone", url)', 'func f(r *http.Request) {\n\tref := r.FormValue("ref")\n\tif strings.HasPrefix(ref, "-") {\n\t\treturn\n\t}\n\texec.CommandContext(ctx, "git", "log", ref)\n}', 'exec.Command("git", "clone", os.Args[1])'], java: ['new ProcessBuilder("git", "log", ref).start();'] },
};
