/** Scripts that set machines up: protections of the system switched off, rights handed to everyone or to a service, daemons without TLS. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'medium' } as const;
const where = { path: { any: ['config-path', { trait: 'ends', of: ['.ps1', '.psm1'] }] } };
/** Where a command begins: a line, an item of YAML, RUN, sudo, or behind another one; never within a comment or a text. */
const COMMAND = '^(?:[^#\\n"\'`]{0,160}[&|;:-]|[ \\t]{0,40}RUN)?[ \\t]{0,40}(?:sudo(?:[ \\t]+-\\w)?[ \\t]{1,4})?';

/** man selinux(8), ufw(8), firewall-cmd(1); learn.microsoft.com/powershell/module/defender/set-mppreference */
export const protectionOff: Rule = {
  ...danger,
  cwe: [693],
  id: 'machine-protection-off',
  title: 'Protection of the machine switched off',
  why: 'What it kept in or out is free from here on, and a setup script does so on every machine it meets.',
  fix: 'Allow the one port, label, file or program that is in the way: ufw allow, semanage, Add-MpPreference -ExclusionProcess.',
  near: ['setenforce', 'selinux=', 'ufw ', 'firewalld', 'apparmor', 'set-mppreference', 'set-netfirewallprofile', 'advfirewall', 'randomize_va_space', 'enablelua', 'spctl ', 'selinux:', 'ufw:', 'name: ufw', 'name: auditd'],
  find: [
    new RegExp(`${COMMAND}setenforce[ \\t]+(?:0|permissive)\\b`, 'im'), /^[^#\n]{0,80}\bSELINUX=(?:disabled|permissive)\b/m, new RegExp(`${COMMAND}ufw[ \\t]+(?:--force[ \\t]+)?disable\\b`, 'm'),
    new RegExp(`${COMMAND}(?:systemctl|service)[ \\t]+(?:--now[ \\t]+)?(?:disable|stop|mask)[ \\t]+(?:--now[ \\t]+)?(?:firewalld|ufw|apparmor|auditd)\\b`, 'm'),
    /^[^#\n]{0,80}\bSet-MpPreference\b[^#\n]{0,120}-Disable(?:RealtimeMonitoring|BehaviorMonitoring|IOAVProtection|ScriptScanning)[ \t]+(?:\$true|1)/im, /^[^#\n]{0,80}\bSet-NetFirewallProfile\b[^#\n]{0,120}-Enabled[ \t]+(?:\$?false|0)\b/im,
    /^[^#\n]{0,80}\bnetsh[ \t]+advfirewall[ \t]+set[ \t]+\w{1,20}[ \t]+state[ \t]+off\b/im, /^[^#\n]{0,80}\bkernel\.randomize_va_space[ \t]*=[ \t]*0/m, /^[^#\n]{0,150}\bEnableLUA\b[^#\n]{0,80}(?:-Value[ \t]+0|\/d[ \t]+0)\b/im, /^[ \t-]{0,20}(?:ansible\.posix\.)?selinux:[ \t]*\r?\n(?:[ \t]{2,20}(?!state)\w{1,20}:[^\n]{0,60}\n){0,3}?[ \t]{2,20}state:[ \t]*["']?(?:disabled|permissive)\b/m, /^[ \t-]{0,20}(?:community\.general\.)?ufw:[ \t]*\r?\n(?:[ \t]{2,20}(?!state)\w{1,20}:[^\n]{0,60}\n){0,3}?[ \t]{2,20}state:[ \t]*["']?disabled\b/m, /^[ \t]{2,20}name:[ \t]*["']?(?:firewalld|ufw|apparmor|auditd)["']?[ \t]*\r?\n(?:[ \t]{2,20}(?!state|-)\w{1,20}:[^\n]{0,40}\n){0,2}?[ \t]{2,20}state:[ \t]*["']?stopped\b/m, new RegExp(`${COMMAND}spctl[ \\t]+--(?:master|global)-disable\\b`, 'm'),
  ],
  where,
  bad: {
    shell: ['setenforce 0\n', 'sudo setenforce Permissive\n', "sed -i 's/^SELINUX=.*/SELINUX=disabled/' /etc/selinux/config\n", 'apt-get update && ufw disable\n', 'systemctl disable --now firewalld\n', 'sudo systemctl stop apparmor\n', 'sysctl -w kernel.randomize_va_space=0\n', 'sudo spctl --master-disable\n'],
    'a.ps1': ['Set-MpPreference -DisableRealtimeMonitoring $true\n', 'Set-NetFirewallProfile -Profile Domain,Public,Private -Enabled False\n', 'netsh advfirewall set allprofiles state off\n', "Set-ItemProperty -Path $key -Name EnableLUA -Value 0\n"],
    'tasks.yml': ['    - command: setenforce 0\n', '- name: off\n  ansible.posix.selinux:\n    policy: targeted\n    state: permissive\n', '- name: off\n  community.general.ufw:\n    state: disabled\n', ...['firewalld', 'ufw', 'apparmor', 'auditd'].map((name) => `- ansible.builtin.service:\n    name: ${name}\n    state: stopped\n`)],
  },
  good: {
    shell: ['setenforce 1\n', '# setenforce 0\n', 'SELINUX=enforcing\n', 'ufw allow 443/tcp\n', 'systemctl enable --now firewalld\n', 'echo "setenforce 0 would help"\n', 'systemctl reload apparmor\n', 'sysctl -w kernel.randomize_va_space=2\n', 'spctl --assess a.app\n'],
    'a.ps1': ['Set-MpPreference -DisableRealtimeMonitoring $false\n', 'Set-NetFirewallProfile -Profile Public -Enabled True\n', 'netsh advfirewall set allprofiles state on\n', 'Set-ItemProperty -Path $key -Name EnableLUA -Value 1\n'],
    'tasks.yml': ['- ansible.posix.selinux:\n    policy: targeted\n    state: enforcing\n', '- ufw:\n    state: enabled\n', '- service:\n    name: ufw\n    state: started\n', '- service:\n    name: apparmor\n    state: started\n', '- service:\n    name: auditd\n    state: reloaded\n'],
    'a.js': ['setenforce 0\n'],
  },
};

/** learn.microsoft.com/windows-server/administration/windows-commands/icacls; S-1-1-0 is Everyone. */
export const windowsEveryone: Rule = {
  ...danger,
  cwe: [732],
  id: 'windows-everyone-writes',
  title: 'Folder that everyone may change',
  why: 'Any user and any program on the machine can put a program of theirs where others will run it.',
  fix: 'Name the account that needs it, and give it RX or M on that one folder.',
  near: ['/grant', 'filesystemaccessrule'],
  find: [
    /^[^#\n]{0,80}\b(?:icacls|cacls|xcacls)\b[^#\n]{1,150}\/grant(?::r)?[ \t]+["']?(?:Everyone|\*S-1-1-0|(?:BUILTIN\\)?Users|\*S-1-5-32-545|Authenticated Users)["']?:["']?(?:\([A-Z,]{1,12}\)){0,3}\(?[FMW]\b/im,
    /\bFileSystemAccessRule\b[^\n]{0,20}["'](?:Everyone|(?:BUILTIN\\)?Users)["'],[ \t]{0,4}["'](?:FullControl|Modify|Write)["']/i,
  ],
  where: { path: { trait: 'ends', of: ['.ps1', '.psm1', '.bat', '.cmd', '.yml', '.yaml', 'dockerfile'] } },
  bad: { 'a.ps1': ['icacls $dir /grant Everyone:F /T\n', 'icacls "C:\\shop" /grant "Users:(OI)(CI)M"\n', 'icacls C:\\shop /grant *S-1-1-0:(OI)(CI)(F)\n', "$rule = New-Object System.Security.AccessControl.FileSystemAccessRule('Everyone', 'FullControl', 'Allow')\n"] },
  good: { 'a.ps1': ['icacls $dir /grant "IIS_IUSRS:(RX)" /T\n', 'icacls $dir /grant Everyone:RX\n', '# icacls $dir /grant Everyone:F\n', "New-Object System.Security.AccessControl.FileSystemAccessRule('Everyone', 'Read', 'Allow')\n"], 'a.md': ['icacls $dir /grant Everyone:F\n'] },
};

/** docs.docker.com/engine/security/protect-access: port 2375 is the daemon without TLS. */
export const daemonCleartext: Rule = {
  ...danger,
  severity: 'low',
  cwe: [319, 306],
  id: 'docker-daemon-cleartext',
  title: 'Container daemon reached without TLS',
  why: 'Whoever reaches that port starts containers with the disk of the host in them.',
  fix: 'Use port 2376 with certificates: DOCKER_TLS_CERTDIR: "/certs", dockerd --tlsverify.',
  near: ['docker_tls_certdir', ':2375'],
  find: [/^[ \t-]{0,40}(?:export[ \t]+)?DOCKER_TLS_CERTDIR[ \t]*[:=][ \t]*(?:""|'')[ \t]*(?:#[^\n]*)?\r?$/m, /^[^#\n]{0,80}\bDOCKER_HOST[ \t]*[:=][ \t]*["']?tcp:\/\/(?!localhost)[\w${}-]{1,60}:2375\b/m],
  where: { path: 'config-path' },
  bad: { '.gitlab-ci.yml': ['    DOCKER_TLS_CERTDIR: ""\n', '    DOCKER_HOST: tcp://docker:2375\n'] },
  good: { '.gitlab-ci.yml': ['    DOCKER_TLS_CERTDIR: "/certs"\n', '    DOCKER_HOST: tcp://docker:2376\n', '    # DOCKER_TLS_CERTDIR: ""\n', '    DOCKER_HOST: tcp://localhost:2375\n'], 'a.js': ['DOCKER_HOST=tcp://docker:2375'] },
};

export const daemonExposed: Rule = {
  ...daemonCleartext,
  severity: 'medium',
  id: 'docker-daemon-on-network',
  near: [':2375'],
  find: [/^[^#\n]{0,80}\bDOCKER_HOST[ \t]*[:=][ \t]*["']?tcp:\/\/(?!127\.)[\w-]{1,40}\.[\w.-]{1,60}:2375\b/m, /^[^#\n]{0,120}(?:-H|--host)[= ]["']?tcp:\/\/(?:0\.0\.0\.0|\[::\])?:2375\b/m],
  bad: { shell: ['dockerd -H tcp://0.0.0.0:2375\n', 'dockerd --host=tcp://:2375 --host=fd://\n', 'export DOCKER_HOST=tcp://10.2.0.14:2375\n'], '.gitlab-ci.yml': ['    DOCKER_HOST: "tcp://builder.corp.example:2375"\n'] },
  good: { shell: ['dockerd -H unix:///var/run/docker.sock\n', 'dockerd -H tcp://127.0.0.1:2375\n', 'docker -H tcp://build:2376 ps\n', 'export DOCKER_HOST=tcp://127.0.0.1:2375\n', 'export DOCKER_HOST=tcp://socket-proxy:2375\n', '# dockerd -H tcp://0.0.0.0:2375\n'], 'a.js': ['DOCKER_HOST=tcp://10.0.0.1:2375'] },
};

/** learn.microsoft.com/windows/win32/winrm, learn.microsoft.com/dotnet/api/system.net.securityprotocoltype, .../defender/add-mppreference */
export const windowsOpen: Rule = {
  ...danger,
  cwe: [319, 693],
  id: 'windows-remote-open',
  title: 'Windows that trusts every host or speaks without protection',
  why: 'Commands and passwords go readable or to a machine that nobody proved, or files of a whole disk go unchecked.',
  fix: 'Name the hosts and use https for WinRM, Tls12 or newer, and one folder or process for an exclusion.',
  near: ['trustedhosts', 'allowunencrypted', 'securityprotocol', '-exclusionpath'],
  find: [
    /^[^#\n]{0,80}\bTrustedHosts\b["']?[^#\n]{0,40}(?:-Value[ \t]+|=[ \t]*["'{@]{0,4})["']?\*/im, /^[^#\n]{0,80}\bAllowUnencrypted\b["']?[^#\n]{0,40}?(?:-Value[ \t]+|=[ \t]*["']?)["']?\$?true\b/im, /^[^#\n]{0,120}\bSecurityProtocol[ \t]*=[^#\n]{0,80}\b(?:Ssl3|Tls|Tls11)\b(?![^#\n]{0,80}\bTls1[23]\b)/im,
    /^[^#\n]{0,80}\bAdd-MpPreference\b[^#\n]{0,80}-ExclusionPath[ \t]+["']?[A-Z]:\\?["']?[ \t]*\r?$/im,
  ],
  where: { path: { trait: 'ends', of: ['.ps1', '.psm1', '.bat', '.cmd', '.yml', '.yaml', 'dockerfile', '.tf', '.hcl'] } },
  bad: { 'a.ps1': ["Set-Item WSMan:\\localhost\\Client\\TrustedHosts -Value '*' -Force\n", 'Set-Item WSMan:\\localhost\\Service\\AllowUnencrypted -Value $true\n', '[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Ssl3\n', "Add-MpPreference -ExclusionPath 'C:\\'\n"] },
  good: { 'a.ps1': ["Set-Item WSMan:\\localhost\\Client\\TrustedHosts -Value 'web1.shop.com'\n", 'Set-Item WSMan:\\localhost\\Service\\AllowUnencrypted -Value $false\n', '[Net.ServicePointManager]::SecurityProtocol = [Net.SecurityProtocolType]::Tls12\n', "[Net.ServicePointManager]::SecurityProtocol = 'Tls, Tls11, Tls12'\n", "Add-MpPreference -ExclusionPath 'C:\\build'\n", '# Set-Item TrustedHosts -Value *\n'], 'a.md': ["Add-MpPreference -ExclusionPath 'C:\\'\n"] },
};

/** docs.docker.com/reference/cli/docker/login: a password given by -p stands in process lists and in the history of the shell. */
export const registryPassword: Rule = {
  ...danger,
  severity: 'low',
  cwe: [214],
  id: 'registry-password-as-argument',
  title: 'Password of a registry given as an argument',
  why: 'Arguments are seen by every user of the machine, and a build that prints its commands prints them.',
  fix: 'echo "$REGISTRY_PASSWORD" | docker login -u ci --password-stdin registry.example.org',
  near: [' login '],
  find: [/^[^#\n]{0,100}\b(?:docker|podman|buildah|skopeo|helm[ \t]+registry|oras|crane[ \t]+auth)[ \t]+login[ \t](?:[^#\n|;&]{0,120}[ \t])?(?:-p|--password)[ =]["']?\$/m],
  where: { path: { any: ['config-path', { trait: 'file', of: ['workflow', 'gitlab-ci'] }] } },
  bad: { '.gitlab-ci.yml': ['    - docker login -u ci -p $REGISTRY_PASSWORD registry.example.org\n', '    - docker login --password="$PW" registry.example.org\n'] },
  good: { '.gitlab-ci.yml': ['    - echo "$PW" | docker login -u ci --password-stdin registry.example.org\n', '    # - docker login -u ci -p $PW\n', '    - docker login registry.example.org\n'], 'a.js': ['docker login -u ci -p $PW'] },
};

/** man systemd.exec(5), capabilities(7). CapabilityBoundingSet only takes away, whatever it names. */
export const unitRights: Rule = {
  ...danger,
  cwe: [250, 732],
  id: 'systemd-wide-rights',
  title: 'Service with rights over the whole machine',
  why: 'With CAP_SYS_ADMIN and its kin a flaw in the service is root; with UMask=0000 everyone may change its files.',
  fix: 'AmbientCapabilities=CAP_NET_BIND_SERVICE or none, UMask=0027, NoNewPrivileges=yes.',
  near: ['ambientcapabilities=', 'umask=', 'nonewprivileges='],
  find: [/^AmbientCapabilities=(?!~)[^#\n]{0,150}\bCAP_(?:SYS_ADMIN|SYS_PTRACE|SYS_MODULE|DAC_OVERRIDE|DAC_READ_SEARCH|SETUID)\b/m, /^UMask=0{1,4}[ \t]*\r?$/m, /^NoNewPrivileges=(?:no|false|0)[ \t]*\r?$/im],
  where: { path: { trait: 'ends', of: ['.service', '.service.j2', '.conf', '.service.in'] } },
  bad: { 'shop.service': ['[Service]\nAmbientCapabilities=CAP_SYS_ADMIN CAP_NET_RAW\n', 'UMask=0000\n', 'NoNewPrivileges=no\n'] },
  good: { 'shop.service': ['AmbientCapabilities=CAP_NET_BIND_SERVICE\n', 'CapabilityBoundingSet=CAP_SYS_ADMIN\n', '# UMask=0000\n', 'UMask=0027\n', 'NoNewPrivileges=yes\n'], 'a.txt': ['UMask=0000\n'] },
};
