/** Tests that hold for a value which is none of a list: in their branch it is still whatever somebody sent. */

/** NAME stands for the value; of JavaScript, PHP and the JVM, of Python, of Ruby. */
const NO_MEMBER = [
  String.raw`^if\s{0,4}\(?\s{0,4}!\s{0,4}\(\s{0,4}NAME\s{1,4}in\s`,
  String.raw`^if\s{0,4}\(?\s{0,4}!\s{0,4}isset\s{0,4}\([^()[]{0,60}\[\s{0,4}NAME\s{0,4}\]\s{0,4}\)`,
  String.raw`^if\s{0,4}\(?\s{0,4}!\s{0,4}(?:in_array|array_key_exists)\s{0,4}\(\s{0,4}NAME\s{0,4},`,
  String.raw`^if\s{0,4}\(?\s{0,4}!\s{0,4}[\w$>.-]{1,60}(?:\.|->)(?:has|includes|contains|containsKey|Contains|ContainsKey|hasOwnProperty)\s{0,4}\(\s{0,4}NAME\s{0,4}\)`,
  String.raw`^if\s{0,4}\(?\s{0,4}[\w$.]{1,60}\.indexOf\(\s{0,4}NAME\s{0,4}\)\s{0,4}(?:===?\s{0,4}-1|<\s{0,4}0)`,
  String.raw`^(?:el)?if\s{1,4}(?:NAME\s{1,4}not\s{1,4}in|not\s{1,4}NAME\s{1,4}in)\s`,
  String.raw`^unless\s{1,4}[\w.@:]{1,60}\.(?:include|key|has_key|member)\?\s{0,4}\(?\s{0,4}NAME(?!\w)`,
].join('|');

/** `if (!TYPES.includes(type))`, `if type not in TYPES`, `unless TYPES.include?(type)`; with the word that begins it. */
export function isRefused(condition: string, names: readonly string[]): boolean {
  if (/&&|\|\||\b(?:and|or)\b/.test(condition)) return false;
  return names.some((name) => new RegExp(NO_MEMBER.replaceAll('NAME', name.replace(/[^\w]/g, '\\$&'))).test(condition));
}
