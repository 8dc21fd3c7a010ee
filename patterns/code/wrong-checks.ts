/** Checks that are wrong in themselves, whatever is checked: folders compared as text, hosts found in a part of an address, schemes by their first letters, signatures by whatever is there. */
import type { Rule } from '../../lib/types.ts';

const LANGS = ['js', 'py', 'java', 'kotlin', 'csharp', 'go', 'php', 'ruby'];

const SEPARATED = ['os.sep', 'path.sep', '.relative(', 'commonpath', 'is_relative_to', 'GetRelativePath', 'filepath.Rel(', 'DirectorySeparatorChar', 'File.separator', 'filepath.Separator', 'File::SEPARATOR', 'DIRECTORY_SEPARATOR'];

/** `/srv/files-old` starts with `/srv/files` as well: only with a separator at its end does a prefix name a folder. */
export const folderAsText: Rule = {
  category: 'path-traversal',
  cwe: [22],
  id: 'folder-compared-as-text',
  severity: 'medium',
  title: 'Folder compared as plain text',
  why: 'A path that only starts with the same characters passes: /srv/files-old for /srv/files.',
  fix: 'Compare with the folder and a separator at its end, or with os.path.commonpath, path.relative, Path.startsWith of Java or filepath.IsLocal.',
  near: ['startswith(', 'start_with', 'hasprefix(', 'strpos(', 'str_starts_with('],
  find: [
    '$path.startswith($base)', '$path.startsWith($base)', '$path.StartsWith($base, $...)', '$path.start_with?($base)', 'strings.HasPrefix($path, $base)', 'str_starts_with($path, $base)', 'strpos($path, $base) !== 0', 'strpos($path, $base) === 0',
  ],
  where: {
    path: 'resolved',
    base: { all: ['folder', { not: { trait: 'within', of: SEPARATED } }] },
  },
  hole: 'none',
  langs: LANGS,
  bad: {
    py: ['def f(name, root):\n    full = os.path.realpath(os.path.join(root, name))\n    if not full.startswith(root):\n        raise ValueError()'],
    js: ["const DIR = path.resolve('./files');\nfunction f(name) {\n  const full = path.join(DIR, name);\n  if (!full.startsWith(DIR)) throw new Error();\n}"],
    csharp: ['class A { string F(string name) { var full = Path.GetFullPath(Path.Combine(_root, name)); if (!full.StartsWith(_root, StringComparison.Ordinal)) throw new E(); return full; } }'],
    ruby: ['def f(name)\n  full = File.expand_path(name, root)\n  raise "no" unless full.start_with?(root)\nend'],
    go: ['func F(root, name string) string {\n\tfull := filepath.Join(root, name)\n\tif !strings.HasPrefix(full, root) {\n\t\treturn ""\n\t}\n\treturn full\n}'],
    php: ['<?php function f($name, $dir) { $full = realpath($dir . "x" . $name); if (!str_starts_with($full, $dir)) { exit; } }', '<?php function f($name, $dir) { $full = realpath($dir . "x" . $name); if (strpos($full, $dir) !== 0) { exit; } }', '<?php function f($name, $dir) { $full = realpath($dir . "x" . $name); return strpos($full, $dir) === 0; }'],
    java: ['class A { void f(File dir, String name) { File file = new File(dir, name); if (!file.getCanonicalPath().startsWith(dir.getCanonicalPath())) throw new E(); } }'],
  },
  good: {
    csharp: ['class A {\n  private readonly string _root;\n  public A(string root) { _root = Path.GetFullPath(root) + Path.DirectorySeparatorChar; }\n  string At(string name) {\n    var path = Path.GetFullPath(Path.Combine(_root, name));\n    if (!path.StartsWith(_root)) throw new ArgumentException();\n    return path;\n  }\n}'],
    py: ['def f(name, root):\n    return name.startswith(root)', 'def f(name, word):\n    full = os.path.realpath(name)\n    return full.startswith(word)'],
    js: ['function f(to, cwd) {\n  if (!to.startsWith(path.resolve(cwd) + path.sep)) throw new Error();\n}', 'to.startsWith("/a")', "const ROOT = '/srv/files/';\nfunction f(name) {\n  return path.join(ROOT, name).startsWith(ROOT);\n}", 'function f(name, root) {\n  const full = path.resolve(root, name);\n  if (full !== root && !full.startsWith(root + path.sep)) throw new Error();\n  return full.startsWith(root);\n}'],
    java: ['class A { void f(Path root, String name) { Path file = root.resolve(name).normalize(); if (!file.startsWith(root)) throw new E(); } }'],
  },
};

