/** What each CI engine says of the change, as their documents list it. */
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { givenBy, type Given } from '../lib/ci/engines.ts';

const [A, B, C] = ['a', 'b', 'c'].map((digit) => digit.repeat(40));
const ZERO = '0'.repeat(40);
const GITHUB = { GITHUB_ACTIONS: 'true' };
const repo = (full_name: string) => ({ full_name });

/** name · environment · event · what is given */
const ROWS: [string, Record<string, string>, unknown, Partial<Given>][] = [
  ['nothing is known without an engine', { CI: 'true' }, null, { engine: 'no CI engine that is known', isRequest: false, base: null, head: null }],
  ['a pull request', GITHUB, { pull_request: { body: 'why', base: { sha: A, ref: 'main', repo: repo('o/r') }, head: { sha: B, repo: repo('o/r') } } },
    { engine: 'GitHub Actions', isRequest: true, base: A, head: B, target: 'main', description: 'why', isFork: false, annotates: true }],
  ['a pull request from a fork', GITHUB, { pull_request: { body: '', base: { sha: A, ref: 'main', repo: repo('o/r') }, head: { sha: B, repo: repo('x/r') } } }, { isFork: true, description: null }],
  ['a pull request whose fork is gone', GITHUB, { pull_request: { body: null, base: { sha: A, ref: 'main', repo: repo('o/r') }, head: { sha: B, repo: null } } }, { isFork: true }],
  ['a merge queue', GITHUB, { merge_group: { base_sha: A, head_sha: B, base_ref: 'refs/heads/main' } }, { isRequest: true, base: A, head: B, target: 'main', description: null, isFork: false }],
  ['a push', { ...GITHUB, GITHUB_STEP_SUMMARY: '/tmp/s' }, { before: A, after: B, repository: { default_branch: 'trunk' } }, { isRequest: false, base: A, head: B, target: 'trunk', summary: '/tmp/s' }],
  ['a push of a new branch', GITHUB, { before: ZERO, after: B, repository: { default_branch: 'main' } }, { base: null, head: B }],
  ['a run by hand', GITHUB, { inputs: null, repository: { default_branch: 'main' } }, { base: null, head: null, target: 'main' }],
  ['an event that is no object', GITHUB, 'x', { base: null, isRequest: false }],
  ['a merge request', { GITLAB_CI: 'true', CI_MERGE_REQUEST_IID: '3', CI_MERGE_REQUEST_DIFF_BASE_SHA: A, CI_COMMIT_SHA: B, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main', CI_MERGE_REQUEST_DESCRIPTION: 'd', CI_COMMIT_BEFORE_SHA: ZERO }, null,
    { engine: 'GitLab CI', isRequest: true, base: A, head: B, target: 'main', description: 'd', annotates: false }],
  ['a merge request that runs on its merged result', { GITLAB_CI: 'true', CI_MERGE_REQUEST_IID: '3', CI_MERGE_REQUEST_TARGET_BRANCH_SHA: C, CI_MERGE_REQUEST_DIFF_BASE_SHA: A, CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: B, CI_COMMIT_SHA: 'merged' }, null, { base: C, head: B }],
  ['a push to GitLab', { GITLAB_CI: 'true', CI_COMMIT_BEFORE_SHA: A, CI_COMMIT_SHA: B, CI_DEFAULT_BRANCH: 'main' }, null, { isRequest: false, base: A, head: B, target: 'main', description: null }],
  ['the first push to GitLab', { GITLAB_CI: 'true', CI_COMMIT_BEFORE_SHA: ZERO, CI_COMMIT_SHA: B }, null, { base: null }],
  ['a pull request on Azure', { TF_BUILD: 'True', SYSTEM_PULLREQUEST_PULLREQUESTID: '9', SYSTEM_PULLREQUEST_TARGETBRANCH: 'refs/heads/main', SYSTEM_PULLREQUEST_SOURCECOMMITID: B, BUILD_SOURCEVERSION: C }, null,
    { engine: 'Azure Pipelines', isRequest: true, base: null, head: B, target: 'main' }],
  ['a push to Azure', { TF_BUILD: 'True', BUILD_SOURCEVERSION: C }, null, { isRequest: false, base: null, head: C }],
  ['a pull request on Bitbucket', { BITBUCKET_BUILD_NUMBER: '1', BITBUCKET_PR_ID: '2', BITBUCKET_PR_DESTINATION_COMMIT: 'abc', BITBUCKET_PR_DESTINATION_BRANCH: 'main', BITBUCKET_COMMIT: B }, null,
    { engine: 'Bitbucket Pipelines', isRequest: true, base: 'abc', head: B, target: 'main' }],
  ['a change request in Jenkins', { JENKINS_URL: 'http://j', CHANGE_ID: '4', CHANGE_TARGET: 'main', GIT_COMMIT: B, GIT_PREVIOUS_COMMIT: A }, null, { engine: 'Jenkins', isRequest: true, base: null, head: B, target: 'main' }],
  ['a branch in Jenkins', { JENKINS_URL: 'http://j', GIT_COMMIT: B, GIT_PREVIOUS_COMMIT: A }, null, { isRequest: false, base: A, head: B }],
];

for (const [name, env, event, expected] of ROWS) {
  test(name, () => {
    const given = givenBy(env, () => event);
    for (const [key, value] of Object.entries(expected)) assert.equal(given[key as keyof Given], value, key);
  });
}

test('the event is read on GitHub only', () => {
  assert.not.throws(() => givenBy({ GITLAB_CI: 'true' }, () => { throw new Error('read'); }));
  assert.throws(() => givenBy(GITHUB, () => { throw new Error('read'); }), 'read');
});

test.run();
