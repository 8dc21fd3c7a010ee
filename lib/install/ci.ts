/** The job that judges change requests: written by `install --ci`, taken out again by uninstall as long as nobody has changed it. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from './install.ts';
import { findRepository } from './repository.ts';
import { readText, removing, writing } from './steps.ts';
import type { Step } from './steps.ts';

export type CiEngine = 'github' | 'gitlab';
export const CI_ENGINES: readonly CiEngine[] = ['github', 'gitlab'];

const MARK = '# Written by aisec-hooks';

/**
 * sh that installs one version into a folder of its own and runs it. A change request can put anything into the checkout: its node_modules, .npmrc
 * and package.json are never read, and no script of a package runs.
 */
export function judgeCommands(version: string): string[] {
  return [
    'judge=$(mktemp -d)',
    `(cd "$judge" && echo '{}' >package.json && npm install --no-audit --no-fund --ignore-scripts --userconfig=/dev/null --registry="\${AISEC_REGISTRY:-https://registry.npmjs.org/}" aisec-hooks@${version})`,
    'NODE_OPTIONS= node "$judge/node_modules/aisec-hooks/dist/bin/aisec-hooks.js" ci',
  ];
}

const FILES: Record<CiEngine, { file: string; text(version: string): string }> = {
  github: {
    file: '.github/workflows/aisec.yml',
    text: (version) => `${MARK} ${version}; docs/ci.md of aisec-hooks says what each line is for.
name: aisec
on:
  pull_request:
    # edited: a reason may be written into the description
    types: [opened, synchronize, reopened, edited]
  merge_group:
  push:
    branches: [main, master]
permissions:
  contents: read
jobs:
  aisec:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@v4
        with:
          node-version: 22
      - run: |
${judgeCommands(version).map((line) => `          ${line}\n`).join('')}`,
  },
  gitlab: {
    file: '.gitlab/aisec.gitlab-ci.yml',
    text: (version) => `${MARK} ${version}; docs/ci.md of aisec-hooks says what each line is for.
aisec:
  stage: test
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
    - if: $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH
  variables:
    GIT_DEPTH: "0"
  cache: []
  script:
${judgeCommands(version).map((line) => `    - ${quotedYaml(line.endsWith(' ci') ? `${line} --format gitlab --output gl-code-quality-report.json --format terminal` : line)}\n`).join('')}  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
`,
  },
};

/** In single quotes, so that `$`, `"` and `: ` stand for themselves. */
function quotedYaml(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

export async function planCi(cwd: string, engine: CiEngine, version: string): Promise<Plan> {
  const { top } = await findRepository(cwd);
  const { file, text } = FILES[engine];
  return { notes: [], steps: writing(path.join(top, file), text(version), `wrote ${file}`), next: engine === 'gitlab' ? includeWords(top) : [] };
}

/** What GitLab runs must name our file. */
function includeWords(top: string): string[] {
  const { file } = FILES.gitlab;
  if (readText(path.join(top, '.gitlab-ci.yml'))?.includes(file)) return [];
  return [`put this into ${existsSync(path.join(top, '.gitlab-ci.yml')) ? '' : 'a new '}.gitlab-ci.yml:  include: [ { local: ${file} } ]`];
}

/** A file that somebody has changed stays. */
export function ciRemoval(top: string): Step[] {
  return CI_ENGINES.flatMap((engine) => {
    const { file, text } = FILES[engine];
    const found = readText(path.join(top, file));
    const version = /^# Written by aisec-hooks (\S+);/.exec(found ?? '')?.[1];
    return version !== undefined && found === text(version) ? removing(path.join(top, file), `removed ${file}`) : [];
  });
}
