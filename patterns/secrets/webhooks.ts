/** Addresses that act for whoever knows them: webhooks of chat and automation services. */
import type { Rule } from '../../lib/types.ts';
import { slackWebhook } from './slack.ts';

const webhook: Rule = { ...slackWebhook, proof: undefined };

/** https://discord.com/developers/docs/resources/webhook */
export const discordWebhook: Rule = {
  ...webhook,
  id: 'discord-webhook',
  title: 'Discord webhook address',
  services: ['Discord'],
  near: ['/api/webhooks/'],
  find: [/(?<=discord(?:app)?\.com)\/api\/webhooks\/(?<value>\d{17,20}\/[\w-]{60,80})(?![\w-])/y],
  bad: {
    js: [
      'post("https://discord.com/api/webhooks/{{18:digits}}/{{68:base64url}}")',
      'post("https://discordapp.com/api/webhooks/{{19:digits}}/{{68:base64url}}")',
    ],
  },
  good: { js: ['post(`https://discord.com/api/webhooks/${id}/${token}`)', 'post("https://x.org/api/webhooks/{{18:digits}}/{{68}}")'] },
};

/** Office 365 connectors and Power Automate flows. */
export const teamsWebhook: Rule = {
  ...webhook,
  id: 'microsoft-teams-webhook',
  title: 'Microsoft Teams webhook address',
  services: ['Microsoft Teams'],
  near: ['/incomingwebhook/', '/workflows/'],
  find: [
    /(?<=office(?:365)?\.com\/[\w@/-]{36,160})\/IncomingWebhook\/(?<value>[0-9a-f]{32}\/[0-9a-f-]{36})/iy,
    /(?<=(?:logic\.azure|api\.powerplatform)\.com[\w:.\/-]{0,80})\/workflows\/[0-9a-f]{32}\/[\w/?=&.%-]{0,120}&sig=(?<value>[\w%-]{43,50})/iy,
  ],
  bad: {
    js: [
      'post("https://acme.webhook.office.com/webhookb2/{{uuid}}@{{uuid}}/IncomingWebhook/{{32:hex}}/{{uuid}}")',
      'post("https://prod-01.westus.logic.azure.com:443/workflows/{{32:hex}}/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2F&sv=1.0&sig={{43:base64url}}")',
    ],
  },
  good: { js: ['post(`https://acme.webhook.office.com/webhookb2/${path}`)', 'see("https://acme.example.com/workflows/{{32:hex}}")'] },
};

/** Zapier, IFTTT and Google Chat. */
export const automationWebhook: Rule = {
  ...webhook,
  id: 'automation-webhook',
  title: 'Webhook address of an automation service',
  services: ['Zapier', 'IFTTT', 'Google Chat'],
  severity: 'medium',
  near: ['hooks.zapier.com/', 'maker.ifttt.com/', 'chat.googleapis.com/'],
  find: [
    /hooks\.zapier\.com\/hooks\/catch\/(?<value>\d{5,10}\/\w{6,10})(?!\w)/y,
    /maker\.ifttt\.com\/trigger\/[\w-]{1,60}\/(?:json\/)?with\/key\/(?<value>[\w-]{22,50})(?![\w-])/y,
    /chat\.googleapis\.com\/v1\/spaces\/[\w-]{8,20}\/messages\?(?:key=[\w-]{39}&(?:amp;)?token=(?<value>[\w-]{40,60}(?:%3D|=)?))/y,
  ],
  bad: {
    js: [
      'post("https://hooks.zapier.com/hooks/catch/{{7:digits}}/{{7:lower}}/")',
      'post("https://maker.ifttt.com/trigger/door/with/key/{{43:base64url}}")',
      'post("https://chat.googleapis.com/v1/spaces/{{11}}/messages?key={{39:base64url}}&token={{43:base64url}}%3D")',
    ],
  },
  good: {
    js: [
      'post(`https://hooks.zapier.com/hooks/catch/${id}/`)',
      'post(`https://maker.ifttt.com/trigger/door/with/key/${key}`)',
      'post("https://chat.googleapis.com/v1/spaces/")',
    ],
  },
};
