/** A check of a value counts wherever it stands, and not where it stands the wrong way round, asks for another value or changes nothing. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { asAsked, whatItSays, type Says } from '../lib/match/checks/polarity.ts';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import type { Rule } from '../lib/types.ts';

const probe: Rule = { id: 'probe', category: 'path-traversal', cwe: [], severity: 'high', title: '-', why: '-', fix: '-', bad: {}, good: {}, near: ['sink'], find: ['sink($value)'] };
const rules = liveRules(tableOf([probe]));

interface Language {
  path: string;
  /** Conditions that hold for one of those values that are meant, of `v`. */
  checks: string[];
  /** The condition that holds for all others. */
  not(check: string): string;
  /** A function that reads `v` from a request and goes on with a body, with another function before it. */
  around(body: string, helper: string): string;
  /** YES stands for a check, NO for the opposite; in front of `|` the other function. */
  places: string[];
  wrong: string[];
}

const group = (check: string): string => `!(${check})`;

const LANGUAGES: Language[] = [
  {
    path: 'a.js',
    checks: ['KNOWN.has(v)', 'LIST.indexOf(v) !== -1', '/^[a-z]+$/.test(v)', "v === 'a' || v === 'b'", 'path.basename(v) === v', 'path.parse(v).base === v', 'LIST.some((one) => one === v)'],
    not: group,
    around: (body, helper) => `${helper}\nfunction f(req) {\n  let v = req.query.v;\n  ${body}\n}\n`,
    places: [
      'if (NO) { log(1); } else { sink(v); }', 'if (NO) log(1);\n  else sink(v);', 'if (NO) { log(1); } else if (v !== w) { log(2); } else { sink(v); }',
      'if (NO) return;\n  sink(v);', 'if (NO) { log(1);\n    throw new Error("no"); } // no name\n  sink(v);', 'if (YES) { sink(v); }', 'const w = (YES) ? v : "a";\n  sink(w);', 'let w = v;\n  if (NO) v = "a";\n  sink(v);', 'const ok = YES;\n  if (!ok) return;\n  sink(v);', 'if (!v || NO) return;\n  sink(v);',
      'if (typeof v !== "string" || NO) return;\n  sink(v);', 'const w = "f/" + v;\n  if (NO) return;\n  sink(w);', '(YES) && sink(v);',
      'function good(v) { return YES; }|if (!good(v)) return;\n  sink(v);', 'const good = (v) => YES;|if (!good(v)) return;\n  sink(v);', 'function demand(v) {\n  if (NO) throw new Error("no");\n}|demand(v);\n  sink(v);', 'function pick(v) {\n  return (YES) ? v : "a";\n}|sink(pick(v));',
    ],
    wrong: [
      'if (NO) { sink(v); } else { log(1); }', 'if (NO) { log(1); } else { log(2); }\n  sink(v);', 'if (YES) { log(1); } else if (v !== w) { sink(v); }',
      'if (NO) log(1);\n  sink(v);', 'const ok = YES;\n  sink(v);', 'if (NO) return;\n  v = req.query.w;\n  sink(v);', 'const w = "f/" + v;\n  if (NO) v = "a";\n  sink(w);', 'if (YES) { log(1); } else { sink(v); }', 'const w = (YES) ? "a" : v;\n  sink(w);',
      'function good(v) { return YES; }|good(v);\n  sink(v);', 'function demand(v) {\n  if (NO) return false;\n  return true;\n}|demand(v);\n  sink(v);', 'function demand(v) {\n  if (NO) throw new Error("no");\n}|demand(req.query.w);\n  sink(v);', 'if (v) return;\n  sink(v);',
    ],
  },
  {
    path: 'a.py',
    checks: ['v in KNOWN', "re.fullmatch(r'[a-z]+', v)", 'v.isalnum()', "v == 'a' or v == 'b'", 'os.path.basename(v) == v', 'any(v == one for one in KNOWN)', 'set(v) <= set("abc")'],
    not: (check) => `not (${check})`,
    around: (body, helper) => `${helper}\ndef f():\n    v = request.args["v"]\n    ${body.replaceAll('\n', '\n    ')}\n`,
    places: [
      'if NO:\n    print(1)\nelse:\n    sink(v)', 'if NO:\n    print(1)\nelif v != w:\n    print(2)\nelse:\n    sink(v)', 'if NO:\n    print(1)\nelif v != w:\n    sink(v)',
      'if NO:\n    return 1\nsink(v)', 'if NO:\n    raise ValueError(1)\nsink(v)', 'if YES:\n    sink(v)', 'w = v if YES else "a"\nsink(w)', 'if NO:\n    v = "a"\nsink(v)', 'ok = YES\nif not ok:\n    return\nsink(v)', 'if not v or NO:\n    return\nsink(v)', 'assert YES\nsink(v)', 'w = "f/" + v\nif NO:\n    return\nsink(w)',
      'def good(v):\n    return YES\n|if not good(v):\n    return\nsink(v)', 'def demand(v):\n    if NO:\n        raise ValueError(1)\n|demand(v)\nsink(v)',
    ],
    wrong: ['if NO:\n    sink(v)\nelse:\n    print(1)', 'if NO:\n    print(1)\nelse:\n    print(2)\nsink(v)', 'if NO:\n    print(1)\nsink(v)', 'if YES:\n    print(1)\nelse:\n    sink(v)', 'w = "a" if YES else v\nsink(w)', 'def good(v):\n    return YES\n|good(v)\nsink(v)', 'def demand(v):\n    if NO:\n        return False\n    return True\n|demand(v)\nsink(v)', 'if NO:\n    return\nv = request.args["w"]\nsink(v)'],
  },
  {
    path: 'A.java',
    checks: ['KNOWN.contains(v)', 'v.matches("[a-z]+")', '"a".equals(v) || "b".equals(v)', 'v.equals("a")', 'new File(v).getName().equals(v)', 'KNOWN.stream().anyMatch(one -> one.equals(v))', 'SHAPE.matcher(v).matches()'],
    not: group,
    around: (body, helper) => `class A {\n  static final Pattern SHAPE = Pattern.compile("[a-z]+");\n  ${helper}\n  void f(HttpServletRequest request) {\n    String v = request.getParameter("v");\n    ${body}\n  }\n}\n`,
    places: [
      'if (NO) { log(1); } else { sink(v); }', 'if (NO) log(1);\n    else sink(v);', 'if (NO) { log(1); } else if (v != w) { log(2); } else { sink(v); }',
      'if (NO) return;\n    sink(v);', 'if (NO) { throw new IllegalArgumentException(); }\n    sink(v);', 'if (YES) { sink(v); }', 'String w = (YES) ? v : "a";\n    sink(w);', 'boolean ok = YES;\n    if (!ok) return;\n    sink(v);', 'if (v == null || NO) return;\n    sink(v);', 'String w = "f/" + v;\n    if (NO) return;\n    sink(w);',
      'static boolean good(String v) { return YES; }|if (!good(v)) return;\n    sink(v);', 'static void demand(String v) {\n    if (NO) throw new IllegalArgumentException();\n  }|demand(v);\n    sink(v);',
    ],
    wrong: ['if (NO) { sink(v); } else { log(1); }', 'if (NO) { log(1); } else { log(2); }\n    sink(v);', 'if (YES) { log(1); } else if (v != w) { sink(v); }', 'if (NO) log(1);\n    sink(v);', 'if (YES) { log(1); } else { sink(v); }', 'static boolean good(String v) { return YES; }|good(v);\n    sink(v);', 'if (NO) return;\n    v = request.getParameter("w");\n    sink(v);'],
  },
  {
    path: 'a.go',
    checks: ['known[v]', 'slices.Contains(list, v)', 'shape.MatchString(v)', 'v == "a" || v == "b"', 'filepath.Base(v) == v'],
    not: group,
    around: (body, helper) => `package a\n\nvar shape = regexp.MustCompile(\`^[a-z]+$\`)\n${helper}\nfunc f(w http.ResponseWriter, r *http.Request) {\n\tv := r.FormValue("v")\n\t${body.replaceAll('\n', '\n\t')}\n}\n`,
    places: [
      'if NO {\n\tlog.Print(1)\n} else {\n\tsink(v)\n}', 'if NO {\n\tlog.Print(1)\n} else if v != w {\n\tlog.Print(2)\n} else {\n\tsink(v)\n}',
      'if NO {\n\treturn\n}\nsink(v)', 'if YES {\n\tsink(v)\n}', 'if NO {\n\tv = "a"\n}\nsink(v)', 'if v == "" || NO {\n\treturn\n}\nsink(v)', 'switch {\ncase NO:\n\treturn\n}\nsink(v)', 'one := "f/" + v\nif NO {\n\treturn\n}\nsink(one)',
      'func good(v string) bool {\n\treturn YES\n}|if !good(v) {\n\treturn\n}\nsink(v)', 'func demand(v string) error {\n\tif NO {\n\t\treturn errors.New("no")\n\t}\n\treturn nil\n}|if err := demand(v); err != nil {\n\treturn\n}\nsink(v)',
    ],
    wrong: ['if NO {\n\tsink(v)\n} else {\n\tlog.Print(1)\n}', 'if NO {\n\tlog.Print(1)\n} else {\n\tlog.Print(2)\n}\nsink(v)', 'if NO {\n\tlog.Print(1)\n}\nsink(v)', 'if YES {\n\tlog.Print(1)\n} else {\n\tsink(v)\n}', 'func demand(v string) error {\n\tif NO {\n\t\treturn errors.New("no")\n\t}\n\treturn nil\n}|demand(v)\nsink(v)'],
  },
  {
    path: 'a.php',
    checks: ['in_array($v, KNOWN, true)', "preg_match('/^[a-z]+$/D', $v)", "$v === 'a' || $v === 'b'", 'basename($v) === $v', 'isset($known[$v])', 'array_search($v, KNOWN, true) !== false'],
    not: group,
    around: (body, helper) => `<?php\n${helper}\nfunction f() {\n  $v = $_GET['v'];\n  ${body}\n}\n`,
    places: [
      'if (NO) { log(1); } else { sink($v); }', 'if (NO) log(1);\n  else sink($v);', 'if (NO) { log(1); } else if ($v !== $w) { log(2); } else { sink($v); }', 'if (NO) { log(1); } elseif ($v !== $w) { sink($v); }',
      'if (NO) return;\n  sink($v);', 'if (NO) { http_response_code(400); exit; }\n  sink($v);', 'if (YES) { sink($v); }', '(YES) or die("no");\n  sink($v);', 'if (empty($v) || NO) die("no");\n  sink($v);', '$w = "f/" . $v;\n  if (NO) return;\n  sink($w);', 'function good($v) { return YES; }|if (!good($v)) return;\n  sink($v);',
      'function demand($v) { if (NO) { throw new Exception("no"); } }|demand($v);\n  sink($v);',
    ],
    wrong: ['if (NO) { sink($v); } else { log(1); }', 'if (NO) { log(1); } else { log(2); }\n  sink($v);', 'if (YES) { log(1); } else if ($v !== $w) { sink($v); }', 'if (NO) error_log("no");\n  sink($v);', 'if (YES) { log(1); } else { sink($v); }', '(YES) or log(1);\n  sink($v);'],
  },
  {
    path: 'A.cs',
    checks: ['Known.Contains(v)', 'v == "a" || v == "b"', 'v is "a" or "b"', 'Path.GetFileName(v) == v', 'Known.Any(one => one == v)', 'v.All(char.IsLetterOrDigit)'],
    not: group,
    around: (body, helper) => `class A : Controller {\n  ${helper}\n  IActionResult F() {\n    var v = Request.Query["v"];\n    ${body}\n  }\n}\n`,
    places: ['if (NO) { Log(1); } else { sink(v); }', 'if (NO) Log(1);\n    else sink(v);', 'if (NO) { Log(1); } else if (v != w) { Log(2); } else { sink(v); }', 'if (NO) return BadRequest();\n    sink(v);', 'if (YES) { sink(v); }', 'var w = (YES) ? v : "a";\n    sink(w);', 'if (v is null || NO) throw new ArgumentException();\n    sink(v);', 'static bool Good(string v) => YES;|if (!Good(v)) return BadRequest();\n    sink(v);', 'static void Demand(string v) {\n    if (NO) throw new ArgumentException();\n  }|Demand(v);\n    sink(v);'],
    wrong: ['if (NO) { sink(v); } else { Log(1); }', 'if (NO) { Log(1); } else { Log(2); }\n    sink(v);', 'if (YES) { Log(1); } else if (v != w) { sink(v); }', 'if (NO) Log(1);\n    sink(v);', 'if (YES) { Log(1); } else { sink(v); }', 'static bool Good(string v) => YES;|Good(v);\n    sink(v);'],
  },
  {
    path: 'a.rb',
    checks: ['KNOWN.include?(v)', 'v.match?(/\\A[a-z]+\\z/)', 'v =~ /\\A[a-z]+\\z/', 'v == "a" || v == "b"', 'File.basename(v) == v'],
    not: group,
    around: (body, helper) => `def f\n  v = params[:v]\n  ${body}\nend\n${helper}\n`,
    places: ['if NO\n    log(1)\n  else\n    sink(v)\n  end', 'unless YES\n    log(1)\n  else\n    sink(v)\n  end', 'if NO\n    log(1)\n  elsif v != w\n    sink(v)\n  end', 'return unless YES\n  sink(v)', 'raise "no" if NO\n  sink(v)', 'if YES\n    sink(v)\n  end', 'unless YES\n    head 400\n    return\n  end\n  sink(v)', 'sink(v) if YES', 'def good?(v)\n  YES\nend|return unless good?(v)\n  sink(v)', 'def demand(v)\n  raise "no" unless YES\nend|demand(v)\n  sink(v)'],
    wrong: ['if NO\n    sink(v)\n  else\n    log(1)\n  end', 'if NO\n    log(1)\n  else\n    log(2)\n  end\n  sink(v)', 'log(1) unless YES\n  sink(v)', 'unless YES\n    sink(v)\n  end', 'def good?(v)\n  YES\nend|good?(v)\n  sink(v)'],
  },
];

