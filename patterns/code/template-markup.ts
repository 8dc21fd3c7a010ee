/** Templates that put a value into a page as markup, in the way each engine has for it; pages that list a folder. */
import type { Rule, Trait } from '../../lib/types.ts';

const danger = {
  category: 'xss',
  cwe: [79],
  severity: 'medium',
  title: 'Template that puts a value in unescaped',
  why: 'Text placed in the page as HTML can carry a script with it.',
} satisfies Partial<Rule>;

/** What a cleaner is called, and texts of the template itself. */
const CLEAN = `(?!\\s{0,10}(?:["'\`]|[\\w.$]{0,40}(?:[sS]anitiz|[pP]urif|[eE]scape|[cC]lean|[sS]afe)))`;

/** Templates of programs, settings and documents, in which no markup is expected. */
const NO_PAGE = (engine: string): Trait => ({ not: { trait: 'ends', of: ['json', 'yml', 'yaml', 'toml', 'conf', 'env', 'md', 'txt', 'sh', 'js', 'mjs', 'cjs', 'jsx', 'ts', 'tsx', 'py', 'java', 'kt', 'gradle'].map((kind) => `.${kind}${engine}`) } });

export const ejsRaw: Rule = {
  ...danger,
  id: 'ejs-unescaped',
  fix: 'Write <%= value %>, or clean it first: <%- sanitizeHtml(value) %>.',
  near: ['<%-'],
  // parts that other templates made come in this way: include(), and the body of a layout
  find: [new RegExp(`<%-${CLEAN}\\s{0,10}(?!(?:await\\s|include|partial|body|content|contentFor|defineContent|block|yield|styles?|scripts?|csrf|JSON)\\b|\\w{1,30}\\(\\d{0,4}\\)\\s{0,4}%)\\w[^%\\n]{0,120}%>`)],
  where: { path: { all: [{ trait: 'ends', of: ['.ejs'] }, NO_PAGE('.ejs')] } },
  bad: { 'page.ejs': ['<div><%- user.bio %></div>', '<p><%-comment%></p>'] },
  good: { 'page.ejs': ['<div><%= user.bio %></div>', "<%- include('head') %>", '<%- body %>', '<%- sanitizeHtml(user.bio) %>', '<%- indent(2) %>'], 'package.json.ejs': ['{ "name": "<%- name %>" }'], 'page.erb': ['<%- items.each do |x| %>'] },
};

export const handlebarsRaw: Rule = {
  ...danger,
  id: 'handlebars-unescaped',
  fix: 'Write {{value}}, or clean the value before it comes to the template.',
  near: ['{{{', '{{&'],
  find: [new RegExp(`\\{\\{(?:\\{|&)${CLEAN}\\s{0,5}(?!(?:body|contents?|yield|block|json|children|html-[\\w-]{1,60})\\s{0,5}\\})[\\w.@][^{}\\n]{0,100}\\}\\}`)],
  where: { path: { all: [{ trait: 'ends', of: ['.hbs', '.handlebars', '.mustache'] }, NO_PAGE('.hbs'), NO_PAGE('.mustache')] } },
  bad: { 'page.hbs': ['<div>{{{ post.body }}}</div>', '<div>{{& bio }}</div>'] },
  good: { 'page.hbs': ['<div>{{ post.body }}</div>', '{{{ body }}}', '{{{ sanitize bio }}}', '<h1>{{{ html-title }}}</h1>'], 'page.md': ['{{{ post.body }}}'], 'route.ts.hbs': ['const name = {{{ name }}};'], 'chart.yaml.mustache': ['name: {{{ name }}}'] },
};

