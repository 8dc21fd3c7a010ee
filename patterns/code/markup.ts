/** Values that become markup of a page: the browser's sinks, React's and jQuery's, and the server's "this is safe" marks. */
import type { Rule, Trait } from '../../lib/types.ts';

const danger = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  why: 'Text placed in the page as HTML can carry a script with it.',
  sink: 'always',
} as const;

const FIX = 'Set textContent, or pass the value through DOMPurify.sanitize first.';

export const innerHtml: Rule = {
  ...danger,
  id: 'inner-html',
  title: 'Markup built from a value',
  fix: FIX,
  near: ['innerhtml', 'outerhtml', 'srcdoc'],
  find: [
    '$el.innerHTML = $value', '$el.innerHTML += $value', '$el.outerHTML = $value', '$el.outerHTML += $value', '$el.srcdoc = $value',
  ],
  // what stands in a style element is no markup; a document that is not shown runs nothing
  where: { el: { not: { any: [{ trait: 'named', of: ['style', 'styleelement', 'styletag'] }, { trait: 'element', of: ['style'] }, { all: [{ trait: 'named', of: ['documentelement'] }, { trait: 'within', of: ['createHTMLDocument('] }] }] } } },
  langs: ['js'],
  bad: {
    js: [
      'el.innerHTML = name', 'list.innerHTML += `<li>${name}</li>`', 'document.getElementById("x").innerHTML = "<b>" + name + "</b>"',
      'node.outerHTML = markup', 'node.outerHTML += "<i>" + s + "</i>"', 'frame.srcdoc = page', 'el.innerHTML = location.hash.slice(1)',
      'function show(text) {\n  const row = "<td>" + text + "</td>";\n  el.innerHTML = row;\n}',
    ],
  },
  good: {
    js: [
      'el.innerHTML = ""', 'function read(html) {\n  const doc = document.implementation.createHTMLDocument("");\n  doc.documentElement.innerHTML = html;\n  return doc;\n}', 'style.innerHTML = css', 'this.styleElement.innerHTML = node.css', 'styleTag.innerHTML = rules.join("")', 'const wrapper = document.createElement("style");\nwrapper.innerHTML = css;', 'el.innerHTML = hljs.highlight(code, { language }).value', 'el.innerHTML = `<div id="chart_${this.chart_id}"></div>`', 'el.innerHTML = `<i style="width: ${zoom.image.width}px"></i>`', 'el.innerHTML = `<b>${LANG.media_diff}</b>`', 'el.innerHTML = "<b>ok</b>"', 'el.innerHTML = DOMPurify.sanitize(name)', 'el.innerHTML = escapeHtml(name)', 'el.textContent = name',
      'function page() {\n  function show(row, text) { row.innerHTML = text; }\n  show(first, "<b>none</b>");\n}', 'const html = el.innerHTML', 'el.innerHTML = other.innerHTML', 'el.innerHTML = this.oldInnerHTML', 'function f(options) { el.innerHTML = "<b class=\'" + options.cssClass + "\'></b>"; }', 'el.innerHTML = Messages.hint', 'node.innerHTML = create_trusted_html(text.trim())', 'if (el.innerHTML === name) go()', 'el.innerHTML = `<p>${count.length}</p>`', 'el.innerHTML = `<b>${encodeURIComponent(q)}</b>`',
      'const TEMPLATE = "<p></p>";\nfunction f() { el.innerHTML = TEMPLATE; }',
    ],
  },
};