for (const { path, checks, not, around, places, wrong } of LANGUAGES) {
  const told = (place: string, check: string): boolean => {
    const [helper, body] = place.includes('|') && !/\|\|/.test(place) ? place.split('|') : ['', place];
    const filled = (text: string): string => text.replaceAll('YES', () => check).replaceAll('NO', () => not(check));
    return matchSource(rules, { path, text: around(filled(body), filled(helper)), lines: null }, () => false).some(({ confidence }) => confidence !== 'possible');
  };
  for (const check of checks) {
    test(`${path}: ${check} counts wherever it stands`, () => assert.equal(places.filter((place) => told(place, check)), []));
    test(`${path}: ${check} counts for nothing where it decides nothing`, () => assert.equal(wrong.filter((place) => !told(place, check)), []));
  }
}

/** What is asked the wrong way round: of each it is known which values it lets through. */
const ROUND: [path: string, body: string][] = [
  ['a.js', 'if (KNOWN.has(v)) return;\n  sink(v);'], ['a.js', 'if (/^[a-z]+$/.test(v)) return;\n  sink(v);'], ['a.js', "if (v === 'a') return;\n  sink(v);"], ['a.js', 'if (path.basename(v) === v) return;\n  sink(v);'], ['a.js', 'if (LIST.indexOf(v) === -1) { sink(v); }'],
  ['a.py', 'if v in KNOWN:\n    return\nsink(v)'], ['a.py', 'if v.isalnum():\n    return\nsink(v)'], ['A.java', 'if (KNOWN.contains(v)) return;\n    sink(v);'], ['a.go', 'if slices.Contains(list, v) {\n\treturn\n}\nsink(v)'], ['a.php', 'if (in_array($v, KNOWN, true)) return;\n  sink($v);'], ['a.rb', 'return if KNOWN.include?(v)\n  sink(v)'],
];

