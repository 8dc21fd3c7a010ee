/** What stands before a word that makes it no use of what a pattern names: a declaration, or another object than a package. */
import { WORD, isText, tokenText, type Tokens } from '../text/tokens.ts';
import { endsOperand, isAccessor, isOp } from '../text/expression.ts';
import { ITSELF } from './values/classes.ts';

/** Words after which a name is being declared, not used. */
const DECLARERS: ReadonlySet<string> = new Set(['function', 'def', 'func', 'fn', 'fun', 'class', 'interface', 'type', 'import', 'sub', 'proc', 'struct', 'enum', 'module']);

/** Languages where a class may be named with the packages it lies in. */
const QUALIFYING: ReadonlySet<string> = new Set(['csharp', 'java', 'kotlin', 'scala', 'rust']);

/** `System.Security.Cryptography.` before `MD5`: package names alone, no value whose member it would be. */
export function isQualified(tokens: Tokens, accessor: number): boolean {
  // `::File.read(name)` of Ruby, `::system(line)` of C++
  if (isOp(tokens, accessor, '::') && !endsOperand(tokens, accessor - 1)) return true;
  if (!QUALIFYING.has(tokens.grammar.name) || !/^[A-Z]/.test(tokenText(tokens, accessor + 1))) return false;
  let index = accessor;
  while (isAccessor(tokens, index) && tokens.kind[index - 1] === WORD) {
    const part = tokenText(tokens, index - 1);
    if (tokens.grammar.name === 'csharp' ? !/^[A-Z]/.test(part) : !/^[a-z][a-z0-9_]*$/.test(part) || part === 'this') return false;
    index -= 2;
  }
  return !isAccessor(tokens, index) && index < accessor;
}

/** `this.` before `logger`: what a class keeps in a field is mostly called what it is. */
export function isOwn(tokens: Tokens, accessor: number): boolean {
  return isAccessor(tokens, accessor) && tokens.kind[accessor - 1] === WORD && ITSELF.has(tokenText(tokens, accessor - 1)) && !isAccessor(tokens, accessor - 2);
}

export function isDeclared(tokens: Tokens, before: number): boolean {
  // `func (p *Parser) Parse(…)`
  if (isOp(tokens, before, ')') && tokens.grammar.name === 'go' && isText(tokens, tokens.pair[before] - 1, 'func')) return true;
  // the method of `def import` has a body, not a name, behind it
  return before >= 0 && tokens.kind[before] === WORD && DECLARERS.has(tokenText(tokens, before)) && !isText(tokens, before - 1, 'def');
}
