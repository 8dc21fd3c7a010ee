/** Discord's bot tokens: base64 of the bot's id, a timestamp and a signature. https://discord.com/developers/docs/reference#authentication */
import type { Rule } from '../../lib/types.ts';
import { credentialOf } from './vendor.ts';

export const discordBotToken: Rule = {
  ...credentialOf({ id: 'discord-bot-token', owner: 'Discord', what: 'bot token', severity: 'critical' }),
  near: ['discord', 'bot', 'token'],
  find: [/(?:discord|bot|token)[^\n]{0,40}?(?<![\w.-])(?<value>[MNO][A-Za-z\d]{23,27}\.[\w-]{6}\.[\w-]{27,40})(?![\w.-])/iy],
  where: { value: 'discord-id' },
  bad: {
    js: [
      'client.login(process.env.DISCORD || "{{b64:123456789012345678}}.{{6}}.{{38:base64url}}")',
      'const token = "{{b64:123456789012345678}}.{{6}}.{{38:base64url}}"',
    ],
    py: ['bot.run("{{b64:123456789012345678}}.{{6}}.{{38:base64url}}")'],
  },
  good: {
    js: ['const token = "MNamesOfSomethingElseHere.method.thatIsRatherLongForWhatItDoes"', 'const discord = "M{{10}}.{{6}}.{{38}}"'],
  },
};
