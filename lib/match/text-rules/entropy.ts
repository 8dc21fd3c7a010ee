/** How evenly a value's characters are spread: a password generator's output is high, a word is low. */

/** Shannon entropy in bits per character, 0 for an empty value; at most log2 of the length. Takes a byte string. */
export function entropy(value: string): number {
  if (value === '') return 0;
  const counts = new Map<string, number>();
  for (const character of value) counts.set(character, (counts.get(character) ?? 0) + 1);
  let bits = 0;
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length);
  return bits;
}

/**
 * Share of neighbouring letters that written language has often, 0 to 1, case ignored; 0 without two neighbouring letters.
 * Words and identifiers lie near 0.8, random letters near 0.35: tells `accessTokenFactory` from `qXzRtWvBnMplKdFghJ`.
 */
export function naturalness(value: string): number {
  let pairs = 0;
  let common = 0;
  const letters = value.toLowerCase();
  for (let i = 1; i < letters.length; i += 1) {
    if (!isLetter(letters.charCodeAt(i - 1)) || !isLetter(letters.charCodeAt(i))) continue;
    pairs += 1;
    if (COMMON_PAIRS.has(letters.slice(i - 1, i + 1))) common += 1;
  }
  return pairs === 0 ? 0 : common / pairs;
}

function isLetter(code: number): boolean {
  return code >= 97 && code <= 122;
}

/** The letter pairs that make up most of English and of identifiers: 190 of 676. */
const COMMON_PAIRS = new Set(
  (
    'th he in er an re nd at on nt ha es st en ed to it ou ea hi is or ti as te et ng of al de se le sa si ar ve ra ld ur ' +
    'me ne ri ro ic io ce co li la el ma no lo om om us ch ll ta pe ec tr ca ho ge di ot so ac be em ac ss ee wh pa wi ' +
    'il ut do po su un pr ad na ol fo id mo tu am ai oo wa op im ul ni rs ay ke lu ir ct ly ow ey ab ag sh fi bl ie ' +
    'ty wo ry ts ns pl mp rt rd rm ap up av iv vi ev ue ui qu ck ki ba bo bu br fa fe fr ga go gr gh ig ho hu ht if ' +
    'ia iz je jo ju ld lf ls lt lv mb mi mm my nc nf nk nn ny ob od og ok os ov oy pi pp ps py rc rg rk rl rn rr ru ' +
    'sc sk sl sm sp sw sy tc tt tw ty ub uc ud um va vo we xt yp ys ef eg ei ep ew ex ey ff ft da du dy cr cl ci cu ' +
    'au aw ak hr ye eb dd df ek fu gi gl gn gu'
  ).split(' '),
);
