/** Tells a reason from words that only fill the line: "false positive", "fix later", "test test test", "asdf". */

/** Words that say nothing about the code, alone or in any company of one another. */
const EMPTY_WORDS = new Set(`
a an the this that these those it its is are was be been being am i im we you me my our your they he she and or but so to of for on in at by with
from as if not no yes nope yep do does did done dont doesnt will would can could should shall may might must have has had here there now just only
really very also too
fix fixed fixes fixing fixme todo todos tbd later soon eventually someday tomorrow next time follow up followup
false positive positives fp fps issue issues problem problems bug warning warnings error errors finding findings alert alerts noise
ignore ignored ignoring skip skipped skipping suppress suppressed suppressing override overrides overriding overridden bypass bypassed disable disabled
allow allowed pass passed passing please pls plz thanks
test tests testing tested tmp temp temporary temporarily wip asdf foo bar baz qux lorem ipsum dolor sit amet blah xxx yyy zzz abc xyz hello world
ok okay okey fine good great safe secure trusted trust trustme works working work need needed needs required require want wanted
none nothing na nil null undefined whatever because reason reasons any anything some something thing things stuff idk dunno
known intended intentional intentionally expected code line lines file change changes commit aisec hook hooks
`.trim().split(/\s+/));

const KEYBOARD_ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'qwertzuiop', 'yxcvbnm', 'azertyuiop', 'qsdfghjklm', 'wxcvbn', '1234567890', 'abcdefghijklmnopqrstuvwxyz'];

/** Fewer than two different words that say something. A script without spaces is measured by its letters. */
export function isFiller(reason: string): boolean {
  const text = reason.toLowerCase();
  const letters = text.replace(/[^\p{L}\p{N}]/gu, '');
  if (new Set(letters).size < 5 || isPeriodic(letters)) return true;
  const telling = new Set(words(text).filter(tells));
  if (telling.size >= 2) return false;
  return ![...telling].some((word) => /[^\p{ASCII}]/u.test(word) && [...word].length >= 6);
}

/** Nothing in the reason that the title does not say already. */
export function repeatsTitle(reason: string, title: string): boolean {
  const said = new Set(words(title.toLowerCase()));
  const telling = words(reason.toLowerCase()).filter(tells);
  return telling.length > 0 && telling.every((word) => said.has(word));
}

function words(text: string): string[] {
  return text.replace(/['’]/g, '').split(/[^\p{L}\p{N}\p{M}]+/u).filter((word) => word !== '');
}

function tells(word: string): boolean {
  if (EMPTY_WORDS.has(word) || /^\p{N}+$/u.test(word)) return false;
  if ([...word].length === 1) return /[^\p{ASCII}]/u.test(word);
  if (word.length >= 3 && new Set(word).size === 1) return false;
  if (word.length >= 4 && isPeriodic(word)) return false;
  return word.length < 4 || !KEYBOARD_ROWS.some((row) => row.includes(word));
}

/** "asdfasdfasdf": the same few letters at least three times over, or twice for a whole word. */
function isPeriodic(text: string): boolean {
  const cut = text.slice(0, 400);
  for (let period = 1; period <= 12 && period * 3 <= cut.length; period++) {
    if (cut.slice(period) === cut.slice(0, -period)) return true;
  }
  return false;
}
