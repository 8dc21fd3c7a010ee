/** Claims about what passes through a program: where it leads, which archive named it, which credential it takes along. */
import { openResolver } from '../access/resolvers.ts';
import type { Span } from '../../text/expression.ts';
import { isInTextRoute, textAnsweredAt } from './answered-texts.ts';
import { spanText } from '../../text/words.ts';
import { isEntryName } from './archive-entries.ts';
import { isLimitless, isSignless } from './asked-numbers.ts';
import { tellsCaught } from './caught.ts';
import { tellsError } from './told-errors.ts';
import { boundWholeAt } from './bound-records.ts';
import { isCleanedField } from '../text-rules/cleaned-names.ts';
import { carriesSecret } from './carried-secrets.ts';
import { mergesKnownKeys } from './deep-merge.ts';
import { swallowedRefusal } from './failing-open.ts';
import { leastLessAt } from './least-less.ts';
import { callsOwn, callsOwnMethod } from './own-methods.ts';
import { markedOnceAt } from '../races/marked-once.ts';
import { openAmountAt } from './open-amounts.ts';
import { otherAccountAt } from '../access/other-accounts.ts';
import { isTransacted, placeTakenAt } from '../races/places-asked.ts';
import { drawsFor, opensFor } from './purposes.ts';
import { isKeyed, isMadeOf } from './made-of.ts';
import type { View } from '../values/resolution.ts';
import { roleLessAt } from '../access/role-marks.ts';
import { isUnscopedRow } from '../access/scoped-rows.ts';
import { isShapeChecked } from './shape-checked.ts';
import { countedSideBySide } from '../races/shared-counters.ts';
import { callerSharedAt } from '../access/shared-callers.ts';
import { writtenByRequests } from '../races/shared-fields.ts';
import { writtenByMany, writtenSideBySide } from '../races/shared-memory.ts';
import { logsArgumentsOf } from './decorated-logs.ts';
import { isMadeWhole, spreadsBody } from './spread-bodies.ts';
import { spreadAt } from './spread-records.ts';
import { isStepStored, isStoredBack } from '../races/stored-back.ts';
import { claimedInSql, startedInSql, takenInSql } from '../races/taken-in-sql.ts';
import { keptLowerAt, takenOffAt } from '../races/taken-off.ts';
import { tracedAt } from './traced.ts';
import { asksNobody } from '../access/unasked.ts';
import { asksWhere } from '../checks/whereabouts.ts';
import { isWrittenBack } from '../races/written-back.ts';

