/** Which files hold what infrastructure is told to be: the tool reads them by their place or name. */

const FILE_KINDS: Record<string, RegExp> = {
  workflow: /(?:^|\/)(?:\.github\/workflows\/[^/]+|action)\.ya?ml$/,
  'gitlab-ci': /(?:^|\/)\.gitlab\/.*\.ya?ml$|\.gitlab-ci\.ya?ml$/,
  'azure-pipelines': /(?:^|\/)\.?azure-?pipelines?[^/]*(?:\.ya?ml$|\/.*\.ya?ml$)/i,
  dockerfile: /(?:^|\/)(?:[^/]*Dockerfile[^/]*|Containerfile[^/]*|[^/]+\.(?:dockerfile|containerfile))$/i,
  compose: /(?:^|\/)[^/]*compose[^/]*\.ya?ml$/,
  yaml: /\.ya?ml$/,
  terraform: /\.(?:tf|tfvars|hcl|tofu)$/,
  nginx: /nginx|(?:^|\/)(?:sites-(?:available|enabled)\/[^/]+|[^/]+\.(?:conf|vhost)(?:\.(?:j2|tpl|template|erb))?)$/i,
  apache: /(?:^|\/)(?:\.htaccess|sites-(?:available|enabled)\/[^/]+|[^/]+\.(?:conf|vhost)(?:\.(?:j2|tpl|template|erb))?)$/i,
};

export const FILE_KIND_NAMES: readonly string[] = Object.keys(FILE_KINDS);

/** Throws when `kind` is not one of FILE_KIND_NAMES. */
export function isFileOfKind(path: string, kind: string): boolean {
  const shape = FILE_KINDS[kind];
  if (!shape) throw new Error(`no kind of file is called ${kind}`);
  return shape.test(path);
}
