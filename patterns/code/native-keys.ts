/** Keys and initialisation vectors that are written out in C and C++; files and addresses that a request chooses. */
import type { Rule } from '../../lib/types.ts';

const written = { category: 'weak-crypto', severity: 'high', langs: ['c', 'cpp'], hole: 'none' } satisfies Partial<Rule>;

/** www.openssl.org/docs (EVP_EncryptInit), mbed-tls.readthedocs.io (cipher, aes, gcm), doc.libsodium.org (secretbox) */
export const cWrittenIv: Rule = {
  ...written,
  cwe: [329, 1204],
  id: 'c-fixed-iv',
  title: 'Initialisation vector that is always the same',
  why: 'Equal messages then look equal, and with a stream mode or GCM two of them give the key stream away.',
  fix: 'Fill it with RAND_bytes, getrandom or randombytes_buf for each message, and send it along.',
  near: ['evp_encryptinit', 'evp_cipherinit', 'aes_cbc_encrypt', 'mbedtls_cipher_set_iv', 'mbedtls_aes_crypt_cbc', 'crypto_secretbox_easy', 'mbedtls_gcm_crypt_and_tag', 'cccrypt('],
  find: [
    'EVP_EncryptInit_ex($c, $cipher, $engine, $key, $iv)', 'EVP_EncryptInit_ex2($c, $cipher, $key, $iv, $...)', 'EVP_EncryptInit($c, $cipher, $key, $iv)', 'EVP_CipherInit_ex($c, $cipher, $engine, $key, $iv, 1)', 'AES_cbc_encrypt($in, $out, $size, $key, $iv, AES_ENCRYPT)', 'mbedtls_cipher_set_iv($c, $iv, $size)', 'mbedtls_aes_crypt_cbc($c, MBEDTLS_AES_ENCRYPT, $size, $iv, $...)', 'mbedtls_gcm_crypt_and_tag($c, MBEDTLS_GCM_ENCRYPT, $size, $iv, $...)',
    'crypto_secretbox_easy($out, $in, $size, $iv, $key)', 'CCCrypt(kCCEncrypt, $algorithm, $options, $key, $size, $iv, $...)',
  ],
  where: { iv: 'written' },
  bad: {
    c: [
      'void f(void) { EVP_EncryptInit_ex(c, EVP_aes_256_cbc(), NULL, key, (unsigned char *)"0123456789abcdef"); }', 'void f(void) { static const unsigned char iv[16] = { 0 }; EVP_EncryptInit_ex2(c, EVP_aes_256_cbc(), key, iv, NULL); }', 'void f(void) { unsigned char iv[] = "0123456789abcdef"; EVP_EncryptInit(c, EVP_aes_256_cbc(), key, iv); }', 'void f(void) { unsigned char iv[16]; memset(iv, 0, sizeof iv); EVP_CipherInit_ex(c, EVP_aes_256_cbc(), NULL, key, iv, 1); }',
      'void f(void) { unsigned char iv[16] = {0}; AES_cbc_encrypt(in, out, n, &key, iv, AES_ENCRYPT); }', 'void f(void) { unsigned char iv[12] = {0x1, 0x2}; mbedtls_cipher_set_iv(&c, iv, 12); }', 'void f(void) { unsigned char iv[16] = {0}; mbedtls_aes_crypt_cbc(&c, MBEDTLS_AES_ENCRYPT, n, iv, in, out); }', 'void f(void) { unsigned char iv[12] = {0}; mbedtls_gcm_crypt_and_tag(&c, MBEDTLS_GCM_ENCRYPT, n, iv, 12, NULL, 0, in, out, 16, tag); }',
      'void f(void) { unsigned char nonce[24] = {0}; crypto_secretbox_easy(out, in, n, nonce, key); }', 'void f(void) { CCCrypt(kCCEncrypt, kCCAlgorithmAES, kCCOptionPKCS7Padding, key, 32, "0123456789abcdef", in, n, out, m, &done); }',
    ],
  },
  good: {
    c: [
      'void f(void) { unsigned char iv[16] = {0}; RAND_bytes(iv, sizeof iv); EVP_EncryptInit_ex(c, EVP_aes_256_cbc(), NULL, key, iv); }', 'void f(unsigned char *iv) { EVP_EncryptInit_ex2(c, EVP_aes_256_cbc(), key, iv, NULL); EVP_EncryptInit(c, EVP_aes_256_cbc(), key, iv); }', 'void f(unsigned char *iv) { EVP_CipherInit_ex(c, EVP_aes_256_cbc(), NULL, key, iv, 1); AES_cbc_encrypt(in, out, n, &key, iv, AES_ENCRYPT); mbedtls_cipher_set_iv(&c, iv, 12); }',
      'void f(unsigned char *iv) { mbedtls_aes_crypt_cbc(&c, MBEDTLS_AES_ENCRYPT, n, iv, in, out); mbedtls_gcm_crypt_and_tag(&c, MBEDTLS_GCM_ENCRYPT, n, iv, 12, NULL, 0, in, out, 16, tag); crypto_secretbox_easy(out, in, n, iv, key); CCCrypt(kCCEncrypt, a, o, key, 32, iv, in, n, out, m, &done); }',
      'void f(void) { EVP_EncryptInit_ex(c, EVP_aes_256_cbc(), NULL, NULL, NULL); }', 'void f(void) { unsigned char iv[16]; memset(iv, 0, sizeof iv); memcpy(iv, nonce, 12); EVP_EncryptInit_ex(c, EVP_aes_256_ctr(), NULL, key, iv); }',
    ],
  },
};

