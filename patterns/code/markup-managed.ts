/** Values that become part of a page, in Java, Kotlin, Scala, C# and Go. */
import type { Rule } from '../../lib/types.ts';
import { VALUE_IN_PAGE } from './dangers.ts';
import { WRITTEN } from './worth-words.ts';

export const csharpRaw: Rule = {
  ...VALUE_IN_PAGE,
  severity: 'medium',
  id: 'csharp-raw-markup',
  title: 'Value put into a page as markup',
  fix: 'Leave Html.Raw out: Razor then encodes the value; where markup is wanted, clean it with HtmlSanitizer first.',
  near: ['.raw(', 'htmlstring(', 'mvchtmlstring', 'markupstring('],
  find: ['$html.Raw($value)', 'new HtmlString($value)', 'new MvcHtmlString($value)', 'MvcHtmlString.Create($value)', 'new MarkupString($value)'],
  sink: 'always',
  langs: ['csharp'],
  bad: { csharp: ['var x = Html.Raw(model.Body);', 'return html.Raw("<p>" + name);', 'return new HtmlString("<b>" + name + "</b>");', 'return new MvcHtmlString(text);', 'return MvcHtmlString.Create(text);', 'var m = new MarkupString(text);'] },
  good: { csharp: ['Html.Raw("<br>");', 'new HtmlString(HtmlEncoder.Default.HtmlEncode(name));', 'Html.Encode(name);', 'new MarkupString(sanitizer.Sanitize(text));', 'MvcHtmlString.Create("<hr>");'] },
};

export const csharpWrite: Rule = {
  ...VALUE_IN_PAGE,
  id: 'csharp-response-write',
  fix: 'Encode the value with HtmlEncoder.Default.Encode, or use a Razor page.',
  near: ['response.write', 'content(', '.text', 'innerhtml'],
  find: ['$label.Text = $value', '$?.InnerHtml = $value', '$?.Response.Write($value)', '$?.Response.WriteAsync($value, $...)', 'Content($value, \'text/html\', $...)'],
  where: { value: 'requested' },
  langs: ['csharp'],
  bad: { csharp: ['lblMessage.Text = "<b>" + Request.QueryString["m"];', 'panel.InnerHtml = Request.QueryString["m"];', 'Response.Write("<p>" + Request.QueryString["q"]);', 'await context.Response.WriteAsync("<p>" + context.Request.Query["q"]);', 'return Content("<p>" + Request.Query["q"], "text/html");'] },
  good: { csharp: ['Response.Write("<p>" + HttpUtility.HtmlEncode(Request.QueryString["q"]));', 'Response.Write("a" + line);', 'Response.WriteAsync("a" + name);', 'lblMessage.Text = HttpUtility.HtmlEncode(Request.QueryString["m"]);', 'panel.InnerHtml = "<b>" + count;', 'lblMessage.Text = name;', 'return Content("a" + name, "text/html");'] },
};

export const goTrusted: Rule = {
  ...VALUE_IN_PAGE,
  severity: 'medium',
  id: 'go-trusted-markup',
  title: 'Value put into a page as markup',
  fix: 'Pass the value as a plain string: html/template then encodes it for its place; where markup is wanted, clean it with bluemonday first.',
  near: ['template.html(', 'template.js(', 'template.htmlattr(', 'template.url(', 'template.jsstr('],
  find: ['template.HTML($value)', 'template.JS($value)', 'template.HTMLAttr($value)', 'template.URL($value)', 'template.JSStr($value)'],
  where: {
    // goldmark writes tags as text unless it is asked not to
    value: { any: ['requested', { all: [{ trait: 'within', of: ['.Convert('] }, { trait: 'beside', of: ['WithUnsafe('] }] }, { not: { trait: 'within', of: ['.Execute(', '.ExecuteTemplate(', '.Convert('] } }, { not: { trait: 'holds', of: ['String', 'string', 'Bytes'] } }] },
  },
  sink: 'always',
  langs: ['go'],
  bad: { go: ['var md = goldmark.New(goldmark.WithRendererOptions(html.WithUnsafe()))\n\nfunc show(reviews []Review) (all []view) {\n\tfor _, one := range reviews {\n\t\tvar out bytes.Buffer\n\t\tmd.Convert([]byte(one.Text), &out)\n\t\tall = append(all, view{Body: template.HTML(out.String())})\n\t}\n\treturn all\n}', 'tmpl.Execute(w, template.HTML(r.FormValue("bio")))', 'x := template.HTML(body)', 'func f(w io.Writer, p Post) {\n\tpage.Execute(w, map[string]any{"Body": template.HTML(p.Body)})\n}', 'x := template.JS("var a = " + name)', 'template.HTMLAttr(attr)', 'template.URL(link)', 'template.JSStr(text)'] },
  good: { go: ['func f(text string) template.HTML {\n\tvar buf bytes.Buffer\n\tgoldmark.Convert([]byte(text), &buf)\n\treturn template.HTML(buf.String())\n}', 'func f() template.HTML {\n\tvar buf bytes.Buffer\n\tpage.Execute(&buf, data)\n\treturn template.HTML(buf.String())\n}', 'template.HTML("<br>")', 'template.HTMLEscapeString(name)', 'template.HTML(policy.Sanitize(body))', 'template.URL("https://a.example")'] },
};

