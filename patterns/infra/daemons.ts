/** Daemons of a machine by their own settings files: ssh, sudo, shares, mail, names, databases and queues. */
import type { Rule, Trait } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'medium' } as const;
const PROSE = ['.md', '.txt', '.rst', '.adoc', '.log'];
/** Settings and the scripts that write them. */
const SETTINGS: { path: Trait } = { path: { all: [{ any: ['config-path', { trait: 'ends', of: ['sshd_config', 'ssh_config', 'sudoers', '.rb', '.pp', '.json', '/exports', 'exports.j2', '.epp'] }, { trait: 'file', of: ['terraform'] }] }, { not: { trait: 'ends', of: PROSE } }] } };
/** Between the name of an option and its value: a blank, or as a tool for many machines writes it. */
const GIVEN = '(?:[ \\t]{1,4}|["\']?[ \\t]{0,4}[:=][ \\t]{0,4}["\']?|["\']?[ \\t]{0,4},[ \\t]{0,4}(?:["\']?value["\']?[ \\t]{0,2}[:=][ \\t]{0,2})?["\']?|["\']?\\r?\\n[ \\t]{1,12}value:[ \\t]{0,4}["\']?|["\']?[ \\t]{0,4}=>[ \\t]{0,4}["\']?)';

/** man sshd_config(5). A line may be a comment in the file that sed changes, so only one that begins as a comment is left alone. */
export const sshdOpen: Rule = {
  ...danger,
  category: 'access-control',
  cwe: [287, 250],
  id: 'ssh-root-login',
  title: 'Login as root, or by nothing that is secret, over ssh',
  why: 'One guessed or leaked password, or none at all, and someone is on the machine from anywhere.',
  fix: 'PermitRootLogin no (or prohibit-password), PermitEmptyPasswords no, HostbasedAuthentication no, StrictModes yes, and keys.',
  near: ['permitrootlogin', 'permitemptypasswords', 'hostbasedauthentication', 'ignorerhosts', 'strictmodes', 'permituserenvironment', 'disable_password_authentication', 'disable_root:', 'plain_text_passwd'],
  find: [
    new RegExp(`^(?![ \\t]*(?:#|//))[^\\n]{0,120}\\b(?=Permit|Hostb)(?<![#?*]|\\bs[/|@,!]\\^?)(?:PermitRootLogin|PermitEmptyPasswords|HostbasedAuthentication|PermitUserEnvironment)${GIVEN}(?:yes|true)\\b`, 'm'), new RegExp(`^(?![ \\t]*(?:#|//))[^\\n]{0,120}(?<![#?*])\\b(?:IgnoreRhosts|StrictModes)${GIVEN}(?:no|false)\\b`, 'm'), /^[^#\n]{0,80}\bdisable_password_authentication[ \t]*=[ \t]*false\b/m, /^disable_root:[ \t]*(?:false|no|0)\b/m, /^[ \t-]{0,20}plain_text_passwd:[ \t]*["']?(?![{$"'])[^\s"']{3,60}/m,
  ],
  where: { path: { all: [SETTINGS.path, { not: { trait: 'ends', of: ['ssh_config'] } }] } },
  bad: {
    Dockerfile: ["RUN sed -i 's/#PermitRootLogin prohibit-password/PermitRootLogin yes/' /etc/ssh/sshd_config\n"], 'ssh.yml': ['    - { key: PermitRootLogin, value: "yes" }\n', '    PermitEmptyPasswords: yes\n', "    - name: PermitUserEnvironment\n      value: 'yes'\n", '    StrictModes: "no"\n'], 'etc/ssh/sshd_config': ['PermitRootLogin yes\n'], 'etc/ssh/server.conf': ['HostbasedAuthentication yes\n', 'IgnoreRhosts no\n'],
    'vm.tf': ['  disable_password_authentication = false\n'], 'user-data.yaml': ['disable_root: false\n', '    plain_text_passwd: hunter22\n'], 'ssh.pp': ["    'PermitRootLogin' => 'yes',\n"],
  },
  good: {
    Dockerfile: ["RUN sed -i 's/#PermitRootLogin yes/PermitRootLogin no/' /etc/ssh/sshd_config\n"], 'ssh.yml': ['    - { key: PermitRootLogin, value: "no" }\n', '    PermitEmptyPasswords: no\n', '    # PermitRootLogin: yes\n', '    StrictModes: "yes"\n'], 'etc/ssh/server.conf': ['#PermitRootLogin yes\n', 'PermitRootLogin prohibit-password\n', 'HostbasedAuthentication no\n', 'IgnoreRhosts yes\n'], 'vm.tf': ['  disable_password_authentication = true\n'], 'user-data.yaml': ['disable_root: true\n', "    plain_text_passwd: '{{ password }}'\n", '    plain_text_passwd: $PW\n'], 'ssh.pp': ["    'PermitUserEnvironment' => 'no',\n"], 'README.md': ['PermitRootLogin yes\n'],
  },
};

/** man sudoers(5): each of these starts a shell, writes any file or reads any. */
const AS_GOOD_AS_ROOT = '(?:(?:ba|z|da)?sh|su|vi|vim|nano|emacs|less|more|man|find|awk|gawk|perl|python[\\d.]*|ruby|node|env|tee|cp|mv|chmod|chown|dd|tar|docker|podman|kubectl|nmap|rsync|ssh|git|apt|apt-get|dpkg|pip3?|npm|mount|systemctl|\\*)';

export const sudoShell: Rule = {
  ...danger,
  cwe: [250, 269],
  id: 'sudo-as-good-as-root',
  title: 'Command by sudo that leads to every other',
  why: 'The program starts a shell, or writes or reads any file, so that whoever may run it without a password is root.',
  fix: 'Allow one script of root with its arguments written out, in a folder that only root may change.',
  near: ['nopasswd', '!authenticate', 'pam_permit.so', 'cmnd_alias'],
  find: [new RegExp(`^Cmnd_Alias[ \\t]+\\w{1,40}[ \\t]*=[^\\n]{0,200}?/(?:usr/)?(?:local/)?s?bin/${AS_GOOD_AS_ROOT} \\*`, 'm'), new RegExp(`^(?![ \\t]*#)[^\\n]{0,120}\\bNOPASSWD:[ \\t]{0,4}(?:[\\w./ *-]{1,60},[ \\t]{0,4}){0,4}?/(?:usr/)?(?:local/)?s?bin/${AS_GOOD_AS_ROOT}[ \\t]{0,4}(?:,|"|'|\\r?$)`, 'm'), /^(?![ \t]*#)[^\n]{0,80}\bDefaults[ \t:!\w]{0,30}[ \t]!authenticate\b/m, /^(?!#)(?:auth|account)[ \t]{1,12}sufficient[ \t]{1,12}pam_permit\.so\b/m],
  where: { path: { any: [SETTINGS.path, { trait: 'ends', of: ['/common-auth', '/sshd', '/system-auth', '/sudo', '/su', '/login', '/deploy', '/app', '/ci'] }] } },
  bad: { 'sudoers': ['deploy ALL=(root) NOPASSWD: /usr/bin/vim\n', 'app ALL=(ALL) NOPASSWD: /usr/sbin/nginx, /bin/bash\n', 'Defaults !authenticate\n', 'Cmnd_Alias   UNPACK    = /usr/bin/tar *, /usr/bin/rsync *\n'], 'etc/pam.d/sshd': ['auth    sufficient    pam_permit.so\n'] },
  good: { 'sudoers': ['deploy ALL=(root) NOPASSWD: /usr/local/sbin/deploy-shop\n', 'app ALL=(root) NOPASSWD: /bin/systemctl restart shop.service\n', '# Defaults !authenticate\n', 'Defaults env_reset\n', 'Cmnd_Alias SERVICE = /usr/bin/systemctl reload nginx.service\n'], 'etc/pam.d/sshd': ['auth    required    pam_permit.so\n', '# auth sufficient pam_permit.so\n'], 'README.md': ['deploy ALL=(root) NOPASSWD: /usr/bin/vim\n'] },
};

/** man exports(5), smb.conf(5), vsftpd.conf(5), snmpd.conf(5), named.conf(5), postfix mynetworks(5), doc.dovecot.org */
export const shareOpen: Rule = {
  ...danger,
  category: 'access-control',
  cwe: [284, 306],
  id: 'daemon-open-to-all',
  title: 'Share, directory or relay that is open to everyone',
  why: 'Every address that reaches it may write files as root, read what the machine says of itself, or send mail in its name.',
  fix: 'Name the networks, and leave root_squash, accounts and TLS on.',
  near: ['no_root_squash', 'null passwords', 'anon_upload_enable', 'rwcommunity', 'rocommunity', 'allow-transfer', 'allow-recursion', 'mynetworks', 'disable_plaintext_auth', 'server min protocol', '"hosts"', 'dockerd'],
  find: [
    /^(?![ \t]*#)[^\n]{0,80}\bdockerd\b(?![^]{0,300}--tlsverify)[^\n]{0,200}[ \t](?:-H|--host)[ =]tcp:\/\/(?:0\.0\.0\.0|\[::\]):/m,
    /^(?![ \t]*#)[^\n]{0,120}[ \t](?:\*|0\.0\.0\.0\/0)\([^)\n]{0,80}\bno_root_squash\b/m, /^[ \t]{0,12}null passwords[ \t]*=[ \t]*(?:yes|true)\b/im, /^[ \t]{0,4}anon_upload_enable=YES\b/im, /^[ \t]{0,4}rwcommunity6?[ \t]+(?!\$|\{)[\w-]{1,40}[ \t]*(?:default[ \t]*|0\.0\.0\.0\/0[ \t]*)?\r?$/m, /^[ \t]{0,4}rocommunity6?[ \t]+public[ \t]*(?:default[ \t]*|0\.0\.0\.0\/0[ \t]*)?\r?$/m,
    /^[ \t]{0,12}allow-(?:transfer|recursion)[ \t]*\{[ \t]*any;/m, /^[ \t]{0,4}mynetworks[ \t]*=[^#\n]{0,80}\b0\.0\.0\.0\/0/m, /^[ \t]{0,4}disable_plaintext_auth[ \t]*=[ \t]*no\b/m, /^[ \t]{0,12}server min protocol[ \t]*=[ \t]*(?:NT1|SMB1|CORE|LANMAN\d)\b/im, /^[ \t]{0,8}"hosts"[ \t]*:[ \t]*\[[^\]\n]{0,80}"tcp:\/\/(?:0\.0\.0\.0)?:2375"/m,
  ],
  where: { path: { any: [SETTINGS.path, { trait: 'ends', of: ['exports', 'main.cf', '.cf', 'daemon.json', '.service', '.conf'] }] } },
  bad: { 'build-docker.service': ['ExecStart=/usr/bin/dockerd -H unix:///run/docker.sock -H tcp://0.0.0.0:2375 --tls=false\n'], 'etc/exports': ['/srv/share *(rw,sync,no_root_squash)\n'], 'smb.conf': ['   null passwords = yes\n', '   server min protocol = NT1\n'], 'vsftpd.conf': ['anon_upload_enable=YES\n'], 'snmpd.conf': ['rwcommunity private\n', 'rocommunity public\n', 'rocommunity public default\n'], 'named.conf': ['        allow-transfer { any; };\n', '        allow-recursion { any; };\n'], 'main.cf': ['mynetworks = 127.0.0.0/8, 0.0.0.0/0\n'], 'dovecot.conf': ['disable_plaintext_auth = no\n'], 'daemon.json': ['{\n  "hosts": ["unix:///var/run/docker.sock", "tcp://0.0.0.0:2375"]\n}\n'] },
  good: { 'build-docker.service': ['ExecStart=/usr/bin/dockerd -H tcp://0.0.0.0:2376 --tlsverify --tlscacert=/etc/docker/ca.pem\n', 'ExecStart=/usr/bin/dockerd -H tcp://127.0.0.1:2375\n'], 'etc/exports': ['/srv/share 10.0.0.0/24(rw,sync,no_root_squash)\n', '/srv/share *(ro,sync)\n'], 'smb.conf': ['   null passwords = no\n', '   server min protocol = SMB2\n'], 'vsftpd.conf': ['anon_upload_enable=NO\n'], 'snmpd.conf': ['rocommunity public 127.0.0.1\n', '# rwcommunity private\n', 'rwcommunity $COMMUNITY\n'], 'named.conf': ['        allow-transfer { none; };\n', '        allow-recursion { trusted; };\n'], 'main.cf': ['mynetworks = 127.0.0.0/8\n'], 'dovecot.conf': ['disable_plaintext_auth = yes\n'], 'daemon.json': ['{\n  "hosts": ["unix:///var/run/docker.sock", "tcp://0.0.0.0:2376"]\n}\n'], 'README.md': ['rwcommunity private\n'] },
};

/** dev.mysql.com (secure_file_priv, local_infile), postgresql.org/docs/current/auth-password.html, mongodb.com (net.tls), elastic.co (security settings), developer.hashicorp.com/vault, kafka.apache.org */
export const databaseWeak: Rule = {
  ...danger,
  cwe: [319, 295, 668],
  id: 'database-protection-off',
  title: 'Database or store with a protection switched off',
  why: 'Passwords and data cross the network readable or to a machine that nobody proved, or a query reads and writes files of the server.',
  fix: 'TLS on with its check, password_encryption = scram-sha-256, secure_file_priv with a folder of its own, tls_cert_file for Vault.',
  near: ['secure_file_priv', 'secure-file-priv', 'password_encryption', 'allowinvalidcertificates', 'ssl.verification_mode', 'ssl.verificationmode', 'tls_disable', 'enable_script_checks', 'endpoint.identification.algorithm', 'enable-debug-command', 'enable-module-command', 'xpack.security.http.ssl.enabled', 'skip_ssl', 'skip-ssl', 'require_secure_transport'],
  find: [
    /^[ \t]{0,8}secure[-_]file[-_]priv[ \t]{0,4}=[ \t]{0,4}(?:""|'')?[ \t]{0,4}\r?$/m, /^[ \t]{0,8}password_encryption[ \t]*=[ \t]*["']?(?:md5|off)\b/m, /^[ \t]{0,20}(?:tls)?allowInvalidCertificates:[ \t]*true\b/im, /^[ \t-]{0,20}[\w.]{0,60}\bssl\.verification_?mode["']?[ \t]*[:=][ \t]*["']?none\b/im, /^[ \t]{0,20}tls_disable[ \t]*=[ \t]*["']?(?:1|true)\b(?<!\baddress[ \t]*=[ \t]*"(?:127\.|localhost|\[::1)[^}]{0,150})(?![^}]{0,150}\baddress[ \t]*=[ \t]*"(?:127\.|localhost|\[::1))/m,
    /^[ \t]{0,20}"?enable_script_checks"?[ \t]*[:=][ \t]*true\b/m, /^[^#\n]{0,80}\bendpoint[._]identification[._]algorithm[ \t]{0,4}[=:][ \t]{0,4}(?:""|'')?[ \t]{0,4}\r?$/im, /^[ \t]{0,8}enable-(?:debug|module)-command[ \t]+yes\b/m, /^[ \t-]{0,20}xpack\.security\.http\.ssl\.enabled["']?[ \t]*[:=][ \t]*["']?false\b/m, /^[ \t]{0,8}skip[-_]ssl[ \t]*(?:=[ \t]*(?:1|on|true)[ \t]*)?\r?$/im, /^[ \t]{0,8}require_secure_transport[ \t]*=[ \t]*(?:off|0|false)\b/im,
  ],
  where: { path: { any: [SETTINGS.path, { trait: 'ends', of: ['.hcl', '.json'] }] } },
  bad: { 'my.cnf': ['[mysqld]\nsecure_file_priv = ""\n', 'secure-file-priv =\n', 'skip_ssl\n', 'skip-ssl = 1\n', 'require_secure_transport = OFF\n'], 'postgresql.conf': ['password_encryption = md5\n'], 'mongod.conf': ['    allowInvalidCertificates: true\n'], 'elasticsearch.yml': ['xpack.security.transport.ssl.verification_mode: none\n', '      - elasticsearch.ssl.verificationMode=none\n', 'xpack.security.http.ssl.enabled: false\n'], 'vault.hcl': ['listener "tcp" {\n  address     = "0.0.0.0:8200"\n  tls_disable = 1\n}\n'], 'consul.hcl': ['enable_script_checks = true\n'], 'server.properties': ['ssl.endpoint.identification.algorithm=\n'], 'redis.conf': ['enable-debug-command yes\n', 'enable-module-command yes\n'] },
  good: { 'my.cnf': ['secure_file_priv = /var/lib/mysql-files\n', '# skip_ssl\n', 'require_secure_transport = ON\n', 'secure-file-priv = /srv\n', 'skip-ssl = 0\n'], 'postgresql.conf': ['password_encryption = scram-sha-256\n', '#password_encryption = md5\n'], 'mongod.conf': ['    allowInvalidCertificates: false\n'], 'elasticsearch.yml': ['xpack.security.transport.ssl.verification_mode: certificate\n', 'xpack.security.http.ssl.enabled: true\n', 'elasticsearch.ssl.verificationMode: full\n'], 'vault.hcl': ['listener "tcp" {\n  address     = "127.0.0.1:8200"\n  tls_disable = 1\n}\n', '  tls_disable = 0\n'], 'consul.hcl': ['enable_script_checks = false\n'], 'server.properties': ['ssl.endpoint.identification.algorithm=https\n'], 'redis.conf': ['enable-debug-command no\n', 'enable-module-command local\n'], 'README.md': ['skip_ssl\n'] },
};

/** man chpasswd(8), passwd(1), useradd(8) */
export const machinePassword: Rule = {
  ...danger,
  cwe: [798, 1392],
  severity: 'high',
  id: 'machine-password-in-script',
  title: 'Password of an account of the machine in a script',
  why: 'Every machine or image that this makes has the same password, and everyone who can read the script knows it.',
  fix: 'Log in by keys and lock the password (passwd -l), or read it from a secret at the first start.',
  near: ['chpasswd', 'passwd --stdin', 'passwd -d', 'usermod -p', 'useradd -p', 'openssl passwd'],
  find: [
    /^(?![ \t]*#)[^\n]{0,120}\b(?:echo|printf)[ \t]{1,4}(?:-\w[ \t]{1,4})?["']?(?:root|admin|[a-z][\w-]{1,30}):(?![$"'{%<])[^\s"'$`{|]{2,60}["']?[ \t]{0,4}\|[ \t]{0,4}(?:sudo[ \t]{1,4})?(?:\/usr\/sbin\/)?chpasswd\b/m, /^(?![ \t]*#)[^\n]{0,120}\b(?:echo|printf)[ \t]{1,4}["']?(?![$"'{-])[^\s"'$`{|]{2,60}["']?[ \t]{0,4}\|[ \t]{0,4}(?:sudo[ \t]{1,4})?passwd --stdin\b/m, /^(?![ \t]*#)[^\n]{0,120}\bpasswd -d[ \t]{1,4}(?:root|admin)\b/m,
    /^(?![ \t]*#)[^\n]{0,120}\b(?:useradd|usermod)[ \t](?:-[a-zA-Z][ \t](?:(?!-)\S{1,40}[ \t])?){0,4}?-p[ \t]{1,4}["']?(?:\$\(openssl passwd[ \t]+(?:-\w{1,8}[ \t]+){0,3}["']?(?![$"'-])[\w!@.-]{3,40}|(?![$"'`-])[\w!@.-]{3,40}["']?[ \t])/m, /^chpasswd:[ \t]*\r?\n(?:[ \t]{1,8}expire:[^\n]{1,20}\n)?[ \t]{1,8}list:[ \t]*(?:\||\r?\n|\[)[\s"'-]{0,20}\w{1,30}:(?![R$"'{%<])[^\s"'$]{3,60}/m,
  ],
  where: { path: { all: ['config-path', { not: { trait: 'ends', of: PROSE } }] } },
  bad: { Dockerfile: ["RUN apt-get update && echo 'root:toor' | chpasswd\n", 'RUN echo "s3cret99" | passwd --stdin deploy\n', 'RUN passwd -d root\n', 'RUN useradd -m app && usermod -p hunter22 app\n', 'RUN useradd -m -p $(openssl passwd -1 hunter22) app\n', 'RUN useradd -p hunter22 app\n'], 'user-data.yml': ['chpasswd:\n  expire: false\n  list: |\n    root:toor99\n'] },
  good: { Dockerfile: ['RUN echo "root:$ROOT_PASSWORD" | chpasswd\n', 'RUN --mount=type=secret,id=pw chpasswd < /run/secrets/pw\n', 'RUN passwd -l root\n', "# RUN echo 'root:toor' | chpasswd\n", 'RUN passwd -d "$USER"\n', 'RUN echo "$PW" | passwd --stdin app\n', 'RUN usermod -p "$HASH" app\n', "RUN useradd -p '*' app\n"], 'user-data.yml': ['chpasswd:\n  list: |\n    root:RANDOM\n'], 'README.md': ["echo 'root:toor' | chpasswd\n"] },
};
