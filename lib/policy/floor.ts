/** Floors: policies of the machine, or of the company, that every repository's own can only tighten. Each judges as one policy more. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../faults.ts';

type Environment = Record<string, string | undefined>;

/**
 * The floors that hold here, absolute paths: the machine's, the user's, and the one that AISEC_FLOOR names. All that are there hold, so that
 * naming one takes none away. Throws a Fault when AISEC_FLOOR names nothing: somebody relies on it.
 */
export function floorFiles(env: Environment): string[] {
  const named = env.AISEC_FLOOR ?? '';
  if (named !== '' && !existsSync(named)) throw missingFloor(named, 'AISEC_FLOOR');
  const places = [machineFolder(env), userFolder(env)].map((folder) => path.join(folder, 'aisec', 'floor.yml'));
  return [...new Set([...places.filter((file) => existsSync(file)), ...(named === '' ? [] : [path.resolve(named)])])];
}

/** UTF-8. Throws a Fault when it cannot be read. */
export function floorText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new Fault(`the floor cannot be read (${code})`, { at: file, hint: 'Ask whoever looks after this machine.' });
  }
}

export function missingFloor(file: string, by: string): Fault {
  return new Fault(`the floor that ${by} names is not there`, { at: file, hint: 'Name a policy file that is there, or none.' });
}

function machineFolder(env: Environment): string {
  return process.platform === 'win32' ? (env.ProgramData ?? 'C:\\ProgramData') : '/etc';
}

function userFolder(env: Environment): string {
  return env.XDG_CONFIG_HOME || path.join(env.HOME ?? env.USERPROFILE ?? '/', '.config');
}