export const goWriter: Rule = {
  ...VALUE_IN_PAGE,
  id: 'go-response-writer',
  fix: 'Use html/template, or template.HTMLEscapeString on the value.',
  near: ['fmt.fprint', 'io.writestring', 'w.write(', '.data(', '.html('],
  find: ['$c.Data($code, $type, $value)', '$c.HTML($code, $value)', 'fmt.Fprintf(w, $format, $value)', 'fmt.Fprintf(w, $format, $first, $value)', 'fmt.Fprintf(w, $format, $value, $last)', 'fmt.Fprintf(w, $value)', 'fmt.Fprint(w, $value)', 'fmt.Fprintln(w, $value)', 'io.WriteString(w, $value)', 'w.Write($value)'],
  where: { value: { all: ['requested', { not: { trait: 'within', of: ['"text/plain', '"application/json', '"text/csv', '"application/octet-stream', '"text/event-stream'] } }] } },
  langs: ['go'],
  bad: { go: ['c.Data(200, "text/html", []byte("<p>"+c.PostForm("bio")))', 'return c.HTML(200, "<p>"+c.QueryParam("q"))', 'fmt.Fprintf(w, "<h1>%s</h1>", r.FormValue("name"))', 'fmt.Fprintf(w, "<p>%d %s</p>", count, r.FormValue("name"))', 'fmt.Fprintf(w, "<p>%s %d</p>", r.FormValue("name"), count)', 'fmt.Fprintf(w, r.FormValue("name"))', 'fmt.Fprint(w, "<p>" + r.FormValue("q"))', 'fmt.Fprintln(w, r.URL.Query().Get("q"))', 'io.WriteString(w, "<p>"+r.FormValue("q"))', 'w.Write([]byte("<p>" + r.FormValue("q")))'] },
  good: { go: ['func f(w http.ResponseWriter, r *http.Request) {\n\tw.Header().Set("Content-Type", "text/plain; charset=utf-8")\n\tfmt.Fprintf(w, "<%s>", r.FormValue("name"))\n}', 'fmt.Fprintf(w, "<h1>%s</h1>", template.HTMLEscapeString(r.FormValue("name")))', 'fmt.Fprint(w, "a"+name)', 'fmt.Fprintln(w, "a"+name)', 'io.WriteString(w, "a" + line)', 'w.Write(data)', 'c.Data(200, "text/html", page)', 'c.HTML(200, page)', 'if body, ok := p.cache.Get(r.FormValue("u")); ok {\n\tw.Write(body)\n}', 'fmt.Fprintf(os.Stderr, "%s", r.FormValue("a"))'] },
};

