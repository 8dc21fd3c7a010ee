/** AI provenance once there is a message: adds the trailer that says which tool helped, and hears what the message itself says. */
import { writeFileSync } from 'node:fs';
import { hearOfAi, toolsToDisclose } from '../lib/provenance.ts';
import type { Draft, Standing } from '../lib/run.ts';
import { withTrailer } from '../lib/verdict/add-trailer.ts';
import { discloses, saidOfAi } from '../lib/verdict/ai-trailers.ts';
import { parseMessage } from '../lib/verdict/message.ts';
import { messageFile, messageOptions, readMessage, type MessageText } from './messages.ts';
import type { Scene } from './scene.ts';

/** `Assisted-by: TOOL` for each tool that is known and that the message does not name; never a Signed-off-by, which is a person's. */
export async function disclose(scene: Scene, draft: Draft): Promise<void> {
  const tools = draft.ai === undefined ? [] : toolsToDisclose(draft.ai);
  if (tools.length === 0) return;
  const { text, encoding } = readMessage(scene);
  const options = await messageOptions(scene);
  const said = saidOfAi(parseMessage(text, options).body, '');
  const told = tools.filter((tool) => !discloses(said, tool)).reduce((message, tool) => withTrailer(message, `Assisted-by: ${tool}`, options), text);
  if (told !== text) writeFileSync(messageFile(scene), told, encoding);
}

/** Git hands the author to its hooks. */
export async function heardOfAi(scene: Scene, draft: Draft, { text }: MessageText): Promise<{ draft: Draft; added: Standing[] }> {
  const { GIT_AUTHOR_NAME: name = '', GIT_AUTHOR_EMAIL: address = '' } = scene.env;
  const { body } = parseMessage(text, await messageOptions(scene));
  return hearOfAi(draft, 'commit', { body, author: `${name} <${address}>` });
}
