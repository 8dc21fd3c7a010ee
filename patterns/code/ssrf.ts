/** Requests to addresses that someone else chooses: JavaScript and Python. */
import type { Rule } from '../../lib/types.ts';
import { ASKS_WHERE } from './dangers.ts';

const danger = {
  category: 'ssrf',
  cwe: [918],
  severity: 'high',
  title: 'Request to an address from outside',
  why: 'The server then asks machines that only it can reach, such as the metadata service of the cloud.',
  fix: 'Compare the host of the parsed address with a list of allowed ones before the request.',
} as const;

export const nodeRequest: Rule = {
  ...danger,
  id: 'node-ssrf',
  near: ['fetch(', 'axios', 'httpservice', 'undici.', 'needle(', 'got.', 'ky.', 'superagent.post', 'request(', 'request.get', 'got(', 'http.get', 'http.post', 'https.get', 'needle.get', 'superagent.get', '$fetch(', 'ofetch(', 'ky(', 'wreck.', 'jimp.read', 'loadimage(', 'parseurl(', '.goto(', 'createproxymiddleware(', '.web(', 'jsdom.fromurl(', 'getlinkpreview(', 'ogs(', 'net.connect(', 'net.createconnection(', 'websocket(', 'soap.createclient', 'nodefetch(', 'got<', 'fetch<', 'ky<'],
  find: [
    '$?.httpService.$method($value, $...)', '$?.axiosRef.$method($value, $...)', 'undici.$method($value, $...)', 'needle($verb, $value, $...)', 'got.$method($value, $...)', 'ky.$method($value, $...)', 'superagent.post($value)', 'urllib.request($value, $...)', 'fetch($value, $...)', 'axios($value, $...)', 'axios.$method($value, $...)', 'request($value, $...)', 'request.get($value, $...)', 'got($value, $...)', '$?.http.get($value, $...)', '$?.http.post($value, $...)', 'https.get($value, $...)', 'http.request($value, $...)', 'https.request($value, $...)', 'needle.get($value, $...)', 'superagent.get($value)', '$$fetch($value, $...)', 'ofetch($value, $...)', 'ky($value, $...)', 'Wreck.$method($value, $...)', 'Jimp.read($value)', 'loadImage($value)', '$?.parseURL($value)', 'nodeFetch($value, $...)', '$tab.goto($value, $...)', 'fetch(new Request($value, $...))', 'createProxyMiddleware({target: $value, $...})', '$proxy.web($from, $to, {target: $value, $...}, $...)', 'JSDOM.fromURL($value, $...)', 'getLinkPreview($value, $...)', 'ogs({url: $value, $...})', 'net.connect({host: $value, $...}, $...)', 'net.connect($port, $value, $...)', 'net.createConnection({host: $value, $...}, $...)', 'net.createConnection($port, $value, $...)', 'new WebSocket($value, $...)', 'soap.createClient($value, $...)', 'soap.createClientAsync($value, $...)'
  ],
  // agents of npm that refuse addresses of their own network
  where: { match: { all: [{ not: 'own-call' }, { not: { trait: 'has', of: ['dispatcher'] } }] }, value: { all: [{ trait: 'host', of: ['the request', 'a language model'] }, { not: { trait: 'beside', of: ['request-filtering-agent', 'ssrf-req-filter', 'ssrf-agent', 'Agent({ lookup'] } }] } },
  langs: ['js'],
  bad: {
    ts: ['got<string>(req.query.u)', 'await $fetch<Page>(req.query.u, { retry: 0 })', 'ky<Page>(req.query.u)'],
    js: [
      'this.httpService.get(req.query.url)', 'this.http.axiosRef.post(req.body.url, data)', 'undici.fetch(req.body.u)', "needle('get', req.body.u)", 'await got.post(req.body.u)', 'await ky.get(req.query.u)', 'superagent.post(req.body.u)', 'urllib.request(req.query.u, done)', 'const r = await fetch(req.query.url)', 'axios(req.body.target)', 'const url = req.query.url;\nawait axios.post(url, data)', 'axios({ method: "get", url: req.body.url })', 'axios.request({ url: req.body.url })', 'request(req.query.url, done)', 'request.get("http://" + req.params.host + "/x")', 'got(`https://${req.query.host}/a`)', 'http.get(req.query.u, cb)', 'https.get(req.query.u, cb)', 'http.request(req.body.u)', 'https.request(new URL(req.body.u))',
      'needle.get(req.body.u)', 'this.http.get(req.query.u)', 'this.http.post(req.body.u, data)', 'superagent.get(req.body.u)', 'await page.goto(req.query.url)', 'await $fetch(req.query.url)', 'await ofetch(req.body.u)', 'ky(req.query.url).json()', 'await Wreck.get(request.payload.url)', 'const image = await Jimp.read(req.body.url)', 'await loadImage(req.body.src)', 'const feed = await parser.parseURL(req.body.feed)', 'const args = JSON.parse(call.function.arguments);\nconst page = await fetch(args.url);', 'await nodeFetch(req.query.url)', "const tab = await browser.newPage();\nawait tab.goto(req.body.url, { waitUntil: 'load' })", "fetch(new Request(req.query.url, { method: 'GET' }))", "createProxyMiddleware({ target: req.headers['x-target'], changeOrigin: true })(req, res, next)", 'proxy.web(req, res, { target: req.query.target })', 'const dom = await JSDOM.fromURL(req.body.url)', 'await getLinkPreview(req.query.url)', 'await ogs({ url: req.body.url })', 'net.connect({ host: req.body.host, port: 25 })', 'net.connect(Number(req.body.port), req.body.host)', 'net.createConnection({ port: 80, host: req.query.host }, done)', 'net.createConnection(80, req.query.host)', 'const upstream = new WebSocket(req.query.upstream)', 'soap.createClient(req.body.wsdl, done)', 'await soap.createClientAsync(req.body.wsdl)', 'const feed = await rss.parseURL(req.body.url)'
    ],
  },
  good: {
    js: ["async function pinned(hostname) {\n  const { address } = await lookup(hostname);\n  return isPublic(address) ? new Agent({ connect: { address } }) : null;\n}\nconst f = async (req) => {\n  const url = parse(req.query.url);\n  const dispatcher = await pinned(url.hostname);\n  return fetch(url, { dispatcher });\n};", 'function loadImage(id) { return fetch(`https://media.example/${encodeURIComponent(id)}`) }\nconst image = await loadImage(req.query.id)', "const agent = new https.Agent({ lookup: onlyPublic });\nconst f = (req) => axios.get(req.body.u, { httpsAgent: agent });", "import { useAgent } from 'request-filtering-agent';\nconst f = (req) => got(req.body.u, { agent: useAgent(req.body.u) });", "const filter = require('ssrf-req-filter');\naxios.get(req.query.url, { httpAgent: filter(req.query.url) });", "const agent = require('ssrf-agent');\nfetch(req.query.url, { agent: agent(req.query.url) });", 'page.on("request", async (request) => fetch(request.url()))', 
      'fetch(url)', "axios({ method: 'post', url: 'https://api.example/x', data: req.body })", 'fetch(e.data.url)', 'fetch(request.url)', 'fetch(`https://api.example/users/${req.params.id}`)', 'fetch("/api?q=" + req.query.q)', 'axios.get(`${BASE}/users/${req.params.id}`)', 'if (!ALLOWED.includes(req.query.url)) return;\nconst x = fetch(URLS[0])', 'axios(config)', 'axios({ url })', 'request(options)', 'got("https://a.example")', 'app.get(req.query.x)', 'ky("https://a.example/" + req.query.id)', 'Jimp.read(`./images/${req.params.name}`)', 'new Request(request.url, { headers })', 'createProxyMiddleware({ target: TARGETS[req.params.name] })', 'await tab.goto(`https://shop.example/items/${req.params.id}`)', "net.connect(25, 'mail.example')"
    ],
  },
};

