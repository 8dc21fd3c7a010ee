/** Values that reach a shell or the interpreter itself in Ruby. */
import type { Rule } from '../../lib/types.ts';

const shell = {
  category: 'command-injection',
  cwe: [78],
  severity: 'critical',
  why: 'A shell takes the value apart: `;`, `|` or `$()` in it starts another command.',
  langs: ['ruby'],
  sink: 'always',
} satisfies Partial<Rule>;

const code = {
  category: 'code-injection',
  cwe: [95],
  severity: 'critical',
  why: 'Whoever can change the value runs code of their own with all rights of this program.',
  langs: ['ruby'],
} satisfies Partial<Rule>;

export const rubyShell: Rule = {
  ...shell,
  id: 'ruby-shell',
  title: 'Value run by a shell',
  fix: 'Give the program and each argument on their own: system("ping", host); or use Shellwords.escape.',
  near: ['system', 'exec', 'spawn', 'popen', 'open3'],
  find: [
    'PTY.spawn($value, $...)', '$ssh.exec!($value)', 'Open3.pipeline($value, $...)',
    'system($value)', 'exec($value)', 'spawn($value)', 'Kernel.system($value)', 'Kernel.exec($value)', 'Kernel.spawn($value)', 'IO.popen($value, $...)', 'Process.spawn($value)', 'Open3.capture2($value)', 'Open3.capture2e($value)', 'Open3.capture3($value)', 'Open3.popen3($value)',
    'Open3.capture2e(env, $value)', 'Open3.capture3(env, $value)', 'Open3.capture2(env, $value)', 'system(env, $value)', 'spawn(env, $value)',
  ],
  where: { value: { not: 'list' } },
  bad: {
    ruby: [
      'PTY.spawn("ping #{host}")', 'ssh.exec!("ls #{dir}")', 'Open3.pipeline("cat #{file}", "wc")',
      'system("ping #{host}")', 'exec("ls " + dir)', 'spawn("tail -f #{file}")', 'Kernel.system("a #{b}")', 'Kernel.exec(params[:cmd])', 'Kernel.spawn("a #{b}")', 'IO.popen("cat #{name}")', 'Process.spawn("a #{b}")', 'Open3.capture2("ls #{d}")', 'out, s = Open3.capture2e(cmd)', 'Open3.capture3("git log #{range}")', 'Open3.popen3("a " + b) { |i| i.close }',
      'Open3.capture2e(env, "git fetch #{url}")', 'Open3.capture3(env, "a #{b}")', 'Open3.capture2(env, "a #{b}")', 'system(env, "a #{b}")', 'spawn(env, "a #{b}")',
      'system "rm -r #{dir}"', 'exec "ls " + dir', 'spawn "tail #{file}"', 'system params[:cmd] if run',
    ],
  },
  good: {
    ruby: ['system "clear"', 'system "ping", host', 'exec "ls #{Shellwords.escape(dir)}"', 'spawn "top"', 'ssh.exec!("uptime")', 'system("clear")', 'system("ping", host)', 'exec("ls " + Shellwords.escape(dir))', 'IO.popen(["cat", name])', 'Open3.capture3("git", "log", range)', 'def system(x)\nend', 'db.exec(sql)', 'def capture(*argv)\n  IO.popen(argv) { |out| out.read }\nend', 'spawn("ls #{dir.shellescape}")', 'Process.spawn("a")', 'exec(*command)'],
  },
};

export const rubyBareShell: Rule = {
  ...shell,
  id: 'ruby-bare-shell',
  title: 'Value run by a shell',
  fix: 'Give the program and each argument on their own: sh "tar", "xf", file; or use Shellwords.escape.',
  near: ['sh '],
  find: ['sh $value'],
  where: { value: { any: ['joined', 'tainted'] } },
  bad: { ruby: ['sh "tar xf #{file}"', 'sh params[:cmd]'] },
  good: { ruby: ['sh "make"', 'sh cmd', 'sh "tar xf #{Shellwords.escape(file)}"', 'sh.run "a #{b}"'] },
};

