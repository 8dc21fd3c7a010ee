/** Expressions over the names of guards. */

/** One of these words, alone or behind a dot: `names('limiter.limit')` knows `self.limiter.limit`, too. */
export function names(words: string): RegExp {
  const all = words.trim().split(/\s+/).map((word) => word.replace(/[.?]/g, '\\$&'));
  return new RegExp(`(?:^|\\.)(?:${all.join('|')})$`);
}

/** Either. */
export function either(...shapes: RegExp[]): RegExp {
  return new RegExp(shapes.map(({ source }) => source).join('|'), shapes.some(({ flags }) => flags.includes('i')) ? 'i' : '');
}
