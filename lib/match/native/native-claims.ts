/** What rules for C and C++ may ask of their holes. */
import type { Span } from '../../text/expression.ts';
import { isArray, isCounted, isDeclared, isIndexAfter, isLoose, isMeasured, isOverrun, isTooLarge, isTrusted, isUnlimited, isUsedAgain, isWholeSize, textsOfAnyLength } from './buffer-traits.ts';
import { isAnnounced } from './announced.ts';
import { isBehindEnd, isBoundBySource, isLooseElement } from './behind-end.ts';
import { isErasedInLoop } from './erased-in-loop.ts';
import { usedAfterHelper } from './freed-by-helper.ts';
import { givenBackInLoop, isDangling } from './freed.ts';
import { givenAsFormat, isPrintedInto } from './format-wrappers.ts';
import { countBeyond, roomUnaskedInLoop } from './loop-ends.ts';
import { askedFromAbove } from './negative-amounts.ts';
import { isNamedEntry } from './named-entries.ts';
import { readUnanswered, readUnfound, readUntold } from './never-found.ts';
import { elementBehind } from './one-too-far.ts';
import { elementElsewhere, elementOfByte, elementOfRecord, shortOf } from './outside-numbers.ts';
import { isOutlived } from './outlived.ts';
import { isErasedFirst, isOtherWay } from './owned-memory.ts';
import { isPadded } from './padding.ts';
import { isPointerSize } from './pointer-size.ts';
import { isPrintedOn } from './printed-on.ts';
import { isRoomUnasked } from './room-unasked.ts';
import { isTypedName } from './typed-names.ts';
import { isEndless, isOverfull, isSpanned, isTextOfObject, isUnended } from './text-ends.ts';
import { resolve } from '../values/resolve.ts';
import { goesRound } from './wrapped-sizes.ts';
import { isPartOfMeasured } from '../values/text-origins.ts';
import { changedUnlocked } from '../races/unlocked-writes.ts';
import { isWritten } from './written-bytes.ts';
import type { State, View } from '../values/resolution.ts';

