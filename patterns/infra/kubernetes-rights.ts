/** Kubernetes and Helm: rights that lead to all others, walls that a namespace or profile takes down, weak control planes, passwords that a chart knows. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'medium' } as const;
const where = { path: { trait: 'file', of: ['yaml'] } };

/** Entries of a list before the one that is meant: `- pods`, or `"pods", `. */
const ENTRIES = '(?:[ \\t]{0,4}\\r?\\n[ \\t]{0,40}-[ \\t]{1,4}["\']?[\\w./*-]{1,60}["\']?){0,12}?[ \\t]{0,4}\\r?\\n[ \\t]{0,40}-[ \\t]{1,4}["\']?|[ \\t]{0,4}\\[(?:[^\\]\\n]{0,160}["\' ,])?';

/** kubernetes.io/docs/concepts/security/rbac-good-practices: "listing secrets", "escalate verb", "bind verb", "impersonate verb", "workload creation" */
export const roleSecrets: Rule = {
  ...danger,
  cwe: [250, 522],
  id: 'kubernetes-role-secrets',
  title: 'Role that may read the secrets of every namespace',
  why: 'list and watch give away the values themselves: passwords, keys and the tokens of all accounts, whoever takes over this one.',
  fix: 'Use a Role in the one namespace, with resourceNames and get for the secrets that are needed.',
  near: ['kind: clusterrole'],
  find: [new RegExp(`kind: ClusterRole[ \\t]*(?:\\r?\\n(?!---|[ \\t]*kind:)[^\\r\\n]{0,160}){0,80}?(?<!\\bresourceNames:[^:]{0,120})(?<value>\\bresources:(?:${ENTRIES})(?:secrets["']?[^:]{0,120}\\bverbs:(?:${ENTRIES})(?:list|watch|\\*)|["']?\\*["']?[^:]{0,60}\\bverbs:(?:${ENTRIES})(?:list|watch))(?=["'\\s,\\]]))(?![^:]{0,80}\\bresourceNames:)`, 'dy')],
  where,
  bad: { 'role.yaml': ['kind: ClusterRole\nmetadata:\n  name: ci\nrules:\n- apiGroups: [""]\n  resources: ["pods", "secrets"]\n  verbs: ["get", "list"]\n', 'kind: ClusterRole\nrules:\n  - apiGroups:\n      - ""\n    resources:\n      - configmaps\n      - secrets\n    verbs:\n      - get\n      - watch\n', 'kind: ClusterRole\nrules:\n- resources: [secrets]\n  verbs: ["*"]\n', 'kind: ClusterRole\nrules:\n- apiGroups: [""]\n  resources: ["*"]\n  verbs: ["get", "list"]\n'] },
  good: {
    'role.yaml': [
      'kind: Role\nrules:\n- apiGroups: [""]\n  resources: ["secrets"]\n  verbs: ["get", "list"]\n', 'kind: ClusterRole\nrules:\n- apiGroups: [""]\n  resources: ["secrets"]\n  verbs: ["create"]\n', 'kind: ClusterRole\nrules:\n- resourceNames: ["tls"]\n  resources: ["secrets"]\n  verbs: ["list"]\n', 'kind: ClusterRole\nrules:\n- resources: ["secrets"]\n  verbs: ["list"]\n  resourceNames: ["tls"]\n',
      'kind: ClusterRole\nrules:\n- resources: ["pods"]\n  verbs: ["list"]\n---\nkind: Role\nrules:\n- resources: ["secrets"]\n  verbs: ["list"]\n',
    ],
    'a.txt': ['kind: ClusterRole\nrules:\n- resources: [secrets]\n  verbs: ["*"]\n'],
  },
};

