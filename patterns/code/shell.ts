/** Dangers of shell scripts and of the commands in build files: downloads run unseen, open files, checks switched off, arguments run as code. */
import type { Rule } from '../../lib/types.ts';

/** Where commands stand: scripts, Dockerfiles, workflows. */
const where = { path: 'config-path' };

export const shellEval: Rule = {
  id: 'shell-eval',
  category: 'command-injection',
  cwe: [78, 95],
  severity: 'medium',
  title: 'Argument run as code',
  why: 'eval takes the value apart once more: `;` or `$()` in it starts another command.',
  fix: 'Run "$@" as it is, or choose the command with case.',
  near: ['eval '],
  find: [/^[^#\n]{0,80}(?<![\w-])eval ["']?[^"'$\n]{0,30}\$(?:[1-9@*]|\{[1-9@*]\}|QUERY_STRING)/m],
  where,
  bad: { shell: ['eval $1', 'eval "$@"', 'if true; then eval "run ${1}"; fi', 'eval "x=$QUERY_STRING"'] },
  good: { shell: ['eval "$(ssh-agent -s)"', '# eval $1', 'eval "$cmd"', 'retrieval $1', 'run "$@"'] },
};

export const shellPipe: Rule = {
  id: 'shell-download-run',
  category: 'code-injection',
  cwe: [494],
  severity: 'medium',
  title: 'Download run unseen',
  why: 'Whoever controls the server, or the way to it over http, runs commands here.',
  fix: 'Download the file, compare its checksum with one that you wrote down, then run it.',
  near: ['curl ', 'wget '],
  find: [
    /^[^#\n]{0,150}\b(?:curl|wget)\b[^\n|;&#]{0,200}\|\s*(?:sudo\s+(?:-\w+\s+)*)?(?:\/(?:usr\/)?bin\/)?(?:ba|z|da|k|a)?sh\b/m, /^[^#\n]{0,150}\b(?:curl|wget)\b[^\n|;&#]{0,200}\|\s*(?:sudo\s+(?:-\w+\s+)*)?(?:python[23]?|perl|ruby|node|php)(?:\s+-)?\s*(?=[\r\n"'&;]|$)/m, /^[^#\n]{0,150}\b(?:python[23]?|perl|ruby|node|php)\s+-[cer]\s+["']?\$\(\s*(?:curl|wget)\b/m,
    /^[^#\n]{0,150}\b(?:curl|wget)\b[^\n|;&#]{0,150}\s(?:-o|-O|--output|-\w{1,6}[oO])[= ]?["']?(?<file>[\w.$\/{}-]{2,60})(?=["'\s;&])["']?(?:(?!sha\d+sum|shasum|gpgv?\b|cosign|minisign)[^\n]){0,100}(?:&&|;)[ \t]*(?:sudo[ \t]+)?(?:(?:ba|z|da)?sh[ \t]+(?:-\w[ \t]+)?|\.\/)["']?\k<file>/m, /^[^#\n]{0,150}\b(?:(?:ba|z)?sh|source|eval)\s+(?:-c\s+)?["']?(?:<\(|\$\()\s*(?:curl|wget)\b/m,
  ],
  where: { path: { any: ['config-path', { trait: 'ends', of: ['.tf', '.tofu', 'package.json', 'composer.json'] }] } },
  bad: { shell: ['curl -fsSL https://x.io/install.sh | sh', 'wget -qO- https://x.io/i | sudo bash', 'bash <(curl -s https://x.io/i)', 'sh -c "$(curl -fsSL https://x.io/i)"', 'sh -c "$(wget -qO- https://x.io/i)"', 'curl -fsSL https://x.io/a.py | python3 -', 'python3 -c "$(curl -fsSL https://x.io/a.py)"', 'wget -O /tmp/a.sh http://x.io/a.sh && bash /tmp/a.sh', 'curl -sL https://x.io/i.sh -o i.sh && chmod +x i.sh && ./i.sh'], 'web/package.json': ['{ "scripts": { "postinstall": "curl -s https://x.io/i | sh" } }'], 'composer.json': ['{ "post-install-cmd": "curl -s https://x.io/i | sh" }'], 'main.tf': ['    inline = ["curl -s https://x.io/i | sudo bash"]'], 'main.tofu': ['    inline = ["curl -s https://x.io/i | sudo bash"]'] },
  good: { shell: ['curl -o x.tgz https://x.io/x.tgz', '# curl https://x.io | sh', 'curl -s https://x.io/v | jq .', 'wget https://x.io/a.tar.gz', 'curl -s https://x.io | shasum', 'curl -s https://x.io/a.json | python3 -m json.tool', "curl -s https://x.io/a.json | python3 -c 'import json'", 'wget -O a.sh https://x.io/a.sh && echo "$SUM  a.sh" | sha256sum -c && bash a.sh', 'curl -o a.tgz https://x.io/a.tgz && tar xf a.tgz', 'curl -o /usr/local/bin/a https://x.io/a && chmod 755 /usr/local/bin/a'], js: ['curl https://x.io/i | sh'] },
};

export const shellInsecure: Rule = {
  id: 'shell-tls-unverified',
  category: 'insecure-transport',
  cwe: [295],
  severity: 'high',
  title: 'Certificate or host check switched off',
  why: 'Without the check, anyone on the way can answer in the name of the server.',
  fix: 'Take the switch out; for a private authority use --cacert, for ssh a known_hosts file.',
  near: ['curl ', '--no-check-certificate', 'git_ssl_no_verify', 'http.sslverify', 'stricthostkeychecking', '--insecure'],
  find: [
    /^[^#\n]{0,150}\bcurl\s(?:[^\n|;&#]{0,150}\s)?(?:--insecure|-[a-zA-Z]{0,6}k[a-zA-Z]{0,6})(?=\s)/m, /^[^#\n]{0,150}--no-check-certificate\b/m, /^[^#\n]{0,150}\bGIT_SSL_NO_VERIFY\s*=\s*["']?(?:1|true)\b/m, /^[^#\n]{0,150}\bhttp\.sslVerify[= ]\s*["']?(?:false|0)\b/m,
    /^[^#\n]{0,150}(?:\b|\\[nt])StrictHostKeyChecking[= ]\s*["']?no\b/m, /^[^#\n]{0,80}\b\w{0,20}(?:curl|CURL)\w{0,20}\+?=\(?["']?[^\n]{0,100}(?:^|[\s"'(])--insecure(?=[\s"')]|$)/m,
  ],
  where,
  bad: { shell: ['curl -k https://x.io/a', 'curl --insecure -o a https://x.io/a', 'curl -sk https://x.io/a', 'wget --no-check-certificate https://x.io', 'export GIT_SSL_NO_VERIFY=1', 'git -c http.sslVerify=false clone x', 'ssh -o StrictHostKeyChecking=no host', "printf 'Host *\\n\\tStrictHostKeyChecking no\\n' > ~/.ssh/config", 'CURL_OPTS="--silent --insecure"\n'] },
  good: { shell: ['curl -sS https://x.io/a', 'curl --cacert ca.pem https://x.io', '# curl -k https://x.io', 'GIT_SSL_NO_VERIFY=0', 'ssh -o StrictHostKeyChecking=accept-new host', 'curl -o k https://x.io', 'git config http.sslVerify true', 'wget --check-certificate=on x'] },
};

export const shellMode: Rule = {
  id: 'shell-world-writable',
  category: 'race-condition',
  cwe: [732],
  severity: 'medium',
  title: 'File that everyone may write',
  why: 'Any user and any program on the machine can change the file.',
  fix: 'Give it to the user that needs it: chown, then chmod 750 or 640.',
  near: ['chmod ', 'umask 0'],
  find: [/^[^#\n]{0,150}\bchmod\s+(?:-\w+\s+|--\w+\s+)*(?:0?777|0?666|a\+rwx|a\+w|o\+w|ugo\+rwx|a=rwx)\s/m, /^[ \t]{0,40}(?:RUN[ \t]+)?umask[ \t]+0{1,4}(?=[\s;&]|$)/m],
  where,
  bad: { shell: ['chmod 777 /srv/data', 'chmod -R 0777 "$dir"', 'RUN chmod a+rwx /app', 'umask 000'] },
  good: { shell: ['chmod 755 run.sh', '# chmod 777 x', 'chmod 1777 /tmp', 'chmod u+x a', 'umask 022', 'umask 0077'] },
};

export const shellSetuid: Rule = {
  id: 'shell-setuid',
  category: 'infrastructure',
  cwe: [250, 732],
  severity: 'medium',
  title: 'Program that runs as its owner whoever starts it',
  why: 'Every user of the machine gets the owner\'s rights for what the program can be talked into; of a script or a shell that is everything.',
  fix: 'Give the one capability that is needed (setcap cap_net_raw+ep), or one command in sudoers.',
  near: ['chmod '],
  find: [/^[^#\n]{0,150}\bchmod\s+(?:-\w+\s+|--\w+\s+)*(?:0?[46][0-7]{3}|[ua]?\+[rwx]{0,3}s[rwx]{0,3}|u=[rwx]{0,3}s[rwx]{0,3}(?:,[go]{1,2}=[rwx]{0,3})*)\s/m],
  where,
  bad: { shell: ['chmod u+s /usr/local/bin/helper', 'chmod 4755 "$bin"', 'RUN chmod +s /app/run', 'chmod u=rwxs,go=rx /usr/local/bin/helper'] },
  good: { shell: ['chmod 755 run.sh', 'chmod 2775 /srv/shared', 'chmod g+s /srv/shared', '# chmod u+s a', 'chmod u-s a'], js: ['chmod 4755 a'] },
};

export const shellRemove: Rule = {
  id: 'shell-remove-unquoted',
  category: 'input-validation',
  cwe: [78, 20],
  severity: 'medium',
  title: 'Removal that an empty or blank value redirects',
  why: 'When the value is empty or holds a blank, another folder is removed: / or the home.',
  fix: 'Write rm -rf -- "${dir:?}/"* so that an empty value ends the script.',
  near: ['rm -'],
  find: [/^[^#\n]{0,150}\brm\s+-\w*[rR]\w*\s+(?:--\s+)?(?:\$(?:[1-9@*]|\{[1-9]\}|[a-z]\w*\/|\{[a-z]\w*\}\/)(?=[\s;/\w.]|$)|"?\$\w+"?\/\*|"?\$\{\w+\}"?\/\*)/m],
  where,
  bad: { shell: ['rm -rf $1\n', 'rm -rf $target/cache\n', 'rm -rf "$DIR"/*\n', 'rm -fr ${BUILD}/*\n', 'rm -r $1/cache\n'] },
  good: { shell: ['rm -rf "$1"\n', 'rm -rf build\n', 'rm -rf "${DIR:?}"/*\n', '# rm -rf $1\n', 'rm -f $1\n'] },
};

export const shellTemp: Rule = {
  id: 'shell-temp-name',
  category: 'race-condition',
  cwe: [377],
  severity: 'medium',
  title: 'Temporary file with a name that can be guessed',
  why: 'Someone else can put a file or a link there first.',
  fix: 'Use file=$(mktemp).',
  near: ['/tmp/'],
  find: [
    /^[^#\n]{0,150}\/tmp\/[\w.-]{0,60}\$\$/m,
    // the day, the second: a name that whoever looks at the clock knows
    /^[ \t]{0,20}(?:(?:local|export|readonly|declare) )?\w{1,40}=["']?\/tmp\/[\w.-]{0,60}\$(?:\(date\b|\{?(?:time)?stamp\b|\{?(?:to_?day|now|date)\b)/im,
  ],
  where,
  bad: { shell: ['out=/tmp/list.$$', 'dump="/tmp/members-$(date +%s).sql"', 'DUMP="/tmp/members-${STAMP}.sql"', 'local out=/tmp/a-$TODAY.csv'] },
  good: { shell: ['dump="$dir/members-$(date +%s).sql"', 'dump=/tmp/$name','out=$(mktemp)', '# /tmp/x.$$', 'out=/tmp/list.txt', 'd=$(mktemp -d)'] },
};

export const shellUnmade: Rule = {
  ...shellTemp,
  severity: 'medium',
  id: 'shell-temp-unmade',
  title: 'Name of a temporary file without the file',
  why: 'Between the name and the file someone else can put a file or a link there.',
  fix: 'Use mktemp without -u, or mktemp -d.',
  near: ['mktemp -'],
  find: [/^[^#\n]{0,150}\bmktemp\s(?:[^\n|;)]{0,60}\s)?(?:-\w{0,4}u|--dry-run)\b/m],
  bad: { shell: ['f=$(mktemp -u)', 'f=$(mktemp -t x.XXXX --dry-run)'] },
  good: { shell: ['out=$(mktemp)', '# mktemp -u', 'd=$(mktemp -d)'] },
};
