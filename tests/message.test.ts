import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cleanedMessage, commentCharOf, parseMessage } from '../lib/verdict/message.ts';
import type { MessageOptions } from '../lib/verdict/message.ts';
import { trailerBlock } from '../lib/verdict/trailers.ts';

const OFF: MessageOptions = { editorRan: false, commentChar: null, cleanup: null };
const ON: MessageOptions = { ...OFF, editorRan: true };
const FP = 'inner-html#3f9a1c22b07d';
const LINE = `AISec-Override: ${FP}: our own sanitizer made the value`;
const REASON = 'our own sanitizer made the value';
const SCISSORS = '------------------------ >8 ------------------------';
const TEMPLATE = '# Please enter the commit message for your changes. Lines starting\n# with \'#\' will be ignored.\n#\n# On branch main\n#\tmodified:   a.js\n#\n';

/** name · message · options · [target, reason, line, gitSeesIt] of each override · words of the notes */
const ROWS: [string, string, MessageOptions, [string, string, number, boolean][], string[]?][] = [
  ['one trailer', `add list\n\n${LINE}\n`, OFF, [[FP, REASON, 3, true]]],
  ['without a last newline', `add list\n\n${LINE}`, OFF, [[FP, REASON, 3, true]]],
  ['two paragraphs, as two -m make them', `s\n\n${LINE}\n\nAISec-Override: eval: y y\n`, OFF, [[FP, REASON, 3, false], ['eval', 'y y', 5, true]]],
  ['prose in a paragraph behind', `s\n\n${LINE}\n\nand more prose\n`, OFF, [[FP, REASON, 3, false]]],
  ['prose above in the same paragraph', `s\n\nprose here\n${LINE}\n`, OFF, [[FP, REASON, 4, false]]],
  ['prose above, with Signed-off-by', `s\n\nprose here\n${LINE}\nSigned-off-by: A <a@b.c>\n`, OFF, [[FP, REASON, 4, true]]],
  ['a rule of dashes in the body', `s\n\n---\n\n${LINE}\n`, OFF, [[FP, REASON, 5, true]]],
  ['above a rule of dashes', `s\n\n${LINE}\n---\nx\n`, OFF, [[FP, REASON, 3, false]]],
  ['glued to the subject', `s\n${LINE}\n`, OFF, [], ['line 2 stands in the subject']],
  ['as the sole line', `${LINE}\n`, OFF, [], ['line 1 stands in the subject']],
  ['the key in any case', `s\n\naisec-OVERRIDE: ${FP}: ${REASON}\n`, OFF, [[FP, REASON, 3, true]]],
  ['a space before the colon', `s\n\nAISec-Override : ${FP}: ${REASON}\n`, OFF, [[FP, REASON, 3, true]]],
  ['no space behind the colons', `s\n\nAISec-Override:${FP}:${REASON}\n`, OFF, [[FP, REASON, 3, true]]],
  ['CRLF', `s\r\n\r\n${LINE}\r\n`, OFF, [[FP, REASON, 3, true]]],
  ['folded', `s\n\nAISec-Override: ${FP}: our own\n  sanitizer made\n\tthe value\n`, OFF, [[FP, REASON, 3, true]]],
  ['folded before the reason', `s\n\nAISec-Override: ${FP}:\n  ${REASON}\n`, OFF, [[FP, REASON, 3, true]]],
  ['a squash merge\'s indentation', `Squashed commit of the following:\n\ncommit 12\n\n    add list\n\n    ${LINE}\n    AISec-Override: eval: z z\n`, OFF,
    [[FP, REASON, 7, false], ['eval', 'z z', 8, false]]],
  ['folded in a squash merge', `s\n\n    AISec-Override: ${FP}: our own\n      sanitizer made the value\n    Reviewed-by: x\n`, OFF, [[FP, REASON, 3, false]]],
  ['rewrapped at 72 columns by a host', `s\n\nAISec-Override: inner-html#3f9a1c22b07d: our own sanitizer, which\nstrips every tag, made it\n\nmore\n`, OFF,
    [[FP, 'our own sanitizer, which strips every tag, made it', 3, false]]],
  ['a short line is not taken for wrapped', `s\n\nAISec-Override: eval: a b\nprose\n`, OFF, [['eval', 'a b', 3, false]]],
  ['the next trailer is no continuation', `s\n\n${LINE}\nReviewed-by: Someone\n`, OFF, [[FP, REASON, 3, true]]],
  ['empty value', 's\n\nAISec-Override:\n', OFF, [], ['line 3 is empty']],
  ['value of spaces', 's\n\nAISec-Override:   \nX: y\n', OFF, [], ['line 3 is empty']],
  ['no reason', `s\n\nAISec-Override: ${FP}\n`, OFF, [[FP, '', 3, true]]],
  ['in a list', `s\n\n- ${LINE}\n`, OFF, [], ['line 3 does not count: it must start its line']],
  ['quoted', `s\n\n> ${LINE}\n`, OFF, [], ['line 3 does not count']],
  ['in the middle of a line', `s\n\nsee ${LINE}\n`, OFF, []],
  ['a glob with a colon', 's\n\nAISec-Override: eval in src/a:b.js: because of it\n', OFF, [['eval in src/a:b.js', 'because of it', 3, true]]],
  ['a reason with colons', `s\n\nAISec-Override: ${FP}:see SEC-1: it: is\n`, OFF, [[FP, 'see SEC-1: it: is', 3, true]]],
  ['a comment line, editor', `s\n\n# ${LINE}\n${TEMPLATE}`, ON, []],
  ['a comment line, no editor', `s\n\n# ${LINE}\n`, OFF, [], ['line 3 does not count']],
  ['above git\'s comment block', `s\n\n${LINE}\n${TEMPLATE}`, ON, [[FP, REASON, 3, true]]],
  ['comments between', `s\n\n${LINE}\n# x\nAISec-Override: eval: y\n${TEMPLATE}`, ON, [[FP, REASON, 3, true], ['eval', 'y', 5, true]]],
  ['below the scissors of commit -v', `s\n\nx\n${TEMPLATE}# ${SCISSORS}\n# Do not modify\ndiff --git a/a b/a\n ${LINE}\n`, ON, []],
  ['a rule of dashes above scissors, where git hangs', `s\n\n---\nx\n\n${LINE}\n# ${SCISSORS}\n+y\n`, ON, [[FP, REASON, 6, true]]],
  ['scissors without an editor stay', `s\n\nx\n# ${SCISSORS}\n\n${LINE}\n`, OFF, [[FP, REASON, 6, false]]],
  ['scissors at the very top', `# ${SCISSORS}\n\n${LINE}\n`, ON, []],
  ['scissors with CRLF', `s\r\n\r\n# ${SCISSORS}\r\n\r\n${LINE}\r\n`, ON, []],
  ['comment character ;', `s\n\n# kept\n${LINE}\n; x\n`, { ...ON, commentChar: ';' }, [[FP, REASON, 4, false]]],
  ['comment character auto, git took ;', `s\n\n# kept\n\n${LINE}\n; Please enter\n;\n;\tmodified: a\n`, { ...ON, commentChar: 'auto' }, [[FP, REASON, 5, true]]],
  ['comment character auto, scissors', `s\n\n${LINE}\n; x\n; ${SCISSORS}\n ${LINE}\n`, { ...ON, commentChar: 'auto' }, [[FP, REASON, 3, true]]],
  ['a comment string of two', `s\n\n${LINE}\n// ${SCISSORS}\n${LINE}\n`, { ...ON, commentChar: '//' }, [[FP, REASON, 3, true]]],
  ['cleanup=whitespace keeps comments', `s\n\n${LINE}\n# x\n`, { ...ON, cleanup: 'whitespace' }, [[FP, REASON, 3, true]]],
  ['cleanup=strip drops them without an editor', `s\n\n${LINE}\n# x\n`, { ...OFF, cleanup: 'strip' }, [[FP, REASON, 3, true]]],
  ['a comment inside the trailers', `s\n\n${LINE}\n# x\nReviewed-by: y\n`, OFF, [[FP, REASON, 3, true]]],
  ['an indented line above the trailers', `s\n\n  prose\n${LINE}\n`, OFF, [[FP, REASON, 4, false]]],
  ['empty', '', OFF, []],
  ['blank lines above the subject', `\n\n  \ns\n\n${LINE}\n`, OFF, [[FP, REASON, 6, true]]],
];