export const cWrittenKey: Rule = {
  ...written,
  cwe: [321, 798],
  id: 'c-fixed-key',
  title: 'Key written into the program',
  why: 'Everybody who has the program has the key.',
  fix: 'Read the key from a store or a file of its own, or derive it from a secret that is not in the program.',
  near: ['evp_encryptinit', 'evp_decryptinit', 'evp_cipherinit', 'aes_set_encrypt_key', 'aes_set_decrypt_key', 'mbedtls_aes_setkey', 'mbedtls_gcm_setkey', 'mbedtls_cipher_setkey', 'hmac(', 'cccrypt('],
  find: [
    'EVP_EncryptInit_ex($c, $cipher, $engine, $key, $iv)', 'EVP_DecryptInit_ex($c, $cipher, $engine, $key, $iv)', 'EVP_CipherInit_ex($c, $cipher, $engine, $key, $iv, $way)', 'AES_set_encrypt_key($key, $bits, $c)', 'AES_set_decrypt_key($key, $bits, $c)', 'mbedtls_aes_setkey_enc($c, $key, $bits)', 'mbedtls_aes_setkey_dec($c, $key, $bits)', 'mbedtls_gcm_setkey($c, $id, $key, $bits)', 'mbedtls_cipher_setkey($c, $key, $bits, $way)', 'HMAC($hash, $key, $size, $text, $...)',
    'CCCrypt($way, $algorithm, $options, $key, $size, $...)',
  ],
  where: { key: 'written' },
  bad: {
    c: [
      'void f(void) { EVP_EncryptInit_ex(c, EVP_aes_128_cbc(), NULL, (unsigned char *)"0123456789abcdef", iv); }', 'void f(void) { const unsigned char key[] = "0123456789abcdef"; EVP_DecryptInit_ex(c, EVP_aes_128_cbc(), NULL, key, iv); }', 'static const uint8_t KEY[16] = { 0x01, 0x02 };\nvoid f(void) { EVP_CipherInit_ex(c, EVP_aes_128_cbc(), NULL, KEY, iv, 1); }', 'void f(void) { unsigned char key[16] = "0123456789abcdef"; AES_set_encrypt_key(key, 128, &k); }', 'void f(void) { AES_set_decrypt_key((const unsigned char *) "0123456789abcdef", 128, &k); }',
      'void f(void) { mbedtls_aes_setkey_enc(&c, (const unsigned char *)"0123456789abcdef", 128); }', 'void f(void) { unsigned char key[16] = "0123456789abcdef"; mbedtls_aes_setkey_dec(&c, key, 128); }', 'void f(void) { mbedtls_gcm_setkey(&c, MBEDTLS_CIPHER_ID_AES, (const unsigned char *)"0123456789abcdef", 128); }', 'void f(void) { mbedtls_cipher_setkey(&c, (const unsigned char *)"0123456789abcdef", 128, MBEDTLS_ENCRYPT); }', 'void f(void) { HMAC(EVP_sha256(), "signing-key-1", 13, m, n, o, &l); }', 'void f(void) { CCCrypt(kCCDecrypt, kCCAlgorithmAES, o, "0123456789abcdef", 16, iv, in, n, out, m, &d); }',
    ],
  },
  good: {
    c: [
      'void f(const unsigned char *key) { EVP_EncryptInit_ex(c, EVP_aes_128_cbc(), NULL, key, iv); EVP_DecryptInit_ex(c, EVP_aes_128_cbc(), NULL, key, iv); EVP_CipherInit_ex(c, x, NULL, key, iv, 1); }', 'void f(const unsigned char *key) { AES_set_encrypt_key(key, 128, &k); AES_set_decrypt_key(key, 128, &k); mbedtls_aes_setkey_enc(&c, key, 128); mbedtls_aes_setkey_dec(&c, key, 128); mbedtls_gcm_setkey(&c, id, key, 128); mbedtls_cipher_setkey(&c, key, 128, way); }',
      'std::string f() { return HMAC(service, "aws4_request"); }', 'void f(const unsigned char *key) { HMAC(EVP_sha256(), key, 32, m, n, o, &l); CCCrypt(kCCDecrypt, a, o, key, 16, iv, in, n, out, m, &d); }', 'void f(void) { unsigned char key[32]; read_key(key); EVP_EncryptInit_ex(c, EVP_aes_256_cbc(), NULL, key, iv); }', 'void f(void) { unsigned char key[32] = {0}; read_key(key); EVP_EncryptInit_ex(c, EVP_aes_256_cbc(), NULL, key, iv); }',
    ],
  },
};