/** What tells that something is refused or let in by the test. */
const DECIDES = ['thrownew', 'raise', 'returnfalse', 'returnFalse', '403', '400', 'orbid', 'ccess-Control', '(null,true)', 'nauthorized', 'abort(', 'reject(', 'denied', 'notallowed', 'allowlist', 'isAllowed', 'isTrusted', 'isSafe', 'is_safe', 'is_allowed', '=="https"&&', '==\'https:\'&&', '=="https:"&&', "('https://')&&", '("https://")&&'];

export const hostInPart: Rule = {
  category: 'input-validation',
  cwe: [20, 346, 918],
  id: 'host-in-part-of-name',
  severity: 'medium',
  title: 'Host found in a part of a name',
  why: 'Anyone may register a name that holds or ends with the same letters: evil-example.com, example.com.evil.net.',
  fix: "Compare the whole host with a list, or its end with the dot: host === 'example.com' || host.endsWith('.example.com').",
  near: ['host.endswith(', 'hostname.endswith(', 'netloc.endswith(', 'origin.endswith(', 'end_with', 'hassuffix(', 'host.includes(', 'hostname.includes(', 'origin.includes(', 'host.contains(', 'gethost().contains(', 'gethost().endswith(', 'strings.contains(', 'str_ends_with(', 'str_contains('],
  find: ['$host.endsWith($name)', '$host.endswith($name)', '$host.EndsWith($name, $...)', '$host.end_with?($name)', 'strings.HasSuffix($host, $name)', 'str_ends_with($host, $name)', 'str_contains($host, $name)', '$host.includes($name)', '$host.contains($name)', '$host.Contains($name)', 'strings.Contains($host, $name)'],
  where: {
    host: { trait: 'named', of: ['host', 'hostname', 'netloc', 'origin', 'referer', 'referrer', 'gethost', 'getorigin'] },
    name: { all: ['constant', { trait: 'contains', of: ['.com', '.net', '.org', '.io', '.dev', '.app', '.co', '.example', '.de', '.internal', '.cloud'] }, { not: { trait: 'starts', of: ['.', '@', '*', '/'] } }] },
  },
  doubt: { match: { not: { trait: 'within', of: DECIDES } } },
  hole: 'none',
  langs: LANGS,
  bad: {
    js: ["function f(url) { const host = new URL(url).hostname; if (!host.endsWith('example.com')) throw new Error('no'); return fetch(url); }", "cors({ origin: (origin, done) => origin.includes('shop.example') ? done(null, true) : done(new Error('no')) })", ...["url.host.endsWith('a.com')", "url.hostname.endsWith('a.com')", "origin.endsWith('a.com')", "url.host.includes('a.com')", "url.hostname.includes('a.com')"].map((test) => `function f(url, origin) { if (!${test}) throw new Error('no'); }`)],
    py: ['def f(url):\n    if not urlparse(url).netloc.endswith("example.com"):\n        raise ValueError()'],
    csharp: ['class A { bool F(Uri uri) { if (!uri.Host.EndsWith("example.com", StringComparison.Ordinal)) return false; return true; } }', 'class A { void F(Uri uri) { if (!uri.Host.Contains("example.com")) throw new E(); } }'],
    php: ['<?php function f($url) { $host = parse_url($url, PHP_URL_HOST); if (!str_ends_with($host, "example.com")) { throw new E(); } }', '<?php function f($host) { if (!str_contains($host, "example.com")) { throw new E(); } }'],
    ruby: ['def f(uri)\n  raise "no" unless uri.host.end_with?("example.com")\nend'],
    go: ['func F(u *url.URL) error {\n\tif !strings.HasSuffix(u.Host, "example.com") {\n\t\treturn errors.New("not allowed")\n\t}\n\treturn nil\n}', 'func F(u *url.URL) error {\n\tif !strings.Contains(u.Host, "example.com") {\n\t\treturn errors.New("not allowed")\n\t}\n\treturn nil\n}'],
    java: ['class A { void f(URI uri) { if (!uri.getHost().contains("example.com")) throw new E(); } }', 'class A { void f(URI uri) { if (!uri.getHost().endsWith("example.com")) throw new E(); } }'],
    kotlin: ['class A {\n  private fun isShop(uri: Uri): Boolean {\n    val host = uri.host ?: return false\n    return uri.scheme == "https" && host.endsWith(SHOP)\n  }\n  companion object {\n    private const val SHOP = "shop.example"\n  }\n}'],
  },
  good: {
    go: ['func F(body string) error {\n\tif !strings.Contains(body, "example.com") {\n\t\treturn errors.New("not allowed")\n\t}\n\treturn nil\n}'],
    js: ["if (url.host.endsWith('github.com')) icon = 'octocat'", "function f(host) { if (!host.endsWith(suffix + '.com')) throw new Error('no'); }", "function f(host) { if (!host.endsWith('.example.com')) throw new Error('no'); }", "function f(host) { if (!LIST.includes(host)) throw new Error('no'); }", "function f(host) { if (!host.includes(name)) throw new Error('no'); }", "function f(path) { if (!path.endsWith('a.com')) throw new Error('no'); }", "function f(host) { if (host.includes('localhost')) throw new Error('no'); }"],
  },
};

