/** The files that a policy extends, fetched before it is read: reading itself waits for nothing. */

/** Texts by path, in the order in which they extend one another; `read` gives null for a path that is not there. */
export async function extendedFiles(text: string, read: (name: string) => Promise<string | null>): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  let next = extendsOf(text);
  while (next !== null && !files.has(next) && files.size < 10) {
    const found = await read(next);
    if (found === null) break;
    files.set(next, found);
    next = extendsOf(found);
  }
  return files;
}

/** The path that a policy text extends; null for a built-in one. A rough look is enough: reading the policy names every mistake. */
function extendsOf(text: string): string | null {
  const name = /^extends:[ \t]*["']?([^"'#\s]+)/m.exec(text)?.[1].replace(/^(?:\.\/)+/, '');
  return name === undefined || name === 'recommended' || name === 'strict' ? null : name;
}
