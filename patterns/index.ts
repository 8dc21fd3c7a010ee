/** The only registry: every rule there is. Of rules that find the same place equally sure, the one named first is reported: vendors before shapes, shapes before names. */
import type { Rule } from '../lib/types.ts';
import * as command from './code/command.ts';
import * as deserialization from './code/deserialization.ts';
import * as dynamicCode from './code/dynamic-code.ts';
import * as insecureTransport from './code/insecure-transport.ts';
import * as markup from './code/markup.ts';
import * as path from './code/path.ts';
import * as sql from './code/sql.ts';
import * as weakCrypto from './code/weak-crypto.ts';
import * as weakCryptoPython from './code/weak-crypto-python.ts';
import * as weakRandomness from './code/weak-randomness.ts';
import * as xxe from './code/xxe.ts';
import * as anthropic from './secrets/anthropic.ts';
import * as authHeader from './secrets/auth-header.ts';
import * as aws from './secrets/aws.ts';
import * as azure from './secrets/azure.ts';
import * as credentialsInUrl from './secrets/credentials-in-url.ts';
import * as github from './secrets/github.ts';
import * as gitlab from './secrets/gitlab.ts';
import * as google from './secrets/google.ts';
import * as hardcodedPassword from './secrets/hardcoded-password.ts';
import * as hardcodedSecret from './secrets/hardcoded-secret.ts';
import * as huggingface from './secrets/huggingface.ts';
import * as jwt from './secrets/jwt.ts';
import * as npm from './secrets/npm.ts';
import * as openai from './secrets/openai.ts';
import * as passwordOnCommandLine from './secrets/password-on-command-line.ts';
import * as privateKey from './secrets/private-key.ts';
import * as sendgrid from './secrets/sendgrid.ts';
import * as slack from './secrets/slack.ts';
import * as stripe from './secrets/stripe.ts';
import * as twilio from './secrets/twilio.ts';

const VENDORS = [anthropic, aws, azure, github, gitlab, google, huggingface, npm, openai, sendgrid, slack, stripe, twilio];
const GENERIC = [privateKey, jwt, credentialsInUrl, authHeader, passwordOnCommandLine, hardcodedPassword, hardcodedSecret];
const CODE = [dynamicCode, markup, sql, command, path, weakRandomness, weakCrypto, weakCryptoPython, deserialization, xxe, insecureTransport];

export const RULES: readonly Rule[] = [...VENDORS, ...GENERIC, ...CODE].flatMap((file) => Object.values<Rule>(file));
