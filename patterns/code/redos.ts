/** Regular expressions that take forever: built from a value, or with a repeated repetition. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'redos',
  cwe: [1333, 400],
  why: 'A short input can keep the engine busy for hours, and the server with it.',
} as const;

export const nodeRegexFromValue: Rule = {
  ...danger,
  id: 'js-regex-from-request',
  severity: 'medium',
  title: 'Regular expression made from a request',
  fix: 'Escape the value first (lodash escapeRegExp, RegExp.escape), or search with includes.',
  near: ['regexp('],
  find: ['RegExp($value, $...)'],
  where: { value: 'requested' },
  langs: ['js'],
  bad: { js: ['new RegExp(req.query.q, "i")', 'const q = req.body.search;\nUser.find({ name: new RegExp("^" + q) })', 'RegExp(req.query.q)'] },
  good: { js: ['new RegExp(pattern)', 'new RegExp("^a+$")', 'new RegExp(escapeRegExp(req.query.q))', 'new RegExp("^" + name)', 'new RegExp(_.escapeRegExp(req.query.q), "i")'] },
};

export const computedRegex: Rule = {
  ...danger,
  id: 'js-regex-from-value',
  severity: 'low',
  confidence: 'possible',
  title: 'Regular expression made from a value',
  fix: 'Where the value comes from outside, escape it first (lodash escapeRegExp, RegExp.escape).',
  near: ['regexp('],
  find: ['RegExp($source, $...)'],
  where: { source: { not: { any: ['constant', 'sanitised'] } } },
  langs: ['js'],
  bad: { js: ['new RegExp(pattern)', 'RegExp("^" + name, "g")'] },
  good: { js: ['new RegExp("^a$")', 'new RegExp(escapeRegExp(name))', 'new RegExp(SOURCE)'] },
};

export const pythonRegexFromValue: Rule = {
  ...danger,
  id: 'python-regex-from-request',
  severity: 'medium',
  title: 'Regular expression made from a request',
  fix: 'Pass the value through re.escape first.',
  near: ['re.compile', 're.search', 're.match', 're.findall', 're.sub', 're.fullmatch'],
  find: ['re.compile($value, $...)', 're.search($value, $...)', 're.match($value, $...)', 're.findall($value, $...)', 're.sub($value, $...)', 're.fullmatch($value, $...)'],
  where: { value: 'requested' },
  langs: ['py'],
  bad: { py: ['re.compile(request.args["q"])', 're.search("^" + request.args["q"], text)', 'p = request.form["p"]\nre.match(p, text)', 're.findall(request.args["q"], text)', 're.sub(request.args["q"], "", text)', 're.fullmatch(request.args["q"], text)'] },
  good: { py: ['re.compile(pattern)', 're.search(re.escape(request.args["q"]), text)', 're.match("a+", request.args["q"])', 're.compile("^" + name)'] },
};

export const evilLiteral: Rule = {
  ...danger,
  id: 'repeated-repetition',
  severity: 'medium',
  title: 'Regular expression with a repeated repetition',
  fix: 'Write one repetition: [a-z]+ instead of ([a-z]+)+, or make each round start with a character of its own.',
  near: ['+)+', '+)*', '*)*', '*)+', '+){', '?)*', '?)+'],
  find: [/(?:^|[^\\])\((?:\?:)?(?:\\[wdsSWD]|\.|\[(?:[^\]\\\n]|\\.){1,60}\]|[a-z0-9])[+*]\)(?:[+*]|\{\d+,\d*\})(?![+])/, /(?:^|[^\\])\((?:\?:)?(?:\\[wdsSWD]|\.|\[(?:[^\]\\\n]|\\.){1,60}\])[+*](?:\\.|[\w ,;:-])[?*]\)[+*]/],
  bad: { js: ['const re = /^(a+)+$/', 'const re = /(?:[a-z]+)*@/', 'if (/(\\w*)*x/.test(s)) go()', 'x = /(.*)+y/', 'const re = /^(\\w+\\s?)*$/', 'const re = /([a-z]+ ?)+$/'], py: ["re.compile(r'^(\\d+)*$')", "re.match('([^,]+){2,}', s)"] },
  good: { js: ['const re = /^a+$/', 'const re = /(?:\\.[a-z]+)*/', 'const re = /(ab+)+/', 'x = f(a+)', 'const re = /(a+)?/', 'const re = /(\\w+,)?/'], py: ["re.compile(r'(\\d+,)*')", "re.compile(r'(?:a+){3}')"] },
};

export const overlappingArms: Rule = {
  ...danger,
  id: 'overlapping-repetition',
  severity: 'medium',
  title: 'Regular expression that repeats arms which match the same',
  fix: 'Write one class instead of arms: \\w+ for (\\w|\\d)+.',
  near: ['|\\d)', '|\\w)', '|.)', '(.|\\'],
  find: [/(?:^|[^\\])\((?:\?:)?(?:\\w\|\\d|\\d\|\\w|\.\|\\[wds]|\\[wds]\|\.)\)[+*]/],
  bad: { js: ['const re = /^(\\w|\\d)+$/', 'const re = /^(\\d|\\w)*$/', 'const re = /^(\\d|.)*$/'], py: ["re.match(r'^(.|\\s)*$', s)"] },
  good: { js: ['const re = /^(a|b)*$/', 'const re = /(\\w|-)+/', 'f(a)+1'], py: ["re.match(r'(ab|cd)+', s)"] },
};