for (const [name, text, options, expected, notes = []] of ROWS) {
  test(`override: ${name}`, () => {
    const message = parseMessage(text, options);
    assert.equal(message.overrides.map((it) => [it.target, it.reason, it.line, it.gitSeesIt]), expected);
    assert.is(message.notes.length, notes.length, message.notes.join('\n'));
    notes.forEach((words, index) => assert.ok(message.notes[index].includes(words), message.notes[index]));
  });
}

for (const [name, text, options, expected] of ROWS) {
  test(`cleaning keeps the overrides: ${name}`, () => {
    const cleaned = cleanedMessage(text, options);
    const again = parseMessage(cleaned, OFF).overrides;
    assert.equal(again.map((it) => [it.target, it.reason]), expected.map(([target, reason]) => [target, reason]));
    assert.is(cleanedMessage(cleaned, OFF), cleaned);
  });
}

test('the subject is the first paragraph on one line', () => {
  const message = parseMessage('\nadd\nlist\n\n\nbody\n\nmore\n\n', OFF);
  assert.is(message.subject, 'add list');
  assert.equal(message.body, ['body', '', 'more']);
});

test('a cleaned message has no comments, no diff, no blank runs and one last newline', () => {
  assert.is(cleanedMessage(`\n\ns  \n\n\n\nbody\n${TEMPLATE}# ${SCISSORS}\n+x\n`, ON), 's\n\nbody\n');
  assert.is(cleanedMessage(TEMPLATE, ON), '');
  assert.is(cleanedMessage('s\n\n# kept\n', OFF), 's\n\n# kept\n');
  assert.is(cleanedMessage('s\n\n# dropped\n', { ...OFF, cleanup: 'strip' }), 's\n');
  assert.is(cleanedMessage('s\n\n\n\n# kept  \n', { ...ON, cleanup: 'verbatim' }), 's\n\n\n\n# kept  \n');
});

