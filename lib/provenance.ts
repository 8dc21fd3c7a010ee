/** AI provenance of one commit or of what is staged: signals → marked lines and files → what the policies say of them. */
import { AI_MARKER, TRACE_PATH, mayTellOfAi, restrictsAi } from './ai-asked.ts';
import { commentsOf } from './inline.ts';
import { aiStanding } from './policy/ai.ts';
import type { Draft, OwnClaim, Standing } from './run.ts';
import { allSources } from './sources.ts';
import { standingsOf } from './standings.ts';
import type { Change, Gate, Policy } from './types.ts';
import { noteSignals, traceSignals } from './verdict/ai-notes.ts';
import { signingTool } from './verdict/ai-tools.ts';
import { discloses, saidOfAi, type SaidOfAi } from './verdict/ai-trailers.ts';
import { markerSignals } from './verdict/markers.ts';
import { aiOfFinding, provenanceOf, type Added, type AiFile, type AiHint, type AiSignal } from './verdict/provenance.ts';
import { namesOf, type Approval } from './verdict/terms.ts';

/** Everything that is known before the message exists; plain data, a part of the receipt. */
export interface AiKnown {
  changed: Added[];
  signals: AiSignal[];
  hints: AiHint[];
  /** What they say of AI tools is asked again once the message is there. */
  policies: Policy[];
}

/** Bytes of a file in which markers are looked for. */
const LARGEST = 2 * 1024 * 1024;

/** Markers in comments, and the Agent Trace records that the change itself brings. */
export function signalsInChanges(changes: Change[]): AiSignal[] {
  const marked = allSources(changes.filter(({ hunks }) => hunks.some(({ text }) => AI_MARKER.test(text))), LARGEST);
  const records = changes.filter(({ path }) => TRACE_PATH.test(path)).map(({ hunks }) => hunks.map(({ text }) => text).join(''));
  return [...records.flatMap(traceSignals), ...marked.flatMap((source) => markerSignals(source.path, source.text, commentsOf(source)))];
}

/** The tools that are known and may be named in an `Assisted-by` line, unless no policy wants to hear of them. */
export function toolsToDisclose({ changed, signals, policies }: AiKnown): string[] {
  if (policies.every(({ ai }) => ai.disclosure === 'off')) return [];
  return [...new Set(provenanceOf(changed, signals).flatMap(({ tool }) => (tool === null ? [] : [tool])))];
}

/** What the later hooks of a commit have to do: `add` a trailer, `hear` whether the message names a tool, `ask` for both and all that the policies want said; '' nothing. */
export function aiErrand(known: AiKnown): '' | 'add' | 'hear' | 'ask' {
  const { changed, signals, policies } = known;
  const restricts = restrictsAi(policies);
  if (provenanceOf(changed, signals).length === 0) return restricts ? 'hear' : '';
  if (restricts || policies.some(({ ai }) => ai.disclosure === 'required')) return 'ask';
  return toolsToDisclose(known).length > 0 ? 'add' : '';
}

/** `said`: null before the message exists, when nothing is held against anyone for what it may lack. */
function aiClaims(policies: Policy[], files: AiFile[], said: SaidOfAi | null): OwnClaim[] {
  const tools = [...new Set(files.map(({ tool }) => tool))];
  return tools.flatMap((tool) => aiStanding(policies, {
    tool,
    disclosed: said === null || discloses(said, tool),
    reviewed: said === null || said.reviewed,
    paths: [...new Set(files.filter((file) => file.tool === tool).map(({ path }) => path))],
  }));
}

/** What may be held against a commit whose message nobody has seen yet. */
export function claimsBeforeMessage({ changed, signals, policies }: AiKnown): OwnClaim[] {
  return aiClaims(policies, provenanceOf(changed, signals), null);
}

/** The draft with what is known of AI in its findings and coverage. */
export function withAi(draft: Draft, known: AiKnown | null): Draft {
  if (known === null) return draft;
  return { ...markedByAi(draft, provenanceOf(known.changed, known.signals), known.hints), ai: known };
}

export function markedByAi(draft: Draft, files: AiFile[], hints: AiHint[] = []): Draft {
  if (files.length + hints.length === 0) return draft;
  const findings = draft.findings.map((finding): Standing => ({ ...finding, ai: aiOfFinding(files, finding) }));
  return { ...draft, findings, coverage: { ...draft.coverage, ai: { files, hints } } };
}

/** The message is there: what it says of AI joins what was known. `added`: findings that only it gives rise to. */
export function hearOfAi(draft: Draft, gate: Gate, { body, author }: { body: string[]; author: string }): { draft: Draft; added: Standing[] } {
  if (draft.ai === undefined) return { draft, added: [] };
  const { policies, changed } = draft.ai;
  const said = saidOfAi(body, author);
  const signals = [...draft.ai.signals, ...messageSignals(said)];
  const files = provenanceOf(changed, signals);
  const known = new Set(draft.findings.map(({ fingerprint }) => fingerprint));
  const added = standingsOf({ policies, gate }, [], aiClaims(policies, files, said)).filter(({ fingerprint }) => !known.has(fingerprint));
  return { draft: withAi({ ...draft, findings: [...added, ...draft.findings] }, { ...draft.ai, signals }), added };
}

/** What a commit of a range tells by itself; `note`: of refs/notes/ai, null where there is none. `approvals`: of the range, of which a proved one is a review. */
export interface ToldByCommit { body: string[]; /** "Ann <ann@example.com>" */ author: string; note: string | null; changes: Change[]; approvals: Approval[] }

/** The files an AI tool wrote in a commit, and the claims of the policies about them: one call for each commit of a range. */
export function aiOfCommit({ body, author, note, changes, approvals }: ToldByCommit, policies: Policy[]): { files: AiFile[]; claims: OwnClaim[] } {
  const said = saidOfAi(body, author);
  said.reviewed ||= approvals.some(({ by, proved }) => proved && !by.includes(namesOf(author)[0]));
  const signals = [...messageSignals(said), ...authorSignals(author), ...(note === null ? [] : noteSignals(note)), ...(mayTellOfAi(changes) ? signalsInChanges(changes) : [])];
  const files = provenanceOf(addedIn(changes), signals);
  return { files, claims: aiClaims(policies, files, said) };
}

export function authorSignals(author: string): AiSignal[] {
  const tool = signingTool(author);
  return tool === null ? [] : [{ kind: 'author', tool, how: 'author of the commit' }];
}

function messageSignals({ tools }: SaidOfAi): AiSignal[] {
  return tools.map(({ tool, how }) => ({ kind: 'trailer', tool, how }));
}

/** Only what a change adds was written by anyone. */
export function addedIn(changes: Change[]): Added[] {
  return changes.filter(({ added }) => added.length > 0).map(({ path, added }) => ({ path, added }));
}
