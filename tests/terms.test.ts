import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { addedEntries, baselineLine, readBaseline, type BaselineEntry } from '../lib/verdict/baseline.ts';
import { approvalsIn, termsProblem, type Hearing } from '../lib/verdict/terms.ts';
import type { OverrideTerms } from '../lib/verdict/overrides.ts';
import type { Override } from '../lib/types.ts';

const TERMS: OverrideTerms = { min: 0, patterns: [], wildcard: false, approvers: [], maximum: null, days: null, approval: [] };
const HEARING: Hearing = { today: '2026-06-15', author: 'ann@example.com', approvals: [] };
const OVERRIDE: Override = { rule: 'inner-html', fingerprint: null, glob: null, reason: 'rendered from our own templates', from: 'trailer' };

const approved = (by: string, commit?: string) => ({ by: [by], proved: false, ...(commit === undefined ? {} : { commit }) });

const ROWS: [claim: string, override: Partial<Override>, terms: Partial<OverrideTerms>, hearing: Partial<Hearing>, problem: RegExp | null][] = [
  ['nothing asked, nothing wanting', {}, {}, {}, null],
  ['a date to come counts', { reason: 'until 2027-01-31: the template engine is replaced' }, {}, {}, null],
  ['the day itself counts', { reason: 'our own templates, until 2026-06-15' }, {}, {}, null],
  ['a day that is over does not', { reason: 'our own templates, until 2026-06-14' }, {}, {}, /ran out on 2026-06-14/],
  ['a day that is none is told', { reason: 'our own templates, until 2026-02-30' }, {}, {}, /is no date/],
  ['a word that only looks like it is none', { reason: 'not until the release' }, {}, {}, null],
  ['a baseline line has its own date', { from: 'baseline', until: '2026-06-14' }, {}, {}, /ran out/],
  ['an old commit within the days', { date: '2026-06-01' }, { days: 14 }, {}, null],
  ['an old commit beyond the days', { date: '2026-05-31' }, { days: 14 }, {}, /14 days/],
  ['a reason without a commit is of today', {}, { days: 1 }, {}, null],
  ['an approver is asked for', {}, { approvers: [['sec@example.com']] }, {}, /needs the approval of sec@example\.com/],
  ['an approver said yes', {}, { approvers: [['sec@example.com']] }, { approvals: [approved('sec@example.com')] }, null],
  ['whatever the case', {}, { approvers: [['Sec@Example.com']] }, { approvals: [approved('sec@example.com')] }, null],
  ['somebody else said yes', {}, { approvers: [['sec@example.com']] }, { approvals: [approved('bob@example.com')] }, /needs the approval/],
  ['the author is no approver', {}, { approvers: [['ann@example.com']] }, { approvals: [approved('ann@example.com')] }, /not of its own author/],
  ['the author of the commit is none either', { author: 'bob@example.com', commit: 'c1' }, { approvers: [['bob@example.com']] }, { approvals: [approved('bob@example.com', 'c1')] }, /not of its own author/],
  ['an approval in another commit is for that one', { commit: 'c1' }, { approvers: [['sec@example.com']] }, { approvals: [approved('sec@example.com', 'c2')] }, /needs the approval/],
  ['one that speaks for all counts for each', { commit: 'c1' }, { approvers: [['sec@example.com']] }, { approvals: [approved('sec@example.com')] }, null],
  ['each policy wants one of its own', {}, { approvers: [['sec@example.com'], ['boss@example.com']] }, { approvals: [approved('sec@example.com')] }, /boss@example\.com/],
  ['a reason from a fork', { origins: ['fork'] }, { approval: ['fork'] }, {}, /from forks/],
  ['a reason in an AI tool\'s commit', { origins: ['ai'] }, { approval: ['ai', 'fork'] }, {}, /AI tool/],
  ['somebody else approved it', { origins: ['ai'] }, { approval: ['ai'] }, { approvals: [approved('bob@example.com')] }, null],
  ['nobody asks', { origins: ['ai'] }, { approval: ['fork'] }, {}, null],
];

for (const [claim, override, terms, hearing, problem] of ROWS) {
  test(claim, () => {
    const said = termsProblem({ ...OVERRIDE, ...override }, { ...TERMS, ...terms }, { ...HEARING, ...hearing });
    if (problem === null) assert.is(said, null);
    else assert.match(String(said), problem);
  });
}

test('approvals are read from a message, by address or by name', () => {
  const message = 'Subject\n\nText.\n\nAISec-Approved-by: Sec <Sec@Example.com>\n  aisec-approved-by: @bob\nReviewed-by: Eve <eve@example.com>\n';
  assert.equal(approvalsIn(message).map(({ by }) => by), [['sec@example.com'], ['bob']]);
});

const entry = (fingerprint: string, count = 1, reason = 'why'): BaselineEntry => ({ rule: 'inner-html', fingerprint, count, reason, until: null });
const A = '3f9a1c22b07d';
const B = '000000000001';

test('a baseline reads as it was written, the same line twice counts once, and what is no entry is told', () => {
  const lines = [baselineLine(entry(A, 2), 'a.js'), baselineLine(entry(A, 2), 'a.js'), '', 'no json', '{"fingerprint":"short"}', '{"fingerprint":"000000000001","count":0}', baselineLine(entry(B), 'b.js')];
  assert.equal(readBaseline(lines.join('\r\n')), { entries: [entry(A, 2), entry(B)], broken: [4, 5, 6] });
});

const ADDED: [claim: string, before: BaselineEntry[], after: BaselineEntry[], added: [string, number][]][] = [
  ['a new entry', [], [entry(A)], [[A, 1]]],
  ['an entry that was there is no reason for new code', [entry(A)], [entry(A)], []],
  ['one more than before', [entry(A)], [entry(A, 2)], [[A, 1]]],
  ['fewer than before', [entry(A, 3)], [entry(A, 2)], []],
  ['two lines after one', [entry(A, 1, 'x')], [entry(A, 1, 'x'), entry(A, 1, 'y')], [[A, 1]]],
  ['another entry', [entry(A)], [entry(A), entry(B, 2)], [[B, 2]]],
];

for (const [claim, before, after, added] of ADDED) {
  test(`what came: ${claim}`, () => assert.equal(addedEntries(before, after).map(({ fingerprint, count }) => [fingerprint, count]), added));
}

test.run();
