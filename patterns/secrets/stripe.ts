/** Stripe's keys; test keys read test data only, publishable ones (pk_) are no secrets. https://docs.stripe.com/keys */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

export const stripeKey: Rule = vendorKey({
  id: 'stripe-key',
  owner: 'Stripe',
  what: 'secret key',
  severity: 'critical',
  shapes: ['sk_live_{{16-247}}', 'rk_live_{{16-247}}', 'sk_org_live_{{24-247}}'],
  bad: { rb: ['Stripe.api_key = "sk_live_{{99}}"'] },
  good: { js: ['const prefix = "sk_live_"', 'loadStripe("pk_live_{{24}}")', 'const hint = "sk_live_..."'] },
});

export const stripeTestKey: Rule = vendorKey({
  id: 'stripe-test-key',
  owner: 'Stripe',
  what: 'test key',
  severity: 'medium',
  shapes: ['sk_test_{{16-247}}', 'rk_test_{{16-247}}'],
  good: { js: ['const prefix = "sk_test_"', 'loadStripe("pk_test_{{24}}")'] },
});

export const stripeWebhookSecret: Rule = vendorKey({
  id: 'stripe-webhook-secret',
  owner: 'Stripe',
  what: 'webhook secret',
  shapes: ['whsec_{{32-64}}'],
  good: { js: ['const hint = "whsec_..."'] },
});