export const rubyBacktick: Rule = {
  ...shell,
  id: 'ruby-backtick',
  title: 'Value run by a shell in backticks',
  fix: 'Use Open3.capture2 with each argument on its own, or Shellwords.escape around the value.',
  near: ['= `', 'puts `', 'return `', ', `', '%x(', '%x{', '%x[', '  `', '{ `', ': `', '}`)'],
  find: ['$command $+ $value'],
  where: { command: 'backtick' },
  bad: { ruby: ['x = `ls #{dir}`', 'puts `ping #{host}`', 'return `cat #{params[:f]}`', 'x = run(:a, `ls #{dir}`, 1)', 'def f(a)\n  `rm #{a}`\nend', 'each { `rm #{x}` }', 'x = %x(ls #{dir})', 'x = %x{ls #{dir}}', 'x = %x[git log #{range}]', 'x = { n: `ls #{dir}`}', 'x = { :n => `ls #{dir}` }', 'f(`ls #{dir}`)', 'x =`ls #{dir}`.size'] },
  good: { ruby: ['x = `ls`', 'x = "a #{b}"', 'x = "= `a` #{b}"', 'x = `ls #{Shellwords.escape(dir)}`', 'x = %w(a b)', 'raise "see , `#{x}`"', 'x = %Q(a #{b})', 'x = `stty size`.split[1]'] },
};

export const rubyEval: Rule = {
  ...code,
  id: 'ruby-eval',
  title: 'Value run as code',
  fix: 'Use public_send with a name from a list, define_method, or a table of lambdas.',
  near: ['require ', 'load(', 'instance_eval', 'class_eval', 'module_eval', 'eval('],
  find: ['$b.eval($value, $...)', 'require $value', 'load($value, $...)', '$?.instance_eval($value, $...)', '$?.class_eval($value, $...)', '$?.module_eval($value, $...)', 'eval($value, $...)'],
  where: { value: 'tainted' },
  bad: { ruby: ['binding.eval(params[:code])', 'require params[:plugin]', 'load("plugins/" + params[:plugin])', 'obj.instance_eval(params[:code])', 'klass.class_eval(params[:code])', 'mod.module_eval(params[:c])', 'eval params[:code]', 'Kernel.eval(params[:x])'] },
  good: { ruby: ['require "json"', 'require name', 'load(path)', 'binding.eval(text)', 'obj.instance_eval(&block)', 'klass.class_eval do\nend', 'eval "1"', 'class_eval("def #{name}; end")', 'Kernel.eval("1")', 'module_eval(text)', 'eval name'] },
};

export const rubyReflection: Rule = {
  ...code,
  cwe: [470],
  severity: 'high',
  id: 'ruby-reflection',
  title: 'Class or method chosen by the request',
  why: 'The sender of the request can reach any class or method of the program.',
  fix: 'Look the name up in a list of those you mean.',
  near: ['.method(', '.try(', 'send(', 'constantize', 'const_get', 'public_send', '__send__'],
  find: ['$o.method($value)', '$o.try($value, $...)', 'send($value, $...)', 'public_send($value, $...)', '$value.constantize', '$value.safe_constantize', '$?.const_get($value)', '$o.send($value, $...)', '$o.public_send($value, $...)', '$o.__send__($value, $...)'],
  where: { value: 'tainted' },
  bad: { ruby: ['self.try(params[:graph])', 'item.method(params[:m]).call', 'send(params[:a])', 'public_send(params[:a], x)', 'params[:type].constantize.new', 'params[:type].classify.safe_constantize', 'Object.const_get(params[:type])', 'user.send(params[:method])', 'user.public_send(params[:m], 1)', 'user.__send__(params[:m])'] },
  good: { ruby: ['item.method(:name)', 'item.method(name)', 'class Uri\n  def initialize(params)\n    @parameters = params\n  end\n\n  def match?(o)\n    @parameters.keys.all? { |name| o.send(name) }\n  end\nend', 'send(:go, params[:a])', 'type.constantize', 'user.send(:name)', 'user.send("#{a}=", 1)', 'Object.const_get(name)', 'socket.send(data)', 'x.public_send(name)', '"User".safe_constantize', 'x.__send__(m)'] },
};
