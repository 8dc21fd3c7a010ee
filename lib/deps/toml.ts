/** The dependencies that a TOML manifest lists, line by line: Cargo.toml, pyproject.toml, Pipfile. */
import type { Import } from './imports.ts';

/** Tables whose keys are packages. */
const KEYED = /(?:^|\.)(?:dev-|build-|workspace\.)?dependencies$|^(?:dev-)?packages$/;
/** Tables whose values are lists of packages, and keys of such lists in other tables. */
const LISTED = /^(?:project\.optional-dependencies|dependency-groups|tool\.pdm\.dev-dependencies)$/;
const LIST_KEYS = /^(?:dependencies|requires|dev-dependencies)$/;

export function tomlDependencies(text: string): Import[] {
  const found: Import[] = [];
  let table = '';
  let inList = false;
  let at = 0;
  for (const line of text.split('\n')) {
    const header = /^\s*\[\[?([^\]]+)\]/.exec(line);
    const key = /^\s*"?([A-Za-z0-9][\w.-]*?)"?\s*=\s*(\[?)/.exec(line);
    if (header !== null && !inList) table = header[1].trim();
    else if (key !== null && !inList && KEYED.test(table) && key[2] === '') found.push(placed(key[1], at + line.indexOf(key[1])));
    else if (key !== null && !inList) inList = key[2] === '[' && (LISTED.test(table) || LIST_KEYS.test(key[1]));
    if (inList) {
      for (const { index, 1: name } of line.matchAll(/["']([A-Za-z0-9][\w.-]*)/g)) found.push(placed(name, at + index + 1));
      inList = !/\]\s*(?:#.*)?\r?$/.test(line);
    }
    at += line.length + 1;
  }
  return found;
}

function placed(name: string, start: number): Import {
  return { name, start, end: start + name.length };
}