/** What a program calls the client that it made: `const client = axios.create({ timeout })`. */
export const nodeClient: Rule = {
  ...danger,
  id: 'node-client-ssrf',
  near: ['client.get(', 'client.post(', 'client.request(', 'api.get(', 'api.post(', 'protocol.get(', 'lib.get(', 'transport.get('],
  find: ['$?.client.$method($value, $...)', '$?.api.$method($value, $...)', 'protocol.get($value, $...)', 'lib.get($value, $...)', 'transport.get($value, $...)'],
  where: { value: { all: [{ trait: 'host', of: ['the request'] }, { trait: 'beside', of: ['=axios.create(', '=got.extend(', '=ky.create(', '?https:http', "?require('https'):", '?require("https"):'] }] } },
  langs: ['js'],
  bad: { js: ['const client = axios.create({ timeout: 1000 });\nasync (req) => client.get(req.body.url)', 'const client = got.extend({});\nasync (req) => client.post(req.body.url, x)', 'const api = ky.create({});\nasync (req) => api.get(req.body.url)', 'const api = ky.create({});\nasync (req) => api.post(req.body.url)', 'const client = axios.create();\nasync (req) => client.request({ url: req.body.url })', "const client = url.startsWith('https') ? https : http;\nasync (req) => client.get(req.query.url, done)", "const lib = secure ? require('https') : require('http');\nasync (req) => lib.get(req.query.url, done)", 'const lib = secure ? require("https") : require("http");\nasync (req) => lib.get(req.body.url, done)', "const protocol = u.protocol === 'https:' ? https : http;\nasync (req) => protocol.get(req.query.url, done)", 'const transport = secure ? https : http;\nasync (req) => transport.get(req.query.url, done)'] },
  good: { js: ['const client = redis.createClient();\nasync (req) => client.get(req.params.key)', 'const client = axios.create({ baseURL });\nasync (req) => client.get(`/users/${req.params.id}`)', 'const api = ky.create({});\nasync (req) => api.get(url)'] },
};

