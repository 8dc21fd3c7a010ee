/** Where this package itself lies, and what install takes from it. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Package } from './entry.ts';

const NAME = 'aisec-hooks';

/** `moduleUrl`: import.meta.url of any module of ours, built or not; `node`, `starter`: see Package. */
export function findPackage(moduleUrl: string, node: string, starter: string): Package {
  for (let folder = path.dirname(fileURLToPath(moduleUrl)); ; folder = path.dirname(folder)) {
    const version = versionOf(path.join(folder, 'package.json'));
    if (version !== null) return { version, dist: path.join(folder, 'dist'), node, starter };
    if (folder === path.dirname(folder)) throw new Error(`no package.json of ${NAME} above ${moduleUrl}`);
  }
}

function versionOf(file: string): string | null {
  try {
    const value: { name?: unknown; version?: unknown } = JSON.parse(readFileSync(file, 'utf8'));
    return value.name === NAME ? String(value.version) : null;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