export const roleClimbs: Rule = {
  ...danger,
  cwe: [250, 269],
  id: 'kubernetes-role-climbs',
  title: 'Role that can give itself every other right',
  why: 'escalate, bind and impersonate go past the limits of the account itself; a shell in any pod, the proxy of a node or a token of any account gives the rights of those.',
  fix: 'Take the verb out; let people and not pods bind roles, and name what may be reached with resourceNames.',
  near: ['escalate', 'impersonate', '"bind"', '- bind', 'pods/exec', 'pods/attach', 'nodes/proxy', 'serviceaccounts/token'],
  find: [
    new RegExp(`\\bverbs:(?:${ENTRIES})(?:escalate|impersonate|bind)(?=["'\\s,\\]])(?![^:]{0,120}\\bresourceNames:)`),
    new RegExp(`\\bresources:(?<!\\bresourceNames:[^:]{0,120}resources:)(?:${ENTRIES})(?:pods/exec|pods/attach|nodes/proxy|serviceaccounts/token)["']?[^:]{0,120}\\bverbs:(?:${ENTRIES})(?:create|\\*)(?=["'\\s,\\]])(?![^:]{0,80}\\bresourceNames:)`),
  ],
  where,
  bad: { 'role.yaml': ['- apiGroups: ["rbac.authorization.k8s.io"]\n  resources: ["clusterroles"]\n  verbs: ["create", "escalate"]\n', '  resources: ["users"]\n  verbs:\n  - impersonate\n', '  verbs: ["bind"]\n', '  verbs:\n    - get\n    - bind\n', '- resources: ["pods", "pods/exec"]\n  verbs: ["create"]\n', '- resources:\n  - pods/attach\n  verbs:\n  - create\n', '- resources: ["nodes/proxy"]\n  verbs: ["*"]\n', '- resources: ["serviceaccounts/token"]\n  verbs: ["create"]\n'] },
  good: { 'role.yaml': ['  resources: ["clusterroles"]\n  verbs: ["get", "list"]\n', '  verbs: ["bind"]\n  resourceNames: ["view"]\n', '- resources: ["pods/log"]\n  verbs: ["get"]\n', '- resources: ["pods/exec"]\n  verbs: ["get"]\n', '- resources: ["serviceaccounts/token"]\n  resourceNames: ["shop"]\n  verbs: ["create"]\n', '# verbs are escalate, bind and impersonate\n'], 'a.md': ['verbs: ["escalate"]\n'] },
};

