/** Which files, besides the policy, hold up what judges a change; asked of every commit, so nothing is read here. */
import type { Change } from '../types.ts';

export type Surface = 'hooks' | 'package' | 'attributes' | 'agents' | 'gate' | 'baseline';

/** By path from the repository's top. `hooks`: scripts and what hook managers read; `package`: package.json, which changes for a hundred other reasons. */
const SURFACES: [surface: Surface, path: RegExp][] = [
  ['package', /^package\.json$/],
  ['hooks', /^\.husky\/(?!_\/)|(?:^|\/)(?:pre-commit|pre-merge-commit|prepare-commit-msg|commit-msg|post-commit|pre-applypatch|pre-push|pre-receive)$/],
  ['hooks', /^(?:\.config\/)?(?:\.?lefthook(?:-local)?|aisec\.lefthook)\.(?:ya?ml|toml|json)$/],
  ['hooks', /^(?:\.pre-commit-config\.ya?ml|prek\.toml|\.?simple-git-hooks\.(?:c?js|json)|\.lintstagedrc(?:\.(?:json|ya?ml|[cm]?js))?|lint-staged\.config\.[cm]?[jt]s)$/],
  ['attributes', /(?:^|\/)\.gitattributes$/],
  ['agents', /^(?:\.claude\/settings(?:\.local)?\.json|\.cursor\/hooks\.json|\.github\/hooks\/[^/]+\.json|\.codex\/(?:hooks\.json|config\.toml)|\.gemini\/settings\.json|\.windsurf\/hooks\.json)$/],
  ['gate', /^(?:\.github\/workflows\/[^/]+\.ya?ml|\.gitlab-ci\.ya?ml|\.gitlab\/.*\.ya?ml|\.circleci\/[^/]+\.ya?ml|azure-pipelines.*\.ya?ml|bitbucket-pipelines\.ya?ml|\.(?:drone|woodpecker|travis)\.ya?ml|\.woodpecker\/[^/]+\.ya?ml|Jenkinsfile)$/],
];

/** What speaks of us in files that speak of much else. */
const OURS = /aisec/;

/** null: nothing that judges depends on it. A file that comes loosens nothing, but for attributes and the baseline. */
export function surfaceOf(change: Change, baselines: readonly string[]): Surface | null {
  const names = [change.oldPath ?? change.path, change.path];
  if (names.some((name) => baselines.includes(name))) return 'baseline';
  const found = SURFACES.find(([, path]) => names.some((name) => path.test(name)))?.[0] ?? null;
  if (found === null || found === 'attributes') return found;
  if (change.status === 'added') return null;
  return found === 'package' && !touchesUs(change) ? null : found;
}

/** Our words in package.json stand in one line each: what takes them out or changes them removes the line. */
function touchesUs({ hunks, opaque }: Change): boolean {
  return opaque !== null || hunks.some(({ removed }) => OURS.test(removed));
}