export const insertHtml: Rule = {
  ...danger,
  id: 'insert-html',
  title: 'Value inserted as markup',
  fix: 'Use insertAdjacentText, or build the elements and set textContent.',
  near: ['insertadjacenthtml', 'createcontextualfragment', 'sethtmlunsafe', 'bindpopup', 'dangerouslypastehtml'],
  find: ['$el.insertAdjacentHTML($place, $value)', '$range.createContextualFragment($value)', '$el.setHTMLUnsafe($value, $...)', '$layer.bindPopup($value, $...)', '$?.clipboard.dangerouslyPasteHTML($value, $...)'],
  langs: ['js'],
  bad: { js: ['el.insertAdjacentHTML("beforeend", html)', 'range.createContextualFragment("<b>" + x)', 'el.setHTMLUnsafe(markup)', 'marker.bindPopup(`<b>${place.name}</b>`)', 'quill.clipboard.dangerouslyPasteHTML(value)'] },
  good: { js: ['el.insertAdjacentHTML("beforeend", "<hr>")', 'el.insertAdjacentText("beforeend", x)', 'range.createContextualFragment("<p></p>")', "marker.bindPopup('<b>here</b>')", "quill.clipboard.dangerouslyPasteHTML('<p></p>')"] },
};

export const documentWrite: Rule = {
  ...danger,
  id: 'document-write',
  title: 'Value written into the page as markup',
  fix: 'Create elements and set textContent; document.write also blocks the parser.',
  near: ['document'],
  find: ['$?.document.write($value, $...)', '$?.document.writeln($value, $...)'],
  langs: ['js'],
  bad: { js: ['document.write(html)', 'window.document.write("<p>" + name)', 'document.writeln(location.search)'] },
  good: { js: ['document.write("<b>" + document.lastModified)', 'document.write("<b>" + (location.host || "localhost").split(":")[0] + "</b>")', 'document.write("<p>hi</p>")', 'stream.write(html)', 'document.writeln("x")'] },
};

export const dangerouslySet: Rule = {
  ...danger,
  id: 'dangerously-set-html',
  title: 'Value set as markup in React',
  fix: 'Render the value as a child, or pass it through DOMPurify.sanitize first.',
  near: ['__html'],
  find: ['__html: $value'],
  // the type of such an object is no value
  where: { value: { not: { any: [{ trait: 'equals', of: ['string', 'TrustedHTML'] }, 'cleaned-field'] } } },
  langs: ['js'],
  bad: { jsx: ['<div dangerouslySetInnerHTML={{ __html: body }} />', 'const props = { dangerouslySetInnerHTML: { __html: `<b>${x}</b>` } }'] },
  good: { jsx: ['<div dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(body) }} />', '<div dangerouslySetInnerHTML={{ __html: "<b>x</b>" }} />', 'const view = (post) => ({ ...post, html: DOMPurify.sanitize(marked(post.body)) });\nconst Post = ({ view }) => <div dangerouslySetInnerHTML={{ __html: view.html }} />;'], ts: ['type Markup = { __html: string };', 'interface Markup { __html: TrustedHTML }'] },
};

const OF_HONO: Trait = { trait: 'beside', of: ["from 'hono'", 'from "hono"', '@hono/'] };

export const jqueryHtml: Rule = {
  ...danger,
  id: 'jquery-html',
  title: 'Value set as markup by jQuery',
  fix: 'Use .text(value), or pass the value through DOMPurify.sanitize first.',
  near: ['html', 'append', 'prepend', 'after', 'before', 'replacewith'],
  find: [
    '$el.html($value)', '$el.append($value)', '$el.prepend($value)', '$el.after($value)', '$el.before($value)', '$el.replaceWith($value)',
  ],
  // a context of Hono answers with it
  where: { value: 'html', match: { not: OF_HONO } },
  langs: ['js'],
  bad: {
    js: [
      '$("#x").html("<b>" + name + "</b>")', '$list.append(`<li>${item}</li>`)', '$(el).prepend("<p>" + s + "</p>")', '$(el).after(`<i>${t}</i>`)', '$(el).before("<i>" + t)', '$(el).replaceWith("<td>" + v + "</td>")',
    ],
  },
  good: { js: ["import { Hono } from 'hono';\nconst f = (c, order) => c.html(`<p>${order.state}</p>`);", '$("#x").html("<b>hi</b>")', '$(list).append(new Option("<b>" + name, "b"))', '$(row).append("<b>" + (index + 1) + "</b>")', 'const td = $("<td>").attr("class", name);\n$(row).append(td)', 'const label = $(document.createElement("label"));\nlabel.append("<span>ok</span>");\n$(row).append(label)', 'function fill(lines, n) {\n  while (lines.height() < 9) {\n    lines.append("<b>" + n + "</b>");\n    n++;\n  }\n}', 'params.append("a" + b)', 'form.append(key)', '$(el).text("<b>" + name)', 'list.append("id" + n)', '$("#x").html(escapeHtml(name))', '$("#x").html("<b>" + Messages.save + "</b>")', '$(el).append("<i>" + wp.i18n.__("Save") + "</i>")', '$(el).append("<i>" + Text.sprintf(pageL10n.rows, escapeHtml(name)) + "</i>")', '$el.html(view)'] },
};