export const pythonRequest: Rule = {
  ...danger,
  id: 'python-ssrf',
  near: ['requests.', 'feedparser.', 'httpx.', 'aiohttp.request', 'page.goto', 'driver.get', 'from_url(', 'html(url=', 'wget.download', 'webbaseloader(', 'create_connection(', '.connect((', '.setopt(', 'urlopen', 'httpconnection(', 'httpsconnection(', 'session.get', 'session.post', 'session.put', 'session.patch', 'session.delete', 'session.head', 'session.request', 'client.get', 'client.post', 'client.put', 'client.patch', 'client.delete', 'client.head', 'client.request', 'urlretrieve', '.fetch('],
  find: [
    'http.client.HTTPConnection($value, $...)', 'http.client.HTTPSConnection($value, $...)', 'HTTPConnection($value, $...)', 'HTTPSConnection($value, $...)', '$c.setopt(pycurl.URL, $value)', 'requests.$method($value, $...)', 'feedparser.parse($value, $...)', "requests.request($verb, $value, $...)", 'httpx.$method($value, $...)', '$?.urlopen($value, $...)', '$?.urlretrieve($value, $...)', '$?.session.get($value, $...)', '$?.session.post($value, $...)', '$?.session.put($value, $...)', '$?.session.patch($value, $...)', '$?.session.delete($value, $...)', '$?.session.head($value, $...)', '$?.session.request($verb, $value, $...)', '$?.client.get($value, $...)', '$?.client.post($value, $...)', '$?.client.put($value, $...)', '$?.client.patch($value, $...)', '$?.client.delete($value, $...)', '$?.client.head($value, $...)', '$?.client.request($verb, $value, $...)', '$client.fetch($value, $...)',
    'requests.$method(url=$value, $...)', 'httpx.$method(url=$value, $...)', 'httpx.stream($verb, $value, $...)', 'aiohttp.request($verb, $value, $...)', '$?.page.goto($value, $...)', '$?.driver.get($value)', 'pdfkit.from_url($value, $...)', 'imgkit.from_url($value, $...)', 'HTML(url=$value, $...)', 'wget.download($value, $...)', 'WebBaseLoader($value, $...)', 'socket.create_connection(($value, $port), $...)', '$s.connect(($value, $port))',
  ],
  where: { value: { all: [{ trait: 'host', of: ['the request', 'a language model'] }, { not: { any: [{ trait: 'given', of: ['URL'] }, { trait: 'beside', of: ['self.session.proxies=', 'self._session.proxies='] }, { trait: 'within', of: ['.is_global', '.is_private', '.is_loopback'] }] } }] } },
  langs: ['py'],
  bad: {
    py: [
      'http.client.HTTPConnection(request.args["host"])', 'http.client.HTTPSConnection(request.args["host"], 443)', 'HTTPConnection(request.args["host"])', 'HTTPSConnection(request.args["host"], 443)', 'c.setopt(pycurl.URL, request.args["u"])', 'requests.get(request.args["url"])', 'feedparser.parse(request.args["feed"])', 'url = request.args.get("url")\nrequests.post(url, json=data)', 'requests.request("GET", request.json["u"])', 'httpx.get("http://" + request.args["h"] + "/x")', 'urllib.request.urlopen(request.form["u"])', 'urlretrieve(request.args["u"], path)', 'async with session.get(request.query["url"]) as r: pass', 'session.post(request.query["url"])', 'session.put(request.query["url"])', 'session.patch(request.query["url"])', 'session.delete(request.query["url"])', 'session.head(request.query["url"])', 'await client.get(request.query["url"])', 'await client.post(request.query["url"])', 'await client.patch(request.query["url"])', 'await client.delete(request.query["url"])', 'await client.head(request.query["url"])', 'session.request("GET", request.query["url"])', 'await client.put(f"https://{request.args[\'h\']}")', 'client.request("GET", request.args["u"])', '@app.post("/test")\nasync def test(hook: Hook):\n    async with httpx.AsyncClient() as client:\n        await client.post(hook.url, json={})',
      'requests.post(json=data, url=request.args["u"])', 'httpx.get(timeout=5, url=request.args["u"])', 'httpx.stream("GET", request.args["u"])', 'aiohttp.request("GET", request.query["u"])', 'await page.goto(request.args["u"])', 'self.driver.get(request.args["u"])', 'pdfkit.from_url(request.args["u"], "a.pdf")', 'imgkit.from_url(request.args["u"], "a.png")', 'HTML(url=request.args["u"]).write_pdf()', 'wget.download(request.args["u"])', 'WebBaseLoader(request.json["u"]).load()', 'socket.create_connection((request.args["h"], 80), timeout=3)', 's.connect((request.args["h"], 80))', 'urlopen(Request(request.args["u"], headers={}))', 'requests.get(urljoin(BASE, request.args["u"]))',
      'http_client.fetch(self.get_argument("url"))', 'def fetch(url):\n    return requests.get(url)\n\ndef view(request):\n    fetch.delay(request.data["url"])', 'def fetch(url):\n    return requests.get(url)\n\ndef view(request):\n    Thread(target=fetch, args=(request.data["url"],)).start()', 'def fetch(url):\n    return requests.get(url)\n\n@app.post("/x")\nasync def view(body: Hook, tasks: BackgroundTasks):\n    tasks.add_task(fetch, body.url)', 'class Job:\n    def __init__(self, url):\n        self.url = url\n\n    def run(self):\n        return requests.get(self.url)\n\ndef view(request):\n    return Job(request.data["url"]).run()', 'args = json.loads(call.function.arguments)\npage = requests.get(args["url"])', 'async def load(source):\n    """Reads the feed at the address that a member pasted."""\n    async with aiohttp.ClientSession() as session:\n        async with session.get(source.url) as answer:\n            return await answer.text()',
    ],
  },
  good: { py: ['async def f(request):\n    target = yarl.URL(request.query["u"])\n    infos = await lookup(target.raw_host)\n    if not all(ip_address(info).is_global for info in infos):\n        raise Forbidden()\n    return await session.get(target)', 'redis.from_url(request.args["u"])', 'httpx.post(API, data={"url": request.args["u"]})', 'requests.post(url=API, json=request.json)', 'urlopen(Request(API, data=request.data))', 'requests.get(urljoin(BASE, "/users/" + request.args["u"]))', 'page.goto(BASE, wait_until=request.args["u"]); driver.get(BASE)', 's.connect((HOST, request.args["port"])); socket.create_connection((HOST, 80))', 'httpx.URL(request.args["u"])', 'def fetch(url):\n    return requests.get(url)\n\ndef view(request):\n    fetch.delay("https://a.example/" + request.data["id"])', 'class Job:\n    def __init__(self, url, name):\n        self.url = url\n\n    def run(self):\n        return requests.get(self.url)\n\ndef view(request):\n    return Job(BASE, request.data["name"]).run()', 'requests.get(url)', 'requests.get("https://api.example/" + request.args["id"])', 'requests.get(f"{BASE}/users/{request.args[\'id\']}")', 'requests.get(API, params=request.args)', 'urlopen("http://a.example")', 'session.get(API, params={"q": request.args["q"]})', 'session.add(request.args["q"] + "x")', 'client.post("/users/" + request.args["id"])'] },
};

