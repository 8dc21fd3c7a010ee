/** Text that is run as code: eval and its kin. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'code-injection',
  cwe: [95],
  severity: 'critical',
  why: 'Whoever can change the value runs code of their own with all rights of this program.',
  sink: 'always',
} as const;

export const evalCall: Rule = {
  ...danger,
  id: 'eval-call',
  title: 'Value run as code by eval',
  fix: 'Parse data with JSON.parse or ast.literal_eval, and choose functions from a table by name instead of building code.',
  near: ['eval'],
  find: ['eval($value, $...)', 'window.eval($value)', 'globalThis.eval($value)', 'global.eval($value)', 'self.eval($value)', 'builtins.eval($value, $...)', '__builtins__.eval($value)', 'pd.eval($value, $...)'],
  langs: ['js', 'py', 'php', 'ruby'],
  bad: {
    js: ['eval(x)', 'const f = eval("(" + body + ")")', 'window.eval(code)', 'globalThis.eval(code)', 'eval(`return ${name}`)', 'eval(req.query.code)', '(0, eval)(code)', "window['eval'](code)", 'const e = eval;\ne(code);', 'global.eval(code)', 'self.eval(code)'],
    py: ['eval(x)', 'result = eval(f"{a} + {b}")', 'eval(request.args.get("expr"), {})', 'builtins.eval(x)', '__builtins__.eval(x)', 'pd.eval(request.args["q"])'],
  },
  good: {
    js: ['eval("1 + 1")', 'model.eval(x)', 'function eval(x) {}', 'window.evaluate(code)', '// eval(x)', 'const s = "eval(x)"', 'retrieval(x)', "model['eval'](x)"],
    py: ['model.eval(x)', 'ast.literal_eval(x)', 'eval("2 * 3")', 'def eval(self, x): pass', '# eval(x)'],
  },
};

export const functionConstructor: Rule = {
  ...danger,
  id: 'function-constructor',
  title: 'Value run as code by the Function constructor',
  fix: 'Write the function out, or choose one from a table by name.',
  near: ['new function', 'new (function', "function('", 'function("', 'function(`'],
  find: ['Function($..., $value)'],
  langs: ['js'],
  bad: { js: ['new Function(body)', 'const add = new Function("a", "b", "return " + expression)', 'new Function("x", source)', 'new (Function)(body)', 'const f = Function("return " + expression)', "Function('a', body)", 'Function(`return ${x}`)()'] },
  good: { js: ['new Function("return 1")', 'new Functional(body)', 'function f(body) {}', 'new Function()', "Function('return this')()", "define(function('a') {})"] },
};

export const stringTimer: Rule = {
  ...danger,
  id: 'string-timer',
  severity: 'high',
  title: 'Joined text run as code by a timer',
  fix: 'Pass a function: setTimeout(() => update(id), 100).',
  near: ['settimeout', 'setinterval', 'setimmediate', 'execscript'],
  find: ['$?.setTimeout($value, $...)', '$?.setInterval($value, $...)', '$?.setImmediate($value, $...)', '$?.execScript($value, $...)'],
  where: { value: 'joined' },
  langs: ['js'],
  bad: {
    js: [
      'setTimeout("update(" + id + ")", 100)',
      'window.setInterval(`tick(${n})`, 1000)',
      'setImmediate("go(" + where + ")")',
      'window.execScript("run(" + name + ")", "JavaScript")',
      'const code = "poll(" + id + ")";\nsetTimeout(code, 50);',
    ],
  },
  good: { js: ['setTimeout(() => update(id), 100)', 'setTimeout(callback, 100)', 'setTimeout(function () { go("a" + b); }, 10)', 'setTimeout("tick()", 10)', 'setTimeout(resolve, ms)'] },
};

export const pythonExec: Rule = {
  ...danger,
  id: 'python-exec',
  title: 'Value run as code by exec',
  fix: 'Call the function you need; read data with json.loads or ast.literal_eval.',
  near: ['exec', 'compile'],
  find: ['exec($value, $...)', "compile($value, $..., 'exec')", "compile($value, $..., 'eval')"],
  langs: ['py'],
  bad: { py: ['exec(source)', 'exec("x = " + value, scope)', 'exec(code, {"a": 1})', 'compile(text, "f.py", "exec")', 'compile(expression, "<input>", "eval")'] },
  good: { py: ['exec("x = 1")', 'cursor.exec(query)', 're.compile(pattern)', 'def exec(cmd): pass', 'compile(pattern)', 'spec.loader.exec_module(module)'] },
};

export const vmScript: Rule = {
  ...danger,
  id: 'vm-script',
  title: 'Value run as code by the vm module',
  fix: 'The vm module is no sandbox: run foreign code in a process or worker without rights, or do not run it.',
  near: ['runin', 'vm.script', 'compilefunction'],
  find: [
    'vm.runInThisContext($value, $...)', 'vm.runInNewContext($value, $...)', 'vm.runInContext($value, $...)', 'vm.compileFunction($value, $...)', 'new vm.Script($value, $...)',
  ],
  langs: ['js'],
  bad: {
    js: [
      'vm.runInThisContext(code)', 'vm.runInNewContext("x = " + value, sandbox)', 'vm.runInContext(source, context)', 'vm.compileFunction(body, ["a"])', 'const script = new vm.Script(source, { filename })',
    ],
  },
  good: { js: ['vm.runInThisContext("1 + 1")', 'new vm.Script("x")', 'vm.createContext(sandbox)', 'script.runInContext(context)'] },
};

export const pageScript: Rule = {
  ...danger,
  id: 'page-script',
  severity: 'high',
  title: 'Joined text run as code in a page',
  fix: 'Send the value with webContents.send and read it in the preload script, or pass it as an argument: page.evaluate((name) => load(name), name).',
  near: ['executejavascript', 'page.evaluate'],
  find: ['$w.executeJavaScript($value, $...)', 'page.evaluate($value, $...)'],
  where: { value: 'joined' },
  langs: ['js'],
  bad: { js: ['win.webContents.executeJavaScript(`load("${name}")`)', 'await page.evaluate("go(\'" + id + "\')")'] },
  good: { js: ['win.webContents.executeJavaScript("reload()")', 'page.evaluate((name) => load(name), name)', 'win.webContents.executeJavaScript(source)', 'document.evaluate("//a[@id=\'" + id + "\']", document)'] },
};