/** Words of a function that knows whether its text is escaped. */
const ESCAPES = ['autoescape', 'conditional_escape(', 'is_safe', 'SafeData', 'escapeExpression('];

export const markedSafe: Rule = {
  ...danger,
  id: 'marked-safe',
  title: 'Value marked as safe markup',
  fix: 'Let the template escape the value; use format_html or Markup.format for markup around it.',
  near: ['mark_safe', 'markup(', 'bypasssecuritytrust', 'safestring', 'safetext', 'unsafehtml(', 'unsafesvg('],
  find: [
    'unsafeHTML($value)', 'unsafeSVG($value)', '$?.mark_safe($value)', '$?.Markup($value)', '$?.SafeString($value)', '$?.SafeText($value)', '$s.bypassSecurityTrustUrl($value)', '$s.bypassSecurityTrustStyle($value)', '$s.bypassSecurityTrustHtml($value)', '$s.bypassSecurityTrustScript($value)', '$s.bypassSecurityTrustResourceUrl($value)',
  ],
  where: { value: { not: { any: [{ trait: 'within', of: ESCAPES }, { trait: 'asked', of: ['striptags'] }] } }, match: { not: { trait: 'beside', of: ['newMarkup('] } } },
  langs: ['js', 'py'],
  bad: {
    py: ['SafeString("<b>" + name)', 'SafeText(body)', 'mark_safe("<b>" + name + "</b>")', 'return Markup(f"<p>{text}</p>")', 'flask.Markup(body)'],
    js: ['html`<p>${unsafeHTML(this.body)}</p>`', 'unsafeSVG(icon)', 'new Handlebars.SafeString("<b>" + t)', 'this.sanitizer.bypassSecurityTrustHtml(html)', 's.bypassSecurityTrustScript(code)', 's.bypassSecurityTrustResourceUrl(url)', 's.bypassSecurityTrustUrl(link)', 's.bypassSecurityTrustStyle(css)'],
  },
  good: { py: ['def render(self, page):\n    text = self._cache.get(page.id)\n    if text is None:\n        text = nh3.clean(page.body)\n    return Markup(text)', 'mark_safe("<b>ok</b>")', 'Markup("<p></p>")', 'format_html("<b>{}</b>", name)', 'mark_safe(escape(name))', 'Markup(item.title).striptags()', 'mark_safe("<b>%s</b>" % timesince(date))', 'Markup(bleach.clean(body))', 'def wrap(value, autoescape=True):\n    text = conditional_escape(value) if autoescape else value\n    return mark_safe(text)'], js: ['new Markup({ ...this.reply_markup, persistent })', 'html`<p>${unsafeHTML(DOMPurify.sanitize(this.body))}</p>`', 'unsafeSVG("<svg/>")', 'new Handlebars.SafeString("<b></b>")', 's.sanitize(1, html)'] },
};

