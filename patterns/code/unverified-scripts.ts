/** Clients that are told to believe every server: PHP, Ruby, Rust, C, Swift, and what the shell hands over; and TLS as it was broken. */
import type { Rule } from '../../lib/types.ts';
import { BELIEVES_EVERY_SERVER } from './dangers.ts';

/** php.net/manual: context.ssl, ref.pdo-mysql, mysqli.constants, function.ldap-set-option, function.imap-open */
export const phpClients: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'php-peer-unchecked',
  fix: "Leave the check on and name the file of a private authority ('cafile', CURLOPT_CAINFO, PDO::MYSQL_ATTR_SSL_CA).",
  near: ['allow_self_signed', 'stream_context_set_option(', 'mysql_attr_ssl_verify_server_cert', 'mysqli_client_ssl_dont_verify_server_cert', 'ldap_opt_x_tls_never', 'ldap_opt_x_tls_allow', 'smtpautotls'],
  find: [
    "'allow_self_signed' => true", "stream_context_set_option($c, 'ssl', 'verify_peer', false)", "stream_context_set_option($c, 'ssl', 'verify_peer_name', false)", 'PDO::MYSQL_ATTR_SSL_VERIFY_SERVER_CERT => false', 'MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT', 'ldap_set_option($l, LDAP_OPT_X_TLS_REQUIRE_CERT, LDAP_OPT_X_TLS_NEVER)', 'ldap_set_option($l, LDAP_OPT_X_TLS_REQUIRE_CERT, LDAP_OPT_X_TLS_ALLOW)',
    '$m->SMTPAutoTLS = false',
  ],
  where: { match: { not: { any: [{ trait: 'within', of: ['SMTPSecure = PHPMailer', "SMTPSecure = 'tls'", "SMTPSecure = 'ssl'", 'SMTPSecure = "tls"', 'SMTPSecure = "ssl"', "'localhost'", '"localhost"'] }, { trait: 'has', of: ["'cafile'", '"cafile"'] }] } } },
  langs: ['php'],
  bad: {
    php: [
      "<?php $c = stream_context_create(['ssl' => ['allow_self_signed' => true]]);", "<?php stream_context_set_option($c, 'ssl', 'verify_peer', false);", "<?php stream_context_set_option($c, 'ssl', 'verify_peer_name', false);", '<?php $p = new PDO($dsn, $u, $w, [PDO::MYSQL_ATTR_SSL_VERIFY_SERVER_CERT => false]);', '<?php mysqli_real_connect($c, $h, $u, $p, $db, 3306, null, MYSQLI_CLIENT_SSL_DONT_VERIFY_SERVER_CERT);',
      '<?php ldap_set_option(null, LDAP_OPT_X_TLS_REQUIRE_CERT, LDAP_OPT_X_TLS_NEVER);', '<?php ldap_set_option($l, LDAP_OPT_X_TLS_REQUIRE_CERT, LDAP_OPT_X_TLS_ALLOW);', '<?php $mail->SMTPAuth = true; $mail->SMTPSecure = false; $mail->SMTPAutoTLS = false;',
    ],
  },
  good: {
    php: [
      "<?php $c = stream_context_create(['ssl' => ['cafile' => $ca]]);", "<?php stream_context_set_option($c, 'ssl', 'verify_peer', true);", '<?php ldap_set_option(null, LDAP_OPT_X_TLS_REQUIRE_CERT, LDAP_OPT_X_TLS_DEMAND);', '<?php function f($mail) { $mail->SMTPSecure = PHPMailer::ENCRYPTION_SMTPS; $mail->SMTPAutoTLS = false; }', "<?php function f($mail) { $mail->SMTPSecure = 'tls'; $mail->SMTPAutoTLS = false; }", "<?php function f($mail) { $mail->SMTPSecure = 'ssl'; $mail->SMTPAutoTLS = false; }",
      "<?php function f($mail) { $mail->Host = 'localhost'; $mail->SMTPAutoTLS = false; }",
    ],
  },
};

