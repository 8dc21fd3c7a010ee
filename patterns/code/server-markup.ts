/** Values that reach a page unescaped from the server: answers, template engines with escaping off, templates that skip it. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  why: 'Text placed in the page as HTML can carry a script with it.',
} as const;

export const requestEchoed: Rule = {
  ...danger,
  id: 'request-echoed',
  title: 'Request text sent back as HTML',
  fix: 'Escape the value, or answer with res.json or res.type("text").',
  near: ['.send('],
  find: ['$res.send($value)'],
  where: { res: { all: [{ trait: 'mentions', of: ['res', 'response'] }, { not: { trait: 'has', of: ['text', 'text/plain', 'attachment'] } }] }, value: { all: ['requested', { not: 'list' }, { any: ['joined', { trait: 'from', of: ['req.query', 'req.params', 'request.query', 'request.params'] }] }] } },
  langs: ['js'],
  bad: { js: ['app.get("/", (req, res) => {\n  const kind = req.query.kind;\n  if (!KINDS.includes(kind)) {\n    res.send("No " + kind);\n    return;\n  }\n});', 'app.get("/", (req, res) => {\n  const kind = req.query.kind;\n  if (KINDS.indexOf(kind) === -1) return res.send("No " + kind);\n});', 'app.get("/", (req, res) => {\n  const kind = req.query.kind;\n  if (!(kind in KINDS)) return res.send("No " + kind);\n});', 'res.send("Hello " + req.query.name)', 'const name = req.query.name;\nres.status(404).send(`No ${name}`);', 'res.send(req.query.q)', 'const { name } = req.params;\nres.send(name)', 'response.status(404).send(request.params.id)'] },
  good: { js: ['app.get("/", (req, res) => {\n  const kind = req.query.kind;\n  if (!KINDS.includes(kind)) return res.sendStatus(404);\n  res.send("All " + kind);\n});', 'app.get("/", (req, res) => {\n  const kind = req.query.kind;\n  if (KINDS.includes(kind)) return res.send("All " + kind);\n});', 'res.send(req.body)', 'res.attachment(name).send("a" + req.body.text)', 'res.send("Hello " + escape(req.query.name))', 'res.json(req.query)', 'res.send({ hello: req.query.name })', 'reply.send(request.params.id)', 'socket.send(req.query.x)', "res.type('text/plain').send('No ' + req.query.q)", 'res.send(page)', 'res.send("Hello " + name)'] },
};

/** What the functions are called that take markup and make it safe, without their case. */
const CLEANS = ['sanitize', 'sanitizehtml', 'sanitized', 'purify', 'cleanhtml', 'escapehtml', 'xss', 'filterxss', 'stringify'];

/** `res.send(layout('Not found', `<h1>No ${req.query.q}</h1>`))`: the page around it is made elsewhere. */
export const pageAroundHtml: Rule = {
  ...danger,
  id: 'page-around-html',
  title: 'Request text in the markup of a page',
  fix: 'Escape the value before it is put into the page: escapeHtml (lodash _.escape, he.encode).',
  near: ['.send(', 'ctx.body', 'c.html(', 'response(', '.end('],
  find: ['$res.send($page($value, $...))', '$res.send($page($title, $value, $...))', 'ctx.body = $page($value, $...)', 'ctx.body = $page($title, $value, $...)', 'c.html($page($value, $...))', 'c.html($page($title, $value, $...))', 'new Response($page($value, $...), $...)', 'new Response($page($title, $value, $...), $...)', 'res.end($page($value, $...))', 'res.end($page($title, $value, $...))'],
  where: { value: { all: ['html', 'requested'] }, page: { not: { trait: 'named', of: CLEANS } } },
  langs: ['js'],
  bad: { js: ['$.send(', 'ctx.body = ', 'c.html(', 'new Response(', 'res.end('].flatMap((sink) => ['', "'Not found', "].map((title) => `function f(req, ctx, c, res) {\n  ${sink.replace('$', 'res')}layout(${title}\`<h1>No \${req.query.q}</h1>\`)${sink.endsWith('(') ? ')' : ''};\n}`)) },
  good: { js: ['res.send(layout(`<h1>No ${name}</h1>`))', 'res.send(layout(`No ${req.query.q}`))', ...CLEANS.map((name) => `res.send(${name}(\`<h1>No \${req.query.q}</h1>\`))`), 'res.send(layout(`<h1>No ${escapeHtml(req.query.q)}</h1>`))'] },
};