export const managedHtmlJoin: Rule = {
  ...VALUE_IN_PAGE,
  id: 'html-join-managed',
  title: 'Request text joined into HTML',
  fix: 'Use a template, or encode the value: HtmlUtils.htmlEscape or Encode.forHtml in Java, HtmlEncoder.Default.Encode in C#, html.EscapeString in Go.',
  near: ['<h1', '<h2', '<p>', '<div', '<b>', '<td', '<li', '<span', '<a ', '<html', '<input', '<script', '<body'],
  find: ['$html $+ $value'],
  where: { value: 'requested' },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go'],
  bad: {
    java: ['String a = "<h1>" + request.getParameter("n");', 'return "<h2>Hi</h2>" + request.getParameter("n");', 'String f(@RequestParam String q) {\n  return "<p>" + q + "</p>";\n}', 'String a = "<div>" + request.getParameter("n");', 'String a = "<b>" + request.getParameter("n");', 'String a = "<td>" + request.getParameter("n");'],
    kotlin: ['call.respondText("<li>${call.parameters["n"]}</li>", ContentType.Text.Html)'],
    csharp: ['return new ContentResult { Content = "<span>" + Request.Query["q"], ContentType = "text/html" };', 'var a = $"<a href=\'{Request.Query["u"]}\'>";', 'var a = "<html>" + Request.Query["q"];'],
    go: ['page := "<input value=" + r.FormValue("q")', 'page := "<script>var a = \'" + r.FormValue("q")', 'page := fmt.Sprintf("<body>%s", r.FormValue("q"))'],
  },
  good: { java: ['out.println(Jsoup.clean("<b>" + request.getParameter("name") + "</b>", Safelist.basic()));', 'String a = "<h1>" + name;', 'String a = "<p>" + HtmlUtils.htmlEscape(request.getParameter("n"));', 'String a = "<b>" + Integer.parseInt(request.getParameter("n"));'], go: ['page := "<p>" + html.EscapeString(r.FormValue("q"))'], csharp: ['var a = "<p>" + HttpUtility.HtmlEncode(Request.Query["q"]);'] },
};

/** jenkins.io/doc/developer/security/xss-prevention: the answers of a form's checks, which are shown as they are */
export const formValidationMarkup: Rule = {
  ...VALUE_IN_PAGE,
  severity: 'medium',
  id: 'jenkins-validation-markup',
  title: 'Value put into an answer that Jenkins shows as markup',
  fix: 'Use FormValidation.error, warning or ok, which escape their text; in markup of your own pass the value through Util.xmlEscape.',
  near: ['errorwithmarkup(', 'warningwithmarkup(', 'okwithmarkup('],
  find: ['FormValidation.errorWithMarkup($value)', 'FormValidation.warningWithMarkup($value)', 'FormValidation.okWithMarkup($value)'],
  langs: ['java', 'groovy', 'kotlin'],
  bad: { java: ['FormValidation doCheckUrl(@QueryParameter String value) {\n  return FormValidation.errorWithMarkup("No <b>" + Util.fixEmptyAndTrim(value) + "</b>");\n}', 'FormValidation doCheckUrl(@QueryParameter String value) {\n  return FormValidation.warningWithMarkup(value);\n}', 'FormValidation checked(String name) {\n  return FormValidation.okWithMarkup("<b>" + name + "</b>");\n}'] },
  good: { java: ['FormValidation doCheckUrl(@QueryParameter String value) {\n  return FormValidation.errorWithMarkup("No <b>" + Util.xmlEscape(value) + "</b>");\n}', 'return FormValidation.warningWithMarkup(Messages.Old_Version());', 'return FormValidation.okWithMarkup("<b>fine</b>");', 'FormValidation checked(String name) {\n  return FormValidation.error("No " + name);\n}'] },
};

export const playHtml: Rule = {
  ...VALUE_IN_PAGE,
  severity: 'medium',
  id: 'play-html',
  fix: 'Use a Twirl template, which encodes its values.',
  near: ['html('],
  find: ['Html($value)'],
  where: { value: 'joined' },
  sink: 'always',
  langs: ['scala'],
  bad: { scala: ['Ok(Html(s"<h1>$name</h1>"))'] },
  good: { scala: ['Ok(Html("<h1>a</h1>"))', 'Ok(Html(page))'] },
};

export const webViewScript: Rule = {
  ...VALUE_IN_PAGE,
  cwe: [79, 95],
  severity: 'medium',
  id: 'android-page-script',
  title: 'Joined text run in a page',
  why: 'A quote in the value ends the text and starts code of its own.',
  fix: 'Encode the value with JSONObject.quote, or pass it through a WebMessagePort.',
  near: ['javascript:', 'evaluatejavascript('],
  find: ['$text $+ $value', '$?.evaluateJavascript($text, $...)'],
  where: { text: { any: [{ all: [{ trait: 'starts', of: ['javascript:'] }, { trait: 'given', of: ['loadUrl'] }] }, { all: ['joined', { trait: 'given', of: ['evaluateJavascript'] }] }] } },
  hole: 'text',
  langs: ['java', 'kotlin'],
  bad: { java: ['webView.loadUrl("javascript:show(\'" + name + "\')");'], kotlin: ['webView.loadUrl("javascript:show(\'$name\')")', 'webView.evaluateJavascript("show(\'$name\')", null)', 'val code = "show(\'$name\')"\nview.evaluateJavascript(code, null)'] },
  good: { java: ['webView.loadUrl("javascript:reload()");', 'webView.loadUrl("https://a.example/" + id);', 'String s = "javascript:show(" + name;'], kotlin: ['model.route.observe(owner) { route -> web.evaluateJavascript("setCenter(${route.lat}, ${route.lon})", null) }', 'webView.evaluateJavascript("show(${JSONObject.quote(name)})", null)', 'webView.evaluateJavascript(script, null)'] },
};