/** net-ssh, faraday, excon, bunny, savon, mail, net-ldap */
export const rubyClients: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'ruby-client-unverified',
  fix: 'Leave the check on and name the file of a private authority (ca_file); for SSH keep verify_host_key: :always.',
  near: ['verify_host_key', 'paranoid: false', 'ssl.verify', ':ssl_verify_peer', 'ssl_verify_mode', 'verify_peer: false', 'verify_peer = '],
  find: [/\bverify_host_key(?:: | => )(?::never|false|["']never["'])/, /\bparanoid: false\b/, /(?<!\bif [^\n]{1,60}\n[ \t]{0,16}\w{0,20}\.?)\bssl\.verify = false\b/, /\[:ssl_verify_peer\] = false\b/, /\b(?:openssl|ssl)_verify_mode(?:: | => )(?:["':]none\b|OpenSSL::SSL::VERIFY_NONE)/, /\bverify_peer: false\b/, /\bVERIFY_PEER = (?:OpenSSL::SSL::)?VERIFY_NONE\b/],
  where: { path: { trait: 'ends', of: ['.rb'] } },
  bad: {
    ruby: [
      'Net::SSH.start(host, user, verify_host_key: :never)', 'Net::SCP.upload!(host, user, a, b, ssh: { verify_host_key: false })', 'Net::SFTP.start(host, user, paranoid: false)', 'conn = Faraday.new(url) { |f| f.ssl.verify = false }', 'Excon.defaults[:ssl_verify_peer] = false', 'mail.delivery_method :smtp, address: host, openssl_verify_mode: "none"', 'mail.delivery_method :smtp, address: host, openssl_verify_mode: :none', 'mail.delivery_method :smtp, address: host, openssl_verify_mode: OpenSSL::SSL::VERIFY_NONE',
      'client = Savon.client(wsdl: url, ssl_verify_mode: :none)', 'conn = Bunny.new(host: h, tls: true, verify_peer: false)', 'OpenSSL::SSL::VERIFY_PEER = OpenSSL::SSL::VERIFY_NONE',
    ],
  },
  good: { ruby: ['Net::SSH.start(host, user, verify_host_key: :always)', 'conn = Faraday.new(url) { |f| f.ssl.ca_file = ca }', 'client = Savon.client(wsdl: url, ssl_verify_mode: :peer)', 'Excon.defaults[:ssl_verify_peer] = true', 'if options[:insecure]\n  conn.ssl.verify = false\nend'], txt: ['paranoid: false'] },
};

