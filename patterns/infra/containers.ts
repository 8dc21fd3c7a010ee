/** Containers, in compose files, Kubernetes and Helm, `docker run`: what gives up the wall between container and host. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'medium', cwe: [250] } as const;
const where = { path: { any: [{ trait: 'file', of: ['yaml', 'terraform'] }, { trait: 'ends', of: ['.json'] }] } };

export const privileged: Rule = {
  ...danger,
  id: 'container-privileged',
  title: 'Container with all rights of the host',
  why: 'A privileged container sees every device and can leave: what takes it over has the machine.',
  fix: 'Leave it out, and add the one capability or device that is needed.',
  near: ['privileged'],
  find: [/^[^#\n]{0,120}(?<![\w-])[pP]rivileged["']?[ \t]*[:=][ \t]*["']?true\b/m],
  where: { path: { any: [where.path, { trait: 'ends', of: ['.toml'] }] } },
  bad: { 'compose.yml': ['services:\n  a:\n    privileged: true\n', 'securityContext: { privileged: true }\n'], 'stack.yaml': ['          Privileged: true\n'], 'task.json': ['{ "securityContext": { "privileged": true } }'], 'main.tf': ['privileged = true\n'], 'config.toml': ['[runners.docker]\n  privileged = true\n'] },
  good: { 'config.toml': ['  privileged = false\n'], 'pod.yaml': ['privileged: false\n', '# privileged: true\n', 'unprivileged: true\n'], 'task.json': ['{ "privileged": false }'], 'a.js': ['x = { privileged: true }'] },
};

export const privilegedRun: Rule = {
  ...danger,
  id: 'docker-run-privileged',
  title: 'Container with all rights of the host',
  why: 'A privileged container, or one that holds the socket of the daemon or the root of the disk, is as good as root on the machine.',
  fix: 'Leave it out, and give the one capability, device or folder that is needed: --cap-add, --device, -v.',
  near: ['docker run', 'podman run', 'docker create', 'options: --', "args '-", 'args "-', "args: '-"],
  find: [/^[^#\n]{0,150}\b(?:docker|podman)\s+(?:run|create)\b[^\n#;|]{0,200}\s(?:--privileged(?![\w=-])|--privileged=true|--cap-add[= ](?:ALL|SYS_ADMIN)\b|--(?:pid|ipc|userns|uts)[= ]host\b|(?:-v|--volume)[= ]?["']?\/(?:etc|root|boot)?:\/(?!\S{0,80}:ro\b)|(?:-v|--volume)[= ]?["']?(?:\/var)?\/run\/docker\.sock:|--security-opt[= ](?:seccomp|apparmor)[=:]unconfined\b)/m, /^(?![ \t]*(?:#|\/\/))[^\n]{0,60}\b(?:options:|args:?)[ \t(]{1,3}["']?(?:-[^\n#]{0,150}[ \t])?(?:--privileged(?![\w=-])|--cap-add[= ](?:ALL|SYS_ADMIN)\b|--(?:pid|ipc|userns)[= ]host\b|(?:-v|--volume)[= ](?:\/var)?\/run\/docker\.sock:)/m],
  where: { path: 'config-path' },
  bad: { shell: ['docker run --privileged -it alpine sh', 'podman run --rm --privileged=true a', 'docker create --cap-add=ALL a', 'docker run --pid=host a', 'docker run -v /:/host alpine', 'docker run -v /etc:/host-etc alpine', 'docker run -v /var/run/docker.sock:/var/run/docker.sock a', 'docker run --security-opt seccomp=unconfined a'], '.github/workflows/ci.yml': ['    container:\n      image: node:22\n      options: --privileged\n'], Jenkinsfile: ["      args '-v /var/run/docker.sock:/var/run/docker.sock -u root'\n", '      args "-u root --privileged"\n'], 'ci.yml': ["      args: '-u root --cap-add=SYS_ADMIN'\n"] },
  good: { '.github/workflows/ci.yml': ['      options: --health-cmd pg_isready\n', '      # options: --privileged\n'], Jenkinsfile: ["      args '-v /var/cache/npm:/npm'\n", '      args "-u node"\n'], 'ci.yml': ["      args: '-u node'\n"], shell: ['docker run -v /:/host:ro exporter', 'docker run --security-opt no-new-privileges a', 'docker run --rm alpine true', 'docker run --privileged=false a', '# docker run --privileged a', 'docker run --cap-add NET_BIND_SERVICE a', 'docker run -v "$PWD:/app" a'], js: ['docker run --privileged a'] },
};

export const containerSocket: Rule = {
  ...danger,
  id: 'container-docker-socket',
  title: 'Socket of the container daemon in a container',
  why: 'Whoever may talk to the daemon may start a container with the host\'s disk in it: that is root on the host.',
  fix: 'Leave it out; to build images use a rootless builder, to watch containers a proxy that lets only reads through.',
  near: ['docker.sock', 'containerd.sock', 'crio.sock'],
  find: [/^[^#\n]{0,80}(?:\/var)?\/run\/(?:docker|containerd\/containerd|crio\/crio)\.sock(?::|["']?\s*$)/m],
  where: { path: { trait: 'file', of: ['yaml', 'terraform'] } },
  bad: { 'docker-compose.yml': ['    volumes:\n      - /var/run/docker.sock:/var/run/docker.sock\n'], 'pod.yaml': ['      hostPath:\n        path: /var/run/docker.sock\n', '        path: /run/containerd/containerd.sock\n', '        path: "/var/run/crio/crio.sock"\n'] },
  good: { 'docker-compose.yml': ['      # - /var/run/docker.sock:/var/run/docker.sock\n', '      - ./data:/var/lib/data\n'], 'a.md': ['- /var/run/docker.sock:/var/run/docker.sock\n'] },
};

export const containerHost: Rule = {
  ...danger,
  id: 'container-host-namespace',
  title: 'Container that shares the host\'s network or processes',
  why: 'It sees the host\'s traffic or processes, and reaches services that listen on this machine only.',
  fix: 'Leave it out and publish the ports that are needed.',
  near: ['network_mode', 'hostnetwork', 'userns_mode', 'pid:', 'ipc:', 'host_network', 'host_pid', 'host_ipc'],
  find: [/^[^#\n]{0,120}(?<![\w-])(?:(?:network_mode|userns_mode|pid|ipc)["']?[ \t]*[:=][ \t]*["']?host\b(?!-)|host_?(?:network|pid|ipc)["']?[ \t]*[:=][ \t]*["']?true\b)/im],
  where,
  bad: { 'pod.yaml': ['network_mode: host\n', 'network_mode: "host"\n', 'spec:\n  hostNetwork: true\n', 'hostPID: true\n', 'hostIPC: true\n', 'userns_mode: host\n', 'pid: host\n', 'ipc: host\n'], 'task.json': ['{ "hostNetwork": true }'], 'main.tf': ['host_network = true\n', 'host_pid = true\n', 'host_ipc = true\n'] },
  good: { 'pod.yaml': ['network_mode: bridge\n', 'hostNetwork: false\n', 'pid: "service:a"\n', '# hostPID: true\n', 'ipc: hosts\n'], 'main.tf': ['host_network = false\n'], 'a.js': ['x = { hostNetwork: true }'] },
};

export const containerEscalation: Rule = {
  ...danger,
  id: 'container-escalation',
  title: 'Container that may gain rights',
  why: 'A flaw in what runs there becomes root in the container, and from there the way to the host is shorter.',
  fix: 'Set allowPrivilegeEscalation: false, runAsNonRoot: true, and the default seccomp profile.',
  near: ['allowprivilegeescalation', 'runasuser', 'runasnonroot', 'unconfined', 'allow_privilege_escalation', 'procmount'],
  find: [
    /^[^#\n]{0,120}\b(?:allowPrivilegeEscalation|allow_privilege_escalation)["']?[ \t]*[:=][ \t]*["']?true\b/m, /^[^#\n]{0,120}\brunAsUser["']?[ \t]*:[ \t]*["']?0(?!\w)/m, /^[^#\n]{0,120}\brunAsNonRoot["']?[ \t]*:[ \t]*["']?false\b/m,
    /^[^#\n]{0,120}\btype["']?[ \t]*:[ \t]*["']?Unconfined\b/m, /^[^#\n]{0,120}\bprocMount["']?[ \t]*:[ \t]*["']?Unmasked\b/m,
  ],
  where,
  bad: { 'pod.yaml': ['securityContext:\n  allowPrivilegeEscalation: true\n', 'runAsUser: 0\n', 'runAsNonRoot: false\n', 'seccompProfile:\n  type: Unconfined\n', 'procMount: Unmasked\n'], 'main.tf': ['allow_privilege_escalation = true\n'], 'pod.json': ['{ "runAsUser": 0 }'] },
  good: { 'pod.yaml': ['allowPrivilegeEscalation: false\n', 'runAsUser: 1000\n', 'runAsNonRoot: true\n', 'seccompProfile:\n  type: RuntimeDefault\n', 'procMount: Default\n', '# runAsUser: 0\n'], 'main.tf': ['allow_privilege_escalation = false\n'], 'a.js': ['x = { runAsUser: 0 }'] },
};

export const containerCapabilities: Rule = {
  ...danger,
  id: 'container-capabilities',
  title: 'Capability that reaches the host',
  why: 'With ALL, SYS_ADMIN, SYS_PTRACE, SYS_MODULE or DAC_READ_SEARCH a container can leave its walls.',
  fix: 'Drop ALL, and add what is needed, such as NET_BIND_SERVICE.',
  near: ['cap_add:', ' add:', 'unconfined'],
  find: [
    /^[ \t]{0,40}(?:cap_add|add):[ \t]*(?:\r?\n[ \t]*- |\[)[^\]#:]{0,120}\b(?:CAP_)?(?:ALL|SYS_ADMIN|SYS_PTRACE|SYS_MODULE|SYS_RAWIO|SYS_BOOT|BPF|DAC_READ_SEARCH)\b/m,
    /^[ \t]{0,40}-[ \t]*["']?(?:seccomp|apparmor|systempaths|label)[:=](?:unconfined|disable)\b/m,
  ],
  where: { path: { trait: 'file', of: ['yaml'] } },
  bad: {
    'compose.yml': ['    cap_add:\n      - ALL\n', '    cap_add:\n      - NET_ADMIN\n      - SYS_ADMIN\n', '    cap_add: [SYS_PTRACE]\n', '    cap_add:\n      - CAP_SYS_ADMIN\n', '    cap_add: [SYS_RAWIO]\n', '    cap_add: [BPF]\n', '    cap_add: [SYS_BOOT]\n', '    security_opt:\n      - seccomp:unconfined\n'],
    'pod.yaml': ['        capabilities:\n          add: ["SYS_MODULE"]\n', '          add:\n            - DAC_READ_SEARCH\n', '          add: [ALL]\n'],
  },
  good: { 'compose.yml': ['    cap_add:\n      - NET_BIND_SERVICE\n', '    cap_drop:\n      - ALL\n', '    # - seccomp:unconfined\n'], 'pod.yaml': ['        capabilities:\n          drop: ["ALL"]\n', '          add: ["NET_BIND_SERVICE"]\n          drop: ["ALL"]\n'], 'a.txt': ['    cap_add:\n      - ALL\n', '    - seccomp:unconfined\n'] },
};

export const containerDatabase: Rule = {
  ...danger,
  category: 'access-control',
  cwe: [306],
  id: 'service-without-login',
  title: 'Database or service without a password',
  why: 'Whoever reaches the port reads and writes everything in it.',
  fix: 'Set a password from a secret, or bind the port to 127.0.0.1.',
  near: ['postgres_host_auth_method', 'allow_empty_password', 'allow_anonymous_login', 'xpack.security.enabled', 'protected-mode', 'disable_security_plugin', 'allow_plaintext_listener', 'clickhouse_skip_user_setup'],
  find: [
    /^[^#\n]{0,80}\bPOSTGRES_HOST_AUTH_METHOD["']?\s*[:=]\s*["']?trust\b/m, /^[^#\n]{0,80}\b(?:MYSQL_|MARIADB_|REDIS_)?(?:ALLOW_EMPTY_(?:ROOT_)?PASSWORD|ALLOW_ANONYMOUS_LOGIN|ALLOW_PLAINTEXT_LISTENER|DISABLE_SECURITY_PLUGIN|CLICKHOUSE_SKIP_USER_SETUP)["']?\s*[:=]\s*["']?(?:yes|true|1)\b/im,
    /^[^#\n]{0,80}\bxpack\.security\.enabled["']?\s*[:=]\s*["']?false\b/m, /^[^#\n]{0,80}\bprotected-mode["']?[,\s]+["']?no\b/m,
  ],
  where: { path: 'config-path' },
  bad: {
    'compose.yml': ['      POSTGRES_HOST_AUTH_METHOD: trust\n', '      - MYSQL_ALLOW_EMPTY_PASSWORD=yes\n', '      - ALLOW_ANONYMOUS_LOGIN=yes\n', '      - xpack.security.enabled=false\n', '    command: redis-server --protected-mode no\n', '      - DISABLE_SECURITY_PLUGIN=true\n', '      ALLOW_PLAINTEXT_LISTENER: "yes"\n', '      CLICKHOUSE_SKIP_USER_SETUP: 1\n'],
  },
  good: { 'compose.yml': ['      POSTGRES_HOST_AUTH_METHOD: scram-sha-256\n', '      - ALLOW_EMPTY_PASSWORD=no\n', '      - xpack.security.enabled=true\n', '      # - xpack.security.enabled=false\n', '    command: redis-server --protected-mode yes\n'], 'a.js': ['env.POSTGRES_HOST_AUTH_METHOD="trust"'] },
};

/** doc.traefik.io (api.insecure), argo-cd.readthedocs.io (users.anonymous.enabled), grafana.com/docs (auth.anonymous), jupyter-server.readthedocs.io */
export const dashboardOpen: Rule = {
  ...danger,
  category: 'access-control',
  cwe: [306],
  id: 'dashboard-without-login',
  title: 'Dashboard or notebook without a login',
  why: 'Whoever reaches the port sees what it shows; of notebooks and deployments they run what they like.',
  fix: 'Leave the login on (a password, single sign-on), or bind the port to 127.0.0.1.',
  near: ['anonymous', 'api.insecure', 'insecure: true', 'app.token=', 'app.password='],
  find: [
    /^[ \t]{0,40}users\.anonymous\.enabled:[ \t]*["']?true\b/m, /^api:[ \t]{0,4}\r?\n(?:[ \t]{1,8}[\w.-]{1,30}:[^\n]{0,60}\n){0,3}?[ \t]{1,8}insecure:[ \t]{0,4}true\b/m, /^[^#\n]{0,150}--api\.insecure(?:=true)?(?=[\s"',\]]|$)/m,
    /^[ \t]{0,40}auth\.anonymous:[ \t]*\r?\n(?:[ \t]{1,40}[^\n]{1,80}\n){0,4}?[ \t]{1,40}enabled:[ \t]*["']?true\b/m, /^\[auth\.anonymous\][ \t]*\r?\n(?:[^\n[]{0,80}\n){0,4}?enabled[ \t]*=[ \t]*true\b/m, /^[^#\n]{0,80}\bGF_AUTH_ANONYMOUS_ENABLED["']?[ \t]*[:=][ \t]*["']?true\b/m,
    /^[^#\n]{0,150}--(?:Notebook|Server|Lab)App\.(?:token|password)=(?:''|""|["']?(?=[\s\]]|$))/m,
  ],
  where: { path: 'config-path' },
  bad: {
    'cm.yaml': ['  users.anonymous.enabled: "true"\n', 'api:\n  dashboard: true\n  insecure: true\n', '      - --api.insecure=true\n', 'grafana.ini:\n  auth.anonymous:\n    enabled: true\n', '      GF_AUTH_ANONYMOUS_ENABLED: "true"\n', "    command: start-notebook.py --ServerApp.token=''\n", "    command: jupyter lab --NotebookApp.password=''\n"],
    'grafana.ini': ['[auth.anonymous]\nenabled = true\n'],
  },
  good: { 'cm.yaml': ['  users.anonymous.enabled: "false"\n', 'api:\n  dashboard: true\n  insecure: false\n', '      - --api.insecure=false\n', '  auth.anonymous:\n    enabled: false\n', '      # GF_AUTH_ANONYMOUS_ENABLED: "true"\n', '    command: jupyter lab --ServerApp.token=$TOKEN\n', 'tls:\n  insecure: true\n'], 'grafana.ini': ['[auth.anonymous]\nenabled = false\n'], 'a.js': ['--api.insecure=true\n'] },
};

export const containerPorts: Rule = {
  ...danger,
  cwe: [668],
  severity: 'low',
  id: 'compose-database-published',
  title: 'Port of a database open to every network',
  why: 'Docker publishes on all addresses and goes past the host\'s firewall rules.',
  fix: 'Bind it to this machine ("127.0.0.1:5432:5432"), or leave ports out: services of one file reach each other by name.',
  near: ['3306:3306', '5432:5432', '6379:6379', '27017:27017', '9200:9200', '11211:11211', '1433:1433', '5984:5984', '2375:2375'],
  find: [/^[ \t]{0,40}(?:-|ports:[ \t]*\[)[ \t]*["']?(?:0\.0\.0\.0:)?(?:3306:3306|5432:5432|6379:6379|27017:27017|9200:9200|11211:11211|1433:1433|5984:5984|2375:2375)["']?\]?\s*$/m],
  where: { path: { trait: 'file', of: ['compose'] } },
  bad: { 'docker-compose.yml': ['      - "3306:3306"\n', '      - 5432:5432\n', '      - "0.0.0.0:6379:6379"\n', "      - '27017:27017'\n", '      - 9200:9200\n', '      - 11211:11211\n', '      - 1433:1433\n', '      - 5984:5984\n', '      - 2375:2375\n', '    ports: ["27017:27017"]\n'] },
  good: { 'docker-compose.yml': ['      - "127.0.0.1:3306:3306"\n', '      - "8080:80"\n', '      # - 5432:5432\n'], 'ports.yml': ['      - 5432:5432\n'] },
};

/** docs.docker.com/reference/compose-file/services/#volumes; what is only read (:ro) is left alone: exporters of metrics and logs do that. */
export const composeHostFolder: Rule = {
  ...danger,
  cwe: [668],
  id: 'compose-host-folder',
  title: 'Folder of the host that a container may change',
  why: 'With the root, /etc, /root or the runtime\'s folder of the host in it a container can take over the machine.',
  fix: 'Mount the one folder that is needed, or add :ro.',
  near: ['- /', '- "/', "- '/", 'source: /'],
  find: [/^[ \t]{2,20}-[ \t]{1,4}["']?\/(?:etc|root|boot|proc|sys|var\/lib\/(?:docker|kubelet|containerd)|home)?\/?:\/[^\s"':]{1,100}(?::(?:rw|z|Z|rshared|rw,\w{1,10}))?["']?[ \t]{0,4}(?:#[^\n]*)?\r?$/m, /^[ \t]{2,20}source:[ \t]{1,4}["']?\/(?:etc|root|boot|proc|sys|var\/lib\/(?:docker|kubelet|containerd)|home)?\/?["']?[ \t]{0,4}\r?\n[ \t]{2,20}target:[^\n]{1,80}\n(?![ \t]{2,20}read_only:[ \t]*true)/m],
  where: { path: { trait: 'file', of: ['compose'] } },
  bad: { 'compose.yml': ['    volumes:\n      - /:/host\n', '    volumes:\n      - "/etc:/host/etc:rw"\n', "    volumes:\n      - '/root:/r'\n", '      - /var/lib/docker:/var/lib/docker\n', '      - type: bind\n        source: /\n        target: /host\n        bind:\n'] },
  good: { 'compose.yml': ['      - /:/rootfs:ro\n', '      - /etc/localtime:/etc/localtime\n', '      - ./data:/var/lib/data\n', '      # - /:/host\n', '      - /proc:/host/proc:ro\n', '      - type: bind\n        source: /\n        target: /host\n        read_only: true\n', '      - "/srv/shop:/data"\n', "      - '/srv/shop:/data'\n"], 'a.md': ['      - /:/host\n'] },
};
