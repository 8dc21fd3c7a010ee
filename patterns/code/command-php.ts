/** Values that reach a shell or the interpreter itself in PHP. */
import type { Rule } from '../../lib/types.ts';

const shell = {
  category: 'command-injection',
  cwe: [78],
  severity: 'critical',
  why: 'A shell takes the value apart: `;`, `|` or `$()` in it starts another command.',
  langs: ['php'],
  sink: 'always',
} satisfies Partial<Rule>;

const code = {
  category: 'code-injection',
  cwe: [95],
  severity: 'critical',
  why: 'Whoever can change the value runs code of their own with all rights of this program.',
  langs: ['php'],
} satisfies Partial<Rule>;

export const phpShell: Rule = {
  ...shell,
  id: 'php-shell',
  title: 'Value run by a shell',
  fix: 'Pass every value through escapeshellarg, or give proc_open a list of arguments.',
  near: ['exec(', 'shell_exec', 'system(', 'passthru(', 'popen(', 'proc_open(', 'process::', 'ssh2_exec('],
  find: ['Process::run($value, $...)', 'Process::$with($...)->run($value, $...)', '$$ssh->exec($value, $...)', '$$this->ssh->exec($value, $...)', 'ssh2_exec($c, $value, $...)', 'exec($value, $...)', 'shell_exec($value)', 'system($value, $...)', 'passthru($value, $...)', 'popen($value, $mode)', 'proc_open($value, $...)', 'Process::fromShellCommandline($value, $...)'],
  where: { value: { not: 'list' } },
  bad: {
    php: [
      '<?php exec("ping " . $host);', '<?php Process::run("tar xf " . $f);', '<?php Process::timeout(9)->run("tar xf " . $f);', '<?php $ssh->exec("rm " . $f);', '<?php $this->ssh->exec("rm $f");', '<?php ssh2_exec($c, "rm " . $f);', '<?php $out = shell_exec("ls " . $dir);', '<?php system("cat $file", $code);', '<?php passthru($_GET["cmd"]);', '<?php $p = popen("sendmail $to", "w");', '<?php $p = proc_open("tar xf $f", $spec, $pipes);', '<?php Process::fromShellCommandline("tar xf " . $f);',
      '<?php $cmd = "convert " . $name;\nexec($cmd, $out);', '<?php exec(read_config_option($_GET["tool"]) . " -v");',
    ],
  },
  good: {
    php: [
      '<?php exec("uptime");', '<?php exec(read_config_option("path_php") . " -q " . escapeshellarg($id));', '<?php exec(config("app.convert") . " -v");', '<?php Process::run(["tar", "xf", $f]);', '<?php Process::timeout(9)->run(["tar", "xf", $f]);', '<?php exec("ping " . escapeshellarg($host));', '<?php exec("ping " . Shell::escape($host));', '<?php $db->exec($sql);', '<?php curl_exec($ch);', '<?php function system($x) {}', '<?php proc_open(["tar", "xf", $f], $spec, $pipes);', '<?php pclose(popen("ls", "r"));', '<?php shell_exec("kill " . (int) $pid);',
    ],
  },
};

/** php.net/mail: what additional_params holds becomes arguments of sendmail; escapeshellcmd leaves `-X` and `-O` alone. */
export const phpMailArguments: Rule = {
  ...shell,
  sink: undefined,
  id: 'php-mail-arguments',
  severity: 'high',
  cwe: [88],
  title: 'Argument of sendmail from the request',
  why: 'A blank in the value adds options: -X writes a log file where the sender likes, with what stands in the mail.',
  fix: 'Write the envelope sender out, or let filter_var($from, FILTER_VALIDATE_EMAIL) and a strict preg_match decide first.',
  near: ['mail(', 'mb_send_mail('],
  find: ['mail($to, $subject, $text, $headers, $value)', 'mb_send_mail($to, $subject, $text, $headers, $value)'],
  where: { value: 'requested' },
  bad: { php: ['<?php mail($to, $s, $m, $h, "-f" . $_POST["email"]);', '<?php $from = trim($_POST["email"]);\nmb_send_mail($to, $s, $m, $h, "-f$from");'] },
  good: { php: ['<?php mail($to, $s, $m, $h, "-fnoreply@shop.example");', '<?php mail($to, $s, $m, $h, "-f" . $config["sender"]);', '<?php function f($from) { mail($to, $s, $m, $h, "-f" . $from); }', '<?php if (!preg_match("/^[a-z0-9.]+@[a-z0-9.]+$/D", $_POST["email"])) { exit; }\nmail($to, $s, $m, $h, "-f" . $_POST["email"]);', '<?php mb_send_mail($to, $s, $m, $h, $p);'] },
};

