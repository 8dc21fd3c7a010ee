/** Guards of how software is built and reached: sums of what is fetched, pinned certificates, conditions of workflows, what stands before a service. */
import type { Rule } from '../../lib/types.ts';
import { names } from './names.ts';

export const checksumRemoved: Rule = {
  id: 'checksum-removed',
  category: 'removed-guard',
  cwe: [494, 353],
  severity: 'high',
  title: 'Check of what was fetched removed',
  why: 'Whoever changes the file on the way, or where it lies, now runs their own program here.',
  fix: 'Compare the sum or the signature of the file with one that you know, before it is unpacked or run.',
  near: ['sha256sum', 'sha512sum', 'shasum', 'gpg', 'cosign', 'minisign', '--checksum', 'dgst'],
  find: [],
  guard: { text: /\b(?:sha256sum|sha384sum|sha512sum|sha1sum|shasum)\b[^\n|&;]{0,80}(?:\s-c\b|\s--check\b|\s--status\b)|\bgpgv?\b[^\n|&;]{0,120}--verify\b|\bcosign\s+verify|\bminisign\b[^\n]{0,80}\s-V|\bopenssl\s+dgst\b[^\n]{0,80}-verify\b|^ADD\s+--checksum=/m },
  guarded: /\b(?:curl|wget|fetch)\s+-|\bwget\s+["'$h]|^ADD\s[^\n]{0,80}https?:/m,
  bad: {
    Dockerfile: [' RUN curl -fsSLo tool.tgz "https://example.org/tool.tgz" \\\n- && echo "${TOOL_SHA256}  tool.tgz" | sha256sum -c - \\\n  && tar xf tool.tgz'],
    shell: [' curl -fLO "https://example.org/tool.tgz"\n-curl -fLO "https://example.org/tool.tgz.asc"\n-gpg --batch --verify tool.tgz.asc tool.tgz\n-gpg --list-keys\n+curl -fLO "https://example.org/tool.txt"\n tar xf tool.tgz'],
  },
  good: {
    Dockerfile: ['-RUN curl -fsSLo tool.tgz "https://example.org/tool.tgz" \\\n- && echo "${TOOL_SHA256}  tool.tgz" | sha256sum -c - \\\n- && tar xf tool.tgz\n+RUN apt-get install -y tool', ' RUN curl -fsSLo tool.tgz "https://example.org/tool.tgz" \\\n- && echo "${TOOL_SHA256}  tool.tgz" | sha256sum -c - \\\n+ && echo "${SUM} tool.tgz" | sha256sum --check \\\n  && tar xf tool.tgz'],
  },
};

/** developer.android.com/privacy-and-security/security-ssl, developer.apple.com/documentation/security/secttrustevaluatewitherror(_:_:) */
export const pinningRemoved: Rule = {
  id: 'pinning-removed',
  category: 'removed-guard',
  cwe: [295],
  severity: 'high',
  title: 'Check of a server certificate removed',
  why: 'A certificate that is not the one expected, or not valid at all, is now good enough.',
  fix: 'Put the check back, and let the connection fail where it does not hold.',
  near: ['sectrustevaluate', 'certificatepinner', 'verifypeercertificate', 'verifyconnection', 'pinned', 'assert_fingerprint', 'checkserveridentity'],
  find: [],
  guard: {
    check: names('SecTrustEvaluateWithError SecTrustEvaluate'),
    call: names('certificatePinner'),
    setting: /(?:^|\.)(?:VerifyPeerCertificate|VerifyConnection|assert_fingerprint|checkServerIdentity|pinnedCertificates)$/,
  },
  bad: {
    swift: [' func check(trust: SecTrust) {\n-    guard SecTrustEvaluateWithError(trust, nil) else {\n-        return\n-    }\n     done(.useCredential, URLCredential(trust: trust))\n }'],
    kotlin: [' fun client(): OkHttpClient {\n     return OkHttpClient.Builder()\n-        .certificatePinner(pins)\n         .build()\n }'],
    go: ['-\tconfig := &tls.Config{ServerName: host, VerifyPeerCertificate: checkPin}\n+\tconfig := &tls.Config{ServerName: host}'],
  },
  good: {
    kotlin: [' fun client(): OkHttpClient {\n     return OkHttpClient.Builder()\n-        .certificatePinner(pins)\n+        .certificatePinner(newPins)\n         .build()\n }'],
  },
};

/** securitylab.github.com/resources/github-actions-preventing-pwn-requests */
export const workflowConditionRemoved: Rule = {
  id: 'workflow-condition-removed',
  category: 'removed-guard',
  cwe: [863],
  severity: 'high',
  title: 'Condition that kept the changes of strangers out of a workflow removed',
  why: 'A pull request from anyone now runs with the secrets and the rights of this repository.',
  fix: 'Put the condition back, or take the secrets away from what pull requests run.',
  near: ['head.repo', 'author_association', 'labels', 'github.actor', 'github.repository'],
  find: [],
  guard: { text: /\bhead\.repo\.(?:full_name|fork|owner\.login)\b[^\n]{0,20}(?:==|!=)|!\s?github\.event\.pull_request\.head\.repo\.fork|\bauthor_association\b|contains\([^\n]{0,60}\blabels\b|\bgithub\.actor\s{0,2}[!=]=|\bgithub\.repository\s{0,2}==/ },
  guarded: /\bpull_request(?:_target)?:|\bissue_comment:|\bworkflow_run:|\bpull_request_target\b/,
  bad: {
    yaml: [' on:\n   pull_request_target:\n jobs:\n   deploy:\n-    if: github.event.pull_request.head.repo.full_name == github.repository\n     runs-on: ubuntu-latest', " on:\n   issue_comment:\n jobs:\n   run:\n-    if: github.event.comment.author_association == 'MEMBER'\n     runs-on: ubuntu-latest"],
  },
  good: {
    yaml: [' on:\n-  pull_request_target:\n+  push:\n jobs:\n   deploy:\n-    if: github.event.pull_request.head.repo.full_name == github.repository\n     runs-on: ubuntu-latest'],
  },
};

/** kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations, nginx.org/en/docs/http/ngx_http_limit_req_module.html, httpd.apache.org/docs/2.4/mod/mod_authz_core.html */
export const gatewayGuardRemoved: Rule = {
  id: 'gateway-guard-removed',
  category: 'removed-guard',
  cwe: [862, 306, 770],
  severity: 'high',
  title: 'Login, list of addresses or limit in front of a service removed',
  why: 'What stands behind it is now open to all who can reach the gateway.',
  fix: 'Put it back, or let the service itself ask who comes.',
  near: ['auth-type', 'auth-url', 'whitelist-source', 'allowlist-source', 'auth_basic', 'auth_request', 'limit_req', 'limit_conn', 'deny', 'valid-user', 'basicauth', 'forwardauth', 'ssl_verify_client'],
  find: [],
  guard: { text: /\bnginx\.ingress\.kubernetes\.io\/(?:auth-type|auth-url|auth-secret|whitelist-source-range|allowlist-source-range|limit-rps)\b|^[ \t]*(?:auth_basic\s+(?!off)|auth_request\s+(?!off)|limit_req\s+zone|limit_conn\s+|deny\s+all|ssl_verify_client\s+on)|^[ \t]*Require\s+valid-user|\bmiddlewares\.[\w-]{1,40}\.(?:basicauth|forwardauth|ipallowlist|ipwhitelist)\b/mi },
  guarded: /\bkind:\s{0,4}Ingress\b|^[ \t]*(?:proxy_pass|fastcgi_pass|uwsgi_pass|grpc_pass|root|alias|ProxyPass|AuthType|<Location)\b|\btraefik\.http\.routers\./m,
  bad: {
    yaml: [' kind: Ingress\n metadata:\n   annotations:\n-    nginx.ingress.kubernetes.io/auth-type: basic\n-    nginx.ingress.kubernetes.io/auth-secret: htpasswd\n     nginx.ingress.kubernetes.io/proxy-body-size: 4m'],
    'nginx.conf': [' location /admin {\n-    auth_basic "admins";\n     proxy_pass http://app;\n }', ' location = /login {\n-    limit_req zone=login burst=5;\n     proxy_pass http://app;\n }\n location / {\n     limit_req zone=all burst=50;\n     proxy_pass http://app;\n }'],
  },
  good: {
    'nginx.conf': ['-location /admin {\n-    auth_basic "admins";\n-    proxy_pass http://app;\n-}\n location / {\n     proxy_pass http://app;\n }', ' location /admin {\n-    auth_basic "admins";\n+    auth_basic "Administrators";\n     proxy_pass http://app;\n }'],
  },
};