export const pythonEcho: Rule = {
  ...danger,
  id: 'python-request-echoed',
  title: 'Request text sent back as HTML',
  fix: 'Render a template, or pass the value through markupsafe.escape or django.utils.html.escape.',
  near: ['httpresponse(', 'make_response(', 'htmlresponse('],
  find: ['HttpResponse($value, $...)', 'make_response($value, $...)', 'HTMLResponse($value, $...)', 'HTMLResponse(content=$value, $...)'],
  where: { value: { all: ['requested', { not: 'list' }] }, rest: { not: { any: [{ trait: 'has', of: ['text/plain', 'application/json', 'json'] }, { trait: 'contains', of: ['json'] }, { trait: 'mentions', of: ['contenttype', 'mimetype'] }] } } },
  langs: ['py'],
  bad: {
    py: ['return HttpResponse("Hello " + request.GET["name"])', 'resp = make_response("no " + request.args["q"], 404)', 'return HTMLResponse(f"Hi {request.query_params[\'n\']}")', 'return HTMLResponse(content="<p>" + request.query_params["n"])', 'return HttpResponse(request.GET["q"])'],
  },
  good: { py: ['HttpResponse("Hello")', 'HttpResponse("Hello " + escape(request.GET["name"]))', 'make_response(render_template("a.html"))', 'HTMLResponse(page)', 'HttpResponse(request.GET["q"], content_type="text/plain")', 'HttpResponse([request.GET["q"]])', 'HttpResponse("n " + name)'] },
};

export const pythonHtmlJoin: Rule = {
  ...danger,
  id: 'python-html-join',
  title: 'Request text joined into HTML',
  fix: 'Render a template, or pass the value through markupsafe.escape.',
  near: ['<h1', '<h2', '<p>', '<div', '<b>', '<td', '<li', '<span', '<a ', '<html', '<input', '<script'],
  find: ['$html $+ $value'],
  where: { value: 'requested' },
  langs: ['py'],
  bad: {
    py: [
      'return "<h1>Hello " + request.args["name"] + "</h1>"', 'return f"<h2>{request.args.get(\'q\')}</h2>"', 'x = "<p>%s" % request.form["text"]', 'x = "<div>{}".format(request.args["a"])', 'x = "<b>" + request.args["a"]', 'x = "<td>" + request.args["a"]', 'x = "<li>" + request.args["a"]', 'x = "<span>" + request.args["a"]', 'x = "<a href=" + request.args["u"] + ">"',
      'x = "<html>" + request.args["a"]', 'x = "<input value=" + request.args["a"] + ">"', 'x = "<script>var a = " + request.args["a"]',
    ],
  },
  good: { py: ['return "<h1>" + escape(request.args["name"]) + "</h1>"', 'x = "<p>" + name', 'x = f"<b>{len(request.args)}</b>"'] },
};

