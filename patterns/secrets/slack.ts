/** Slack's tokens and webhooks. https://docs.slack.dev/authentication/tokens */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const slackToken: Rule = vendorKey({
  id: 'slack-token',
  owner: 'Slack',
  what: 'token',
  severity: 'critical',
  shapes: [
    'xoxb-{{10-13:digits}}-{{20-60:base64url}}',
    'xoxp-{{10-13:digits}}-{{40-120:base64url}}',
    'xoxa-{{10-13:digits}}-{{20-100:base64url}}',
    'xoxa-2-{{10-13:digits}}-{{20-100:base64url}}',
    'xoxs-{{10-13:digits}}-{{20-100:base64url}}',
    'xoxc-{{10-13:digits}}-{{80-100:base64url}}',
    'xoxd-{{100-200:base64url}}',
    'xoxo-{{10-13:digits}}-{{20-60:base64url}}',
    'xoxr-{{10-13:digits}}-{{40-120:base64url}}',
    'xoxe-1-{{140-155:base64}}',
    'xoxe.xoxp-1-{{150-180:base64url}}',
    'xoxe.xoxb-1-{{150-180:base64url}}',
    'xapp-1-{{9-13:upper}}-{{60-90:base64url}}',
  ],
  bad: { '.env': ['SLACK_BOT_TOKEN=xoxb-{{12:digits}}-{{12:digits}}-{{24}}'] },
  good: { js: ['const hint = "xoxb-..."', 'if (token.startsWith("xoxb-")) return "bot"', 'const doc = "xoxb-your-bot-token-goes-here"'] },
});

export const slackWebhook: Rule = {
  ...slackToken,
  id: 'slack-webhook',
  severity: 'high',
  title: 'Slack webhook address',
  near: ['hooks.slack'],
  find: [
    /hooks\.slack(?:-gov)?\.com\/(?<value>(?:services\/T\w{8,14}\/B\w{8,14}\/\w{20,30}|workflows\/T\w{8,14}\/A\w{8,14}\/\d{15,20}\/\w{20,30}|triggers\/T?\w{8,14}\/\d{10,16}\/\w{30,34}))(?!\w)/y,
  ],
  proof: 'slack-webhook',
  bad: {
    js: ['await fetch("https://hooks.slack.com/services/T{{8:upper}}/B{{10:upper}}/{{24}}")'],
    yaml: [
      'url: https://hooks.slack.com/workflows/T{{8:upper}}/A{{10:upper}}/{{18:digits}}/{{24}}',
      'url: https://hooks.slack.com/triggers/T{{8:upper}}/{{13:digits}}/{{32:hex}}',
    ],
  },
  good: {
    js: [
      'const base = "https://hooks.slack.com/services/"',
      'const url = `https://hooks.slack.com/services/${path}`',
      'const doc = "https://hooks.slack.com/services/T000/B000/XXXX"',
    ],
  },
};
