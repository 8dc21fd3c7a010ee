/** `aisec-hooks override`: helps to write a reason: says what is stopped, and whether a reason would count. */
import table from 'aisec:rules';
import type { CommandModule } from 'yargs';
import { Fault } from '../../lib/faults.ts';
import { liveRules } from '../../lib/match/ruleset.ts';
import { floorFiles } from '../../lib/policy/floor.ts';
import { neutral } from '../../lib/report/neutral.ts';
import { count, namePlace } from '../../lib/report/words.ts';
import { scan, type Scanned } from '../../lib/scan/scan.ts';
import type { Verdict } from '../../lib/types.ts';
import { verdictOf } from '../../lib/verdict-of.ts';
import { knownAgent } from '../../lib/verdict/agents.ts';
import { blocks } from '../../lib/verdict/decide.ts';
import { parseTarget, targetText } from '../../lib/verdict/overrides.ts';

interface Arguments { target?: string; reason?: string }

export const overrideCommand: CommandModule<object, Arguments> = {
  command: 'override [target]',
  describe: 'Say what is stopped in the staged changes, and whether a reason would let it pass',
  builder: (yargs) => yargs
    .positional('target', { type: 'string', describe: 'RULE#FINGERPRINT, RULE, "RULE in GLOB", or a number of the list that is shown without one' })
    .option('reason', { type: 'string', describe: 'Why the code is safe all the same; may end with "until 2027-01-31"' }),
  handler: async ({ target, reason }) => {
    const agent = knownAgent(process.env);
    if (agent !== null) throw new Fault(`${agent.tool} is asking, and a reason is a person's to give`, { at: agent.how, hint: 'Mend the code, or ask the person you work for.' });
    const scanned = await scan({ rules: liveRules(table), version: AISEC_VERSION, floors: floorFiles(process.env), cwd: process.cwd(), env: process.env, today: new Date().toISOString().slice(0, 10), progress: () => undefined }, { kind: 'staged' });
    const stopped = await verdictOf(scanned.draft, scanned.hearing);
    if (target === undefined) return list(stopped);
    if (reason === undefined) throw new Fault('there is no reason', { at: target, hint: 'Say why the code is safe all the same: --reason "…".' });
    await tryReason(scanned, stopped, target, reason);
  },
};

function list(verdict: Verdict): void {
  const stopping = verdict.findings.filter(blocks);
  const lines = stopping.map((finding, index) => `${String(index + 1).padStart(3)}  ${finding.rule}#${finding.fingerprint}  ${namePlace(finding)}${finding.overridable ? '' : ' (no reason can pass it)'}`);
  const head = stopping.length === 0 ? 'nothing that is staged is stopped.' : `${count(stopping.length, 'finding')} stopped; give a reason: npx aisec-hooks override 1 --reason "…"`;
  process.stderr.write(`${[head, ...lines].map(neutral).join('\n')}\n`);
}

/** Prints the line for the message when it would count, and why not when it would not. */
async function tryReason({ draft, hearing }: Scanned, stopped: Verdict, target: string, reason: string): Promise<void> {
  const parts = parseTarget(named(stopped, target));
  if (parts === null) throw new Fault(`"${target}" names nothing`, { at: 'override', hint: 'Name RULE#FINGERPRINT, RULE, "RULE in GLOB" or a number of the list.' });
  const override = { ...parts, reason, from: 'trailer' as const };
  const { findings, notes } = await verdictOf(draft, hearing, [override]);
  const passed = findings.filter((finding) => finding.override === override && finding.action === 'block');
  if (passed.length === 0) {
    const why = notes.filter((note) => note.includes(targetText(parts)));
    process.stderr.write(`${(why.length > 0 ? why : [`the override ${targetText(parts)} speaks for nothing that is staged`]).map(neutral).join('\n')}\n`);
    process.exitCode = 1;
    return;
  }
  process.stderr.write(`${neutral(`it counts, for ${passed.map(namePlace).join(', ')}; put this line into the message, or behind git commit --trailer:`)}\n`);
  process.stdout.write(`AISec-Override: ${neutral(`${targetText(parts)}: ${reason}`)}\n`);
}

/** A number of the list → what it names. */
function named({ findings }: Verdict, target: string): string {
  if (!/^\d{1,3}$/.test(target)) return target;
  const finding = findings.filter(blocks)[Number(target) - 1];
  if (finding === undefined) throw new Fault(`there is no finding ${target}`, { at: 'override', hint: 'Call it without one to see the list.' });
  return `${finding.rule}#${finding.fingerprint}`;
}