/** owasp.org (Cross Site Scripting Prevention, JSON in HTML): `</script>` in a text ends the script. */
export const pythonJsonInScript: Rule = {
  ...danger,
  id: 'python-json-in-script',
  title: 'JSON joined into a script of the page',
  why: 'json.dumps leaves `</script>` as it is: a text with it ends the script and begins another.',
  fix: 'Use json_script of Django or the tojson filter of Jinja, or replace < by \\u003c.',
  near: ['<script', 'json.dumps('],
  find: ['$html $+ $value', '$html % json.dumps($data, $...)'],
  where: { html: { any: [{ trait: 'contains', of: ['<script'] }, { all: ['name', { trait: 'beside', of: ['</script>'] }] }] }, match: { all: [{ trait: 'has', of: ['dumps'] }, { trait: 'within', of: ['HTMLResponse(', 'HttpResponse(', 'make_response(', 'Response(', 'mark_safe(', 'Markup(', 'html(', 'self.write('] }, { not: { trait: 'within', of: [').translate(', ').replace(', 'escapejs('] } }] } },
  hole: 'none',
  langs: ['py'],
  bad: { py: ['def f(request):\n    return HttpResponse(f"<script>var rows = {json.dumps(rows)}</script>")', 'PAGE = "<script>var rows = %s;</script>"\ndef f(request):\n    return HTMLResponse(PAGE % json.dumps(rows))'] },
  good: { py: ['def f(request):\n    return HttpResponse(f"<script>var rows = {json.dumps(rows).translate(ESCAPES)}</script>")', 'PAGE = "<p>%s</p>"\ndef f(request):\n    return HTMLResponse(PAGE % json.dumps(rows))', 'def write(path):\n    path.write_text(f"<script>var rows = {json.dumps(rows)}</script>")', 'def f(request):\n    return HttpResponse(f"<script>var id = {pk}</script>")', 'PAGE = "<script>var id = %s;</script>"\ndef f(request):\n    return HTMLResponse(PAGE % 7)'] },
};

/** Markup put together by hand: nothing says where the value comes from, and nothing makes it safe here. */
export const pythonHtmlMade: Rule = {
  ...danger,
  severity: 'low',
  confidence: 'possible',
  id: 'python-html-made',
  title: 'Value joined into HTML',
  fix: 'Use format_html or a template: they escape what they put in.',
  near: ['<img ', '<a ', '<input ', '<iframe', '<script', '<td>', '<li>'],
  find: ['$html $+ $part'],
  where: { part: { not: { any: ['constant', 'sanitised', 'requested'] } } },
  langs: ['py'],
  bad: { py: ['x = \'<img src="%s">\' % url', 'x = "<a href=" + url', 'x = f"<input value={name}>"', 'x = "<iframe src=" + url', 'x = "<script>var a = " + name', 'x = "<td>%s</td>" % name', 'x = "<li>" + name'] },
  good: { py: ['x = "<li>" + escape(name)', 'x = "<td>%d</td>" % n', 'x = format_html("<li>{}</li>", name)', 'x = "<a href=" + request.args["u"]', 'x = "<li>" + "a"'] },
};

export const routeHtml: Rule = {
  ...danger,
  id: 'route-returns-html',
  title: 'Value joined into the page that a route returns',
  fix: 'Return render_template, which escapes, or pass the value through markupsafe.escape.',
  near: ['return f"<', "return f'<", 'return "<', "return '<", 'return html', 'return page', 'return body', 'return out', 'return content', 'return markup'],
  find: ['return $value'],
  where: { value: { all: ['html', 'routed', { not: 'requested' }, { not: { trait: 'beside', of: ['fastapi', 'FastAPI', 'APIRouter', 'mimetype="text/plain"'] } }] } },
  langs: ['py'],
  bad: { py: ['@app.route("/")\ndef home():\n    items = load()\n    return f"<ul>{items}</ul>"', "@app.route('/')\ndef home():\n    return f'<b>{load()}</b>'", '@app.route("/")\ndef home():\n    return "<ul>" + load() + "</ul>"', "@app.route('/')\ndef home():\n    return '<b>' + load()", '@app.route("/")\ndef home():\n    html = "<ul>"\n    for u in load():\n        html += "<li>" + u.name\n    return html', '@app.route("/")\ndef home():\n    page = "<b>%s</b>" % load()\n    log()\n    return page', '@app.route("/")\ndef home():\n    body = "<b>" + load()\n    log()\n    return body', ...['output', 'out', 'content', 'markup'].map((name) => `@app.route("/")\ndef home():\n    ${name} = "<b>" + load()\n    log()\n    return ${name}`)] },
  good: { py: ['def home():\n    return f"<ul>{load()}</ul>"', '@app.route("/")\ndef home():\n    return f"<ul>{escape(load())}</ul>"', '@app.route("/")\ndef home():\n    return f"hello {load()}"', '@app.route("/")\ndef home():\n    return "<b>" + request.args["a"]', '@app.route("/")\ndef home():\n    html = "hello " + load()\n    return html', 'from fastapi import FastAPI\n@app.get("/")\ndef home():\n    return f"<ul>{load()}</ul>"'] },
};

