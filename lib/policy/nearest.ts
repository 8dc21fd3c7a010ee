/** What a mistyped word was meant to be. */

/** The closest of the names ("weak-hash"), or the few that hold the word ("sql-call or sql-concat"); null when none is close. */
export function nearest(word: string, names: readonly string[]): string | null {
  if (word.length > 60) return null;
  const plain = fold(word);
  const ranked = names
    .map((name) => ({ name, distance: editDistance(plain, fold(name)) }))
    .filter(({ name, distance }) => distance <= Math.max(1, Math.floor(Math.min(word.length, name.length) / 3)))
    .sort((a, b) => a.distance - b.distance);
  if (ranked.length > 0) return ranked[0].name;
  const holding = names.filter((name) => plain.length >= 3 && fold(name).includes(plain));
  return holding.length > 0 && holding.length <= 3 ? orList(holding) : null;
}

/** "Use block, warn or off." */
export function orList(words: readonly string[]): string {
  if (words.length < 2) return words.join('');
  return `${words.slice(0, -1).join(', ')} or ${words[words.length - 1]}`;
}

/** Case, dashes and underscores are not what people mistype. */
function fold(word: string): string {
  return word.toLowerCase().replace(/[-_ ]/g, '');
}

/** Insertions, deletions, replacements and swaps of neighbours (optimal string alignment). */
function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const line = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      line[column] = Math.min(above[column] + 1, line[column - 1] + 1, above[column - 1] + same);
      const swapped = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (swapped) line[column] = Math.min(line[column], before[column - 2] + 1);
    }
    before = above;
    above = line;
  }
  return above[other.length];
}
