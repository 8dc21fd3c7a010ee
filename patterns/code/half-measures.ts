/** Values whose check or escape holds for something else: addresses of which only the shape is asked. */
import type { Rule } from '../../lib/types.ts';

const php = (use: string): string => `<?php function f($u) { if (!filter_var($u, FILTER_VALIDATE_URL)) { return null; } ${use} }`;
const java = (use: string): string => `class A { Object f(String u) throws E {\n  if (!u.startsWith("http://") && !u.startsWith("https://")) throw new E();\n  ${use}\n} }`;
const csharp = (use: string): string => `class A { async Task F(string u) {\n  if (!Uri.TryCreate(u, UriKind.Absolute, out var uri)) return;\n  ${use}\n} }`;
const go = (use: string): string => `func f(link string) error {\n\tu, err := url.Parse(link)\n\tif err != nil || u.Scheme != "https" {\n\t\treturn err\n\t}\n\t${use}\n}`;
const ruby = (use: string): string => `def f(u)\n  return unless u =~ /\\Ahttps?:/\n  ${use}\nend`;

export const addressShape: Rule = {
  category: 'ssrf',
  cwe: [918],
  severity: 'medium',
  id: 'address-checked-for-shape',
  title: 'Request to an address of which only the shape was checked',
  why: 'A function that checks an address does not know who sends it, and http://169.254.169.254/ or http://localhost:6379/ has the right shape, too.',
  fix: 'Ask for the host as well: compare it with a list, or refuse addresses that lead into your own network once the name is resolved.',
  near: ['file_get_contents(', 'curl_init(', 'curlopt_url', 'http::get', 'http->get', 'client->get', 'client->request', 'wp_remote_get(', 'getforobject(', 'getforentity(', 'url(', 'uri(', 'jsoup.connect(', 'httpget(', 'uri.create(', 'getasync(', 'getstringasync(', 'getbytearrayasync(', 'getstreamasync(', 'httprequestmessage(', 'http.get(', 'http.newrequest', 'client.get(', 'net::http', 'uri.open(', 'httparty.get', 'faraday.get'],
  find: [
    'file_get_contents($value, $...)', 'curl_init($value)', 'curl_setopt($c, CURLOPT_URL, $value)', 'CURLOPT_URL => $value', 'Http::get($value, $...)', '$$this->http->get($value, $...)', '$$this->client->get($value, $...)', '$$client->request($method, $value, $...)', 'wp_remote_get($value, $...)',
    '$?.getForObject($value, $...)', '$?.getForEntity($value, $...)', 'new URL($value).openStream()', 'new URL($value).openConnection()', '$b.url($value)', '$c.uri($value)', 'Jsoup.connect($value)', 'new HttpGet($value)', 'HttpRequest.newBuilder(URI.create($value))',
    '$c.GetAsync($value, $...)', '$c.GetStringAsync($value, $...)', '$c.GetByteArrayAsync($value, $...)', '$c.GetStreamAsync($value, $...)', 'new HttpRequestMessage($method, $value)',
    'http.Get($value)', '$?.client.Get($value)', 'http.NewRequest($method, $value, $body)', 'http.NewRequestWithContext($ctx, $method, $value, $body)',
    'Net::HTTP.get($value, $...)', 'Net::HTTP.get_response($value, $...)', 'URI.open($value, $...)', 'HTTParty.get($value, $...)', 'Faraday.get($value, $...)', 'RestClient.get($value, $...)',
  ],
  where: { value: 'addressed' },
  hole: 'none',
  langs: ['php', 'java', 'kotlin', 'csharp', 'go', 'ruby'],
  bad: {
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
    ruby: ['def f(u)\n  HTTParty.get(u)\nend'],
  },
};
