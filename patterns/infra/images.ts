/** Dockerfiles and what builds install: bases that move, root, packages and downloads that nobody checks. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'low' } as const;
const where = { path: { trait: 'file', of: ['dockerfile'] } };

export const imageLatest: Rule = {
  ...danger,
  cwe: [1357],
  id: 'image-latest',
  title: 'Image that changes under the same name',
  why: 'What is built tomorrow is not what was tested today, and nobody sees when it changed.',
  fix: 'Name a version, or better the digest: FROM node:22-slim@sha256:….',
  near: [':latest'],
  find: [/^[ \t-]{0,40}(?:FROM[ \t]{1,4}(?:--platform=\S{1,60}[ \t]{1,4})?|image:[ \t]{0,4}["']?|uses:[ \t]{0,4}["']?docker:\/\/)[\w.\/-]{1,60}(?::\d{1,5}\/[\w.\/-]{1,60})?:latest\b/m],
  where: { path: { trait: 'file', of: ['dockerfile', 'yaml'] } },
  bad: { Dockerfile: ['FROM node:latest\n', 'FROM --platform=linux/amd64 ghcr.io/a/b:latest AS build\n'], 'compose.yml': ['    image: redis:latest\n'], '.gitlab-ci.yml': ['image: "node:latest"\n'], '.github/workflows/ci.yml': ['      - uses: docker://shop/tool:latest\n'] },
  good: { Dockerfile: ['FROM node:22-slim\n', '# FROM node:latest\n', 'FROM scratch\n'], 'compose.yml': ['    image: redis:7\n'], 'README.md': ['FROM node:latest\n'] },
};

const OFFICIAL = ['node', 'python', 'ubuntu', 'debian', 'alpine', 'nginx', 'golang', 'ruby', 'php', 'openjdk', 'redis', 'postgres', 'mysql', 'centos'];

/** docs.docker.com/reference/dockerfile/#from, kubernetes.io/docs/concepts/containers/images: "If you don't specify a tag, Kubernetes assumes you mean the tag latest." */
export const imageUntagged: Rule = {
  ...imageLatest,
  id: 'image-untagged',
  near: ['image:', ...OFFICIAL.map((name) => `from ${name}`)],
  find: [
    new RegExp(`^FROM[ \\t](?:${OFFICIAL.join('|')})(?=[ \\t]*(?:$|[ \\t]AS\\b|\\r))`, 'im'),
    /(?<=\bapiVersion:[^]{0,2000})^[ \t-]{2,40}image:[ \t]{1,4}["']?(?:[\w.-]{1,60}\/){0,3}[\w.-]{1,60}["']?(?=[ \t]*(?:\r?$|#))/m,
  ],
  bad: { Dockerfile: OFFICIAL.map((name) => `FROM ${name} AS build\n`), 'pod.yaml': ['apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: shop/web\n'] },
  good: { Dockerfile: ['FROM node:22\n', 'FROM node@sha256:0\n', 'FROM build\n', 'FROM scratch\n', 'FROM $BASE\n'], 'pod.yaml': ['apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: a\n      image: shop/web:3\n', 'apiVersion: v1\nspec:\n  image: "{{ .Values.image }}"\n'], 'front.yml': ['title: a\n  image: shop/web\n'], 'README.md': ['FROM node\n'] },
};

export const imageRoot: Rule = {
  ...danger,
  cwe: [250],
  id: 'dockerfile-root',
  severity: 'medium',
  title: 'Image that runs as root',
  why: 'A flaw in what runs there becomes root in the container, and from there the way to the host is shorter.',
  fix: 'Give the last stage a user of its own: RUN useradd app, then USER app.',
  near: ['user root', 'user 0'],
  find: [/(?<=^[ \t]{0,8})(?<value>USER[ \t]+(?:root|0)(?::\S{1,40})?)[ \t]*\r?$(?![^]*?^[ \t]*(?:FROM[ \t]|USER[ \t]+(?!(?:root|0)(?:[:\s]|$))))/imy],
  where,
  bad: { Dockerfile: ['FROM node:22\nUSER root\nCMD ["node", "a.js"]\n', 'USER 0:0\nCMD ["a"]\n'] },
  good: { Dockerfile: [`FROM node:22 AS build\nUSER root\nRUN apt-get update\n${'RUN make\n'.repeat(60)}FROM node:22-slim\nCMD ["node", "a.js"]\n`, 'USER root\nRUN apk add curl\nUSER node\n', '# USER root\n', 'USER app\n'], 'a.txt': ['USER root\n'] },
};

/** Images of languages and systems that are root unless told otherwise. */
const BASES = ['python', 'node', 'ruby', 'golang', 'openjdk', 'eclipse-temurin', 'amazoncorretto', 'debian', 'ubuntu', 'alpine', 'rust', 'php'];
/** To the next stage or user; nothing that gives up rights on the way. */
const ON = (until: string, most: number): string => `(?:(?!^[ \\t]{0,8}(?:FROM|USER|${until})\\b|gosu|su-exec|setpriv|runuser|--user\\b|--chuid|nonroot)[^]){0,${most}}`;

/** What starts as root, binds its port and gives its rights up by itself; what runs others; and what only keeps a container of developers alive. */
const OWN_USER = 'nginx|apache2?(?:ctl|-foreground)?|httpd(?:-foreground)?|haproxy|sshd|supervisord|postfix|exim4?|dovecot|mysqld\\w{0,8}|mariadbd\\w{0,8}|postgres|named|unbound|dnsmasq|php-fpm[\\d.]{0,4}|crond?|vsftpd|squid|stunnel4?|init|s6-svscan|runsvdir|sleep|tail';
/** A server that its developer restarts, and tests. */
const WORKED_ON = 'dev|watch|runserver|vite|nodemon|test|pytest|--reload|--watch|storybook';

/** docs.docker.com/build/building/best-practices (USER); a server that waits for requests is what strangers reach. */
export const imageNoUser: Rule = {
  ...imageRoot,
  id: 'dockerfile-server-without-user',
  severity: 'medium',
  title: 'Image of a server that runs as root, since nothing says otherwise',
  near: ['expose '],
  find: [new RegExp(`^[ \\t]{0,4}(?<value>FROM[ \\t]+(?:--platform=\\S{1,40}[ \\t]+)?(?:docker\\.io/)?(?:library/)?(?:${BASES.join('|')})(?::(?!\\S{0,40}(?:nonroot|rootless|apache|fpm))\\S{1,60})?)(?:[ \\t]+AS[ \\t]+\\S{1,40})?[ \\t]*\\r?\\n${ON('EXPOSE', 3000)}^[ \\t]{0,4}EXPOSE[ \\t]${ON('CMD|ENTRYPOINT', 1500)}^[ \\t]{0,4}(?:CMD|ENTRYPOINT)[ \\t]*\\[(?![^\\n]{0,160}"(?:[^"\\n]{0,60}/)?(?:${OWN_USER})")[ \\t]*"(?!(?:[^"\\n]{0,60}/)?(?:docker-)?entrypoint|\\S{0,40}\\.sh"|(?:ba|a)?sh")[^"\\n]{1,80}"(?![^\\n]{0,120}["\\s:/](?:${WORKED_ON})\\b)(?![^]*?^[ \\t]{0,8}(?:FROM|USER)\\b)`, 'imd')],
  bad: { Dockerfile: [...BASES.map((base) => `FROM ${base}:1-slim\nWORKDIR /srv\nCOPY . .\nEXPOSE 8080\nCMD ["server", "--port", "8080"]\n`), 'FROM node:22 AS build\nUSER node\nRUN npm run build\n\nFROM node:22-slim\nCOPY --from=build /a /a\nEXPOSE 3000\nENTRYPOINT ["node", "/a/server.js"]\n'] },
  good: {
    Dockerfile: [
      'FROM python:3.12-slim\nRUN useradd app\nUSER app\nEXPOSE 8000\nCMD ["gunicorn", "app:app"]\n', 'FROM python:3.12-slim\nEXPOSE 8000\nUSER 10001\nCMD ["gunicorn", "app:app"]\n', 'FROM python:3.12-slim\nEXPOSE 8000\nCMD ["gunicorn", "app:app"]\nUSER app\n', 'FROM python:3.12-slim\nCMD ["python", "job.py"]\n', 'FROM node:22\nEXPOSE 3000\nCMD ["npm", "run", "dev"]\n', 'FROM postgres:16\nEXPOSE 5432\nCMD ["postgres"]\n', 'FROM debian:12\nRUN apt-get install -y gosu\nEXPOSE 80\nENTRYPOINT ["/start"]\n', 'FROM debian:12\nEXPOSE 80\nENTRYPOINT ["/docker-entrypoint.sh"]\n',
      'FROM golang:1.22 AS build\nEXPOSE 80\nCMD ["a"]\nFROM gcr.io/distroless/static:nonroot\nCOPY --from=build /a /a\nENTRYPOINT ["/a"]\n', 'FROM php:8.3-apache\nEXPOSE 80\nCMD ["apache2-foreground"]\n',
      ...['"nginx", "-g", "daemon off;"', '"/usr/bin/supervisord", "-n"', '"/sbin/tini", "--", "haproxy"', '"/usr/sbin/sshd", "-D"', '"mysqld_safe"', '"/init"', '"sleep", "infinity"', '"npx", "vite", "--host"', '"npm", "test"', '"uvicorn", "app:app", "--reload"'].map((command) => `FROM debian:12\nEXPOSE 80\nCMD [${command}]\n`),
    ],
    'a.txt': ['FROM node:22\nEXPOSE 3000\nCMD ["node", "a.js"]\n'],
  },
};

/** What the context holds goes into a layer, where a later RUN rm does not take it out again. */
export const imageSecrets: Rule = {
  ...danger,
  cwe: [538, 522],
  severity: 'medium',
  id: 'dockerfile-copies-secrets',
  title: 'File of keys or passwords copied into the image',
  why: 'Everyone who can pull the image can read the file, even where a later step removes it.',
  fix: 'Give it at build time (RUN --mount=type=secret,id=…) or at run time (--env-file), and name it in .dockerignore.',
  near: ['.env', 'id_rsa', 'id_ed25519', 'id_ecdsa', '.ssh', '.aws', '.netrc', '.git-credentials', '.pgpass', '.kube'],
  find: [/^(?:COPY|ADD)[ \t]+(?!--from=)(?:--[\w-]+=\S{1,80}[ \t]+){0,4}(?:\S{1,100}[ \t]+){0,8}?(?:\S{0,80}\/)?(?:\.env(?:\.(?:local|prod|production|staging))?|id_(?:rsa|ed25519|ecdsa|dsa)|\.ssh|\.aws|\.kube|\.netrc|\.git-credentials|\.pgpass)(?:\/\S{0,40})?[ \t]+(?=\S)/m],
  where,
  bad: { Dockerfile: ['COPY .env /app/\n', 'COPY package.json .env.production ./\n', 'COPY --chown=app id_rsa /home/app/key\n', 'ADD keys/id_ed25519 /root/\n', 'COPY id_ecdsa /root/\n', 'COPY .ssh/ /root/.ssh/\n', 'COPY .aws/credentials /root/\n', 'COPY .netrc /root/\n', 'COPY .git-credentials /root/\n', 'COPY .pgpass /root/\n', 'COPY .kube/config /root/\n'] },
  good: { Dockerfile: ['COPY .env.example /app/.env\n', 'COPY --from=build /app/.env /app/\n', '# COPY .env /app/\n', 'COPY id_rsa.pub /home/app/\n', 'COPY src/.envoy ./\n', 'COPY settings.sh /app/.env\n'], 'a.txt': ['COPY .env /app/\n'] },
};

export const imageAdd: Rule = {
  ...danger,
  cwe: [494],
  severity: 'medium',
  id: 'dockerfile-add-url',
  title: 'Download put into the image unchecked',
  why: 'Whoever controls the server decides what is in the image.',
  fix: 'Add the checksum: ADD --checksum=sha256:… https://…',
  near: ['add http', 'add --'],
  find: [/^ADD[ \t]+(?:--(?!checksum)[\w-]+=\S{1,80}[ \t]+){0,4}https?:\/\//im],
  where,
  bad: { Dockerfile: ['ADD https://dl.shop.com/tool.tgz /opt/\n', 'ADD --chown=app https://dl.shop.com/tool /bin/\n'] },
  good: { Dockerfile: ['ADD --checksum=sha256:{{64:hex}} https://dl.shop.com/tool.tgz /opt/\n', 'ADD . /app\n', 'COPY a b\n'], 'a.txt': ['ADD https://dl.shop.com/tool.tgz /opt/\n'] },
};

export const packagesUnchecked: Rule = {
  ...danger,
  cwe: [347, 494],
  severity: 'high',
  id: 'package-signature-off',
  title: 'Packages installed without checking who made them',
  why: 'Anyone on the way, or on the mirror, can put a program of theirs into the package.',
  fix: 'Take the switch out and add the key of the source: signed-by=/etc/apt/keyrings/NAME.gpg, gpgcheck=1.',
  near: ['--allow-unauthenticated', '--force-yes', '--allow-insecure-repositories', 'trusted=yes', 'gpgcheck', '--allow-untrusted', 'allow_unauthenticated', '--no-gpg-check', '--nosignature', 'disable_gpg_check', 'allowunauthenticated', 'allowinsecurerepositories', 'verify-peer', 'verify-host', 'siglevel'],
  find: [
    /^(?![^\n]{0,200}\bgcloud\b)[^#\n]{0,200}\s(?:--allow-unauthenticated|--nosignature|--force-yes|--allow-insecure-repositories|--nogpgcheck|--no-gpg-checks?|--allow-untrusted)(?![\w-])/m, /^[^#\n]{0,80}\bdeb[ \t]+\[[^\]\n]{0,80}\btrusted=yes\b/m, /^[^#\n]{0,80}\bgpgcheck["']?[ \t]*[=:][ \t]*["']?(?:0|no|false)\b/m, /^[^#\n]{0,120}\b(?:APT::Get::AllowUnauthenticated|Acquire::AllowInsecureRepositories)\b[= "']{1,4}(?:true|1|yes)\b/im, /^[^#\n]{0,120}\bAcquire::https::(?:[\w.:-]{1,60}::)?Verify-(?:Peer|Host)\b[= "']{1,4}(?:false|0|no)\b/im, /^[ \t]{0,8}SigLevel[ \t]*=[ \t]*(?:Never|[^#\n]{0,40}\bTrustAll)\b/m,
    /^[ \t-]{0,40}(?:allow_unauthenticated|disable_gpg_check):[ \t]*["']?(?:yes|true)\b/m,
  ],
  where: { path: 'config-path' },
  bad: {
    Dockerfile: ['RUN apt-get install -y --allow-unauthenticated foo\n', 'RUN apt-get -y --force-yes install foo\n', 'RUN apt-get update --allow-insecure-repositories\n', 'RUN yum install --nogpgcheck -y foo\n', 'RUN apk add --allow-untrusted a.apk\n', 'RUN rpm -i --nosignature a.rpm\n', 'RUN zypper --no-gpg-checks in foo\n', 'RUN echo "deb [trusted=yes] https://p.shop.com ./" > /etc/apt/sources.list.d/p.list\n'],
    'etc/apt/apt.conf.d/99a.conf': ['APT::Get::AllowUnauthenticated "true";\n', 'Acquire::AllowInsecureRepositories "true";\n', 'Acquire::https::Verify-Peer "false";\n', 'Acquire::https::p.shop.com::Verify-Host "false";\n'], 'pacman.conf': ['SigLevel = Never\n', 'SigLevel = Optional TrustAll\n'],
    'foo.repo.conf': ['gpgcheck=0\n'], 'tasks.yml': ['    allow_unauthenticated: yes\n', '    disable_gpg_check: true\n', '    gpgcheck: no\n'],
  },
  good: { Dockerfile: ['RUN apt-get install -y foo\n', '# RUN apt-get --force-yes install foo\n', 'RUN gcloud run deploy shop --allow-unauthenticated\n', 'RUN echo "deb [signed-by=/k.gpg] https://p.shop.com ./"\n'], 'foo.repo.conf': ['gpgcheck=1\n'], 'pacman.conf': ['SigLevel = Required DatabaseOptional\n'], 'etc/apt/apt.conf.d/99a.conf': ['Acquire::https::Verify-Peer "true";\n', 'APT::Get::AllowUnauthenticated "false";\n'], 'a.js': ["run('x --force-yes')"] },
};

export const buildTlsOff: Rule = {
  ...danger,
  category: 'insecure-transport',
  cwe: [295],
  severity: 'high',
  id: 'build-tls-unverified',
  title: 'Certificate check switched off for a build or a program',
  why: 'Without the check, anyone on the way can answer in the name of the server and put a program of theirs into the build.',
  fix: 'Take the switch out; for a private authority give its certificate: NODE_EXTRA_CA_CERTS, PIP_CERT, cafile, REQUESTS_CA_BUNDLE.',
  near: ['node_tls_reject_unauthorized', 'pythonhttpsverify', 'strict-ssl', 'strict_ssl', '--trusted-host', 'insecure-skip-tls-verify', 'insecureskiptlsverify', 'validate_certs', 'git_ssl_no_verify', '--tls-verify=false', 'insecureskipverify'],
  find: [
    /^[^#\n]{0,80}\bNODE_TLS_REJECT_UNAUTHORIZED["']?[ \t]*[=:][ \t]*["']?0\b/m, /^[^#\n]{0,80}\bPYTHONHTTPSVERIFY["']?[ \t]*[=:][ \t]*["']?0\b/m, /^[^#\n]{0,80}\bstrict[-_]ssl["']?(?:[ \t]{1,4}|[ \t]{0,4}[=:][ \t]{0,4})["']?false\b/mi, /^[^#\n]{0,150}\bpip3?[ \t][^\n#]{0,150}--trusted-host\b/m,
    /^[^#\n]{0,150}\binsecure-?skip-?tls-?verify["']?[ \t]*[=:][ \t]*["']?true\b/im, /^[ \t-]{0,40}validate_certs:[ \t]*["']?(?:no|false)\b/m, /^[ \t-]{0,40}GIT_SSL_NO_VERIFY:[ \t]*["']?(?:1|true)\b/m, /^[^#\n]{0,150}--tls-verify=false\b/m, /^[^#\n]{0,150}\b(?:kubectl|helm|oc|kustomize|argocd|istioctl)\b[^#\n]{0,100}--insecure-skip-tls-verify(?![=\w-])/m, /^[^#\n]{0,80}\bENV[ \t]+GIT_SSL_NO_VERIFY[= ]["']?(?:1|true)\b|^[ \t]{0,20}export[ \t]+GIT_SSL_NO_VERIFY=["']?(?:1|true)\b/m, /^[ \t-]{0,40}insecureSkipVerify["']?[ \t]*[=:][ \t]*["']?true\b/im,
  ],
  where: { path: { any: ['config-path', { trait: 'file', of: ['workflow', 'dockerfile'] }] } },
  bad: {
    Dockerfile: ['ENV NODE_TLS_REJECT_UNAUTHORIZED=0\n', 'ENV PYTHONHTTPSVERIFY=0\n', 'RUN npm config set strict-ssl false\n', 'RUN pip install --trusted-host pypi.org foo\n', 'RUN skopeo copy --tls-verify=false a b\n', 'RUN kubectl --insecure-skip-tls-verify apply -f a.yml\n', 'ENV GIT_SSL_NO_VERIFY=1\n'],
    '.npmrc': ['strict-ssl=false\n'], 'kube.yaml': ['    insecure-skip-tls-verify: true\n', '  insecureSkipTLSVerify: true\n'], 'tasks.yml': ['    validate_certs: no\n'], '.gitlab-ci.yml': ['  GIT_SSL_NO_VERIFY: "true"\n'], 'traefik.toml': ['insecureSkipVerify = true\n'],
    'env.sh': ['yarn config set strict_ssl false\n'],
  },
  good: { Dockerfile: ['ENV NODE_TLS_REJECT_UNAUTHORIZED=1\n', '# ENV PYTHONHTTPSVERIFY=0\n', 'RUN npm config set strict-ssl true\n', 'RUN pip install foo\n', 'RUN kubectl apply -f a.yml\n', 'ENV GIT_SSL_NO_VERIFY=0\n'], 'kube.yaml': ['    insecure-skip-tls-verify: false\n'], 'tasks.yml': ['    validate_certs: yes\n', '  # validate_certs: no\n'], 'a.css': ['strict-ssl=false\n'] },
};

export const buildCleartext: Rule = {
  ...danger,
  category: 'insecure-transport',
  cwe: [319, 494],
  severity: 'medium',
  id: 'package-source-cleartext',
  title: 'Packages fetched without TLS',
  why: 'Everyone on the way can answer with a package of their own.',
  fix: 'Use the https address of the registry.',
  near: ['index-url', 'registry=', 'registry ', 'pip_index_url', 'source '],
  find: [
    /^[^#\n]{0,150}(?:--(?:extra-)?index-url[= ]|\b(?:extra-)?index-url[ \t]{0,4}=[ \t]{0,4}|\bPIP_INDEX_URL[ \t]{0,4}[=:][ \t]{0,4}|\bregistry(?:[ \t]{1,4}|[ \t]{0,4}=[ \t]{0,4})|^source[ \t]{1,4})["']?http:\/\/(?!localhost|127\.|\[|[\w-]+[:\/]|[^\/]*\.(?:local|internal|svc|lan)\b)[\w.-]{3,100}/m,
  ],
  where: { path: 'config-path' },
  bad: { Dockerfile: ['RUN pip install --index-url http://pypi.shop.com/simple foo\n', 'RUN npm config set registry http://npm.shop.com/\n'], '.npmrc': ['registry=http://npm.shop.com/\n'], 'pip.conf': ['index-url = http://pypi.shop.com/simple\n'], 'env.yml': ['  PIP_INDEX_URL: http://pypi.shop.com/simple\n'], 'Gemfile.txt': ['source "http://rubygems.org"\n'] },
  good: { '.npmrc': ['registry=https://registry.npmjs.org/\n', 'registry=http://localhost:4873/\n', '# registry=http://npm.shop.com/\n'], Dockerfile: ['RUN pip install --index-url https://pypi.shop.com/simple foo\n'], 'a.js': ['const registry = "registry=http://npm.shop.com/"'] },
};

export const sudoAll: Rule = {
  ...danger,
  cwe: [250, 269],
  severity: 'medium',
  id: 'sudo-without-password',
  title: 'Every command as root without a password',
  why: 'Whatever runs as that user is root.',
  fix: 'Name the one command that needs it, or start as root and step down.',
  near: ['nopasswd'],
  find: [/^[^#\n]{0,150}\bNOPASSWD:[ \t]*ALL\b/m],
  where: { path: 'config-path' },
  bad: { Dockerfile: ['RUN echo "app ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers\n', 'RUN echo "%wheel ALL=(ALL) NOPASSWD:ALL" > /etc/sudoers.d/w\n'] },
  good: { Dockerfile: ['RUN echo "app ALL=(root) NOPASSWD: /usr/sbin/nginx" >> /etc/sudoers\n', '# NOPASSWD: ALL\n'], 'a.js': ['"NOPASSWD: ALL"'] },
};
