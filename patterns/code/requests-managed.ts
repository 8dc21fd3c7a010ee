/** Addresses, directory searches and document paths that someone else chooses, in Java, Kotlin, C# and Go. */
import type { Rule } from '../../lib/types.ts';

const JVM = ['java', 'kotlin', 'scala'];

const ssrf = {
  category: 'ssrf',
  cwe: [918],
  severity: 'high',
  title: 'Request to an address from outside',
  why: 'The server then asks machines that only it can reach, such as the metadata service of the cloud.',
  fix: 'Compare the host of the parsed address with a list of allowed ones before the request.',
} as const;

const redirect = {
  category: 'open-redirect',
  cwe: [601],
  severity: 'medium',
  title: 'Redirect to an address from outside',
  why: 'A link to your site then leads to any other, with your name on it.',
} as const;

const host = { trait: 'host', of: ['the request'] };
const chosen = { all: [host, { not: 'hosted' }] };

export const javaSsrf: Rule = {
  ...ssrf,
  id: 'java-ssrf',
  near: ['webclient.create(', 'http.get(', 'http.post(', 'getforobject(', 'getforentity(', 'postforobject(', 'postforentity(', '.exchange(', 'httpget(', 'httppost(', 'jsoup.connect(', '.uri(', '.url(', 'client.get(', 'client.post(', 'client.request(', 'client.prepareget(', 'newbuilder(', '.fromurl(', 'request.get(', 'new socket('],
  find: ['WebClient.create($value)', '$?.getForObject($value, $...)', '$?.getForEntity($value, $...)', '$?.postForObject($value, $...)', '$?.postForEntity($value, $...)', '$?.exchange($value, $method, $...)', 'HttpGet($value)', 'HttpPost($value)', 'Jsoup.connect($value)', '$builder.url($value)', '$client.uri($value)', 'client.get($value)', 'client.post($value)', '$?.http.get($value)', '$?.http.post($value)', 'client.request($value)', 'client.prepareGet($value)', 'HttpRequest.newBuilder($value)', 'Source.fromURL($value, $...)', 'Request.get($value)', 'new Socket($value, $port)'],
  where: { value: chosen },
  langs: ['java', 'kotlin', 'scala'],
  bad: {
    scala: ['def load(request: Request) = Source.fromURL(request.getQueryString("u").get)'],
    kotlin: ['class Proxy(private val http: HttpClient) {\n  suspend fun show(call: ApplicationCall) {\n    val camera = call.request.queryParameters["camera"]\n    http.get("https://$camera/still.jpg")\n  }\n}', 'post("/p") { http.post(call.request.queryParameters["url"]!!) }', 'get("/p") { client.get(call.request.queryParameters["url"]!!) }', 'post("/p") { client.post(call.request.queryParameters["url"]!!) }', 'get("/p") { httpClient.get(call.request.queryParameters["url"]!!) }', 'get("/p") { client.request(call.parameters["url"]!!) }', 'get("/p") { client.prepareGet(call.parameters["url"]!!).execute() }'],
    java: [
      'WebClient.create(request.getParameter("u")).get().retrieve();',
      'client.send(HttpRequest.newBuilder(URI.create(request.getParameter("u"))).build(), h);', 'String u = request.getParameter("u");\nrest.getForObject(u, String.class);', 'rest.getForEntity("http://" + request.getParameter("h") + "/x", String.class);', 'rest.postForObject(request.getParameter("u"), b, String.class);', 'rest.postForEntity(request.getParameter("u"), b, String.class);', 'Request.get(request.getParameter("u")).execute();', 'new Socket(request.getParameter("host"), 80);',
      'rest.exchange(request.getParameter("u"), GET, e, String.class);', 'new HttpGet(request.getParameter("u"));', 'new HttpPost(request.getParameter("u"));', 'webClient.get().uri(request.getParameter("u")).retrieve();', 'Jsoup.connect(request.getParameter("u")).get();', 'new Request.Builder().url(request.getParameter("u")).build();', 'public String f(@RequestParam String url) {\n  return rest.getForObject(url, String.class);\n}',
    ],
  },
  good: {
    scala: ['def load(request: Request) = Source.fromURL(address)'],
    kotlin: ['get("/back") { val user = provider.exchange(call.request.queryParameters["code"]!!) }', 'http.get("https://api.example/" + id); http.post(url)', 'client.get("https://api.example/" + id)', 'client.request(url); client.prepareGet(url)'],
    java: [
      'WebClient.create(base);',
      'rest.getForObject(BASE + "/users/" + request.getParameter("id"), String.class);', 'Jsoup.connect(url).get();', 'queue.exchange(message);', 'HttpRequest.newBuilder(uri);', 'Request.get(url);', 'new Socket(host, 80);',
      'String f(HttpServletRequest request) {\n  URI u = URI.create(request.getParameter("u"));\n  if (!HOSTS.contains(u.getHost())) throw new IllegalArgumentException();\n  return rest.getForObject(u, String.class);\n}',
      'class A {\n  String f(@RequestParam String url) {\n    return rest.getForObject(ours(url), String.class);\n  }\n  private String ours(String url) {\n    URI u = URI.create(url);\n    if (!HOSTS.contains(u.getHost())) throw new IllegalArgumentException();\n    return url;\n  }\n}',
    ],
  },
};

