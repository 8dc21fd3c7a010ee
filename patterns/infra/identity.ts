/** Clouds: who may become whom. Trust in other logins, rights that lead to more, networks by the terms of each cloud, secrets that a state shows. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'medium' } as const;
const configuration = { path: { any: [{ trait: 'file', of: ['terraform', 'yaml'] }, { trait: 'ends', of: ['.json', '.template', '.bicep'] }] } };
const terraform = { path: { trait: 'file', of: ['terraform'] } };
const ANYWHERE = '["\'](?:0\\.0\\.0\\.0/0|::/0|\\*|[Ii]nternet|[Aa]ny)["\']';
const ADMIN = '(?:20|21|22|23|135|139|445|1433|1521|2375|2376|3306|3389|5432|5900|5984|5985|6379|6443|9200|9300|11211|27017)(?:-\\d{1,5})?';
/** Up to the end of a block of Terraform. */
const BLOCK = '(?:(?!\\n\\}|\\nresource\\b)[^]){0,330}?';
const SHORT = BLOCK.replace('330', '265');

/** docs.github.com (OpenID Connect in cloud providers), docs.gitlab.com/ci/cloud_services: the subject says whose build it is. */
export const federationOpen: Rule = {
  ...danger,
  category: 'access-control',
  severity: 'high',
  cwe: [284, 287],
  id: 'cloud-trusts-any-repository',
  title: 'Role that builds of any repository may take',
  why: 'Everybody can have a repository there: a workflow in one of a stranger gets the credentials of this role.',
  fix: 'Name the repository and the branch or environment: repo:acme/shop:environment:production; attribute_condition in Google Cloud.',
  near: ['githubusercontent.com:sub', 'gitlab.com:sub', 'workload_identity_pool_provider'],
  find: [
    /githubusercontent\.com:sub["']?[ \t]{0,4}(?:[:=][ \t]{0,4}(?:\[[ \t]{0,4})?|\r?\n[ \t]{0,20}values?[ \t]{0,6}=[ \t]{0,4}\[?[ \t]{0,4})["'](?:repo:)?\*(?:\/\*)?(?::\*)?["']/, /gitlab\.com:sub["']?[ \t]{0,4}(?:[:=][ \t]{0,4}(?:\[[ \t]{0,4})?|\r?\n[ \t]{0,20}values?[ \t]{0,6}=[ \t]{0,4}\[?[ \t]{0,4})["'](?:project_path:)?\*(?:\/\*)?(?::[^"'\n]{0,40})?["']/,
    /(?<="google_iam_)(?<value>workload_identity_pool_provider)"[ \t]{1,4}"[\w-]{1,80}"[ \t]{0,4}\{(?:\r?\n(?!\}|[ \t]{0,8}attribute_condition\b)[^\r\n]{0,160}){1,30}?issuer_uri[ \t]{0,4}=[ \t]{0,4}"https:\/\/(?:token\.actions\.githubusercontent|gitlab)\.com"?[^\r\n]{0,160}(?:\r?\n(?!\}|[ \t]{0,8}attribute_condition\b)[^\r\n]{0,160}){0,20}?\r?\n\}/y,
  ],
  where: configuration,
  bad: {
    'oidc.tf': ['    condition {\n      test     = "StringLike"\n      variable = "token.actions.githubusercontent.com:sub"\n      values   = ["repo:*"]\n    }\n', '      variable = "gitlab.com:sub"\n      values   = ["project_path:*"]\n', 'resource "google_iam_workload_identity_pool_provider" "gh" {\n  workload_identity_pool_id = "ci"\n  attribute_mapping = {\n    "google.subject" = "assertion.sub"\n  }\n  oidc {\n    issuer_uri = "https://token.actions.githubusercontent.com"\n  }\n}\n'],
    'trust.json': ['{ "StringLike": { "token.actions.githubusercontent.com:sub": "*" } }', '{ "StringLike": { "token.actions.githubusercontent.com:sub": ["repo:*/*:*"] } }'],
  },
  good: {
    'oidc.tf': ['      variable = "token.actions.githubusercontent.com:sub"\n      values   = ["repo:acme/shop:ref:refs/heads/main"]\n', '      variable = "token.actions.githubusercontent.com:sub"\n      values   = ["repo:acme/*"]\n', '      variable = "gitlab.com:sub"\n      values   = ["project_path:acme/shop:ref_type:branch:ref:main"]\n', 'resource "google_iam_workload_identity_pool_provider" "gh" {\n  attribute_condition = "assertion.repository_owner == \'acme\'"\n  oidc {\n    issuer_uri = "https://token.actions.githubusercontent.com"\n  }\n}\n', 'resource "google_iam_workload_identity_pool_provider" "gh" {\n  oidc {\n    issuer_uri = "https://token.actions.githubusercontent.com"\n  }\n  attribute_condition = "assertion.repository_owner == \'acme\'"\n}\n', 'resource "google_iam_workload_identity_pool_provider" "own" {\n  oidc {\n    issuer_uri = "https://login.shop.com"\n  }\n}\n'],
    'trust.json': ['{ "StringEquals": { "token.actions.githubusercontent.com:sub": "repo:acme/shop:environment:production" } }'], 'a.md': ['"token.actions.githubusercontent.com:sub": "*"'],
  },
};

