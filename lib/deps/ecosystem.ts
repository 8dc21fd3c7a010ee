/** What the stage needs to know of a language and its packages. */
import type { Tokens } from '../text/tokens.ts';
import type { Import } from './imports.ts';
import type { Repository } from './repository.ts';

export interface Ecosystem {
  /** Paths whose imports are read. */
  files: RegExp;
  importsIn(tokens: Tokens): Import[];
  /** The package of an import; null for what is no package: relative, of the language, an alias, generated. */
  packageOf(name: string): string | null;
  /** The asked imports that nothing in the repository knows; none where there is no manifest to ask. */
  unknown(asked: Asked[], repository: Repository): Promise<Asked[]>;
  /** Popular names, and real ones beside them, that a package may be taken for. */
  popular(): Promise<{ names: string; neighbours: string }>;
  /** How the manifest names what is imported, for the comparison with popular names. */
  listed?(name: string): string;
  manifests: RegExp;
  /** The packages that a manifest lists, with their places. */
  listedIn(text: string, path: string): Import[];
}

export interface Asked { path: string; name: string; package: string }
