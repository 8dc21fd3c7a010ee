/** What makes a value safe in Kotlin, Rust, Swift, Dart and Scala: the same sink each time, told where the value reaches it as it came. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { matchSource } from '../lib/match/match.ts';
import { liveRules, tableOf } from '../lib/match/ruleset.ts';
import type { Rule } from '../lib/types.ts';

const probe: Rule = { id: 'probe', category: 'path-traversal', cwe: [], severity: 'high', title: '-', why: '-', fix: '-', bad: {}, good: {}, near: ['sink'], find: ['sink($value)'] };
const rules = liveRules(tableOf([probe]));

interface Language {
  path: string;
  /** A function that is handed `x` by a request and goes on with a body, with another function behind it. */
  around(body: string, helper: string): string;
  /** Bodies in which `x` is safe; behind `|||` the other function. */
  safe: string[];
  /** Bodies in which it is not. */
  open: string[];
}

const LANGUAGES: Language[] = [
  {
    path: 'A.kt',
    around: (body, helper) => `class A {\n  val allowed = setOf("a", "b")\n  val columns = mapOf("n" to "name")\n  fun f(request: HttpServletRequest): Any? {\n    val x = request.getParameter("x")\n    ${body}\n    return null\n  }\n  ${helper}\n}\nenum class Kind { A, B }\n`,
    safe: [
      'if (x !in allowed) return null\n    sink(x)', 'val y = if (x in allowed) x else "a"\n    sink(y)', 'val y = columns[x] ?: return null\n    sink(y)', 'val y = columns.getOrDefault(x, "name")\n    sink(y)', 'val y = when (x) {\n      "n" -> "name"\n      else -> "id"\n    }\n    sink(y)', 'val y = Kind.valueOf(x).name\n    sink(y)', 'val y = enumValues<Kind>().first { it.name == x }.name\n    sink(y)', 'val y = Kind.entries.find { it.name == x }?.name ?: return null\n    sink(y)',
      'val y = x.toLongOrNull() ?: return null\n    sink("$y")', 'val y = UUID.fromString(x).toString()\n    sink(y)', 'require(x.all { it.isLetterOrDigit() }) { "no" }\n    sink(x)', 'val y = x.takeIf { it in allowed } ?: "a"\n    sink(y)', 'val y = x.filter { it.isLetterOrDigit() }\n    sink(y)', 'sink(Paths.get(x).fileName.toString())', 'if (!ok(x)) return null\n    sink(x)|||private fun ok(s: String) = s in allowed', 'ensure(x)\n    sink(x)|||private fun ensure(s: String) {\n    if (s !in allowed) throw IllegalArgumentException()\n  }',
    ],
    open: ['sink(x)', 'val y = if (x.startsWith("/")) x else "a"\n    sink(y)', 'if (x.isEmpty()) return null\n    sink(x)', 'val y = x.takeIf { it.length > 3 } ?: "a"\n    sink(y)', 'demand(x)\n    sink(x)|||private fun demand(s: String) {\n    if (s !in allowed) log(1)\n  }'],
  },
  {
    path: 'a.rs',
    around: (body, helper) => `const ALLOWED: [&str; 2] = ["a", "b"];\nasync fn f(Query(params): Query<HashMap<String, String>>) -> Result<String, StatusCode> {\n    let x = params.get("x").unwrap();\n    ${body}\n    Ok("ok".into())\n}\n${helper}\n`,
    safe: [
      'if !ALLOWED.contains(&x.as_str()) { return Err(no()); }\n    sink(x);', 'let y = match x.as_str() {\n      "n" => "name",\n      _ => "id",\n    };\n    sink(y);', 'let y = x.parse::<u32>().unwrap_or(0);\n    sink(y);', 'let y: i64 = x.parse()?;\n    sink(y);', 'if !x.chars().all(char::is_alphanumeric) { return Err(no()); }\n    sink(x);', 'if !matches!(x.as_str(), "a" | "b") { return Err(no()); }\n    sink(x);', 'match x.as_str() {\n      "a" | "b" => { sink(x); }\n      _ => {}\n    }', 'let y = if ALLOWED.contains(&x.as_str()) { x.as_str() } else { "a" };\n    sink(y);',
      'let y: String = x.chars().filter(|c| c.is_ascii_alphanumeric()).collect();\n    sink(y);', 'ensure(x)?;\n    sink(x);|||fn ensure(s: &str) -> Result<(), StatusCode> {\n  if !ALLOWED.contains(&s) {\n    return Err(no());\n  }\n  Ok(())\n}',
    ],
    open: ['sink(x);', 'match x.as_str() {\n      "a" | "b" => {}\n      _ => { sink(x); }\n    }', 'match mode {\n      "a" | "b" => { sink(x); }\n      _ => {}\n    }', 'let y = x.parse::<Name>().unwrap();\n    sink(x);', 'if x.is_empty() || mode.starts_with(\'.\') { return Err(no()); }\n    sink(x);'],
  },
  {
    path: 'a.swift',
    around: (body, helper) => `let allowed: Set<String> = ["a", "b"]\nlet columns = ["n": "name"]\nfunc f(req: Request) throws {\n    let x = req.parameters.get("x")!\n    ${body}\n}\n${helper}\n`,
    safe: [
      'guard allowed.contains(x) else { throw no() }\n    sink(x)', 'guard x == "a" || x == "b" else { throw no() }\n    sink(x)', 'let y = allowed.contains(x) ? x : "a"\n    sink(y)', 'guard let y = Int(x) else { throw no() }\n    sink(y)', 'guard let y = Kind(rawValue: x) else { throw no() }\n    sink(y.rawValue)', 'guard x.allSatisfy({ $0.isLetter }) else { throw no() }\n    sink(x)', 'guard x.range(of: "^[a-z]+$", options: .regularExpression) != nil else { throw no() }\n    sink(x)', 'let y = x.filter { $0.isLetter }\n    sink(y)',
      'try ensure(x)\n    sink(x)|||func ensure(_ s: String) throws {\n  guard allowed.contains(s) else { throw no() }\n}',
    ],
    open: ['sink(x)', 'guard !x.isEmpty else { throw no() }\n    sink(x)', 'let y = x.filter { $0 != "a" }\n    sink(y)', 'guard mode == "a" || mode == "b" else { throw no() }\n    sink(x)'],
  },
  {
    path: 'a.dart',
    around: (body, helper) => `const allowed = {'a', 'b'};\nFuture<Response> f(Request request) async {\n  final x = request.url.queryParameters['x']!;\n  ${body}\n  return Response.ok('ok');\n}\nenum Kind { a, b }\n${helper}\n`,
    safe: ["if (!allowed.contains(x)) return no();\n  sink(x);", "final y = int.parse(x);\n  sink(y);", "final y = int.tryParse(x);\n  if (y == null) return no();\n  sink(y);", "final y = Kind.values.byName(x).name;\n  sink(y);", "if (!RegExp(r'^[a-z]+$').hasMatch(x)) return no();\n  sink(x);", "final y = x.replaceAll(RegExp(r'[^a-z]'), '');\n  sink(y);", "if (!allowed.contains(x)) {\n    log(1);\n  } else {\n    sink(x);\n  }"],
    open: ['sink(x);', "if (!RegExp(r'[a-z]+').hasMatch(x)) return no();\n  sink(x);", "final y = Uri.parse(x).path;\n  sink(y);", "if (!allowed.contains(x)) log(1);\n  sink(x);"],
  },
  {
    path: 'A.scala',
    around: (body, helper) => `class A extends Controller {\n  val allowed = Set("a", "b")\n  def f = Action { request =>\n    val x = request.getQueryString("x").get\n    ${body}\n    Ok("ok")\n  }\n  ${helper}\n}\n`,
    safe: [
      'if (allowed(x)) {\n      sink(x)\n    }', 'if (!allowed.contains(x)) BadRequest("no")\n    else sink(x)', 'x match {\n      case "a" | "b" => sink(x)\n      case _ => BadRequest("no")\n    }', 'val y = x.toInt\n    sink(y.toString)', 'val y = UUID.fromString(x).toString\n    sink(y)', 'val y = x.filter(_.isLetterOrDigit)\n    sink(y)', 'Option(x).filter(allowed.contains).map { y => sink(y) }', 'if (!ok(x)) BadRequest("no") else sink(x)|||def ok(s: String): Boolean = allowed.contains(s)',
    ],
    open: ['sink(x)', 'if (other(x)) {\n      sink(x)\n    }', 'x match {\n      case "a" | "b" => BadRequest("no")\n      case _ => sink(x)\n    }', 'Option(x).filter(_.nonEmpty).map { y => sink(y) }', 'if (!ok(x)) sink(x) else BadRequest("no")|||def ok(s: String): Boolean = allowed.contains(s)'],
  },
];

for (const { path, around, safe, open } of LANGUAGES) {
  const isTold = (row: string): boolean => {
    const [body, helper = ''] = row.split('|||');
    return matchSource(rules, { path, text: around(body, helper), lines: null }, () => false).some(({ confidence }) => confidence !== 'possible');
  };
  for (const row of safe) test(`${path}: ${JSON.stringify(row)} is safe`, () => assert.not.ok(isTold(row)));
  for (const row of open) test(`${path}: ${JSON.stringify(row)} is told`, () => assert.ok(isTold(row)));
}

test.run();
