/** PyPI: requirements, pyproject.toml, setup.py, setup.cfg, Pipfile, environment.yml and lockfiles, read for the words they hold. */
import { pythonImports, type Import } from './imports.ts';
import type { Asked, Ecosystem } from './ecosystem.ts';
import { bringersOf, distributionsOf } from './known/python-names.ts';
import { isPythonOwn } from './known/python-own.ts';
import { dashed, wordsIn, type Repository } from './repository.ts';
import { tomlDependencies } from './toml.ts';

const MANIFESTS = /(?:^|\/)(?:requirements[\w.-]*\.(?:txt|in)|requirements\/[\w.-]+\.(?:txt|in)|[\w.-]*requirements\.(?:txt|in)|constraints[\w.-]*\.txt|pyproject\.toml|setup\.(?:py|cfg)|Pipfile(?:\.lock)?|environment[\w.-]*\.ya?ml|conda[\w.-]*\.ya?ml|meta\.ya?ml|poetry\.lock|uv\.lock|pdm\.lock|pixi\.(?:toml|lock)|tox\.ini|noxfile\.py|Dockerfile)$/;
/** What says that the code of its folder and below lists what it needs; of `requirements/` the folder around it. */
const LISTS = /(?:^|\/)(?:[\w.-]*requirements[\w.-]*\.(?:txt|in)|requirements\/[\w.-]+\.(?:txt|in)|pyproject\.toml|setup\.(?:py|cfg)|Pipfile|environment[\w.-]*\.ya?ml|conda[\w.-]*\.ya?ml)$/;
/** Come with the installer. */
const TOOLS: ReadonlySet<string> = new Set(['setuptools', 'pip', 'wheel', 'pkg_resources', 'ez_setup', 'six']);

export const python: Ecosystem = {
  files: /\.pyw?$/,
  importsIn: pythonImports,
  packageOf: (name) => {
    const first = name.split('.')[0];
    return isPythonOwn(first) || TOOLS.has(first) || /_pb2(?:_grpc)?$/.test(first) ? null : first;
  },
  unknown,
  popular: async () => {
    const { POPULAR, NEIGHBOURS } = await import('./known/pypi.ts');
    return { names: POPULAR, neighbours: NEIGHBOURS };
  },
  listed: dashed,
  manifests: /(?:^|\/)(?:[\w.-]*requirements[\w.-]*\.(?:txt|in)|pyproject\.toml|Pipfile)$/,
  listedIn,
};

async function unknown(asked: Asked[], repository: Repository): Promise<Asked[]> {
  const folders = new Set(repository.like(LISTS).map((path) => path.replace(/(?:(?:^|\/)requirements)?(?:^|\/)[^/]+$/, '')));
  const foreign = asked.filter(({ package: module, path }) => !repository.names(module) && foldersAround(path).some((folder) => folders.has(folder)));
  if (foreign.length === 0) return [];
  const texts = await repository.read(repository.like(MANIFESTS));
  if ([...texts.values()].includes(null)) return [];
  const words = wordsIn(texts.values());
  return foreign.filter((one) => !isKnown(one, words));
}

/** `a/b` and `a` and `` for `a/b/c.py`. */
function foldersAround(path: string): string[] {
  const names = path.split('/').slice(0, -1);
  return Array.from({ length: names.length + 1 }, (_, length) => names.slice(0, length).join('/'));
}

function isKnown({ name, package: module }: Asked, words: Set<string>): boolean {
  const own = dashed(module);
  const whole = dashed(name);
  const bare = own.replaceAll('-', '');
  if (words.has(own) || [...distributionsOf(module), ...bringersOf(module)].some((one) => words.has(one))) return true;
  return [...words].some((word) => {
    const plain = word.replaceAll('-', '');
    // namespaces: google.cloud.storage is google-cloud-storage; affixes: redis is python-redis, py-redis, redis-py
    return word.startsWith(`${own}-`) || whole.startsWith(`${word}-`) && word.includes('-') || plain === bare || [`python${bare}`, `py${bare}`, `${bare}py`, `${bare}python`, `django${bare}`, `flask${bare}`].includes(plain);
  });
}

/** The first word of each line of requirements, and the dependencies of TOML. */
function listedIn(text: string, path: string): Import[] {
  if (!/\.(?:txt|in)$/.test(path)) return tomlDependencies(text).filter(({ name }) => name !== 'python');
  return [...text.matchAll(/^[ \t]*([A-Za-z0-9][\w.-]*)(?=[ \t]*(?:[[<>=!~;@#]|\r?$))/gm)].map(({ 0: whole, 1: name, index }) => {
    const start = index + whole.length - name.length;
    return { name, start, end: start + name.length };
  });
}
