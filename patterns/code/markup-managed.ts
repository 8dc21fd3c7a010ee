/** Values that become part of a page, in Java, Kotlin, C# and Go. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'xss',
  cwe: [79],
  severity: 'high',
  title: 'Value written into a page',
  why: 'Markup in the value becomes part of the page, and a script in it runs with the rights of the user.',
} as const;

export const javaWriter: Rule = {
  ...danger,
  id: 'java-response-writer',
  fix: 'Encode the value with Encode.forHtml (OWASP) or HtmlUtils.htmlEscape, or use a template.',
  near: ['getwriter()', 'out.print', 'out.write', 'writer.print', 'writer.write'],
  find: ['$?.getWriter().$fn($value)', 'out.print($value)', 'out.println($value)', 'out.write($value)', 'writer.println($value)', 'writer.print($value)', 'writer.write($value)'],
  where: { value: 'requested' },
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    java: [
      'response.getWriter().println("<h1>" + request.getParameter("name"));', 'out.print(request.getParameter("q"));', 'String q = request.getParameter("q");\nout.println("<p>" + q + "</p>");', 'out.write(request.getHeader("X"));', 'writer.println("<b>" + request.getParameter("a"));', 'writer.print(request.getParameter("a"));', 'writer.write(request.getParameter("a"));',
    ],
  },
  good: { java: ['response.getWriter().write(json);', 'out.println("<p>" + Encode.forHtml(request.getParameter("q")) + "</p>");', 'System.out.println(request.getParameter("q"));', 'out.println("<p>");', 'out.write(bytes);', 'writer.write("a" + line);', 'writer.println("a" + line);', 'writer.print(line);'] },
};

export const csharpRaw: Rule = {
  ...danger,
  severity: 'medium',
  id: 'csharp-raw-markup',
  title: 'Value put into a page as markup',
  fix: 'Leave Html.Raw out: Razor then encodes the value; where markup is wanted, clean it with HtmlSanitizer first.',
  near: ['html.raw(', 'htmlstring(', 'mvchtmlstring', 'markupstring('],
  find: ['$?.Html.Raw($value)', 'new HtmlString($value)', 'new MvcHtmlString($value)', 'MvcHtmlString.Create($value)', 'new MarkupString($value)'],
  sink: 'always',
  langs: ['csharp'],
  bad: { csharp: ['var x = Html.Raw(model.Body);', 'return new HtmlString("<b>" + name + "</b>");', 'return new MvcHtmlString(text);', 'return MvcHtmlString.Create(text);', 'var m = new MarkupString(text);'] },
  good: { csharp: ['Html.Raw("<br>");', 'new HtmlString(HtmlEncoder.Default.HtmlEncode(name));', 'Html.Encode(name);', 'new MarkupString(sanitizer.Sanitize(text));', 'MvcHtmlString.Create("<hr>");'] },
};

export const csharpWrite: Rule = {
  ...danger,
  id: 'csharp-response-write',
  fix: 'Encode the value with HtmlEncoder.Default.Encode, or use a Razor page.',
  near: ['response.write', 'content('],
  find: ['$?.Response.Write($value)', '$?.Response.WriteAsync($value, $...)', 'Content($value, \'text/html\', $...)'],
  where: { value: 'requested' },
  langs: ['csharp'],
  bad: { csharp: ['Response.Write("<p>" + Request.QueryString["q"]);', 'await context.Response.WriteAsync("<p>" + context.Request.Query["q"]);', 'return Content("<p>" + Request.Query["q"], "text/html");'] },
  good: { csharp: ['Response.Write("<p>" + HttpUtility.HtmlEncode(Request.QueryString["q"]));', 'Response.Write("a" + line);', 'Response.WriteAsync("a" + name);', 'return Content("a" + name, "text/html");'] },
};

export const goTrusted: Rule = {
  ...danger,
  severity: 'medium',
  id: 'go-trusted-markup',
  title: 'Value put into a page as markup',
  fix: 'Pass the value as a plain string: html/template then encodes it for its place; where markup is wanted, clean it with bluemonday first.',
  near: ['template.html(', 'template.js(', 'template.htmlattr(', 'template.url(', 'template.jsstr('],
  find: ['template.HTML($value)', 'template.JS($value)', 'template.HTMLAttr($value)', 'template.URL($value)', 'template.JSStr($value)'],
  sink: 'always',
  langs: ['go'],
  bad: { go: ['x := template.HTML(body)', 'x := template.JS("var a = " + name)', 'template.HTMLAttr(attr)', 'template.URL(link)', 'template.JSStr(text)'] },
  good: { go: ['template.HTML("<br>")', 'template.HTMLEscapeString(name)', 'template.HTML(policy.Sanitize(body))', 'template.URL("https://a.example")'] },
};

export const goWriter: Rule = {
  ...danger,
  id: 'go-response-writer',
  fix: 'Use html/template, or template.HTMLEscapeString on the value.',
  near: ['fmt.fprint', 'io.writestring', 'w.write('],
  find: ['fmt.Fprintf(w, $format, $value)', 'fmt.Fprintf(w, $value)', 'fmt.Fprint(w, $value)', 'fmt.Fprintln(w, $value)', 'io.WriteString(w, $value)', 'w.Write($value)'],
  where: { value: 'requested' },
  langs: ['go'],
  bad: { go: ['fmt.Fprintf(w, "<h1>%s</h1>", r.FormValue("name"))', 'fmt.Fprintf(w, r.FormValue("name"))', 'fmt.Fprint(w, "<p>" + r.FormValue("q"))', 'fmt.Fprintln(w, r.URL.Query().Get("q"))', 'io.WriteString(w, "<p>"+r.FormValue("q"))', 'w.Write([]byte("<p>" + r.FormValue("q")))'] },
  good: { go: ['fmt.Fprintf(w, "<h1>%s</h1>", template.HTMLEscapeString(r.FormValue("name")))', 'fmt.Fprint(w, "a"+name)', 'fmt.Fprintln(w, "a"+name)', 'io.WriteString(w, "a" + line)', 'w.Write(data)', 'fmt.Fprintf(os.Stderr, "%s", r.FormValue("a"))'] },
};
