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
  find: ['eval($value, $...)', 'window.eval($value)', 'globalThis.eval($value)', 'global.eval($value)', 'mathjs.eval($value, $...)', 'js2py.eval_js($value)', 'builtins.eval($value, $...)', '__builtins__.eval($value)', 'pd.eval($value, $...)'],
  langs: ['js', 'py', 'php', 'ruby'],
  bad: {
    js: ['eval(x)', 'const f = eval("(" + body + ")")', 'window.eval(code)', 'globalThis.eval(code)', 'eval(`return ${name}`)', 'eval(req.query.code)', '(0, eval)(code)', "window['eval'](code)", 'const e = eval;\ne(code);', 'global.eval(code)', 'mathjs.eval(req.body.sum)'],
    py: ['eval(x)', 'js2py.eval_js(f"{code} f()")', 'result = eval(f"{a} + {b}")', 'eval(request.args.get("expr"), {})', 'builtins.eval(x)', '__builtins__.eval(x)', 'pd.eval(request.args["q"])'],
  },
  good: {
    js: ['eval("1 + 1")', 'model.eval(x)', 'function eval(x) {}', 'window.evaluate(code)', '// eval(x)', 'const s = "eval(x)"', 'retrieval(x)', "model['eval'](x)"],
    py: ['model.eval(x)', 'self.eval(code)', 'ast.literal_eval(x)', 'eval("2 * 3")', 'eval(compile("def f(a): return a", "<f>", "exec"))', 'def eval(self, x): pass', '# eval(x)'],
  },
};

export const functionConstructor: Rule = {
  ...danger,
  id: 'function-constructor',
  title: 'Value run as code by the Function constructor',
  fix: 'Write the function out, or choose one from a table by name.',
  near: ['new function', 'new (function', 'new(function', "function('", 'function("', 'function(`', 'function(...'],
  find: ['Function($..., $value)'],
  // a function of AWS' CDK is made in a stack: `new Function(this, id, props)`
  where: { rest: { not: { trait: 'has', of: ['this'] } } },
  langs: ['js'],
  bad: { js: ['new Function(body)', 'const add = new Function("a", "b", "return " + expression)', 'new Function("x", source)', 'new (Function)(body)', 'new(Function)(body)', 'const f = Function("return " + expression)', "Function('a', body)", 'Function(`return ${x}`)()', 'return Function(...names, `return ${body};`)(...values)'] },
  good: { js: ['import { Function, Runtime } from "aws-cdk-lib/aws-lambda";\nconst f = new Function(this, "Refund", props);', 'new Function("return 1")', 'const f = new Function(this, id, props);', 'new Functional(body)', 'function f(body) {}', 'new Function()', "Function('return this')()", "define(function('a') {})", 'function f(...args) {}'] },
};