/** What asks, in the function that makes the address: one that only takes it apart is no request. */
const OPENED = ['.openStream()', '.openConnection()', '.getContent()', '.readText()', '.readBytes()', '.send(', '.sendAsync(', 'ImageIO.read(', 'IOUtils.', '.execute(', '.mkString', 'copyURLToFile('];

export const javaOpened: Rule = {
  ...ssrf,
  id: 'java-address-opened',
  near: ['url(', 'uri(', 'uri.create('],
  find: ['URL($value)', 'URI($value)', 'URI.create($value)'],
  where: { value: { all: [chosen, { trait: 'within', of: OPENED }, { not: { trait: 'asked', of: ['isAbsolute', 'getHost', 'getScheme', 'getProtocol', 'getPort', 'getPath', 'getQuery', 'host', 'scheme', 'path'] } }] } },
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['new URL(request.getParameter("url")).openStream();', 'FileUtils.copyURLToFile(new URL(request.getParameter("url")), file);', 'URL u = new URI(request.getParameter("url")).toURL();\nu.openConnection();', 'var r = builder.at(URI.create(request.getParameter("u")));\nclient.send(r, h);'], kotlin: ['get("/p") { call.respondText(URL(call.parameters["url"]!!).readText()) }'] },
  good: { java: ['new URL(url).openStream();', 'new URL("https://api.example/" + request.getParameter("id")).openStream();', 'String host = new URL(request.getParameter("url")).getPath();', 'String f(HttpServletRequest request) {\n  URL u = new URL(request.getParameter("u"));\n  if (!HOSTS.contains(u.getHost())) throw new IllegalArgumentException();\n  return read(u.openStream());\n}', 'new URI(uri).toURL().openStream(); client.send(URI.create(uri));', 'String host = hostOf(new URL(request.getParameter("url")));', 'boolean known = !URI.create(request.getParameter("u")).isAbsolute();\nclient.send(ask(known), h);'] },
};