export const pugRaw: Rule = {
  ...danger,
  id: 'pug-unescaped',
  fix: 'Write = value or #{value}, or clean it first.',
  // `!=` alone stands in every program
  near: ['div!=', 'span!=', 'p!= ', 'li!= ', 'td!= ', ')!= '],
  find: [new RegExp(`^[ \\t]{0,60}(?!(?:-|//|if|else|unless|while|each|for|case|when|script)\\b)[\\w.#-]{0,60}(?:\\([^()\\n]{0,150}\\))?!= (?:["'][^"'\\n]{0,60}["'] \\+ )?${CLEAN}[ \\t]{0,5}\\w[^\\n]{0,120}$`, 'm')],
  where: { path: { trait: 'ends', of: ['.pug', '.jade'] } },
  bad: { 'page.pug': ['div!= body\n', 'span!= body\n', 'p!= body\n', 'li!= body\n', 'td!= body\n', "p!= 'for ' + query\n", '  .bio(title="x")!= user.bio\n'] },
  good: { 'page.pug': ['div= body\n', 'if a != b\n', '- if (a != b)\n', 'div!= sanitizeHtml(body)\n', "p!= 'a' + 'b'\n"], 'page.md': ['div!= body\n'] },
};

export const thymeleafRaw: Rule = {
  ...danger,
  id: 'thymeleaf-unescaped',
  fix: 'Use th:text, or clean the value before it comes to the template.',
  near: ['utext'],
  find: [/\bth[:-]utext\s{0,3}=\s{0,3}["'](?:\|[^|"'\n]{0,80})?\$\{(?![^}\n]{0,60}(?:[sS]anitiz|[eE]scape|[cC]lean))[^}\n]{1,120}\}/],
  bad: { 'page.html': ['<p th:utext="${comment.body}"></p>'] },
  good: { 'page.html': ['<p th:text="${comment.body}"></p>', '<p th:utext="#{welcome.message}"></p>', '<p th:utext="${cleaner.sanitize(body)}"></p>'] },
};

export const jspRequest: Rule = {
  ...danger,
  severity: 'high',
  id: 'jsp-request-shown',
  title: 'Request text put into a page',
  fix: 'Write <c:out value="${param.name}"/> or ${fn:escapeXml(param.name)}.',
  near: ['getparameter(', 'getheader(', '${param.', '${header['],
  find: [/<%=(?![^%\n]{0,80}(?:[eE]scape|[eE]ncode|parseInt|[sS]anitiz))[^%\n]{0,80}\brequest\.(?:getParameter|getHeader)\([^%\n]{1,80}%>/, /(?<!value\s{0,3}=\s{0,3}["'])\$\{(?:param\.\w{1,40}|header\[[^\]\n]{1,40}\])\}/],
  where: { path: { trait: 'ends', of: ['.jsp', '.jspf', '.tag', '.tagx'] } },
  bad: { 'page.jsp': ['<p>Hello <%= request.getParameter("name") %></p>', '<p><%= request.getHeader("Referer") %></p>', '<p>${param.q}</p>', '<p>${header["Referer"]}</p>'] },
  good: { 'page.jsp': ['<c:out value="${param.name}"/>', '<p>${fn:escapeXml(param.q)}</p>', '<%= Integer.parseInt(request.getParameter("n")) %>', '<p>${user.name}</p>', '<%= Encode.forHtml(request.getHeader("Referer")) %>', '<c:if test="${header["a"] eq null}">'], 'page.java': ['s = "${param.q}"'] },
};

export const razorMarkup: Rule = {
  ...danger,
  id: 'razor-markup-string',
  fix: 'Write @value, which Blazor encodes, or clean it first with HtmlSanitizer.',
  near: ['markupstring)'],
  find: [new RegExp(`\\(\\s{0,2}MarkupString\\s{0,2}\\)\\s{0,3}${CLEAN}\\(?${CLEAN}[\\w@][\\w.]{0,80}`)],
  where: { path: { trait: 'ends', of: ['.razor', '.cshtml', '.cs'] } },
  bad: { 'Post.razor': ['<div>@((MarkupString)post.Body)</div>', '<div>@((MarkupString)(Body))</div>'] },
  good: { 'Post.razor': ['<div>@post.Body</div>', '<div>@((MarkupString)sanitizer.Sanitize(post.Body))</div>', '@((MarkupString)"<b>x</b>")'], 'a.md': ['(MarkupString)post.Body'] },
};

export const componentMarkup: Rule = {
  ...danger,
  id: 'component-markup',
  fix: 'Write {value} as the content of the element, or clean it first: DOMPurify.sanitize(value).',
  near: ['set:html', 'innerhtml={', 'srcdoc={', 'x-html'],
  find: [new RegExp(`\\s(?:set:html|innerHTML)=\\{${CLEAN}\\s{0,10}(?!(?:JSON|await)\\b|[A-Z][A-Z_]{1,30}\\s{0,5}\\})\\w[^{}\\n]{0,120}\\}`), new RegExp(`<iframe(?![^<>\\n]{0,200}\\ssandbox)[^<>\\n]{0,100}\\ssrcDoc=\\{${CLEAN}\\s{0,10}\\w[^{}\\n]{0,120}\\}`), new RegExp(`\\sx-html\\s{0,3}=\\s{0,3}["']${CLEAN}[\\w$][\\w.$]{0,80}["']`)],
  where: { path: { trait: 'ends', of: ['.astro', '.tsx', '.jsx', '.html', '.php', '.erb'] } },
  bad: { 'Post.astro': ['<article set:html={post.body} />'], 'Bio.tsx': ['const Bio = (p) => <div innerHTML={p.bio} />;', 'const Page = ({ html }) => <iframe srcDoc={html} />;'], 'page.html': ['<div x-html="comment.body"></div>'] },
  good: { 'Post.astro': ['<article>{post.body}</article>', '<script type="application/ld+json" set:html={JSON.stringify(schema)} />', '<article set:html={DOMPurify.sanitize(post.body)} />'], 'Bio.tsx': ['const Icon = () => <svg innerHTML={ICON} />;', 'const Page = ({ html }) => <iframe sandbox="" srcDoc={html} />;'], 'page.html': ['<div x-text="comment.body"></div>', '<div x-html="cleanBody"></div>'], 'a.md': ['<div x-html="comment.body"></div>'] },
};

export const jspRaw: Rule = {
  ...danger,
  id: 'jsp-unescaped',
  fix: 'Leave escapeXml out: <c:out> escapes what it writes.',
  near: ['escapexml="false"'],
  find: [/(?<=<c:out\s{1,9}value="[^"<>\n]{0,60}\$\{[^"<>\n]{1,80}\}"\s{1,9})escapeXml="false"/y],
  where: { path: { trait: 'ends', of: ['.jsp', '.jspf', '.tag'] } },
  bad: { 'page.jsp': ['<c:out value="${comment.body}" escapeXml="false"/>'] },
  good: { 'page.jsp': ['<c:out value="${comment.body}"/>', '<c:out value="a" escapeXml="false"/>'], 'page.txt': ['<c:out value="${comment.body}" escapeXml="false"/>'] },
};

/** owasp.org (Cross Site Scripting Prevention, JSON in HTML): `</script>` in a text ends the script. */
export const stateInScript: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'medium',
  id: 'state-in-script',
  title: 'JSON joined into a script of the page',
  why: 'JSON.stringify leaves `</script>` as it is: a text with it ends the script and begins another.',
  fix: "Replace < in it: JSON.stringify(state).replace(/</g, '\\\\u003c'), or use serialize-javascript or devalue.",
  near: ['${json.stringify('],
  find: [/(?<=(?:<script\b[^<>]{0,80}>[^<]{0,200}?|__html:\s{0,4}`\s{0,4}window\.\w{1,40}\s?)=\s?)\$\{JSON\.stringify\((?<value>[A-Za-z_$][\w.$]{0,60}(?:\(\))?)\)\}/y],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.jsx', '.tsx', '.vue', '.svelte'] } },
  bad: { js: ['const page = (body, state) => `<div>${body}</div><script>window.__STATE__ = ${JSON.stringify(state)}</script>`;'], jsx: ['<script dangerouslySetInnerHTML={{ __html: `window.STATE = ${JSON.stringify(store.getState())}` }} />'] },
  good: { js: ["const page = (state) => `<script>window.__STATE__ = ${JSON.stringify(state).replace(/</g, '\\\\u003c')}</script>`;", 'const page = (rows) => `<p>${JSON.stringify(rows)}</p>`;', 'const page = () => `<script>window.a = ${JSON.stringify("b")}</script>`;'], 'a.md': ['`<script>window.a = ${JSON.stringify(a)}</script>`'] },
};

/** What people enter as their own page, in the ways in which templates make links; escaping leaves `javascript:` as it is. */
const OWN_PAGE = String.raw`[\w.?$@>-]{1,60}(?:\.|->|\[["'])(?:website|homepage|home_page|portfolio|personal_?[sS]ite|personal_?[pP]age|blog)(?:_?[uU]rl|_?[lL]ink)?\b["'\]]{0,2}`;

/** Calls that write markup as entities, and where a text of a program puts what they give: `href="${`, `href="' .`, `href="{`. */
const ESCAPES = String.raw`(?:[\w\\]{1,20}(?:\.|::))?(?:escape\w{0,12}|esc(?:_html|_attr|Html)?|htmlspecialchars|htmlentities|htmlEscape|encodeHTML|encode|e|h)`;
const INTO_LINK = String.raw`\bhref=\\?["']?(?:\$?\{\s?|["']\s{0,3}[+.]\s{0,3}|<\?=\s?)?`;

export const pageOfMember: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'medium',
  id: 'own-page-linked',
  title: 'Link to an address that somebody entered, whatever its scheme',
  why: 'An address that starts with javascript: is code that runs in the page of whoever clicks.',
  fix: "Show the link only where ['https:', 'http:'].includes(new URL(address).protocol), and refuse others when they are entered.",
  near: ['website', 'homepage', 'home_page', 'portfolio', 'personalsite', 'personal_site', 'personalpage', 'personal_page', '.blog'],
  find: [
    new RegExp(String.raw`(?::href="|\bhref=\{|\bhref="?\{\{-?\s?|\bhref="<%=\s?|\bhref=["']?<\?=\s?)${OWN_PAGE}\s?(?:["}]|%>|\?>)`),
    new RegExp(String.raw`\blink_to\b[^\n]{1,80}?, ${OWN_PAGE}`),
    new RegExp(String.raw`${INTO_LINK}${ESCAPES}\(\s{0,3}${OWN_PAGE}`),
    new RegExp(String.raw`(?<![\w.])(?<name>\$?\w{1,30})\s{0,3}=\s{0,3}${ESCAPES}\(\s{0,3}${OWN_PAGE}[^\n;]{0,40}\)[^]{0,300}?(?<value>${INTO_LINK}\k<name>\b)`, 'd'),
  ],
  where: { match: { not: { trait: 'text-says', of: ['safeUrl', 'safeHref', 'sanitizeUrl', 'sanitize_url', 'sanitizeHref', 'protocol', 'https?:', "startsWith('http", 'startsWith("http', 'start_with?', 'isSafe', 'isHttp', 'safe_url', 'urlize'] } }, path: { trait: 'ends', of: ['.jsx', '.tsx', '.vue', '.svelte', '.html', '.erb', '.rb', '.hbs', '.ejs', '.php', '.js', '.ts', '.py'] } },
  bad: {
    jsx: ['<a href={member.website}>Site</a>', '<a href={user?.homepage}>Site</a>', '<a href={user.portfolioUrl}>Site</a>', '<a href={u.home_page}>Site</a>', '<a href={u.personalSite}>Site</a>', '<a href={u.personal_site}>Site</a>', '<a href={u.personalPage}>Site</a>', '<a href={u.personal_page}>Site</a>', '<a href={u.blog}>Site</a>'],
    vue: ['<template><a :href="user.website">Site</a></template>'], html: ['<a href="{{ user.website }}">Site</a>'], erb: ['<%= link_to "Site", @user.website %>', '<a href="<%= @user.website %>">Site</a>'], php: ['<a href="<?= $user->website ?>">Site</a>', '<a href="<?= htmlspecialchars($user->website) ?>">Site</a>', '<?php $site = htmlspecialchars($user["website"]);\necho \'<a href="\' . $site . \'">Site</a>\';'],
    js: ['const card = (m) => `<a href="${escapeHtml(m.website)}">Site</a>`;', "const site = escape(member.homepage ?? '');\nreturn `<h3>${name}</h3><a class=\"x\" href=\"${site}\">Site</a>`;"],
    py: ['def card(m):\n    return f\'<a href="{escape(m.website)}">Site</a>\''],
  },
  good: { js: ['const site = escape(webUrl(member.website));\nreturn `<a href="${site}">Site</a>`;'], jsx: ['safeUrl safeHref sanitizeUrl sanitize_url sanitizeHref protocol https?: startsWith(\'http startsWith("http start_with? isSafe isHttp safe_url urlize'].flatMap((words) => words.split(' ')).map((said) => `// ${said}\n<a href={member.website}>Site</a>`).concat('<a href={member.path}>Site</a>', '<a href={website}>Site</a>', '<a href="/website">Site</a>'), 'a.md': ['<a href={member.website}>Site</a>'] },
};

/** Whose links they are, and what templates call a link's address. */
const PEOPLE = String.raw`\b(?:\w{1,20}(?:\.|->))?(?:current_?)?(?:user|member|customer|seller|vendor|candidate|applicant|player|student|creator|freelancer|contact|guest)(?:_?[pP]rofile)?(?:\??\.value)?\??`;
const OWN_LINKS = String.raw`(?:\.|->)(?:links|websites|socials|social_?[lL]inks|web_?[lL]inks|profile_?[lL]inks)\b`;
const FIELD = String.raw`\??(?:\.|->)(?:url|href|link|address|website)\b`;
/** `<a href={`, `:href="`, `href="{{ `, `href="<%= `, `href="<?= ` */
const LEADS_TO = String.raw`(?:\bhref=\{|:href="|\bhref="?\{\{-?\s?|\bhref="<%=\s?|\bhref="<\?=\s?|\blink_to\b[^\n]{1,60}?, )\$?`;
/** `.map((link) =>`, `.map(([kind, url]) =>`, `.map(({ label, url }) =>` and the link that follows. */
const EACH = String.raw`\.map\(\s{0,9}\(?(?:\[\s?\w{1,20},\s?(?<pair>\w{1,20})\s?\]|\{[^{}]{0,60}?\b(?<field>url|href|link)\b[^{}]{0,60}\}|(?<item>\w{1,20})(?:,\s?\w{1,20})?)\)?\s?=>[^]{0,300}?\bhref=\{(?:\k<pair>\k<field>|\k<item>${FIELD})\}`;

export const linksOfMember: Rule = {
  ...pageOfMember,
  id: 'own-links-listed',
  title: 'Links to addresses that somebody entered, whatever their scheme',
  near: ['.links', '->links', '.websites', '.sociallinks', '.social_links', '.socials', '.weblinks', '.profilelinks'],
  find: [
    new RegExp(`(?<=${PEOPLE})${OWN_LINKS}[^;]{0,200}?${EACH}`, 'y'),
    new RegExp(`(?<=\\b(?:const|let)\\s(?<list>\\w{1,30})\\s?=[^;\\n]{0,80}?${PEOPLE})${OWN_LINKS}[^]{0,700}?\\b\\k<list>${EACH}`, 'y'),
    new RegExp(`(?<=(?:v-for="|\\{%-?\\sfor\\s)\\(?(?<one>\\w{1,20})(?:,\\s?\\w{1,20})?\\)?\\s(?:in|of)\\s${PEOPLE})${OWN_LINKS}[^]{0,300}?${LEADS_TO}\\k<one>${FIELD}`, 'y'),
    new RegExp(`(?<=${PEOPLE})${OWN_LINKS}(?:\\s(?:as|do)|\\.each\\sdo)\\s[$|]?(?<one>\\w{1,20})[^]{0,300}?${LEADS_TO}\\k<one>${FIELD}`, 'y'),
  ],
  bad: {
    jsx: ["const Links = ({ user }) => <ul>{user.links.map((link) => <li key={link.url}><a href={link.url}>{link.label}</a></li>)}</ul>;", "const Card = ({ seller }) => {\n  const shown = Object.entries(seller?.socialLinks ?? {}).filter(([name, to]) => ICONS[name] && to);\n  return <nav>{shown.map(([name, to]) => (\n    <a key={name} href={to} rel=\"noopener\">{ICONS[name]}</a>\n  ))}</nav>;\n};", "{props.player.socials.map(({ name, url }) => <a href={url}>{name}</a>)}", "{candidate.websites.map((w) => <a href={w.address}>{w.name}</a>)}", '{user.social_links.map((l) => <a href={l.href}>x</a>)}', '{user.webLinks.map((l) => <a href={l.href}>x</a>)}', '{user.profileLinks.map((l) => <a href={l.href}>x</a>)}'],
    vue: ['<template><li v-for="link in member.links" :key="link.id"><a :href="link.url">{{ link.label }}</a></li></template>'],
    html: ['{% for l in member.links %}<a href="{{ l.url }}">{{ l.name }}</a>{% endfor %}'],
    'Card.svelte': ['{#each user.links as link}<a href={link.url}>{link.label}</a>{/each}'],
    erb: ['<% @user.links.each do |link| %><%= link_to link.name, link.url %><% end %>'],
    php: ['<?php foreach ($user->links as $link): ?><a href="<?= $link->url ?>">x</a><?php endforeach; ?>'],
  },
  good: {
    jsx: ["const ok = (l) => ['https:', 'http:'].includes(new URL(l.url).protocol);\n{user.links.filter(ok).map((link) => <a href={link.url}>{link.label}</a>)}", '{site.links.map((link) => <a href={link.url}>{link.label}</a>)}', '{user.links.map((link) => <p>{link.url}</p>)}', '{user.links.map((link) => <a href={safeUrl(link.url)}>x</a>)}', '{user.links.map((link) => <a href={`/links/${link.id}`}>x</a>)}', 'const n = user.links.length;\n{NAV.map((item) => <a href={item.url}>{item.label}</a>)}', '{user.links.map(([a, url]) => <a href={href}>x</a>)}'],
    vue: ['<template><li v-for="link in menu.links"><a :href="link.url">{{ link.label }}</a></li></template>', '<template><li v-for="link in member.links"><a :href="toHref(link)">{{ link.label }}</a></li></template>'],
    'a.md': ['{user.links.map((link) => <a href={link.url}>x</a>)}'],
  },
};

/** What reads a folder, and what answers a browser. */
const READS_FOLDER = ['readdir', 'listdir(', 'scandir(', 'iterdir(', 'Dir.entries(', 'Dir.children(', 'Dir.glob(', 'ReadDir(', 'Readdir(', 'listFiles('];
const ANSWERS = ['text/html', 'res.end(', 'res.send(', 'res.write(', 'response.end(', 'response.send(', 'response.write(', 'reply.send(', 'ctx.body', 'wfile', 'ResponseWriter', 'HttpServletResponse'];

/** Whoever can put a file there chooses its name, and a name may hold a tag. */
export const fileNameInMarkup: Rule = {
  ...danger,
  id: 'file-name-in-markup',
  title: 'Name of a file joined into a page',
  fix: 'Escape the name for the text (he.encode, html.escape, htmlspecialchars, ERB::Util.h, html.EscapeString), and for the link (encodeURIComponent, quote, rawurlencode, url.PathEscape).',
  near: ['<a href', '<li>', '<td>', '<option'],
  find: ['$html $+ $value'],
  where: {
    value: { all: [{ any: ['name', { trait: 'has', of: ['Name', 'getName'] }] }, { any: [{ trait: 'equals', of: ['name', '$name', 'f', '$f', 'e.name', 'f.name'] }, { trait: 'mentions', of: ['file', 'files', 'filename', 'entry', 'dirent', 'folder', 'child', 'fi'] }] }, { not: { any: ['constant', 'sanitised', { trait: 'mentions', of: ['size', 'mtime', 'icon', 'type', 'mode', 'date', 'time', 'length', 'count', 'class'] }] } }] },
    match: { all: [{ trait: 'beside', of: READS_FOLDER }, { trait: 'beside', of: ANSWERS }] },
  },
  hole: 'none',
  langs: ['js', 'py', 'php', 'ruby', 'go', 'java'],
  bad: {
    js: [
      "fs.readdir(dir, (err, files) => {\n  let page = '';\n  files.forEach((name) => {\n    const f = name + '/';\n    page += '<a href=\"./' + f + '\">' + pad(9) + '</a>';\n  });\n  res.end(page);\n});",
      'const list = (await fs.promises.readdir(dir)).map((file) => `<li>${file}</li>`);\nres.send(list.join(""));', 'for (const e of fs.readdirSync(dir, { withFileTypes: true })) res.write(`<td>${e.name}</td>`);', 'ctx.body = fs.readdirSync(dir).map((name) => `<option>${name}</option>`).join("");',
    ],
    py: ['def page(self):\n    for name in os.listdir(self.dir):\n        self.wfile.write(f"<li>{name}</li>".encode())', 'def page(dir):\n    rows = [f"<li>{f.name}</li>" for f in os.scandir(dir)]\n    return Response("".join(rows), mimetype="text/html")', 'def page(dir):\n    rows = [f"<li>{f.name}</li>" for f in dir.iterdir()]\n    return Response("".join(rows), mimetype="text/html")'],
    php: ['<?php header("Content-Type: text/html");\nforeach (scandir($dir) as $name) { echo "<li>$name</li>"; }', '<?php header("Content-Type: text/html");\nwhile ($f = readdir($dir)) { echo "<li>" . $f . "</li>"; }'],
    ruby: ['get "/" do\n  content_type "text/html"\n  Dir.entries(dir).map { |file| "<li>#{file}</li>" }.join\nend', 'page = Dir.children(dir).map { |file| "<li>#{file}</li>" }\n[200, { "content-type" => "text/html" }, page]', 'page = Dir.glob("*").map { |file| "<li>#{file}</li>" }\n[200, { "content-type" => "text/html" }, page]'],
    go: ['func list(w http.ResponseWriter, dir string) {\n\tfiles, _ := os.ReadDir(dir)\n\tfor _, fi := range files {\n\t\tfmt.Fprintf(w, "<li>%s</li>", fi.Name())\n\t}\n}', 'func list(w http.ResponseWriter, d *os.File) {\n\tfiles, _ := d.Readdir(-1)\n\tfor _, entry := range files {\n\t\tio.WriteString(w, "<li>"+entry.Name()+"</li>")\n\t}\n}'],
    java: ['void list(HttpServletResponse response) throws IOException {\n  for (File child : dir.listFiles()) response.getWriter().println("<li>" + child.getName() + "</li>");\n}'],
  },
  good: {
    js: ["fs.readdir(dir, (err, files) => {\n  res.end(files.map((name) => '<li>' + he.encode(name) + '</li>').join(''));\n});", "fs.readdir(dir, (err, files) => {\n  const file = 'a.txt';\n  res.end('<li>' + file + '</li>' + permsOf(entry) + '<li>' + label + '<li>' + file.size + fileSize(9) + '</li><li>' + count + '</li>');\n});", 'res.send(`<li>${file}</li>`);', 'const page = fs.readdirSync(dir).map((file) => `<li>${file}</li>`);', 'for (const file of fs.readdirSync(dir)) log(`at ${file}`);\nres.send("<li>");'],
  },
};

/** haml.info (unescaping HTML), github.com/slim-template/slim (output without escaping) */
export const hamlUnescaped: Rule = {
  category: 'xss',
  cwe: [79],
  severity: 'medium',
  id: 'haml-unescaped',
  title: 'Template that puts a value in unescaped',
  why: 'Text placed in the page as HTML can carry a script with it.',
  fix: 'Write = in place of != or ==, or clean the value with sanitize.',
  near: ['!= @', '== @', '= raw @', '!= comment', '!= post', '!= review', '!= message', '== comment', '== post', '= raw comment', '= raw post'],
  find: [/^[ \t]{0,40}(?:[%.#\w][\w.#%-]{0,60}(?:\{[^}\n]{0,80}\})?)?\s?(?<value>(?:!=|==|= raw) @?(?:\w{1,30}\.){1,2}(?:body|content|description|text|bio|comment|message|title|name|summary|about|note|html)\b(?!\.(?:to_json|to_i|count|size))[^\n]{0,40})$/m],
  where: { path: { trait: 'ends', of: ['.haml', '.slim'] } },
  bad: { 'show.html.haml': ['.body!= @post.body', '%p\n  != @comment.text', '= raw @post.content', '  != comment.body', '!= post.body', '!= review.text', '!= message.body', '= raw comment.body', '= raw post.body'], 'show.html.slim': ['p == @post.body', '== comment.body', '== post.body'] },
  good: { 'show.html.haml': ['.body= @post.body', '- if @post.body != @old.body', '!= @pagy.nav', '- if a != comment.body'], 'a.rb': ['x = 1\n  != @post.body'] },
};
