/** Kubernetes and Helm: rights over everything, folders of the host, a control plane that asks nobody for a name. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'medium' } as const;
const where = { path: { trait: 'file', of: ['yaml'] } };

export const roleEverything: Rule = {
  ...danger,
  cwe: [250, 269],
  id: 'kubernetes-role-everything',
  title: 'Role that may do everything',
  why: 'Whoever gets the account of one pod owns the cluster.',
  fix: 'Name the resources and verbs that are needed, in a Role of one namespace.',
  near: ['verbs:', 'verbs ', 'cluster-admin'],
  find: [
    /^[ \t]{0,20}resources[ \t]{0,8}=[ \t]{0,4}\["\*"\][^}]{0,80}\bverbs[ \t]{0,8}=[ \t]{0,4}\["\*"\]/m, /\brole_ref\s\{[^}]{0,120}\bname\s*=\s*"cluster-admin"/,
    /^[ \t-]{0,40}resources:[ \t]*(?:\[[ \t]*["']\*["'][ \t]*\]|\r?\n[ \t]*-[ \t]*["']\*["'])[^]{0,120}?^[ \t-]{0,40}verbs:[ \t]*(?:\[[ \t]*["']\*["'][ \t]*\]|\r?\n[ \t]*-[ \t]*["']\*["'])/m,
    /^[ \t]{0,40}kind:[ \t]*ClusterRole[ \t]*\r?\n[ \t]{1,40}name:[ \t]*["']?cluster-admin\b/m,
    /^[ \t]{0,40}name:[ \t]*["']?cluster-admin["']?[ \t]*\r?\n[ \t]{0,40}(?:kind:[ \t]*ClusterRole|apiGroup:)/m,
  ],
  where: { path: { trait: 'file', of: ['yaml', 'terraform'] } },
  bad: { 'role.yaml': ['rules:\n- apiGroups: ["*"]\n  resources: ["*"]\n  verbs: ["*"]\n', 'rules:\n  - resources:\n      - "*"\n    verbs:\n      - "*"\n', 'roleRef:\n  kind: ClusterRole\n  name: cluster-admin\n', 'roleRef:\n  name: cluster-admin\n  apiGroup: rbac.authorization.k8s.io\n'], 'rbac.tf': ['  rule {\n    api_groups = ["*"]\n    resources  = ["*"]\n    verbs      = ["*"]\n  }\n', '  role_ref {\n    kind = "ClusterRole"\n    name = "cluster-admin"\n  }\n'] },
  good: { 'role.yaml': ['rules:\n- apiGroups: [""]\n  resources: ["pods"]\n  verbs: ["get", "list"]\n', 'rules:\n- resources: ["*"]\n  verbs: ["get"]\n', 'roleRef:\n  kind: ClusterRole\n  name: view\n'], 'rbac.tf': ['    resources  = ["pods"]\n    verbs      = ["*"]\n', '  role_ref {\n    name = "view"\n  }\n'], 'a.txt': ['roleRef:\n  kind: ClusterRole\n  name: cluster-admin\n'] },
};

export const hostPath: Rule = {
  ...danger,
  cwe: [668],
  id: 'kubernetes-host-path',
  title: 'Folder of the host in a pod',
  why: 'With the root, /etc or the container runtime\'s folder of a node in it, a pod can take over the node.',
  fix: 'Use a volume claim, a config map or emptyDir.',
  near: ['hostpath'],
  find: [/^[ \t-]{0,40}hostPath:[ \t]{0,4}(?:\r?\n[ \t]{0,40}(?:type:[ \t]{0,4}\w{0,20}\r?\n[ \t]{0,40})?|\{[ \t]{0,4})path:[ \t]*["']?\/(?:etc|root|proc|sys|boot|dev|home|var\/(?:run|lib\/(?:docker|kubelet|containerd)))?\/?["']?[ \t]*(?:\r?$|\}|,)/m],
  where,
  bad: { 'pod.yaml': ['    hostPath:\n      path: /\n', '    hostPath:\n      path: "/etc"\n', '    hostPath:\n      type: Directory\n      path: /var/lib/kubelet/\n', '    hostPath: { path: /root }\n'] },
  good: { 'pod.yaml': ['    hostPath:\n      path: /var/log/app\n', '    emptyDir: {}\n', '    # hostPath:\n    #   path: /\n'], 'a.txt': ['    hostPath:\n      path: /\n'] },
};

export const controlPlane: Rule = {
  ...danger,
  category: 'access-control',
  severity: 'high',
  cwe: [306],
  id: 'kubernetes-anonymous',
  title: 'Control plane that asks nobody for a name',
  why: 'Whoever reaches the port commands the node or the cluster.',
  fix: 'Set --anonymous-auth=false and --authorization-mode=Node,RBAC (kubelet: Webhook).',
  near: ['--anonymous-auth', '--insecure-bind-address', '--enable-skip-login', 'alwaysallow', 'legacy_abac', 'anonymous:'],
  find: [/^[^#\n]{0,150}--anonymous-auth=true\b/m, /^[^#\n]{0,150}--authorization-mode=(?:\w+,)*AlwaysAllow\b/m, /^[^#\n]{0,150}--insecure-bind-address=(?!127\.)/m, /^[^#\n]{0,150}--enable-skip-login\b(?!=false)/m, /^[ \t]{0,40}mode:[ \t]*["']?AlwaysAllow\b/m, /^[ \t]{0,40}enable_legacy_abac[ \t]*=[ \t]*true\b/m,
    /^[ \t]{0,40}authentication:[ \t]*\r?\n(?:[ \t]{1,40}[^\n]{1,80}\n){0,4}?[ \t]{1,40}anonymous:[ \t]*\r?\n[ \t]{1,40}enabled:[ \t]*["']?true\b/m,
  ],
  where: { path: { trait: 'file', of: ['yaml', 'terraform'] } },
  bad: { 'kubelet.yaml': ['    - --anonymous-auth=true\n', '    - --authorization-mode=AlwaysAllow\n', '    - --insecure-bind-address=0.0.0.0\n', '    - --enable-skip-login\n', 'authorization:\n  mode: AlwaysAllow\n', 'authentication:\n  webhook:\n    enabled: true\n  anonymous:\n    enabled: true\n'], 'gke.tf': ['  enable_legacy_abac = true\n'] },
  good: { 'kubelet.yaml': ['    - --anonymous-auth=false\n', '    - --authorization-mode=Node,RBAC\n', '    - --insecure-bind-address=127.0.0.1\n', '    # - --enable-skip-login\n', 'authorization:\n  mode: Webhook\n', 'authentication:\n  anonymous:\n    enabled: false\n', 'anonymous:\n  enabled: true\n'], 'a.sh': ['kubelet --anonymous-auth=true\n'] },
};

export const unnamedSubject: Rule = {
  ...danger,
  category: 'access-control',
  severity: 'high',
  cwe: [306, 284],
  id: 'kubernetes-rights-for-unnamed',
  title: 'Rights for whoever has no account',
  why: 'Every request that reaches the cluster\'s API without a login is in these groups.',
  fix: 'Name the service account, user or group of your identity provider.',
  near: ['system:unauthenticated', 'system:anonymous'],
  find: [/^[ \t]{0,40}(?:-[ \t]*)?(?:\{[^}\n#]{0,100})?\bname:[ \t]*["']?system:(?:unauthenticated|anonymous)\b/m],
  where,
  bad: { 'rbac.yaml': ['subjects:\n- kind: Group\n  name: system:unauthenticated\n', 'subjects:\n  - { kind: User, name: "system:anonymous" }\n'] },
  good: { 'rbac.yaml': ['subjects:\n- kind: Group\n  name: oidc:readers\n', '# - name: system:anonymous\n'], 'a.txt': ['  name: system:anonymous\n'] },
};

/** istio.io/latest/docs/reference/config/security/peer_authentication, linkerd.io/2/reference/cli, kubernetes-sigs/metrics-server */
export const meshCleartext: Rule = {
  ...danger,
  category: 'insecure-transport',
  cwe: [319, 295],
  id: 'cluster-traffic-unproved',
  title: 'Traffic in the cluster without TLS or without its check',
  why: 'A pod that was taken over reads what others send, or answers in their name.',
  fix: 'mtls: mode: STRICT; for a private authority give its file (--provider-ca-file, --kubelet-certificate-authority).',
  near: ['mtls:', 'insecure-skip-verify', '-insecure-tls', 'skip-tls-verify', 'tls-skip-verify'],
  find: [
    /^[ \t]{0,40}mtls:[ \t]*(?:\r?\n[ \t]{1,40}|\{[ \t]*)mode:[ \t]*["']?DISABLE\b/m,
    /^[ \t]{0,40}(?:-|args:)[^#\n]{0,80}--(?:[\w-]{1,40}-)?(?:insecure-skip-verify|kubelet-insecure-tls|skip-tls-verify|insecure-skip-tls-verify|tls-skip-verify)(?:=["']?true["']?)?(?=[\s"',\]]|$)/m,
  ],
  where,
  bad: { 'peer.yaml': ['spec:\n  mtls:\n    mode: DISABLE\n', 'mtls: { mode: DISABLE }\n'], 'proxy.yaml': ['        - --ssl-insecure-skip-verify=true\n', '        - "--kubelet-insecure-tls"\n', '        - --skip-tls-verify\n', '        - --tls-skip-verify\n'] },
  good: { 'peer.yaml': ['spec:\n  mtls:\n    mode: STRICT\n', '# mtls:\n#   mode: DISABLE\n'], 'proxy.yaml': ['        - --ssl-insecure-skip-verify=false\n', '        # - --kubelet-insecure-tls\n', '        - --insecure-skip-verify-file=a\n', '        - --skip-tls-verify=false\n'], 'a.txt': ['        - --kubelet-insecure-tls\n'] },
};

export const ingressCleartext: Rule = {
  ...danger,
  category: 'insecure-transport',
  severity: 'low',
  cwe: [319],
  id: 'ingress-cleartext',
  title: 'Ingress that does not lead to TLS',
  why: 'Cookies and passwords cross the network readable.',
  fix: 'Take the annotation out, or set it to "true".',
  near: ['ssl-redirect', 'allow-http'],
  find: [/^[^#\n]{0,80}\b(?:force-)?ssl-redirect["']?:[ \t]*["']false["']/m, /^[^#\n]{0,80}\bingress\.allow-http["']?:[ \t]*["']true["']/m],
  where,
  bad: { 'ingress.yaml': ['    nginx.ingress.kubernetes.io/ssl-redirect: "false"\n', '    kubernetes.io/ingress.allow-http: "true"\n'] },
  good: { 'ingress.yaml': ['    nginx.ingress.kubernetes.io/ssl-redirect: "true"\n', '    # nginx.ingress.kubernetes.io/ssl-redirect: "false"\n', '    kubernetes.io/ingress.allow-http: "false"\n'], 'a.txt': ['    nginx.ingress.kubernetes.io/ssl-redirect: "false"\n'] },
};

export const shellTemplate: Rule = {
  ...danger,
  cwe: [94],
  severity: 'low',
  id: 'ansible-shell-template',
  title: 'Variable in a command line without quoting',
  why: 'The template is filled in before the shell reads the line: `;` or `$()` in the variable starts another command.',
  fix: 'Use ansible.builtin.command with argv, or filter it: {{ name | quote }}.',
  near: ['shell:'],
  find: ['shell: $value', 'shell: | $value', 'shell: > $value', 'shell: >- $value', 'shell: |- $value'],
  langs: ['yaml'],
  bad: { yaml: ['- shell: tar xf {{ archive }}', '- shell: |\n    rm -rf {{ folder }}', '- shell: >\n    rm -rf {{ folder }}', '- shell: >-\n    rm -rf {{ folder }}', '- shell: |-\n    rm -rf {{ folder }}', '- shell: "tar xf {{ archive }}"'] },
  good: { yaml: ['- shell: tar xf {{ archive | quote }}', '- shell: uptime', '- command: tar xf {{ archive }}', 'shell: bash', '- shell: bash\n  run: make "$TARGET"\n  env: { TARGET: "${{ inputs.target }}" }', '- shell: "{{ archive | quote }}"'] },
};

/** kubernetes.io/docs/concepts/configuration (ConfigMap: "does not provide secrecy or encryption"): more people and programs may read it than a Secret. */
export const secretInConfigMap: Rule = {
  ...danger,
  severity: 'medium',
  cwe: [312, 522],
  id: 'configmap-credential',
  title: 'Credential kept in a ConfigMap',
  why: 'A ConfigMap is neither encrypted nor guarded as a Secret is: whoever may look at the application reads it.',
  fix: 'Put the key into a Secret, or let an operator of a vault make one, and name it with secretKeyRef.',
  near: ['kind: configmap'],
  find: [/kind: ConfigMap\b(?=(?:(?!\n---)[^]){0,1200}?\n {2,8}["']?(?<value>(?:[A-Za-z0-9]{1,20}[_.-]){0,3}(?:PASSWORD|PASSWD|SECRET|API_?KEY|SECRET_?KEY|PRIVATE_?KEY|ACCESS_?TOKEN|AUTH_?TOKEN|TOKEN)["']?: {1,4}(?:\{\{[^\n]{0,80}\.Values\.|["']?(?![{$<"'\s|>]|true\b|false\b|\d{1,6}\b|\/|https?:)[^\s"'#]{6}))[^\n]{0,160}\n)/diy],
  where: { path: { trait: 'ends', of: ['.yaml', '.yml', '.tpl'] } },
  bad: {
    'config.yaml': ['apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: {{ include "orders.name" . }}\ndata:\n  DB_HOST: {{ .Values.db.host | quote }}\n  DB_PASSWORD: {{ required "db.password" .Values.db.password | quote }}\n', 'kind: ConfigMap\ndata:\n  STRIPE_API_KEY: {{ .Values.stripe.key | quote }}\n', 'kind: ConfigMap\ndata:\n  redis.password: winter-in-town\n'],
  },
  good: {
    'config.yaml': ['kind: ConfigMap\ndata:\n  DB_HOST: {{ .Values.db.host | quote }}\n  PASSWORD_MIN_LENGTH: "12"\n  TOKEN_URL: https://id.example/token\n', 'kind: ConfigMap\ndata:\n  DB_PASSWORD: ""\n  API_KEY: ${API_KEY}\n', 'kind: Secret\nstringData:\n  DB_PASSWORD: {{ .Values.db.password | quote }}\n', 'kind: ConfigMap\ndata:\n  LOG: info\n---\nkind: Secret\nstringData:\n  DB_PASSWORD: {{ .Values.db.password | quote }}\n', 'kind: ConfigMap\ndata:\n  TOKEN: "true"\n  SECRET: /run/secrets/a\n'],
    'a.md': ['kind: ConfigMap\ndata:\n  DB_PASSWORD: {{ .Values.db.password }}\n'],
  },
};