export const csharpSsrf: Rule = {
  ...ssrf,
  id: 'csharp-ssrf',
  near: ['.getjsonasync', 'getasync(', 'getstringasync(', 'getbytearrayasync(', 'getstreamasync(', 'postasync(', 'putasync(', 'postasjsonasync(', 'getfromjsonasync', 'webrequest.create', 'downloadstring(', 'downloaddata(', 'downloadfile(', 'downloadstringtaskasync(', 'httprequestmessage(', 'restclient('],
  find: ['$value.GetJsonAsync()', '$value.GetStringAsync()', '$c.GetAsync($value, $...)', '$c.GetStringAsync($value, $...)', '$c.GetByteArrayAsync($value, $...)', '$c.GetStreamAsync($value, $...)', '$c.PostAsync($value, $...)', '$c.PutAsync($value, $...)', '$c.PostAsJsonAsync($value, $...)', '$c.GetFromJsonAsync($value, $...)', '$?.WebRequest.Create($value)', '$c.DownloadString($value)', '$c.DownloadData($value)', '$c.DownloadFile($value, $...)', '$c.DownloadStringTaskAsync($value)', 'new HttpRequestMessage($method, $value)', 'new RestClient($value)'],
  where: { value: chosen },
  langs: ['csharp'],
  bad: {
    csharp: [
      'var feed = await Request.Query["u"].ToString().GetJsonAsync<Feed>();', 'var text = await Request.Query["u"].ToString().GetStringAsync();',
      'await client.GetAsync(Request.Query["url"]);', 'var url = Request.Form["u"];\nawait client.GetStringAsync(url);', 'client.GetByteArrayAsync(Request.Query["u"]);', 'client.GetStreamAsync(Request.Query["u"]);', 'client.PostAsync("http://" + Request.Query["h"] + "/x", body);', 'WebRequest.Create(Request.QueryString["u"]);', 'web.DownloadString(Request.QueryString["u"]);', 'web.DownloadData(Request.QueryString["u"]);', 'new HttpRequestMessage(HttpMethod.Get, Request.Query["u"]);', 'new RestClient(Request.Query["u"]);',
      'client.PutAsync(Request.Query["u"], body);', 'client.PostAsJsonAsync(Request.Query["u"], order);', 'client.GetFromJsonAsync<Feed>(Request.Query["u"]);', 'web.DownloadFile(Request.Query["u"], path);', 'web.DownloadStringTaskAsync(Request.Query["u"]);',
      'static async Task<IResult> Preview(string url, HttpClient http)\n{\n  var uri = new Uri(url);\n  if (uri.Scheme != "https") return Results.BadRequest();\n  return Results.Ok(await http.GetStringAsync(uri));\n}\nstatic void Map(WebApplication app) { app.MapGet("/preview", Preview); }',
    ],
  },
  good: { csharp: ['await url.GetJsonAsync<Feed>(); await url.GetStringAsync();', 'await client.GetAsync(url);', 'await client.GetAsync("https://api.example/" + Request.Query["id"]);', 'WebRequest.Create("https://a.example");', 'client.GetStringAsync(address);', 'cache.PutAsync(key, value); api.PostAsJsonAsync(path, order); api.GetFromJsonAsync<Feed>(path); web.DownloadFile(url, path); web.DownloadStringTaskAsync(url);', 'async Task F() {\n  var u = Request.Query["u"];\n  var host = new Uri(u).Host;\n  if (!Allowed.Contains(host)) return;\n  await client.GetAsync(u);\n}', 'async Task F() {\n  var u = Request.Query["u"];\n  var known = Allowed.Contains(new Uri(u).Host);\n  if (!known) return;\n  await client.GetAsync(u);\n}', 'var handler = new SocketsHttpHandler { ConnectCallback = OnlyPublic };\nasync Task F() {\n  await client.GetAsync(Request.Query["u"]);\n}'] },
};

