/** Is a finding an old one in other words? Names that have other names now are taken away as often as the others are brought. */

export interface Named { evidence: string; text: string }

const WORD = /[A-Za-z_$\x80-\xff][\w$\x80-\xff]*/g;
/** Of a name that is declared and used; fewer are another value in the same place. */
const LEAST = 2;

/** `evidence` without what no name is must be the same; `text`: of the files on both sides. */
export function isRenamed(was: Named, now: Named): boolean {
  const names = namesGiven(was.evidence.match(WORD) ?? [], now.evidence.match(WORD) ?? []);
  if (names === null || was.evidence.replace(WORD, (word) => names.get(word) ?? word) !== now.evidence) return false;
  return [...names].every(([old, fresh]) => {
    const gone = count(was.text, old) - count(now.text, old);
    return gone >= LEAST && gone === count(now.text, fresh) - count(was.text, fresh);
  });
}

/** Does it say nothing that the old one did not say, in fewer words? `csrf { disable() }` for `http.csrf().disable()`. */
export function saysNoMore(was: Named, now: Named): boolean {
  const words = now.evidence.match(WORD) ?? [];
  const known = new Set(was.evidence.match(WORD));
  return words.length > 0 && words.every((word) => known.has(word));
}

/** Old name → new name, where there are some and no two of them become one. */
function namesGiven(old: string[], now: string[]): Map<string, string> | null {
  const names = new Map<string, string>();
  if (old.length !== now.length) return null;
  for (const [index, word] of old.entries()) {
    if ((names.get(word) ?? now[index]) !== now[index]) return null;
    names.set(word, now[index]);
  }
  for (const [word, same] of names) if (word === same) names.delete(word);
  return names.size > 0 && new Set(names.values()).size === names.size ? names : null;
}

function count(text: string, name: string): number {
  return (text.match(WORD) ?? []).filter((word) => word === name).length;
}
