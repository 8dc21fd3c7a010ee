/** AWS access keys. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids */
import type { Rule } from '../../lib/types.ts';
import { vendorKey } from './vendor.ts';

/** AKIA long-lived, ASIA temporary, ABIA and ACCA for services; the rest is base32 and holds the account. */
export const awsAccessKeyId: Rule = vendorKey({
  id: 'aws-access-key-id',
  owner: 'AWS',
  what: 'access key id',
  shapes: ['AKIA{{16:upper}}', 'ASIA{{16:upper}}', 'ABIA{{16:upper}}', 'ACCA{{16:upper}}', 'A3T{{17:upper}}'],
  proof: 'aws-key-id',
  bad: { '.env': ['AWS_ACCESS_KEY_ID=AKIA{{16:base32}}'], py: ['client = boto3.client("s3", aws_access_key_id="AKIA{{16:base32}}")'] },
  good: {
    js: [
      'const prefix = "AKIA"',
      'const lower = "akia{{16:lower}}"',
      'const long = "AKIA{{30:upper}}"',
      'const blob = "{{20}}AKIA{{16:upper}}{{20}}"',
    ],
  },
});

/** 40 base64 characters, known by the name they stand under or by a key id beside them. */
export const awsSecretKey: Rule = {
  ...awsAccessKeyId,
  id: 'aws-secret-key',
  title: 'AWS secret access key',
  severity: 'critical',
  near: ['secret_access_key', 'secretaccesskey', 'akia', 'secretkey', 'secret_key'],
  find: [
    /secret[\w .-]{0,20}["'`\]]{0,2}\s{0,6}(?:[:=]{1,2}>?|,)\s{0,6}["'`]?(?<value>[A-Za-z0-9/+]{40})(?![\w+/=-])/iy,
    /secret_access_key[ \t]{1,4}["']?(?<value>[A-Za-z0-9/+]{40})(?![\w+/=-])/iy,
    /AKIA[A-Z0-9]{16}["'`]?[\s,;:)]{1,20}[\w .:="'`-]{0,50}?["'`\s:=](?<value>[A-Za-z0-9/+]{40})(?![\w+/=-])/y,
  ],
  where: { value: { trait: 'entropy', of: [4] } },
  proof: undefined,
  bad: {
    '.env': ['AWS_SECRET_ACCESS_KEY={{40:base64}}'],
    py: ['session = boto3.Session("AKIA{{16:base32}}", "{{40:base64}}")', 'client("s3", aws_secret_access_key="{{40:base64}}")'],
    '.aws/credentials': ['aws_access_key_id = AKIA{{16:base32}}\naws_secret_access_key = {{40:base64}}'],
    sh: ['aws configure set aws_secret_access_key {{40:base64}}'],
    js: [
      'const config = { accessKeyId, secretAccessKey: "{{40:base64}}" };',
      'const s3 = { secret_key: "{{40:base64}}" };',
      'const s3 = { secretKey: "{{40:base64}}" };',
    ],
  },
  good: {
    js: [
      'secretAccessKey: process.env.AWS_SECRET_ACCESS_KEY',
      'const secret_access_key_sha = "{{40:hex}}"',
      'secretAccessKey: config.get("aws.secret.access.key.for.production.use")',
    ],
    '.env': ['AWS_SECRET_ACCESS_KEY=${SECRET}'],
    '.env.sample': ['AWS_SECRET_ACCESS_KEY=path/to/the/secret/key/in/the/vault/store'],
    py: ['aws_secret_hash = "{{40:hex}}"', 'secret_key = "{{40:hex}}"'],
  },
};

export const awsBedrockKey: Rule = vendorKey({
  id: 'aws-bedrock-key',
  owner: 'AWS Bedrock',
  severity: 'critical',
  page: 'https://docs.aws.amazon.com/bedrock/latest/userguide/api-keys.html',
  shapes: ['ABSK{{109-269:base64}}', 'bedrock-api-key-YmVkcm9jay5h{{12-2000:base64}}'],
  good: { js: ['const prefix = "bedrock-api-key-"', 'const short = "ABSK{{30}}"'] },
});

export const awsMwsToken: Rule = vendorKey({
  id: 'amazon-mws-token',
  owner: 'Amazon Marketplace',
  what: 'auth token',
  shapes: ['amzn.mws.{{8:hex}}-{{4:hex}}-{{4:hex}}-{{4:hex}}-{{12:hex}}'],
  good: { js: ['const client = "amzn.mws.client"'] },
});
