/** Names that say by convention that what they hold never changes. */
import type { Tokens } from '../../text/tokens.ts';

/** `MAX_ROWS`, `Table.USERS`: by convention a constant. */
export function isConstantName(name: string): boolean {
  return /^[A-Z][A-Z0-9_]*$/.test(name) && name.length > 1;
}

/** `order.ID`: where members are capitalised anyway, a short name in capitals is an abbreviation. */
export function isAcronymField(tokens: Tokens, name: string): boolean {
  return name.length <= 4 && !name.includes('_') && (tokens.grammar.name === 'csharp' || tokens.grammar.name === 'go');
}

/** `Messages.strSave`, `thickboxL10n.close`, `i18n.labels.name`: texts of the program's own, in the language of the page. `messages[0]` is not. */
const TRANSLATIONS = /[lL]10n$|[iI]18n$|^(?:Messages|Translations|translations|Strings|Labels|LANG)$/;

export function isTranslation(access: string): boolean {
  const names = access.split('.');
  return /^\w+$/.test(names.pop()!) && names.some((name) => TRANSLATIONS.test(name));
}