/** learn.microsoft.com (TagHelperContent.SetHtmlContent, AppendHtml): neither encodes. */
export const csharpTagHelper: Rule = {
  ...VALUE_IN_PAGE,
  id: 'csharp-tag-helper-markup',
  fix: 'Use SetContent and Append, which encode, or AppendHtmlLine with HtmlEncoder.Default.Encode(value).',
  near: ['.sethtmlcontent(', '.appendhtml('],
  find: ['$c.SetHtmlContent($value)', '$c.AppendHtml($value)'],
  langs: ['csharp'],
  bad: { csharp: ['output.Content.SetHtmlContent($"<strong>{author}</strong><p>{Comment.Text}</p>");', 'output.PostContent.AppendHtml("<p>" + name + "</p>");'] },
  good: { csharp: ['output.Content.SetContent(author); output.Content.SetHtmlContent("<hr>"); output.PostContent.AppendHtml(child);', 'output.Content.SetHtmlContent($"<b>{HtmlEncoder.Default.Encode(author)}</b>");'] },
};

export const razorRaw: Rule = {
  ...VALUE_IN_PAGE,
  severity: 'medium',
  id: 'razor-raw',
  title: 'Page that puts a value in unescaped',
  fix: 'Leave Html.Raw out: Razor then encodes the value; where markup is wanted, clean it with HtmlSanitizer first.',
  near: ['html.raw('],
  find: [/@\(?Html\.Raw\(\s*(?:\$?@?"[^"\n{}]{0,80}(?:"\s?\+\s?|\{))?(?!Html|Url|Json|JsonSerializer|JsonConvert|Localizer|Resources|Styles|Scripts)[A-Za-z_]\w{0,40}\b(?!\s*\()(?![^\n]{0,80}(?:[Ss]aniti[sz]|Encode|ToJson|Serialize))[^\n]{0,120}\)/],
  bad: { 'Index.cshtml': ['<p>@Html.Raw(q)</p>', '<div>@Html.Raw(Model.Body)</div>', '<p>@(Html.Raw(ViewBag.Text))</p>', '<p>@Html.Raw("No <b>" + term + "</b>")</p>', '<p>@Html.Raw($"No <b>{Model.Term}</b>")</p>'] },
  good: { 'Index.cshtml': ['<div>@Model.Body</div>', '@Html.Raw(Json.Serialize(Model))', '@Html.Raw(Model.ToJson())', '@Html.Raw(Render(page))', '@Html.Raw("<br>")', '@Html.Raw("<b>" + Html.Encode(term) + "</b>")'] },
};

export const goTextTemplate: Rule = {
  ...VALUE_IN_PAGE,
  severity: 'medium',
  id: 'go-text-template-page',
  title: 'Page made by a template engine that does not escape',
  fix: 'Import html/template instead: it has the same functions and encodes each value for its place.',
  near: ['.execute(', '.executetemplate('],
  find: ['$page.Execute($w, $...)', '$page.ExecuteTemplate($w, $...)'],
  where: {
    page: { all: [{ any: [{ all: [{ trait: 'beside', of: ['"text/template"'] }, { not: { trait: 'beside', of: ['"html/template"'] } }] }, { trait: 'holds', of: ['texttemplate', 'text_template', 'ttemplate', 'txttemplate'] }] }, { trait: 'beside', of: ['"net/http"', 'http.ResponseWriter'] }, { not: { trait: 'beside', of: ['"text/plain'] } }] },
    w: { trait: 'equals', of: ['w', 'rw', 'writer', 'res', 'resp'] },
  },
  langs: ['go'],
  bad: { go: ['import (\n\t"net/http"\n\t"text/template"\n)\nfunc f(w http.ResponseWriter) { page.Execute(w, name) }', 'import (\n\t"net/http"\n\t"text/template"\n)\nfunc f(w http.ResponseWriter) { page.ExecuteTemplate(w, "a", name) }', ...['texttemplate', 'text_template', 'ttemplate', 'txttemplate'].map((name) => `var page = ${name}.Must(${name}.ParseFiles("a.html"))\nfunc f(rw http.ResponseWriter) { page.Execute(rw, name) }`)] },
  good: { go: ['import (\n\t"net/http"\n\t"text/template"\n)\nfunc f() { page.Execute(&buf, name); page.ExecuteTemplate(&buf, "a", name) }', 'import (\n\t"net/http"\n\t"html/template"\n)\nfunc f(w http.ResponseWriter) { page.Execute(w, name) }', 'import "text/template"\nfunc f(w io.Writer) { page.Execute(w, name) }', 'import "net/http"\nfunc f(w http.ResponseWriter) { page.Execute(w, name) }', 'import (\n\t"net/http"\n\t"text/template"\n)\nfunc f(w http.ResponseWriter) { w.Header().Set("Content-Type", "text/plain"); page.Execute(w, name) }'] },
};

export const webViewMarkup: Rule = {
  ...VALUE_IN_PAGE,
  severity: 'medium',
  id: 'webview-markup',
  title: 'Value joined into a page of a WebView',
  fix: 'Pass the value through TextUtils.htmlEncode, or give it to a fixed page with evaluateJavascript and JSONObject.quote.',
  near: ['loaddata', 'loadurl('],
  find: ['$web.loadData($value, $...)', '$web.loadDataWithBaseURL($base, $value, $...)', '$web.loadUrl($value)'],
  where: { value: { any: ['html', { trait: 'begins', of: ['javascript:'] }] } },
  sink: 'always',
  langs: ['java', 'kotlin'],
  bad: { java: ['web.loadData("<p>" + text + "</p>", "text/html", "utf-8");', 'web.loadUrl("javascript:show(\'" + name + "\')");'], kotlin: ['web.loadDataWithBaseURL(null, "<p>$text</p>", "text/html", "utf-8", null)'] },
  good: { java: ['web.loadData(page, "text/html", "utf-8");', 'web.loadData("<p>" + TextUtils.htmlEncode(text), "text/html", "utf-8");', 'web.loadUrl("https://a.example/" + id);', 'web.loadData("a " + b, "text/plain", "utf-8");'], kotlin: ['web.loadDataWithBaseURL(null, page, "text/html", "utf-8", null)'] },
};

/** github.com/yuin/goldmark and github.com/gomarkdown/markdown leave out what is written as HTML, unless they are told otherwise. */
export const goMarkdownUnsafe: Rule = {
  ...VALUE_IN_PAGE,
  severity: 'medium',
  id: 'go-markdown-unsafe',
  title: 'Markdown whose HTML stays as it was written',
  why: 'Who writes the text can put a script into the page.',
  fix: 'Leave WithUnsafe out, or pass the result through bluemonday.UGCPolicy().SanitizeBytes.',
  near: ['withunsafe()'],
  find: ['$?.WithUnsafe()'],
  where: { match: { all: [{ not: { trait: 'beside', of: ['bluemonday', 'Sanitize'] } }, { trait: 'beside', of: ['http.ResponseWriter', 'template.HTML(', 'gin.Context', 'echo.Context', 'fiber.Ctx'] }] } },
  hole: 'none',
  langs: ['go'],
  bad: { go: ['http.ResponseWriter', 'gin.Context', 'echo.Context', 'fiber.Ctx'].map((type) => `var md = goldmark.New(goldmark.WithRendererOptions(html.WithUnsafe()))\nfunc show(c *${type}) {}`).concat('var md = goldmark.New(goldmark.WithRendererOptions(html.WithUnsafe()))\nvar page = template.HTML(made)') },
  good: { go: ['var md = goldmark.New(goldmark.WithRendererOptions(html.WithUnsafe()))\nfunc show(c *gin.Context) { c.Data(200, "text/html", policy.SanitizeBytes(b)) }', 'var md = goldmark.New(goldmark.WithRendererOptions(html.WithUnsafe()))\nfunc main() {}'] },
};

/** github.com/Kotlin/kotlinx.html: what is added in `unsafe` is put into the page as it is. Styles, scripts and icons of the program's own are written so. */
export const kotlinUnsafe: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  sink: 'always',
  id: 'kotlin-html-unsafe',
  title: 'Value put into a page unescaped',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Write +text outside of unsafe, which escapes it, or sanitize it: unsafe { +policy.sanitize(text) }.',
  near: ['unsafe {', 'unsafe{'],
  find: ['unsafe {+ $value}', 'unsafe {raw($value)}'],
  where: { value: { not: { trait: 'mentions', of: ['css', 'style', 'styles', 'theme', 'js', 'script', 'svg', 'icon', 'icons', 'logo', 'json', 'schema', 'resource', 'javaclass', 'classloader'] } } },
  langs: ['kotlin'],
  bad: { kotlin: ['fun DIV.card(post: Post) { p { unsafe { +post.body } } }', 'fun FlowContent.bio(member: Member) { unsafe{ raw(member.about) } }', 'fun TD.remark(text: String) { unsafe { +"<i>$text</i>" } }', 'get("/find") { val q = call.request.queryParameters["q"]; call.respondHtml { body { unsafe { +"Found for $q" } } } }'] },
  good: { kotlin: ['fun DIV.card(post: Post) { p { +post.body } }', 'fun DIV.card(post: Post) { unsafe { +policy.sanitize(post.body) } }', 'head { style { unsafe { +pageCss } } }', 'head { style { unsafe { raw("a { color: red }") } } }', 'span { unsafe { +Icons.svg("search") } }', 'unsafe { raw(icons.svg) }', 'div { unsafe { +Jsoup.clean(note.text, Safelist.basic()) } }', 'td { unsafe { +StringEscapeUtils.escapeHtml4(text) } }'] },
};

/** Tags of what is listed from a table. */
const TAGS = ['<td', '<li', '<p>', '<b>', '<blockquote', '<h1', '<h2', '<h3', '<div', '<span', '<option'];

export const managedRowWritten: Rule = {
  ...VALUE_IN_PAGE,
  severity: 'medium',
  id: 'managed-row-written',
  title: 'Text of a record written into the page as it was stored',
  fix: 'Encode it: Encode.forHtml or HtmlUtils.htmlEscape (Java), WebUtility.HtmlEncode (.NET), or use a template.',
  near: TAGS,
  find: ['$html $+ $value'],
  where: { html: { trait: 'given', of: ['println', 'print', 'write', 'append', 'printf', 'Write', 'WriteLine', 'WriteAsync', 'Content'] }, value: { all: ['row', { trait: 'holds', of: WRITTEN }] } },
  hole: 'none',
  langs: ['java', 'csharp'],
  bad: {
    java: [...TAGS.map((tag) => `ResultSet rs = st.executeQuery(sql);\nout.println("${tag} class='a'>" + rs.getString("name"));`), ...['print', 'write', 'append'].map((name) => `ResultSet rs = st.executeQuery(sql);\nout.${name}("<td>" + rs.getString("title"));`), 'ResultSet rs = st.executeQuery(sql);\nout.printf("<td>" + rs.getString("title"));', 'ResultSet rs = st.executeQuery(sql);\nString text = rs.getString("comment");\nlog(text);\nout.println("<td>" + text);', ...WRITTEN.map((column) => `ResultSet rs = st.executeQuery(sql);\nout.println("<td>" + rs.getString("${column}"));`)],
    csharp: [...['Write', 'WriteLine', 'WriteAsync'].map((name) => `var r = command.ExecuteReader();\nResponse.${name}("<td>" + r["name"]);`), 'var r = command.ExecuteReader();\nreturn Content("<p>" + r["name"], "text/html");'],
  },
  good: { java: ['ResultSet rs = st.executeQuery(sql);\nout.println("<td>" + rs.getString("id"));', 'ResultSet rs = st.executeQuery(sql);\nout.println("<td>" + Encode.forHtml(rs.getString("name")));', 'out.println("<td>" + row.getString("name"));', 'ResultSet rs = st.executeQuery(sql);\nString cell = "<td>" + rs.getString("name");', 'ResultSet rs = st.executeQuery(sql);\nString name = rs.getString("name");\nout.println("<td>" + HtmlUtils.htmlEscape(name));'], csharp: ['var r = command.ExecuteReader();\nResponse.Write("<td>" + HttpUtility.HtmlEncode(r["name"]));'] },
};
