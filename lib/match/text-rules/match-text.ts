/** Text rules on one text: around each keyword, whatever the language. */
import type { Grammar } from '../../text/grammar.ts';
import { uncommented } from '../../text/uncommented.ts';
import type { UsualText } from '../../text/usual.ts';
import type { LineRange, Source } from '../../types.ts';
import { saysWhatIsAsked } from '../asked-words.ts';
import type { Match } from '../best.ts';
import { givenBy } from './given.ts';
import { standsHead } from './heads.ts';
import type { LineIndex } from '../lines.ts';
import type { KeywordHit } from '../prefilter.ts';
import { rewritten, type Rewritten } from './rewrites.ts';
import { checkTime, touchesSource, type Scene } from '../scene.ts';
import { shownIn } from './shown.ts';
import { BEHIND, pathHolds, textHits, type TextContext, type TextHit, type TextRule } from './text-rules.ts';

export function textMatches(scene: Scene, hits: KeywordHit[]): Match[] {
  const { source, rules } = scene;
  const found = textMatchesIn(scene, source.text, hits);
  for (const { text, place, how } of rewritten(rules, source.text, hits)) {
    found.push(...textMatchesIn(scene, text, rules.keywords.find(text), { place, how }));
  }
  return found;
}

/** @param from where and how a text that was rewritten stands in the source: only secrets count there */
export function textMatchesIn(scene: Scene, text: string, hits: KeywordHit[], from: Pick<Rewritten, 'place' | 'how'> | null = null): Match[] {
  const { source, rules, lines, grammar } = scene;
  const matches: Match[] = [];
  const elsewhere = new Set<number>();
  const told = pathTold(source, grammar?.name ?? '');
  const bare = withoutComments(text, from === null ? grammar : null);
  const bytesTo = from === null && source.lines !== null ? distances(source.lines, lines) : () => 1;
  for (const { word, at } of hits) {
    let by: string | null = null;
    const away = bytesTo(at);
    for (const index of rules.byWord(word)) {
      const { ahead, given, path, heads, secret, asked } = rules.start(index);
      if (ahead < away || (from !== null && !secret) || elsewhere.has(index) || (heads !== undefined && !standsHead(heads, text, at))) continue;
      if ((path !== undefined && !pathHolds(path, told)) || !saysWhatIsAsked(asked, text)) {
        elsewhere.add(index);
        continue;
      }
      if (given !== '' && !isGiven(given, (by ??= givenBy(text, at)))) continue;
      const rule = rules.rule(index);
      const search = rule.text();
      if (search === null) continue;
      checkTime(scene);
      const context = { path: told, grammar: grammar?.name ?? null, spend: scene.spend };
      const written = textHits(search, text, at, context);
      const isOfCode = !rule.row.inComments || BETWEEN_COMMENTS.has(rule.row.category);
      for (const hit of written.length === 0 && isOfCode ? bare(search, at, ahead, context) : written) {
        const [start, end] = from === null ? [hit.value.start, hit.value.end] : from.place(hit.value.start, hit.value.end);
        if (!touchesSource(source, lines, [[start, end]]) || (grammar !== null && !rule.row.inComments && isCommented(source.text, start, grammar))) continue;
        const message = [hit.message, from?.how ?? ''].filter((words) => words !== '').join(', ');
        const secret = rule.row.category === 'secret' ? { start, end } : null;
        const shown = secret !== null && hit.confidence === 'likely' ? shownIn(source.text, grammar?.name ?? null, start) : '';
        const confidence = shown === '' ? hit.confidence : 'possible';
        matches.push({ rule, start, end, confidence, message: shown === '' ? message : shown, evidence: evidenceText(source.text.slice(start, end)), origins: [], secret });
      }
    }
  }
  return matches;
}

/** What stands in the text once the comments in reach are left out; none where there are none. */
function withoutComments(text: string, grammar: Grammar | null): (rule: TextRule, at: number, ahead: number, context: TextContext) => TextHit[] {
  let bare: UsualText | null | undefined;
  return (rule, at, ahead, context) => {
    if (bare === undefined) bare = grammar === null ? null : uncommented(text, grammar);
    if (bare === null) return [];
    const { fromFile, toFile } = bare;
    const [from, to] = [Math.max(0, at - BEHIND), Math.min(at + ahead, text.length)];
    const place = fromFile(at);
    if (toFile(place) !== at || fromFile(to) - fromFile(from) === to - from) return [];
    const inText = <Span extends { start: number; end: number }>(span: Span): Span => ({ ...span, start: toFile(span.start), end: toFile(span.end - 1) + 1 });
    return textHits(rule, bare.text, place, context).map((hit) => ({ ...inText(hit), value: inText(hit.value) }));
  };
}

/** Of what is found in comments, too, that which comments may stand in the middle of. */
const BETWEEN_COMMENTS: ReadonlySet<string> = new Set(['stubbed-security', 'infrastructure']);

/** Grammar → the ending under which rules ask for its files. */
const ENDING: Record<string, string> = { shell: '.sh', powershell: '.ps1', py: '.py', ruby: '.rb', php: '.php', js: '.js' };

/** A script whose first line alone says what it is goes by that: `bin/deploy` as `bin/deploy.sh`. */
function pathTold({ path, text }: Source, grammar: string): string {
  return !text.startsWith('#!') || path.slice(path.lastIndexOf('/') + 1).includes('.') ? path : path + (ENDING[grammar] ?? '');
}

/** How many bytes from a keyword at `at` on a rule must look at to reach a line in question, at least 1; Infinity where none comes. */
function distances(ranges: LineRange[], lines: LineIndex): (at: number) => number {
  return (at) => {
    const first = lines.lineAt(Math.max(0, at - BEHIND));
    let low = 0;
    let high = ranges.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ranges[middle].end < first) low = middle + 1;
      else high = middle;
    }
    return low === ranges.length ? Infinity : Math.max(1, lines.startOf(ranges[low].start) - at);
  };
}

function isGiven(given: string, by: string): boolean {
  return by !== '' && given.includes(by);
}

/** Does the line start as a comment: `# …`, `// …`, ` * …`? */
function isCommented(text: string, at: number, { lineComments }: Grammar): boolean {
  const line = text.slice(text.lastIndexOf('\n', at - 1) + 1).trimStart();
  return line.startsWith('* ') || (lineComments ?? []).some((mark) => line.startsWith(mark));
}

/** Without what formatting changes. */
function evidenceText(text: string): string {
  return text.replace(/[\s;'"`]+/g, ' ').trim();
}
