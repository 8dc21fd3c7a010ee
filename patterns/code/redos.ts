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
  near: ['re.compile', 're.search', 're.match', 're.findall', 're.sub', 're.fullmatch', '.str.contains('],
  find: ['$text.str.contains($value, $...)', 're.compile($value, $...)', 're.search($value, $...)', 're.match($value, $...)', 're.findall($value, $...)', 're.sub($value, $...)', 're.fullmatch($value, $...)'],
  where: { value: 'requested', rest: { not: { trait: 'has', of: ['regex'] } } },
  langs: ['py'],
  bad: { py: ['df[df["name"].str.contains(request.args["q"], case=False)]', 're.compile(request.args["q"])', 're.search("^" + request.args["q"], text)', 'p = request.form["p"]\nre.match(p, text)', 're.findall(request.args["q"], text)', 're.sub(request.args["q"], "", text)', 're.fullmatch(request.args["q"], text)'] },
  good: { py: ['df["name"].str.contains(request.args["q"], regex=False)', 're.compile(pattern)', 're.search(re.escape(request.args["q"]), text)', 're.match("a+", request.args["q"])', 're.compile("^" + name)'] },
};

/** Between slashes; a raw text of Python; the text that a call of JavaScript, Python, Java or C# makes an expression of; PHP's text with delimiters. */
const LITERALS = [
  /[=(,:[!&|?{};\s]\/(?<value>(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.){0,120}\]){3,300})\/(?<flags>[a-z]{0,6})(?![\w/*])/,
  /[^\w]r"(?<value>(?:[^"\\\n]|\\.){3,300})"/,
  /[^\w]r'(?<value>(?:[^'\\\n]|\\.){3,300})'/,
  /(?:RegExp|Regex\??(?: \w{1,40} = new)?|re\.\w{3,10}|Pattern\.compile|Pattern\((?:[^()"]{0,60}, ?)?regexp = ?|\.[mM]atches)\(?\s{0,20}@?(?<quote>["'])(?<value>(?:(?!\k<quote>)[^\\\n]|\\.){3,300})\k<quote>(?!,[^;"']{0,120}(?:NonBacktracking|TimeSpan))/,
  /\b(?<filled>rf|fr|Rf|fR|RF|FR|rF|Fr)(?<ends>["'])(?<value>(?:(?!\k<ends>)[^\\\n]|\\.){3,300})\k<ends>/,
  /RegExp\(\s{0,20}(?<filled>(?:String\.raw)?`)(?<value>(?:[^`\\\n]|\\.){3,300})`/,
  /preg_\w{5,20}\(\s?["']([/#~])(?<value>(?:[^"'/#~\\\n]|\\.){3,300})[/#~](?<flags>[a-zA-Z]{0,6})["']/,
];

export const evilLiteral: Rule = {
  ...danger,
  id: 'repeated-repetition',
  aliases: ['overlapping-repetition'],
  severity: 'medium',
  title: 'Regular expression that takes exponential time',
  fix: 'Let each round of a repeat match in one way only: [a-z]+ instead of ([a-z]+)+, \\w+ for (\\w|\\d)+, or rounds that start with a character of their own.',
  near: ['+)+', '+)*', '*)*', '*)+', '?)*', '?)+', '])*', '])+', '.)+', '.)*', '\\d)', '\\w)', '\\s)', '+))*', '+))+', '*))*', '*))+', ']+|', 'w+|', 's+|', 'd+|', '.+|', '})*', '})+', ']+){', 'w+){', 'd+){', 's+){', ',)*', ',)+', ';)*', ';)+', '/)*', '/)+', '-)*', '-)+'],
  find: LITERALS,
  where: { value: 'backtracks' },
  bad: {
    js: ['const re = /^(a+)+$/', ...[',', ';', '\\/', '-'].flatMap((sign) => [`const re = /^(?:.*${sign})*x$/`, `const re = /^(?:.*${sign})+x$/`]), 'const re = /^x@([a-z0-9]{2,4})+$/', 'const re = /^(([a-z]+))*@/', 'const re = /^(_?([a-z]+))+@/', 'const re = /^(_?([a-z]*))*@/', 'const re = /^(_?(a[a-z]*))+@/', 'const re = /^([a-z]+|#)*@/', 'const re = /^(?:a|.)+$/', 'const re = /^(\\w+|#)*@/', 'const re = /^(\\s+|#)*@/', 'const re = /^(\\d+|#)*@/', 'const re = /^(.+|#)*@/', 'const re = /^([a-z]{2,})*@/', 'const re = /^([a-z]{2,})+@/', 'const re = /^([a-z]+){2,}@/', 'const re = /^(\\w+){2,}@/', 'const re = /^(\\d+){2,}@/', 'const re = /^(\\s+){2,}@/', 'const re = /(?:[a-z]+)*@/', 'if (/(\\w*)*x/.test(s)) go()', 'x = /(.*)+y/', 'const re = /^(\\w+\\s?)*$/', 'const re = /([a-z]+ ?)+$/', 'const re = /^(\\w|\\d)+$/', 'const re = /^(\\d|\\w)*$/', 'const re = /^(\\d|.)*$/', 'const re = /^(?:[a-z0-9](?:[a-z-]*[a-z])?\\.?)+[a-z]$/i', 'const re = /^(?:a|[ab])+$/', 'const re = new RegExp("^(\\\\d+)*$")', 'const part = "[\\\\w-]+";\nconst host = new RegExp(`^(?:${part}\\\\.?)+$`);', 'const word = /[a-z]+/;\nconst words = new RegExp(String.raw`^(?:${word.source}\\s?)+$`);'],
    py: ["LINE = re.compile(r'^(?:[^x]+|y.)+z$')", "LINE = re.compile(r'^(?:[^x]+|y.)*z$')", 'WORD = r"[\\w-]+"\nLINE = rf"^(?:{WORD}\\s*)+:$"', "NAME = '[a-z]+'\nLIST = re.compile(fr'^({NAME},?)+$')", "re.compile(r'^(\\d+)*$')", 're.match(r"^(.|\\s)*$", s)', "RULES = [(r\"'(''|x|[^'])*'\", STRING)]"],
    php: ["<?php preg_match('/^(a|a?b|[ab])*$/i', $s);"],
    csharp: ['static readonly Regex Slug = new(@"^([a-z0-9]+-?)+$");', 'private readonly Regex _code = new(\n    @"^(\\w+\\s?)*$", RegexOptions.Compiled);', 'RuleFor(x => x.Name).Matches(@"^([a-z]+ ?)+$");'],
    kotlin: ['data class Form(@field:Pattern(regexp = "^(\\\\w+)+$") val name: String)'],
    java: ['if (!name.matches("^([a-z]+)*$")) fail();', 'Pattern.compile("([\'\\"])((?:[a-z]+\\\\s*)*)\\\\1");'],
  },
  good: {
    js: ['const part = "[\\\\w-]+";\nconst host = new RegExp(`^${part}(?:\\\\.${part})*$`);', 'const host = new RegExp(`^(?:${part}\\\\.?)+$`);', 'const re = /^a+$/', 'const re = /(?:\\.[a-z]+)*/', 'const re = /(ab+)+/', 'x = f(a+)', 'const re = /(a+)?/', 'const re = /(\\w+,)?/', 'const re = /^(a|b)*$/', 'const re = /(\\w|-)+/', 'const re = /"(?:[^"\\\\]|\\\\.)*"/', 'const re = /^(?:a+)+/', 'const re = /(?:(?!-->)[^])*-->/', 'x = (a / b) * (c+d)/e'],
    csharp: ['static readonly Regex Slug = new(@"^([a-z0-9]+-?)+$", RegexOptions.NonBacktracking);', 'new Regex(@"^(\\w+\\s?)*$", RegexOptions.None, TimeSpan.FromMilliseconds(50));', 'static readonly Regex Slug = new(@"^[a-z0-9]+(?:-[a-z0-9]+)*$");'],
    py: ['WORD = r"[\\w-]+"\nLINE = rf"^{WORD}(?:,{WORD})*$"', 'LINE = rf"^(?:{word}\\s*)+:$"', 'CODE = r"[A-Z]"\nLINE = rf"^(?:{CODE}{{2}},?)+$"', "re.compile(r'(\\d+,)*')", "re.compile(r'(?:a+){3}')", "re.match(r'(ab|cd)+', s)"],
  },
};

