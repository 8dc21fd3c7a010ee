/** Rules that a change brings or alters must prove themselves by their own examples before they judge anything. */
import { Fault } from '../faults.ts';
import { objectionsTo, type Examined } from '../match/rule-check.ts';
import type { OwnRule } from '../types.ts';
import { linearSearch } from './linear.ts';
import { customRow } from './rule-set.ts';

/** Runs of the matcher over one example, all changed rules together: some seconds. */
const MOST_RUNS = 20_000;

/** Throws a Fault for the first rule of `now` that is new or altered and fails; also when there are too many to try. */
export function refuseUnproved(before: OwnRule[], now: OwnRule[]): void {
  const known = new Map(before.map((rule) => [rule.id, meaningOf(rule)]));
  const changed = now.filter((rule) => known.get(rule.id) !== meaningOf(rule));
  let runs = 0;
  for (const rule of changed) {
    runs += runsOf(rule);
    if (runs > MOST_RUNS) throw tooMany(rule, changed.length);
    const [first] = ruleFaults(rule);
    if (first) throw first;
  }
}

/** Everything that is wrong with a rule that has the right shape, as its examples show it; each with file, line and column. */
export function ruleFaults(rule: OwnRule): Fault[] {
  return objectionsTo(examined(rule)).map(({ path, says }) => {
    return new Fault(`custom rule ${rule.id}: ${says}`, { at: placeIn(rule, path), hint: 'Mend the rule or the example; aisec-hooks rules test tries them all.' });
  });
}

function examined(rule: OwnRule): Examined {
  return { row: customRow(rule), bad: rule.bad, good: rule.good, engine: linearSearch };
}

/** The place of the part itself, or of the nearest one around it that is known. */
export function placeIn({ file, places }: OwnRule, path: string[]): string {
  for (let length = path.length; length >= 0; length--) {
    const place = places[path.slice(0, length).join('/')];
    if (place !== undefined) return `${file}:${place}`;
  }
  return file;
}

/** Where it stands does not matter. */
function meaningOf({ file: _file, places: _places, ...rule }: OwnRule): string {
  return JSON.stringify(rule);
}

/** The matcher tries each example once for each claim, and once without each part. */
function runsOf({ find, near, where = {}, bad, good }: OwnRule): number {
  const examples = [...Object.values(bad), ...Object.values(good)].flat().length;
  return examples * (4 + find.length + near.length + JSON.stringify(where).split(/[[{,]/).length);
}

function tooMany(rule: OwnRule, changed: number): Fault {
  return new Fault(`${changed} custom rules change at once, too many to be tried by their examples`, { at: placeIn(rule, []), hint: 'Commit them in parts.' });
}
