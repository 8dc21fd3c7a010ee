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
  find: ['$?.render_template_string($value, $...)', '$?.Template($value, $...)', '$?.from_string($value, $...)'],
  langs: ['py'],
  bad: {
    py: ['render_template_string("<h1>" + name + "</h1>")', 'template = f"<p>{request.args[\'q\']}</p>"\nreturn render_template_string(template)', 'Template("Hello " + name).render()', 'env.from_string(request.form["t"]).render()', 'jinja2.Template(request.form["t"])'],
  },
  good: { py: ['render_template_string(TEMPLATE, name=name)', 'render_template_string("<p>{{ q }}</p>", q=q)', 'Template(text)', 'env.from_string(source)', 'render_template("a.html", name=name)', 'class Template(Base): pass'] },
};

export const nodeTemplate: Rule = {
  ...danger,
  id: 'node-template',
  fix: 'Keep the template constant and pass the value as data: ejs.render(template, { name }).',
  near: ['render', 'compile', '_.template'],
  find: ['ejs.render($value, $...)', 'ejs.compile($value, $...)', 'pug.render($value, $...)', 'pug.compile($value, $...)', 'Handlebars.compile($value, $...)', 'nunjucks.renderString($value, $...)', '_.template($value, $...)'],
  langs: ['js'],
  bad: {
    js: ['ejs.render("<p>" + name + "</p>")', 'ejs.compile(req.body.template)', 'pug.render("p " + req.query.text)', 'pug.compile(`p ${name}`)', 'Handlebars.compile("Hi " + name)', 'nunjucks.renderString(`Hello ${req.query.name}`, {})', '_.template("<b>" + title + "</b>")'],
  },
  good: { js: ['ejs.render(template, { name })', 'pug.compile("p= name")', 'Handlebars.compile(source)', '_.template("<b><%- title %></b>")', 'nunjucks.renderString("Hello {{ name }}", { name })', 'ejs.compile(file)', 'pug.render(text)'] },
};