/** `https://shop.example.evil.net`, `https://shop.example@evil.net`, `https://evil.net/?https://shop.example`. */
export const addressInPart: Rule = {
  ...hostInPart,
  id: 'address-in-part-of-text',
  title: 'Address compared without its end',
  why: 'Other addresses begin with the same letters, https://example.com.evil.net, or hold them anywhere: https://evil.net/?https://example.com.',
  fix: 'Parse the address and compare its host with a list; or compare with the slash behind the host.',
  near: ["startswith('http", 'startswith("http', 'start_with', 'hasprefix(', 'str_starts_with(', 'strpos(', 'str_contains(', "includes('http", 'includes("http', 'contains("http', 'strings.contains('],
  find: ['$url.startsWith($address)', '$url.startswith($address)', '$url.StartsWith($address, $...)', '$url.start_with?($address)', 'strings.HasPrefix($url, $address)', 'str_starts_with($url, $address)', 'strpos($url, $address) !== 0', 'strpos($url, $address) === false', 'strpos($url, $address) !== false', 'str_contains($url, $address)', '$url.includes($address)', '$url.contains($address)', '$url.Contains($address)', 'strings.Contains($url, $address)'],
  where: { address: 'origin' },
  bad: {
    js: ["function f(url) { if (!url.startsWith('https://api.example.com')) throw new Error('no'); return fetch(url); }", "function f(url) { if (!url.includes('https://api.example.com')) throw new Error('no'); return fetch(url); }", 'function f(url) { if (!url.includes("https://api.example.com")) throw new Error("no"); return fetch(url); }'],
    py: ['def f(url):\n    if not url.startswith("https://api.example.com"):\n        raise ValueError()'],
    csharp: ['class A { bool F(string url) { if (!url.StartsWith("https://api.example.com")) return false; return true; } }', 'class A { bool F(string url) { if (!url.Contains("https://api.example.com")) return false; return true; } }'],
    ruby: ['def f(url)\n  raise "no" unless url.start_with?("https://api.example.com")\nend'],
    go: ['func F(url string) error {\n\tif !strings.HasPrefix(url, "https://api.example.com") {\n\t\treturn errors.New("not allowed")\n\t}\n\treturn nil\n}', 'func F(url string) error {\n\tif !strings.Contains(url, "https://api.example.com") {\n\t\treturn errors.New("not allowed")\n\t}\n\treturn nil\n}'],
    php: ['str_starts_with($url, "https://a.example.com")', 'strpos($url, "https://a.example.com") !== 0', 'strpos($url, "https://a.example.com") === false', 'strpos($url, "https://a.example.com") !== false', 'str_contains($url, "https://a.example.com")'].map((test) => `<?php function f($url) { if (${test}) { abort(400); } }`),
    java: ['class A { void f(String url) { if (!url.contains("https://api.example.com")) throw new E(); } }'],
  },
  good: {
    js: ["function f(url) { if (!url.startsWith('https://api.example.com/')) throw new Error('no'); }", "function f(url) { if (!url.startsWith(BASE)) throw new Error('no'); }", "const BASE = 'https://api.example.com';\nfunction f(url) { if (!url.startsWith(BASE)) throw new Error('no'); }", "if (url.startsWith('https://github.com')) icon = 'octocat'"],
  },
};