/** russh, rustls: a check whose answer is always yes, by its body or by its own name. */
export const rustSaysYes: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'rust-check-says-yes',
  fix: 'Leave the default verifier with the roots of your own authority; in russh compare the key with the known ones.',
  near: ['fn check_server_key', 'with_custom_certificate_verifier('],
  find: [/\bfn check_server_key\s?\([^{}]{1,300}\{\s{0,40}(?:async move \{\s{0,20})?Ok\((?:\(self, )?true\)?\)\s{0,40}\}/, /\bwith_custom_certificate_verifier\(\s{0,40}(?:(?:std::sync::)?Arc::new\()?\s{0,40}(?:\w{1,40}::){0,3}(?:No|Skip|Accept|Danger|Insecure|Trust(?:All|Any)|Dummy|AllowAll)\w{0,60}/],
  where: { path: { trait: 'ends', of: ['.rs'] } },
  bad: { rust: ['async fn check_server_key(&mut self, key: &PublicKey) -> Result<bool, Self::Error> {\n    Ok(true)\n}', 'let config = ClientConfig::builder().dangerous().with_custom_certificate_verifier(Arc::new(NoVerification)).with_no_client_auth();'] },
  good: { rust: ['async fn check_server_key(&mut self, key: &PublicKey) -> Result<bool, Self::Error> { Ok(self.known == *key) }', 'let config = ClientConfig::builder().dangerous().with_custom_certificate_verifier(Arc::new(Pinned::new(fp))).with_no_client_auth();'], txt: ['fn check_server_key(key) { Ok(true) }'] },
};

/** libmosquitto, WiFiClientSecure of ESP32 and ESP8266, Network.framework */
export const nativeClients: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'native-client-unverified',
  fix: 'Leave the check on and hand over the certificate of the authority: setCACert(root), mosquitto_tls_set(client, ca, …).',
  near: ['mosquitto_tls_insecure_set(', '.setinsecure(', 'sec_protocol_options_set_verify_block('],
  find: [/\bmosquitto_tls_insecure_set\(\s{0,4}[\w.>-]{1,40},\s{0,4}(?:true|1)\s{0,4}\)/, /^(?!\s{0,20}\/\/)[^\n]{0,60}\b\w{1,40}(?:\.|->)setInsecure\(\);/m, /\bsec_protocol_options_set_verify_block\([^;]{1,200}?\{\s{0,20}(?:\(?\w{1,20}, \w{1,20}, (?<done>\w{1,30})\)? in)\s{0,40}\k<done>\(true\)\s{0,20}\}/],
  where: { path: { trait: 'ends', of: ['.c', '.cpp', '.cc', '.h', '.hpp', '.ino', '.swift'] } },
  bad: { c: ['mosquitto_tls_insecure_set(mosq, true);'], cpp: ['WiFiClientSecure client;\nclient.setInsecure();'], swift: ['sec_protocol_options_set_verify_block(options, { _, _, done in done(true) }, queue)'] },
  good: { c: ['mosquitto_tls_insecure_set(mosq, false);'], cpp: ['client.setCACert(root);'], swift: ['sec_protocol_options_set_verify_block(options, { m, t, done in done(check(t)) }, queue)'], txt: ['client.setInsecure();'] },
};

/** Clients that a shell starts. */
export const shellClients: Rule = {
  ...BELIEVES_EVERY_SERVER,
  id: 'shell-client-unverified',
  fix: 'Take the switch out, and name the certificate of a private authority (--cacert, --cafile, sslrootcert).',
  near: ['ldaptls_reqcert', '--insecure', 'pgsslmode', '--ssl-mode=', '--skip-ssl'],
  find: [/^[^#\n]{0,150}\bLDAPTLS_REQCERT=["']?(?:never|allow)\b/m, /^[^#\n]{0,150}\b(?:redis-cli|mosquitto_(?:pub|sub|rr)|grpcurl|etcdctl|influx|cqlsh|nats|helm|crictl|argocd|vault)\b[^#\n]{0,200}\s--insecure(?:-skip-tls-verify|-skip-verify)?(?=[\s"'\\]|$)/m, /^[ \t]{0,20}(?:readonly |local |export )?[A-Za-z_]{0,16}CURL[A-Za-z_]{0,16}\+?=[("'][^#\n]{0,160}--insecure(?=[\s"')]|$)/im, /^[^#\n]{0,150}\bPGSSLMODE=["']?(?:disable|allow)\b/m, /^[^#\n]{0,150}\b(?:mysql|mysqldump|mariadb|mysqladmin|mariadb-dump)\b[^#\n]{0,150}\s(?:--ssl-mode=DISABLED|--skip-ssl(?:-verify-server-cert)?)(?=[\s"'\\]|$)/m],
  where: { path: { trait: 'ends', of: ['.sh', '.bash', '.zsh', '.env', 'Dockerfile', '.yml', '.yaml', 'Makefile'] } },
  bad: { sh: ['CURL_OPTS=(--silent --fail --insecure)', 'LDAPTLS_REQCERT=never ldapsearch -H ldaps://dc.shop.com', 'redis-cli -h cache.shop.com --tls --insecure ping', 'mosquitto_pub -h broker.shop.com -p 8883 --insecure -t a -m b', 'PGSSLMODE=disable psql -h db.shop.com -U app orders', 'mysql --ssl-mode=DISABLED -h db.shop.com -u app orders', 'mysqldump -h db.shop.com --skip-ssl orders > a.sql'] },
  good: { sh: ['CURL_OPTS=(--silent --fail --cacert ca.pem)', '# CURL_OPTS=(--insecure)', 'LDAPTLS_REQCERT=demand ldapsearch -H ldaps://dc.shop.com', 'redis-cli -h cache.shop.com --tls --cacert ca.pem ping', 'PGSSLMODE=verify-full psql orders', 'mysql --ssl-mode=VERIFY_IDENTITY -h db.shop.com orders', '# PGSSLMODE=disable psql'], txt: ['PGSSLMODE=disable psql'] },
};

const broken = { ...BELIEVES_EVERY_SERVER, cwe: [326, 327], severity: 'medium', title: 'Version of TLS or cipher that is broken', why: 'SSL 3, TLS 1.0 and 1.1, RC4, DES and export ciphers have known attacks: what is sent can be read by who listens long enough.' } as const;

/** A cipher list that takes in what everybody else has thrown out; `!RC4` and `-DES` throw it out. */
export const weakCiphers: Rule = {
  ...broken,
  id: 'tls-weak-ciphers',
  fix: 'Leave the list to the library, or name AEAD suites alone: TLS_AES_256_GCM_SHA384, ECDHE-RSA-AES128-GCM-SHA256.',
  near: ['ciphers', 'cipher_list', 'tls_rsa_with_rc4', 'tls_rsa_with_3des', 'tls_ecdhe_rsa_with_rc4', 'tls_ecdhe_rsa_with_3des'],
  find: [
    /(?:\b|_)(?:ssl_?|set_?|tls_?)?(?:ciphers|cipher_list|CipherList|ciphersuites|EnabledCipherSuites)["']?\s{0,3}(?:[:=(,]|=>)[^;\n]{0,60}["'](?:[\w!+@=-]{1,40}[:, ]){0,12}(?:[A-Za-z0-9]{1,30}[-+_]){0,5}(?:RC4|3DES|DES-CBC3?|DES|EXP(?:ORT)?|eNULL|aNULL|NULL|ADH|LOW)(?:[-+:, "'_]|\b)/i,
    /(?<=\bCipherSuites\b[^}]{0,160}\btls\.)TLS_(?:ECDHE_)?(?:RSA|ECDSA)_WITH_(?:RC4|3DES)\w{1,30}/y,
    /["']\w{1,20}(?::\w{1,20}){0,6}:?@SECLEVEL=0/,
  ],
  where: { path: { not: { trait: 'ends', of: ['.md', '.txt', '.rst', '.conf', '.cnf', '.tmpl'] } } },
  bad: {
    js: ["https.createServer({ key, cert, ciphers: 'RC4-SHA:DES-CBC3-SHA:AES128-SHA' }, app);"], py: ['context.set_ciphers("ALL:@SECLEVEL=0")', 'context.set_ciphers("DEFAULT:RC4-SHA")'], c: ['SSL_CTX_set_cipher_list(ctx, "ALL:RC4+RSA:+LOW:+EXP");'], java: ['socket.setEnabledCipherSuites(new String[] {"SSL_RSA_WITH_RC4_128_SHA"});', 'String ciphersuites = "DES-CBC3-SHA";'],
    go: ['cfg := &tls.Config{CipherSuites: []uint16{tls.TLS_RSA_WITH_RC4_128_SHA}}', 'cfg := &tls.Config{CipherSuites: []uint16{tls.TLS_RSA_WITH_3DES_EDE_CBC_SHA}}', 'cfg := &tls.Config{CipherSuites: []uint16{tls.TLS_ECDHE_RSA_WITH_RC4_128_SHA}}', 'cfg := &tls.Config{CipherSuites: []uint16{tls.TLS_ECDHE_RSA_WITH_3DES_EDE_CBC_SHA}}'],
  },
  good: {
    js: ["https.createServer({ ciphers: 'ECDHE-RSA-AES256-GCM-SHA384:!RC4:!DES:!aNULL' }, app);", "const ciphers = crypto.getCiphers();"], py: ['context.set_ciphers("ECDHE+AESGCM:!NULL:-LOW")'], c: ['SSL_CTX_set_cipher_list(ctx, "HIGH:!aNULL:!MD5:!RC4");'], java: ['socket.setEnabledCipherSuites(new String[] {"TLS_AES_256_GCM_SHA384"});'], go: ['cfg := &tls.Config{CipherSuites: []uint16{tls.TLS_AES_128_GCM_SHA256}}', 'if id == tls.TLS_RSA_WITH_RC4_128_SHA { return "old" }'],
    md: ['ciphers: "RC4-SHA"'],
  },
};

/** TLS 1.0 and 1.1 as each language calls them. */
export const oldVersions: Rule = {
  ...broken,
  id: 'tls-old-version',
  fix: 'Leave the version to the library, or ask for TLS 1.2 and later.',
  near: ['setenabledprotocols(', 'ssl_version', 'min_version', 'min_tls_version(', 'min_proto_version(', 'curl_sslversion_'],
  find: [
    /\bsetEnabledProtocols\([^;]{0,100}["'](?:SSLv2Hello|SSLv3|TLSv1|TLSv1\.1)["']/, /\bssl_version\s?[:=]\s?(?::|["'])(?:SSLv3|SSLv23|TLSv1|TLSv1_1)\b/, /\bmin_version\s?[:=]\s?(?:OpenSSL::SSL::)?(?::TLS1|:TLS1_1|:SSL3|TLS1_VERSION|TLS1_1_VERSION|SSL3_VERSION)\b/, /\bmin_tls_version\((?:\w{1,30}::){1,4}TLS_1_[01]\)/, /(?<![a-z])set_min_proto(?:col)?_version\([^;\n]{0,60}\b(?:SSL3|TLS1|TLS1_1)(?:_VERSION)?\b/,
    /\bCURL_SSLVERSION_(?:SSLv2|SSLv3|TLSv1_0|TLSv1_1)\b/,
  ],
  where: { path: { trait: 'ends', of: ['.java', '.kt', '.scala', '.rb', '.rs', '.c', '.cpp', '.cc', '.h', '.php'] } },
  bad: {
    java: ['socket.setEnabledProtocols(new String[] {"TLSv1", "TLSv1.1", "TLSv1.2"});'], ruby: ['http.ssl_version = :TLSv1', 'ctx.min_version = OpenSSL::SSL::TLS1_VERSION'], rust: ['let c = reqwest::Client::builder().min_tls_version(tls::Version::TLS_1_0).build()?;'], c: ['SSL_CTX_set_min_proto_version(ctx, TLS1_VERSION);'],
    php: ['<?php curl_setopt($ch, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_0);'],
  },
  good: { java: ['socket.setEnabledProtocols(new String[] {"TLSv1.2", "TLSv1.3"});'], ruby: ['http.ssl_version = :TLSv1_2', 'ctx.min_version = OpenSSL::SSL::TLS1_2_VERSION'], rust: ['b.min_tls_version(tls::Version::TLS_1_2)'], c: ['SSL_CTX_set_min_proto_version(ctx, TLS1_2_VERSION);'], php: ['<?php curl_setopt($ch, CURLOPT_SSLVERSION, CURL_SSLVERSION_TLSv1_2);'], md: ['http.ssl_version = :TLSv1'] },
};
