/** Redirects to addresses that someone else chooses: Express, browsers, Flask, Django, FastAPI. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'open-redirect',
  cwe: [601],
  severity: 'medium',
  title: 'Redirect to an address from outside',
  why: 'A link to your site can then lead to any other, which looks like yours.',
  fix: 'Redirect to names from a list, or accept only paths that start with one slash and resolve to your own host.',
} as const;

export const nodeRedirect: Rule = {
  ...danger,
  id: 'js-redirect',
  near: ['redirect(', 'location', 'router.push(', 'router.replace(', 'navigate(', 'window.open(', 'destination:', 'sendredirect(', 'session.return', 'session.redirect', 'session.next'],
  find: ['$?.session.returnTo = $value', '$?.session.returnUrl = $value', '$?.session.redirectTo = $value', '$?.session.redirectUrl = $value', '$?.session.next = $value', '$?.router.push($value)', '$?.router.replace($value)', 'navigate($value, $...)', 'window.open($value, $...)', '$r.redirect($value)', '$r.redirect($status, $value)', 'redirect($status, $value)', "$r.setHeader('Location', $value)", '$?.location.href = $value', 'window.location = $value', 'document.location = $value', '$?.location.assign($value)', '$?.location.replace($value)', 'redirect($value, $...)', '$r.redirect($value, $status)', '$r.location($value)', "$r.set('Location', $value)", "$r.header('Location', $value)", 'Location: $value', 'sendRedirect($event, $value, $...)', 'destination: $value'],
  where: { value: 'host' },
  langs: ['js'],
  bad: {
    js: [
      'req.session.returnTo = req.query.next;', 'req.session.returnUrl = req.query.next;', 'req.session.redirectTo = req.query.next;', 'req.session.redirectUrl = req.query.next;', 'req.session.next = req.query.next;', "const target = String(req.query.next ?? '/');\nreq.session.returnTo = target.startsWith('/') ? target : '/';",
      'class A extends Controller {\n  async go() { this.ctx.redirect(this.ctx.query.to); }\n}', 'const go = (context) => redirect(context.params.query.to);', 'res.writeHead(302, { Location: req.query.url })', 'router.push(router.query.next)', 'router.replace(route.query.to)', "navigate(searchParams.get('next'))", "window.open(searchParams.get('u'), '_blank')", 'res.redirect(req.query.next)', 'res.redirect(302, req.query.next)', "redirect(303, url.searchParams.get('redirectTo') ?? '/')", "res.setHeader('Location', req.query.to)", 'window.location.href = params.get("next")', 'window.location = searchParams.get("u")', 'document.location = location.hash.slice(1)', 'location.assign(searchParams.get("to"))', 'location.replace(searchParams.get("to"))', 'redirect(searchParams.get("to"))',
      'const next = req.query.next || "/";\nres.redirect(next);', "const { searchParams, origin } = new URL(request.url);\nconst next = searchParams.get('next');\nredirect(`${origin}${next}`)", 'Response.redirect(req.query.to, 302)', 'res.location(req.query.to).sendStatus(302)', "res.set('Location', req.query.to).status(301).end()", "reply.code(302).header('Location', req.query.to).send()", "new Response(null, { status: 302, headers: { Location: url.searchParams.get('to') } })", 'export default defineEventHandler((event) => sendRedirect(event, getQuery(event).to))', 'return { redirect: { destination: context.req.query.to, permanent: false } }', "const to = url.searchParams.get('to');\nreturn redirect(to, { headers })"
    ],
  },
  good: {
    js: ['req.session.returnTo = req.originalUrl;', "const target = String(req.query.next ?? '/');\nreq.session.returnTo = target.startsWith('/') && !target.startsWith('//') ? target : '/';", 'const { origin } = new URL(request.url);\nredirect(`${origin}/login`)', 'const url = new URL(req.body.next, BASE);\nres.redirect(url.origin === BASE ? url.pathname : "/")', 'res.redirect(isSafePath(req.query.next) ? req.query.next : "/")', 'res.redirect("/login")', 'res.redirect("/users/" + req.params.id)', 'res.redirect(`/search?q=${req.query.q}`)', 'location.href = "/x?next=" + encodeURIComponent(location.pathname)', 'res.redirect(url)', 'location.reload()', 'res.redirect(ALLOWED[req.query.next])', 'window.location = "/a"', 'redirect(`/posts/${id}`)', "NextResponse.redirect(new URL('/home', req.url))", "router.push('/home')", 'res.location(`/items/${req.body.id}`).status(201).json(item)', "return { redirect: { destination: '/login', permanent: false } }", "sendRedirect(event, '/login', 302)", 'return { statusCode: 201, headers: { Location: `/items/${id}` } }'],
  },
};

export const pythonRedirect: Rule = {
  ...danger,
  id: 'python-redirect',
  near: ['redirect(', 'redirectresponse', 'httpresponseredirect', 'httpresponsepermanentredirect', 'httpfound', '.location =', '.headers[', 'httpexception(', 'response(status', 'response(headers', 'response("", 30', 'session['],
  find: ["$?.session['next'] = $value", "$?.session['next_url'] = $value", "$?.session['return_to'] = $value", "$?.session['redirect_to'] = $value", '$?.redirect($value, $...)', '$?.HttpResponseRedirect($value)', '$?.HttpResponsePermanentRedirect($value)', "HTTPException($..., headers={'Location': $value, $...})", "Response($..., headers={'Location': $value, $...})", "Response($body, $code, {'Location': $value, $...})", '$?.RedirectResponse($value, $...)', '$?.HTTPFound($value)', '$r.location = $value', "$r.headers['Location'] = $value"],
  where: { value: 'host' },
  langs: ['py'],
  bad: {
    py: [
      'session["next"] = request.args.get("next")', 'session["next_url"] = request.args.get("next")', 'session["return_to"] = request.args.get("next")', 'session["redirect_to"] = request.args.get("next")', 'return redirect(request.values.get("next"))', 'redirect(request.vars.next)', '@cherrypy.expose\ndef go(self, to):\n    return redirect(to)', '@frappe.whitelist()\ndef go(to):\n    return redirect(to)', 'return redirect(frappe.form_dict.get("to"))', 'return redirect(request.args.get("next"))', 'next_url = request.args.get("next", "/")\nreturn flask.redirect(next_url)', 'return HttpResponseRedirect(request.GET["next"])', 'return RedirectResponse(request.query_params["to"])', 'return RedirectResponse(url=request.query_params["to"], status_code=302)', 'self.redirect(self.get_argument("next"))', 'raise web.HTTPFound(request.query["to"])', 'return HTTPFound(location=request.params["url"])', 'return HttpResponsePermanentRedirect(request.GET["u"])', 'return Response(status=302, headers={"Location": request.args["u"]})', 'return Response(headers={"Location": request.args["u"]}, status=302)', 'return Response("", 302, {"Location": request.args["u"]})', "raise HTTPException(status_code=303, headers={'Location': request.query_params['u']})", 'return redirect(urljoin(request.host_url, request.args["next"]))', 'resp.location = request.args["u"]', 'resp.headers["Location"] = request.args["u"]',
    ],
  },
  good: { py: ['session["next"] = request.path', 'session["theme"] = request.args.get("theme")', 'return redirect(url_for("index"))', 'return redirect("/users/" + request.form["id"])', 'redirect(target)', 'HttpResponseRedirect("/thanks/")', 'Response(status=201, headers={"Location": "/users/" + request.json["id"]})', 'RedirectResponse("/x")', 'HTTPFound("/x")', 'if not url_has_allowed_host_and_scheme(next_url, None):\n    next_url = "/"\nredirect("/")'] },
};

/** A request for `//other.example/..` has a path that browsers take for another host. */
export const ownPathRedirect: Rule = {
  ...danger,
  id: 'redirect-to-own-path',
  confidence: 'possible',
  title: "Redirect to the request's own path",
  why: 'A request for //other.example has a path that starts with two slashes: browsers take it for another host.',
  fix: 'Collapse slashes at the start of the path before redirecting to it.',
  near: ['redirect('],
  find: [/redirect\(\s?(?:\d{3},\s?)?(?:self\.|this\.)?(?:req|request|parsed|parsedurl|parsedUrl)\.(?:path|pathname|url|originalUrl)\s?\+\s?["']\//],
  bad: { js: ["reply.redirect(301, parsed.pathname + '/' + parsed.search)"], py: ['self.redirect(self.request.path + "/", permanent=True)'] },
  good: { js: ["res.redirect('/users/' + req.path)", 'res.redirect(req.path)'], py: ['redirect(request.path)'] },
};

/** What a request says, as templates take it: Thymeleaf, ERB, EJS, PHP, Blade, Jinja, Django, Twig, Razor. */
const ASKED = [
  String.raw`(?:@\{)?\$\{(?:param\.\w|param\[|#(?:request|httpServletRequest)\.getParameter\()`, String.raw`<%=-?\s?(?:params\[|(?:req|request)\.(?:query|params|GET|args)\b)`, String.raw`<\?(?:=|php echo)\s{0,2}(?:htmlspecialchars\(|htmlentities\(|urldecode\()?\$_(?:GET|REQUEST)\[`,
  String.raw`\{\{-?\s?(?:(?:flask\.)?request\.(?:args|GET|values|query_params|query)\b|request\(["']|request\(\)->(?:query|input|get)\b|app\.request\.(?:get\(|query)|\$_GET\[|req\.query\.\w)`, String.raw`@\(?(?:Context\.|HttpContext\.)?Request\.Query\[`,
].join('|');

/** developer.mozilla.org: meta http-equiv=refresh; docs.djangoproject.com: url_has_allowed_host_and_scheme */
export const pageLeadsAway: Rule = {
  ...danger,
  cwe: [601, 79],
  id: 'page-leads-where-asked',
  title: 'Page that leads to an address from the request',
  why: 'A link to your site can then lead to any other, which looks like yours; where a script or a link takes the address, javascript: runs code in the page.',
  fix: 'Lead to a route of your own: @{/courses/{id}(id=${course.id})}, url_for, course_path; or let the server compare the address with a list first.',
  near: ['http-equiv', 'location.href', 'window.location', 'location.replace(', 'href="'],
  find: [
    new RegExp(String.raw`\bhttp-equiv\s?=\s?["']?refresh["']?\s[^<>\n]{0,80}?content\s?=\s?["'][^<>\n"]{0,12}?url\s?=\s?["']?(?:\s?\+\s?)?(?<value>${ASKED})`, 'i'),
    new RegExp(String.raw`\b(?:location\.href|window\.location|location)\s?(?:=\s?|\.replace\(|\.assign\()["'\x60]?(?:\[\[)?(?<value>${ASKED})`),
    new RegExp(String.raw`<a\s(?:[^<>\n]{0,80}\s)?(?:th:)?href="(?<value>${ASKED})`),
  ],
  where: {
    value: { not: { trait: 'text-says', of: ['url_has_allowed_host_and_scheme', 'is_safe_url', 'isSafeUrl'] } },
    path: { trait: 'ends', of: ['.html', '.erb', '.ejs', '.php', '.jinja', '.jinja2', '.j2', '.njk', '.twig', '.cshtml', '.razor', '.hbs', '.ftl'] },
  },
  bad: {
    'thanks.html': ['<meta http-equiv="refresh" th:content="\'3;url=\' + ${param.back[0]}">', '<meta http-equiv="refresh" content="0; url={{ request.args.get(\'to\') }}">', '<a class="back" th:href="${param.back}">Back</a>', '<script>window.location = "[[${param.to[0]}]]";</script>', '<a href="{{ request.GET.next }}">Go on</a>'],
    'done.html.erb': ['<script>location.href = "<%= params[:to] %>"</script>', '<meta http-equiv="refresh" content="5;url=<%= params[:to] %>">'],
    'bye.php': ['<meta http-equiv="refresh" content="2; URL=<?= htmlspecialchars($_GET[\'to\']) ?>">', '<script>location.replace("<?php echo $_GET[\'to\'] ?>")</script>'],
    'Out.cshtml': ['<a href="@Request.Query["back"]">Back</a>'], 'out.html.twig': ['<a href="{{ app.request.query.get(\'to\') }}">Go on</a>'],
  },
  good: {
    'thanks.html': ['<meta http-equiv="refresh" th:with="back=@{/orders/{id}(id=${order.id})}" th:content="\'3;url=\' + ${back}">', '<meta http-equiv="refresh" content="0; url={{ url_for(\'home\') }}">', '<a href="?page={{ request.GET.page }}">Next</a>', '<a href="{{ next_url }}">Go on</a>', '<a href="{% url \'list\' %}?next={{ request.GET.next }}">Log in</a>', '{# url_has_allowed_host_and_scheme #}<a href="{{ request.GET.next }}">Go on</a>', '<a th:href="@{/search(q=${param.q[0]})}">More</a>'],
    'a.erb': ['<a href="/posts/<%= params[:id] %>">Post</a>', '<meta http-equiv="refresh" content="5;url=/posts/<%= params[:id] %>">'], 'a.md': ['<a href="{{ request.GET.next }}">Go on</a>'],
  },
};

/** docs.djangoproject.com/topics/auth/default (LoginView.get_success_url): what it gives back is where the visitor is sent. */
export const successUrlSent: Rule = {
  category: 'open-redirect',
  cwe: [601],
  severity: 'medium',
  id: 'django-success-url-from-request',
  aliases: ['django-success-url'],
  title: 'Address after a form that the request names',
  why: 'A link to your login that ends on a page of somebody else looks like yours, and asks for the password again.',
  fix: 'Ask url_has_allowed_host_and_scheme(goto, allowed_hosts={self.request.get_host()}) first, or use the next of RedirectURLMixin.',
  near: ['def get_success_url(', 'def get_redirect_url(', 'def get_next_page('],
  find: [/def get_(?:success_url|redirect_url|next_page)\(self[^)]{0,40}\)[^\n]{0,20}:\r?\n(?!(?:(?!\n {0,4}(?:def |async def |@|class ))[^]){0,700}?(?:allowed|is_safe|startswith|urlparse|urlsplit|hostname|reverse\([^)\n]{0,60}\+|ALLOWED|\bin [A-Z]))(?:(?!\n {0,4}(?:def |async def |@|class ))[^]){0,200}?(?<value>return self\.request\.(?:GET|POST)(?:\.get\(|\[)|(?<to>\w{1,30}) = self\.request\.(?:GET|POST)(?:\.get\(|\[)(?=(?:(?!\n {0,4}(?:def |async def |@|class ))[^]){0,400}?\breturn \k<to>\b(?![.(])))/y],
  where: { path: { trait: 'ends', of: ['.py'] } },
  bad: { py: ['class In(LoginView):\n    def get_success_url(self):\n        goto = self.request.POST.get("goto")\n        if goto:\n            return goto\n        return resolve_url("home")\n', 'class In(LoginView):\n    def get_redirect_url(self):\n        return self.request.GET.get("next", "/")\n', 'class Out(LogoutView):\n    def get_next_page(self):\n        return self.request.GET["next"]\n'] },
  good: { py: ['class In(LoginView):\n    def get_success_url(self):\n        goto = self.request.POST.get("goto")\n        if goto and url_has_allowed_host_and_scheme(goto, {self.request.get_host()}):\n            return goto\n        return resolve_url("home")\n', 'class Add(CreateView):\n    def get_success_url(self):\n        return reverse("show", args=[self.object.pk])\n', 'class Add(CreateView):\n    def get_success_url(self):\n        tab = self.request.GET.get("tab")\n        return reverse("show") + "?tab=" + quote(tab)\n'], 'a.md': ['def get_success_url(self):\n    return self.request.GET["next"]\n'] },
};