export const jinjaEscapeOff: Rule = {
  ...danger,
  cwe: [79, 1336],
  severity: 'medium',
  id: 'jinja-escape-off',
  title: 'Template engine that does not escape',
  fix: 'Pass autoescape=True or autoescape=select_autoescape().',
  near: ['environment('],
  find: ['$?.Environment($...)'],
  where: { rest: { all: [{ trait: 'has', of: ['loader', 'autoescape', 'FileSystemLoader', 'PackageLoader', 'DictLoader'] }, { any: [{ not: { trait: 'has', of: ['autoescape'] } }, { trait: 'has', of: ['False'] }] }] } },
  langs: ['py'],
  bad: { py: ['env = jinja2.Environment(loader=FileSystemLoader("templates"))', 'env = Environment(loader=loader, autoescape=False)', 'Environment(FileSystemLoader(d))'] },
  good: { py: ['Environment(loader=FileSystemLoader("t"), autoescape=True)', 'jinja2.Environment(loader=l, autoescape=select_autoescape())', 'Environment(name="dev")', 'Environment()'] },
};

export const pythonWritten: Rule = {
  ...danger,
  id: 'python-request-written',
  title: 'Request text written into a page',
  fix: 'Pass the value through tornado.escape.xhtml_escape or html.escape.',
  near: ['self.write(', 'self.finish(', 'wfile.write(', 'response.write(', 'response.out'],
  find: ['self.write($value)', 'self.finish($value)', '$h.wfile.write($value)', '$h.response.write($value)', '$h.response.out.write($value)'],
  where: { value: { all: ['requested', { not: 'list' }] } },
  langs: ['py'],
  bad: { py: ['self.write("Hello " + self.get_argument("name"))', 'class Missing(BaseHandler):\n    async def get(self, path=""):\n        lines = ["<h1>404</h1>"]\n        lines.append("Nothing at %s" % path)\n        self.finish("\\n".join(lines))', 'self.wfile.write(("<p>" + form.getvalue("q")).encode())', 'self.response.write("<p>" + self.request.get("q"))', 'self.response.out.write(self.request.get("q"))'] },
  good: { py: ['self.write({"a": self.get_argument("a")})', 'class Missing(BaseHandler):\n    async def get(self, path=""):\n        self.finish("Nothing at " + xhtml_escape(path))', 'self.write("Hello " + name)', 'self.wfile.write(data)', 'self.response.write("ok")', 'self.response.out.write("ok")', 'self.write(xhtml_escape(self.get_argument("q")))'] },
};

/** How a page is called that a route fills in and returns. */
const PAGES = ['page', 'html', 'template', 'layout', 'index_', 'base_', 'form_', 'search_', 'welcome', 'greeting', 'home_', 'main_'];

