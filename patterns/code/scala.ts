/** Scala: Play, Akka HTTP and doobie: redirects, pages, files and fragments of SQL made from what the request brings. */
import type { Rule } from '../../lib/types.ts';

const langs = ['scala'];

export const scalaRedirect: Rule = {
  category: 'open-redirect',
  cwe: [601],
  severity: 'medium',
  id: 'scala-redirect',
  title: 'Redirect to an address from outside',
  why: 'A link to your site can then lead to any other, which looks like yours.',
  fix: 'Allow only paths of your own: one that starts with / and not with //.',
  near: ['redirect('],
  find: ['Redirect($value, $...)', 'redirect($value, $code)'],
  where: { value: 'host' },
  langs,
  bad: { scala: ['def leave(to: String, n: Int = 1): Action[AnyContent] = members.async { Redirect(to) }', 'def leave(to: String) = members { implicit request => Redirect(to) }', 'def f = Action { request => Redirect(request.getQueryString("to").getOrElse("/")) }', 'val r = parameter("to") { to => redirect(to, StatusCodes.Found) }'] },
  good: { scala: ['def f(to: String): Result = members { Redirect(to) }', 'def f = Action { Redirect("/login") }', 'def f = Action { request => Redirect("/users/" + request.getQueryString("id").get) }', 'def f(to: Uri) = redirect(to, StatusCodes.Found)'] },
};

export const scalaPage: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  id: 'scala-page-made',
  title: 'Value put into a page unescaped',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Use a Twirl template, or HtmlFormat.escape(name).',
  near: ['ok(', 'httpentity('],
  find: ['Ok($value).as($type)', 'HttpEntity($type, $value)'],
  where: { value: 'html', type: { any: [{ trait: 'has', of: ['HTML', 'html'] }, { trait: 'contains', of: ['text/html'] }] } },
  langs,
  bad: { scala: ['def f(m: String) = Action { Ok(s"<p>$m</p>").as("text/html") }', 'def f(m: String) = Action { Ok("<p>" + m + "</p>").as(HTML) }', 'val r = parameter("n") { n => complete(HttpEntity(ContentTypes.html, s"<p>$n</p>")) }'] },
  good: { scala: ['def f(m: String) = Action { Ok(s"<p>${HtmlFormat.escape(m)}</p>").as(HTML) }', 'def f(m: String) = Action { Ok(s"<p>$m").as("text/plain") }', 'def f(m: String) = Action { Ok(s"hello $m").as(HTML) }', 'HttpEntity(ContentTypes.html, page)'] },
};

export const scalaFragment: Rule = {
  category: 'sql-injection',
  cwe: [89],
  severity: 'high',
  id: 'scala-fragment-joined',
  title: 'Value joined into a fragment of SQL',
  why: 'A fragment made with const is taken as it is: a value in it can rewrite the query.',
  fix: 'Use fr"… = $value": doobie binds what is interpolated.',
  near: ['fragment.const'],
  find: ['Fragment.const($value)', 'Fragment.const0($value)'],
  langs,
  bad: { scala: ['def f(t: String) = fr"SELECT a FROM t WHERE b =" ++ Fragment.const(s"\'$t\'")', 'def f(t: String) = Fragment.const0("a = \'" + t + "\'")'] },
  good: { scala: ['def f(t: String) = fr"SELECT a FROM t WHERE b = $t"', 'def f = Fragment.const("a") ++ Fragment.const0("b")'] },
};

export const scalaPath: Rule = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  id: 'scala-path',
  title: 'File named by the request',
  why: 'A value with `../` in it, or one that starts with `/`, names a file outside the folder meant.',
  fix: 'Resolve and normalize the path, and check that it starts with the folder.',
  near: ['source.fromfile(', 'getfromfile('],
  find: ['Source.fromFile($value, $...)', 'getFromFile($value, $...)'],
  where: { value: 'requested' },
  langs,
  bad: { scala: ['def f = Action { request => val t = Source.fromFile("/srv/" + request.getQueryString("f").get).mkString; Ok(t) }', 'val r = parameter("f") { f => getFromFile("/srv/" + f) }'] },
  good: { scala: ['def f(p: String) = Source.fromFile(p).mkString', 'val r = getFromFile(root + "/index.html")', 'def f(p: String) = Source.fromFile(s"data/$p")', 'def f(p: String) = getFromFile("a/" + p)'] },
};