const CLIENTS = ['ClientSession(', 'AsyncClient(', 'httpx.Client(', 'requests.Session(', 'PoolManager('];

/** What a client is called there says nothing: `s`, `http`, `c`. */
export const pythonClient: Rule = {
  ...danger,
  id: 'python-client-ssrf',
  near: ['.get(', '.post(', '.put(', '.head(', '.stream(', '.request('],
  find: ['$c.request($verb, $value, $...)', '$c.get($value, $...)', '$c.post($value, $...)', '$c.put($value, $...)', '$c.head($value, $...)', '$c.stream($verb, $value, $...)'],
  where: { value: { trait: 'host', of: ['the request', 'a language model'] }, c: { all: [{ not: 'constant' }, { not: { trait: 'equals', of: ['requests', 'httpx', 'client', 'session', 'self.client', 'self.session'] } }, { any: [{ trait: 'within', of: CLIENTS }, { all: [{ trait: 'beside', of: CLIENTS }, { trait: 'named', of: ['http', 'client', 'session', 'https', 'fetcher', 'pool'] }] }] }] } },
  langs: ['py'],
  bad: { py: ['class Hooks:\n    def __init__(self):\n        self._client = httpx.AsyncClient(timeout=5)\n    async def send(self, request):\n        return await self._client.post(request.json["url"])', 'def f(request):\n    http = urllib3.PoolManager()\n    http.request("GET", request.args["url"])', 'async def run(call):\n    args = json.loads(call.function.arguments)\n    async with aiohttp.ClientSession() as s:\n        await s.get(args["url"])', 'async def f(request):\n    async with aiohttp.ClientSession() as s:\n        async with s.get(request.query["url"]) as r: pass', 'async def f(request):\n    async with httpx.AsyncClient() as http:\n        await http.post(request.query["url"])', 'def f(request):\n    c = httpx.Client()\n    c.put(request.args["url"])', 'def f(request):\n    s = requests.Session()\n    s.head(request.args["url"])', 'async def f(request):\n    async with httpx.AsyncClient() as http:\n        http.stream("GET", request.query["url"])'] },
  good: { py: ['HOSTS = {\n    "a": "a.internal",\n}\ndef f(request):\n    host = HOSTS.get(request.args["s"])\n    with httpx.Client() as client:\n        client.get("https://b.example")', 'def f(request):\n    cache.get(request.args["key"])', 'http = requests.Session()\ndef f(request):\n    cache.get(request.args["key"])', 'def f(request):\n    self.http.get(request.args["key"])', 'def f(request):\n    s = requests.Session()\n    s.get(f"{API}/users/{request.args[\'id\']}")', 'def f(request):\n    s = requests.Session()\n    s.get("https://a.example", params=request.args)', 'queue.put(request.args["a"]); queue.post(request.args["a"]); x.head(request.args["a"]); x.stream("GET", request.args["a"]); x.request("GET", request.args["a"])', 'def f(request):\n    s = requests.Session()\n    requests.get(request.args["url"])'] },
};

export const pythonStream: Rule = {
  ...danger,
  id: 'python-stream-ssrf',
  near: ['client.stream(', 'session.stream('],
  find: ['$?.client.stream($verb, $value, $...)', '$?.session.stream($verb, $value, $...)'],
  where: { value: { trait: 'host', of: ['the request', 'a language model'] } },
  langs: ['py'],
  bad: { py: ['async def f(request):\n    async with client.stream("GET", request.query["url"]) as r: pass', 'session.stream("GET", request.args["url"])'] },
  good: { py: ['client.stream("GET", "https://a.example/" + request.args["id"])', 'session.stream("GET", url)'] },
};

export const pythonOpenedAddress: Rule = {
  category: 'ssrf',
  cwe: [918],
  why: 'urlopen follows redirects, and opens file: and ftp: addresses as well.',
  id: 'python-address-opened',
  severity: 'low',
  confidence: 'possible',
  title: 'Address that is not written out opened',
  fix: 'Where it comes from outside, check the scheme and the resolved address of each hop.',
  near: ['urlopen('],
  find: ['$?.urlopen($address, $...)'],
  where: { address: { not: { any: ['constant', 'sanitised', { trait: 'starts', of: ['https://', 'http://'] }] } } },
  langs: ['py'],
  bad: { py: ['data = urllib.request.urlopen(uri)', 'urlopen(request, timeout=3)'] },
  good: { py: ['urlopen("https://a.example/x")', 'urlopen("https://a.example/" + name)', 'URL = "https://a.example"\nurlopen(URL)'] },
};

const STORED = ['callback_url', 'callbackurl', 'webhook_url', 'webhookurl', 'hook_url', 'hookurl', 'target_url', 'targeturl', 'notify_url', 'notifyurl'];

/** What a program calls the hook of a customer, and its address. */
const HOOKS = ['hook', 'webhook', 'webHook', '$hook', '$webhook', 'hookTask', 'hook_task'];
const ADDRESS = ['url', 'uri', 'endpoint', 'address'];