/** registry.terraform.io (azurerm, google, hcloud, digitalocean, openstack, alicloud), docs.ansible.com (amazon.aws.ec2_security_group) */
export const networkOpen: Rule = {
  ...danger,
  severity: 'high',
  cwe: [284, 668],
  id: 'cloud-firewall-rule-open',
  title: 'Shell, desktop or database open to the internet',
  why: 'Every address on the internet may knock, and scanners find the port within minutes.',
  fix: 'Name the networks that need it, or go through a bastion, a VPN or the cloud\'s session manager.',
  near: ['security_rule', 'google_compute_firewall', 'hcloud_firewall', 'inbound_rule', 'remote_ip_prefix', 'destinationportrange', 'ingress_cidr_blocks', 'cidr_ip'],
  find: [
    new RegExp(`(?:\\bsecurity_rule|"azurerm_network_security_rule"\\s"[\\w-]{1,80}")\\s\\{(?=${BLOCK}\\bdirection\\s*=\\s*"Inbound")(?=${BLOCK}\\baccess\\s*=\\s*"Allow")(?=${BLOCK}\\bdestination_port_ranges?\\s*=\\s*(?:\\[[^\\]]{0,60})?"(?:\\*|${ADMIN})")(?=${BLOCK}\\b(?<value>source_address_prefix(?:es)?\\s*=\\s*\\[?${ANYWHERE}))`, 'd'),
    new RegExp(`"google_compute_firewall"\\s"[\\w-]{1,80}"\\s\\{(?!${SHORT}\\b(?:direction\\s*=\\s*"EGRESS"|deny\\s*\\{))(?=${SHORT}(?:\\bports\\s*=\\s*\\[[^\\]]{0,60}"${ADMIN}"|\\bprotocol\\s*=\\s*"all"))(?=${SHORT}\\b(?<value>source_ranges\\s*=\\s*\\[\\s*${ANYWHERE}))`, 'd'),
    new RegExp(`\\brule\\s*\\{(?=[^}]{0,200}\\bdirection\\s*=\\s*"in")(?=[^}]{0,200}\\bport\\s*=\\s*"(?:any|${ADMIN})")(?=[^}]{0,250}\\b(?<value>source_ips\\s*=\\s*\\[\\s*${ANYWHERE}))`, 'd'), new RegExp(`\\binbound_rule\\s*\\{(?=[^}]{0,200}\\bport_range\\s*=\\s*"(?:all|${ADMIN})")(?=[^}]{0,250}\\b(?<value>source_addresses\\s*=\\s*\\[\\s*${ANYWHERE}))`, 'd'),
    new RegExp(`\\bport_range_min\\s*=\\s*${ADMIN}\\b[^}]{0,120}\\bremote_ip_prefix\\s*=\\s*${ANYWHERE}`), new RegExp(`\\bport_range\\s*=\\s*"${ADMIN}/\\d{1,5}"[^}]{0,200}\\bcidr_ip\\s*=\\s*${ANYWHERE}`),
    new RegExp(`["']?\\bdestinationPortRange["']?\\s*:\\s*["'](?:\\*|${ADMIN})["'](?=[^}]{0,250}["']?\\bsourceAddressPrefix["']?\\s*:\\s*${ANYWHERE})(?![^}]{0,250}["']Deny["'])(?![^}]{0,250}["']Outbound["'])`), new RegExp(`["']?\\bdestinationPortRange["']?\\s*:\\s*["'](?:\\*|${ADMIN})["'](?<=["']?\\bsourceAddressPrefix["']?\\s*:\\s*${ANYWHERE}[^}]{0,160})(?<!["'](?:Deny|Outbound)["'][^}]{0,160})(?![^}]{0,160}["'](?:Deny|Outbound)["'])`),
    /\bingress_cidr_blocks\s*=\s*\[\s*"0\.0\.0\.0\/0"\s*\](?=[^}]{0,250}\bingress_rules\s*=\s*\[[^\]]{0,120}"(?:ssh|rdp|mysql|postgresql|mssql|redis|mongodb-27017|all)-(?:tcp|all)")/, new RegExp(`\\b(?:from_port|ports):[ \\t]{0,4}(?:\\[[ \\t]?|\\r?\\n[ \\t]{1,20}-[ \\t])?${ADMIN}\\b[^]{0,80}?\\bcidr_ip:[ \\t]{0,4}["']?0\\.0\\.0\\.0/0`),
  ],
  where: configuration,
  bad: {
    'net.tf': [
      '  security_rule {\n    access                     = "Allow"\n    direction                  = "Inbound"\n    source_address_prefix      = "*"\n    destination_port_range     = "22-22"\n  }\n', 'resource "azurerm_network_security_rule" "rdp" {\n  direction                  = "Inbound"\n  access                     = "Allow"\n  source_address_prefix      = "*"\n  destination_port_range     = "3389"\n}\n', 'resource "google_compute_firewall" "ssh" {\n  source_ranges = ["0.0.0.0/0"]\n  allow {\n    protocol = "tcp"\n    ports    = ["22"]\n  }\n}\n', 'resource "hcloud_firewall" "a" {\n  rule {\n    direction  = "in"\n    protocol   = "tcp"\n    port       = "22"\n    source_ips = ["0.0.0.0/0", "::/0"]\n  }\n}\n',
      '  inbound_rule {\n    protocol         = "tcp"\n    port_range       = "22"\n    source_addresses = ["0.0.0.0/0", "::/0"]\n  }\n', '  port_range_min    = 22\n  port_range_max    = 22\n  remote_ip_prefix  = "0.0.0.0/0"\n', '  port_range        = "22/22"\n  cidr_ip           = "0.0.0.0/0"\n', '  ingress_cidr_blocks = ["0.0.0.0/0"]\n  ingress_rules       = ["https-443-tcp", "ssh-tcp"]\n',
    ],
    'nsg.bicep': ["      destinationPortRange: '22'\n      sourceAddressPrefix: '*'\n      access: 'Allow'\n"], 'nsg.json': ['{ "access": "Allow", "direction": "Inbound", "sourceAddressPrefix": "*", "destinationPortRange": "22", "protocol": "Tcp" }', '{ "destinationPortRange": "3389", "sourceAddressPrefix": "*", "access": "Allow" }'], 'sg.yml': ['      - proto: tcp\n        from_port: 22\n        to_port: 22\n        cidr_ip: 0.0.0.0/0\n', '      - proto: tcp\n        ports:\n          - 22\n        cidr_ip: 0.0.0.0/0\n'],
  },
  good: {
    'net.tf': [
      'resource "azurerm_network_security_rule" "web" {\n  direction                  = "Inbound"\n  access                     = "Allow"\n  source_address_prefix      = "*"\n  destination_port_range     = "443"\n}\n', 'resource "azurerm_network_security_rule" "no" {\n  direction                  = "Inbound"\n  access                     = "Deny"\n  source_address_prefix      = "*"\n  destination_port_range     = "22"\n}\n', 'resource "google_compute_firewall" "web" {\n  source_ranges = ["0.0.0.0/0"]\n  allow {\n    protocol = "tcp"\n    ports    = ["443"]\n  }\n}\n', 'resource "google_compute_firewall" "ssh" {\n  source_ranges = ["35.235.240.0/20"]\n  allow {\n    ports    = ["22"]\n  }\n}\n',
      'resource "hcloud_firewall" "a" {\n  rule {\n    direction  = "in"\n    port       = "443"\n    source_ips = ["0.0.0.0/0", "::/0"]\n  }\n}\n', '  inbound_rule {\n    port_range       = "22"\n    source_addresses = ["10.0.0.0/8"]\n  }\n', '  port_range_min    = 443\n  remote_ip_prefix  = "0.0.0.0/0"\n', '  port_range        = "443/443"\n  cidr_ip           = "0.0.0.0/0"\n', '  ingress_cidr_blocks = ["0.0.0.0/0"]\n  ingress_rules       = ["https-443-tcp"]\n',
    ],
    'nsg.bicep': ['      direction: \'Outbound\'\n      sourceAddressPrefix: \'*\'\n      destinationPortRange: \'22\'\n', '      sourceAddressPrefix: \'*\'\n      destinationPortRange: \'22\'\n      access: \'Deny\'\n', "      destinationPortRange: '443'\n      sourceAddressPrefix: '*'\n      access: 'Allow'\n", "      destinationPortRange: '*'\n      sourceAddressPrefix: '*'\n      access: 'Deny'\n"], 'sg.yml': ['        from_port: 443\n        to_port: 443\n        cidr_ip: 0.0.0.0/0\n', '        from_port: 22\n        to_port: 22\n        cidr_ip: 10.0.0.0/8\n'], 'a.md': ['  inbound_rule {\n    port_range       = "22"\n    source_addresses = ["0.0.0.0/0"]\n  }\n'],
  },
};