export const stringTimer: Rule = {
  ...danger,
  id: 'string-timer',
  severity: 'high',
  title: 'Joined text run as code by a timer',
  fix: 'Pass a function: setTimeout(() => update(id), 100).',
  near: ['settimeout', 'setinterval', 'setimmediate', 'execscript'],
  find: ['$?.setTimeout($value, $...)', '$?.setInterval($value, $...)', '$?.setImmediate($value, $...)', '$?.execScript($value, $...)'],
  where: { value: { any: ['joined', 'requested'] } },
  langs: ['js'],
  bad: {
    js: [
      'setTimeout(new URLSearchParams(location.search).get("then"), 100)', 'setTimeout("update(" + id + ")", 100)',
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

/** They read an expression by eval, or run what they are given. */
export const pythonExpression: Rule = {
  ...danger,
  id: 'python-expression-from-request',
  title: 'Request evaluated as an expression',
  fix: 'Read numbers with float, or take the text apart with ast.parse and allow the nodes you mean.',
  sink: 'ordinary',
  near: ['sympify(', 'parse_expr(', 'numexpr.evaluate(', 'repl().run(', 'repltool().run('],
  find: ['$?.sympify($value, $...)', '$?.parse_expr($value, $...)', 'numexpr.evaluate($value, $...)', 'PythonREPL().run($value)', 'PythonREPLTool().run($value)'],
  where: { value: 'requested' },
  langs: ['py'],
  bad: { py: ['sympy.sympify(request.args["e"])', 'parse_expr(request.json["e"])', 'numexpr.evaluate(request.args["e"])', 'PythonREPL().run(response.choices[0].message.content)', 'PythonREPLTool().run(request.json["code"])'] },
  good: { py: ['sympify("x**" + n); parse_expr(text); numexpr.evaluate("a + b"); PythonREPL().run(code); PythonREPLTool().run(code)'] },
};

export const vmScript: Rule = {
  ...danger,
  id: 'vm-script',
  title: 'Value run as code by the vm module',
  fix: 'The vm module is no sandbox: run foreign code in a process or worker without rights, or do not run it.',
  near: ['runin', 'vm.script', 'compilefunction'],
  find: [
    'vm.runInThisContext($value, $...)', 'vm.runInNewContext($value, $...)', 'vm.runInContext($value, $...)', 'vm.compileFunction($value, $...)', 'new vm.Script($value, $...)', 'runInThisContext($value, $...)', 'runInNewContext($value, $...)'
  ],
  langs: ['js'],
  bad: {
    js: [
      'vm.runInThisContext(code)', 'vm.runInNewContext("x = " + value, sandbox)', 'vm.runInContext(source, context)', 'vm.compileFunction(body, ["a"])', 'const script = new vm.Script(source, { filename })', 'function read(string) {\n  string = string.trim();\n  vm.runInThisContext("x = " + string);\n}', 'runInThisContext(source)', 'runInNewContext("x = " + value)', 'const { runInNewContext } = require("node:vm");\nrunInNewContext(code, {})'
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
  where: { value: { any: ['joined', 'requested'] } },
  langs: ['js'],
  bad: { js: ['win.webContents.executeJavaScript(`load("${name}")`)', 'await page.evaluate("go(\'" + id + "\')")', 'await page.evaluate(req.body.script)'] },
  good: { js: ['win.webContents.executeJavaScript("reload()")', 'page.evaluate((name) => load(name), name)', 'win.webContents.executeJavaScript(source)', 'document.evaluate("//a[@id=\'" + id + "\']", document)'] },
};

export const memberCalled: Rule = {
  ...danger,
  cwe: [95, 470],
  severity: 'high',
  id: 'js-member-from-request',
  title: 'Function chosen by a request',
  why: 'Whoever chooses the name chooses which code runs: constructor and eval are members, too.',
  fix: 'Choose from an object of the functions you mean, after Object.hasOwn.',
  sink: 'ordinary',
  near: ['global[', 'window[', 'globalthis[', 'this['],
  find: ['global[$value]($...)', 'window[$value]($...)', 'globalThis[$value]($...)', 'this[$value]($...)'],
  where: { value: 'requested' },
  langs: ['js'],
  bad: { js: ['global[req.query.fn]()', 'window[location.hash.slice(1)]()', 'globalThis[req.body.fn](x)', 'this[req.params.action](req, res)'] },
  good: { js: ['global[name]()', 'window["on" + kind]()', 'globalThis[fn](x)', 'this[method](a)', 'this[req.params.action] = 1'] },
};

export const methodCalled: Rule = {
  ...memberCalled,
  cwe: [470, 749],
  id: 'js-method-from-request',
  fix: 'Look the name up in a Map of the functions you mean, or ask Object.hasOwn first.',
  near: ['[req.body.', '[req.query.', '[req.params.', '[request.body.', '[request.query.', '[request.params.', '[event.data.', '[message.data.'],
  find: ['$o[req.body.$m]($...)', '$o[req.query.$m]($...)', '$o[req.params.$m]($...)', '$o[event.data.$m]($...)', '$o[message.data.$m]($...)'],
  where: { o: { not: { trait: 'within', of: ['hasOwn', '.has(req', '.includes(req', '.has(event', '.includes(event', '.origin'] } } },
  bad: { js: ['api[req.body.method](req.body.args)', 'const r = await actions[req.query.action](x)', 'controller[req.params.action](req, res)', ...['body', 'query', 'params'].map((part) => `handlers[request.${part}.type](request)`), 'worker.onmessage = (event) => { jobs[event.data.job](event.data); }', 'commands[message.data.name](message)'] },
  good: { js: ['api[name](args)', 'const table = api[req.body.method]', 'function f(req) { if (Object.hasOwn(api, req.body.m)) api[req.body.m](); }', 'function f(req) { if (NAMES.has(req.query.m)) api[req.query.m](); }', 'function f(req) { if (["a"].includes(req.params.m)) api[req.params.m](); }', 'function f(event) { if (OK.has(event.data.m)) api[event.data.m](); }', 'function f(event) { if (["a"].includes(event.data.m)) api[event.data.m](); }', 'function f(message) { if (message.origin !== ours) return; api[message.data.m](); }'] },
};

export const functionReached: Rule = {
  ...danger,
  id: 'constructor-called',
  title: 'Value run as code by the constructor of a function',
  fix: 'Write the function out, or choose one from a table by name.',
  near: ['.constructor('],
  find: ['$f.constructor($value)()'],
  langs: ['js'],
  bad: { js: ['(function () {}).constructor("return " + code)()', '[].filter.constructor(body)()'] },
  good: { js: ['x.constructor("return 1")()', 'new this.constructor(value)', 'this.constructor(a)'] },
};

export const sandboxRun: Rule = {
  ...danger,
  severity: 'high',
  id: 'sandbox-run',
  title: 'Request run as code in a sandbox',
  fix: 'vm2 and its like have been escaped again and again: run foreign code in a process or container without rights.',
  sink: 'ordinary',
  near: ['.run(', 'safeeval'],
  find: ['vm.run($value, $...)', 'sandbox.run($value, $...)', 'new VM($...).run($value, $...)', 'new NodeVM($...).run($value, $...)', 'safeEval($value, $...)'],
  where: { value: 'requested' },
  langs: ['js'],
  bad: { js: ['new VM().run(req.body.code)', 'new NodeVM({ console }).run(req.body.code)', 'vm.run(req.body.code)', 'sandbox.run(req.body.code, "a.js")', 'safeEval(req.query.formula)'] },
  good: { js: ['vm.run("1 + 1")', 'vm.run("use strict" + code)', 'db.run(sql)', 'db.run(req.body.sql)', 'createOrder(req.scope).run({ input: { id: req.params.id } })', 'task.run("build " + name)', 'safeEval(formula)'] },
};

export const frameQuery: Rule = {
  ...danger,
  severity: 'high',
  id: 'dataframe-query',
  title: 'Request evaluated as an expression',
  fix: 'Compare the column yourself: df[df.age > int(request.args["age"])].',
  sink: 'ordinary',
  near: ['.query(', '.eval('],
  find: ['$df.query($value, $...)', '$df.eval($value, $...)'],
  where: { value: 'requested', df: { trait: 'named', of: ['df', 'frame', 'data', 'dataframe', 'table'] } },
  langs: ['py'],
  bad: { py: ['df.query(request.args["q"])', 'frame.eval("a = " + request.form["e"])'] },
  good: { py: ['df.query("a > 1")', 'df.query(expr)', 'df.query("a > " + x)', 'db.session.query(request.args["q"])', 'df.eval(e)', 'model.eval(request.args["x"])'] },
};

/** Everything that is run as code: for whoever reads all of it. */
export const anyCode: Rule = {
  ...danger,
  severity: 'low',
  confidence: 'possible',
  id: 'code-run',
  title: 'Text run as code',
  why: 'Whatever text is run here has all rights of this program.',
  fix: 'Call what you need, or read data with JSON.parse or ast.literal_eval.',
  sink: 'ordinary',
  near: ['eval(', 'exec(', 'exec ', 'new function'],
  find: ['eval($...)', 'exec($...)', 'new Function($...)', 'exec $code in $scope'],
  langs: ['js', 'py'],
  bad: { js: ['eval("x")', 'this.done = new Function();'], py: ['exec("a = %d" % i)', 'eval(repr(x))', 'exec code in scope'] },
  good: { js: ['/a/.exec(text)', 'model.eval(x)', 'new Func()'], py: ['def exec(x): pass'] },
};

/** How a text begins, or goes on, that is code around the value. */
const AROUND_NAME = ['var ?', 'let ?', 'const ?', 'with (?', 'with(?', 'function ?', 'function(?', 'function (?', 'return ?'];

/** A template engine and its like: what an option says becomes a name in the code that is put together and run. */
export const optionInCode: Rule = {
  category: 'code-injection',
  cwe: [94, 95],
  severity: 'medium',
  id: 'option-in-generated-code',
  title: 'Option joined into code that is run',
  why: 'Whoever sets the option, by a merged request or a polluted prototype, writes code of their own where a name is meant.',
  fix: 'Refuse what is no name first: if (!/^[A-Za-z_$][\\w$]*$/.test(options.variable)) throw new Error(…).',
  near: ["'var ", '"var ', '`var ', "'let ", '`let ', "'const ", "'with (", "'with(", "'function ", "'function(", "'return "],
  find: ['$code $+ $value'],
  where: {
    code: { trait: 'contains', of: AROUND_NAME },
    value: { all: [{ trait: 'has', of: ['opts', 'options', 'opt', 'settings', 'config'] }, { not: { any: ['constant', 'sanitised'] } }] },
    match: { trait: 'beside', of: ['newFunction(', '=Function(', 'returnFunction(', 'eval(', 'runInContext(', 'runInNewContext(', 'runInThisContext(', 'vm.Script('] },
  },
  hole: 'none',
  langs: ['js'],
  bad: {
    js: [
      ...['new Function(', 'Function(', 'eval(', 'vm.runInContext(', 'vm.runInNewContext(', 'vm.runInThisContext(', 'new vm.Script('].map((run) => `function compile(options) {\n  let source = '';\n  source += 'var ' + options.variable + ' = 1;\\n';\n  return ${run}source);\n}`),
      ...['let ', 'const ', 'with (', 'with(', 'function ', 'function(', 'function (', 'return '].map((word) => `function compile(opts) {\n  const source = '${word}' + opts.name + ') {' + body;\n  return new Function(source);\n}`),
      'class T {\n  compile() {\n    const head = `var ${this.settings.variable} = 1;`;\n    return eval(head + this.body);\n  }\n}', 'function compile(options) {\n  const head = "var " + options.variable;\n  return eval(head + body);\n}', 'function compile(opt) {\n  const head = `let ${opt.variable};`;\n  return eval(head + body);\n}', 'function compile(config) {\n  const head = `let ${config.variable};`;\n  return eval(head + body);\n}',
    ],
  },
  good: {
    js: [
      "function compile(options) {\n  log('return code ' + options.code);\n  return new Function(body);\n}",
      "function compile(options) {\n  if (!NAME.test(options.variable)) throw new Error('no name');\n  return new Function('var ' + options.variable + ' = 1;\\n');\n}", "function compile(options) {\n  return new Function('var a = ' + JSON.stringify(options.a) + '; return ' + Number(options.b));\n}",
      "function compile(name) {\n  return new Function('var ' + name + ' = 1;\\n');\n}", "function print(options) {\n  return isFunction(options) ? 'var ' + options.variable + ' = 1;' : '';\n}", "function compile(options) {\n  log('no var at ' + options.name);\n  return new Function(body);\n}", "const options = { variable: 'it' };\nconst compile = () => new Function('var ' + options.variable + ';');",
    ],
  },
};