/** cheatsheetseries.owasp.org/cheatsheets/Server_Side_Request_Forgery_Prevention_Cheat_Sheet.html: what customers enter once is sent to later. */
export const storedAddress: Rule = {
  ...danger,
  severity: 'medium',
  id: 'stored-callback-requested',
  title: 'Request to an address that a customer entered',
  fix: 'Look the host up before each request and refuse addresses of your own network; do not follow redirects.',
  near: ['axios.', 'fetch(', 'got.', 'requests.', 'httpx.', 'httparty.', 'faraday.', 'restclient.', '.post(', '::post(', '->post(', 'client->request(', 'wp_remote_post(', 'curl_init(', 'curlopt_url'],
  find: ['axios.$method($value, $...)', 'fetch($value, $...)', 'got.$method($value, $...)', 'requests.$method($value, $...)', 'httpx.$method($value, $...)', 'HTTParty.$method($value, $...)', 'Faraday.$method($value, $...)', 'RestClient.$method($value, $...)', '$client->post($value, $...)', '$client->request($verb, $value, $...)', 'wp_remote_post($value, $...)', 'curl_init($value)', 'curl_setopt($c, CURLOPT_URL, $value)'],
  where: {
    value: { all: [{ any: [{ trait: 'named', of: STORED }, { all: [{ trait: 'has', of: ADDRESS }, { trait: 'has', of: HOOKS }] }, { all: [{ trait: 'has', of: ['url', 'uri', 'address'] }, { trait: 'has', of: ['endpoint', 'subscription'] }, { trait: 'beside', of: ['ebhook'] }] }] }, { not: { trait: 'has', of: ['process', 'env', 'config', 'settings', 'options', 'Config', 'environ', 'app'] } }, { not: { all: [{ trait: 'has', of: ['this', 'self'] }, { not: { trait: 'has', of: ['hook', 'webhook', 'endpoint', 'subscription', 'delivery'] } }] } }, { not: { any: ['requested', 'constant'] } }] },
    match: { not: { trait: 'beside', of: ASKS_WHERE } },
  },
  hole: 'none',
  langs: ['js', 'py', 'php', 'ruby'],
  bad: { php: ['Http::post($webhook->url, $event);', '$client->post($hook["url"], ["json" => $event]);', '$client->request("POST", $webhook->endpoint);', 'wp_remote_post($hook->url, $args);', '$c = curl_init($webhook["url"]);', 'curl_setopt($c, CURLOPT_URL, $webhook->url);'].map((line) => `<?php ${line}`), ruby: ['HTTParty.put(webhook.url, body: event)', 'Faraday.put(hook.url, event)', 'RestClient.put(hook.callback_url, event)', 'Net::HTTP.post(URI(webhook.url), event)'], js: ['class Delivery {\n  private readonly log = new Log();\n  public async send(sub, event) {\n    return axios.post(sub.targetUrl, event, { validateStatus: () => true, headers: { "User-Agent": "shop" } });\n  }\n}', ...HOOKS.filter((name) => !name.startsWith('$')).map((name) => `await axios.post(${name}.url, body);`), 'await axios.put(hook.url, body);', 'await got.put(hook.url, { json });', 'await fetch(webhook.uri, { method: "POST", body });', 'await fetch(webhook.address, { method: "POST", body });', ...STORED.map((name) => `await axios.post(rows[0].${name}, body);`)].concat('await fetch(hook.callbackUrl, { method: "POST", body });', 'await got.post(hook.webhookUrl, { json });'), py: ['class WebhookDelivery:\n    def send(self, event):\n        return requests.post(self.subscription.target_url, json=event, timeout=8)', 'class WebhookTester:\n    def send(self, endpoint):\n        return requests.post(endpoint.url, json={})', 'requests.put(hook.callback_url, json=body)', 'httpx.put(hook.webhook_url, json=body)'] },
  good: { php: ['<?php Http::post($url, $event); $client->post($hook->name, $event); $client->request("POST", $url); wp_remote_post($url, $args); curl_init($url); curl_setopt($c, CURLOPT_URL, $page->url);'], ruby: ['HTTParty.post(url, body: event); Faraday.post(url, event); RestClient.post(page.url, event); Net::HTTP.post(URI(url), event)'], js: ['// the webhook\nawait axios.post(endpoint, body);', ...['process.env.WEBHOOK_URL', 'env.WEBHOOK_URL', 'config.webhookUrl', 'settings.webhookUrl', 'options.callbackUrl', 'this.webhookUrl', 'app.Config.hookUrl'].map((value) => `await axios.post(${value}, body);`), 'await axios.post(webhookAddress.url, body);', ...ASKS_WHERE.map((word) => `check${word}(hook);\nawait axios.post(hook.callbackUrl, body);`), 'const hook = { callbackUrl: "https://a.example/x" };\nawait axios.post(hook.callbackUrl, body);', 'app.post("/x", (req) => axios.post(req.body.callbackUrl, {}));'], py: ['requests.post(endpoint.url, json=event)', 'requests.post(self.webhook_url, json=body)', 'requests.post(os.environ["WEBHOOK_URL"], json=body)'] },
};

/** The parameters of a function that says for whom it works. */
const FOR_WHOM = ['user', 'current_user', 'currentUser', 'account', 'owner', 'member', 'tenant', '$user', '$account', '$owner', '$member'].flatMap((name) => [`(${name},`, `,${name},`, `,${name})`]);

const LOOKS = [...ASKS_WHERE, 'HOST', '.host'];