export const goSsrf: Rule = {
  ...ssrf,
  id: 'go-ssrf',
  near: ['http.get(', 'http.head(', 'http.post', 'http.newrequest', 'client.get(', 'client.post(', 'client.head(', '.r().get(', 'net.dial', 'newsinglehostreverseproxy(', '.seturl(', 'chromedp.navigate('],
  find: ['$?.client.Get($value)', '$?.client.Head($value)', '$?.client.Post($value, $...)', '$c.R().Get($value)', '$?.http.Get($value)', '$?.http.Head($value)', '$?.http.Post($value, $...)', 'http.PostForm($value, $form)', 'http.NewRequest($method, $value, $body)', 'http.NewRequestWithContext($ctx, $method, $value, $body)', 'net.Dial($network, $value)', 'net.DialTimeout($network, $value, $timeout)', 'httputil.NewSingleHostReverseProxy($value)', '$pr.SetURL($value)', 'chromedp.Navigate($value)'],
  // whoever looks at the address once its name is known needs no list
  where: { value: { all: [chosen, { not: { trait: 'beside', of: ['Control:', '.Control =', '.IsPrivate()', '.IsLoopback()', '.IsGlobalUnicast()'] } }] } },
  langs: ['go'],
  bad: {
    go: ['var statusClient = &http.Client{Timeout: limit}\n\nfunc status(w http.ResponseWriter, r *http.Request) {\n\ttarget := r.URL.Query().Get("url")\n\tstatusClient.Get(target)\n}', 'type fetcher struct{ http *http.Client }\n\nfunc (f *fetcher) load(r *http.Request) {\n\tf.http.Get(r.FormValue("u"))\n}', 'func (f *fetcher) load(r *http.Request) {\n\tf.httpClient.Get(r.FormValue("u"))\n}', 'func (f *fetcher) load(r *http.Request) {\n\tf.httpClient.Post(r.FormValue("u"), "text/plain", body)\n}', 'target, err := url.Parse("http://" + r.Header.Get("X-Backend"))\npr.SetURL(target)', 'net.Dial("tcp", r.FormValue("host"))', 'net.DialTimeout("tcp", r.FormValue("host"), wait)', 'u, err := url.Parse(r.FormValue("u"))\np := httputil.NewSingleHostReverseProxy(u)', 'chromedp.Run(ctx, chromedp.Navigate(r.FormValue("u")))', 'func f(g *ghttp.Request) { http.Get(g.GetString("u")) }', 'func (this *Pages) Get() { http.Get(this.GetString("u")) }', 'http.Get(web.Params(c.Req)[":u"])', 'http.Get(ctx.FormTrim("u"))', 's.client.Get(r.FormValue("url"))', 'client.Head(r.FormValue("url"))', 's.client.Post(r.FormValue("url"), "text/plain", body)', 'resty.New().R().Get(c.Query("u"))', 'resp, err := http.Get(r.FormValue("url"))', 'http.Head(r.URL.Query().Get("u"))', 'u := r.FormValue("u")\nhttp.Post(u, "text/plain", body)', 'http.PostForm(c.Query("u"), form)', 'req, err := http.NewRequest("GET", "http://"+r.FormValue("h")+"/x", nil)', 'http.NewRequestWithContext(ctx, "GET", c.Query("u"), nil)', 'func (s *Service) Import(c *gin.Context) {\n\ts.load(c, c.Query("u"))\n}\n\nfunc (s *Service) load(ctx context.Context, raw string) error {\n\tu, err := url.Parse(raw)\n\tif err != nil || u.Scheme != "https" {\n\t\treturn err\n\t}\n\t_, err = http.Get(u.String())\n\treturn err\n}'],
  },
  good: { go: ['pr.SetURL(target)', 'net.Dial("tcp", address); net.DialTimeout("tcp", address, wait); httputil.NewSingleHostReverseProxy(target); chromedp.Navigate(page)', 'http.Get(url)', 's.client.Head(url); s.client.Post(url, "text/plain", body); c.R().Get(url)', 'http.Get("https://api.example/" + r.FormValue("id"))', 'http.NewRequest("GET", base+"/users/"+r.FormValue("id"), nil)', 'http.Post(url, "text/plain", body)', 'func f(r *http.Request) {\n\traw := r.FormValue("u")\n\tu, err := url.Parse(raw)\n\thost := u.Hostname()\n\tif err != nil || !isOurs(host) {\n\t\treturn\n\t}\n\thttp.Get(raw)\n}', 'func ours(ip net.IP) bool {\n\treturn !ip.IsPrivate()\n}\n\nfunc f(r *http.Request) {\n\tclient.Get(r.FormValue("u"))\n}', 'var dialer = &net.Dialer{Control: onlyPublic}\n\nfunc f(r *http.Request) {\n\tclient.Get(r.FormValue("u"))\n}'] },
};

export const javaRedirect: Rule = {
  ...redirect,
  id: 'java-redirect',
  fix: 'Redirect only to paths of your own, or compare the host with a list.',
  near: ['sendredirect(', 'redirectview(', 'respondredirect(', '.redirect(', '.location(', 'seeother(', 'temporaryredirect('],
  find: ['$b.location($value)', '$?.seeOther($value)', '$?.temporaryRedirect($value)', '$res.redirect($value)', '$r.sendRedirect($value)', 'RedirectView($value, $...)', '$call.respondRedirect($value, $...)'],
  where: { value: chosen },
  langs: ['java', 'kotlin', 'scala'],
  bad: { java: ['get("/out", (req, res) -> { res.redirect(req.queryParams("to")); return null; });', 'response.sendRedirect(request.getParameter("next"));', 'response.sendRedirect(ParamUtils.getParameter(request, "next"));', 'void go(SlingHttpServletRequest from, SlingHttpServletResponse response) {\n  response.sendRedirect(from.getParameter("next"));\n}', 'void doGo(@QueryParameter String to, StaplerResponse response) {\n  response.sendRedirect(to);\n}', 'String url = request.getParameter("url");\nresp.sendRedirect(url);', 'return new RedirectView(request.getParameter("to"));', 'ResponseEntity<Void> go(@RequestParam String to) {\n  return ResponseEntity.status(302).location(URI.create(to)).build();\n}', 'return Response.seeOther(URI.create(request.getParameter("to"))).build();', 'return Response.temporaryRedirect(new URI(request.getParameter("to"))).build();'], kotlin: ['call.respondRedirect(call.request.queryParameters["to"]!!)'] },
  good: { java: ['void f(HttpServletRequest request) {\n  String to = request.getParameter("to");\n  boolean own = OUR.equals(URI.create(to).getHost());\n  if (own) response.sendRedirect(to);\n}', 'void f(HttpServletRequest request) {\n  String to = request.getParameter("to");\n  if (to.startsWith("/a")) response.sendRedirect(to);\n}', 'response.sendRedirect("/home");', 'ResponseEntity.created(uri).build(); b.location(uri); Response.seeOther(uri).build(); Response.temporaryRedirect(uri).build();', 'response.sendRedirect("/users/" + request.getParameter("id"));', 'response.sendRedirect(url);', 'new RedirectView(target);'], kotlin: ['call.respondRedirect("/a")'] },
};

