/** What an escape makes safe, and what it leaves as it was: each call before a sink of every category. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import type { Category, Rule } from '../lib/types.ts';

const CATEGORIES: Category[] = ['xss', 'sql-injection', 'command-injection', 'path-traversal'];
const rules = liveRules(tableOf(CATEGORIES.map((category): Rule => (
  { id: `probe-${category}`, category, cwe: [], severity: 'high', title: '-', why: '-', fix: '-', bad: {}, good: {}, near: ['sink'], find: ['sink($value)'] }
))));

/** Letters that stand for the categories an escape is for: Markup, Query, Shell, Path. */
const LETTERS: Record<string, Category> = { M: 'xss', Q: 'sql-injection', S: 'command-injection', P: 'path-traversal' };

interface Language {
  path: string;
  around(value: string): string;
  /** Escape of `v`, behind the letters of what it is for. */
  escapes: [for_: string, value: string][];
}

const LANGUAGES: Language[] = [
  {
    path: 'a.js',
    around: (value) => `function f(req) {\n  const v = req.query.v;\n  sink(${value});\n}\n`,
    escapes: [['M', 'escapeHtml(v)'], ['M', 'DOMPurify.sanitize(v)'], ['Q', 'mysql.escape(v)'], ['Q', 'SqlString.escape(v)'], ['Q', 'escapeSql(v)'], ['S', 'shellQuote.quote([v])'], ['S', 'quoteShellArg(v)'], ['P', 'path.basename(v)'], ['', 'escapeRegExp(v)'], ['', 'escape_for_ldap(v)'], ['MP', 'escapeUrl(v)'], ['M', 'encodeForJs(v)']],
  },
  {
    path: 'a.py',
    around: (value) => `def f():\n    v = request.args["v"]\n    sink(${value})\n`,
    escapes: [['M', 'bleach.clean(v)'], ['M', 'nh3.clean(v)'], ['S', 'shlex.quote(v)'], ['S', 'pipes.quote(v)'], ['P', 'os.path.basename(v)'], ['', 're.escape(v)'], ['', 'glob.escape(v)'], ['', 'escape_filter_chars(v)'], ['MQSP', 'quote_plus(v)']],
  },
  {
    path: 'A.java',
    around: (value) => `class A {\n  void f(HttpServletRequest request) {\n    String v = request.getParameter("v");\n    sink(${value});\n  }\n}\n`,
    escapes: [['M', 'StringEscapeUtils.escapeHtml4(v)'], ['M', 'HtmlUtils.htmlEscape(v)'], ['M', 'Encode.forHtml(v)'], ['M', 'ESAPI.encoder().encodeForHTML(v)'], ['M', 'Jsoup.clean(v, Safelist.none())'], ['Q', 'StringEscapeUtils.escapeSql(v)'], ['P', 'FilenameUtils.getName(v)'], ['', 'LdapEncoder.filterEncode(v)']],
  },
  {
    path: 'a.go',
    around: (value) => `func f(w http.ResponseWriter, r *http.Request) {\n\tv := r.FormValue("v")\n\tsink(${value})\n}\n`,
    escapes: [['M', 'html.EscapeString(v)'], ['M', 'template.HTMLEscapeString(v)'], ['S', 'shellescape.Quote(v)'], ['P', 'filepath.Base(v)'], ['', 'regexp.QuoteMeta(v)'], ['MQSP', 'url.QueryEscape(v)']],
  },
  {
    path: 'a.php',
    around: (value) => `<?php\nfunction f($db) {\n  $v = $_GET['v'];\n  sink(${value});\n}\n`,
    escapes: [['M', 'htmlspecialchars($v, ENT_QUOTES)'], ['M', 'htmlentities($v)'], ['Q', "$db->quote($v)"], ['S', 'escapeshellarg($v)'], ['P', 'basename($v)'], ['', "preg_quote($v, '/')"], ['', "ldap_escape($v, '', LDAP_ESCAPE_FILTER)"], ['MQSP', 'rawurlencode($v)'], ['MQP', "http_build_query(['a' => $v])"], ['', 'unserialize($v)']],
  },
  {
    path: 'A.cs',
    around: (value) => `class A : Controller {\n  IActionResult F() {\n    string v = Request.Query["v"];\n    sink(${value});\n  }\n}\n`,
    escapes: [['M', 'HttpUtility.HtmlEncode(v)'], ['M', 'HtmlEncoder.Default.Encode(v)'], ['P', 'Path.GetFileName(v)'], ['', 'Regex.Escape(v)']],
  },
  {
    path: 'a.rb',
    around: (value) => `def f\n  v = params[:v]\n  sink(${value})\nend\n`,
    escapes: [['M', 'CGI.escapeHTML(v)'], ['M', 'html_escape(v)'], ['S', 'Shellwords.escape(v)'], ['S', 'v.shellescape'], ['P', 'File.basename(v)'], ['Q', 'ActiveRecord::Base.connection.quote(v)'], ['', 'Regexp.escape(v)'], ['', 'sanitize_sql_like(v)']],
  },
];

for (const { path, around, escapes } of LANGUAGES) {
  for (const [letters, value] of escapes) {
    test(`${path}: ${value} makes safe ${letters === '' ? 'none of them' : letters}`, () => {
      const text = around(value);
      const told = new Set(matchSource(rules, { path, text, lines: null }, () => false).filter(({ confidence }) => confidence === 'likely' || confidence === 'certain').map(({ rule }) => rule.row.category));
      assert.equal(CATEGORIES.filter((category) => !told.has(category)), CATEGORIES.filter((category) => [...letters].some((letter) => LETTERS[letter] === category)), text);
    });
  }
}

test.run();