/** kubernetes.io/docs/reference/access-authn-authz/rbac/#default-roles-and-role-bindings: what the cluster itself binds to everybody. */
export const everyAccount: Rule = {
  ...danger,
  category: 'access-control',
  cwe: [284, 269],
  id: 'kubernetes-rights-for-everyone',
  title: 'Rights for every account of the cluster',
  why: 'Each pod has an account: what runs in any of them has these rights, and so has everybody who can log in.',
  fix: 'Name the service account or the group that needs them.',
  near: ['system:authenticated', 'system:serviceaccounts'],
  find: [/^[ \t]{0,40}(?:-[ \t]*)?(?:\{[^}\n#]{0,100})?\bname:[ \t]*(?<value>["']?system:(?:authenticated|serviceaccounts)["']?)(?![\w:])/m],
  where: { ...where, value: { all: [{ trait: 'text-says', of: ['roleRef'] }, { not: { trait: 'text-says', of: ['system:basic-user', 'system:discovery', 'system:public-info-viewer', 'restricted-psp', 'psp:restricted'] } }] } },
  bad: { 'rbac.yaml': ['roleRef:\n  kind: ClusterRole\n  name: edit\nsubjects:\n- kind: Group\n  name: system:authenticated\n', 'roleRef: { kind: Role, name: a }\nsubjects:\n  - { kind: Group, name: "system:serviceaccounts" }\n'] },
  good: { 'rbac.yaml': ['roleRef:\n  name: edit\nsubjects:\n- name: system:serviceaccounts:shop\n', 'roleRef:\n# name: system:authenticated\n', 'roleRef:\n  name: psp:restricted\nsubjects:\n- name: system:authenticated\n', 'groups:\n- name: system:authenticated\n', 'roleRef:\n  name: system:discovery\nsubjects:\n- name: system:authenticated\n'], 'a.md': ['roleRef:\n  name: system:authenticated\n'] },
};

/** kubernetes.io/docs/concepts/security/pod-security-standards, docs.openshift.com (security context constraints) */
export const wallsDown: Rule = {
  ...danger,
  cwe: [250, 693],
  id: 'kubernetes-pod-security-off',
  title: 'Pods without the walls that the cluster would set',
  why: 'Whoever may start a pod there may start one that is root on the node.',
  fix: 'pod-security.kubernetes.io/enforce: restricted (or baseline), RuntimeDefault for seccomp and AppArmor, the SCC "restricted-v2".',
  near: ['pod-security.kubernetes.io/enforce', 'apparmor.security.beta', 'seccomp.security.alpha', 'spc_t', 'hostprocess', 'allowhostdirvolumeplugin', 'allowprivilegedcontainer', 'allowedcapabilities', 'openshift:scc:'],
  find: [
    /^[ \t]{0,40}["']?pod-security\.kubernetes\.io\/enforce["']?:[ \t]*["']?privileged\b/m, /^[ \t]{0,40}["']?container\.apparmor\.security\.beta\.kubernetes\.io\/[\w.-]{1,60}["']?:[ \t]*["']?unconfined\b/m, /^[ \t]{0,40}["']?(?:container\.)?seccomp\.security\.alpha\.kubernetes\.io\/[\w./-]{1,60}["']?:[ \t]*["']?unconfined\b/m,
    /^[ \t-]{0,40}type:[ \t]*["']?spc_t\b/m, /^[ \t]{0,40}hostProcess:[ \t]*true\b/m, /^[ \t]{0,40}allow(?:HostDirVolumePlugin|PrivilegedContainer):[ \t]*true\b/m, /^[ \t]{0,40}allowedCapabilities:[ \t]*(?:\r?\n[ \t]*-[ \t]*|\[[ \t]*)["']\*["']/m, /\bname:[ \t]*["']?system:openshift:scc:(?:privileged|hostaccess|hostmount-anyuid|node-exporter)\b/,
  ],
  where,
  bad: {
    'ns.yaml': ['  labels:\n    pod-security.kubernetes.io/enforce: privileged\n', '    container.apparmor.security.beta.kubernetes.io/app: unconfined\n', '    seccomp.security.alpha.kubernetes.io/pod: "unconfined"\n', '        seLinuxOptions:\n          type: spc_t\n', '          hostProcess: true\n', 'allowHostDirVolumePlugin: true\n', 'allowPrivilegedContainer: true\n', "allowedCapabilities:\n- '*'\n", '  name: system:openshift:scc:privileged\n'],
  },
  good: { 'ns.yaml': ['    pod-security.kubernetes.io/enforce: baseline\n', '    pod-security.kubernetes.io/warn: privileged\n', '    container.apparmor.security.beta.kubernetes.io/app: runtime/default\n', 'allowPrivilegedContainer: false\n', 'allowedCapabilities: null\n', '  # hostProcess: true\n', '          type: container_t\n', 'allowHostDirVolumePlugin: false\n'], 'a.md': ['pod-security.kubernetes.io/enforce: privileged\n'] },
};

/** kubernetes.io/docs/reference/command-line-tools-reference (kube-apiserver, kubelet), etcd.io/docs/latest/op-guide/configuration */
export const controlPlaneWeak: Rule = {
  ...danger,
  category: 'access-control',
  cwe: [306, 319],
  id: 'kubernetes-control-plane-weak',
  title: 'Control plane with a protection switched off',
  why: 'A port without a login, a list of passwords in clear text, or a check that lets all pass opens the cluster to whoever reaches it.',
  fix: 'readOnlyPort: 0, no --token-auth-file, admission plugins left on, etcd with --client-cert-auth=true.',
  near: ['--insecure-port', '--read-only-port', 'readonlyport:', '-auth-file', 'alwaysadmit', '--disable-admission-plugins', '--service-account-lookup', '--client-cert-auth', '-auto-tls', '--kubelet-https'],
  find: [
    /^[^#\n]{0,150}--insecure-port[= ](?!0\b)\d/m, /^[^#\n]{0,150}--read-only-port[= ](?!0\b)\d/m, /^[ \t]{0,40}readOnlyPort:[ \t]*(?!0\b)\d/m, /^[^#\n]{0,150}--(?:token|basic)-auth-file[= ]/m, /^[^#\n]{0,150}--enable-admission-plugins[= ][\w,]{0,120}\bAlwaysAdmit\b/m,
    /^[^#\n]{0,150}--disable-admission-plugins[= ][\w,]{0,120}\b(?:PodSecurity|ServiceAccount|NodeRestriction|ValidatingAdmissionWebhook)\b/m, /^[^#\n]{0,150}--(?:service-account-lookup|(?:peer-)?client-cert-auth|kubelet-https)=false\b/m, /^[^#\n]{0,150}--(?:peer-)?auto-tls(?:=true)?(?=[\s"',\]]|$)/m,
  ],
  where: { path: { any: [{ trait: 'file', of: ['yaml'] }, { trait: 'ends', of: ['.service', '.conf', '.env', '.j2', 'kubelet', 'apiserver'] }] } },
  bad: { 'kube-apiserver.yaml': ['    - --insecure-port=8080\n', '    - --read-only-port=10255\n', 'readOnlyPort: 10255\n', '    - --token-auth-file=/etc/kubernetes/tokens.csv\n', '    - --enable-admission-plugins=NodeRestriction,AlwaysAdmit\n', '    - --disable-admission-plugins=PodSecurity\n', '    - --service-account-lookup=false\n', '    - --client-cert-auth=false\n', '    - --kubelet-https=false\n', '    - --peer-auto-tls=true\n', '    - --auto-tls\n'] },
  good: { 'kube-apiserver.yaml': ['    - --insecure-port=0\n', '    - --read-only-port=0\n', 'readOnlyPort: 0\n', '    - --enable-admission-plugins=NodeRestriction\n', '    - --disable-admission-plugins=DefaultStorageClass\n', '    - --client-cert-auth=true\n', '    # - --auto-tls\n', '    - --auto-tls=false\n', '    - --service-account-lookup=true\n', '    - --kubelet-https=true\n', '    # - --token-auth-file=a\n'], 'a.js': ['--insecure-port=8080\n'] },
};

/** kubernetes.io/docs/tasks/administer-cluster/encrypt-data (the first provider writes), .../debug/debug-cluster/audit (levels) */
export const secretsReadable: Rule = {
  ...danger,
  cwe: [311, 532],
  id: 'kubernetes-secrets-readable',
  title: 'Secrets of the cluster written down in clear text',
  why: 'Backups of etcd and audit logs are read by more people and programs than the secrets themselves.',
  fix: 'Put kms or secretbox before identity, and log secrets and config maps at the level Metadata.',
  near: ['identity: {}', 'level: request'],
  find: [/^[ \t]{0,40}providers:[ \t]*\r?\n[ \t]{0,40}-[ \t]*identity: \{\}/m, new RegExp(`^[ \\t-]{0,40}level: Request(?:Response)?[ \\t]*\\r?\\n(?:(?!\\n[ \\t]*-[ \\t]*level:)[^]){0,300}?\\bresources:(?:${ENTRIES})secrets(?=["'\\s,\\]])`, 'm')],
  where,
  bad: { 'encryption.yaml': ['  - resources: [secrets]\n    providers:\n      - identity: {}\n      - aescbc:\n          keys: []\n'], 'audit.yaml': ['  - level: RequestResponse\n    resources:\n      - group: ""\n        resources: ["configmaps", "secrets"]\n', '  - level: Request\n    resources:\n    - group: ""\n      resources:\n      - secrets\n'] },
  good: { 'encryption.yaml': ['    providers:\n      - secretbox:\n          keys: []\n      - identity: {}\n'], 'audit.yaml': ['  - level: Metadata\n    resources:\n      - group: ""\n        resources: ["secrets"]\n', '  - level: Request\n    resources:\n      - group: ""\n        resources: ["pods"]\n  - level: Metadata\n    resources:\n      - group: ""\n        resources: ["secrets"]\n'], 'a.md': ['    providers:\n      - identity: {}\n'] },
};

/** argo-cd.readthedocs.io/en/stable/operator-manual/rbac, istio.io (authorization-policy), kubernetes.github.io/ingress-nginx (allow-snippet-annotations) */
export const platformOpen: Rule = {
  ...danger,
  category: 'access-control',
  cwe: [284, 276],
  id: 'cluster-tool-open',
  title: 'Tool of the cluster that lets everybody do everything',
  why: 'Whoever can log in, or may write one ingress, deploys as the tool itself, which may do all.',
  fix: "policy.default: role:readonly or '', rules with from and to, allow-snippet-annotations: \"false\".",
  near: ['policy.default', 'allow-snippet-annotations', 'action: allow'],
  find: [/^[ \t]{0,40}policy\.default:[ \t]*["']?role:admin\b/m, /^[ \t]{0,40}allow-snippet-annotations:[ \t]*["']?true\b/m, /\bkind: AuthorizationPolicy\b(?:(?!\n---)[^]){0,400}\baction: ALLOW[ \t]*\r?\n[ \t]{1,20}rules:[ \t]*\r?\n[ \t]{0,20}-[ \t]*\{\}/],
  where,
  bad: { 'cm.yaml': ['data:\n  policy.default: role:admin\n', '  allow-snippet-annotations: "true"\n', 'kind: AuthorizationPolicy\nmetadata:\n  name: all\nspec:\n  action: ALLOW\n  rules:\n  - {}\n'] },
  good: { 'cm.yaml': ['data:\n  policy.default: role:readonly\n', '  allow-snippet-annotations: "false"\n', 'kind: AuthorizationPolicy\nspec:\n  action: ALLOW\n  rules:\n  - from:\n    - source: {}\n', '  # policy.default: role:admin\n'], 'a.md': ['  policy.default: role:admin\n'] },
};

/** What a value of a chart is called that opens something; not the name of a Secret (existingSecret, secretName). */
const OPENS = '[\\w.]{3,120}(?=[ \\t)|}])(?<=[pP]ass(?:word|wd|phrase)|[aA]pi_?[kK]ey|[sS]ecret_?[kK]ey|[eE]ncryption_?[kK]ey|[pP]rivate_?[kK]ey|(?:[jJ]wt|[sS]ession|[cC]ookie|[cC]lient|[sS]igning|[hH]mac|[wW]ebhook)_?[sS]ecret|(?:[aA]uth|[aA]ccess|[aA]dmin|[aA]pi|[bB]earer|[rR]oot)_?[tT]oken)';

export const chartPassword: Rule = {
  ...danger,
  cwe: [798, 1392],
  id: 'helm-default-password',
  title: 'Password that a chart falls back on',
  why: 'Every installation that sets none has this one, and everyone who reads the chart knows it.',
  fix: 'required "auth.password must be set" .Values.auth.password, or one that is made once: lookup the Secret, else randAlphaNum 32.',
  near: ['| default "', '(default "', '{{ default "', '{{- default "'],
  find: [new RegExp(`\\.Values\\.${OPENS}[ \\t]{1,4}\\| default "(?!")[^"\\n{]{3,80}"`), new RegExp(`\\bdefault "(?!")[^"\\n{]{3,80}"[ \\t]{1,4}\\.Values\\.${OPENS}`)],
  where: { path: { trait: 'ends', of: ['.yaml', '.yml', '.tpl', '.gotmpl'] } },
  bad: { 'templates/secret.yaml': ['  password: {{ .Values.auth.password | default "ledger123" | b64enc }}\n', '  key: {{ .Values.jwtSecret | default "a-key-of-2023" | quote }}\n', '  t: {{ .Values.adminToken | default "let-me-in" }}\n', '  a: {{ (default "changeit" .Values.db.rootPassword) | b64enc }}\n', '  a: {{ default "changeit" .Values.db.apiKey }}\n', '  a: {{- default "changeit" .Values.encryptionKey | b64enc }}\n'] },
  good: { 'templates/secret.yaml': ['  password: {{ required "set it" .Values.auth.password | b64enc }}\n', '  user: {{ .Values.auth.username | default "ledger" | quote }}\n', '  name: {{ .Values.auth.existingSecret | default "ledger-auth" }}\n', '  password: {{ .Values.auth.password | default "" | quote }}\n', '  key: {{ .Values.auth.passwordKey | default "password" }}\n', '  a: {{ default "shop" .Values.name }}\n', '  p: {{ .Values.password | default (randAlphaNum 32) }}\n', '  a: {{- default "db" .Values.secretName | quote }}\n', '  a: {{ (default "changeit" .Values.name) }}\n'], 'a.md': ['{{ .Values.password | default "abcdef" }}\n'] },
};

/** kubernetes.io/docs/concepts/services-networking/service/#internal-load-balancer: without an annotation the address is public. */
export const databasePublished: Rule = {
  ...danger,
  cwe: [668],
  id: 'kubernetes-database-published',
  title: 'Database with an address on the internet',
  why: 'The load balancer has a public address unless told otherwise, and only the password is left between that and the data.',
  fix: 'type: ClusterIP, or the internal load balancer of the cloud with loadBalancerSourceRanges.',
  near: ['type: loadbalancer'],
  find: [/^[ \t]{1,20}(?<value>type: LoadBalancer)\b(?=(?:\r?\n[ \t]{1,20}(?=[^ \t\r\n])(?!loadBalancerSourceRanges)[^\r\n]{1,80}){0,10}?\r?\n[ \t]{1,20}(?:-[ \t])?port: ["']?(?:3306|5432|6379|27017|9200|11211|5984|1433|9042)\b)/m],
  where: { ...where, value: { not: { trait: 'text-says', of: ['nternal', 'loadBalancerSourceRanges', 'clusterIP: None'] } } },
  bad: { 'redis.yaml': ['kind: Service\nspec:\n  type: LoadBalancer\n  selector: { app: redis }\n  ports:\n    - port: 6379\n'] },
  good: { 'redis.yaml': ['kind: Service\nspec:\n  type: LoadBalancer\n  ports:\n    - port: 443\n', 'kind: Service\nspec:\n  type: ClusterIP\n  ports:\n    - port: 6379\n', 'metadata:\n  annotations:\n    service.beta.kubernetes.io/aws-load-balancer-internal: "true"\nspec:\n  type: LoadBalancer\n  ports:\n    - port: 6379\n'], 'a.md': ['  type: LoadBalancer\n  ports:\n    - port: 6379\n'] },
};