export const addressOfUser: Rule = {
  ...danger,
  severity: 'medium',
  id: 'address-of-user-requested',
  title: 'Request to an address that is handed over together with a user',
  why: 'What a user asks to be fetched may be http://169.254.169.254/ or a database of your own network, and what comes back is shown or kept.',
  fix: 'Resolve the host, refuse addresses that are not public, connect to the one that was looked at, and follow no redirects.',
  near: ['requests.', 'httpx.', 'urlopen(', 'axios', 'fetch(', 'got(', 'got.', 'file_get_contents(', 'curl_init(', 'uri.open(', 'httparty.', 'faraday.'],
  find: ['requests.$method($value, $...)', 'httpx.$method($value, $...)', '$?.urlopen($value, $...)', 'axios.$method($value, $...)', 'axios($value, $...)', 'fetch($value, $...)', 'got($value, $...)', 'got.$method($value, $...)', 'file_get_contents($value, $...)', 'curl_init($value)', 'URI.open($value, $...)', 'HTTParty.$method($value, $...)', 'Faraday.$method($value, $...)'],
  where: {
    value: { all: ['parameter', { trait: 'named', of: ['url', 'uri', 'link', 'href'] }] },
    match: { all: [{ trait: 'within', of: FOR_WHOM }, { not: { trait: 'beside', of: LOOKS } }] },
  },
  hole: 'none',
  langs: ['py', 'js', 'php', 'ruby'],
  bad: {
    py: ['def load(project, user, url):\n    return requests.get(url, timeout=9).content', 'def load(user, image_url):\n    return httpx.get(image_url)', 'def load(link, owner):\n    return urllib.request.urlopen(link)', 'async def load(current_user, feed_uri):\n    return httpx.get(feed_uri)'],
    js: ['async function load(user, url) { return axios.get(url); }', 'async function load(user, url) { return axios(url); }', 'async function load(currentUser, href) { return fetch(href); }', 'async function load(account, url) { return got(url); }', 'async function load(member, url) { return got.post(url); }', 'async function load(tenant, url) { return fetch(url); }'],
    php: ['<?php function load($user, $url) { return file_get_contents($url); }', '<?php function load($account, $url) { return curl_init($url); }', '<?php function load($url, $owner) { return curl_init($url); }', '<?php function load($a, $member, $url) { return curl_init($url); }'],
    ruby: ['def load(user, url)\n  URI.open(url).read\nend', 'def load(user, url)\n  HTTParty.get(url)\nend', 'def load(user, url)\n  Faraday.get(url)\nend'],
  },
  good: {
    py: ['def load(url):\n    return requests.get(url).content', 'def load(user, name):\n    return requests.get(name)', 'def load(user, url):\n    check_public(url)\n    return requests.get(url)', 'def load(user, url):\n    return urlopen("https://a.example/" + user.name)', 'def load(user, name):\n    url = find(user)\n    return httpx.get(url)', ...LOOKS.map((word) => `def load(user, url):\n    return requests.get(url)\nsaid = '${word}'\n`), 'def load(user, url):\n    if urlsplit(url).hostname not in HOSTS:\n        raise ValueError(url)\n    return requests.get(url)'],
    js: ['async function load(url) { return axios.get(url); }', 'async function load(user, url) { return fetch(`/users/${user.id}`); }', 'axios(config); got(url); got.post(url);'],
    php: ['<?php function load($url) { return file_get_contents($url) . curl_init($url); }'],
    ruby: ['def load(url)\n  URI.open(url); HTTParty.get(url); Faraday.get(url)\nend'],
  },
};

/** What resolves the name of a host, in the same function as the request, and what looks at the address that it led to. */
const RESOLVES = ['LookupIP(', 'LookupHost(', 'LookupNetIP(', 'LookupIPAddr(', 'getaddrinfo(', 'gethostbyname(', 'lookup(', 'resolve4(', '.getByName(', '.getAllByName('];
const LOOKS_AT = ['is_private', 'is_global', 'is_loopback', 'isPrivate', 'IsPrivate', 'isLoopback', 'IsLoopback', 'isSiteLocal', 'sPublic', 's_public', 'ipaddr', 'isInternal', 'is_internal', 'BLOCKED_NET', 'blockedNet', 'privateRanges', 'sBlocked', 'BlockList'];
/** Where the connection itself is led to the address that was looked at. */
const LED = ['DialContext', 'Dialer{', 'Transport', 'lookup:', 'lookup(host,opt', 'Agent', 'dispatcher', 'sni_hostname', 'server_hostname', 'assert_hostname', 'HTTPAdapter', 'transport=', 'connector=', 'Connector(', 'Resolver(', '.dns(', 'Dns{', 'setDnsResolver', 'DnsResolver', 'servername', '"Host":', "'Host':", 'Host:', '.Host=', 'host:', 'proxies', 'proxy', 'mount('];

