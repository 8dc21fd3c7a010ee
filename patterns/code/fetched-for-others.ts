/** Addresses that a program fetches for somebody else, by its own name: previews of links, tests of hooks. */
import type { Rule } from '../../lib/types.ts';
import { ASKS_WHERE } from './dangers.ts';

/** What fetches an address for somebody else, by its name. */
const FOR_OTHERS = String.raw`(?:link_?previews?|unfurl|oembed|webhook_?(?:test|deliver|send|dispatch)|remote_?(?:image|logo|avatar|file|feed))`;
const ASKED_FOR = String.raw`(?:\.(?:get|post|request|GetAsync|PostAsync|GetStringAsync|Get|Post)|\bfetch|\baxios|\bgot|\burlopen|\bJsoup\.connect)\(\s{0,20}(?:["'](?:GET|POST)["'],\s?)?`;

/** owasp.org/www-community/attacks/Server_Side_Request_Forgery: previews of links and tests of hooks ask whatever is named to them. */
export const fetchedForOthers: Rule = {
  category: 'ssrf',
  cwe: [918],
  severity: 'medium',
  id: 'address-fetched-for-others',
  title: 'Address that somebody names fetched by the server',
  why: 'The server then asks machines that only it can reach, such as the metadata service of the cloud.',
  fix: 'Look the host up, refuse addresses of your own network (ipaddress.is_global, ssrf filters), and follow no redirects.',
  near: ['linkpreview', 'link_preview', 'unfurl', 'oembed', 'webhooktest', 'webhookdeliver', 'webhooksend', 'webhookdispatch', 'webhook_test', 'webhook_deliver', 'webhook_send', 'webhook_dispatch', 'remoteimage', 'remotelogo', 'remoteavatar', 'remotefile', 'remotefeed', 'remote_image', 'remote_logo', 'remote_avatar', 'remote_file', 'remote_feed'],
  find: [new RegExp(String.raw`(?<=class\s[^\n(]{0,30})${FOR_OTHERS}\w{0,30}\b(?=[^]{0,1500}?(?<value>(?:->|\.)(?:get|request)\(\s{0,20}(?:["'](?:GET|POST)["'],\s?)?\$?\w{1,20}(?:\[["']|->|\.)\w{0,20}_?(?:url|Url)\b))`, 'diy'), new RegExp(String.raw`(?<=(?:class|type|struct|def|func|function|fun|async|object)\s[^\n(]{0,30})${FOR_OTHERS}\w{0,30}\b(?=[^]{0,1200}?\((?:[^()]{0,60}[ ,])?(?:string |String )?(?<url>url|link|uri|href|target_?url|address)\b[^]{0,900}?(?<value>${ASKED_FOR}\k<url>\b))`, 'diy')],
  // `WebhookDispatcher` is none of undici's dispatchers
  where: { value: { not: { trait: 'text-says', of: ASKS_WHERE.filter((word) => word !== 'ispatcher') } }, path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.go', '.java', '.kt', '.cs', '.rb', '.php'] } },
  bad: {
    py: ['class LinkPreviewService:\n    async def preview(self, url: str):\n        async with aiohttp.ClientSession() as http:\n            async with http.get(url) as response:\n                return await response.text()', 'def unfurl(link):\n    return requests.get(link, timeout=5).text', 'def link_preview(url):\n    return urlopen(url).read()', 'def oembed(url):\n    return httpx.get(url).json()', ...['test', 'deliver', 'send', 'dispatch'].map((word) => `def webhook_${word}(target_url, body):\n    return requests.post(target_url, json=body)`)],
    php: [...['Image', 'Logo', 'Avatar', 'File', 'Feed'].map((kind) => `<?php\nfinal class Remote${kind}Importer\n{\n    public function import(array $payload): string\n    {\n        $answer = $this->http->request('GET', $payload['logo_url'], ['timeout' => 5]);\n        return $this->keep($answer);\n    }\n}`)], rb: ['image', 'logo', 'avatar', 'file', 'feed'].map((kind) => `def remote_${kind}(url)\n  HTTP.get(url).to_s\nend`),
    ts: ['class LinkPreviewer {\n  async read(url: string) {\n    const answer = await fetch(url);\n    return answer.text();\n  }\n}', ...['Tester', 'Delivery', 'Sender', 'Dispatcher'].map((word) => `class Webhook${word} {\n  async run(url: string, body: object) {\n    return axios.post(url, body);\n  }\n}`)],
    cs: ['public sealed class WebhookTester\n{\n    public async Task<int> SendAsync(string url, string name)\n    {\n        using var response = await Client.PostAsync(url, Body(name));\n        return (int)response.StatusCode;\n    }\n}'],
  },
  good: {
    py: ['class LinkPreviewService:\n    async def preview(self, url: str):\n        await assert_public(url)\n        async with http.get(url) as response:\n            return await response.text()', 'def unfurl(link):\n    return cache.get(f"link:{link}")', 'def render(link):\n    return requests.get(link)'],
    ts: ["class LinkPreviewer {\n  async read(url: string) {\n    return this.api.get('/preview', { params: { url } });\n  }\n}"], 'a.md': ['def unfurl(link):\n    return requests.get(link)'],
  },
};
