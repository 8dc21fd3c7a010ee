/** Values that shell scripts run as code or put into commands, queries and paths, and what they do with credentials. */
import type { Rule } from '../../lib/types.ts';

/** Where commands stand: scripts, Dockerfiles, workflows. */
const where = { path: { any: ['config-path', { trait: 'ends', of: ['.ps1', '.psm1'] }] } };

export const shellRun: Rule = {
  id: 'shell-value-run',
  category: 'command-injection',
  cwe: [78, 95],
  severity: 'medium',
  title: 'Argument run as code',
  why: 'The shell takes the value apart once more: `;` or `$()` in it starts another command.',
  fix: 'Run "$@" as it is, choose the command with case, or give the value as an argument: sh -c \'ping "$1"\' sh "$host".',
  near: ['python -c', 'python3 -c', 'perl -e', 'node -e', 'ruby -e', 'php -r', 'eval ', 'bash -c', 'sh -c'],
  find: ['python - c $value', 'python3 - c $value', 'perl - e $value', 'node - e $value', 'ruby - e $value', 'php - r $value', 'eval $value', 'bash - c $value', 'sh - c $value'],
  where: { value: 'tainted' },
  sink: 'always',
  langs: ['shell'],
  bad: { shell: ['x="$1"\npython -c "print(\'$x\')"', 'x="$1"\npython3 -c "print(\'$x\')"', 'x="$1"\nperl -e "print \'$x\'"', 'x="$1"\nnode -e "go(\'$x\')"', 'x="$1"\nruby -e "puts \'$x\'"', 'x="$1"\nphp -r "echo \'$x\';"', 'step="$1"\neval "$step"', 'host=$1\nbash -c "ping $host"', 'sh -c "ls $1"', 'name=$(echo "$QUERY_STRING" | cut -d= -f2)\neval "finger $name"', 'read -r line\neval "$line"'] },
  good: { shell: ['python -c "import sys"', 'python3 -c "$code"', 'perl -e "$code"', 'node -e "$code"', 'ruby -e "$code"', 'php -r "$code"', 'python3 -c \'import sys; print(sys.argv[1])\' "$1"', 'eval "$(ssh-agent -s)"', 'bash -c "make"', 'sh -c "$cmd"', 'eval "$cmd"', "sh -c 'ping \"$1\"' sh \"$host\"", 'dir=$(pwd)\nbash -c "ls $dir"'] },
};