export const NATIVE_CLAIMS: Record<string, (hole: { view: View; span: Span }) => boolean> = {
  /** C: a parameter as a prototype declares it. */
  declared: ({ view, span }) => isDeclared(view.tokens, span),
  /** C: an array that its function declares with a size. */
  array: ({ view, span }) => isArray(view.tokens, span),
  /** C: its length is asked for, or it is compared, before it in its function; or that of a text which it is a part of. */
  measured: ({ view, span }) => isMeasured(view.tokens, span) || isPartOfMeasured(view.tokens, span),
  /** C: a length that came with the data and that nobody compared. */
  trusted: ({ view, span }) => isTrusted(view.tokens, span),
  /** C: a format that reads a text of any length. */
  unlimited: ({ view, span }) => isUnlimited(view.tokens, span),
  /** C: a format that writes a text of any length, a parameter or one from outside, that nobody measured. */
  spilling: ({ view, span }) => textsOfAnyLength(view.tokens, span).some((text) => (isForeign(resolve(view, text).state) || isTextOfObject(view.tokens, text)) && !isMeasured(view.tokens, text) && !isPartOfMeasured(view.tokens, text)),
  /** C: the bound of a loop that goes one element too far. */
  overrun: ({ view, span }) => isOverrun(view.tokens, span),
  /** C: a number above the size of an array beside it. */
  larger: ({ view, span }) => isTooLarge(view.tokens, span),
  /** C: the size of a whole array. */
  whole: ({ view, span }) => isWholeSize(view.tokens, span),
  /** C: what is given here is the index of a zero byte later. */
  index: ({ view, span }) => isIndexAfter(view.tokens, span),
  /** C: a number read here is an index later, and nobody compares it. */
  loose: ({ view, span }) => isLoose(view.tokens, span),
  /** The same, and what it is an index of is an array or vector that this text declares. */
  'loose-element': ({ view, span }) => isLooseElement(view.tokens, span),
  /** C: said by the bytes it copies from, whose end the function knows and never compares it with. */
  'behind-end': ({ view, span }) => isBehindEnd(view.tokens, span),
  /** A size said by the bytes that are copied, compared with what is left of them and not with the field that takes them (C, C++). */
  'source-bound': ({ view, span }) => isBoundBySource(view.tokens, span),
  /** C: the same path is opened or changed after it. */
  reused: ({ view, span }) => isUsedAgain(view.tokens, span),
  /** C: an array of bytes that its function declares with a size. */
  bytes: ({ view, span }) => isArray(view.tokens, span, true),
  /** C: it is read again, or given back again, after it was given back here, or by a caller of the function which gives back its parameter: there the finding stands. */
  dangling: ({ view, span }) => isDangling(view.tokens, span) || (view.place = usedAfterHelper(view.tokens, span) ?? undefined) !== undefined,
  /** C: the length of texts and nothing more, as room for a copy that ends with a zero byte. */
  endless: ({ view, span }) => isEndless(view.tokens, span),
  /** C: all of the array beside it, though a zero byte or a text stands in there too. */
  overfull: ({ view, span }) => isOverfull(view.tokens, span),
  /** C: the array is filled to its end, never ended by a zero byte, and read as a text. */
  unended: ({ view, span }) => isUnended(view.tokens, span),
  /** C: the size of a pointer beside it, or of the one that is given the memory, not of what it points to. */
  pointed: ({ view, span }) => isPointerSize(view.tokens, span),
  /** C: what `return` gives back, and what is gone when the function has ended: an array, the address of a variable, the bytes of a string of its own. */
  outlived: ({ view, span }) => isOutlived(view.tokens, span),
  /** C: a condition that lets a number pass which is as large as the array whose element it then names: there the finding stands. */
  'one-too-far': ({ view, span }) => (view.place = elementBehind(view.tokens, span) ?? undefined) !== undefined,
  /** C++: what a search gave is read behind it, and nobody asked whether it found anything: there the finding stands. */
  unfound: ({ view, span }) => (view.place = readUnfound(view.tokens, span) ?? undefined) !== undefined,
  /** C++: a member that an assignment gives back and then copies from the other object, which may be the same. */
  'erased-first': ({ view, span }) => isErasedFirst(view.tokens, span),
  /** C++: memory of new, new[] or malloc that is given back as if it were of another of these. */
  'taken-otherwise': ({ view, span }) => isOtherWay(view.tokens, span),
  /** C: a lock under which something is changed that another function changes without it: there the finding stands. */
  'unlocked-elsewhere': ({ view, span }) => (view.place = changedUnlocked(view.tokens, span) ?? undefined) !== undefined,
  /** C: a byte of a message that names an element of an array with fewer than 256 of them, and that nobody asked anything: there the finding stands. */
  'byte-element': ({ view, span }) => (view.place = elementOfByte(view.tokens, span) ?? undefined) !== undefined,
  /** C: a length of a message that more is taken off than anybody asked it to be: there the finding stands. */
  short: ({ view, span }) => (view.place = shortOf(view.tokens, span) ?? undefined) !== undefined,
  /** C: a record that bytes are copied into, of which a field with a sign names an element later, compared with its upper bound alone: there the finding stands. */
  'element-of-record': ({ view, span }) => (view.place = elementOfRecord(view.tokens, span) ?? undefined) !== undefined,
  /** C: a variable of the file, or a field, that names an element elsewhere, and nothing asks whether there are as many: there the finding stands. */
  'element-elsewhere': ({ view, span }) => (view.place = elementElsewhere(view.tokens, span) ?? undefined) !== undefined,
  /** C: a parameter that is written to, and whose size, the parameter behind it, is asked for being zero at most. */
  'room-unasked': ({ view, span }) => isRoomUnasked(view.tokens, span),
  /** C: a path put together from a folder and a name that was typed or piped in, and that nothing looked at. */
  'typed-name': ({ view, span }) => isTypedName(view.tokens, span),
  /** C: a loop that steps on from an element which a function of its own gave back: there the finding stands. */
  'given-back-in-loop': ({ view, span }) => (view.place = givenBackInLoop(view.tokens, span) ?? undefined) !== undefined,
  /** C: no answer, which a caller in the text reads as if it were one: there the finding stands. */
  unanswered: ({ view, span }) => (view.place = readUnanswered(view.tokens, span) ?? undefined) !== undefined,
  /** C: the head of a loop that goes on as long as a message says, over an array of a fixed size: there the finding stands. */
  'count-beyond': ({ view, span }) => (view.place = countBeyond(view.tokens, span) ?? undefined) !== undefined,
  /** C: the head of a loop that writes to a parameter whose size is asked for being zero at most: there the finding stands. */
  'room-unasked-in-loop': ({ view, span }) => (view.place = roomUnaskedInLoop(view.tokens, span) ?? undefined) !== undefined,
  /** C: what is left of a buffer behind a text, reckoned by what snprintf said, which nobody compared. */
  'printed-on': ({ view, span }) => isPrintedOn(view.tokens, span),
  /** C++: the element that a loop steps on from is erased, and nothing leaves the loop behind it. */
  'erased-in-loop': ({ view, span }) => isErasedInLoop(view.tokens, span),
  /** C: a local record that is never cleared, with bytes between its fields that nothing fills. */
  padded: ({ view, span }) => isPadded(view.tokens, span),
  /** C: a word that somebody typed, by which something is searched for whose answer nobody asks for: there the finding stands. */
  untold: ({ view, span }) => (view.place = readUntold(view.tokens, span) ?? undefined) !== undefined,
  /** C: the name of an entry of a pack, under which a file is made, and nothing looked at it. */
  'named-entry': ({ view, span }) => isNamedEntry(view.tokens, span),
  /** C: a typed amount that is asked to be no more than there is, and never to be above zero: there the finding stands. */
  'from-above': ({ view, span }) => (view.place = askedFromAbove(view.tokens, span) ?? undefined) !== undefined,
  /** C: bytes that stand in the program, or nothing but zeros, and nothing else is put into them. */
  written: ({ view, span }) => isWritten(view.tokens, span),
  /** C: the format of a function of the text's own, which somebody else's text is given as: there the finding stands. */
  reformatted: ({ view, span }) => (view.place = givenAsFormat(view.tokens, span, (value) => isForeign(resolve(view, value).state) || isPrintedInto(view.tokens, value)) ?? undefined) !== undefined,
  /** C: an array or text that vsnprintf or one of its kin filled before it, by the format of a caller. */
  'printed-into': ({ view, span }) => isPrintedInto(view.tokens, span),
  /** C: from one place in a text to another, as much as there is between them, and nobody compared it with the room in the target. */
  spanned: ({ view, span }) => isSpanned(view.tokens, span) && !isMeasured(view.tokens, span),
  /** C: a product, in 32 bits, of numbers that come in and that nobody compared. */
  wrapping: ({ view, span }) => goesRound(view.tokens, span),
  /** Rust and Go: four bytes or more of a message say it, and nobody compared it. */
  announced: ({ view, span }) => isAnnounced(view.tokens, span, false),
  /** The same, and fewer bytes too: enough to read behind a buffer. */
  'announced-short': ({ view, span }) => isAnnounced(view.tokens, span, true),
  /** C: how many there are is said by what comes in, and nobody compared it. */
  counted: ({ view, span }) => isCounted(view.tokens, span) && !isMeasured(view.tokens, span),
};

function isForeign(state: State): boolean {
  return state === 'parameter' || state === 'joined' || state === 'tainted';
}
