/** Every secret rule there is, whether registered or not. */
export * from '../patterns/secrets/anthropic.ts';
export * from '../patterns/secrets/aws.ts';
export * from '../patterns/secrets/azure.ts';
export * from '../patterns/secrets/github.ts';
export * from '../patterns/secrets/gitlab.ts';
export * from '../patterns/secrets/google.ts';
export * from '../patterns/secrets/huggingface.ts';
export * from '../patterns/secrets/jwt.ts';
export * from '../patterns/secrets/npm.ts';
export * from '../patterns/secrets/openai.ts';
export * from '../patterns/secrets/private-key.ts';
export * from '../patterns/secrets/sendgrid.ts';
export * from '../patterns/secrets/slack.ts';
export * from '../patterns/secrets/stripe.ts';
export * from '../patterns/secrets/twilio.ts';
export * from '../patterns/secrets/hardcoded-password.ts';