export const redirectView: Rule = {
  ...redirect,
  id: 'spring-redirect-view-name',
  fix: 'Redirect only to paths of your own: "redirect:/pages/" + id.',
  near: ['redirect:'],
  find: ['$text $+ $value'],
  where: { text: { all: [{ trait: 'starts', of: ['redirect:'] }, { not: { trait: 'starts', of: ['redirect:/'] } }] }, value: 'requested' },
  hole: 'text',
  langs: JVM,
  bad: { java: ['String go(@RequestParam String url) {\n  return "redirect:" + url;\n}'], kotlin: ['fun go(@RequestParam url: String) = "redirect:$url"'] },
  good: { java: ['String go(@RequestParam String url) {\n  return "see redirect:" + url;\n}', 'String go(@RequestParam String id) {\n  return "redirect:/items/" + id;\n}', 'String go(String url) {\n  return "redirect:" + url;\n}', 'String go(@RequestParam String url) {\n  String host = URI.create(url).getHost();\n  if (!HOSTS.contains(host)) throw new IllegalArgumentException();\n  return "redirect:" + url;\n}'] },
};

/** thymeleaf.org/doc/articles/springmvcaccessdata.html; Spring evaluates `__${…}__` in the name of a view with a fragment */
export const fragmentView: Rule = {
  category: 'template-injection',
  cwe: [1336, 917],
  severity: 'high',
  id: 'spring-fragment-view-name',
  title: 'Name of a view that the request chooses',
  why: 'Thymeleaf evaluates the name of a fragment as an expression: whoever writes a part of it decides what runs.',
  fix: 'Return names that are written out, chosen by the value: FRAGMENTS.contains(name) ? name : "main".',
  near: [' :: '],
  find: ['$text $+ $value'],
  where: { value: 'requested' },
  hole: 'text',
  langs: JVM,
  bad: { java: ['String go(@RequestParam String part) {\n  return "pages/main :: " + part;\n}'], kotlin: ['fun go(@PathVariable part: String) = "main :: $part"'] },
  good: { java: ['String go(@RequestParam String part) {\n  log("a :: b");\n  return "a: " + part;\n}', 'String go(String part) {\n  return "pages/main :: " + part;\n}', 'String go(@RequestParam String part) {\n  return PARTS.contains(part) ? "pages/main :: " + part : "pages/none";\n}', 'String go(@RequestParam String part) {\n  if (!PARTS.contains(part)) throw new IllegalArgumentException();\n  return "pages/main :: " + part;\n}'] },
};

export const csharpRedirect: Rule = {
  ...redirect,
  id: 'csharp-redirect',
  fix: 'Use LocalRedirect, or check Url.IsLocalUrl first.',
  near: ['redirect(', 'redirectpermanent(', 'redirectresult('],
  find: ['$?.Redirect($value, $...)', '$?.RedirectPermanent($value)', 'new RedirectResult($value, $...)'],
  where: { value: { any: [chosen, { all: ['parameter', { trait: 'named', of: ['returnurl', 'redirecturl', 'redirecturi'] }, { not: { trait: 'beside', of: ['IsLocalUrl'] } }] }] } },
  sink: 'always',
  langs: ['csharp'],
  bad: { csharp: ['return Redirect(Request.Query["returnUrl"]);', 'Response.Redirect(Request.QueryString["url"]);', 'return RedirectPermanent(Request.Query["url"]);', 'return new RedirectResult(Request.Query["url"]);', 'public IActionResult Login(string returnUrl) {\n  return Redirect(returnUrl);\n}'] },
  good: { csharp: ['return LocalRedirect(returnUrl);', 'RedirectPermanent("/a"); new RedirectResult("/a");', 'return Redirect("/home");', 'public IActionResult Login(string returnUrl) {\n  if (Url.IsLocalUrl(returnUrl)) {\n    return Redirect(returnUrl);\n  }\n  return Redirect("/");\n}', 'public Uri Go(string page) {\n  return Redirect(page);\n}', 'return Redirect(returnUrl);'] },
};

