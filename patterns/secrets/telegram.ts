/** Telegram's bot tokens: the bot's number, a colon, AA and 33 characters. https://core.telegram.org/bots/api#authorizing-your-bot */
import type { Rule } from '../../lib/types.ts';
import { credentialOf } from './vendor.ts';

export const telegramBotToken: Rule = {
  ...credentialOf({ id: 'telegram-bot-token', owner: 'Telegram', what: 'bot token', severity: 'critical' }),
  near: [':aa'],
  find: [/(?<=(?<![\w:.-])(?:bot)?(?=(?<value>\d{8,10}:AA[\w-]{32,33})(?![\w-]))\d{8,10}):AA/dy],
  bad: {
    py: ['bot = Bot("{{10:digits}}:AA{{33:base64url}}")'],
    sh: ['curl https://api.telegram.org/bot{{9:digits}}:AA{{33:base64url}}/getMe'],
  },
  good: { js: ['const mac = "12:AA:3F:00"', 'const t = "{{10:digits}}:AA..."', 'const t = "{{10:digits}}:AA{{60}}"'] },
};
