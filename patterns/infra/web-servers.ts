/** nginx, Apache and the settings files of web frameworks: old TLS, open folders, paths and addresses that a request chooses, debug pages. */
import type { Rule } from '../../lib/types.ts';

const nginx = { path: { trait: 'file', of: ['nginx'] } };
const servers = { path: { trait: 'file', of: ['nginx', 'apache'] } };

export const serverOldTls: Rule = {
  category: 'insecure-transport',
  severity: 'medium',
  cwe: [326, 327],
  id: 'server-old-tls',
  title: 'Old TLS or broken ciphers allowed',
  why: 'SSL 3 and TLS 1.0 and 1.1 have known breaks; RC4, DES, MD5, export and anonymous ciphers protect nothing.',
  fix: 'ssl_protocols TLSv1.2 TLSv1.3 (Apache: SSLProtocol -all +TLSv1.2 +TLSv1.3), and a current cipher list.',
  near: ['ssl_protocols', 'sslprotocol', 'ssl_ciphers', 'sslciphersuite'],
  find: [
    /^[^#\n]{0,80}\bssl_protocols\s[^;#\n]{0,80}(?<![-!])(?:SSLv[23]|TLSv1(?:\.1)?)(?=[\s;])/m, /^[^#\n]{0,80}\bSSLProtocol\s(?:[^#\n]{0,80}(?<![-!])(?:SSLv[23]|TLSv1(?:\.1)?)(?=\s)|\s*all(?![^#\n]{0,80}\s-TLSv1\.1(?!\d)))/m,
    /^[^#\n]{0,80}\b(?:ssl_ciphers|SSLCipherSuite)[ \t]{1,8}["']?(?:[^#\n;]{0,200}:)?\+?(?:RC4|DES|3DES|MD5|EXP(?:ORT)?|aNULL|eNULL|NULL|LOW|DES-CBC3-SHA|RC4-SHA)(?=[:;"'\s])/m,
  ],
  where: servers,
  bad: { 'nginx.conf': ['ssl_protocols TLSv1 TLSv1.2;\n', 'ssl_protocols SSLv3;\n', 'ssl_ciphers "HIGH:RC4:MD5";\n'], 'httpd.conf': ['SSLProtocol all\n', 'SSLProtocol all -SSLv3\n', 'SSLProtocol -all +TLSv1 +TLSv1.2\n', 'SSLCipherSuite HIGH:DES-CBC3-SHA\n'] },
  good: { 'nginx.conf': ['ssl_protocols TLSv1.2 TLSv1.3;\n', '# ssl_protocols TLSv1;\n', 'ssl_ciphers "HIGH:!aNULL:!MD5:!RC4";\n'], 'httpd.conf': ['SSLProtocol all -SSLv3 -TLSv1 -TLSv1.1\n', 'SSLCipherSuite HIGH:!MD5\n'], 'a.txt': ['ssl_protocols TLSv1;\n'] },
};

export const serverListing: Rule = {
  category: 'infrastructure',
  severity: 'medium',
  cwe: [548],
  id: 'server-folder-listing',
  title: 'Contents of folders shown to everyone',
  why: 'Backups, uploads and files that nobody linked are found by looking.',
  fix: 'autoindex off; Apache: Options -Indexes.',
  near: ['autoindex', 'options', 'dir-listing'],
  find: [/^[^#\n]{0,80}\bautoindex\s+on\s*;/m, /^[ \t]{0,40}Options\s(?:[^#\n]{0,60}\s)?\+?(?:Indexes|All)(?=\s)/m, /^[^#\n]{0,80}\bdir-listing\.activate\s*=\s*"enable"/m],
  where: servers,
  bad: { 'nginx.conf': ['autoindex on;\n'], '.htaccess': ['Options +Indexes\n', 'Options FollowSymLinks Indexes\n', 'Options All\n'], 'lighttpd.conf': ['dir-listing.activate = "enable"\n'] },
  good: { 'nginx.conf': ['autoindex off;\n', '# autoindex on;\n'], '.htaccess': ['Options -Indexes\n', 'Options FollowSymLinks\n'], 'a.txt': ['autoindex on;\n'] },
};

export const serverAlias: Rule = {
  category: 'path-traversal',
  severity: 'high',
  cwe: [22],
  id: 'nginx-alias-traversal',
  title: 'Alias that lets requests climb out of its folder',
  why: 'The location has no slash at its end and the alias has one: /img../secret becomes /data/img/../secret.',
  fix: 'End both with a slash: location /img/ { alias /data/img/; }.',
  near: ['alias'],
  find: [/^[ \t]{0,40}location[ \t]+(?:\^~[ \t]+)?\/[^\s{~*=]{0,80}(?<!\/)[ \t]*\{[^{}]{0,150}\balias[ \t]+[^;\s]{1,120}\/;/m],
  where: nginx,
  bad: { 'nginx.conf': ['location /img {\n    alias /data/img/;\n}\n', 'location ^~ /static {\n  expires 1d;\n  alias /srv/static/;\n}\n'] },
  good: { 'nginx.conf': ['location /img/ {\n    alias /data/img/;\n}\n', 'location /img {\n    alias /data/img;\n}\n', 'location ~ ^/img/(.*)$ {\n    alias /data/img/$1;\n}\n'], 'a.txt': ['location /img {\n    alias /data/img/;\n}\n'] },
};

export const serverChosenHost: Rule = {
  category: 'ssrf',
  severity: 'high',
  cwe: [918, 601],
  id: 'nginx-chosen-address',
  title: 'Server or page that the request chooses',
  why: 'The address comes from the query or a header of the request: it can lead inside the network, or a visitor to someone else\'s page.',
  fix: 'Choose from a map of known names: map $arg_site $upstream { … }.',
  near: ['proxy_pass', 'fastcgi_pass'],
  find: [/^[^#\n]{0,80}\b(?:proxy_pass|fastcgi_pass|uwsgi_pass)[ \t]+["']?(?:https?:\/\/)?\$(?:arg_|http_|cookie_|request_uri|query_string|args)\w*/m],
  where: nginx,
  bad: { 'nginx.conf': ['proxy_pass http://$arg_host;\n', 'fastcgi_pass $http_x_backend;\n'] },
  good: { 'nginx.conf': ['proxy_pass http://backend;\n', '# proxy_pass http://$arg_host;\n', 'proxy_pass http://$upstream;\n'], 'a.txt': ['proxy_pass http://$arg_host;\n'] },
};

export const serverRedirect: Rule = {
  category: 'open-redirect',
  severity: 'medium',
  cwe: [601],
  id: 'nginx-redirect-chosen',
  title: 'Visitor sent where the request says',
  why: 'A link to this site leads to whatever address it holds: visitors trust the name they see, and type their password there.',
  fix: 'Send to a path of this site, or choose the address from a map of known names: map $arg_site $target { … }.',
  near: ['return 30', 'rewrite'],
  find: [/^[^#\n]{0,80}\breturn[ \t]+30[1278][ \t]+["']?(?:https?:\/\/)?\$(?:arg_|cookie_|http_(?!host))\w+/m, /^[^#\n]{0,80}\brewrite[ \t]+\S{1,80}[ \t]+["']?(?:https?:\/\/)?\$(?:arg_|cookie_)\w+/m],
  where: nginx,
  bad: { 'nginx.conf': ['return 302 $arg_url;\n', 'rewrite ^ $arg_next redirect;\n', 'return 307 "https://$cookie_home";\n'] },
  good: { 'nginx.conf': ['return 301 https://$host$request_uri;\n', 'return 301 https://$http_host$uri;\n', 'rewrite ^/a$ /b last;\n', '# return 302 $arg_url;\n', 'return 302 https://shop.com/$arg_page;\n'], 'a.txt': ['return 302 $arg_url;\n'] },
};

export const serverCors: Rule = {
  category: 'access-control',
  severity: 'medium',
  cwe: [942],
  id: 'server-cors-any',
  title: 'Every site may read answers',
  why: 'The origin of the request is allowed whatever it is; with cookies allowed, too, any page reads the data of who visits it.',
  fix: 'Allow the origins you know: map $http_origin $cors { https://app.shop.com $http_origin; }.',
  near: ['access-control-allow-origin', 'accesscontrolalloworiginlist'],
  find: [/^[^#\n]{0,80}\b(?:add_header|Header[ \t]+(?:always[ \t]+)?set)[ \t]+["']?Access-Control-Allow-Origin["']?[ \t]+["']?(?:\*|\$http_origin|%\{HTTP_ORIGIN\}e)["';\s]/im, /\baccessControlAllowOriginList[ \t]{0,4}[:=][ \t]{0,4}(?:\r?\n[ \t]{1,30}-[ \t]{1,4}|\[[ \t]{0,4})["']\*["'](?=[^]{0,200}\baccessControlAllowCredentials[ \t]{0,4}[:=][ \t]{0,4}true\b)/],
  where: { path: { any: [servers.path, { trait: 'file', of: ['yaml'] }, { trait: 'ends', of: ['.toml'] }] } },
  bad: { 'nginx.conf': ['add_header Access-Control-Allow-Origin *;\n', 'add_header "Access-Control-Allow-Origin" $http_origin always;\n'], '.htaccess': ['Header set Access-Control-Allow-Origin "*"\n'], 'dynamic.yml': ['        accessControlAllowOriginList: ["*"]\n        accessControlAllowCredentials: true\n'] },
  good: { 'nginx.conf': ['add_header Access-Control-Allow-Origin $cors;\n', '# add_header Access-Control-Allow-Origin *;\n', 'add_header Access-Control-Allow-Origin https://app.shop.com;\n'], 'dynamic.yml': ['        accessControlAllowOriginList: ["*"]\n', '        accessControlAllowOriginList: ["https://app.shop.com"]\n        accessControlAllowCredentials: true\n'], 'a.txt': ['add_header Access-Control-Allow-Origin *;\n'] },
};

export const serverOpen: Rule = {
  category: 'infrastructure',
  severity: 'medium',
  cwe: [16, 200],
  id: 'apache-open-settings',
  title: 'Server that gives away more than it should',
  why: 'An open proxy, TRACE, the whole disk or the server\'s versions are what an attacker asks for first.',
  fix: 'ProxyRequests Off, TraceEnable off, Require all denied for <Directory />, ServerTokens Prod.',
  near: ['proxyrequests', 'traceenable', '<directory />', 'sslproxyverify', 'sslproxycheckpeername', 'proxy_ssl_verify', 'server-status', 'server-info', 'stub_status', 'user root', 'user "root"'],
  find: [
    /^[ \t]{0,40}ProxyRequests[ \t]+On\b/im, /^[ \t]{0,40}TraceEnable[ \t]+(?:On|extended)\b/im, /^[ \t]{0,40}<Directory[ \t]+\/>[^<]{0,200}\b(?:Require[ \t]+all[ \t]+granted|Allow[ \t]+from[ \t]+all)\b/im, /^[ \t]{0,40}SSLProxy(?:Verify[ \t]+none|CheckPeer(?:Name|CN)[ \t]+off)\b/im, /^[^#\n]{0,80}\bproxy_ssl_verify[ \t]+off\b/m,
    /^[ \t]{0,40}SetHandler[ \t]+["']?server-(?:status|info)\b[^<]{0,200}\b(?:Require[ \t]+all[ \t]+granted|Allow[ \t]+from[ \t]+all)\b/im, /^[^#\n]{0,80}\bstub_status\b[^}]{0,200}\ballow[ \t]+all[ \t]*;/m, /^[ \t]{0,20}user[ \t]+["']?root\b[^;\n]{0,20};/m, /^[ \t]{0,20}User[ \t]+["']?root["']?[ \t]*\r?$/m,
  ],
  where: servers,
  bad: { 'httpd.conf': ['ProxyRequests On\n', 'TraceEnable On\n', '<Directory />\n    Require all granted\n</Directory>\n', 'SSLProxyVerify none\n', 'SSLProxyCheckPeerName off\n', '<Location "/status">\n    SetHandler server-status\n    Require all granted\n</Location>\n', 'SetHandler server-info\nAllow from all\n', 'User root\n', 'User "root"\n'], 'nginx.conf': ['proxy_ssl_verify off;\n', 'location /s {\n    stub_status;\n    allow all;\n}\n', 'user root;\n'] },
  good: { 'httpd.conf': ['ProxyRequests Off\n', '# TraceEnable On\n', '<Directory />\n    Require all denied\n</Directory>\n', 'SSLProxyVerify require\n', 'SSLProxyCheckPeerName on\n', '<Location "/status">\n    SetHandler server-status\n    Require local\n</Location>\n', 'User www-data\n'], 'nginx.conf': ['proxy_ssl_verify on;\n', 'location /s {\n    stub_status;\n    allow 127.0.0.1;\n    deny all;\n}\n', 'user www-data;\n'], 'a.txt': ['ProxyRequests On\n'] },
};

export const frameworkDebug: Rule = {
  category: 'error-disclosure',
  severity: 'medium',
  cwe: [209, 489],
  id: 'settings-debug-on',
  title: 'Debug pages or error details switched on in settings',
  why: 'Stack traces, variables and addresses go to whoever makes a request fail; some debug consoles run what is typed.',
  fix: 'Switch it off in what is committed, and on in a file of your own that git ignores.',
  near: ['app_debug', 'flask_debug', 'django_debug', 'include-stacktrace', 'include-message', 'h2.console', 'display_errors'],
  find: [
    /^[ \t-]{0,20}(?:(?:export|ENV)[ \t]+)?(?:APP_DEBUG|FLASK_DEBUG|DJANGO_DEBUG)[ \t]*[=:][ \t]*["']?(?:true|1|on)\b/im, /^[ \t-]{0,20}(?:server\.error\.)?include-(?:stacktrace|message)[ \t]*[=:][ \t]*["']?always\b/m, /^[ \t-]{0,20}spring\.h2\.console\.enabled[ \t]*[=:][ \t]*true\b/m, /^[ \t-]{0,20}(?:php_(?:admin_)?(?:flag|value)[ \t]{1,4})?display_errors(?:[ \t]{1,4}|[ \t]{0,4}=[ \t]{0,4})["']?(?:on|1|true)\b/im,
  ],
  where: { path: { all: ['config-path', { not: { trait: 'ends', of: ['.example', '.sample', '.local', '.dev', '.development', '.test', '.md', '.txt', '.log', '.rst'] } }] } },
  bad: { Dockerfile: ['ENV FLASK_DEBUG=1\n'], '.env': ['APP_DEBUG=true\n', 'FLASK_DEBUG=1\n', 'DJANGO_DEBUG=True\n'], 'application.properties': ['server.error.include-stacktrace=always\n', 'spring.h2.console.enabled=true\n'], 'application.yml': ['    include-message: always\n'], 'php.ini': ['display_errors = On\n'] },
  good: { '.env': ['APP_DEBUG=false\n', '# APP_DEBUG=true\n'], '.env.example': ['APP_DEBUG=true\n'], 'application.properties': ['server.error.include-stacktrace=never\n'], 'php.ini': ['display_errors = Off\n'], 'a.js': ['APP_DEBUG=true'] },
};

/** php.net/filesystem.configuration (allow_url_include) */
export const phpUrlInclude: Rule = {
  category: 'code-injection',
  severity: 'high',
  cwe: [98],
  id: 'php-url-include',
  title: 'include of addresses switched on',
  why: 'An include whose name somebody else can choose then runs code of any server.',
  fix: 'Leave allow_url_include off, as it is by default, and include files of your own.',
  near: ['allow_url_include'],
  find: [/^[^#;\n]{0,120}\ballow_url_include(?:[ \t]{1,4}|[ \t]{0,4}=[ \t]{0,4})["']?(?:on|1|true)\b/im],
  where: { path: { any: ['config-path', { trait: 'file', of: ['apache'] }] } },
  bad: { 'php.ini': ['allow_url_include = On\n'], '.htaccess': ['php_value allow_url_include 1\n'], Dockerfile: ['RUN echo "allow_url_include=1" >> /usr/local/etc/php/php.ini\n'] },
  good: { 'php.ini': ['allow_url_include = Off\n', '; allow_url_include = On\n', 'allow_url_fopen = On\n'], 'a.js': ['allow_url_include = On\n'] },
};

export const springActuator: Rule = {
  category: 'access-control',
  severity: 'medium',
  cwe: [200, 306],
  id: 'spring-actuator-open',
  title: 'Every management endpoint open to the web',
  why: 'env, heapdump and the like give away settings and secrets, others change them.',
  fix: 'Name the ones that are needed: management.endpoints.web.exposure.include=health,info.',
  near: ['exposure.include', 'include:', 'management.security.enabled', 'web-allow-others'],
  find: [/^[ \t]{0,20}management\.endpoints\.web\.exposure\.include[ \t]*[=:][ \t]*["']?\*/m, /^[ \t]{1,20}exposure:[ \t]*\r?\n[ \t]{1,20}include:[ \t]*["']\*["']/m, /^[ \t]{0,20}management\.security\.enabled[ \t]*[=:][ \t]*false\b/m, /^[ \t]{0,20}(?:spring\.h2\.console\.settings\.)?web-allow-others[ \t]*[=:][ \t]*true\b/m],
  where: { path: 'config-path' },
  bad: { 'application.properties': ['management.endpoints.web.exposure.include=*\n', 'management.security.enabled=false\n', 'spring.h2.console.settings.web-allow-others=true\n'], 'application.yml': ['      web:\n        exposure:\n          include: "*"\n'] },
  good: { 'application.properties': ['management.endpoints.web.exposure.include=health,info\n', '# management.endpoints.web.exposure.include=*\n'], 'application.yml': ['        exposure:\n          include: health\n'], 'a.js': ['management.endpoints.web.exposure.include=*'] },
};

/** learn.microsoft.com/previous-versions/dotnet (customErrors, compilation, httpCookies, pages), learn.microsoft.com/iis (directoryBrowse) */
export const webConfigOpen: Rule = {
  category: 'error-disclosure',
  severity: 'medium',
  cwe: [209, 489, 548],
  id: 'web-config-open',
  title: 'Server of .NET that shows or takes more than it should',
  why: 'Stack traces, source paths and folders go to whoever makes a request fail, or requests go unchecked.',
  fix: 'customErrors mode="RemoteOnly", debug="false" in Web.Release.config, directoryBrowse enabled="false", validateRequest="true".',
  near: ['<customerrors', '<compilation', '<directorybrowse', 'validaterequest="false"', 'enableviewstatemac="false"', 'errormode="detailed"'],
  find: [/<customErrors\b[^>\n]{0,80}\bmode="Off"/i, /<compilation\b[^>\n]{0,120}\bdebug="true"/i, /<directoryBrowse\b[^>\n]{0,60}\benabled="true"/i, /<pages\b[^>\n]{0,160}\b(?:validateRequest|enableViewStateMac)="false"/i, /<httpErrors\b[^>\n]{0,60}\berrorMode="Detailed"/i],
  where: { path: { trait: 'ends', of: ['web.config', 'web.release.config', 'web.production.config', 'web.prod.config'] } },
  bad: { 'web.config': ['<customErrors mode="Off" />\n', '<compilation targetFramework="4.8" debug="true" />\n', '<directoryBrowse enabled="true" />\n', '<pages validateRequest="false" />\n', '<pages enableViewStateMac="false" />\n', '<httpErrors errorMode="Detailed" />\n'] },
  good: { 'web.config': ['<customErrors mode="RemoteOnly" />\n', '<compilation debug="false" />\n', '<directoryBrowse enabled="false" />\n', '<pages validateRequest="true" />\n', '<httpErrors errorMode="Custom" />\n', '<x validateRequest="false" />\n'], 'Web.Debug.config': ['<compilation debug="true" />\n'], 'a.md': ['<customErrors mode="Off" />\n'] },
};

/** nginx.org/en/docs/http/ngx_http_log_module.html: each line holds what the format names. */
export const secretsInAccessLog: Rule = {
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  id: 'nginx-secret-logged',
  title: 'Tokens and cookies in the access log',
  why: 'Who reads the log, or the place it is sent to, has the sessions and passwords of all who came by.',
  fix: 'Leave $http_authorization, $http_cookie and $request_body out of the format.',
  near: ['$http_authorization', '$http_cookie', '$request_body'],
  find: [/(?<=\blog_format\s[^;]{0,190})\$(?:http_authorization|http_cookie|request_body)\b/],
  where: { path: { trait: 'file', of: ['nginx'] } },
  bad: { 'nginx.conf': ['log_format gateway \'"auth":"$http_authorization"\';\n', 'log_format a "$remote_addr $http_cookie";\n', "log_format a '$request_body';\n"] },
  good: { 'nginx.conf': ['log_format gateway \'"uri":"$request_uri"\';\n', 'proxy_set_header Authorization $http_authorization;\n'] },
};

/** httpd.apache.org/docs/2.4/mod/mod_dav.html#security */
export const davOpen: Rule = {
  category: 'access-control',
  cwe: [306, 434],
  severity: 'high',
  id: 'apache-dav-open',
  title: 'Folder into which anyone may write',
  why: 'WebDAV takes files from whoever can reach it, and hands them out again.',
  fix: 'Require valid-user for what changes files: <LimitExcept GET HEAD OPTIONS> Require valid-user </LimitExcept>.',
  near: ['dav on'],
  find: [/^[ \t]*(?<value>Dav[ \t]+On)\b(?:\r?\n(?![ \t]*(?:<|AuthType|Require (?:valid-user|user|group|ip|host|ldap)))[^\r\n]{0,120}){0,6}\r?\n[ \t]*Require[ \t]+all[ \t]+granted\b/im],
  where: { path: { trait: 'file', of: ['apache'] } },
  bad: { 'etc/apache2/sites-available/a.conf': ['<Directory /srv/jobs>\n    AllowOverride None\n    Dav On\n    Require all granted\n</Directory>\n'] },
  good: { 'etc/apache2/sites-available/a.conf': ['<Directory /srv/jobs>\n    Dav On\n    AuthType Basic\n    Require valid-user\n</Directory>\n', '<Directory /srv/jobs>\n    Require all granted\n</Directory>\n', '<Directory /srv/jobs>\n    Dav On\n    Require ip 10.0.0.0/8\n</Directory>\n'] },
};