export const phpShellAny: Rule = {
  ...shell,
  sink: undefined,
  id: 'php-shell-any',
  severity: 'low',
  confidence: 'possible',
  title: 'Command run by a shell',
  fix: 'Call a function of PHP instead, or give proc_open a list of arguments.',
  near: ['exec(', 'shell_exec', 'system(', 'passthru('],
  find: ['exec($...)', 'shell_exec($...)', 'system($...)', 'passthru($...)'],
  bad: { php: ['<?php exec("uptime");', '<?php shell_exec("ls");', '<?php system($c, $status);', '<?php passthru("date");'] },
  good: { php: ['<?php $db->exec($sql);', '<?php function system($x) {}', '<?php curl_exec($c);'] },
};

export const phpBacktick: Rule = {
  ...shell,
  id: 'php-backtick',
  title: 'Value run by a shell in backticks',
  fix: 'Use exec with escapeshellarg around every value.',
  near: ['= `', 'echo `', 'return `'],
  find: ['$command $+ $value'],
  where: { command: 'backtick' },
  bad: { php: ['<?php $x = `ls $dir`;', '<?php echo `ping {$host}`;', '<?php return `cat $_GET[file]`;'] },
  good: { php: ['<?php $x = `ls`;', '<?php $x = "a `ls` $dir";', '<?php $q = "SET a = `b` + $x";'] },
};

export const phpStringCode: Rule = {
  ...code,
  id: 'php-string-code',
  title: 'Joined or foreign text run as code',
  fix: 'Write an anonymous function, or choose a function from a table by name.',
  near: ['assert(', 'create_function(', 'call_user_func', 'array_map('],
  find: ['array_map($value, $...)', 'assert($value, $...)', 'create_function($args, $value)', 'call_user_func($value, $...)', 'call_user_func_array($value, $...)'],
  // 'on_' . $kind and [$this, 'set_' . $name] call one of few
  doubt: { match: { trait: 'has', of: ['call_user_func', 'call_user_func_array', 'array_map'] }, value: { not: 'tainted' } },
  bad: { php: ['<?php assert($_POST["x"]);', '<?php $f = create_function("$a", "return $a " . $op . ";");', '<?php call_user_func($_GET["f"], 1);', '<?php array_map($_GET["f"], $list);', '<?php call_user_func([$this, $_GET["f"]]);', '<?php call_user_func_array($_GET["f"], $args);', '<?php call_user_func("on_" . $_GET["f"]);'] },
  good: { php: ['<?php assert($x > 0);', '<?php assert(is_string($x));', '<?php call_user_func($callback, $x);', '<?php call_user_func("on_" . $kind, $x);', '<?php array_map("on_" . $kind, $list);', '<?php call_user_func_array("on_" . $kind, [$x]);', '<?php call_user_func([$this, $name], $x);', '<?php call_user_func([$this, "set_" . $name], $x);', '<?php call_user_func_array(array($this, "set_$name"), $x);', '<?php function create_function($a, $b) {}'] },
};

