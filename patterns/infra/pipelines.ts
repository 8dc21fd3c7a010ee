/** Builds: secrets that pass the mask of a log, text of strangers in the environment of later steps or in a template, secrets in the layers of an image. */
import type { Rule, Trait } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'medium' } as const;
const BUILDS: { path: Trait } = { path: { any: [{ trait: 'file', of: ['workflow', 'gitlab-ci', 'azure-pipelines'] }, { trait: 'ends', of: ['jenkinsfile', '.circleci/config.yml', 'bitbucket-pipelines.yml', '.travis.yml', '.drone.yml', 'cloudbuild.yaml', 'buildspec.yml'] }] } };
const SECRET = '(?:\\w{0,40}_)?(?:PASSWORD|PASSWD|TOKEN|SECRET|SECRET_ACCESS_KEY|API_KEY|PRIVATE_KEY|ACCESS_KEY|CREDENTIALS)';

/** docs.github.com, "Using secrets in GitHub Actions": only the exact value is masked. */
export const secretPastMask: Rule = {
  ...danger,
  category: 'sensitive-logging',
  cwe: [532, 200],
  id: 'ci-secret-past-mask',
  title: 'Secret printed in a spelling that the log does not mask',
  why: 'The mask knows the value itself: in base64, reversed, cut up, or among all variables it stands in the log for everyone who may read that.',
  fix: 'Do not print it; to see whether it is set, write: test -n "$TOKEN".',
  near: ['base64', '| rev', 'xxd', 'printenv', 'hexdump', 'od -', 'env:'],
  find: [
    new RegExp(`^[^#\\n]{0,60}\\b(?:echo|printf)\\b[^|>\\n]{0,120}(?:\\$\\{\\{\\s{0,5}secrets\\.\\w{1,60}\\s{0,5}\\}\\}|\\$\\{?${SECRET}\\b)[^|>\\n]{0,20}\\|[ \\t]{0,4}(?:base64(?![ \\t]+(?:-d|-D|--decode))|rev\\b|xxd\\b|hexdump\\b|od[ \\t]+-)(?![^\\n]{0,80}(?:>|\\|[ \\t]{0,4}(?!tr\\b|rev\\b|base64[ \\t]*\\r?$|tee[ \\t]+/dev/std|cat\\b)))[^\\n)]{0,60}$`, 'm'),
    new RegExp(`^[^#\\n=(]{0,60}\\bprintenv[ \\t]{1,4}${SECRET}[ \\t]{0,4}(?:\\|[ \\t]{0,4}(?:base64|rev|xxd)\\b[^>\\n]{0,20})?\\r?$`, 'm'),
    /^[ \t]{2,20}(?:-[ \t]{1,3})?(?:run:[ \t]{1,3}(?:\|[ \t]{0,3}\r?\n[ \t]{4,24})?)?(?:printenv|env)(?:[ \t]{0,3}\|[ \t]{0,3}sort)?[ \t]{0,3}\r?\n(?:[ \t]{4,24}(?!-[ \t])(?=\S)[^\n]{1,100}\n){0,6}?[ \t]{4,24}\w{1,60}:[ \t]{1,4}["']?\$\{\{[ \t]{0,4}secrets\.(?!GITHUB_TOKEN)/m,
  ],
  where: BUILDS,
  bad: {
    '.github/workflows/a.yml': [
      '      - run: echo "${{ secrets.DEPLOY_KEY }}" | base64\n', '      - run: echo $NPM_TOKEN | rev\n', '      - run: echo -n "$API_KEY" | xxd\n', '          printf %s "$DB_PASSWORD" | hexdump -C\n', '      - run: echo "$APP_SECRET" | od -c\n', '      - run: printenv AWS_SECRET_ACCESS_KEY\n',
      '      - name: look\n        run: env | sort\n        env:\n          KEY: ${{ secrets.KEY }}\n', '      - run: |\n          printenv\n        env:\n          KEY: ${{ secrets.KEY }}\n', '      - run: env\n        env:\n          KEY: ${{ secrets.KEY }}\n',
    ],
    '.gitlab-ci.yml': ['    - echo $CI_TOKEN | base64\n'],
  },
  good: { '.github/workflows/a.yml': ['      - run: echo "${{ secrets.KEY }}" | base64 -d > key\n', '      - run: echo "$API_KEY" | base64 > key.b64\n', '      - run: AUTH=$(echo -n "u:$API_TOKEN" | base64)\n', '      - run: echo "$KEY_TOKEN" | base64 | docker login --password-stdin\n', '      # - run: printenv NPM_TOKEN\n', '      - run: env | sort\n', '      - run: printenv HOME\n', '      - run: K=$(printenv NPM_TOKEN)\n', '      - run: env\n        env:\n          A: ${{ github.ref }}\n'], 'a.yml': ['      - run: printenv NPM_TOKEN\n'] },
};

/** docs.gitlab.com, "CI/CD variables": every job has all of them, and only some can be masked. */
export const environmentPrinted: Rule = {
  ...danger,
  category: 'sensitive-logging',
  cwe: [532],
  id: 'ci-environment-printed',
  title: 'All variables of a build written to its log',
  why: 'Tokens and passwords are among them, and what has several lines or few characters is not masked.',
  fix: 'Print the variables that are wanted by name: echo "$CI_COMMIT_TAG".',
  near: ['printenv', '- env', '- export', ': env'],
  find: [/^[ \t]{0,20}-[ \t]{1,3}(?:run:[ \t]{1,3})?(?:printenv|env|export(?:[ \t]{1,3}-p)?)(?:[ \t]{0,3}\|[ \t]{0,3}sort)?[ \t]{0,3}\r?$/m],
  where: { path: { any: [{ trait: 'file', of: ['gitlab-ci'] }, { trait: 'ends', of: ['.circleci/config.yml', 'bitbucket-pipelines.yml'] }] } },
  bad: { '.gitlab-ci.yml': ['    - printenv | sort\n', '    - env\n', '    - export -p\n'], '.circleci/config.yml': ['      - run: env\n'] },
  good: { '.gitlab-ci.yml': ['    - printenv CI_COMMIT_TAG\n', '    - env TZ=UTC make\n', '    - export A=b\n', '    # - printenv\n'], '.github/workflows/a.yml': ['      - run: printenv\n'] },
};

/** What people outside write with as many lines as they like, and branches. */
const WRITTEN = 'github\\.(?:event\\.(?:issue|comment|pull_request|review|discussion|head_commit|workflow_run\\.head_commit)\\.(?:body|message|title)|head_ref)[ \\t]{0,4}\\}\\}';

/** docs.github.com, "Workflow commands": whoever writes a line end into $GITHUB_ENV sets any variable, NODE_OPTIONS and LD_PRELOAD among them. */
export const foreignEnvironment: Rule = {
  ...danger,
  severity: 'high',
  cwe: [77, 93],
  id: 'workflow-foreign-environment',
  title: 'Text of a stranger in the environment of later steps',
  why: 'A line end in it begins another variable, such as NODE_OPTIONS or BASH_ENV, and the next step runs what that names.',
  fix: 'Keep it in the one step, or write it with a delimiter that is random: {name}<<$(openssl rand -hex 16).',
  near: ['github.event.', 'github.head_ref'],
  find: [
    new RegExp(`(?<=[ \\t](?<name>[A-Za-z_]\\w{0,40}):[ \\t]{1,4}["']?\\$\\{\\{[ \\t]{0,4})${WRITTEN}[^\\n]{0,8}\\n(?:[ \\t]{4,30}(?!-[ \\t])(?=\\S)[^\\n]{0,160}\\n){0,10}?[^\\n>]{0,80}\\b(?:echo|printf)[^\\n>]{0,60}\\$\\{?\\k<name>\\b[^\\n>]{0,20}>>[ \\t]{0,4}["']?\\$\\{?(?<value>GITHUB_(?:ENV|PATH))\\b`, 'y'),
    new RegExp(`(?<=\\b(?:echo|printf)[^\\n>]{0,60}\\$\\{?\\k<name>\\b[^\\n>]{0,20}>>[ \\t]{0,4}["']?\\$\\{?GITHUB_(?:ENV|PATH)\\b[^\\n]{0,4}\\n(?:[ \\t]{4,30}(?!-[ \\t])(?=\\S)[^\\n]{0,100}\\n){0,4}?[ \\t]{4,30}(?<name>[A-Za-z_]\\w{0,40}):[ \\t]{1,4}["']?\\$\\{\\{[ \\t]{0,4})(?<value>${WRITTEN})`, 'y'),
  ],
  where: { path: { trait: 'file', of: ['workflow'] } },
  bad: { '.github/workflows/a.yml': ['      - env:\n          BODY: ${{ github.event.issue.body }}\n        run: echo "TEXT=$BODY" >> "$GITHUB_ENV"\n', '      - env:\n          BODY: ${{ github.event.comment.body }}\n        run: |\n          echo "$BODY" >> $GITHUB_PATH\n', '      - run: echo "TEXT=$BRANCH" >> $GITHUB_ENV\n        env:\n          BRANCH: ${{ github.head_ref }}\n'] },
  good: { '.github/workflows/a.yml': ['      - env:\n          BODY: ${{ github.event.issue.body }}\n        run: echo "TEXT=$NUMBER" >> "$GITHUB_ENV"\n', '      - env:\n          N: ${{ github.event.issue.number }}\n        run: echo "N=$N" >> "$GITHUB_ENV"\n', '      - run: echo "/opt/bin" >> $GITHUB_PATH\n'], 'a.yml': ['      - env:\n          BODY: ${{ github.event.issue.body }}\n        run: echo "TEXT=$BODY" >> "$GITHUB_ENV"\n'] },
};

/** circleci.com/docs/pipeline-variables: filled in before the shell reads the line. */
export const circleTemplate: Rule = {
  ...danger,
  cwe: [78, 94],
  id: 'circleci-script-injection',
  title: 'Name of a branch or tag in a script',
  why: 'The parameter is put into the script before the shell reads it: whoever names a branch writes a command, with the secrets of the job.',
  fix: 'Use the variable instead, in quotes: "$CIRCLE_BRANCH", "$CIRCLE_TAG".',
  near: ['pipeline.git.branch', 'pipeline.git.tag', 'pipeline.trigger_parameters'],
  find: [/^[ \t]{2,40}(?![ \t])(?:-[ \t]{1,3})?(?![ \t-])(?:(?:run|command):[ \t]{1,4}|(?![\w."'-]{1,60}[ \t]*:[ \t]|-[ \t]+[\w."'-]{1,60}:[ \t]|#|<<))[^#\n]{0,150}<<[ \t]{0,4}pipeline\.(?:git\.(?:branch|tag)|trigger_parameters\.[\w.]{1,60})[ \t]{0,4}>>/m],
  where: { path: { trait: 'ends', of: ['.circleci/config.yml', '.circleci/continue_config.yml', '.circleci/continue-config.yml'] } },
  bad: { '.circleci/config.yml': ['      - run: ./deploy.sh << pipeline.git.branch >>\n', '      - run:\n          command: |\n            git tag <<pipeline.git.tag>>\n', '          command: echo << pipeline.trigger_parameters.gitlab.commit_message >>\n'] },
  good: { '.circleci/config.yml': ['      - run: ./deploy.sh "$CIRCLE_BRANCH"\n', '    when:\n      equal: [ main, << pipeline.git.branch >> ]\n', '    environment:\n      BRANCH: << pipeline.git.branch >>\n', '            - equal: [ main, << pipeline.git.branch >> ]\n', '      # run: echo << pipeline.git.branch >>\n', '      - run: echo << pipeline.number >>\n', '      - << pipeline.git.tag >>\n', '            value: << pipeline.trigger_parameters.a >>\n'], 'a.yml': ['      - run: ./deploy.sh << pipeline.git.branch >>\n'] },
};

/** docs.docker.com/reference/build-checks/secrets-used-in-arg-or-env, docs.docker.com/build/building/secrets */
export const secretInLayer: Rule = {
  ...danger,
  cwe: [522, 538],
  id: 'dockerfile-secret-in-layer',
  title: 'Secret given to a build as an argument or a variable',
  why: 'Arguments and variables stand in the history of the image, and an address with a token in it in what git and pip write down: everyone who can pull the image reads them.',
  fix: 'RUN --mount=type=secret,id=token,env=TOKEN …, and docker build --secret id=token.',
  near: ['_token', '_password', '_secret', '_key', 'pat}', '$token@', '_authtoken', ' password $'],
  find: [
    new RegExp(`^ARG[ \\t]{1,4}(?!(?:NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|PUBLIC|VITE|REACT_APP|VUE_APP|GATSBY)_|\\w{0,40}(?:MAPS?|MAPBOX|PUBLIC|PUBLISHABLE)_)${SECRET}(?:=(?:""|'')?)?[ \\t]{0,4}\\r?$`, 'm'),
    new RegExp(`^ENV[ \\t]{1,4}(?!(?:NEXT_PUBLIC|NUXT_PUBLIC|EXPO_PUBLIC|PUBLIC|VITE|REACT_APP|VUE_APP|GATSBY)_|\\w{0,40}(?:MAPS?|MAPBOX|PUBLIC|PUBLISHABLE)_)${SECRET}(?:=|[ \\t]{1,4})["']?\\$\\{?${SECRET}\\}?["']?[ \\t]{0,4}\\r?$`, 'm'),
    /^(?:RUN[ \t]{1,4}|[ \t]{1,8})(?!#|--mount)[^\n]{0,160}:\/\/(?:[\w.-]{1,40}:)?\$\{?(?:\w{0,40}_)?(?:TOKEN|PASSWORD|PASS|PAT|SECRET|KEY)\}?(?::[\w-]{1,40})?@(?<!type=secret[^]{0,190})/m, /^(?:RUN[ \t]{1,4}|[ \t]{1,8})(?!#|--mount)[^\n]{0,160}(?::_authToken=|\bmachine [\w.-]{1,60} login \S{1,40} password )["']?\$\{?\w{0,40}(?:TOKEN|PASSWORD|PASS|PAT|SECRET|KEY)\b(?<!type=secret[^]{0,190})/m,
  ],
  where: { path: { trait: 'file', of: ['dockerfile'] } },
  bad: { Dockerfile: ['ARG GITHUB_TOKEN\n', 'ARG NPM_TOKEN=""\n', 'ENV NPM_TOKEN=${NPM_TOKEN}\n', 'ENV DB_PASSWORD $DB_PASSWORD\n', 'RUN git clone https://${GH_PAT}@github.com/acme/lib.git\n', 'RUN pip install --extra-index-url https://ci:${PIP_TOKEN}@pypi.shop.com/simple lib\n', 'RUN npm ci && \\\n    git clone https://x-access-token:$TOKEN@github.com/acme/lib.git\n', 'RUN npm config set //registry.npmjs.org/:_authToken=$TOKEN && npm ci\n', 'RUN echo "machine github.com login ci password $PAT" > /root/.netrc\n', 'RUN git clone https://u:${GIT_PASSWORD}@git.shop.com/a\n', 'RUN git clone https://u:${APP_SECRET}@git.shop.com/a\n', 'RUN git clone https://u:${DEPLOY_KEY}@git.shop.com/a\n'] },
  good: { Dockerfile: ['ARG NODE_VERSION=22\n', 'ARG NEXT_PUBLIC_API_KEY\n', 'ARG GOOGLE_MAPS_API_KEY\n', 'ARG SECRET_KEY_BASE=dummy\n', '# ARG NPM_TOKEN\n', 'ENV NODE_ENV=production\n', 'ENV DB_PASSWORD_FILE=/run/secrets/db\n', 'RUN --mount=type=secret,id=pat,env=GH_PAT git clone https://${GH_PAT}@github.com/acme/lib.git\n', 'RUN --mount=type=secret,id=t \\\n    TOKEN=$(cat /run/secrets/t) && git clone https://$TOKEN@github.com/acme/lib.git\n', 'RUN git clone https://github.com/acme/lib.git\n', 'RUN --mount=type=secret,id=npm,env=TOKEN npm config set //registry.npmjs.org/:_authToken=$TOKEN\n', 'ENV VITE_API_KEY=$API_KEY\n'], 'a.sh': ['ARG NPM_TOKEN\n'] },
};

/** docs.github.com, "Events that trigger workflows": the commit that a merge would make holds the code of the pull request. */
export const foreignMerge: Rule = {
  ...danger,
  severity: 'high',
  cwe: [829, 250],
  id: 'workflow-foreign-merge',
  title: 'Merge of a stranger checked out with the rights of the repository',
  why: 'pull_request_target and issue_comment run with secrets and a token that may write; whatever the checked-out code runs (install scripts, tests, make) has them.',
  fix: 'Build pull requests on: pull_request without secrets, and hand the result over as an artifact; or check out the base only.',
  near: ['merge_commit_sha'],
  find: [/\bref:[ \t]{1,4}["']?\$\{\{[ \t]{0,4}github\.event\.pull_request\.(?<value>merge_commit_sha)/],
  where: { path: { trait: 'file', of: ['workflow'] }, value: { all: [{ trait: 'text-says', of: ['pull_request_target'] }, { not: { trait: 'text-says', of: ['closed', '.merged'] } }] } },
  bad: { '.github/workflows/a.yml': ['on: pull_request_target\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.merge_commit_sha }}\n'] },
  good: { '.github/workflows/a.yml': ['on: pull_request\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.merge_commit_sha }}\n', 'on:\n  pull_request_target:\n    types: [closed]\njobs:\n  a:\n    steps:\n      - uses: actions/checkout@v4\n        with:\n          ref: ${{ github.event.pull_request.merge_commit_sha }}\n'], 'a.yml': ['on: pull_request_target\n          ref: ${{ github.event.pull_request.merge_commit_sha }}\n'] },
};