/** Hono's `html` escapes what stands in it, but for this. */
export const honoRaw: Rule = {
  ...danger,
  id: 'hono-raw',
  title: 'Value put into a page of Hono as it is',
  fix: 'Let html`…` escape the value: html`<p>${name}</p>`.',
  near: ['raw('],
  find: ['raw($value)'],
  where: { value: { any: ['requested', 'joined'] }, match: { trait: 'beside', of: ["'hono/html'", '"hono/html"'] } },
  langs: ['js'],
  bad: { js: ["import { html, raw } from 'hono/html';\napp.get('/q', (c) => {\n  const q = c.req.query('q');\n  return c.html(html`<p>${raw(q)}</p>`);\n});", 'import { raw } from "hono/html";\nconst row = (name) => raw(`<b>${name}</b>`);'] },
  good: { js: ["import { html, raw } from 'hono/html';\nconst logo = raw('<svg></svg>');", "import { raw } from './bytes.js';\nconst row = (name) => raw(`<b>${name}</b>`);", "import { html, raw } from 'hono/html';\nconst page = (body) => html`<main>${raw(body)}</main>`;"] },
};

/** The same in a function that asks whether to escape: template engines and their filters. */
export const markedAfterEscaping: Rule = {
  ...markedSafe,
  id: 'marked-safe-after-escaping',
  severity: 'low',
  near: ['mark_safe', 'markup(', 'safestring'],
  find: ['$?.mark_safe($value)', '$?.Markup($value)', '$?.SafeString($value)'],
  where: { value: { trait: 'within', of: ESCAPES } },
  bad: {
    js: ['function link(text) {\n  return new Handlebars.SafeString("<a>" + escapeExpression(text) + rest + "</a>");\n}'],
    py: ['def emit(ctx, value):\n    return Markup(value) if ctx.autoescape else value', 'def wrap(value, autoescape=True):\n    text = conditional_escape(value) if autoescape else value\n    return mark_safe(text)'],
  },
  good: { py: ['def wrap(value):\n    return mark_safe(value)'] },
};

export const responseHtml: Rule = {
  ...danger,
  id: 'response-html',
  title: 'Value joined into an HTML answer',
  fix: 'Render a template that escapes, or escape the value first.',
  near: ['write', 'end(', 'response(', 'httpresponse', 'make_response', 'nextresponse('],
  find: [
    'Response($value, $...)', 'res.write($value, $...)', 'res.end($value, $...)', 'web.Response(text=$value, $...)', 'HttpResponse($value, $...)', 'make_response($value, $...)', 'NextResponse($value, $...)', 'h.response($value, $...)'
  ],
  where: { value: 'html', rest: { not: { trait: 'has', of: ['text/plain', 'application/json', 'application/xml', 'text/xml', 'text/csv'] } } },
  sink: 'ordinary',
  langs: ['js', 'py'],
  bad: {
    js: ['return new Response(`<h1>${name}</h1>`, { headers })', 'res.write(`<p>${req.query.q}</p>`)', 'res.end("<b>" + title + "</b>")', 'return new NextResponse(`<h1>${name}</h1>`, { headers })', "return h.response(`<h1>${name}</h1>`).type('text/html')"],
    py: ['return Response("<li>" + u.name + "</li>", mimetype="text/html")', 'return web.Response(text=f"<p>{name}</p>", content_type="text/html")', 'return HttpResponse("<h1>" + name + "</h1>")', 'resp = make_response(f"<p>{name}</p>")'],
  },
  good: {
    js: ['res.end("<h1>Hello</h1>")', 'res.end(`Hello ${name}`)', 'res.end("<p>" + he.encode(name) + "</p>")', 'new Response(user)', 'new NextResponse(body)', 'h.response({ name })'],
    py: ['web.Response(text="hi " + name)', 'HttpResponse("<h1>ok</h1>")', 'Response("<a>" + name + "</a>", mimetype="application/xml")', 'web.Response(text="<b>%s</b>" % name, content_type="text/plain")', 'make_response("<b>" + name, 200, {"Content-Type": "application/json"})', 'HttpResponse("saved " + name)', 'HttpResponse("<b>" + escape(name) + "</b>")', 'make_response(render_template("x.html", name=name))'],
  },
};