/** Both ends of a host's pattern must be held: `/shop\.example\.com/` and `/^https:\/\/shop\.example\.com/` are found in other names. */
export const hostPattern: Rule = {
  ...hostInPart,
  id: 'host-pattern-without-end',
  near: ['.test(', '.match('],
  title: 'Host matched by a pattern without its ends',
  fix: 'Hold the pattern at both ends: /^https:\\/\\/([a-z0-9-]+\\.)?example\\.com$/, or compare with a list.',
  find: [/\/(?:\^?https\?:\\\/\\\/|\^)?[\w\\.()|?*+-]{1,80}\.(?:com|net|org|io|dev|app|co|example)\)?\/i?\.test\(\s?(?:\w{1,30}\.){0,4}(?:origin|host|hostname|referer|referrer)\s?\)/i, /(?:\.|\b)(?:origin|host|hostname|referer|referrer)\.match\(\s?\/(?:\^?https\?:\\\/\\\/|\^)?[\w\\.()|?*+-]{1,80}\.(?:com|net|org|io|dev|app|co|example)\)?\/i?\s?\)/i],
  where: undefined,
  doubt: undefined,
  langs: undefined,
  bad: { js: ['if (/shop\\.example\\.com/.test(origin)) done(null, true)', 'if (req.headers.origin.match(/^https?:\\/\\/shop\\.example\\.com/)) next()', "if (/^https?:\\/\\/(www\\.)?shop\\.com/i.test(req.headers.referer)) next()"] },
  good: { js: ['if (/^https:\\/\\/shop\\.example\\.com$/.test(origin)) done(null, true)', 'if (/\\.com/.test(file)) next()', 'if (/^a\\.example\\.com\\//.test(host)) next()'] },
};

/** Browsers take line ends and tabs out of an address before they read its scheme, and `data:` runs scripts as well. */
export const schemeByPrefix: Rule = {
  category: 'xss',
  cwe: [79, 184],
  id: 'script-scheme-by-prefix',
  severity: 'medium',
  title: 'Scripts kept out by the first letters of an address',
  why: 'JAVASCRIPT:, a line end inside the word, and data: pass the test and run all the same.',
  fix: 'Parse the address and allow the schemes you mean: ["http:", "https:", "mailto:"].includes(new URL(url, base).protocol).',
  near: ["startswith('javascript", 'startswith("javascript', 'start_with', 'hasprefix(', 'str_starts_with('],
  find: ["!$url.startsWith('javascript:')", "$url.startswith('javascript:')", "!$url.StartsWith('javascript:', $...)", "$url.start_with?('javascript:')", "strings.HasPrefix($url, 'javascript:')", "str_starts_with($url, 'javascript:')"],
  hole: 'none',
  langs: ['js', 'py', 'csharp', 'ruby', 'go', 'php'],
  bad: { js: ["const safe = (url) => !url.startsWith('javascript:')"], py: ['def safe(url):\n    return not url.startswith("javascript:")'], csharp: ['bool Safe(string url) => !url.StartsWith("javascript:");'], ruby: ['return if url.start_with?("javascript:")'], go: ['if strings.HasPrefix(url, "javascript:") { return "" }'], php: ['<?php if (str_starts_with($url, "javascript:")) { return ""; }'] },
  good: { js: ["const safe = (url) => /^https?:/.test(url)", "if (url.startsWith('javascript:')) return"], py: ['url.startswith("https:")'] },
};