/** registry.terraform.io, hashicorp/azurerm: azurerm_kubernetes_cluster, azurerm_managed_disk */
export const azureSafeguardOff: Rule = {
  ...danger,
  cwe: [284, 311],
  id: 'azure-safeguard-off',
  title: 'Safeguard of a cluster or a disk switched off',
  why: 'Without roles everybody with a token rules the cluster; a disk that is not encrypted can be read wherever a copy of it is.',
  fix: 'role_based_access_control_enabled = true, no kube_dashboard, encryption_settings with a key.',
  near: ['role_based_access_control', 'kube_dashboard', 'encryption_settings'],
  find: [/\brole_based_access_control\s*\{\s*enabled\s*=\s*false\b/, /\brole_based_access_control_enabled\s*=\s*false\b/, /\bkube_dashboard\s*\{\s*enabled\s*=\s*true\b/, /\bencryption_settings\s*\{\s*enabled\s*=\s*false\b/],
  where: terraform,
  bad: { 'main.tf': ['  role_based_access_control {\n    enabled = false\n  }\n', '  role_based_access_control_enabled = false\n', '    kube_dashboard {\n      enabled = true\n    }\n', '  encryption_settings {\n    enabled = false\n  }\n'] },
  good: { 'main.tf': ['  role_based_access_control {\n    enabled = true\n  }\n', '  role_based_access_control_enabled = true\n', '    kube_dashboard {\n      enabled = false\n    }\n', '  encryption_settings {\n    enabled = true\n  }\n'], 'a.md': ['role_based_access_control_enabled = false\n'] },
};

/** developer.hashicorp.com/terraform/language/values/outputs#sensitive */
export const secretOutput: Rule = {
  ...danger,
  category: 'sensitive-logging',
  cwe: [532, 200],
  id: 'terraform-secret-shown',
  title: 'Secret that a plan shows',
  why: 'It stands in the output of each run, in the logs of builds and in the web page of the state.',
  fix: 'sensitive = true, or write it to a secret store and output its name.',
  near: ['sensitive = false', 'nonsensitive('],
  find: [
    /\boutput\s"\w{0,60}(?:password|passwd|secret|secret_key|token|private_key|access_key|api_key|kubeconfig|connection_string)"\s\{(?:(?!\n\})[^]){0,200}?\bsensitive\s{1,6}=\s{1,2}false\b/, /\bvariable\s"\w{0,60}(?:password|passwd|secret|secret_key|token|private_key|api_key)"\s\{(?:(?!\n\})[^]){0,200}?\bsensitive\s{1,6}=\s{1,2}false\b/, /^[ \t]{0,40}(?:value|content|user_data|\w{1,40})[ \t]{1,12}=[^#\n]{0,80}\bnonsensitive\([\w.[\]"]{0,80}(?:password|passwd|secret|secret_string|token|private_key|private_key_pem|access_key|api_key|\.result)\)/m,
  ],
  where: terraform,
  bad: { 'outputs.tf': ['output "db_password" {\n  value     = random_password.db.result\n  sensitive = false\n}\n', 'variable "api_token" {\n  type      = string\n  sensitive = false\n}\n', '  value = nonsensitive(var.db_password)\n', '  value = nonsensitive(random_password.db.result)\n'] },
  good: { 'outputs.tf': ['output "db_password" {\n  value     = random_password.db.result\n  sensitive = true\n}\n', 'output "db_host" {\n  value     = aws_db_instance.main.address\n  sensitive = false\n}\n', '  value = nonsensitive(var.secret_names)\n', 'output "token_ttl" {\n  sensitive = false\n}\n', 'variable "region" {\n  sensitive = false\n}\n'], 'a.md': ['  value = nonsensitive(var.db_password)\n'] },
};

/** docs.aws.amazon.com/service-authorization, learn.microsoft.com/azure/role-based-access-control, cloud.google.com/iam/docs/service-account-permissions */
export const rightsLead: Rule = {
  ...danger,
  cwe: [250, 269],
  id: 'cloud-rights-lead-further',
  title: 'Rights that reach every secret or account',
  why: 'Whoever gets this one credential reads all secrets, or becomes any other account of the project.',
  fix: 'Name the resources: the ARN of the secret or role, the service account itself instead of the project, the resource group.',
  near: ['secretsmanager:', 'sts:assumerole', 'ssm:getparameter', 'kms:decrypt', 'serviceaccounttokencreator', 'serviceaccountuser', 'azurerm_role_definition', 'roledefinitions@', 's3:*', 'dynamodb:*', 'lambda:*', 'ec2:*', 'aws_lambda_permission'],
  find: [
    /\b[aA]ctions?["']?[ \t]{0,20}[:=][^\]}]{0,100}["']?\b(?:secretsmanager:(?:\*|GetSecretValue)|sts:AssumeRole|ssm:GetParameters?|kms:Decrypt|s3:\*|dynamodb:\*|lambda:\*|ec2:\*)["']?[^}]{0,120}?\b[rR]esources?["']?[ \t]{0,20}[:=][\s[-]{0,40}["']\*["'](?![^}]{0,250}["']?\b(?:Deny|Condition|condition)\b)/,
    /"google_project_iam_(?:member|binding)"\s"[\w-]{1,80}"\s\{[^}]{0,200}\brole\s*=\s*"roles\/iam\.serviceAccount(?:TokenCreator|User)"/, /"azurerm_role_definition"\s"[\w-]{1,80}"\s\{(?:(?!\n\})[^]){0,350}?\bactions\s*=\s*\[\s*"\*"\s*\]/, /'Microsoft\.Authorization\/roleDefinitions@(?:(?!\n\})[^]){0,350}?\bactions:\s*\[\s*'\*'/, /"aws_lambda_permission"\s"[\w-]{1,80}"\s\{(?=[^}]{0,300}\bprincipal\s*=\s*"\*")(?![^}]{0,300}\b(?:source_arn|principal_org_id|function_url_auth_type|source_account)\b)/,
  ],
  where: configuration,
  bad: {
    'policy.json': ['{ "Effect": "Allow", "Action": ["secretsmanager:GetSecretValue"], "Resource": "*" }', '{ "Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*" }'], 'stack.yaml': ['            - Effect: Allow\n              Action:\n                - s3:*\n              Resource: "*"\n', '              Action: ssm:GetParameter\n              Resource: "*"\n', '              Action: kms:Decrypt\n              Resource: "*"\n', '              Action: dynamodb:*\n              Resource: "*"\n', '              Action: lambda:*\n              Resource: "*"\n', '              Action: ec2:*\n              Resource: "*"\n'],
    'role.bicep': ["resource r 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {\n  properties: {\n    permissions: [\n      {\n        actions: ['*']\n      }\n    ]\n  }\n}\n"],
    'iam.tf': ['resource "google_project_iam_member" "a" {\n  project = var.project\n  role    = "roles/iam.serviceAccountTokenCreator"\n  member  = local.ci\n}\n', 'resource "google_project_iam_member" "a" {\n  role    = "roles/iam.serviceAccountUser"\n}\n', 'resource "azurerm_role_definition" "ops" {\n  name  = "ops"\n  permissions {\n    actions = ["*"]\n  }\n}\n', 'resource "aws_lambda_permission" "a" {\n  action        = "lambda:InvokeFunction"\n  function_name = "a"\n  principal     = "*"\n}\n'],
  },
  good: {
    'policy.json': ['{ "Effect": "Allow", "Action": ["secretsmanager:GetSecretValue"], "Resource": "arn:aws:secretsmanager:eu-central-1:123456789012:secret:shop-*" }', '{ "Action": "sts:AssumeRole", "Resource": "*", "Effect": "Deny" }', '{ "Effect": "Allow", "Action": "kms:Decrypt", "Resource": "*", "Condition": { "StringEquals": {} } }'], 'stack.yaml': ['              Action:\n                - s3:ListAllMyBuckets\n              Resource: "*"\n', '              Action: sts:AssumeRole\n              Principal:\n                Service: ecs.amazonaws.com\n'],
    'role.bicep': ["resource r 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {\n  properties: {\n    permissions: [ { actions: ['Microsoft.Web/sites/read'] } ]\n  }\n}\n"],
    'iam.tf': ['resource "google_service_account_iam_member" "a" {\n  role    = "roles/iam.serviceAccountTokenCreator"\n}\n', 'resource "azurerm_role_definition" "ops" {\n  permissions {\n    actions = ["Microsoft.Web/sites/restart/action"]\n  }\n}\n', 'resource "aws_lambda_permission" "a" {\n  principal  = "*"\n  source_arn = aws_sns_topic.a.arn\n}\n', 'resource "aws_lambda_permission" "a" {\n  principal = "events.amazonaws.com"\n}\n'], 'a.md': ['"Action": "sts:AssumeRole", "Resource": "*"'],
  },
};

/** docs.aws.amazon.com/AWSEC2 (sharing of images and snapshots), registry.terraform.io (azurerm: remote_debugging_enabled; aws_api_gateway_method) */
export const sharedWithAll: Rule = {
  ...danger,
  cwe: [732, 306],
  id: 'cloud-shared-with-all',
  title: 'Image, snapshot or call that is open to every account',
  why: 'Disks of images and snapshots hold what was on the machine; a method without authorization is called by whoever finds its address.',
  fix: 'Name the accounts (--user-ids, account_id), authorization = "AWS_IAM" or an authorizer, remote_debugging_enabled = false.',
  near: ['--group-names', 'group=all', 'launch_permission', '--values-to-add', 'remote_debugging_enabled', 'aws_api_gateway_method', 'remotedebuggingenabled'],
  find: [
    /^[^#\n]{0,80}\bmodify-(?:snapshot|image)-attribute\b[^#\n]{0,200}(?:--group-names[ \t]+all\b|--launch-permission[= ][^#\n]{0,40}\bGroup=all\b)/m, /^[^#\n]{0,80}\bmodify-db-(?:cluster-)?snapshot-attribute\b[^#\n]{0,200}--values-to-add[ \t]+\[?["']?all\b/m, /"aws_ami_launch_permission"\s"[\w-]{1,80}"\s\{[^}]{0,200}\bgroup\s*=\s*"all"/, /^[ \t]{0,40}remote_?debugging_?enabled["']?[ \t]*[:=][ \t]*true\b/im,
    /"aws_api_gateway_method"\s"[\w-]{1,80}"\s\{(?=[^}]{0,300}\bhttp_method\s*=\s*"(?:DELETE|PUT|PATCH|ANY)")(?=[^}]{0,300}\bauthorization\s*=\s*"NONE")(?![^}]{0,300}\bapi_key_required\s*=\s*true)/,
  ],
  where: { path: { any: ['config-path', configuration.path] } },
  bad: { 'share.sh': ['aws ec2 modify-snapshot-attribute --snapshot-id snap-1 --attribute createVolumePermission --operation-type add --group-names all\n', 'aws ec2 modify-image-attribute --image-id ami-1 --launch-permission "Add=[{Group=all}]"\n', 'aws rds modify-db-snapshot-attribute --db-snapshot-identifier a --attribute-name restore --values-to-add all\n'], 'main.tf': ['resource "aws_ami_launch_permission" "a" {\n  image_id = "ami-1"\n  group    = "all"\n}\n', '    remote_debugging_enabled = true\n', 'resource "aws_api_gateway_method" "a" {\n  http_method   = "DELETE"\n  authorization = "NONE"\n}\n'], 'app.bicep': ['      remoteDebuggingEnabled: true\n'] },
  good: { 'share.sh': ['aws ec2 modify-snapshot-attribute --snapshot-id snap-1 --operation-type add --user-ids 123456789012\n', 'aws rds modify-db-snapshot-attribute --values-to-add 123456789012\n', '# aws ec2 modify-image-attribute --launch-permission "Add=[{Group=all}]"\n'], 'main.tf': ['resource "aws_ami_launch_permission" "a" {\n  account_id = "123456789012"\n}\n', '    remote_debugging_enabled = false\n', 'resource "aws_api_gateway_method" "a" {\n  http_method   = "GET"\n  authorization = "NONE"\n}\n', 'resource "aws_api_gateway_method" "a" {\n  http_method   = "DELETE"\n  authorization = "AWS_IAM"\n}\n', 'resource "aws_api_gateway_method" "a" {\n  http_method   = "PUT"\n  authorization = "NONE"\n  api_key_required = true\n}\n'], 'app.bicep': ['      remoteDebuggingEnabled: false\n'], 'a.js': ['remote_debugging_enabled = true\n'] },
};