export const bodyHtml: Rule = {
  ...responseHtml,
  id: 'koa-html',
  near: ['ctx.body'],
  find: ['ctx.body = $value'],
  where: { value: 'html' },
  langs: ['js'],
  bad: { js: ['ctx.body = "<h1>" + ctx.query.name'] },
  good: { js: ['ctx.body = { name: ctx.query.name }', 'ctx.body = "<h1>" + escapeHtml(ctx.query.name)', 'ctx.body = "Hi " + ctx.query.name'] },
};

export const sentHtml: Rule = {
  ...responseHtml,
  id: 'sent-html',
  fix: 'Render a template that escapes, or pass the value through escapeHtml (lodash _.escape, he.encode) first.',
  near: ['.send('],
  find: ['$res.send($value)'],
  where: { value: 'html', res: { all: [{ trait: 'mentions', of: ['res', 'response', 'reply'] }, { not: { trait: 'has', of: ['text', 'text/plain'] } }] } },
  langs: ['js'],
  bad: { js: ['res.send("<h1>Hello " + name + "</h1>")', "reply.type('text/html').send(`<p>${request.query.q}</p>`)", 'response.status(404).send(`<p>${msg}</p>`)'] },
  good: { js: ['res.send("<h1>Hello</h1>")', 'res.send(`Hello ${name}`)', 'res.send("<p>" + escapeHtml(name) + "</p>")', "res.type('text').send('<p>' + name)", 'socket.send("<p>" + name)'] },
};

export const honoHtml: Rule = {
  ...responseHtml,
  id: 'hono-html',
  fix: 'Build the page with html`…` from hono/html or with JSX, which escape what stands in them.',
  near: ['.html('],
  find: ['$c.html($value, $...)'],
  where: { match: OF_HONO, c: { trait: 'named', of: ['c', 'ctx', 'context'] } },
  langs: ['js'],
  bad: { js: ["import { Hono } from 'hono';\nconst app = new Hono();\nfunction missing(number) {\n  return `<p>No order ${number}</p>`;\n}\napp.get('/order', (c) => c.html(missing(c.req.query('number')), 404));", "import { Hono } from 'hono';\napp.get('/', (c) => c.html(c.req.query('q')));"] },
  good: { js: ["import { Hono } from 'hono';\napp.get('/', (c) => c.html(<Page name={c.req.query('q')} />));", "import { Hono } from 'hono';\nimport { html } from 'hono/html';\napp.get('/', (c) => c.html(html`<p>${c.req.query('q')}</p>`));", 'import { load } from "cheerio";\nc.html(`<p>${name}</p>`)', 'import { Hono } from "hono";\nel.html(`<p>${name}</p>`)'] },
};

export const reactHtml: Rule = {
  ...danger,
  severity: 'medium',
  id: 'react-html-made',
  title: 'Markup of a React element made elsewhere',
  fix: 'Write dangerouslySetInnerHTML={{ __html: DOMPurify.sanitize(html) }}, so that what makes it safe stands beside it.',
  near: ['dangerouslysetinnerhtml'],
  find: ['dangerouslySetInnerHTML = {$value}'],
  where: { value: { not: 'list' } },
  langs: ['js'],
  bad: { jsx: ['<div dangerouslySetInnerHTML={getMarkup(body)} />', '<p dangerouslySetInnerHTML={props.html} />'] },
  good: { jsx: ['<div dangerouslySetInnerHTML={{ __html: "<b>x</b>" }} />', '<div dangerouslySetInnerHTML={sanitizedMarkup()} />', '<div dangerouslySetInnerHTML={{ __html: body }} />', '<div>{html}</div>'] },
};