/** "-100" is a number, too. */
const ASKED = ['<=0', '<0', '>0', '<1', '>=1', '>=0', 'abs(', 'positive', 'Positive', 'min(1', 'gt=0', 'ge=1', 'MinValue', 'schema', 'Schema', 'z.number', 'validate'];

export const amountUnasked: Rule = {
  category: 'input-validation',
  cwe: [20, 840],
  severity: 'medium',
  id: 'amount-may-be-negative',
  title: 'Amount taken off a balance without asking whether it is above zero',
  why: 'Who sends a negative amount takes from the other account instead of giving to it.',
  fix: 'Refuse amounts that are not above zero before anything is changed.',
  near: ['balance', 'credits'],
  find: ['$account.balance - $amount', '$account.balance -= $amount', '$account.credits - $amount', '$account.credits -= $amount', "F('balance') - $amount", 'balance: {decrement: $amount}', 'balance: {increment: $amount}', 'credits: {decrement: $amount}'],
  where: { amount: { trait: 'holds', of: ['body', 'Number', 'parseFloat', 'parseInt', 'float', 'int', 'Decimal'] }, match: { all: [{ trait: 'within', of: ['req.body', 'request.body', 'request.json', 'get_json(', 'request.data', 'request.form', 'request.POST', 'req.json()', 'ctx.request.body'] }, { not: { trait: 'within', of: ASKED } }] } },
  hole: 'none',
  langs: ['js', 'py'],
  bad: {
    js: [...['balance: { decrement: amount }', 'balance: { increment: amount }', 'credits: { decrement: amount }'].map((change) => `app.post("/pay", async (req, res) => {\n  const { to, amount } = req.body;\n  await prisma.account.update({ where, data: { ${change} } });\n});`), 'app.post("/pay", async (req, res) => {\n  const amount = Number(req.body.amount);\n  from.balance -= amount;\n  to.balance += amount;\n});', 'app.post("/spend", async (req, res) => {\n  const n = parseInt(req.body.n, 10);\n  user.credits -= n;\n});', 'app.post("/spend", async (req, res) => {\n  const n = parseInt(req.body.n, 10);\n  await user.update({ credits: user.credits - n });\n});'],
    py: ['def transfer():\n    data = request.get_json()\n    amount = float(data["amount"])\n    Wallet.query.filter_by(id=own).update({"balance": Wallet.balance - amount})', "def transfer(request):\n    amount = Decimal(request.data['amount'])\n    Account.objects.filter(id=own).update(balance=F('balance') - amount)"],
  },
  good: {
    js: ['app.post("/pay", async (req, res) => {\n  const amount = Number(req.body.amount);\n  if (!(amount > 0)) return res.sendStatus(400);\n  from.balance -= amount;\n});', 'app.post("/pay", async (req, res) => {\n  const cart = find(req.body.id);\n  user.balance -= cart.total;\n});', 'function charge(user, text) {\n  const fee = Number(text);\n  user.balance -= fee;\n}'],
    py: ['def transfer():\n    amount = float(request.get_json()["amount"])\n    if amount <= 0:\n        abort(400)\n    wallet.balance -= amount'],
  },
};

