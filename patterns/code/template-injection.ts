/** Templates put together from values: Jinja2, Mako, Django, EJS, Handlebars, Pug, Nunjucks, lodash. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'template-injection',
  cwe: [1336, 94],
  severity: 'high',
  title: 'Value becomes part of a template',
  why: 'What a template holds is run: a value with `{{ … }}` or `<% … %>` in it runs code on the server.',
} as const;

export const pythonTemplate: Rule = {
  ...danger,
  id: 'python-template',
  fix: 'Keep the template in a file and pass the value as a variable: render_template("page.html", name=name).',
  near: ['render_template_string', 'template(', 'from_string'],
  find: ['$?.render_template_string($value, $...)', '$?.Template($value, $...)', '$?.env.from_string($value, $...)', '$?._env.from_string($value, $...)', '$?.jinja_env.from_string($value, $...)', '$?.environment.from_string($value, $...)', 'Environment($...).from_string($value, $...)', 'engines[$name].from_string($value, $...)'],
  where: { value: { not: { any: [{ trait: 'has', of: ['filename'] }, { trait: 'beside', of: ['SandboxedEnvironment(', 'fromstringimportTemplate', 'string.Template('] }] } } },
  langs: ['py'],
  bad: {
    py: ['render_template_string("<h1>" + name + "</h1>")', 'template = f"<p>{request.args[\'q\']}</p>"\nreturn render_template_string(template)', 'Template("Hello " + name).render()', 'env.from_string(request.form["t"]).render()', '_env.from_string(request.form["t"]).render()', 'current_app.jinja_env.from_string(request.form["t"])', 'self.environment.from_string(request.form["t"])', 'Environment(autoescape=True).from_string(request.form["t"])', 'engines["django"].from_string(request.POST["t"])', 'jinja2.Template(request.form["t"])', 'class Letter:\n    """The text of it is edited by the shop\'s customers."""\n\n    def show(self, values):\n        return Environment().from_string(self.text).render(values)'],
  },
  good: { py: ['render_template_string(TEMPLATE, name=name)', 'string.Template(request.form["t"]).safe_substitute(values)', 'from string import Template\nTemplate(request.form["t"]).safe_substitute(values)', 'render_template_string("<p>{{ q }}</p>", q=q)', 'Template(text)', 'Template(filename=os.path.join(folder, request.path))', 'env.from_string(source)', 'JID.from_string(request.form["t"])', 'render_template("a.html", name=name)', 'env = SandboxedEnvironment()\nenv.from_string(request.form["t"])', 'class Template(Base): pass', 'class Letter:\n    """The text of it is edited by our staff, never by customers."""\n\n    def show(self, values):\n        return Environment().from_string(self.text).render(values)'] },
};

/** docs.djangoproject.com/ref/models/fields: what a column holds was typed into a form. */
export const storedTemplate: Rule = {
  ...danger,
  id: 'python-template-of-a-column',
  title: 'Template kept in a column, run without a sandbox',
  fix: 'Use jinja2.sandbox.ImmutableSandboxedEnvironment, or string.Template with the few names that may stand there.',
  near: ['.from_string('],
  find: [/(?<=\b(?<field>\w{2,40})(?:: Mapped\[\w{1,12}\] = mapped_column\(Text| = (?:models\.TextField|models\.CharField|db\.Column\(db\.Text|Column\(Text|mapped_column\(Text)\b)[^]{0,190})\.from_string\(self\.\k<field>\)/y],
  where: { path: { trait: 'ends', of: ['.py'] }, value: { all: [{ trait: 'text-says', of: ['jinja2', 'Environment('] }, { not: { trait: 'text-says', of: ['Sandbox', 'sandbox'] } }] } },
  bad: { py: ['class Mail(models.Model):\n    body = models.TextField()\n\n    def render(self, values):\n        return jinja2.Environment().from_string(self.body).render(values)'] },
  good: { py: ['class Mail(models.Model):\n    body = models.TextField()\n\n    def render(self, values):\n        return SandboxedEnvironment().from_string(self.body).render(values)', 'class Mail:\n    body = "{{ a }}"\n\n    def render(self, values):\n        return Environment().from_string(self.body).render(values)'] },
};

export const nodeTemplate: Rule = {
  ...danger,
  id: 'node-template',
  fix: 'Keep the template constant and pass the value as data: ejs.render(template, { name }).',
  near: ['render', 'compile', '_.template', 'dot.template'],
  find: ['ejs.render($value, $...)', 'ejs.compile($value, $...)', 'pug.render($value, $...)', 'pug.compile($value, $...)', 'Handlebars.compile($value, $...)', '_.template($value, $...)', '$env.renderString($value, $...)', '$engine.parseAndRender($value, $...)', 'doT.template($value, $...)'],
  langs: ['js'],
  bad: {
    js: ['ejs.render("<p>" + name + "</p>")', 'ejs.compile(req.body.template)', 'pug.render("p " + req.query.text)', 'pug.compile(`p ${name}`)', 'Handlebars.compile("Hi " + name)', 'nunjucks.renderString(`Hello ${req.query.name}`, {})', '_.template("<b>" + title + "</b>")', "env.renderString('Hello ' + req.body.name, {})", 'await engine.parseAndRender(req.body.template, {})', 'doT.template(req.body.template)({})'],
  },
  good: { js: ['ejs.render(template, { name })', 'pug.compile("p= name")', 'Handlebars.compile(source)', '_.template("<b><%- title %></b>")', 'nunjucks.renderString("Hello {{ name }}", { name })', 'ejs.compile(file)', 'pug.render(text)', 'ejs.compile(`<% init() %>${fs.readFileSync(file)}`)', 'env.renderString(source, { name })'] },
};

export const optionsFromRequest: Rule = {
  ...danger,
  severity: 'medium',
  id: 'template-options-from-request',
  title: 'Whole request given to a template',
  why: 'EJS, Pug and Handlebars take options from the same object: a field of the request can switch escaping off or name a function.',
  fix: "Name the fields: res.render('page', { q: req.query.q }).",
  near: ['.render('],
  find: ['$res.render($view, req.query, $...)', '$res.render($view, req.body, $...)'],
  langs: ['js'],
  bad: { js: ["res.render('index', req.query)", "res.render('index', req.body, done)"] },
  good: { js: ["res.render('index', { q: req.query.q })", "res.render('index', data)"] },
};

/** The same by way of a name: `const locals = Object.assign({ title }, req.query)`. */
export const mergedOptions: Rule = {
  ...danger,
  severity: 'medium',
  id: 'template-options-merged',
  title: 'Whole request among what is given to a template',
  why: 'EJS, Pug and Handlebars take options from the same object: a field of the request can switch escaping off or name a function.',
  fix: "Name the fields: res.render('page', { q: req.query.q }).",
  near: ['req.query', 'req.body', 'request.query', 'request.body'],
  find: [/(?<=\b(?<name>\w{1,30})\s?=\s?(?:\{[^{};]{0,100}\.\.\.|Object\.assign\([^;]{0,100}))req(?:uest)?\.(?:query|body)\s?(?:\)|[,}])[^]{0,300}?\.render\([^()\n]{0,60},\s?\k<name>\b/y, /(?<=\.render\([^()\n]{0,60},\s?(?:\{[^{}\n]{0,100}\.\.\.|Object\.assign\([^\n]{0,100}))req(?:uest)?\.(?:query|body)\s?(?:\)|[,}])/y],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs'] } },
  bad: { 'a.js': ["const locals = Object.assign({ title }, req.query);\nres.render('index', locals)", ...['req.body', 'request.body', 'request.query'].map((sent) => `const data = { ...${sent} };\nlog(id);\nreturn reply.render('index', data)`), "res.render('index', { title, ...req.query })", "res.render('index', Object.assign({}, req.body))"] },
  good: { 'a.js': ["const locals = { q: req.query.q };\nres.render('index', locals)", "const data = { ...req.body };\nres.render('index', { name: data.name })", "const filter = { ...req.query };\nlist(filter)"], 'a.md': ["res.render('index', { title, ...req.query })"] },
};

export const escapeOff: Rule = {
  ...danger,
  category: 'xss',
  cwe: [79],
  severity: 'medium',
  id: 'handlebars-escape-off',
  title: 'Template engine that does not escape',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Leave noEscape out.',
  near: ['noescape'],
  find: ['noEscape: true'],
  langs: ['js'],
  bad: { js: ['Handlebars.compile(source, { noEscape: true })'] },
  good: { js: ['Handlebars.compile(source, { noEscape: false })'] },
};

export const formatFromRequest: Rule = {
  ...pythonTemplate,
  cwe: [134],
  severity: 'medium',
  id: 'python-format-from-request',
  title: 'Format that comes from a request',
  why: 'The sender reads attributes of what is put in: {user.__init__.__globals__}.',
  fix: 'Keep the format in the program; string.Template knows names alone.',
  near: ['.format(', '.format_map('],
  find: ['$value.format($...)', '$value.format_map($...)'],
  where: { value: { all: ['requested', { not: 'joined' }] } },
  sink: 'ordinary',
  bad: { py: ['return request.args["fmt"].format(user=user)', 'fmt = request.form["fmt"]\ntext = fmt.format_map(values)'] },
  good: { py: ['"Hello {}".format(request.args["name"])', 'fmt.format(user=user)', 'sys.argv[1].format(user=user)', 'q.format_map(values)', '("a" + request.args["b"]).format(c)'] },
};

/** Fields in which a record keeps a text that somebody wrote in the program itself. */
const WRITTEN = ['body', 'template', 'content', 'html', 'source', 'subject', 'markup', 'bodyHtml', 'body_html', 'html_body', 'htmlBody', 'bodyText', 'body_text', 'textBody', 'text_body', 'messageBody', 'message_body', 'subjectLine', 'subject_line', 'mailBody', 'mail_body', 'emailBody', 'email_body', 'templateText', 'template_text', 'templateHtml', 'template_html', 'templateSource', 'template_source', 'templateBody', 'template_body', 'bodyTemplate', 'body_template', 'subjectTemplate', 'subject_template'];
const WRITTEN_ENDS = ['_text', '_html', '_markup', '_message', '_footer', '_header', '_greeting', '_signature'];
const OWN = ['this', 'self', 'options', 'opts', 'config', 'settings', 'props', 'args', 'templates', 'params', 'context', 'ctx', 'data', 'page', 'file', 'mod', 'module'];

export const templateOfRecord: Rule = {
  ...danger,
  severity: 'medium',
  id: 'template-of-record',
  title: 'Template that a record holds',
  why: 'Whoever may write the record writes code for the server.',
  fix: 'Fill such texts in with an engine that only knows names, such as Mustache, or in a sandbox.',
  near: ['ejs.render(', 'ejs.compile(', 'handlebars.compile(', 'pug.render(', 'pug.compile(', 'renderstring(', 'from_string(', 'render_template_string(', 'template(', 'createtemplate(', 'blade::render(', 'erb.new('],
  find: ['ejs.render($record.$field, $...)', 'ejs.compile($record.$field, $...)', '_.template($record.$field, $...)', 'Handlebars.compile($record.$field, $...)', 'pug.render($record.$field, $...)', 'pug.compile($record.$field, $...)', '$env.renderString($record.$field, $...)', '$env.from_string($record.$field)', 'render_template_string($record.$field, $...)', 'jinja2.Template($record.$field, $...)', '$twig.createTemplate($record.$field)', 'Blade::render($record.$field, $...)', 'ERB.new($record.$field, $...)'],
  where: { field: { any: [{ trait: 'equals', of: WRITTEN }, { trait: 'named', of: WRITTEN_ENDS }] }, record: { not: { trait: 'equals', of: OWN } }, match: { not: { trait: 'beside', of: ['SandboxedEnvironment', 'ImmutableSandboxedEnvironment'] } } },
  hole: 'none',
  langs: ['js', 'py', 'php', 'ruby'],
  bad: {
    php: ['<?php $text = $twig->createTemplate($mail->body)->render($values);', '<?php $text = Blade::render($mail->bodyTemplate, $values);'], ruby: ['text = ERB.new(mail.body).result(binding)'],
    js: ['const html = ejs.render(campaign.body, { name });', 'const text = env.renderString(newsletter.bodyText, { name });', 'const fill = _.template(reminder.messageBody);', 'const fill = ejs.compile(notice.emailBody);', 'Handlebars.compile(mail.template)({ name })', 'pug.render(row.source, { name })', 'pug.compile(row.markup)', 'nunjucks.renderString(letter.content, { name })'],
    py: ['jinja2.Template(campaign.subject).render(values)', 'jinja2.Template(self.campaign.body).render(values)', 'env.from_string(self.campaign.body_template).render(values)', 'env.from_string(prompt.template).render(values)', 'render_template_string(mail.body, name=name)', ...WRITTEN_ENDS.map((end) => `env.from_string(shop.own${end}).render(shop=shop)`)],
  },
  good: {
    js: ['ejs.render(templates.body, { name })', 'Handlebars.compile(this.source)', 'pug.render(row.path)', 'pug.compile(options.template)', 'nunjucks.renderString(config.template, { name })'],
    py: ['env.from_string(self.template)', 'render_template_string(PAGE.format, name=name)', 'env = SandboxedEnvironment()\nenv.from_string(prompt.template)'],
  },
};