export const routeText: Rule = {
  ...danger,
  id: 'route-returns-request',
  title: 'Request text returned as a page',
  fix: 'Return render_template, jsonify, or pass the value through markupsafe.escape.',
  near: ['return f"', "return f'", 'return "', "return '", ...PAGES.map((name) => `return ${name}`)],
  find: ['return $value'],
  where: { value: { all: ['requested', 'routed', { not: { trait: 'beside', of: ['fastapi', 'FastAPI', 'APIRouter'] } }] } },
  langs: ['py'],
  bad: {
    py: [
      ...PAGES.map((name) => `${name}A = '<h1>{}</h1>'\n\n@app.route('/')\ndef home():\n    return ${name}A.format(request.args['q'])`), "@app.route('/')\ndef home():\n    page = open('a.html').read().replace('NAME', request.args['q'])\n    return page",
      '@app.route("/<kind>")\ndef show(kind):\n    if kind not in KINDS:\n        return f"No {kind}"\n    return render(kind)', '@app.route("/<name>")\ndef hello(name):\n    return f"Hello {name}!"', "@bp.get('/hi')\ndef hi():\n    name = request.args.get('name')\n    return f'Hi {name}'", '@app.route("/x")\ndef x():\n    return "Hello %s" % request.args["n"]', "@app.route('/x')\ndef x():\n    return 'Hello ' + request.args['n']",
    ],
  },
  good: {
    py: [
      "PAGE = '<h1>{}</h1>'\n\n@app.route('/')\ndef home():\n    return PAGE.format(escape(request.args['q']))", "PAGE = '<h1>{}</h1>'\n\ndef home():\n    return PAGE.format(request.args['q'])", "@app.route('/')\ndef home():\n    page = load(request.args['q'])\n    return page",
      '@app.route("/<kind>")\ndef show(kind):\n    if kind in KINDS:\n        return f"All {kind}"\n    return render("none")', '@app.route("/<int:n>")\ndef hello(n):\n    return f"Hello {n}!"', 'def key():\n    return f"view:{request.args}"', '@app.route("/x")\ndef x():\n    return f"Hello {escape(request.args[\'n\'])}"', 'from fastapi import FastAPI\n@app.get("/{name}")\ndef hi(name: str):\n    return f"Hi {name}"',
      '@app.route("/x")\ndef x(a):\n    b = load(db)\n    return f"Hello {b}"',
    ],
  },
};

export const streamlitHtml: Rule = {
  ...danger,
  severity: 'medium',
  id: 'streamlit-html',
  title: 'Value put into a page as markup',
  fix: 'Leave unsafe_allow_html out, or pass the value through html.escape.',
  near: ['.markdown(', 'st.write('],
  find: ['$st.markdown($value, $..., unsafe_allow_html=True)', '$st.write($value, $..., unsafe_allow_html=True)'],
  langs: ['py'],
  bad: { py: ['st.markdown(f"<p>{comment}</p>", unsafe_allow_html=True)', 'st.write("<b>" + name, unsafe_allow_html=True)'] },
  good: { py: ['st.markdown(CSS, unsafe_allow_html=True)', 'st.markdown("<hr>", unsafe_allow_html=True)', 'st.markdown(f"<p>{html.escape(comment)}</p>", unsafe_allow_html=True)', 'st.write(f"a {b}")', 'st.markdown(page, unsafe_allow_html=True)'] },
};

export const mailHtml: Rule = {
  ...danger,
  cwe: [79, 116],
  severity: 'medium',
  id: 'mail-html-from-request',
  title: 'Request text put into a mail as HTML',
  why: 'The sender writes links and forms into a mail that comes from you.',
  fix: 'Send it as text, or pass the value through escapeHtml (lodash _.escape, he.encode) first.',
  near: ['sendmail(', '.send('],
  find: ['$t.sendMail({html: $value, $...}, $...)', '$t.send({html: $value, $...}, $...)'],
  where: { value: { all: ['requested', 'html'] } },
  langs: ['js'],
  bad: { js: ['transporter.sendMail({ to, html: `<p>${req.body.message}</p>` })', "resend.emails.send({ to, subject, html: '<p>From ' + req.body.name + '</p>' })"] },
  good: { js: ['transporter.sendMail({ to, text: req.body.message })', 'transporter.sendMail({ to, html: `<p>${escapeHtml(req.body.message)}</p>` })', 'mailer.send({ to, html: `<p>${code}</p>` })', 'mailer.send({ html: req.body.message })'] },
};