/** `items.reduce((sum, item) => sum + item.price * item.quantity, 0)` over what a request lists. */
export const pricesFromClient: Rule = {
  category: 'input-validation',
  cwe: [602, 472],
  severity: 'medium',
  id: 'prices-from-client',
  title: 'Total of prices that the buyer sends',
  why: 'Who changes the request pays what he likes.',
  fix: 'Look each price up by the id of the product, and take only ids and quantities from the request.',
  near: ['.price', '.unitprice'],
  find: ['$item.price * $n', '$item.unitPrice * $n', '$n * $item.price'],
  where: { item: 'requested' },
  hole: 'none',
  langs: ['js'],
  bad: { js: ['const total = req.body.items.reduce((sum, item) => sum + item.price * item.quantity, 0);', 'const { items } = await request.json();\nlet total = 0;\nfor (const item of items) total += item.quantity * item.price;', 'const { lines } = req.body;\nconst total = lines.map((line) => line.unitPrice * line.count);', 'const { items } = req.body;\nitems.forEach((i) => { total += i.count * i.price; });'] },
  good: { js: ['const total = cart.items.reduce((sum, item) => sum + item.price * item.quantity, 0);', 'const { items } = req.body;\nfor (const item of items) total += item.quantity * prices[item.id];', 'const rows = JSON.parse(localStorage.getItem("cart"));\nlet total = 0;\nfor (const row of rows) total += row.price * row.count;'] },
};

export const priceFromClient: Rule = {
  category: 'input-validation',
  cwe: [602, 472],
  severity: 'medium',
  id: 'price-from-client',
  title: 'Price that the buyer sends',
  why: 'Who changes the request pays what he likes.',
  fix: 'Take the price from the product that is stored, and only the id and the quantity from the request.',
  near: ['price: ', 'unitprice', 'unit_amount', 'paymentintents.', 'charges.'],
  find: ['price: $price', 'unitPrice: $price', 'unit_amount: $price', '$?.paymentIntents.create({amount: $price, $...})', '$?.paymentIntents.create({amount: Math.round($price * $n), $...})', '$?.paymentIntents.create({amount: $price * $n, $...})', '$?.charges.create({amount: $price, $...})'],
  where: { price: { any: [{ trait: 'equals', of: ['dto.price', 'req.body.price', 'request.body.price', 'body.price', 'input.price'] }, { all: ['requested', { trait: 'within', of: ['paymentIntents.', 'charges.'] }] }] }, match: { all: [{ trait: 'within', of: ['product.id', 'productId', 'product.name', 'line_items', 'paymentIntents.', 'charges.'] }, { not: { trait: 'beside', of: ['onat', 'topUp', 'deposit', 'MIN_'] } }] } },
  hole: 'none',
  langs: ['js'],
  bad: {
    js: ['async function addItem(userId, dto) {\n  const product = await products.get(dto.productId);\n  cart.items.push({ productId: product.id, quantity: dto.quantity, price: dto.price });\n}', 'stripe.paymentIntents.create({ amount: req.body.amount, currency: "eur" })', 'stripe.charges.create({ amount: req.body.total, currency: "eur" })', 'const items = { line_items: [{ price_data: { unit_amount: req.body.price } }] };', 'async function pay(req, res) {\n  const { amount, currency } = req.body;\n  const intent = await stripe.paymentIntents.create({ amount: Math.round(amount * 100), currency });\n}', 'stripe.paymentIntents.create({ amount: req.body.amount * 100, currency: "eur" })', 'async function pay(req, res) {\n  const { amount } = req.body;\n  await stripe.paymentIntents.create({ amount, currency: "eur" });\n}', 'order.lines.push({ productId, unitPrice: req.body.price });'],
  },
  good: { js: [...['const donation = 1;', 'function topUp() {}', 'const deposit = 1;', 'if (x < MIN_CHARGE) throw new Error();'].map((also) => `${also}\nstripe.paymentIntents.create({ amount: req.body.amount, currency: "eur" })`), 'cart.items.push({ productId: product.id, price: product.price })', 'Product.create({ name: req.body.name, price: req.body.price })', 'stripe.paymentIntents.create({ amount: order.total, currency: "eur" })'] },
};

const SENT = ['req', 'request', 'dto', 'body', 'input', 'payload', 'form', 'command', 'cmd'];

