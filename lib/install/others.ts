/** overcommit rewrites hook files itself, and has no place for a command of ours. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Fault } from '../faults.ts';

const FILE = '.overcommit.yml';

/** Throws a Fault that says where it was found. `top`: the worktree's top. */
export function refuseOvercommit(top: string): void {
  const at = path.join(top, FILE);
  if (existsSync(at)) throw unsafe('overcommit', at, 'Remove it first, or keep it alone.');
}

/** A manager that writes hook files stops running those of ours, or deletes them. */
export function unsafe(name: string, at: string, hint: string): Fault {
  return new Fault(`${name} manages the hooks of this repository: it replaces hook files or stops running them`, { at, hint });
}
