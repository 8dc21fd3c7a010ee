/** Scala: Play, Akka HTTP, http4s, sttp and doobie: commands, redirects, pages, files, requests and fragments of SQL made from what the request brings. */
import type { Rule } from '../../lib/types.ts';

const langs = ['scala'];

export const scalaCommand: Rule = {
  category: 'command-injection',
  cwe: [78],
  severity: 'critical',
  id: 'scala-command',
  title: 'Value joined into a command line',
  why: 'The text is cut at blanks into a program and its arguments: a value with a blank adds arguments, or names another program.',
  fix: 'Give a Seq of the program and its arguments, one by one: Seq("git", "log", range).!!',
  // "ls $dir".! and .!!: methods whose name is an operator, so that the text before them is looked at
  near: ['".!', '.lazylines', 'process('],
  find: ['$text $+ $value', '$value.lazyLines', '$?.Process($value, $...)'],
  where: { value: { not: { any: ['list', { all: ['tainted', { not: 'requested' }] }] } } },
  sink: 'ordinary',
  langs,
  bad: { scala: ['def f(request: Request) = s"ls ${request.getQueryString("d").get}".!', 'val lines = s"ls $d".lazyLines', 'def f(d: String) = Process("ls " + d).run()'] },
  good: { scala: ['def f(d: String) = Seq("ls", s"$d/a").!!', 'def f = "ls -l".!', 'def f(d: String) = Process(Seq("ls", "a" + d)).!', 'val home = s"ls ${System.getenv("HOME")}".!', 'val text = s"ls $d"', 'text.lazyLines'] },
};

export const scalaRequest: Rule = {
  category: 'ssrf',
  cwe: [918],
  severity: 'high',
  id: 'scala-request-address',
  title: 'Request to an address from outside',
  why: 'The server then asks machines that only it can reach, such as the metadata service of the cloud.',
  fix: 'Compare the host of the parsed address with a list of allowed ones before the request.',
  near: ['httprequest(', 'unsafefromstring(', 'uri.fromstring(', 'requests.get(', 'requests.post(', 'uri.unsafeparse(', 'uri.unsafeapply('],
  find: ['HttpRequest(uri = $value, $...)', 'Uri.unsafeFromString($value)', 'Uri.fromString($value)', 'Uri.unsafeParse($value)', 'Uri.unsafeApply($value)', 'requests.get($value, $...)', 'requests.post($value, $...)'],
  where: { value: { trait: 'host', of: ['the request'] } },
  langs,
  bad: { scala: ['def f(u: String) = Action { Http().singleRequest(HttpRequest(uri = u)) }', 'def f(u: String) = Action { client.expect[String](Uri.unsafeFromString(u)) }', 'def f(u: String) = Action { Uri.fromString(u).map(client.expect[String](_)) }', 'def f(u: String) = Action { requests.get(u).text() }', 'def f(u: String) = Action { requests.post(u, data = body) }', 'def f(u: String) = Action { basicRequest.get(Uri.unsafeParse("http://" + u)).send(backend) }', 'def f(u: String) = Action { basicRequest.get(Uri.unsafeApply(u)) }'] },
  good: { scala: ['def f(u: String) = HttpRequest(uri = u)', 'def f(id: String) = Action { HttpRequest(uri = s"https://api.example/items/$id") }', 'val u = Uri.unsafeFromString(base); Uri.fromString(text); Uri.unsafeParse(text); Uri.unsafeApply(host); requests.get(url); requests.post(url)', 'def f(u: String) = Action {\n  val host = new URI(u).getHost\n  if (Hosts.contains(host)) Ok(requests.get(u).text()) else BadRequest("host")\n}', 'def f(u: String) = Action {\n  Ok(requests.get(ours(u)).text())\n}\ndef ours(u: String) = {\n  require(Hosts.contains(new URI(u).getHost))\n  u\n}'] },
};

export const scalaRedirect: Rule = {
  category: 'open-redirect',
  cwe: [601],
  severity: 'medium',
  id: 'scala-redirect',
  title: 'Redirect to an address from outside',
  why: 'A link to your site can then lead to any other, which looks like yours.',
  fix: 'Allow only paths of your own: one that starts with / and not with //.',
  near: ['redirect(', 'seeother(', 'found('],
  find: ['Redirect($value, $...)', 'redirect($value, $code)', 'SeeOther($value)', 'Found($value)'],
  where: { value: 'host' },
  langs,
  bad: { scala: ['def leave(to: String, n: Int = 1): Action[AnyContent] = members.async { Redirect(to) }', 'def leave(to: String) = members { implicit request => Redirect(to) }', 'def f = Action { request => Redirect(request.getQueryString("to").getOrElse("/")) }', 'val r = parameter("to") { to => redirect(to, StatusCodes.Found) }', 'def f(to: String) = Action { SeeOther(to) }', 'def f(to: String) = Action { Found(to) }'] },
  good: { scala: ['val local = "/(?:[a-z-]{1,40})?"\ndef f(to: Option[String]) = Action { Redirect(to.filter(_.matches(local)).getOrElse("/home")) }', 'def f(to: String): Result = members { Redirect(to) }', 'def f = Action { Redirect("/login") }', 'def f = Action { request => Redirect("/users/" + request.getQueryString("id").get) }', 'def f(to: Uri) = redirect(to, StatusCodes.Found)', 'def f(id: String) = SeeOther("/users/" + id)', 'def f(id: Int) = store(id).map(Found(_)); def g(id: String) = Found(id)'] },
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

/** playframework.com/documentation/latest/ScalaTemplates: "By default, dynamic content parts are escaped"; Html is the way around. */
export const scalaHtmlMade: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  id: 'scala-html-made',
  title: 'Request text made markup',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Let a Twirl template write the text, or pass it through HtmlFormat.escape.',
  near: ['html('],
  find: ['Html($value)'],
  langs,
  bad: { scala: ['def f(m: String) = Action { implicit request => Ok(Html(m)) as HTML }', 'def f = Action { request => request.getQueryString("q").map { q => Ok(Html(q)) }.getOrElse(NotFound) }'] },
  good: { scala: ['def f(m: String) = Action { Ok(Html(HtmlFormat.escape(m).body)) }', 'def f = Action { Ok(Html("<p>")) }'] },
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