export const attributeSet: Rule = {
  ...danger,
  id: 'attribute-from-value',
  title: 'Value becomes code of an attribute',
  fix: 'Use addEventListener for events; accept only http: and https: addresses for href and src.',
  near: ['setattribute('],
  find: ["$el.setAttribute('onclick', $value)", "$el.setAttribute('onload', $value)", "$el.setAttribute('onerror', $value)", "$el.setAttribute('srcdoc', $value)"],
  where: { value: 'joined' },
  langs: ['js'],
  bad: { js: ["el.setAttribute('onclick', 'go(\"' + name + '\")')", 'img.setAttribute("onload", `show(${id})`)', 'img.setAttribute("onerror", "use(" + x + ")")', 'frame.setAttribute("srcdoc", "<p>" + text)'] },
  good: { js: ["el.setAttribute('onclick', 'go()')", 'el.setAttribute("title", "x" + name)', "el.setAttribute('onclick', handler)"] },
};

export const addressSet: Rule = {
  ...danger,
  severity: 'medium',
  sink: 'ordinary',
  id: 'link-from-request',
  title: 'Address of a link from outside',
  why: 'An address that starts with javascript: is code that runs in the page.',
  fix: "Parse it with new URL and accept only the protocols 'https:' and 'http:'.",
  near: ['.href =', '.src =', 'setattribute(', '.action ='],
  find: ['$el.href = $value', '$el.src = $value', "$el.setAttribute('href', $value)", "$el.setAttribute('src', $value)", '$form.action = $value'],
  where: { value: { trait: 'host', of: [] } },
  langs: ['js'],
  bad: { js: ['link.href = params.get("url")', 'frame.src = location.hash.slice(1)', 'a.setAttribute("href", searchParams.get("u"))', "a.setAttribute('href', searchParams.get('u'))", "frame.setAttribute('src', e.data)", 'form.action = searchParams.get("to")'] },
  good: { js: ['link.href = url', 'link.href = location.href', 'img.src = "/i/" + e.data', 'a.setAttribute("href", "/x?u=" + searchParams.get("u"))', "img.setAttribute('src', '/i')", 'a.href = URL.createObjectURL(blob)', 'form.action = "/go"', "const show = () => {\n  const u = new URL(location.hash.slice(1), location.origin);\n  if (u.protocol === 'https:') a.href = u.href;\n};"] },
};

export const jquerySet: Rule = {
  ...danger,
  sink: 'ordinary',
  id: 'jquery-html-set',
  title: 'Value set as markup by jQuery',
  fix: 'Use .text(value), or pass the value through DOMPurify.sanitize first.',
  near: ['.html(', '.parsehtml('],
  find: ['$el.html($value)', '$el.parseHTML($value)'],
  where: { match: { not: OF_HONO } },
  langs: ['js'],
  bad: { js: ['$("#x").html(location.hash.slice(1))', '$("#x").html("Hi " + name)', '$.parseHTML(e.data)'] },
  good: { js: ["import { Hono } from 'hono';\napp.get('/', (c) => c.html(c.req.query('q')));", '$("#x").html()', '$("#x").html("<b>a</b>")', '$("#x").html(view)', '$("#x").text(name)', '$("#x").html(DOMPurify.sanitize(name))'] },
};

export const htmlProperty: Rule = {
  ...danger,
  severity: 'medium',
  id: 'inner-html-property',
  title: 'Element made with markup from a value',
  fix: "Give the text as a child: h('div', text), or clean it first: DOMPurify.sanitize(html).",
  near: [" h('", ' h("', 'createelement(', 'createvnode(', 'domprops'],
  find: ['h($tag, {innerHTML: $value, $...}, $...)', '$?.createElement($tag, {innerHTML: $value, $...}, $...)', 'createVNode($tag, {innerHTML: $value, $...}, $...)', 'domProps: {innerHTML: $value, $...}'],
  langs: ['js'],
  bad: { js: ["return h('div', { innerHTML: props.message })", 'return h("p", { innerHTML: props.message })', "createElement('p', { innerHTML: text })", "createVNode('p', { innerHTML: text })", "make('div', { domProps: { innerHTML: this.body } })"] },
  good: { js: ["h('div', props.message)", "h('div', { innerHTML: '<hr>' })", "createElement('p', { innerHTML: DOMPurify.sanitize(text) })", "createVNode('p', { class: a })", 'const x = { domProps: { value: a } }'] },
};