/** What a server calls the path of a request. */
const OF_REQUEST = ['url_path is', 'urlPath is', 'urlpath is', 'uri_path is', 'uriPath is', 'request_path is', 'requestPath is', 'req_path is', 'reqPath is', 'request_uri is', 'requestUri is', 'path_info is', 'req->path belongs', 'req->uri belongs', 'req->target belongs', 'request->target belongs', 'req->url belongs', 'request->url belongs', 'req->resource belongs', 'req.target belongs', 'request.target belongs', 'req.path belongs', 'req.uri belongs', 'request->path belongs', 'request->uri belongs', 'request.path belongs', 'hm->uri belongs', 'r->uri belongs'];

export const cPathServed: Rule = {
  category: 'path-traversal',
  cwe: [22],
  severity: 'medium',
  id: 'c-path-of-address',
  title: 'File named by the path of a request',
  why: 'An address with `../` in it names a file outside the folder that is served; a server does not always take it out.',
  fix: 'Compare realpath of the whole with realpath of the folder and a slash, or open with openat2 and RESOLVE_BENEATH.',
  near: ['fopen(', 'open(', 'ifstream', 'openat(', 'sendfile('],
  find: ['$?.fopen($value, $mode)', 'open($value, $...)', 'openat($at, $value, $...)', 'std::ifstream $f($value, $...)', '$?.sendFile($value, $...)'],
  where: { value: { all: [{ trait: 'from', of: OF_REQUEST }, { not: { trait: 'within', of: ['realpath(', '"..', "'.'", 'canonical(', 'lexically_normal(', 'RESOLVE_BENEATH', 'normal', 'sanit', 'safe', 'valid', 'check', 'clean'] } }] } },
  hole: 'none',
  langs: ['c', 'cpp'],
  bad: {
    c: ['void f(struct conn *c, const char *url_path) { char p[99]; snprintf(p, sizeof(p), "%s/%s", root, url_path); int fd = open(p, O_RDONLY); }', 'void f(struct req *req) { char p[99]; sprintf(p, "/srv/www%s", req->path); FILE *in = fopen(p, "r"); }', 'void f(int root, const char *request_path) { openat(root, request_path, O_RDONLY); }', 'void f(const struct http_request *request) { char name[99], p[199]; percent_decode(name, sizeof name, request->target); snprintf(p, sizeof p, "%s%s", ROOT, name); int fd = open(p, O_RDONLY); }'],
    cpp: ['void f(const Request &req) { std::ifstream in("/srv/www" + req.path); }', 'void f(const Request &req) { auto p = root + req.path; res.sendFile(p); }'],
  },
  good: {
    c: ['void f(struct conn *c, const char *url_path) { char p[99], r[99]; snprintf(p, 99, "%s/%s", root, url_path); if (!realpath(p, r)) return; open(p, O_RDONLY); }', 'void f(const char *path) { open(path, O_RDONLY); fopen(path, "r"); openat(d, path, 0); }', 'void f(const char *url_path) { if (strstr(url_path, "..")) return; open(url_path, O_RDONLY); }', 'void f(const char *url_path) { open("/srv/index.html", O_RDONLY); }'],
    cpp: ['void f(const std::string &p) { std::ifstream in("/srv/www" + p); res.sendFile(p); }'],
  },
};

