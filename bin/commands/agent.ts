/** `aisec-hooks agent record`: what the hook of an AI agent calls after each edit, so that its lines are known when they are committed. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { CommandModule } from 'yargs';
import { recordLines } from '../../lib/audit/recorded-lines.ts';
import { Fault } from '../../lib/faults.ts';
import { gitDirOf } from '../../lib/git/common-dir.ts';
import { unstagedLines } from '../../lib/git/unstaged.ts';
import { neutral } from '../../lib/report/neutral.ts';
import { count } from '../../lib/report/words.ts';
import { topOf } from '../../lib/scan/policies.ts';
import { slug, toolNamed } from '../../lib/verdict/ai-tools.ts';

interface Arguments { what: 'record'; tool: string; file?: string; stdin: boolean }

export const agentCommand: CommandModule<object, Arguments> = {
  command: 'agent <what>',
  describe: 'For the hooks of AI agents: record the lines that an agent wrote',
  builder: (yargs) => yargs
    .positional('what', { choices: ['record'] as const, demandOption: true, describe: 'record: note hashes of the lines, and nothing of their content, in this clone' })
    .option('tool', { type: 'string', demandOption: true, requiresArg: true, describe: 'The tool, as ai.approved in the policy has it: claude-code' })
    .option('file', { type: 'string', requiresArg: true, describe: 'The file it wrote in; without --stdin, what its working copy adds to the staged text is recorded' })
    .option('stdin', { type: 'boolean', default: false, describe: 'Record the lines on standard input' }),
  handler: async ({ tool: name, file, stdin }) => {
    const cwd = process.cwd();
    const tool = toolNamed(name) ?? slug(name);
    if (tool === '') throw new Fault('the tool has no name', { at: '--tool', hint: 'Name it as ai.approved in the policy does: claude-code.' });
    if (file === undefined && !stdin) throw new Fault('there is nothing to record', { hint: 'Name the file with --file, or hand the added lines over with --stdin.' });
    const gitDir = await gitDirOf(cwd);
    const texts = stdin ? [readFileSync(0, 'latin1')] : await linesIn(file!, cwd);
    const where = file === undefined ? '' : path.relative(await topOf(cwd), path.resolve(cwd, file)).split(path.sep).join('/');
    const lines = recordLines(gitDir, { tool, path: where, texts, at: new Date().toISOString() });
    process.stderr.write(`aisec-hooks: ${count(lines, 'line')} recorded as written by ${neutral(tool)}\n`);
  },
};

async function linesIn(file: string, cwd: string): Promise<string[]> {
  try {
    return await unstagedLines(file, { cwd });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw new Fault('there is no such file', { at: file });
    throw error;
  }
}