export const priceMultiplied: Rule = {
  ...priceFromClient,
  id: 'price-from-client-multiplied',
  near: ['.price', '.getprice()', '.unitprice', '.getunitprice()'],
  find: ['$r.price * $n', '$r.Price * $n', '$r.unitPrice * $n', '$r.UnitPrice * $n', '$r.getPrice() * $n', '$r.getUnitPrice() * $n', '$r.getPrice().multiply($n)', '$r.price().multiply($n)', '$r.price() * $n'],
  where: { r: { trait: 'equals', of: SENT }, n: { trait: 'mentions', of: ['quantity', 'getquantity', 'qty', 'count', 'amount'] } },
  langs: ['java', 'kotlin', 'csharp', 'go', 'js'],
  bad: {
    kotlin: ['val total = request.price * request.quantity', 'val total = dto.unitPrice * dto.quantity'],
    csharp: ['var total = dto.Price * dto.Quantity;', 'var total = input.UnitPrice * input.Qty;'],
    java: ['double total = request.getPrice() * request.getQuantity();', 'double total = request.getUnitPrice() * request.getQuantity();', 'BigDecimal total = request.getPrice().multiply(BigDecimal.valueOf(request.getQuantity()));', 'BigDecimal total = body.price().multiply(BigDecimal.valueOf(body.quantity()));', 'double total = cmd.price() * cmd.quantity();'],
  },
  good: {
    kotlin: ['val total = product.price * request.quantity', 'val total = item.unitPrice * item.quantity', 'val net = request.price * rate'],
    csharp: ['var total = product.Price * dto.Quantity;', 'var total = line.UnitPrice * line.Quantity;'],
    java: ['double total = product.getPrice() * request.getQuantity();', 'double total = p.getUnitPrice() * n;', 'BigDecimal total = p.getPrice().multiply(quantity);', 'BigDecimal total = item.price().multiply(quantity);', 'double total = item.price() * quantity;'],
  },
};

/** javadoc.io/doc/io.jsonwebtoken/jjwt-api (JwtParser.parse): takes tokens without a signature, too. */
export const tokenParsedUnsigned: Rule = {
  category: 'access-control',
  cwe: [347],
  severity: 'high',
  id: 'jjwt-unsigned-accepted',
  title: 'Token taken that nobody signed',
  why: 'parse() reads tokens with the algorithm none as well: anyone can write one for any user.',
  fix: 'Call parseClaimsJws(token), in newer versions parseSignedClaims(token).',
  near: ['.parse('],
  find: ['$parser.parse($token)'],
  where: { parser: { trait: 'named', of: ['parser', 'jwtparser', 'build'] }, match: { all: [{ trait: 'beside', of: ['io.jsonwebtoken', 'Jwts.parser', 'JwtParser'] }, { trait: 'within', of: ['Claims', '.getBody()', '.getPayload()'] }] } },
  hole: 'none',
  langs: ['java', 'kotlin'],
  bad: { java: ['import io.jsonwebtoken.Claims;\nclass A { Claims read(String token) { return (Claims) parser.parse(token).getBody(); } }', 'class A { JwtParser jwtParser; Object read(String token) { return jwtParser.parse(token).getBody(); } }', 'class A { Object read(String token) { return Jwts.parser().verifyWith(key).build().parse(token).getPayload(); } }', 'class A { Object read(String token) { return Jwts.parser().setSigningKey(key).build().parse(token).getBody(); } }'] },
  good: { java: ['import io.jsonwebtoken.Claims;\nclass A { Claims read(String token) { return parser.parseClaimsJws(token).getBody(); } }', 'class A { Claims read(String text) { return parser.parse(text); } }', 'import io.jsonwebtoken.Claims;\nclass A { Date day(String text) { return parser.parse(text); } }', 'import io.jsonwebtoken.Claims;\nclass A { Claims read(String text) { return dates.parse(text); } }'] },
};