export const PASSAGE_CLAIMS: Record<string, (hole: { view: View; span: Span }, of: (string | number)[]) => boolean> = {
  /** Its function, or one of the text's own that it calls, asks in which folder the value leads. */
  foldered: ({ view, span }) => asksWhere(view, span.from, 'path'),
  /** Its function, one that it calls or one that calls it asks to which host the value leads. */
  hosted: ({ view, span }) => asksWhere(view, span.from, 'host'),
  /** A parameter, or an address made of one, of which its function asks only whether it is an address. */
  addressed: ({ view, span }) => isShapeChecked(view, span),
  /** A field under whose name the text puts nothing but markup that it cleaned: `view.html` beside `html: DOMPurify.sanitize(made)`. */
  'cleaned-field': ({ view: { tokens }, span }) => isCleanedField(tokens.text, spanText(tokens, span)),
  /** Resolvers of GraphQL, one of which changes something and asks nobody, as the others do: there the finding stands. */
  'open-resolver': ({ view, span }) => (view.place = openResolver(view.tokens, span) ?? undefined) !== undefined,
  /** A statement that finds a row by its id, of a table for which two other statements of the text ask whose the row is. */
  'unscoped-row': ({ view: { tokens }, span }) => isUnscopedRow(tokens, span),
  /** The name of an entry of an archive, here or where its name was given. */
  entry: ({ view: { tokens }, span }) => isEntryName(tokens, span),
  /** One of these words is a word of a name in it, or of what a name in it was given. */
  'made-of': ({ view: { tokens }, span }, of) => isMadeOf(tokens, span, of.map(String)),
  /** A key is put beside other text in it: `SECRET + body`. */
  keyed: ({ view: { tokens }, span }) => isKeyed(tokens, span),
  /** It is made for a code, key or link, and the words around say that it lets in whoever knows it: `pickupCode`, "anyone with the link". */
  opens: ({ view: { tokens }, span }) => opensFor(tokens, span),
  /** A generator of a field or of the file, whose draws go into one of these words, or into what `opens`. */
  draws: ({ view: { tokens }, span }, of) => drawsFor(tokens, span, of.map(String)),
  /** It is a call of a function or method of the same text: `loadImage(url)` beside `function loadImage(source)` (JavaScript). */
  'own-call': ({ view: { tokens }, span }) => callsOwn(tokens, span),
  /** The same, or a method of a file of the program's own that is given a plain name: `this.readFile(path)`, `monitor.readFile(file)` (JavaScript). */
  'own-method': ({ view: { tokens }, span }) => callsOwnMethod(tokens, span),
  /** One of the values side by side in it writes out a list or map that holds a credential under its name. */
  carries: ({ view: { tokens }, span }) => carriesSecret(tokens, span),
  /** A record that a request fills whole, of a type of the text with a field that nobody may set for himself: there the finding stands (Go). */
  'bound-whole': ({ view, span }) => (view.place = boundWholeAt(view.tokens, span) ?? undefined) !== undefined,
  /** It puts into text what a handler of any exception, or of what a database or the system raised, caught, or the trace of it (Python). */
  caught: ({ view: { tokens }, span }) => tellsCaught(tokens, span),
  /** It tells the text or the trace of an error, here, by a name or by a function of the text. */
  'tells-error': ({ view: { tokens }, span }) => tellsError(tokens, span),
  /** A number that a request names, and of which nobody says how large it may be. */
  limitless: ({ view, span }) => isLimitless(view, span),
  /** A number that a request names, and of which nobody asks whether it is above zero. */
  signless: ({ view, span }) => isSignless(view, span),
  /** A mark or call of a schema for an amount that its text takes off, and nobody says or asks how small it may be: there the finding stands (JavaScript). */
  'least-less': ({ view, span }) => (view.place = leastLessAt(view.tokens, span) ?? undefined) !== undefined,
  /** An amount of which no comparison of its function asks how small it is: where a schema of the text declares it, the finding stands (Python). */
  'amount-open': ({ view, span }) => (view.place = openAmountAt(view.tokens, span) ?? undefined) !== undefined,
  /** It stores a record after its function asked how much of something that has left, and took some off: there the finding stands. */
  'taken-off': ({ view, span }) => (view.place = takenOffAt(view.tokens, span) ?? undefined) !== undefined,
  /** It stores a record that its function marks as used or taken after asking whether it was: there the finding stands (PHP, Ruby, Go). */
  'marked-once': ({ view, span }) => (view.place = markedOnceAt(view.tokens, span) ?? undefined) !== undefined,
  /** A statement of SQL that takes off, without asking again, what its function asked about before: there the finding stands. */
  'taken-in-sql': ({ view, span }) => (view.place = takenInSql(view.tokens, span) ?? undefined) !== undefined,
  /** A statement of SQL that gives something away, of which its function asked before whether somebody has it: there the finding stands. */
  'claimed-in-sql': ({ view, span }) => (view.place = claimedInSql(view.tokens, span) ?? undefined) !== undefined,
  /** A statement of SQL that takes the one row which its function found waiting, and does not ask whether it still waits. */
  'started-in-sql': ({ view: { tokens }, span }) => startedInSql(tokens, span),
  /** How many there may be of something, held against how many there are, before its function stores one more: at the question the finding stands. */
  'place-taken': ({ view, span }) => (view.place = placeTakenAt(view.tokens, span) ?? undefined) !== undefined,
  /** Its whole function, or an annotation right before that, speaks of a transaction. */
  transacted: ({ view: { tokens }, span }) => isTransacted(tokens, span),
  /** An account that the sender names beside a token of which nobody asks whose it is: from its lookup on the finding stands. */
  'of-another': ({ view, span }) => (view.place = otherAccountAt(view.tokens, span) ?? undefined) !== undefined,
  /** A refusal in a `try` whose `catch` lets the request go on: there the finding stands (JavaScript). */
  'refusal-swallowed': ({ view, span }) => (view.place = swallowedRefusal(view.tokens, span) ?? undefined) !== undefined,
  /** A mark of a method that names no role where the guard of its class asks for the roles that methods name, and most others do: there the finding stands (Nest). */
  'role-less': ({ view, span }) => (view.place = roleLessAt(view.tokens, span) ?? undefined) !== undefined,
  /** It loads a record from which the rest of its function takes something off after asking whether there is enough: what a transaction writes by itself (JPA). */
  'kept-lower': ({ view, span }) => (view.place = keptLowerAt(view.tokens, span) ?? undefined) !== undefined,
  /** A statement of SQL that writes what its function read from the same column and lowered. */
  'written-back': ({ view: { tokens }, span }) => isWrittenBack(tokens, span),
  /** A map or list of a server that handlers write to side by side, and no lock: there the finding stands (Go). */
  'side-by-side': ({ view, span }) => (view.place = writtenSideBySide(view.tokens, span) ?? undefined) !== undefined,
  /** A goroutine that a loop starts, and that writes to what all of them share: there the finding stands (Go). */
  'by-many': ({ view, span }) => (view.place = writtenByMany(view.tokens, span) ?? undefined) !== undefined,
  /** A field of an object that all requests share, written to without a lock: there the finding stands (Java, Kotlin, C#). */
  'by-requests': ({ view, span }) => (view.place = writtenByRequests(view.tokens, span) ?? undefined) !== undefined,
  /** A handler, its class or the target of a thread that counts what all of them share, and nothing keeps them apart: there the finding stands (Go, Java, Kotlin, Python). */
  'counted-by-many': ({ view, span }) => (view.place = countedSideBySide(view.tokens, span) ?? undefined) !== undefined,
  /** A call of a function of the text that merges no deeper, or asks for the keys (JavaScript). */
  'merges-known': ({ view: { tokens }, span }) => mergesKnownKeys(tokens, span),
  /** A call of `next` in a middleware that keeps who is calling in a variable of the file: there the finding stands (JavaScript). */
  'caller-shared': ({ view, span }) => (view.place = callerSharedAt(view.tokens, span) ?? undefined) !== undefined,
  /** An attribute of a function that has its arguments written to a log, one of which is named or holds one of these: there the finding stands (Rust). */
  traced: ({ view, span }, of) => (view.place = tracedAt(view.tokens, span, of as string[]) ?? undefined) !== undefined,
  /** A log line of a decorator that writes the arguments of what it decorates, one of which is named by one of these (Python). */
  'logs-arguments': ({ view: { tokens }, span }, of) => logsArgumentsOf(tokens, span, of as string[]),
  /** A call that writes back to a shared store, one step on, a number that its function read there and compared (Python). */
  'stored-back': ({ view: { tokens }, span }) => isStoredBack(tokens, span),
  /** The same in other languages, whatever the store is called. */
  'step-stored': ({ view: { tokens }, span }) => isStepStored(tokens, span),
  /** An object that holds every field of a request's body, here, by its name or by a function of the text (JavaScript). */
  'spreads-body': ({ view, span }) => spreadsBody(view, span),
  /** All that `new` hands to a class that may take over every field (JavaScript). */
  'made-whole': ({ view: { tokens }, span }) => isMadeWhole(tokens, span),
  /** It makes or stores a record that takes over every field of a request, beside others or alone: there the finding stands (Python). */
  'spread-in': ({ view, span }) => (view.place = spreadAt(view, span) ?? undefined) !== undefined,
  /** The annotation of a route whose method answers with a text of the request, as it came, and says nothing of its kind: there the finding stands (Spring). */
  'text-answered': ({ view, span }) => (view.place = textAnsweredAt(view, span) ?? undefined) !== undefined,
  /** It stands in such a method. */
  'text-of-route': ({ view: { tokens }, span }) => isInTextRoute(tokens, span),
  /** The name of a function of the text that asks nothing of who calls it (Python). */
  unasked: ({ view: { tokens }, span }) => asksNobody(tokens, span),
};