/** curl.se: CURLOPT_URL; github.com/libcpr, yhirose/cpp-httplib, Qt */
export const cRequest: Rule = {
  category: 'ssrf',
  cwe: [918],
  severity: 'high',
  id: 'c-request-host',
  title: 'Address of a request chosen from outside',
  why: 'The server can be made to call its own network: databases, admin pages, the cloud metadata service.',
  fix: 'Compare the host of the parsed address (curl_url_get) with a list, and set CURLOPT_PROTOCOLS_STR to "https".',
  near: ['curlopt_url', 'cpr::', 'httplib::', 'qurl('],
  find: ['curl_easy_setopt($c, CURLOPT_URL, $value)', 'cpr::$get(cpr::Url{$value}, $...)', 'httplib::Client $c($value, $...)', 'QNetworkRequest(QUrl($value))', 'QNetworkRequest $r(QUrl($value))'],
  where: { value: { all: [{ trait: 'host', of: ['the request', 'the network', 'input'] }, { not: { trait: 'within', of: ['CURLUPART_HOST', '.host()', 'starts_with(', 'startsWith(', 'strncmp('] } }] } },
  langs: ['c', 'cpp'],
  bad: {
    c: ['void f(int s) { char u[99]; recv(s, u, 99, 0); curl_easy_setopt(c, CURLOPT_URL, u); }'],
    cpp: ['curl_easy_setopt(c, CURLOPT_URL, req.get_param_value("u").c_str());', 'auto r = cpr::Get(cpr::Url{req.get_param_value("u")});', 'httplib::Client cli(req.get_param_value("u"));', 'm.get(QNetworkRequest(QUrl(req.get_param_value("u"))));', 'QNetworkRequest r(QUrl(req.get_param_value("u")));'].map((line) => `void f(const httplib::Request &req) { ${line} }`).concat('static void load(const std::string &url) { curl_easy_setopt(c, CURLOPT_URL, url.c_str()); }\nvoid f(const httplib::Request &req) { load(req.get_param_value("u")); }'),
  },
  good: {
    cpp: ['void f(const std::string &u) { curl_easy_setopt(c, CURLOPT_URL, u.c_str()); cpr::Get(cpr::Url{u}); httplib::Client cli(u); m.get(QNetworkRequest(QUrl(u))); QNetworkRequest r(QUrl(u)); }', 'void f(const httplib::Request &req) { auto u = req.get_param_value("u"); if (!u.starts_with("https://api.example.com/")) return; curl_easy_setopt(c, CURLOPT_URL, u.c_str()); }', 'void f(const httplib::Request &req) { cpr::Get(cpr::Url{"https://api.example.com/" + req.get_param_value("id")}); }', 'void f(const httplib::Request &req) { auto u = req.get_param_value("u"); curl_url_get(h, CURLUPART_HOST, &host, 0); if (strcmp(host, "a.example.com")) return; curl_easy_setopt(c, CURLOPT_URL, u.c_str()); }'],
  },
};