for (const [path, body] of ROUND) {
  test(`${path}: ${JSON.stringify(body)} is asked the wrong way round`, () => {
    const { around } = LANGUAGES.find((one) => one.path === path)!;
    assert.is(matchSource(rules, { path, text: around(body, ''), lines: null }, () => false).length, 1);
  });
}

test('a list of what is forbidden is asked the other way round', () => {
  const js = LANGUAGES[0].around('if (FORBIDDEN.has(v)) return;\n  sink(v);', '');
  assert.equal(matchSource(rules, { path: 'a.js', text: js, lines: null }, () => false), []);
});

/** [condition, holds, fails]: of `ok` it is known that it holds for what is meant, of `bad` that it holds for what is not. */
const SAID: [string, boolean, boolean][] = [
  ['ok', true, false], ['!ok', false, true], ['if (!ok)', false, true], ['!(ok)', false, true], ['not ok', false, true], ['bad', false, true], ['!bad', true, false],
  ['ok || ok', true, false], ['ok || more', false, false], ['ok && more', true, false], ['!ok || more', false, true], ['!ok && more', false, false], ['!(ok && more)', false, true], ['!bad && !bad', true, false], ['(ok || ok) && more', true, false],
  ['ok == false', false, true], ['/^a||b$/.test(x) && ok', true, false], ['/[(]/.test(x) && ok', true, false], ['f("(") && ok', true, false], ['ok && (', true, false], [`${'('.repeat(400)}ok`, false, false], [`ok && f(${'[{('.repeat(200)}`, true, false], ['f("a || b") && ok', true, false], ['/a|b/.test(x) && ok', true, false], ['more', false, false],
];

test('what a condition says where it holds, and where it fails', () => {
  const nothing: Says = { holds: false, fails: false, sure: false, asks: false };
  const leaf = (question: string): Says => (/^ok\b/.test(question) ? asAsked(question, false, true) : question === 'bad' ? asAsked(question, true, true) : nothing);
  assert.equal(SAID.map(([condition]) => condition + JSON.stringify([whatItSays(condition, leaf).holds, whatItSays(condition, leaf).fails])), SAID.map(([condition, ...says]) => condition + JSON.stringify(says)));
});

test.run();