/** owasp.org (Server Side Request Forgery Prevention, DNS pinning): the client resolves the name once more. */
export const hostResolvedTwice: Rule = {
  ...danger,
  cwe: [918, 367],
  severity: 'medium',
  id: 'host-resolved-twice',
  title: 'Host resolved and checked, and then resolved again by the client',
  why: 'Whoever runs the name answers the first question with a public address and the second with 127.0.0.1 or 169.254.169.254; a redirect is not asked about at all.',
  fix: 'Check where the connection is made: Control of a net.Dialer in Go, lookup of an Agent in Node, a transport or an address of its own with the name in Host in Python, Dns of OkHttp; and follow no redirects.',
  near: ['http.get(', 'http.post(', 'defaultclient.', 'client.do(', 'requests.', 'httpx.', 'urlopen(', 'client.get(', 'session.get(', 'fetch(', 'axios', 'got(', '.openstream(', '.openconnection(', 'newbuilder(', '.url(', 'getforobject('],
  find: [
    'http.Get($value)', 'http.Post($value, $...)', 'http.DefaultClient.Do($value)', 'http.DefaultClient.Get($value)', 'client.Do($value)', 'requests.get($value, $...)', 'requests.post($value, $...)', 'httpx.get($value, $...)', '$?.urlopen($value, $...)', 'client.get($value, $...)', 'session.get($value, $...)',
    'fetch($value, $...)', 'axios.get($value, $...)', 'axios($value, $...)', 'got($value, $...)', '$value.openStream()', '$value.openConnection()', 'HttpRequest.newBuilder($value)', '$b.url($value)', '$?.getForObject($value, $...)',
  ],
  where: {
    value: { trait: 'mentions', of: ['url', 'uri', 'link', 'target', 'href', 'parsed', 'req', 'request', 'raw', 'address', 'callback', 'u'] },
    match: { all: [{ trait: 'within', of: RESOLVES }, { trait: 'beside', of: LOOKS_AT }, { not: { trait: 'beside', of: LED } }] },
  },
  hole: 'none',
  langs: ['go', 'py', 'js', 'java', 'kotlin'],
  bad: {
    go: ['http.Get(link)', 'http.Post(link, kind, body)', 'http.DefaultClient.Get(u.String())', 'req, _ := http.NewRequest("GET", link, nil)\n\thttp.DefaultClient.Do(req)', 'client := &http.Client{Timeout: time.Minute}\n\treq, _ := http.NewRequest("GET", link, nil)\n\tclient.Do(req)'].map((ask) => `func f(link string) error {\n\tips, err := net.LookupIP(host(link))\n\tif err != nil || ips[0].IsPrivate() {\n\t\treturn err\n\t}\n\t${ask}\n\treturn nil\n}`),
    py: ['requests.get(url)', 'requests.post(url, json=d)', 'httpx.get(url)', 'urllib.request.urlopen(url)', 'client.get(url)', 'session.get(url)'].map((ask) => `def f(url):\n    ip = ipaddress.ip_address(socket.gethostbyname(urlsplit(url).hostname))\n    if ip.is_private:\n        raise Refused()\n    return ${ask}`),
    js: ['fetch(url)', 'axios.get(url)', 'axios(url)', 'got(url)'].map((ask) => `async function f(url) {\n  const { address } = await dns.lookup(new URL(url).hostname);\n  if (isPrivate(address)) throw new Error('no');\n  return ${ask};\n}`),
    java: ['new URL(url).openStream()', 'new URL(url).openConnection()', 'HttpRequest.newBuilder(URI.create(url))', 'new Request.Builder().url(url)', 'rest.getForObject(url, String.class)'].map((ask) => `class A { Object f(String url) {\n  InetAddress a = InetAddress.getByName(URI.create(url).getHost());\n  if (a.isLoopbackAddress()) throw new Refused();\n  return ${ask};\n} }`),
  },
  good: {
    go: ['func f(link string) error {\n\tips, _ := net.LookupIP(host(link))\n\tlog.Print(ips[0].IsPrivate())\n\t_, err := http.Get("https://api.example/status")\n\treturn err\n}', 'func f(link string) error {\n\tips, err := net.LookupIP(host(link))\n\tif err != nil || ips[0].IsPrivate() {\n\t\treturn err\n\t}\n\tclient := &http.Client{Transport: pinned(ips[0])}\n\t_, err = client.Do(req)\n\treturn err\n}'],
    py: ['def f(url):\n    ip = ipaddress.ip_address(socket.gethostbyname(urlsplit(url).hostname))\n    if ip.is_private:\n        raise Refused()\n    return requests.get(STATUS)', 'def f(url):\n    ip = socket.gethostbyname(host)\n    return requests.get(url)', 'def f(url):\n    if ip.is_private:\n        raise Refused()\n    return requests.get(url)'],
    js: ["async function f(url) {\n  const { address } = await dns.lookup(new URL(url).hostname);\n  if (isPrivate(address)) throw new Error('no');\n  return fetch(url, { dispatcher: pinned(address) });\n}"],
  },
};

const php = (use: string): string => `<?php function f($u) { if (!filter_var($u, FILTER_VALIDATE_URL)) { return null; } ${use} }`;
const java = (use: string): string => `class A { Object f(String u) throws E {\n  if (!u.startsWith("http://") && !u.startsWith("https://")) throw new E();\n  ${use}\n} }`;
const csharp = (use: string): string => `class A { async Task F(string u) {\n  if (!Uri.TryCreate(u, UriKind.Absolute, out var uri)) return;\n  ${use}\n} }`;
const go = (use: string): string => `func f(link string) error {\n\tu, err := url.Parse(link)\n\tif err != nil || u.Scheme != "https" {\n\t\treturn err\n\t}\n\t${use}\n}`;
const js = (use: string): string => `async function f(u) {\n  const target = new URL(u);\n  if (target.protocol !== 'http:' && target.protocol !== 'https:') throw new Error('no');\n  ${use}\n}`;
const py = (use: string): string => `def f(u):\n    if urlparse(u).scheme not in ("http", "https"):\n        raise ValueError(u)\n    ${use}`;
const ruby = (use: string): string => `def f(u)\n  return unless u =~ /\\Ahttps?:/\n  ${use}\nend`;