/** A hook's address is its customer's to choose. */
export const hookRequest: Rule = {
  ...cRequest,
  severity: 'medium',
  id: 'hook-address',
  title: 'Request to the address of a hook that a customer set up',
  why: 'The customer can name machines that only the server reaches: databases, admin pages, the cloud metadata service.',
  fix: 'Refuse addresses of the own network when the name is resolved, or allow known services by their prefix; follow no redirects.',
  near: ['curlopt_url', 'http.post(', 'http.newrequest', '.post(', 'postforentity(', 'postforobject(', 'newbuilder(', '.uri(', 'postasync(', 'postasjsonasync(', 'httppost(', 'httprequestmessage('],
  find: ['curl_easy_setopt($c, CURLOPT_URL, $value)', 'http.Post($value, $...)', 'http.NewRequest($method, $value, $body)', 'http.NewRequestWithContext($ctx, $method, $value, $body)', '$r.Post($value)', '$client.post($value)', '$?.postForEntity($value, $...)', '$?.postForObject($value, $...)', 'HttpRequest.newBuilder($value)', '$b.uri($value)', 'new HttpPost($value)', '$c.PostAsync($value, $...)', '$c.PostAsJsonAsync($value, $...)', 'new HttpRequestMessage($method, $value)'],
  where: { value: { all: [{ trait: 'host', of: ['whoever set the hook up'] }, { not: 'hosted' }, { not: { trait: 'beside', of: ['starts_with(', 'is_loopback', 'is_private', 'ssrf', 'Ssrf', 'SSRF'] } }] } },
  langs: ['cpp', 'go', 'rust', 'java', 'kotlin', 'csharp'],
  bad: {
    cpp: ['static long post(const std::string &url) { curl_easy_setopt(c, CURLOPT_URL, url.c_str()); }\nlong Notifier::test(const Settings &settings) { return post(settings.webhookUrl); }'],
    go: ['func (s *Sender) ping(h *Hook) { resty.New().R().SetBody(body).Post(h.TargetURL) }', 'func (s *Sender) send(h *Hook) { http.Post(h.CallbackURL, "application/json", body) }', 'func (s *Sender) send(h *Hook) { http.NewRequest("POST", h.WebhookURL, body) }', 'func send(t *models.HookTask) { http.NewRequest("POST", t.URL, body) }', 'func (s *Sender) send(ctx context.Context, h *Hook) { http.NewRequestWithContext(ctx, "POST", h.WebhookURL, body) }'],
    rust: ['async fn send(hook: &Hook) { client.post(&hook.callback_url).json(&event).send().await }'],
    java: ['rest.postForEntity(webhook.getUrl(), body, String.class);', 'rest.postForObject(hook.getTargetUrl(), body, String.class);', 'HttpRequest r = HttpRequest.newBuilder(URI.create(hook.getUrl())).POST(body).build();', 'HttpRequest r = HttpRequest.newBuilder().uri(URI.create(webhook.getUrl())).POST(body).build();', 'HttpPost post = new HttpPost(webhook.getUrl());'],
    csharp: ['await http.PostAsync(webhook.Url, content);', 'await http.PostAsJsonAsync(hook.CallbackUrl, order);', 'var r = new HttpRequestMessage(HttpMethod.Post, webhook.Url);'],
  },
  good: {
    cpp: ['void f(const Config &config) { curl_easy_setopt(c, CURLOPT_URL, config.webhookUrl.c_str()); }', 'static long post(const std::string &url) { curl_easy_setopt(c, CURLOPT_URL, url.c_str()); }\nlong Notifier::test(const Settings &settings) { if (!allowedPrefix(settings.webhookUrl)) return -1; return post(settings.webhookUrl); }'],
    go: ['func (s *Sender) send() { http.Post(s.config.WebhookURL, "application/json", body); http.NewRequest("POST", cfg.WebhookURL, body); http.NewRequestWithContext(ctx, "POST", opts.CallbackURL, body) }', 'func (s *Sender) send(h *Hook) { http.Post(h.WebhookURL, "application/json", body) }\nvar dialer = net.Dialer{Control: public}'],
    java: ['rest.postForEntity(config.getUrl(), body, String.class); rest.postForObject(page.getUrl(), body, String.class); HttpRequest.newBuilder(URI.create(url)); b.uri(url); new HttpPost(url);', 'void send(Hook hook) throws IOException {\n  if (InetAddress.getByName(hook.host()).isSiteLocalAddress()) return;\n  rest.postForEntity(hook.getUrl(), body, String.class);\n}'],
    csharp: ['await http.PostAsync(url, content); await http.PostAsJsonAsync(url, order); var r = new HttpRequestMessage(HttpMethod.Post, url);'],
    rust: ['fn inner(ip: &Ipv4Addr) -> bool { ip.is_private() }\nasync fn send(hook: &Hook) { client.post(&hook.callback_url).send().await }', 'async fn send(hook: &Hook) { client.post(&hook.name).send().await }', 'async fn send(id: &str) { client.post(format!("https://a.example.com/{}", id)).send().await }'],
  },
};

