/** Where builds take their packages from: addresses without TLS in manifests, checks of packages switched off. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'insecure-transport', severity: 'medium', cwe: [319, 494] } as const;

/** Hosts of this machine and of a private network answer for themselves. */
const FAR = '(?!localhost\\b|127\\.|\\[|10\\.|192\\.168\\.|[\\w-]+[:/]|[^/\\s]*\\.(?:local|internal|svc|lan|test)\\b)';

export const dependencyCleartext: Rule = {
  ...danger,
  id: 'dependency-cleartext',
  title: 'Dependency fetched without TLS',
  why: 'Everyone on the way can answer with a package of their own, and it runs in the build and in the program.',
  fix: 'Use https (git+https) for the address, and pin what is fetched by version and hash.',
  near: ['http://', 'git://'],
  find: [
    // "pay": "http://files.shop.com/pay-1.0.0.tgz"; the address of a repository or a page is only shown
    new RegExp(`^[ \\t]{1,20}"(?!url"|homepage"|repository"|bugs"|resolved"|web")[@\\w./-]{1,100}"[ \\t]*:[ \\t]*"(?:git\\+http|http)://${FAR}[^"\\s]{3,200}(?:\\.tgz|\\.tar\\.gz|\\.git|\\.zip)(?:#[^"\\s]{0,80})?"`, 'm'),
    new RegExp(`^[ \\t]{0,20}(?:[\\w.\\[\\]-]{1,80}[ \\t]*@[ \\t]*|-e[ \\t]+|--find-links[= ])?(?:git\\+http|http)://${FAR}[^\\s#]{3,200}(?:\\.whl|\\.tar\\.gz|\\.zip|\\.git)(?:[#@]\\S{0,80})?[ \\t]*\\r?$`, 'm'),
    new RegExp(`^[ \\t]{0,8}(?:source|remote:)[ \\t(]{0,4}["']?http://${FAR}`, 'm'),
    new RegExp(`<(?:repository|pluginRepository|mirror)>(?:(?!</)[^]|</(?!repository|pluginRepository|mirror>)){0,300}<url>\\s{0,20}http://${FAR}`),
    new RegExp(`^[ \\t]{0,20}resolvers[ \\t]*\\+\\+?=[^\\n]{0,80}\\bat[ \\t]+"http://${FAR}`, 'm'),
    new RegExp(`\\burl[ \\t=(]{0,6}(?:uri\\()?["']http://${FAR}[^"']{3,200}["']`),
    new RegExp(`\\b(?:git|index|registry)[ \\t]*=[ \\t]*"(?:http|git|sparse\\+http)://${FAR}`), new RegExp(`<add[ \\t][^>\\n]{0,80}\\bvalue="http://${FAR}[^"\\n]{1,200}/(?:index\\.json|nuget|v[23])`, 'i'),
  ],
  where: {
    path: { trait: 'ends', of: ['/package.json', 'requirements.txt', '/constraints.txt', 'gemfile', '.gemspec', 'pom.xml', '.gradle', '.gradle.kts', 'cargo.toml', 'nuget.config', 'pyproject.toml', 'pipfile', 'settings.xml', '.sbt'] },
  },
  bad: {
    'web/package.json': ['{\n  "dependencies": {\n    "pay": "http://files.shop.com/pay-1.0.0.tgz",\n    "b": "git+http://git.shop.com/b.git#v1"\n  }\n}\n'],
    'requirements.txt': ['pay @ http://files.shop.com/pay-1.0.tar.gz\n', '-e git+http://git.shop.com/pay.git@v1#egg=pay\n'],
    Gemfile: ["source 'http://rubygems.org'\n", 'source "http://gems.shop.com"\n'],
    'pom.xml': ['<repositories>\n  <repository>\n    <id>libs</id>\n    <url>http://repo.shop.com/maven</url>\n  </repository>\n</repositories>\n'],
    'settings.xml': ['<mirror>\n  <id>all</id>\n  <mirrorOf>*</mirrorOf>\n  <url>http://maven.shop.com/all</url>\n</mirror>\n'],
    'build.sbt': ['resolvers += "libs" at "http://repo.shop.com/maven"\n'],
    'build.gradle': ["repositories {\n  maven { url 'http://repo.shop.com/maven' }\n}\n"],
    'Cargo.toml': ['pay = { git = "http://git.shop.com/pay" }\n', 'pay = { git = "git://git.shop.com/pay" }\n'],
    'nuget.config': ['<add key="shop" value="http://nuget.shop.com/v3/index.json" />\n'],
  },
  good: {
    'web/package.json': ['{\n  "homepage": "http://shop.com/a.zip",\n  "repository": {\n    "url": "http://git.shop.com/b.git"\n  },\n  "dependencies": {\n    "pay": "https://files.shop.com/pay-1.0.0.tgz",\n    "c": "http://localhost:4873/c.tgz"\n  }\n}\n'],
    'requirements.txt': ['pay @ https://files.shop.com/pay-1.0.tar.gz\n', '# http://files.shop.com/pay-1.0.tar.gz\n'],
    Gemfile: ["source 'https://rubygems.org'\n", "# source 'http://rubygems.org'\n", "source 'http://localhost:9292'\n"],
    'pom.xml': ['<project xmlns="http://maven.apache.org/POM/4.0.0">\n<url>http://shop.com</url>\n<repository>\n<url>https://repo.shop.com/maven</url>\n</repository>\n<scm>\n<url>http://git.shop.com</url>\n</scm>\n'],
    'settings.xml': ['<mirror>\n  <mirrorOf>*</mirrorOf>\n  <url>https://maven.shop.com/all</url>\n</mirror>\n'],
    'build.sbt': ['resolvers += "libs" at "https://repo.shop.com/maven"\n'],
    'build.gradle': ["maven { url 'https://repo.shop.com/maven' }\n"],
    'Cargo.toml': ['pay = { git = "https://git.shop.com/pay" }\nhomepage = "http://shop.com"\n'],
    'nuget.config': ['<add key="shop" value="https://nuget.shop.com/v3/index.json" />\n'],
    'a.js': ["source 'http://rubygems.org'\n"],
  },
};