export const goRedirect: Rule = {
  ...redirect,
  id: 'go-redirect',
  fix: 'Redirect only to paths of your own, or compare the host of the parsed address with a list.',
  near: ['redirect('],
  find: ['http.Redirect($w, $r, $value, $code)', '$c.Redirect($code, $value)', '$c.Redirect($value)'],
  where: { value: chosen },
  langs: ['go'],
  bad: { go: ['var sites = regexp.MustCompile(`^https://([a-z]+.)?shop\\.org`)\nfunc f(c *gin.Context) {\n\tnext := c.Query("next")\n\tif !sites.MatchString(next) {\n\t\tnext = "/"\n\t}\n\tc.Redirect(302, next)\n}', 'http.Redirect(w, r, r.FormValue("next"), http.StatusFound)', 'c.Redirect(302, c.Query("url"))', 'return c.Redirect(c.Query("url"))'] },
  good: { go: ['var sites = regexp.MustCompile(`^https://([a-z]+\\.)?shop\\.org/[a-z/]*$`)\nfunc f(c *gin.Context) {\n\tnext := c.Query("next")\n\tif !sites.MatchString(next) {\n\t\tnext = "/"\n\t}\n\tc.Redirect(302, next)\n}', 'http.Redirect(w, r, "/home", 302)', 'c.Redirect("/home")', 'http.Redirect(w, r, "/users/"+r.FormValue("id"), 302)', 'c.Redirect(302, target)', 'http.Redirect(w, r, url, 302)', 'func f(w http.ResponseWriter, r *http.Request) {\n\tnext := r.FormValue("u")\n\tu, _ := url.Parse(next)\n\tif u.Host != "" {\n\t\treturn\n\t}\n\thttp.Redirect(w, r, next, 302)\n}'] },
};

export const directoryFilter: Rule = {
  category: 'ldap-xpath-injection',
  cwe: [90],
  severity: 'high',
  id: 'ldap-filter-joined',
  title: 'Value joined into a directory search',
  why: 'A value with `*` or `)(` in it changes what is searched for.',
  fix: 'Encode the value: LdapEncoder.filterEncode or {0} with arguments in Java, ldap.EscapeFilter in Go, Encoder.LdapFilterEncode in C#.',
  near: ['.search(', '.filter =', 'directorysearcher(', 'newsearchrequest('],
  find: ['$ctx.search($base, $value, $...)', '$s.Filter = $value', 'DirectorySearcher($value, $...)', 'DirectorySearcher($entry, $value, $...)', 'ldap.NewSearchRequest($..., $value, $attributes, $controls)'],
  where: { value: 'ldap' },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go'],
  bad: {
    java: ['ctx.search("ou=people", "(uid=" + uid + ")", controls);'],
    csharp: ['searcher.Filter = "(sAMAccountName=" + name + ")";', 'new DirectorySearcher($"(cn={name})");', 'new DirectorySearcher(entry, string.Format("(cn={0})", name));'],
    go: ['ldap.NewSearchRequest(base, scope, never, 0, 0, false, fmt.Sprintf("(uid=%s)", uid), attrs, nil)'],
  },
  good: {
    java: ['ctx.search("ou=people", "(uid={0})", new Object[] {uid}, controls);', 'list.search(a, "x" + b);'],
    csharp: ['searcher.Filter = "(objectClass=user)";', 'searcher.Filter = "(cn=" + Encoder.LdapFilterEncode(name) + ")";', 'dialog.Filter = "Images|" + ext;', 'new DirectorySearcher(entry);', 'new DirectorySearcher(entry, "a" + b);'],
    go: ['ldap.NewSearchRequest(base, scope, never, 0, 0, false, fmt.Sprintf("(uid=%s)", ldap.EscapeFilter(uid)), attrs, nil)'],
  },
};

