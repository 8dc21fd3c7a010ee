/** What stands in git's index file, read without starting git (gitformat-index(5), versions 2 to 4). */

const SIGNATURE = 0x44495243;
const HEADER = 12;
/** Bytes of an entry before its id: two times, device, inode, mode, owner, group, size. */
const STAT = 40;
const MODE = 24;
/** Version 3 and 4: an entry whose content is still to be added. */
const INTENT_TO_ADD = 0x2000;
/** First digit of a mode in hexadecimal: file, link, submodule, folder of a sparse index. */
const [FILE, LINK, SUBMODULE, FOLDER] = [0x8, 0xa, 0xe, 0x4];

/**
 * The ids of the blobs that are staged under the given paths. null when that cannot be told from this file alone: it is a split index, of a version or
 * with an extension that is not known here, or no index at all.
 */
export function stagedIds(index: Buffer, paths: readonly string[]): Map<string, string> | null {
  return idsIn(index, paths, 20) ?? idsIn(index, paths, 32);
}

/** `hash`: bytes of an id. Every entry is looked at, so that a file which is read wrongly does not end where it should. */
function idsIn(index: Buffer, paths: readonly string[], hash: number): Map<string, string> | null {
  const end = index.length - hash;
  if (end < HEADER || index.readUInt32BE(0) !== SIGNATURE) return null;
  const version = index.readUInt32BE(4);
  if (version < 2 || version > 4) return null;
  const found = new Map<string, string>();
  let at = HEADER;
  let path = '';
  for (let left = index.readUInt32BE(8); left > 0; left--) {
    const flagsAt = at + STAT + hash;
    // a path and what ends it
    if (flagsAt + 4 > end) return null;
    const kind = index.readUInt32BE(at + MODE) >> 12;
    if (kind !== FILE && kind !== LINK && kind !== SUBMODULE && kind !== FOLDER) return null;
    const flags = index.readUInt16BE(flagsAt);
    const isExtended = (flags & 0x4000) !== 0;
    let nameAt = flagsAt + 2 + (isExtended ? 2 : 0);
    let kept = 0;
    if (version === 4) {
      let byte = index[nameAt++];
      let cut = byte & 0x7f;
      while (byte >= 0x80) {
        byte = index[nameAt++];
        cut = ((cut + 1) << 7) | (byte & 0x7f);
      }
      kept = path.length - cut;
    }
    const told = flags & 0xfff;
    const nameEnd = version < 4 && told < 0xfff ? nameAt + told : index.indexOf(0, nameAt);
    const length = kept + nameEnd - nameAt;
    if (kept < 0 || nameEnd < nameAt || nameEnd >= end || index[nameEnd] !== 0 || Math.min(length, 0xfff) !== told) return null;
    const isStaged = (flags & 0x3000) === 0 && !(isExtended && (index.readUInt16BE(flagsAt + 2) & INTENT_TO_ADD) !== 0);
    if (version === 4 || paths.some((asked) => asked.length === length)) {
      path = path.slice(0, kept) + index.toString('latin1', nameAt, nameEnd);
      if (isStaged && paths.includes(path)) {
        if (kind !== FILE && kind !== LINK) return null;
        found.set(path, index.toString('hex', flagsAt - hash, flagsAt));
      }
    }
    // before version 4, one to eight zeros end an entry, which is as long as a multiple of eight
    at = version === 4 ? nameEnd + 1 : at + ((nameEnd - at + 8) & ~7);
  }
  return endsAt(index, at, end) ? found : null;
}

/** Are what follows the entries extensions that may be passed over? Their names begin with a capital; "sdir" tells of folders alone, which have entries. */
function endsAt(index: Buffer, from: number, end: number): boolean {
  let at = from;
  while (at + 8 <= end) {
    const name = index.toString('latin1', at, at + 4);
    if (!/^[A-Z]/.test(name) && name !== 'sdir') return false;
    at += 8 + index.readUInt32BE(at + 4);
  }
  return at === end;
}