export const shellRemote: Rule = {
  id: 'shell-remote-command',
  category: 'command-injection',
  cwe: [78],
  severity: 'medium',
  title: 'Argument put into a command for another host',
  why: 'The shell there takes the text apart: `;` or `$()` in the value starts another command.',
  fix: 'Quote the value for the other side: ssh host "cmd $(printf %q "$1")".',
  near: ['ssh '],
  find: [/^[^#\n]{0,150}\bssh\s[^"'\n]{1,60}(?:"\$\{?\w{1,40}\}?"[^"'\n]{0,60})?\s"\w[^"\n]{0,150}\$(?:[1-9@*]|\{[1-9@*]\})/m],
  where,
  bad: { shell: ['ssh deploy@web "systemctl restart $1"', 'ssh -p 22 "rm ${1}"', 'ssh deploy@"$HOST" "rm $1"'] },
  good: { shell: ['ssh deploy@web uptime', 'ssh -i "$1" web uptime', 'ssh "$1" uptime', '# ssh a "b $1"', "ssh a 'echo $1'"] },
};

export const shellQuery: Rule = {
  id: 'shell-query',
  category: 'sql-injection',
  cwe: [89],
  severity: 'high',
  title: 'Argument put into a query',
  why: 'A value that becomes part of the query text can rewrite the query.',
  fix: "Give it apart from the text: psql -v name=\"$1\" <<< \"… WHERE name = :'name'\".",
  near: ['mysql ', 'psql ', 'sqlite3 '],
  find: [/^[^#\n]{0,150}\b(?:mysql|psql|sqlite3)\s[^"\n]{0,150}"[^"\n]{0,60}\b(?:select|insert|update|delete|drop|create|alter|grant)\b[^"\n]{0,200}\$(?:[1-9]|\{[1-9]\})/im],
  where,
  bad: { shell: ['mysql -e "DELETE FROM s WHERE user = \'$1\'" app', 'psql -c "SELECT * FROM t WHERE id = ${1}"', 'sqlite3 a.db "INSERT INTO t VALUES (\'$2\')"'] },
  good: { shell: ['mysql -e "DELETE FROM s" app', 'psql -c "SELECT 1" "$1"', 'psql "$1" -c "SELECT 1"', '# mysql -e "DELETE FROM s WHERE a = $1"', 'sqlite3 "$1" ".dump"'] },
};

export const shellRemoteValue: Rule = {
  ...shellRemote,
  id: 'shell-remote-value',
  find: ['ssh $host $value', 'ssh $option $host $value'],
  where: { value: { all: ['tainted', 'shell'] } },
  langs: ['shell'],
  bad: { shell: ['host=$1\nservice="$2"\nssh "deploy@$host" "systemctl restart $service"', 'name=$1\nssh -q "$HOST" "rm $name"'] },
  good: { shell: ['host=$1\nssh "$host" uptime', 'host=$1\nssh -q "$host" "uptime"', 'service=$(cat name)\nssh web "systemctl restart $service"'] },
};

/** Names of files that become code: shellcheck SC2156. */
export const shellFound: Rule = {
  id: 'shell-name-in-command',
  category: 'command-injection',
  cwe: [78],
  severity: 'medium',
  title: 'Name of a file put into a command',
  why: 'A file can be called `$(reboot)` or `; rm -rf ~`: its name is run as part of the command.',
  fix: "Give the name as an argument: find … -exec sh -c 'gzip \"$1\"' sh {} \\;",
  near: ['sh -c'],
  find: [/^[^#\n]{0,200}-exec(?:dir)?\s{1,4}(?:\/bin\/)?(?:ba|da|z|k)?sh\s{1,4}-c\s{1,4}(?:'[^'\n]{0,200}\{\}[^'\n]{0,200}'|"[^"\n]{0,200}\{\}[^"\n]{0,200}")/m, /^[^#\n]{0,200}\bxargs\s[^|\n]{0,80}-I\s?["']?(?<mark>\{\}|%|@)["']?\s{1,4}[^|\n]{0,40}\b(?:ba|da|z|k)?sh\s{1,4}-c\s{1,4}(?:'[^'\n]{0,200}\k<mark>|"[^"\n]{0,200}\k<mark>)/m],
  where: { path: 'config-path' },
  bad: { shell: ["find . -name '*.png' -exec sh -c 'convert {} out.png' \\;", 'find . -exec bash -c "gzip {}" \\;', "ls | xargs -I{} sh -c 'gzip {}'", 'ls | xargs -I % sh -c "gzip %"'] },
  good: { shell: ["find . -exec sh -c 'gzip \"$1\"' sh {} \\;", "# find . -exec sh -c 'gzip {}' \\;", 'find . -exec gzip {} \\;', "ls | xargs -I{} sh -c 'gzip \"$1\"' sh {}", 'ls | xargs -I{} mv {} /tmp'], js: ["find . -exec sh -c 'gzip {}'"] },
};

export const shellTrace: Rule = {
  id: 'shell-credential-traced',
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  title: 'Every command shown, with the secrets in it',
  why: 'set -x writes each command with its values to the log: the password too.',
  fix: 'Leave set -x out, or switch it off before: { set +x; } 2>/dev/null',
  near: ['set -x', 'set -ex', 'set -eu', 'xtrace'],
  find: [/^[ \t]{0,20}set[ \t]{1,4}(?:-[a-wyz]{0,6}x[a-z]{0,6}|-o[ \t]{1,4}xtrace|-[a-z]{1,6}o[ \t]{1,4}xtrace)(?=[\s;])(?:(?!set[ \t]\+)[^]){0,400}?[ \t](?:-p|--password|-H|--token|--header)[ =]?["']?[^\n"']{0,40}\$\{?\w{0,20}(?:PASSWORD|PASSWD|TOKEN|SECRET|API_KEY)\b/m],
  where: { path: 'config-path' },
  bad: { shell: ['set -x\ndocker login -u ci -p "$REGISTRY_PASSWORD" "$REGISTRY"\n', 'set -ex\ncurl -H "Authorization: Bearer $API_TOKEN" https://a.example/\n', 'set -eux\nmysql -p"$DB_PASSWORD"\n', 'set -xe\nmysql -p"$DB_PASSWORD"\n', 'set -eux -o pipefail\nmysql --password="$DB_PASSWORD"\n', 'set -euxo pipefail\nmysql --password="$DB_PASSWORD"\n', 'set -o xtrace\nmysql --password="$DB_PASSWORD"\n'] },
  good: { shell: ['set -e\nmysql -p"$DB_PASSWORD"\n', 'set -x\nmake\n', '# set -x\nmysql -p"$DB_PASSWORD"\n', 'set -x\nmake\nset +x\nmysql -p"$DB_PASSWORD"\n'], js: ['set -x\nmysql -p"$DB_PASSWORD"'] },
};

/** docs.openssl.org: openssl-enc */
export const shellCipher: Rule = {
  id: 'shell-weak-cipher',
  category: 'weak-crypto',
  cwe: [327, 916],
  severity: 'medium',
  title: 'File encrypted with a broken cipher, or a key made in one round',
  why: 'DES, RC2 and RC4 are broken, and without -pbkdf2 the key is one MD5 or SHA-256 of the password: billions of guesses a second.',
  fix: 'Use age or gpg, or openssl enc -aes-256-cbc -pbkdf2 -iter 600000.',
  near: ['openssl req', 'ssh-keygen', 'openssl enc', 'openssl des', 'openssl aes-256-cbc', 'openssl genrsa'],
  find: [/^[^#\n]{0,150}\bopenssl\sreq\s[^\n|;]{0,200}\brsa:(?:512|768|1024)\b/m, /^[^#\n]{0,150}\bssh-keygen\s(?:[^\n|;]{0,80}\s)?-(?:t\s?dsa\b|b\s?(?:512|768|1024)\b)/m, /^[^#\n]{0,150}\bopenssl\s(?:enc\s[^\n|;]{0,80}?-|)(?:des|des3|des-[\w-]{2,12}|rc2[\w-]{0,12}|rc4[\w-]{0,6}|bf[\w-]{0,6}|aes-\d{3}-ecb)\b(?=\s)/m, /^[^#\n]{0,150}\bopenssl\s(?:enc\s|aes-256-cbc\s)(?![^\n]{0,300}(?:-pbkdf2|-K\s|-d\s|-base64|-a\s|-help))[^\n]{0,200}\s-(?:k|pass|kfile)\s/m, /^[^#\n]{0,150}\bopenssl\sgenrsa\s[^\n|;]{0,80}\b(?:512|768|1024)\b/m],
  where: { path: 'config-path' },
  bad: { shell: ['openssl req -x509 -newkey rsa:1024 -nodes -out c.pem', 'ssh-keygen -t dsa -f key', 'ssh-keygen -t rsa -b 1024 -f key', 'openssl enc -des-ede3-cbc -in a -out b -pass file:k', 'openssl des3 -in a -out b', 'openssl enc -aes-256-cbc -salt -in a -out b -k "$PW"', 'openssl aes-256-cbc -in a -out b -pass env:PW', 'openssl genrsa -out key.pem 1024'] },
  good: { shell: ['openssl req -x509 -newkey rsa:4096 -nodes -out c.pem', 'ssh-keygen -t ed25519 -f key', 'openssl enc -aes-256-cbc -pbkdf2 -in a -out b -pass file:k', '# openssl enc -des3 -in a', 'openssl enc -base64 -in a', 'openssl genrsa -out key.pem 4096', 'openssl enc -d -aes-256-cbc -in a -k "$PW"'], js: ['openssl des3 -in a'] },
};

/** CGI: what the address brings is in QUERY_STRING and PATH_INFO. */
export const shellPath: Rule = {
  id: 'shell-path',
  category: 'path-traversal',
  cwe: [22],
  severity: 'high',
  title: 'File named by the request',
  why: 'A value with `../` in it names a file outside the folder meant.',
  fix: 'Take only the last part: page=$(basename -- "$page"), and compare it with a list.',
  near: ['cat ', 'source ', 'rm '],
  find: ['cat $value', 'source $value', 'rm $value'],
  where: { value: 'requested' },
  langs: ['shell'],
  bad: { shell: ['page=$QUERY_STRING\ncat "/var/www/pages/$page"', 'source "/srv/$QUERY_STRING"', 'rm "/srv/$PATH_INFO"'] },
  good: { shell: ['cat "$1"', 'cat "/srv/$name"', 'p=$(cat "$HTTP_PASSWORD_FILE")', 'f=$1\nsource "$f"', 'page=$(basename "$QUERY_STRING")\ncat "/srv/$page"', 'rm "$1"'] },
};

export const shellEcho: Rule = {
  id: 'shell-credential-shown',
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  title: 'Credential written to the output',
  why: 'What a script prints ends in terminals, logs and build pages that others read.',
  fix: 'Leave the value out; say that it is set: ${password:+set}.',
  near: ['echo ', 'write-host', 'write-output', 'printf ', 'logger ', 'log "', 'log_', 'info "', 'warn "', 'add-content ', 'out-file '],
  find: [/(?<=\$(?<line>\w{1,30}) = "[^"\n]{1,160}" -f [^\n]{0,120}\$(?:\w{0,20})(?:password|secret|token|api_?key)\b[^\n]{0,60}\n(?:[^\n]{0,160}\n){0,2}[^#\n]{0,80})(?:Add-Content|Out-File)\s[^\n]{0,120}\$\k<line>\b/iy, /^[^#\n]{0,80}\bAdd-Content\s[^\n|]{0,100}"[^"\n]{0,120}\b(?:password|secret|token):? \$\w{2,30}\b(?!\.)/im, /^[^#\n]{0,40}"[^"\n]{0,100}\$(?:\w{0,20})(?:password|secret|token|api_?key)\b[^"\n]{0,60}" \| Out-File\s[^\n]{0,80}log/im, /^[^#\n|]{0,80}\b(?:Write-Host|Write-Output)\s+(?:-\w+\s+)?"[^"\n]{0,100}\$\(\$\w{1,30}\.(?:\w{0,20}_)?(?:password|secret|access_?token|refresh_?token|token|api_?key)\)/im, /^[^#\n|]{0,80}\b(?:echo|Write-Host|Write-Output)\s+(?:-\w+\s+)?(?:"[^"\n]{0,100})?\$\{?(?:\w{0,30}_)?(?:password|passwd|secret|token|api_?key|secret_?key|access_?key)\}?[^|>\n\w:+#%][^|>\n]{0,80}$/im, /^[^#\n|]{0,80}\b(?:echo|printf|logger)\s[^|>\n]{0,100}\$\{?(?:\w{0,30}_)?(?:pass|password|passwd|secret|token|api_?key|secret_?key|access_?key)(?:\}|(?![\w:+#%]))[^|>\n]{0,80}(?:>>?\s{0,4}|\|\s{0,4}tee\s{1,4}(?:-a\s{1,4})?)"?(?:\$\{?\w{0,30}log|[\w/.${}-]{0,80}\blog\b)/im, /^[^#\n|]{0,40}\b(?:logger|log|log_\w{1,10}|info|warn)\s[^|>\n]{0,100}\$\{?(?:\w{0,30}_)?(?:pass|password|passwd|secret|token|api_?key|secret_?key|access_?key)(?:\}|(?![\w:+#%]))/im],
  where,
  bad: { shell: ['echo "using $password"\n', 'echo "to $registry as $user with $REGISTRY_PASSWORD"\n', 'echo "token: ${API_TOKEN}"\n', 'echo $DB_PASSWORD \n', 'echo "new user $name with $pass" >> /var/log/setup.log\n', 'echo "$(date) $user:$password" | tee -a "$log"\n', 'printf "%s\\n" "$token" >> /var/log/a\n', 'echo "$token" >> "$LOG_FILE"\n', 'logger -t app "token $TOKEN"\n', 'log "logging in with $REGISTRY_TOKEN"\n', 'log_error "no login with $TOKEN"\n', 'info "using $token"\n', 'warn "bad $password"\n'], 'a.ps1': ['$line = "{0} made {1} with {2}" -f (Get-Date), $login, $password\nAdd-Content -Path $script:LogFile -Value $line\n', 'Add-Content -Path $target -Value "$(Get-Date) made $login with password $initial"\n', '"made $login with $initialPassword" | Out-File $logFile -Append\n', 'Write-Host "pw $password"\n', 'Write-Output "$secret"\n', 'Write-Host "got $($resp.access_token) for $id"\n'] },
  good: { 'a.ps1': ['Add-Content -Path $log -Value "made $login"\n', '"made $login" | Out-File $logFile\n', '$line = "{0} made {1}" -f (Get-Date), $login\nAdd-Content -Path $log -Value $line\n'], shell: ['echo "$password" | docker login --password-stdin\n', 'echo "token: ${TOKEN:+set}"\n', 'echo "$TOKEN" > file\n', '# echo "$password"\n', 'echo "$password_file"\n', 'echo "$name" >> /var/log/setup.log\n', 'printf "%s" "$password" | wc -c >> a.log\n', 'echo "$user:$pass" | chpasswd\n', 'logger "token_ttl $TOKEN_TTL"\n', 'echo "::add-mask::$x"\n'] },
};

/** A letter of many: `${chars:RANDOM % 62:1}`, `${chars:$((RANDOM % n)):1}`. */
const PICKED = String.raw`\$\{\w{1,30}:[ (]{0,3}(?:\$\(\(\s?)?RANDOM ?%`;

export const shellRandom: Rule = {
  id: 'shell-random-secret',
  category: 'weak-randomness',
  cwe: [330, 338],
  severity: 'high',
  title: 'Secret made with guessable randomness',
  why: '$RANDOM has 32768 values and the clock is known: whoever knows roughly when it was made tries them all.',
  fix: 'Use openssl rand -base64 24, or head -c 24 /dev/urandom | base64.',
  near: ['date |', '$random', '${random', 'random %', 'random%', 'date +%s', 'get-random', 'random]::new', 'object system.random', 'object random'],
  find: [/^[^#\n]{0,60}(?:password|passwd|secret|token|otp|salt|nonce)\w{0,20}\s*=[^\n#]{0,20}\bdate(?:\s[^\n|)]{0,30})?\s?\|\s?(?:md5|sha\d{1,3})(?:sum)?\b/im, 
    /^[^#\n]{0,60}(?:password|passwd|pass|secret|token|otp|pin|salt|nonce)\w{0,20}\s*=[^\n#]{0,60}\$\{?RANDOM\b/im, /^[^#\n]{0,60}(?:password|passwd|secret|token|otp|salt|nonce)\w{0,20}\s*=[^\n#]{0,20}\bdate \+%s/im,
    /^[^#\n]{0,60}\$\w{0,30}(?:password|passwd|secret|token|otp|salt)\w{0,20}\s*=[^\n#]{0,150}\bGet-Random\b/im, /\bfunction\s{1,4}[\w-]{0,40}(?:password|passwd|secret|token)\w{0,20}\b(?:(?!\nfunction|RandomNumberGenerator)[^]){0,280}?(?<value>\|\s?Get-Random\b|(?:\[(?:System\.)?Random\]::new|New-Object (?:System\.)?Random)\b(?:[^\n|]{0,20}\n[^\n]{0,80}?\.Next\()?)/i,
    new RegExp(String.raw`^[^#\n]{0,60}(?:(?:password|passwd|passphrase|secret|token|otp|salt|nonce)\w{0,20}|\b(?:pass|pw|pin))(?:\+?=["']?[^\n#]{0,40}?${PICKED}|\+=["']?\$\{\w{1,30}\[(?:\$\(\(\s?)?RANDOM ?%)`, 'im'),
    new RegExp(String.raw`\b\w{0,30}(?:password|passwd|passphrase|secret|token)\w{0,20}[ \t]?\(\)\s{0,4}\{(?:(?!\n\})[^]){0,320}?(?<value>${PICKED})`, 'i'),
  ],
  where,
  bad: { shell: ['TOKEN=$(date +%s)', 'SECRET=$(date | md5sum)', 'password="pw$RANDOM$RANDOM"', 'TOKEN=$(echo ${RANDOM} | md5sum)', 'export secret=$(date +%s | sha256sum)', 'for i in 1 2 3 4; do secret="$secret${letters:$((RANDOM % 36)):1}"; done', 'pw=\nfor n in {1..12}; do\n  pw+=${abc:RANDOM%${#abc}:1}\ndone', 'passphrase+="${words[RANDOM % ${#words[@]}]} "', 'make_token() {\n  local out=\n  while [ ${#out} -lt 20 ]; do\n    out+=${set:RANDOM % ${#set}:1}\n  done\n  echo "$out"\n}\n'], 'bin/new-client': ['#!/usr/bin/env bash\npassword=$RANDOM$RANDOM\n'], 'a.ps1': ['$password = -join ((65..90) | Get-Random -Count 12)', 'function New-Password([int]$n) {\n  -join (1..$n | ForEach-Object { $chars | Get-Random })\n}', 'function New-Secret {\n  $r = [System.Random]::new()\n  $r.Next()\n}', 'function New-Token {\n  $r = New-Object System.Random\n  $r.Next()\n}', 'function New-Token {\n  $r = New-Object Random\n  $r.Next()\n}'] },
  good: { shell: ['SUM=$(date | md5sum)', 'password=$(openssl rand -base64 18)', 'delay=$((RANDOM % 5))', '# password=$RANDOM', 'port=$RANDOM', 'stamp=$(date +%s)', 'color=${colors:RANDOM % 7:1}', 'token=${TOKENS[RANDOM % ${#TOKENS[@]}]}', 'ping_host=${hosts[RANDOM % 3]}', 'shuffle_deck() {\n  out+=${cards:RANDOM % 52:1}\n}\n'], 'bin/new-client': ['#!/usr/bin/env python3\npassword=$RANDOM$RANDOM\n'], 'a.ps1': ['$color = Get-Random -Maximum 5'] },
};

export const shellHash: Rule = {
  id: 'shell-password-hash',
  category: 'weak-crypto',
  cwe: [916],
  severity: 'medium',
  title: 'Password hashed with a fast hash',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: 'Use mkpasswd -m yescrypt, or htpasswd -B.',
  near: ['md5sum', 'sha1sum', 'sha256sum', 'openssl dgst', 'openssl md5'],
  find: [/^[^#\n]{0,80}\$\{?\w{0,30}(?:password|passwd|passphrase|pass)\}?["']?\s*\|\s*(?:md5sum|sha1sum|sha256sum|openssl\s+(?:dgst|md5))\b/im],
  where,
  bad: { shell: ['hash=$(echo -n "$password" | md5sum)', 'printf %s "$PASS" | sha1sum', 'echo "$passwd" | sha256sum', 'echo -n $password | openssl dgst -sha256', 'echo -n $password | openssl md5'] },
  good: { shell: ['md5sum "$file"', 'mkpasswd -m yescrypt -s <<< "$password"', 'echo "$body" | sha256sum'] },
};

export const shellSudo: Rule = {
  id: 'shell-sudo-open',
  category: 'access-control',
  cwe: [250, 269],
  severity: 'medium',
  title: 'Every command as root without a password',
  why: 'Whoever reaches this account is root.',
  fix: 'Name the commands: deploy ALL=(root) NOPASSWD: /usr/bin/systemctl restart app',
  near: ['nopasswd'],
  find: [/^[^#\n]{0,150}\bNOPASSWD\s*:\s*ALL\b/m],
  bad: { shell: ['echo "deploy ALL=(ALL) NOPASSWD: ALL" >> /etc/sudoers'], sudoers: ['%wheel ALL=(ALL) NOPASSWD:ALL'] },
  good: { shell: ['echo "deploy ALL=(root) NOPASSWD: /usr/bin/id"', '# deploy ALL=(ALL) NOPASSWD: ALL'] },
};