/** openssl.org: CRYPTO_memcmp; libsodium: sodium_memcmp. */
export const nativeMacCompared: Rule = {
  category: 'access-control',
  cwe: [208],
  severity: 'medium',
  id: 'native-mac-compared',
  title: 'Signature compared byte by byte',
  why: 'The comparison stops at the first wrong byte, so its time tells how much of a guess was right.',
  fix: 'Compare with CRYPTO_memcmp(a, b, length) of OpenSSL, or sodium_memcmp.',
  near: ['memcmp(', 'strcmp(', 'strcasecmp('],
  find: ['$?.memcmp($one, $other, $size)', '$?.strcmp($one, $other)', 'strcasecmp($one, $other)'],
  where: {
    match: { trait: 'beside', of: ['HMAC(', 'hmac', 'EVP_DigestSign', 'EVP_MAC_'] },
    one: { not: 'literal' },
    other: { all: [{ not: 'literal' }, { trait: 'mentions', of: ['mac', 'hmac', 'sig', 'signature', 'tag', 'digest', 'expected', 'computed', 'calculated', 'actual', 'md'] }] },
  },
  hole: 'none',
  langs: ['c', 'cpp'],
  bad: {
    c: ['int f(const char *sig) { HMAC(EVP_sha256(), key, n, body, len, md, &size); return memcmp(sig, md, 32) == 0; }', 'int f(const char *sig) { hex(hmac_of(body), expected); return strcmp(sig, expected) == 0; }', 'int f(const char *sig) { EVP_DigestSignFinal(c, md, &n); return strcasecmp(sig, computed) == 0; }', 'int f(void) { EVP_MAC_final(c, tag, &n, 32); return !memcmp(given, tag, 32); }'],
    cpp: ['bool f(std::string_view header) { const auto expected = hmac_hex(body_); return std::memcmp(header.data(), expected.data(), 64) == 0; }'],
  },
  good: { c: ['int f(const char *sig) { HMAC(EVP_sha256(), key, n, body, len, md, &size); return CRYPTO_memcmp(sig, md, 32) == 0; }', 'int f(const char *mac) { return memcmp(mac, own_mac, 6) == 0; }', 'int f(void) { hmac_init(); return strcmp(name, "digest") == 0 || strcmp("a", digest) == 0 || strcasecmp(name, other) == 0; }'] },
};

export const cShortKey: Rule = {
  ...written,
  cwe: [326],
  id: 'c-short-key',
  title: 'Key too short',
  why: 'RSA and DH keys below 2048 bits can be broken.',
  fix: 'Make RSA keys of 3072 bits, or use Ed25519.',
  near: ['rsa_generate_key', 'evp_pkey_ctx_set_rsa_keygen_bits(', 'mbedtls_rsa_gen_key(', 'evp_rsa_gen('],
  find: ['RSA_generate_key_ex($rsa, $bits, $...)', 'RSA_generate_key($bits, $...)', 'EVP_PKEY_CTX_set_rsa_keygen_bits($c, $bits)', 'mbedtls_rsa_gen_key($rsa, $f, $random, $bits, $...)', 'EVP_RSA_gen($bits)'],
  where: { bits: { trait: 'below', of: [2048] } },
  bad: { c: ['void f(void) { RSA_generate_key_ex(rsa, 1024, e, NULL); }', 'void f(void) { RSA *r = RSA_generate_key(1024, 3, NULL, NULL); }', 'void f(void) { EVP_PKEY_CTX_set_rsa_keygen_bits(ctx, 1024); }', 'void f(void) { mbedtls_rsa_gen_key(&rsa, f, &drbg, 1024, 65537); }', 'void f(void) { EVP_PKEY *k = EVP_RSA_gen(1024); }'] },
  good: { c: ['void f(int n) { RSA_generate_key_ex(rsa, 3072, e, NULL); RSA_generate_key(n, 3, NULL, NULL); EVP_PKEY_CTX_set_rsa_keygen_bits(ctx, 4096); mbedtls_rsa_gen_key(&rsa, f, &drbg, 3072, 65537); EVP_RSA_gen(3072); }'] },
};
