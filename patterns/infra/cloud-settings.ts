/** Settings of clouds that take a protection away: logins, firewalls, encryption on the way, rights over a project, safeguards of keys and logs; and the same by command. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'medium' } as const;
const configuration = { path: { any: [{ trait: 'file', of: ['terraform', 'yaml'] }, { trait: 'ends', of: ['.json', '.template', '.bicep'] }] } };

/** registry.terraform.io, hashicorp/aws and azurerm */
export const serviceCleartext: Rule = {
  ...danger,
  category: 'insecure-transport',
  cwe: [319, 311],
  id: 'cloud-service-cleartext',
  title: 'Service of the cloud that speaks or stores in clear text',
  why: 'Whoever is on the network reads passwords and data, and a copy of the disk can be read as it is.',
  fix: 'enforce_https = true, node_to_node_encryption and encrypt_at_rest { enabled = true }, client_broker = "TLS", transit_encryption = "ENABLED", ftps_state = "FtpsOnly".',
  near: ['enforce_https', 'node_to_node_encryption', 'encrypt_at_rest', 'client_broker', 'transit_encryption', 'ftps_state', 'enforcehttps', 'encryptionatrestoptions', 'nodetonodeencryptionoptions'],
  find: [
    /^[ \t]{0,40}enforce_https[ \t]*=[ \t]*false\b/m, /\b(?:node_to_node_encryption|encrypt_at_rest)\s*\{[^}]{0,120}\benabled\s*=\s*false\b/, /^[ \t]{0,40}client_broker[ \t]*=[ \t]*"(?:TLS_)?PLAINTEXT"/m, /^[ \t]{0,40}transit_encryption[ \t]*=[ \t]*"DISABLED"/m, /^[ \t]{0,40}ftps_state[ \t]*=[ \t]*"AllAllowed"/m,
    /^[ \t]{0,40}["']?EnforceHTTPS["']?[ \t]*:[ \t]*["']?false\b/m, /\b(?:EncryptionAtRestOptions|NodeToNodeEncryptionOptions)["']?\s{0,4}:[\s{]{1,40}["']?Enabled["']?\s{0,4}:\s{0,4}["']?false\b/,
  ],
  where: configuration,
  bad: { 'main.tf': ['    enforce_https = false\n', 'node_to_node_encryption {\n    enabled = false\n  }\n', 'encrypt_at_rest {\n    enabled = false\n  }\n', '  client_broker = "TLS_PLAINTEXT"\n', '    transit_encryption = "DISABLED"\n', '    ftps_state = "AllAllowed"\n'], 'stack.yaml': ['        EnforceHTTPS: false\n', '      EncryptionAtRestOptions:\n        Enabled: false\n', '      NodeToNodeEncryptionOptions:\n        Enabled: false\n'] },
  good: { 'main.tf': ['    enforce_https = true\n', 'node_to_node_encryption {\n    enabled = true\n  }\n', '  client_broker = "TLS"\n', '    transit_encryption = "ENABLED"\n', '    ftps_state = "Disabled"\n', '    # enforce_https = false\n'], 'stack.yaml': ['        EnforceHTTPS: true\n', '      EncryptionAtRestOptions:\n        Enabled: true\n'], 'a.txt': ['    enforce_https = false\n'] },
};

/** cloud.google.com/iam/docs/roles-overview#basic, learn.microsoft.com/azure/role-based-access-control/built-in-roles */
export const rightsWide: Rule = {
  ...danger,
  cwe: [250, 269],
  id: 'cloud-rights-wide',
  title: 'Role far wider than one task needs',
  why: 'Whoever gets the account can change most of the project, or hand out rights to themselves.',
  fix: 'Use a role made for the task (roles/run.developer, "Storage Blob Data Reader"), or name the actions.',
  near: ['roles/editor', 'role_definition_name', 'iam:*', 'iam:passrole', 'poweruseraccess', 'iamfullaccess'],
  find: [
    /^[ \t]{0,40}role[ \t]*=[ \t]*"roles\/editor"/m, /^[ \t]{0,40}role_definition_name[ \t]*=[ \t]*"(?:Owner|User Access Administrator)"/m, /\barn:aws:iam::aws:policy\/(?:PowerUserAccess|IAMFullAccess)\b/,
    /\b[aA]ctions?["']?[ \t]{0,20}[:=][^\]}]{0,100}["']iam:(?:\*|PassRole)["'][^}]{0,120}\b[rR]esources?["']?[ \t]{0,20}[:=][\s[-]{0,40}["']\*["'](?![^}]{0,250}["']?Deny\b)/,
  ],
  where: { path: { any: [{ trait: 'file', of: ['terraform', 'yaml'] }, { trait: 'ends', of: ['.json', '.template'] }] } },
  bad: { 'main.tf': ['  role   = "roles/editor"\n', '  role_definition_name = "Owner"\n', '  policy_arn = "arn:aws:iam::aws:policy/PowerUserAccess"\n', '  policy_arn = "arn:aws:iam::aws:policy/IAMFullAccess"\n', 'statement {\n    actions   = ["iam:*"]\n    resources = ["*"]\n  }\n'], 'policy.json': ['{ "Effect": "Allow", "Action": ["s3:Get*", "iam:PassRole"], "Resource": "*" }'] },
  good: { 'main.tf': ['  role   = "roles/viewer"\n', '  role_definition_name = "Reader"\n', 'statement {\n    actions   = ["iam:PassRole"]\n    resources = [aws_iam_role.task.arn]\n  }\n', 'statement {\n    actions   = ["iam:*"]\n    resources = ["*"]\n    effect = "Deny"\n  }\n'], 'a.txt': ['  role   = "roles/editor"\n'] },
};

export const safeguardOff: Rule = {
  ...danger,
  severity: 'low',
  cwe: [693, 778],
  id: 'cloud-safeguard-off',
  title: 'Safeguard of the cloud switched off',
  why: 'A key that leaked stays good, a log can be changed unseen, or one shared password opens the service.',
  fix: 'enable_key_rotation, enable_log_file_validation, enable-oslogin and uniform_bucket_level_access = true; admin_enabled = false; role_based_access_control_enabled = true.',
  near: ['enable_key_rotation', 'enablekeyrotation', 'log_file_validation', 'logfilevalidation', 'enable-oslogin', 'serial-port-enable', 'uniform_bucket_level_access', 'azurerm_container_registry', 'aws_cloudtrail', 'role_based_access_control_enabled', 'issue_client_certificate'],
  find: [
    /^[^#\n]{0,60}\b(?:enable_?key_?rotation|enable_?log_?file_?validation)["']?[ \t]*[=:][ \t]*["']?false\b/im, /^[^#\n]{0,60}\benable-oslogin["']?[ \t]*=[ \t]*["']?false\b/im, /^[^#\n]{0,60}\bserial-port-enable["']?[ \t]*=[ \t]*["']?(?:true|1)\b/im, /^[ \t]{0,40}(?:uniform_bucket_level_access|role_based_access_control_enabled)[ \t]*=[ \t]*false\b/m,
    /"aws_cloudtrail"\s+"[\w-]{1,80}"\s*\{[^}]{0,350}\benable_logging\s*=\s*false\b/, /"azurerm_container_registry"\s+"[\w-]{1,80}"\s*\{[^}]{0,500}\badmin_enabled\s*=\s*true\b/, /^[ \t]{0,40}issue_client_certificate[ \t]*=[ \t]*true\b/m,
  ],
  where: { path: { trait: 'file', of: ['terraform', 'yaml'] } },
  bad: {
    'main.tf': ['  enable_key_rotation = false\n', '  enable_log_file_validation = false\n', '    enable-oslogin = "FALSE"\n', '    serial-port-enable = "true"\n', '  uniform_bucket_level_access = false\n', 'resource "aws_cloudtrail" "a" {\n  name = "a"\n  enable_logging = false\n}\n', 'resource "azurerm_container_registry" "a" {\n  name = "a"\n  admin_enabled = true\n}\n', '  role_based_access_control_enabled = false\n', '      issue_client_certificate = true\n'],
    'stack.yaml': ['      EnableKeyRotation: false\n', '      EnableLogFileValidation: false\n'],
  },
  good: { 'main.tf': ['  enable_key_rotation = true\n', '    enable-oslogin = "TRUE"\n', '    serial-port-enable = "false"\n', '  uniform_bucket_level_access = true\n', 'resource "azurerm_container_registry" "a" {\n  admin_enabled = false\n}\n', '  # enable_key_rotation = false\n', '      issue_client_certificate = false\n'], 'a.txt': ['  enable_key_rotation = false\n'] },
};

/** docs.aws.amazon.com/cli, cloud.google.com/sdk/gcloud/reference, learn.microsoft.com/cli/azure */
export const openedByCommand: Rule = {
  ...danger,
  cwe: [284, 668],
  id: 'cloud-opened-by-command',
  title: 'Network, storage or service opened to the internet by a command',
  why: 'Every address on the internet may knock, read or call; and what a script opens no plan shows.',
  fix: 'Name the network or the account: --cidr 203.0.113.0/24, --member user:…, --no-allow-unauthenticated; for files use signed addresses.',
  near: ['authorize-security-group-ingress', 'put-bucket-acl', '--allow-unauthenticated', 'allusers', '--source-ranges', '--source-address-prefix', '--no-verify-ssl', '--auth-type none'],
  find: [
    /^[^#\n]{0,60}\bauthorize-security-group-ingress\b[^#\n]{0,200}--port[= ](?:0|20|21|22|23|445|1433|3306|3389|5432|5900|6379|9200|27017)\b[^#\n]{0,150}--cidr(?:-ip)?[= ]["']?0\.0\.0\.0\/0/m, /^[^#\n]{0,60}\bput-bucket-acl\b[^#\n]{0,200}--acl[= ]["']?public-read/m, /^[^#\n]{0,60}\bgcloud\b[^#\n]{1,200}--allow-unauthenticated\b/m,
    /^[^#\n]{0,60}\bgsutil[ \t][^#\n]{0,60}\b(?:iam[ \t]+ch[ \t]+(?:-\w[ \t]+)?all(?:Authenticated)?Users|acl[ \t]+(?:ch[ \t]+-u[ \t]+AllUsers|set[ \t]+public-read))/m, /^[^#\n]{0,60}\bgcloud\b[^#\n]{1,200}--member[= ]["']?all(?:Authenticated)?Users\b/m,
    /^[^#\n]{0,60}\bgcloud[ \t]+compute[ \t]+firewall-rules[ \t][^#\n]{0,200}(?:tcp:(?:22|3389|3306|5432|6379|27017)\b|all\b)[^#\n]{0,100}--source-ranges[= ]["']?0\.0\.0\.0\/0/m, /^[^#\n]{0,60}\baz[ \t]+network[ \t]+nsg[ \t]+rule[ \t][^#\n]{0,250}--source-address-prefix(?:es)?[= ]["']?(?:\*|0\.0\.0\.0\/0|Internet)["']?(?=[^#\n]{0,200}(?:22|3389|3306|1433|5432|"\*"|'\*')\b)/m,
    /^[^#\n]{0,60}\baws[ \t][^#\n]{1,200}--no-verify-ssl\b/m, /^[^#\n]{0,60}\bcreate-function-url-config\b[^#\n]{0,200}--auth-type[= ]NONE\b/m,
  ],
  where: { path: { any: ['config-path', { trait: 'file', of: ['workflow', 'gitlab-ci'] }] } },
  bad: {
    shell: [
      'aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 22 --cidr 0.0.0.0/0\n', 'aws s3api put-bucket-acl --bucket b --acl public-read\n', 'gcloud run deploy shop --image a --allow-unauthenticated\n', 'gsutil iam ch allUsers:objectViewer gs://b\n', 'gsutil acl ch -u AllUsers:R gs://b/a\n',
      'gcloud storage buckets add-iam-policy-binding gs://b --member=allUsers --role=r\n', 'gcloud compute firewall-rules create ssh --allow=tcp:22 --source-ranges=0.0.0.0/0\n', "az network nsg rule create -n a --source-address-prefixes '*' --destination-port-ranges 22\n", 'aws s3 cp a s3://b --no-verify-ssl\n', 'aws lambda create-function-url-config --function-name a --auth-type NONE\n',
    ],
  },
  good: {
    shell: [
      'aws ec2 authorize-security-group-ingress --group-id sg-1 --protocol tcp --port 443 --cidr 0.0.0.0/0\n', 'aws s3api put-bucket-acl --bucket b --acl private\n', 'gcloud run deploy shop --no-allow-unauthenticated\n', 'gsutil iam ch user:a@shop.com:objectViewer gs://b\n', '# gcloud run deploy shop --allow-unauthenticated\n', 'aws s3 cp a s3://b\n', 'gcloud compute firewall-rules create web --allow=tcp:443 --source-ranges=0.0.0.0/0\n',
      'gcloud storage buckets add-iam-policy-binding gs://b --member=user:a --role=r\n', 'az network nsg rule create -n a --source-address-prefixes 10.0.0.0/8 --destination-port-ranges 22\n', 'aws lambda create-function-url-config --function-name a --auth-type AWS_IAM\n',
    ],
    js: ['gcloud run deploy shop --allow-unauthenticated\n'],
  },
};

/** docs.aws.amazon.com/lambda/latest/dg/urls-auth.html, docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
export const functionUrl: Rule = {
  ...danger,
  category: 'access-control',
  cwe: [306],
  id: 'cloud-function-without-login',
  title: 'Function that answers everyone',
  why: 'Whoever finds the address runs it, as often as they like and on your account.',
  fix: 'authorization_type = "AWS_IAM"; where callers cannot sign (webhooks), let the function check their signature first.',
  near: ['authorization_type', 'functionurlconfig', 'aws::lambda::url', 'functionurlauthtype.none'],
  find: [
    /"aws_lambda_function_url"\s+"[\w-]{1,80}"\s*\{[^}]{0,300}\bauthorization_type\s*=\s*"NONE"/, /\bFunctionUrlConfig["']?\s*:[\s{]{1,60}(?:[\w"']{1,30}\s*:[^\n]{0,60}\n\s{1,40})?["']?AuthType["']?\s*:\s*["']?NONE\b/,
    /\bAWS::Lambda::Url\b[^]{0,250}\bAuthType["']?\s*:\s*["']?NONE\b/, /^(?!\s{0,40}(?:\/\/|#|\*))[^\n]{0,120}\bauth_?[tT]ype ?[:=] ?(?:\w{1,20}\.)?FunctionUrlAuthType\.NONE\b/m,
  ],
  where: { path: { any: [configuration.path, { trait: 'ends', of: ['.ts', '.js', '.py'] }] } },
  bad: { 'main.tf': ['resource "aws_lambda_function_url" "a" {\n  function_name      = "a"\n  authorization_type = "NONE"\n}\n'], 'stack.ts': ['fn.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.NONE })\n'], 'template.yaml': ['      FunctionUrlConfig:\n        AuthType: NONE\n', '    Type: AWS::Lambda::Url\n    Properties:\n      AuthType: NONE\n'] },
  good: { 'main.tf': ['resource "aws_lambda_function_url" "a" {\n  authorization_type = "AWS_IAM"\n}\n'], 'stack.ts': ['fn.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.AWS_IAM })\n', '// authType: FunctionUrlAuthType.NONE\n'], 'template.yaml': ['      FunctionUrlConfig:\n        AuthType: AWS_IAM\n', '    Type: AWS::Lambda::Url\n    Properties:\n      AuthType: AWS_IAM\n'], 'a.txt': ['FunctionUrlConfig:\n  AuthType: NONE\n'] },
};

/** Managed clusters, vaults and storage whose own firewall stands open. */
export const firewallOpen: Rule = {
  ...danger,
  cwe: [284, 668],
  id: 'cloud-service-open',
  title: 'Service of the cloud open to every network',
  why: 'Only a key or a token is left between the internet and the cluster, the secrets or the data.',
  fix: 'Name the networks: public_access_cidrs, ip_rules with default_action = "Deny", master_authorized_networks_config; or make it private.',
  near: ['public_access_cidrs', 'publicaccesscidrs', 'network_acls', 'network_rules', 'networkacls', 'authorized_ip_ranges', 'authorized_networks_config'],
  find: [
    /\bpublic_access_cidrs\s*=\s*\[[^\]]{0,100}"0\.0\.0\.0\/0"/, /\b[pP]ublicAccessC(?:idrs|IDRs)["']?\s{0,4}:[\s[-]{0,60}["']?0\.0\.0\.0\/0/, /\bnetwork_(?:acls|rules)\s*\{[^}]{0,300}\bdefault_action\s*=\s*"Allow"/, /\bnetworkAcls["']?\s*:\s*\{[^}]{0,300}\bdefaultAction["']?\s*:\s*["']Allow["']/,
    /\bauthorized_ip_ranges\s*=\s*\[[^\]]{0,100}"0\.0\.0\.0\/0"/, /\bmaster_authorized_networks_config\s*\{[^}]{0,200}\bcidr_block\s*=\s*"0\.0\.0\.0\/0"/,
  ],
  where: configuration,
  bad: { 'main.tf': ['public_access_cidrs = ["0.0.0.0/0"]\n', 'network_acls {\n    bypass         = "AzureServices"\n    default_action = "Allow"\n  }\n', 'network_rules {\n  default_action = "Allow"\n}\n', 'authorized_ip_ranges = ["0.0.0.0/0"]\n', 'master_authorized_networks_config {\n  cidr_blocks {\n    cidr_block = "0.0.0.0/0"\n  }\n}\n'], 'stack.yaml': ['        PublicAccessCidrs:\n          - 0.0.0.0/0\n', '  publicAccessCIDRs: ["0.0.0.0/0"]\n'], 'main.bicep': ["networkAcls: {\n  bypass: 'AzureServices'\n  defaultAction: 'Allow'\n}\n"] },
  good: { 'main.tf': ['public_access_cidrs = ["203.0.113.0/24"]\n', 'network_acls {\n  default_action = "Deny"\n}\n', 'authorized_ip_ranges = var.office\n', 'network_rules {\n  default_action = "Deny"\n}\n'], 'main.bicep': ["networkAcls: {\n  defaultAction: 'Deny'\n}\n"], 'stack.yaml': ['        PublicAccessCidrs:\n          - 203.0.113.0/24\n'], 'a.txt': ['public_access_cidrs = ["0.0.0.0/0"]\n'] },
};

/** registry.terraform.io: what providers call the check of a certificate. */
export const providerUnverified: Rule = {
  ...danger,
  category: 'insecure-transport',
  cwe: [295],
  id: 'terraform-provider-unverified',
  title: 'Provider that trusts any certificate',
  why: 'Anyone on the way gets the token of the provider, and answers what the plan is made from.',
  fix: 'Give the authority instead: cluster_ca_certificate, ca_cert_file, cacert_file.',
  near: ['insecure', 'skip_tls_verify', 'unverified_ssl', 'skip_cert_verif'],
  find: [/\bprovider\s*"[\w-]{1,40}"\s*\{(?:[^{}]|\{[^{}]{0,200}\}){0,400}?\n[ \t]{1,20}(?:tls_|ssl_)?insecure(?:_skip_verify|_skip_tls_verify|_https)?[ \t]*=[ \t]*true\b/, /^[ \t]{1,20}(?:skip_tls_verify|allow_unverified_ssl|skip_cert_verification|skip_cert_verify)[ \t]*=[ \t]*true\b/m],
  where: { path: { trait: 'file', of: ['terraform'] } },
  bad: { 'main.tf': ['provider "kubernetes" {\n  host     = var.host\n  insecure = true\n}\n', 'provider "helm" {\n  kubernetes {\n    host = var.host\n  }\n  tls_insecure = true\n}\n', '  skip_tls_verify = true\n', '  allow_unverified_ssl = true\n', '  skip_cert_verify = true\n'] },
  good: { 'main.tf': ['provider "kubernetes" {\n  host     = var.host\n  insecure = false\n}\n', '  skip_tls_verify = var.lab\n', '  # allow_unverified_ssl = true\n', 'provider "kubernetes" {\n  # insecure = true\n}\n', '  skip_cert_verify = false\n'], 'a.js': ['  skip_tls_verify = true\n'] },
};

/** docs.aws.amazon.com/AmazonECR/latest/userguide/image-tag-mutability.html */
export const registryMutable: Rule = {
  ...danger,
  severity: 'low',
  cwe: [345],
  id: 'cloud-image-tags-mutable',
  title: 'Image tags that can be moved',
  why: 'Whoever may push can put another image behind a tag that was tested and approved.',
  fix: 'image_tag_mutability = "IMMUTABLE"',
  near: ['image_tag_mutability', 'imagetagmutability'],
  find: [/\b(?:image_tag_mutability|ImageTagMutability)["']?\s*[:=]\s*["']?MUTABLE\b/],
  where: configuration,
  bad: { 'main.tf': ['image_tag_mutability = "MUTABLE"\n'], 'stack.yaml': ['      ImageTagMutability: MUTABLE\n'] },
  good: { 'main.tf': ['image_tag_mutability = "IMMUTABLE"\n'], 'stack.yaml': ['      ImageTagMutability: IMMUTABLE\n'], 'a.txt': ['image_tag_mutability = "MUTABLE"\n'] },
};

/** docs.aws.amazon.com/apigateway (CORS), serverless.com/framework/docs/providers/aws/events/apigateway, registry.terraform.io aws_apigatewayv2_api, aws_lambda_function_url */
export const corsEverybody: Rule = {
  ...danger,
  category: 'access-control',
  cwe: [942],
  id: 'cloud-cors-everybody-with-credentials',
  title: 'Answers that every page may read in the name of whoever is logged in',
  why: 'With credentials allowed, a page of a stranger can ask in the name of its visitor and read the answer.',
  fix: 'Name the origins, or leave credentials out.',
  near: ['allowcredentials', 'allow_credentials'],
  find: [
    /\b(?:origins?|[aA]llow(?:ed)?Origins?|allow_origins)["']?\s{0,9}[:=]\s{0,40}(?:\[\s{0,4}|-\s{0,4})?["']\*["'][^{}]{0,160}?\b(?:allowCredentials|AllowCredentials|allow_credentials)["']?\s{0,9}[:=]\s{0,4}["']?true\b/,
    /\b(?:allowCredentials|AllowCredentials|allow_credentials)["']?\s{0,9}[:=]\s{0,4}["']?true\b[^{}]{0,160}?\b(?:origins?|[aA]llow(?:ed)?Origins?|allow_origins)["']?\s{0,9}[:=]\s{0,40}(?:\[\s{0,4}|-\s{0,4})?["']\*["']/,
  ],
  where: configuration,
  bad: {
    'serverless.yml': ["        cors:\n          origin: '*'\n          allowCredentials: true\n", '        cors:\n          allowCredentials: true\n          origins:\n            - "*"\n'],
    'stack.yaml': ["      Cors:\n        AllowOrigins:\n          - '*'\n        AllowCredentials: true\n"], 'main.tf': ['  cors_configuration {\n    allow_origins     = ["*"]\n    allow_credentials = true\n  }\n'],
  },
  good: {
    'serverless.yml': ["        cors:\n          origin: '*'\n          allowCredentials: false\n", "        cors:\n          origin: 'https://a.example'\n          allowCredentials: true\n"], 'main.tf': ['  cors_configuration {\n    allow_origins     = var.origins\n    allow_credentials = true\n  }\n'],
    'a.js': ["cors({ origin: '*', allowCredentials: true })"],
  },
};