/** learn.microsoft.com/dotnet/api/microsoft.identitymodel.tokens.tokenvalidationparameters.signaturevalidator: takes the place of the check. */
export const signatureValidatorEmpty: Rule = {
  category: 'access-control',
  cwe: [347],
  severity: 'high',
  id: 'signature-validator-empty',
  title: 'Signature of tokens checked by nothing',
  why: 'The delegate stands for the check of the signature and only reads the token: anyone can write one for any user.',
  fix: 'Leave SignatureValidator out, and give IssuerSigningKey or Authority.',
  near: ['signaturevalidator'],
  find: [/\bSignatureValidator\s{0,3}=\s{0,3}(?:delegate\s{1,3})?\([^()=>{}]{1,80}\)\s{0,3}(?:=>\s{0,3})?(?:\{\s{0,20})?(?:(?:var|JsonWebToken|JwtSecurityToken)\s{1,3}\w{1,30}\s{0,3}=\s{0,3}|return\s{1,3})?(?:new\s{1,3}(?:JsonWebToken|JwtSecurityToken)|\w{1,40}\.Read(?:Jwt|JsonWeb)?Token)\(/],
  where: { path: { trait: 'ends', of: ['.cs'] } },
  bad: { cs: ['SignatureValidator = (token, _) => new JsonWebToken(token),', 'SignatureValidator = delegate (string token, TokenValidationParameters p) { var jwt = new JwtSecurityToken(token); return jwt; }', 'SignatureValidator = (token, p) => handler.ReadJwtToken(token),'] },
  good: { cs: ['SignatureValidator = (token, p) => { Check(token); return new JsonWebToken(token); },', 'IssuerSigningKey = key,'], txt: ['SignatureValidator = (token, _) => new JsonWebToken(token),'] },
};

/** A cookie is what the visitor sends: only one that is signed, or a token that is looked up, says who he is. */
export const identityOfCookie: Rule = {
  category: 'access-control',
  cwe: [565, 784, 639],
  severity: 'high',
  id: 'identity-from-cookie',
  title: 'Visitor known by a number in a cookie',
  why: 'Anyone writes the number of another account into the cookie, and is taken for its owner.',
  fix: 'Keep the id in the session of the server, or in a cookie that is signed: cookies.encrypted[:user_id], req.signedCookies.',
  near: ['cookies[:user', 'cookies.user', "cookies.get('user", 'cookies.get("user', "cookie['user", 'cookie["user', 'cookies[:uid', 'cookies.uid'],
  find: [/(?<=\b(?:find\w{0,20}|get\w{0,20}|where|first|load\w{0,20}|query|filter\w{0,10}|one)\b[^\n;]{0,80}|\b(?:user_?id|uid|current_?user\w{0,10})\s?(?::=|\|\|=|[:=])[^\n;]{0,60})(?<!signed)cookies?(?:\.get\(|\[|\.)\s?[:'"]?(?:user_?(?:id|name)?|uid)\b(?!['"]?\]\s?=[^=])/iy],
  where: { path: { trait: 'ends', of: ['.rb', '.js', '.ts', '.mjs', '.cjs', '.py', '.php'] } },
  bad: {
    rb: ['@current_user ||= User.find_by(id: cookies[:user_id])', 'user = User.find(cookies[:uid])'],
    js: ['const user = await User.findById(req.cookies.userId);', 'const userId = req.cookies.uid;', "const user = users.get(req.cookies['user_id']);", 'db.query(sql, [request.cookies["userId"]]);'],
    py: ["user = User.query.get(request.cookies.get('user_id'))", 'user_id = request.cookies.get("user_id")'],
    php: ["<?php $user = $users->find($_COOKIE['user_id']);", '<?php $user = $users->find($_COOKIE["user_id"]);'],
  },
  good: {
    rb: ['User.find_by(id: cookies.signed[:user_id])', 'User.find_by(id: cookies.encrypted[:user_id])', 'cookies[:user_id] = user.id', 'show(cookies[:user_theme])'],
    js: ['const user = await User.findById(req.signedCookies.userId);', 'log(req.cookies.userId)', "jar.set(cookies['user_id'])", 'clear(cookies["user_id"])', 'drop(cookies.uid)'],
    py: ["log(request.cookies.get('user_id'))", 'log(request.cookies.get("user_id"))'], php: ["<?php setcookie($_COOKIE['user_id']); log($_COOKIE[\"user_id\"]);"], 'a.md': ['User.find(cookies[:uid])'],
  },
};
