/** What each CI engine tells a job about the change it runs for, as tables: names of environment variables, and of GitHub's keys in its event. */

/** What is known before git is asked; ids and names as the engine gives them, null where it says nothing. */
export interface Given {
  engine: string;
  /** Runs for a change request: a pull request, a merge request, a merge queue's group. */
  isRequest: boolean;
  base: string | null;
  head: string | null;
  /** Names of branches. */
  target: string | null;
  /** What the person wrote who asks for the change. */
  description: string | null;
  isFork: boolean;
  /** Where a Markdown summary goes. */
  summary: string | null;
  annotates: boolean;
}

interface Engine {
  name: string;
  /** Set by this engine alone. */
  mark: string;
  /** Set in jobs for a change request. */
  request: string;
  base: string[];
  requestBase: string[];
  requestHead: string[];
  head: string[];
  /** The branch that the change goes to; else the default one. */
  target: string[];
  defaultBranch: string[];
  description: string[];
}

/**
 * docs.gitlab.com/ci/variables/predefined_variables · learn.microsoft.com/azure/devops/pipelines/build/variables ·
 * support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets · the Jenkins Git plugin and multibranch pipelines
 */
const ENGINES: readonly Engine[] = [
  {
    name: 'GitLab CI', mark: 'GITLAB_CI', request: 'CI_MERGE_REQUEST_IID',
    requestBase: ['CI_MERGE_REQUEST_TARGET_BRANCH_SHA', 'CI_MERGE_REQUEST_DIFF_BASE_SHA'], base: ['CI_COMMIT_BEFORE_SHA'],
    requestHead: ['CI_MERGE_REQUEST_SOURCE_BRANCH_SHA', 'CI_COMMIT_SHA'], head: ['CI_COMMIT_SHA'],
    target: ['CI_MERGE_REQUEST_TARGET_BRANCH_NAME'], defaultBranch: ['CI_DEFAULT_BRANCH'], description: ['CI_MERGE_REQUEST_DESCRIPTION'],
  },
  {
    name: 'Azure Pipelines', mark: 'TF_BUILD', request: 'SYSTEM_PULLREQUEST_PULLREQUESTID',
    requestBase: [], base: [], requestHead: ['SYSTEM_PULLREQUEST_SOURCECOMMITID', 'BUILD_SOURCEVERSION'], head: ['BUILD_SOURCEVERSION'],
    target: ['SYSTEM_PULLREQUEST_TARGETBRANCH'], defaultBranch: [], description: [],
  },
  {
    name: 'Bitbucket Pipelines', mark: 'BITBUCKET_BUILD_NUMBER', request: 'BITBUCKET_PR_ID',
    requestBase: ['BITBUCKET_PR_DESTINATION_COMMIT'], base: [], requestHead: ['BITBUCKET_COMMIT'], head: ['BITBUCKET_COMMIT'],
    target: ['BITBUCKET_PR_DESTINATION_BRANCH'], defaultBranch: [], description: [],
  },
  {
    name: 'Jenkins', mark: 'JENKINS_URL', request: 'CHANGE_ID',
    requestBase: [], base: ['GIT_PREVIOUS_SUCCESSFUL_COMMIT', 'GIT_PREVIOUS_COMMIT'], requestHead: ['GIT_COMMIT'], head: ['GIT_COMMIT'],
    target: ['CHANGE_TARGET'], defaultBranch: [], description: [],
  },
];

const PLAIN: Given = { engine: 'no CI engine that is known', isRequest: false, base: null, head: null, target: null, description: null, isFork: false, summary: null, annotates: false };

type Environment = Record<string, string | undefined>;

/** `event`: the payload that GITHUB_EVENT_PATH names, parsed; asked for on GitHub only. */
export function givenBy(env: Environment, event: () => unknown): Given {
  if (env.GITHUB_ACTIONS === 'true') return { ...fromGitHub(event()), summary: env.GITHUB_STEP_SUMMARY || null, annotates: true };
  const engine = ENGINES.find(({ mark }) => isSet(env[mark]));
  if (engine === undefined) return PLAIN;
  const first = (names: string[]): string | null => names.map((name) => env[name]).find(isSet) ?? null;
  const isRequest = isSet(env[engine.request]);
  return {
    ...PLAIN,
    engine: engine.name,
    isRequest,
    base: first(isRequest ? engine.requestBase : engine.base),
    head: first(isRequest ? engine.requestHead : engine.head),
    // Azure: "refs/heads/main"
    target: first(isRequest ? engine.target : engine.defaultBranch)?.replace(/^refs\/heads\//, '') ?? null,
    description: isRequest ? first(engine.description) : null,
  };
}

/** event → where its parts stand (docs.github.com, "Webhook events and payloads"). */
const EVENTS: Record<string, { base: string; head: string; description: string; target: string }> = {
  pull_request: { base: 'pull_request.base.sha', head: 'pull_request.head.sha', description: 'pull_request.body', target: 'pull_request.base.ref' },
  merge_group: { base: 'merge_group.base_sha', head: 'merge_group.head_sha', description: '', target: 'merge_group.base_ref' },
};

function fromGitHub(event: unknown): Given {
  const name = Object.keys(EVENTS).find((key) => valueAt(event, key) !== undefined);
  const text = (path: string): string | null => {
    const value = valueAt(event, path);
    return typeof value === 'string' && isSet(value) ? value : null;
  };
  const engine = 'GitHub Actions';
  if (name === undefined) return { ...PLAIN, engine, base: text('before'), head: text('after'), target: text('repository.default_branch') };
  const { base, head, description, target } = EVENTS[name];
  const isFork = name === 'pull_request' && text('pull_request.head.repo.full_name') !== text('pull_request.base.repo.full_name');
  return { ...PLAIN, engine, isRequest: true, base: text(base), head: text(head), description: text(description), target: text(target)?.replace(/^refs\/heads\//, '') ?? null, isFork };
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((one, key) => (typeof one === 'object' && one !== null ? (one as Record<string, unknown>)[key] : undefined), value);
}

/** All zero: "there is none". */
function isSet(value: string | undefined): value is string {
  return value !== undefined && value !== '' && !/^0{40,64}$/.test(value);
}
