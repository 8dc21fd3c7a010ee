/** Proxies and servers before others: consoles without a login, backends that nobody proves, callers who choose their own address, files that were not meant to be served. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'medium' } as const;
const nginx = { path: { trait: 'file', of: ['nginx'] } };
const HAPROXY = { trait: 'ends', of: ['.cfg', '.cfg.j2', '.cfg.tpl', '.cfg.erb', '.cfg.tmpl', 'haproxy.conf'] };

/** Lines of a section before the one that is meant. */
const SECTION = '(?:[ \\t]{1,12}(?=\\S)[^\\n]{0,120}\\n){0,14}?[ \\t]{1,12}';

/** docs.haproxy.org/3.0/configuration.html: stats admin, stats auth, verify, ssl-min-ver, insecure-password; management.html: stats socket */
export const haproxyStats: Rule = {
  ...danger,
  category: 'access-control',
  cwe: [306],
  id: 'haproxy-stats-open',
  title: 'Console of HAProxy without a login',
  why: 'It shows every server behind it; with "stats admin", or the socket at level admin, whoever reaches the port takes servers out.',
  fix: 'bind 127.0.0.1:8404, or http-request auth unless { http_auth(operators) }; a socket with mode 600.',
  near: ['stats enable', 'stats uri', 'stats admin', 'stats socket', 'stats auth'],
  find: [
    new RegExp(`^(?:frontend|listen)\\b[^\\n]{0,60}\\n(?=${SECTION}bind[ \\t]{1,12}(?:\\*|0\\.0\\.0\\.0|\\[?::\\]?)?:\\d)(?!${SECTION}(?:stats auth|http-request (?:auth|deny)|acl|tcp-request)\\b)${SECTION}(?<value>stats (?:enable|uri|admin))\\b`, 'm'),
    /^[ \t]{1,20}stats socket[ \t]+(?:ipv[46]@)?(?:\*|0\.0\.0\.0|\[?::\]?)?:\d{1,5}[ \t][^#\n]{0,80}\blevel[ \t]+admin\b/m, /^[ \t]{1,20}stats socket[ \t]+\/[^#\n]{0,120}\bmode[ \t]+[0-7]?[0-7]{2}[2367]\b[^#\n]{0,40}\blevel[ \t]+admin\b/m, /^[ \t]{1,20}stats auth[ \t]+(?:admin|root|haproxy|stats|user):(?:admin|password|haproxy|stats|changeme|secret|12345678?)\b/m,
  ],
  where: { path: HAPROXY },
  bad: { 'haproxy.cfg': ['defaults\n    mode http\n\nfrontend stats\n    bind *:8404\n    stats enable\n    stats uri /\n\nfrontend web\n    bind :443\n', '\nfrontend a\n    bind :80\n    stats enable\n', '\nlisten stats\n    bind :1936\n    mode http\n    stats uri /stats\n', '\nlisten stats\n  bind 0.0.0.0:9000\n  mode http\n  stats admin if TRUE\n', '    stats socket *:9999 level admin\n', '    stats socket /run/haproxy.sock mode 666 level admin\n', '    stats auth admin:admin\n'] },
  good: { 'haproxy.cfg': ['\nfrontend stats\n    bind 127.0.0.1:8404\n    stats enable\n    stats uri /\n', '\nfrontend stats\n    bind *:8404\n    stats enable\n    stats auth ops:"$OPS"\n', '\nfrontend stats\n    bind *:8404\n    acl ok http_auth(ops)\n    stats enable\n', '\nfrontend stats\n    bind *:8404\n    stats uri /\n    http-request auth unless { http_auth(ops) }\n', '    stats socket /run/haproxy.sock mode 660 level admin\n', '    # stats auth admin:admin\n'], 'a.md': ['    stats auth admin:admin\n'] },
};

export const haproxyUnproved: Rule = {
  ...danger,
  category: 'insecure-transport',
  cwe: [295, 326],
  id: 'proxy-backend-unproved',
  title: 'Proxy that proves no server, or speaks old TLS',
  why: 'Anyone between the proxy and the server can answer in its name, or break what TLS 1.0 and 1.1 protect.',
  fix: 'verify required ca-file …, tls_trust_pool, proxy-ssl-verify: "on"; ssl-min-ver TLSv1.2, minVersion: VersionTLS12.',
  near: ['verify none', 'ssl-min-ver', 'tls_insecure_skip_verify', 'proxy-ssl-verify', 'versiontls1', 'trust_chain_verification', 'tls_minimum_protocol_version', 'insecure-password'],
  find: [
    /^[ \t]{1,20}(?:default-)?server\b[^#\n]{0,150}[ \t]ssl\b[^#\n]{0,80}\bverify[ \t]+none\b/m, /^[ \t]{0,20}ssl-default-server-options\b[^#\n]{0,80}\bverify[ \t]+none\b/m, /^[^#\n]{0,150}\bssl-min-ver[ \t]+(?:SSLv3|TLSv1\.[01])\b/m, /^[ \t]{1,40}tls_insecure_skip_verify\b/m, /^[^#\n]{0,60}\bproxy-ssl-verify["']?:[ \t]*["']off["']/m,
    /^[ \t]{0,40}minVersion["']?[ \t]*[:=][ \t]*["']?VersionTLS1[01]\b/m, /^[ \t]{0,40}trust_chain_verification:[ \t]*ACCEPT_UNTRUSTED\b/m, /^[ \t]{0,40}tls_minimum_protocol_version:[ \t]*TLSv1_[01]\b/m, /^[ \t]{1,20}user[ \t]+\S{1,40}[ \t]+insecure-password[ \t]+["']?(?!["'$%{])\S{3,60}/m,
  ],
  where: { path: { any: [HAPROXY, { trait: 'ends', of: ['caddyfile', '.caddy', '.caddyfile', '.toml'] }, { trait: 'file', of: ['yaml'] }] } },
  bad: { 'haproxy.cfg': ['    server app 10.0.0.2:443 ssl verify none\n', '    ssl-default-server-options verify none\n', '    bind :443 ssl crt /c.pem ssl-min-ver TLSv1.0\n', '    user ops insecure-password s3cretOps\n'], Caddyfile: ['\ttransport http {\n\t\ttls_insecure_skip_verify\n\t}\n'], 'ingress.yaml': ['    nginx.ingress.kubernetes.io/proxy-ssl-verify: "off"\n', '      minVersion: VersionTLS10\n', '    trust_chain_verification: ACCEPT_UNTRUSTED\n', '      tls_minimum_protocol_version: TLSv1_0\n'] },
  good: { 'haproxy.cfg': ['    server app 10.0.0.2:443 ssl verify required ca-file /ca.pem\n', '    ssl-default-bind-options ssl-min-ver TLSv1.2\n', '    user ops password $6$x\n', '    # server app 10.0.0.2:443 ssl verify none\n', '    bind :443 ssl verify none crt /c.pem\n', '    user ops insecure-password "$OPS"\n'], Caddyfile: ['\t# tls_insecure_skip_verify\n', '\ttls_trust_pool file ca.pem\n'], 'ingress.yaml': ['    nginx.ingress.kubernetes.io/proxy-ssl-verify: "on"\n', '      minVersion: VersionTLS12\n', '    trust_chain_verification: VERIFY_TRUST_CHAIN\n', '      tls_minimum_protocol_version: TLSv1_2\n'], 'a.md': ['    minVersion: VersionTLS10\n'] },
};

/** caddyserver.com/docs/api (no login, only its address protects it), envoyproxy.io (administration interface), squid-cache.org (http_access), doc.traefik.io (forwardedHeaders) */
export const proxyOpen: Rule = {
  ...danger,
  category: 'access-control',
  cwe: [306, 441],
  id: 'proxy-open',
  title: 'Proxy that everyone may command or send through',
  why: 'Its administration knows no login, so that only the address protects it; an open proxy reaches the inside in the name of this machine.',
  fix: 'Bind the administration to localhost; http_access deny all at the end; name the addresses whose headers count (trustedIPs, set_real_ip_from).',
  near: ['admin 0.0.0.0:', 'admin :2019', 'address: 0.0.0.0', 'http_access', 'forwardedheaders', 'proxyprotocol', 'set_real_ip_from'],
  find: [
    /^[ \t]{1,8}admin[ \t]+(?:0\.0\.0\.0)?:\d{2,5}[ \t]*(?:\{|\r?$)/m, /^admin:[ \t]*\r?\n(?:[ \t]{1,20}(?=\S)[^\n]{0,80}\n){0,4}?[ \t]{1,20}(?:socket_address:[ \t]*(?:\{[^}\n]{0,60}|\r?\n[ \t]{1,20}(?:protocol:[^\n]{0,20}\n[ \t]{1,20})?))\baddress:[ \t]*["']?0\.0\.0\.0\b/m, /^http_access[ \t]+allow[ \t]+all[ \t]*\r?$/m,
    /^[^#\n]{0,100}\b(?:forwardedHeaders|proxyProtocol)\.insecure(?:[ \t]*[:=][ \t]*["']?true)?(?=[\s"',\]]|$)(?![=:]false)/im, /^[ \t]{1,20}(?:forwardedHeaders|proxyProtocol):[ \t]*\r?\n[ \t]{1,20}insecure:[ \t]*true\b/m, /^[ \t]{0,20}set_real_ip_from[ \t]+(?:0\.0\.0\.0\/0|::\/0)[ \t]*;/m,
  ],
  where: { path: { any: ['config-path', { trait: 'file', of: ['nginx'] }, { trait: 'ends', of: ['caddyfile', '.caddyfile'] }] } },
  bad: { Caddyfile: ['{\n\tadmin 0.0.0.0:2019\n}\n', '{\n\tadmin :2019\n}\n'], 'envoy.yaml': ['admin:\n  address:\n    socket_address: { address: 0.0.0.0, port_value: 9901 }\n', 'admin:\n  access_log_path: /dev/null\n  address:\n    socket_address:\n      protocol: TCP\n      address: 0.0.0.0\n'], 'squid.conf': ['acl local src 10.0.0.0/8\nhttp_access allow all\n'], 'traefik.yml': ['entryPoints:\n  web:\n    forwardedHeaders:\n      insecure: true\n', '    command: --entrypoints.web.forwardedheaders.insecure\n', '    proxyProtocol:\n      insecure: true\n'], 'nginx.conf': ['set_real_ip_from 0.0.0.0/0;\n'] },
  good: { Caddyfile: ['{\n\tadmin localhost:2019\n}\n', '{\n\tadmin off\n}\n', '{\n\tadmin 127.0.0.1:2019\n}\n'], 'envoy.yaml': ['admin:\n  address:\n    socket_address: { address: 127.0.0.1, port_value: 9901 }\n', 'listeners:\n  - address:\n      socket_address: { address: 0.0.0.0, port_value: 443 }\n'], 'squid.conf': ['http_access allow localnet\nhttp_access deny all\n'], 'traefik.yml': ['    forwardedHeaders:\n      trustedIPs: ["10.0.0.0/8"]\n', '      - --entrypoints.web.forwardedheaders.insecure=false\n', '    proxyProtocol:\n      insecure: false\n'], 'nginx.conf': ['set_real_ip_from 10.0.0.0/8;\n', '# set_real_ip_from 0.0.0.0/0;\n'], 'a.js': ['admin 0.0.0.0:2019\n'] },
};

/** nginx.org/en/docs/http/ngx_http_core_module.html: $uri is decoded, so %0d%0a in a path is a line end in it; $request_uri is as it was sent. */
export const decodedPath: Rule = {
  ...danger,
  cwe: [113, 93],
  id: 'nginx-decoded-path-sent',
  title: 'Decoded path put into a header or a request',
  why: '$uri holds what %0d%0a stands for: a link can write further headers into the answer, or a second request to the server behind.',
  fix: 'Use $request_uri, which is as it was sent.',
  near: ['$uri', '$document_uri'],
  find: [/^[ \t]{0,40}return[ \t]{1,4}30[1278][ \t]{1,4}(?=\S)[^;#\n]{0,120}\$(?:document_)?uri\b/m, /^[ \t]{0,40}add_header[ \t]{1,4}(?:Location|Link|Refresh|Set-Cookie|X-[\w-]{1,40})[ \t]{1,4}(?=\S)[^;#\n]{0,120}\$(?:document_)?uri\b/im, /^[ \t]{0,40}proxy_pass[ \t]+https?:\/\/[^;#\n]{1,120}\$(?:document_)?uri\b/m],
  where: nginx,
  bad: { 'nginx.conf': ['return 301 https://$host$uri;\n', 'return 302 https://shop.com$document_uri;\n', 'add_header X-Path $uri;\n', 'proxy_pass http://backend$uri$is_args$args;\n'] },
  good: { 'nginx.conf': ['return 301 https://$host$request_uri;\n', 'try_files $uri $uri/ /index.html;\n', '# return 301 https://$host$uri;\n', 'proxy_pass http://backend$request_uri;\n', 'if (-f $document_uri) { break; }\n'], 'a.txt': ['return 301 https://$host$uri;\n'] },
};

export const servedTooMuch: Rule = {
  ...danger,
  cwe: [552, 918],
  id: 'server-serves-too-much',
  title: 'Server that hands out the disk, or fetches what a path names',
  why: 'Below / or /etc lie passwords and keys; a host taken from the path leads anywhere inside the network.',
  fix: 'root /srv/www; and a proxy to hosts of a list (map, <ProxyMatch> with names).',
  near: ['root', 'proxy_pass', 'rewriterule', 'alias', 'file_server'],
  find: [/^[ \t]{0,40}(?:root|alias)[ \t]+["']?\/(?:etc|root|home|etc\/nginx)?\/?["']?[ \t]*;/m, /^[ \t]{0,40}proxy_pass[ \t]+["']?https?:\/\/\$[1-9](?=[/;:$?"'])/m, /^[ \t]{0,40}RewriteRule[ \t]+\S{1,80}[ \t]+["']?https?:\/\/(?:\$[1-9]|%\{(?:QUERY_STRING|HTTP_)\w*\})\S{0,80}[ \t]+\[[^\]\n]{0,30}\bP\b/m, /^[ \t]{1,20}file_server[ \t]+(?:\S{1,40}[ \t]+)?browse\b/m],
  where: { path: { any: [{ trait: 'file', of: ['nginx', 'apache'] }, { trait: 'ends', of: ['caddyfile', '.caddyfile'] }] } },
  bad: { 'nginx.conf': ['root /;\n', 'root /etc/nginx;\n', 'alias /root/;\n', 'location ~ ^/proxy/(.*)$ {\n    proxy_pass http://$1;\n}\n', 'alias /home/;\n'], '.htaccess': ['RewriteRule ^fetch/(.*)$ http://$1 [P,L]\n'], Caddyfile: ['\tfile_server browse\n'] },
  good: { 'nginx.conf': ['root /srv/www;\n', '# root /;\n', 'alias /srv/files/;\n', 'proxy_pass http://backend/$1;\n', 'proxy_pass http://$1.shop.svc;\n'], '.htaccess': ['RewriteRule ^(.*)$ https://shop.com/$1 [R,L]\n', 'RewriteRule ^api/(.*)$ http://127.0.0.1:8080/$1 [P]\n'], Caddyfile: ['\tfile_server\n'], 'a.js': ['root /;\n'] },
};

/** tomcat.apache.org/tomcat-10.1-doc: default-servlet.html (readonly, listings), config/ajp.html (secretRequired), config/context.html (privileged) */
export const tomcatOpen: Rule = {
  ...danger,
  cwe: [306, 552],
  id: 'tomcat-open',
  title: 'Tomcat that takes or shows what it should not',
  why: 'With readonly off anyone puts a page that runs into the server; AJP without a secret lets whoever reaches it read files and run pages.',
  fix: 'Leave readonly true and listings false; secret="…" and address="127.0.0.1" for AJP.',
  near: ['<param-name>readonly', '<param-name>listings', 'secretrequired="false"', '="manager-'],
  find: [/<param-name>readonly<\/param-name>\s{0,60}<param-value>\s{0,4}false\b/, /<param-name>listings<\/param-name>\s{0,60}<param-value>\s{0,4}true\b/, /\bsecretRequired="false"(?![^>]{0,200}\baddress="(?:127\.|::1|localhost))(?<!\baddress="(?:127\.|::1|localhost)[^>]{0,160})/, /<user\b(?=[^>]{0,120}\busername="(?<name>admin|tomcat|root|manager|role1|both)")(?=[^>]{0,120}\bpassword="(?:\k<name>|s3cret|password|admin|tomcat|changeit|manager)")[^>]{0,160}\broles="[^"]{0,60}manager-/],
  where: { path: { trait: 'ends', of: ['.xml', '.xml.j2', '.xml.erb'] } },
  bad: { 'web.xml': ['<init-param>\n  <param-name>readonly</param-name>\n  <param-value>false</param-value>\n</init-param>\n', '<param-name>listings</param-name><param-value>true</param-value>\n'], 'server.xml': ['<Connector protocol="AJP/1.3" port="8009" secretRequired="false" />\n'], 'tomcat-users.xml': ['<user username="admin" password="admin" roles="manager-gui"/>\n'] },
  good: { 'web.xml': ['<param-name>readonly</param-name>\n<param-value>true</param-value>\n', '<param-name>listings</param-name><param-value>false</param-value>\n'], 'server.xml': ['<Connector protocol="AJP/1.3" address="127.0.0.1" secretRequired="false" />\n', '<Connector protocol="AJP/1.3" secretRequired="false" address="::1" />\n', '<Connector protocol="AJP/1.3" secret="${ajp.secret}" />\n'], 'tomcat-users.xml': ['<user username="admin" password="${admin.password}" roles="manager-gui"/>\n'], 'a.md': ['secretRequired="false"\n'] },
};