export const addressShape: Rule = {
  category: 'ssrf',
  cwe: [918],
  severity: 'medium',
  id: 'address-checked-for-shape',
  title: 'Request to an address of which only the shape was checked',
  why: 'A function that checks an address does not know who sends it, and http://169.254.169.254/ or http://localhost:6379/ has the right shape, too.',
  fix: 'Ask for the host as well: compare it with a list, or refuse addresses that lead into your own network once the name is resolved.',
  near: ['file_get_contents(', 'curl_init(', 'curlopt_url', 'http::get', 'http->get', 'client->get', 'wp_remote_get(', 'getforobject(', 'getforentity(', 'url(', 'uri(', 'jsoup.connect(', 'httpget(', 'uri.create(', 'getasync(', 'getstringasync(', 'getbytearrayasync(', 'getstreamasync(', 'httprequestmessage(', 'http.get(', 'http.newrequest', 'client.get(', 'net::http', 'uri.open(', 'httparty.get', 'faraday.get', 'fetch(', 'axios.get(', 'got(', 'request(', 'https.get(', 'requests.get(', 'httpx.get(', 'urlopen('],
  find: [
    'file_get_contents($value, $...)', 'curl_init($value)', 'curl_setopt($c, CURLOPT_URL, $value)', 'CURLOPT_URL => $value', 'Http::get($value, $...)', '$$this->client->get($value, $...)', '$$client->request($method, $value, $...)', 'wp_remote_get($value, $...)',
    '$?.getForObject($value, $...)', '$?.getForEntity($value, $...)', 'new URL($value).openStream()', 'new URL($value).openConnection()', '$b.url($value)', '$c.uri($value)', 'Jsoup.connect($value)', 'new HttpGet($value)', 'HttpRequest.newBuilder(URI.create($value))',
    '$c.GetAsync($value, $...)', '$c.GetStringAsync($value, $...)', '$c.GetByteArrayAsync($value, $...)', '$c.GetStreamAsync($value, $...)', 'new HttpRequestMessage($method, $value)',
    'http.Get($value)', '$?.client.Get($value)', 'http.NewRequest($method, $value, $body)', 'http.NewRequestWithContext($ctx, $method, $value, $body)',
    'Net::HTTP.get($value, $...)', 'Net::HTTP.get_response($value, $...)', 'URI.open($value, $...)', 'HTTParty.get($value, $...)', 'Faraday.get($value, $...)', 'RestClient.get($value, $...)',
    'fetch($value, $...)', 'axios.get($value, $...)', 'got($value, $...)', 'request($value, $...)', 'http.get($value, $...)', 'https.get($value, $...)', 'requests.get($value, $...)', 'httpx.get($value, $...)', '$?.urlopen($value, $...)',
  ],
  where: { value: 'addressed' },
  hole: 'none',
  langs: ['php', 'java', 'kotlin', 'csharp', 'go', 'ruby', 'js', 'py'],
  bad: {
    js: ['return fetch(target);', 'return axios.get(u);', 'return got(u);', 'return request(target, { method: "GET" });', 'http.get(target, done);', 'https.get(u, done);'].map(js),
    py: ['return requests.get(u)', 'return httpx.get(u, timeout=9)', 'return urllib.request.urlopen(u)'].map(py),
    php: ['return file_get_contents($u);', '$c = curl_init($u);', 'curl_setopt($c, CURLOPT_URL, $u);', 'curl_setopt_array($c, [CURLOPT_URL => $u]);', 'return Http::get($u);', 'return $this->http->get($u);', 'return $this->client->get($u);', 'return $client->request("GET", $u);', 'return wp_remote_get($u);'].map(php),
    java: ['return rest.getForObject(u, String.class);', 'return rest.getForEntity(u, String.class);', 'return new URL(u).openStream();', 'return new URL(u).openConnection();', 'return new Request.Builder().url(u).build();', 'return web.get().uri(u).retrieve();', 'return Jsoup.connect(u).get();', 'return http.execute(new HttpGet(u));', 'return http.send(HttpRequest.newBuilder(URI.create(u)).build(), h);'].map(java),
    csharp: ['await _http.GetAsync(uri);', 'await _http.GetStringAsync(u);', 'await _http.GetByteArrayAsync(u);', 'await _http.GetStreamAsync(uri);', 'var r = new HttpRequestMessage(HttpMethod.Get, uri);'].map(csharp),
    go: ['_, err = http.Get(u.String())', '_, err = s.client.Get(link)', 'req, err := http.NewRequest("GET", link, nil)', 'req, err := http.NewRequestWithContext(ctx, "GET", u.String(), nil)'].map(go),
    ruby: ['Net::HTTP.get(URI(u))', 'Net::HTTP.get_response(URI.parse(u))', 'URI.open(u).read', 'HTTParty.get(u)', 'Faraday.get(u)', 'RestClient.get(u)'].map(ruby),
  },
  good: {
    php: ['<?php function f($u) { return file_get_contents($u); }', php('if (!in_array(parse_url($u, PHP_URL_HOST), HOSTS)) { return null; } return Http::get($u);')],
    java: ['class A { Object f(String u) { return rest.getForObject(u, String.class); } }', java('if (!HOSTS.contains(URI.create(u).getHost())) throw new E(); return Jsoup.connect(u).get();')],
    csharp: [csharp('await _http.GetAsync("https://api.example/");')],
    go: [go('if !allowed[u.Hostname()] {\n\t\treturn nil\n\t}\n\t_, err = http.Get(u.String())'), 'func New(base string) *Client {\n\tu, _ := url.Parse(base)\n\treq, _ := http.NewRequest("GET", u.String(), nil)\n}'],
    ruby: ['def f(u)\n  HTTParty.get(u)\nend', 'def f(u)\n  return unless u.start_with?("https://feeds.example/")\n  HTTParty.get(u)\nend'],
    js: [js('if (!HOSTS.has(target.hostname)) throw new Error("no");\n  return fetch(target);'), "function f(u) {\n  const target = new URL(u);\n  const client = target.protocol === 'https:' ? https : http;\n  return client.get(target);\n}"],
    py: [py('if is_private(u):\n        raise ValueError(u)\n    return requests.get(u)'), 'def f(u):\n    return requests.get(u)'],
  },
};