export const rubyRegexFromValue: Rule = {
  ...danger,
  cwe: [1333, 625],
  id: 'ruby-regex-from-value',
  severity: 'low',
  confidence: 'possible',
  title: 'Regular expression with a value in it',
  fix: 'Write #{Regexp.escape(value)}, or Regexp.union for a list.',
  near: ['sub(/', 'sub!(/', 'match(/', 'match?(/', 'scan(/'],
  find: [/(?:sub!?|match\??|scan)\(\/(?:[^/\\\n#]|\\.){0,80}#\{\s?@?[a-z_][a-z_0-9.]{0,40}\}/],
  bad: { ruby: ['new_path = path.sub(/\\A#{internal}/i, external)', 'name.gsub!(/^#{@root}/, "")', 's.match(/#{word}/)', 's.match?(/#{word}/)', 's.scan(/a#{word}/)'] },
  good: { ruby: ['path.sub(/\\A#{Regexp.escape(internal)}/i, external)', 's.scan(/#{WORDS}/)', 's.sub(/a/, "#{b}")'] },
};

/** `\s*(.+)\s*,\s*(.+)\s*,`: white space and the signs between belong to the wildcards as well, so that each of them can end anywhere. */
export const wildcardsInRow: Rule = {
  ...danger,
  id: 'wildcards-in-a-row',
  severity: 'medium',
  title: 'Regular expression with wildcards that share their text',
  why: 'Where the text does not match in the end, every way to part it among the wildcards is tried: some thousand characters keep the engine busy for minutes.',
  fix: 'Say what each part is made of, without the sign that ends it: ([^,]+) or ([\\d.]+) for (.+).',
  near: ['s*(.+)', 's*(.*)', 's*.+\\s*', 's*.*\\s*', 's+(.+)', 's+(.*)'],
  find: [/(?<=\\)s[*+]\(?\.[*+]\)?\\{1,2}s[*+](?:\\{0,2}[^\s\\()[\]{}*+?|.$^"'`/]){1,3}\\{1,2}s[*+]\(?\.[*+]\)?\\{1,2}s[*+](?:\\{0,2}[^\s\\()[\]{}*+?|.$^"'`/sSwWdDbB]){1,3}/y],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.jsx', '.tsx', '.mjs', '.cjs', '.py', '.php', '.rb', '.java', '.kt', '.cs'] } },
  bad: {
    js: ['const m = /^rgb\\(\\s*(.+)\\s*,\\s*(.+)\\s*,\\s*(.+)\\s*\\)/.exec(text);', 'x.match(/\\s*(.*)\\s*;\\s*(.*)\\s*;/)', 'x.match(/a\\s*.+\\s*=\\s*.+\\s*;/)', 'x.match(/a\\s*.*\\s*=\\s*.*\\s*;/)'],
    py: ["re.match(r'\\s+(.+)\\s+:\\s+(.+)\\s+:', line)", "re.match(r'\\s+(.*)\\s+:\\s+(.*)\\s+:', line)"],
  },
  good: { js: ['const m = /^rgb\\(\\s*([\\d.]+)\\s*,\\s*([\\d.]+)\\s*,/.exec(text);', 'x.match(/^\\s*(.+)\\s*=\\s*(.+)$/)', 'x.match(/\\s*(.+)\\s*,/)'], 'a.md': ['`\\s*(.+)\\s*,\\s*(.+)\\s*,`'] },
};