export const phpReplaceEval: Rule = {
  ...code,
  id: 'php-replace-eval',
  title: 'Replacement run as code by the e modifier',
  fix: 'Use preg_replace_callback.',
  near: ['preg_replace('],
  find: [/\bpreg_replace\s*\(\s*(?:"[/#~@][^"\n]{0,150}[/#~@][imsxADSUXJu]{0,6}e[imsxADSUXJu]{0,6}"|'[/#~@][^'\n]{0,150}[/#~@][imsxADSUXJu]{0,6}e[imsxADSUXJu]{0,6}')\s*,/],
  bad: { php: ['<?php preg_replace("/(.*)/e", $code, $text);', "<?php preg_replace('#x#ie', 'f(\"$1\")', $t);"] },
  good: { php: ['<?php preg_replace("/(.*)/i", $code, $text);', "<?php preg_replace('/a/page', $x);", '<?php preg_replace($p, $r, $t);', "<?php preg_replace('/e', 'a', $t);"] },
};

export const phpExtract: Rule = {
  ...code,
  cwe: [621, 914],
  severity: 'high',
  id: 'php-extract',
  title: 'Variables set from the request',
  why: 'The sender of the request can give any variable of this function a value.',
  fix: 'Read the fields you need by name.',
  near: ['extract(', 'parse_str('],
  find: ['extract($value, $...)', 'parse_str($value)'],
  where: { value: { all: ['tainted', { not: 'list' }] } },
  bad: { php: ['<?php extract($_POST);', '<?php parse_str($_SERVER["QUERY_STRING"]);'] },
  good: { php: ['<?php extract($args);', '<?php extract(["name" => $_POST["name"]]);', '<?php parse_str($_SERVER["QUERY_STRING"], $out);', '<?php extract(compact("a"));', '<?php $zip->extract($_POST["x"]);', '<?php extract("a" . $b);'] },
};

/** PHP that is put together from values and written where it will be run: settings of installers, caches. */
export const phpCodeWritten: Rule = {
  id: 'php-code-written',
  category: 'code-injection',
  cwe: [94],
  severity: 'high',
  title: 'Value joined into code that is written to a file',
  why: 'A quote in the value ends the text, and what follows it runs with every request that reads the file.',
  fix: 'Write each value by var_export($value, true), or keep settings as JSON.',
  near: ['file_put_contents(', 'fwrite(', 'fputs('],
  find: ['file_put_contents($path, $value, $...)', 'fwrite($path, $value)', 'fputs($path, $value)'],
  // generators join names of the program's own
  where: { value: { all: [{ trait: 'contains', of: ['<?php', '<?='] }, 'tainted'] } },
  langs: ['php'],
  bad: {
    php: [
      '<?php file_put_contents("config.php", "<?php\\n\\$name = \'" . $_POST["name"] . "\';");', '<?php $out = "<?php\\n";\nforeach ($_POST as $k => $v) { $out .= "define(\'$k\', \'$v\');\\n"; }\nfile_put_contents("conf.php", $out);', '<?php file_put_contents("a.phtml", "<?= \'" . $_GET["v"] . "\' ?>");', '<?php $name = $_POST["n"];\nfwrite($h, "<?php return \'$name\';");', '<?php fputs($h, "<?php return \'" . $_GET["v"] . "\';");',
    ],
  },
  good: { php: ['<?php file_put_contents("config.php", "<?php return " . var_export($settings, true) . ";");', '<?php file_put_contents("a.php", "<?php return 1;");', '<?php file_put_contents("a.txt", "name: " . $_POST["n"]);', '<?php $out = "<?php\\n";\nforeach ($all as $k => $v) { $out .= "define(" . var_export($k, true) . ", " . var_export($v, true) . ");\\n"; }\nfile_put_contents("conf.php", $out);', '<?php fwrite($h, "a" . $b);', '<?php fputs($h, "a" . $b);', '<?php file_put_contents("a.php", $code);', '<?php fwrite($h, "<?php \$secret = \'" . generate_secret() . "\';");'] },
};

/** php.net: variable functions, variable variables. */
export const phpNameChosen: Rule = {
  ...code,
  cwe: [470, 914],
  langs: undefined,
  id: 'php-name-from-request',
  title: 'Function, method or variable whose name is sent',
  fix: 'Look the name up in an array of those that are meant.',
  near: ['$_get[', '$_post[', '$_request[', '$_cookie['],
  find: [
    /\$_(?:GET|POST|REQUEST|COOKIE)\[\s?["'][\w-]{1,40}["']\s?\](?:\s?\})?\s?\(/y,
    /(?<=\$(\w{1,40})\s?=\s?(?:trim\()?)(?<value>\$_(?:GET|POST|REQUEST|COOKIE)\[\s?["'][\w-]{1,40}["']\s?\])(?:\s?\?\?\s?["']\w{0,40}["'])?\)?;(?![^}]{0,200}(?:in_array|isset|match|switch|array_key_exists)\b[^}]{0,60}\$\1\b)[^}]{0,200}?(?<![$\w])(?:->|::)?\$\1\s?\(/y,
    /(?<=\$(?:\{\s?)?)\$_(?:GET|POST|REQUEST|COOKIE)\[/y,
  ],
  where: { path: { trait: 'ends', of: ['.php', '.phtml', '.inc'] } },
  bad: { php: ['<?php $_GET["f"]($x);', '<?php $obj->{$_POST["m"]}();', "<?php $f = $_REQUEST['f'];\n$f($x);", "<?php $m = $_COOKIE['m'] ?? 'index';\n$page->$m();", "<?php $$_GET['n'] = 1;", "<?php ${$_POST['n']} = $v;"] },
  good: { php: ['<?php f($_GET["f"]);', "<?php $f = $_GET['f'];\nif (!in_array($f, ['a', 'b'], true)) { exit; }\n$f($x);", "<?php $n = $_POST['n'];\nsave($n);", "<?php $v = $_REQUEST['a'] ?? f($x);", '<?php $x = $_COOKIE["a"];'], 'a.md': ["$_GET['f']($x)"] },
};

/** php.net/pcntl_exec: no shell, but any program. */
export const phpProgram: Rule = {
  ...shell,
  sink: undefined,
  severity: 'high',
  id: 'php-program-from-request',
  title: 'Program or command chosen by the request',
  why: 'Whoever chooses the value chooses what runs.',
  fix: 'Look the value up in an array of the programs that are meant.',
  near: ['pcntl_exec(', 'artisan::call('],
  find: ['pcntl_exec($value, $...)', 'Artisan::call($value, $...)'],
  where: { value: 'requested' },
  bad: { php: ['<?php pcntl_exec($_GET["p"], []);', '<?php Artisan::call($request->input("command"));'] },
  good: { php: ['<?php pcntl_exec("/usr/bin/env", [$_GET["a"]]);', '<?php Artisan::call("import:" . $kind); Artisan::call("cache:clear"); pcntl_exec($program, $args); pcntl_exec("/opt/" . $name);'] },
};
