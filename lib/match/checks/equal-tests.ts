/** Tests that compare a whole value: with the last part of the path that it is, or with one of a list that is gone through. */
import type { Category } from '../../types.ts';

const VALUE = String.raw`[\w$.>:[\]'"-]{1,60}?`;
const EQUALS = String.raw`\s{0,3}[!=]==?\s{0,3}`;
const LAST_PART = String.raw`(?:basename|Base|GetFileName)`;
const MADE = String.raw`(?:parse|File|Path|PurePath)`;

/** `path.basename(name) !== name`, `name != os.path.basename(name)`, `path.parse(name).base === name`, `new File(name).getName().equals(name)`. */
const OWN_NAME = new RegExp(
  [
    String.raw`\b${LAST_PART}\(\s{0,3}(${VALUE})\s{0,3}\)${EQUALS}\1(?![\w.([])`,
    String.raw`(?<![\w$.])(${VALUE})${EQUALS}(?:\w{1,20}(?:\.|::)){0,3}${LAST_PART}\(\s{0,3}\2\s{0,3}\)`,
    String.raw`\b${MADE}\(\s{0,3}(${VALUE})\s{0,3}\)\.(?:base|name)${EQUALS}\3(?![\w.([])`,
    String.raw`(?<![\w$.])(${VALUE})${EQUALS}(?:\w{1,20}\.)?${MADE}\(\s{0,3}\4\s{0,3}\)\.(?:base|name)\b`,
    String.raw`\b(?:File|get|of|getName)\(\s{0,3}(${VALUE})\s{0,3}\)(?:\.get(?:File)?Name\(\)(?:\.toString\(\))?)?\.equals\(\s{0,3}\5\s{0,3}\)`,
  ].join('|'),
);

/** `LIST.some((one) => one === name)`, `any(name == one for one in LIST)`, `LIST.stream().noneMatch(name::equals)`, `LIST.any? { |one| one == name }`, `LIST.any { it == name }`. */
const ONE_OF_LIST = new RegExp(
  [
    String.raw`\.some\(\s{0,3}\(?(\w{1,40})\)?\s{0,3}=>\s{0,3}(?:\1\s{0,3}===?\s{0,3}[\w$.]{1,60}|[\w$.]{1,60}\s{0,3}===?\s{0,3}\1)\s{0,3}\)`,
    String.raw`\bany\(\s{0,3}[\w.]{1,60}\s{0,3}==\s{0,3}[\w.]{1,60}\s{1,3}for\b`,
    String.raw`\.(?:any|none)Match\(\s{0,3}(?:[\w.]{1,60}::equals(?:IgnoreCase)?|\(?(\w{1,40})\)?\s{0,3}->\s{0,3}(?:\2\.equals(?:IgnoreCase)?\(\s{0,3}[\w.]{1,60}|[\w.]{1,60}\.equals(?:IgnoreCase)?\(\s{0,3}\2)\s{0,3}\))\s{0,3}\)`,
    String.raw`\.(?:any|none)\??\s{0,3}\{\s{0,3}\|(\w{1,40})\|\s{0,3}(?:\3\s{0,3}==\s{0,3}[\w.]{1,60}|[\w.]{1,60}\s{0,3}==\s{0,3}\3)\s{0,3}\}`,
    String.raw`\.any\(\s{0,3}\|&{0,2}(\w{1,40})\|\s{0,3}\*{0,2}\4\s{0,3}==\s{0,3}[&*]{0,2}[\w.]{1,60}(?:\(\))?\s{0,3}\)`,
    String.raw`\.(?:any|none)\s{0,3}\{\s{0,3}(?:it\s{0,3}==\s{0,3}[\w.]{1,60}|[\w.]{1,60}\s{0,3}==\s{0,3}it)\s{0,3}\}`,
  ].join('|'),
);

export function isOneOfList(condition: string): boolean {
  return ONE_OF_LIST.test(condition);
}

/** Is the whole value what it should be, as far as `category` goes? A path that is its own last part leads into no other folder. */
export function comparesWhole(condition: string, category: Category): boolean {
  return isOneOfList(condition) || (category === 'path-traversal' && OWN_NAME.test(condition));
}
