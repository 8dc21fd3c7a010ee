/** What a name in `extends` leads to, and why it may not. */
import { BUILT_IN } from './builtin.ts';
import { nearest } from './nearest.ts';

/** A name that npm would take and that is no file: "acme-rules", "@acme/rules". */
const PACKAGE = /^(?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*$/;
const PACKAGE_POLICY = 'aisec.policy.yml';
/** From a policy to the last one that it extends. */
const LONGEST_WAY = 5;

interface Refusal { message: string; hint: string }

/** "node_modules/@acme/rules/aisec.policy.yml" → "node_modules/@acme/rules/"; '' for a file of the repository. */
export function packageOf(file: string): string {
  return /^node_modules\/(?:@[^/]+\/)?[^/]+\//.exec(file)?.[0] ?? '';
}

/** The file that `name` means in the policy file `from`; paths of a package start in its own folder. */
export function baseFile(name: string, from: string): string {
  return isPackage(name) ? `node_modules/${name}/${PACKAGE_POLICY}` : packageOf(from) + plain(name);
}

/**
 * Why `file`, which `name` leads to, cannot be extended; null when it can.
 *
 * @param files the way by `extends` to where the name stands
 */
export function refusal(name: string, file: string, files: string[], read: (path: string) => string | null): Refusal | null {
  const path = plain(name);
  if (/^([/\\]|[A-Za-z]:)|(^|\/)\.\.(\/|$)/.test(path)) {
    return { message: 'extends names a file outside the repository', hint: 'Write its path from the top of the repository.' };
  }
  if (!isPackage(name) && path.startsWith('node_modules/')) return { message: 'extends names a file of a package', hint: 'Write the name of the package alone.' };
  if (files.includes(file)) return { message: `the policy extends itself by way of ${file}`, hint: 'Remove one of the two extends.' };
  if (files.length >= LONGEST_WAY) return { message: `more than ${LONGEST_WAY} policies extend one another`, hint: 'Put some of them together.' };
  return read(file) === null ? missing(name, read) : null;
}

function missing(name: string, read: (path: string) => string | null): Refusal {
  const close = nearest(name, Object.keys(BUILT_IN));
  if (close || !isPackage(name)) {
    const choices = 'Use recommended, strict, an installed package or the path of a policy file in this repository.';
    return { message: `unknown policy ${JSON.stringify(name.slice(0, 60))}`, hint: close ? `Did you mean ${close}?` : choices };
  }
  if (read(`node_modules/${name}/package.json`) === null) {
    const hint = `Run npm ci, or npm install --save-dev ${name}; a file of the repository is written ./${name}.`;
    return { message: `the package ${name}, which the policy extends, is not installed`, hint };
  }
  return { message: `the package ${name}, which the policy extends, has no ${PACKAGE_POLICY}`, hint: 'Extend another one, or ask its author for rules.' };
}

function isPackage(name: string): boolean {
  return PACKAGE.test(name) && !/\.(?:ya?ml|json)$/.test(name);
}

function plain(name: string): string {
  return name.replace(/^(\.\/)+/, '');
}