test('a byte string comes through undamaged', () => {
  const bytes = Buffer.from(`s\n\nAISec-Override: ${FP}: la valeur vient de là\n`, 'utf8').toString('latin1');
  const { reason } = parseMessage(bytes, OFF).overrides[0];
  assert.is(Buffer.from(reason, 'latin1').toString('utf8'), 'la valeur vient de là');
});

test('the comment character', () => {
  assert.is(commentCharOf('s\n', null), '#');
  assert.is(commentCharOf('s\n\n# a\n', ';'), ';');
  assert.is(commentCharOf('s\n\n; a\n;\n', 'auto'), ';');
  assert.is(commentCharOf(`s\n\n% ${SCISSORS}\n; x\n`, 'auto'), '%');
  assert.is(commentCharOf('s\n\na b\n', 'auto'), '#');
});

test('gitSeesIt says what git says', () => {
  const home = mkdtempSync(path.join(os.tmpdir(), 'aisec-message-'));
  const env: NodeJS.ProcessEnv = { PATH: process.env.PATH, HOME: home, XDG_CONFIG_HOME: home, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  try {
    for (const [name, text, options] of ROWS) {
      const cleaned = cleanedMessage(text, options);
      const commentChar = options.commentChar?.length === 1 ? options.commentChar : null;
      const config = commentChar ? ['-c', `core.commentChar=${commentChar}`] : [];
      const shown = execFileSync('git', [...config, 'interpret-trailers', '--parse', '--no-divider'], { input: cleaned, env, cwd: home, encoding: 'utf8' });
      const ours = parseMessage(cleaned, { ...OFF, commentChar }).overrides.filter((it) => it.gitSeesIt).length;
      const empty = /^\s*AISec-Override:\s*$/im;
      assert.is(ours, shown.split('\n').filter((line) => /^AISec-Override:/i.test(line) && !empty.test(line)).length, `${name}: git says ${shown}`);
    }
  } finally {
    rmSync(home, { recursive: true });
  }
});

test('a quarter of trailers is enough beside a Signed-off-by', () => {
  assert.equal([...trailerBlock(['a', 'b', 'c', 'Signed-off-by: x'], '#')], [3]);
  assert.equal([...trailerBlock(['a', 'b', 'c', 'd', 'Signed-off-by: x'], '#')], []);
  assert.equal([...trailerBlock([], '#')], []);
});

test.run();