export const documentPath: Rule = {
  category: 'ldap-xpath-injection',
  cwe: [643],
  severity: 'medium',
  id: 'xpath-expression-joined',
  title: 'Value joined into an XPath expression',
  why: 'A quotation mark in the value changes what the expression selects.',
  fix: 'Bind the value as a variable: XPath.setXPathVariableResolver in Java, XsltArgumentList in C#.',
  near: ['.evaluate(', '.compile(', 'selectnodes(', 'selectsinglenode(', 'xpathselectelement', 'xpathevaluate(', 'xmlquery.find'],
  find: ['$xpath.evaluate($value, $...)', '$xpath.compile($value)', '$node.SelectNodes($value, $...)', '$node.SelectSingleNode($value, $...)', '$node.XPathSelectElement($value, $...)', '$node.XPathSelectElements($value, $...)', '$node.XPathEvaluate($value, $...)', 'xmlquery.Find($doc, $value)', 'xmlquery.FindOne($doc, $value)'],
  where: { value: 'xpath' },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go'],
  bad: {
    java: ['String condition = String.format("@number=\'%s\'", request.getParameter("n"));\nxpath.evaluate("/badges/badge[" + condition + "]", doc, XPathConstants.NODE);', 'xpath.evaluate("//user[name=\'" + name + "\']", doc);', 'xpath.compile("//user[@id=\'" + id + "\']");'],
    csharp: ['doc.SelectNodes("//user[name=\'" + name + "\']");', 'doc.SelectSingleNode($"//user[@id=\'{id}\']");', 'doc.XPathSelectElement($"//user[@id=\'{id}\']");', 'doc.XPathSelectElements("//user[@id=\'" + id + "\']");', 'node.XPathSelectElement("param[@name=\'" + p.Name + "\']");', 'doc.XPathEvaluate(string.Format("//user[@id=\'{0}\']", id));'],
    go: ['xmlquery.Find(doc, "//user[name=\'"+name+"\']")', 'xmlquery.FindOne(doc, fmt.Sprintf("//user[@id=\'%s\']", id))'],
  },
  good: { java: ['xpath.evaluate("//user[name=$name]", doc);', 'Pattern.compile("a" + b);'], csharp: ['doc.SelectNodes("//user");', 'doc.SelectSingleNode("//" + tag);'], go: ['xmlquery.Find(doc, "//user")', 'xmlquery.FindOne(doc, path)'] },
};

export const locationHeader: Rule = {
  ...redirect,
  id: 'location-header',
  fix: 'Redirect only to paths of your own, or compare the host with a list.',
  near: ['.header("location', 'setheader("location', 'addheader("location', '.set("location', '["location"]', '.setlocation(', 'headers.add("location'],
  find: ["$r.header('Location', $value)", "$r.setHeader('Location', $value)", "$r.addHeader('Location', $value)", "$r.Set('Location', $value)", "$r['Location'] = $value", "$r.add('Location', $value)", '$headers.setLocation($value)'],
  where: { value: chosen },
  langs: ['java', 'kotlin', 'scala', 'csharp', 'go'],
  bad: {
    java: ['response.setHeader("Location", request.getParameter("to"));', 'ResponseEntity.status(302).header("Location", request.getParameter("to")).build();', 'response.addHeader("Location", request.getParameter("to"));', 'headers.add("Location", request.getParameter("to"));', 'headers.setLocation(URI.create(request.getParameter("to")));'],
    csharp: ['Response.Headers["Location"] = Request.Query["to"];'],
    go: ['w.Header().Set("Location", r.FormValue("to"))'],
  },
  good: { java: ['response.setHeader("Location", "/items/" + request.getParameter("id"));', 'response.addHeader("Location", url);', 'r.header("Location", url);', 'headers.add("Location", url); headers.setLocation(uri);'], csharp: ['Response.Headers["Location"] = url;'], go: ['w.Header().Set("Location", "/a")', 'func f(w http.ResponseWriter, r *http.Request) {\n\tto := r.FormValue("to")\n\tu, _ := url.Parse(to)\n\tif u.Host == "" {\n\t\tw.Header().Set("Location", to)\n\t}\n}'] },
};