/** getcomposer.org/doc/06-config.md, docs.gradle.org (declaring repositories), go.dev/ref/mod (environment variables), learn.microsoft.com/nuget */
export const packageCheckOff: Rule = {
  ...danger,
  severity: 'medium',
  cwe: [295, 347, 494],
  id: 'package-manager-check-off',
  title: 'Check of a package manager switched off',
  why: 'Packages come unencrypted or unproved, so that anyone on the way or on the mirror can put a program of theirs into the build.',
  fix: 'Take the switch out; for a private host add its authority (cafile, NODE_EXTRA_CA_CERTS, GOPRIVATE for modules without a public checksum).',
  near: ['secure-http', 'disable-tls', 'allowinsecureprotocol', 'allowinsecureconnections', 'goinsecure', 'gosumdb', 'trusted-host', 'enablestrictssl', 'unsafehttpwhitelist', 'verify_ssl'],
  find: [
    /^[ \t]{1,20}"secure-http"[ \t]*:[ \t]*false\b/m, /^[ \t]{1,20}"disable-tls"[ \t]*:[ \t]*true\b/m, /^[^\n/#]{0,80}\b(?:isA|a)llowInsecureProtocol[ \t=(]{0,6}true\b/m, /\ballowInsecureConnections="true"/i,
    /^[^#\n]{0,60}\bGOINSECURE[ \t]*[=:][ \t]*["']?\*/m, /^[^#\n]{0,60}\bGOSUMDB[ \t]*[=:][ \t]*["']?off\b/m,
    /^[ \t]{0,4}(?:--trusted-host[= ]|trusted-host[ \t]*=[ \t]*(?!localhost\b|127\.)\w)/m, /^[ \t]{0,4}enableStrictSsl:[ \t]*false\b/m, /^[ \t]{0,4}unsafeHttpWhitelist:[ \t]*(?:\r?\n[ \t]*-[ \t]*|\[[ \t]*)["']?\*/m, /^[ \t]{0,4}verify_ssl[ \t]*=[ \t]*false\b/m,
  ],
  where: { path: { any: ['config-path', { trait: 'ends', of: ['composer.json', '.gradle', '.gradle.kts', 'nuget.config', 'pipfile'] }] } },
  bad: {
    'composer.json': ['  "config": {\n    "secure-http": false\n  }\n', '    "disable-tls": true\n'],
    'build.gradle': ['    allowInsecureProtocol = true\n'],
    'build.gradle.kts': ['    isAllowInsecureProtocol = true\n'],
    'nuget.config': ['<add key="a" value="http://x/v3/index.json" allowInsecureConnections="true" />\n'],
    Dockerfile: ['ENV GOSUMDB=off\n', 'ENV GOINSECURE=*\n'],
    'requirements.txt': ['--trusted-host pypi.shop.com\n'],
    'pip.conf': ['[global]\ntrusted-host = pypi.shop.com\n'],
    '.yarnrc.yml': ['enableStrictSsl: false\n', 'unsafeHttpWhitelist:\n  - "*"\n'],
    Pipfile: ['verify_ssl = false\n'],
  },
  good: {
    'composer.json': ['    "secure-http": true\n', '    "disable-tls": false\n'],
    'build.gradle': ['    allowInsecureProtocol = false\n', '    // allowInsecureProtocol = true\n'],
    Dockerfile: ['ENV GOPRIVATE=git.shop.com\n', '# ENV GOSUMDB=off\n', 'ENV GOINSECURE=git.shop.com\n'],
    'requirements.txt': ['# --trusted-host pypi.shop.com\n'],
    'pip.conf': ['[global]\n# trusted-host = pypi.shop.com\n', 'trusted-host = localhost\n'],
    '.yarnrc.yml': ['enableStrictSsl: true\n', 'unsafeHttpWhitelist:\n  - localhost\n'],
    Pipfile: ['verify_ssl = true\n'],
    'a.js': ['GOSUMDB=off\n'],
  },
};