export const enginesOff: Rule = {
  ...danger,
  severity: 'medium',
  id: 'engine-escape-off',
  title: 'Template engine that does not escape',
  fix: 'Leave autoescape on, and mark in the template what is markup.',
  near: ['nunjucks.', 'swig.', 'jinja_env', 'jinja_options'],
  find: ['nunjucks.configure($dir, {autoescape: false, $...})', 'nunjucks.configure({autoescape: false, $...})', 'nunjucks.Environment($loader, {autoescape: false, $...})', 'swig.init({autoescape: false, $...})', 'swig.setDefaults({autoescape: false, $...})', 'swig.Swig({autoescape: false, $...})', '$app.jinja_env.autoescape = False', '$app.jinja_options = {autoescape: False, $...}'],
  langs: ['js', 'py'],
  bad: { js: ["nunjucks.configure('views', { autoescape: false, express: app })", 'nunjucks.configure({ autoescape: false })', 'swig.init({ root: dir, autoescape: false })', 'swig.setDefaults({ autoescape: false })', 'const s = new swig.Swig({ autoescape: false })', 'const env = new nunjucks.Environment(loader, { autoescape: false })'], py: ['app.jinja_env.autoescape = False', 'app.jinja_options = {"autoescape": False}'] },
  good: { js: ["nunjucks.configure('views', { autoescape: true })", 'editor.configure({ autoescape: false })'], py: ['app.jinja_env.autoescape = True'] },
};

export const tagsAllowed: Rule = {
  ...danger,
  severity: 'medium',
  id: 'sanitizer-lets-all-through',
  title: 'Sanitizer that lets every tag through',
  fix: 'List the tags and attributes that may stay.',
  near: ['allowedtags', 'rehyperaw'],
  find: [/\bsanitize(?:Html|HTML)\([^;]{1,200}?\ballowedTags:\s?false\b/, /\brehypePlugins=\{\[(?![^\]]{0,200}[sS]anitize)[^\]]{0,100}\brehypeRaw\b/],
  bad: { js: ['el.innerHTML = sanitizeHtml(html, { allowedTags: false, allowedAttributes: false });'], jsx: ['<ReactMarkdown rehypePlugins={[rehypeRaw]}>{text}</ReactMarkdown>'] },
  good: { js: ["sanitizeHtml(html, { allowedTags: ['b', 'i'] })", 'const options = { allowedTags: false };'], jsx: ['<ReactMarkdown rehypePlugins={[rehypeRaw, rehypeSanitize]}>{text}</ReactMarkdown>', '<ReactMarkdown>{text}</ReactMarkdown>'] },
};

export const mailMarkup: Rule = {
  ...danger,
  severity: 'medium',
  id: 'mail-markup-from-request',
  title: 'Request text joined into the HTML of a mail',
  fix: 'Escape the value first, or send it as text.',
  near: ['html: `', "html: '", 'html: "', 'html: html', 'html: body'],
  find: ['html: $value'],
  where: { value: { all: ['requested', 'html'] } },
  langs: ['js'],
  bad: { js: ['await resend.emails.send({ to, html: `<p>${req.body.message}</p>` })', "mailer.sendMail({ to, html: '<p>' + req.body.message + '</p>' })", 'mailer.sendMail({ to, html: "<p>" + req.body.message })', 'const html = `<p>${req.body.message}</p>`;\nlog(1);\nmailer.sendMail({ to, html: html })', 'const body = `<p>${req.body.message}</p>`;\nlog(1);\nmailer.sendMail({ to, html: body })'] },
  good: { js: ['mailer.sendMail({ to, html: `<p>${escapeHtml(req.body.message)}</p>` })', 'mailer.sendMail({ to, html: `<p>${name}</p>` })', "render({ html: 'a ' + req.query.mode })"] },
};
