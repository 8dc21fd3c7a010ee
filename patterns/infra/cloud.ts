/** Terraform, CloudFormation and policies of clouds: open networks, public storage and databases, rights over everything, nothing encrypted. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'medium' } as const;
const terraform = { path: { trait: 'file', of: ['terraform'] } };
/** CloudFormation and policies stand in YAML and JSON. */
const configuration = { path: { any: [{ trait: 'file', of: ['terraform', 'yaml'] }, { trait: 'ends', of: ['.json', '.template', '.bicep'] }] } };
/** Ports of shells, remote desktops and databases; 0 begins "all". */
const ADMIN = '(?:0|20|21|22|23|135|139|445|1433|1521|2375|2376|3306|3389|5432|5900|5984|5985|6379|6443|9200|9300|11211|27017)';

const ANYWHERE = '(?:0\\.0\\.0\\.0/0|::/0)';
/** Within one entry of a list: the next one has an address and a port of its own. */
const SAME = '(?:(?!\\bFromPort|\\bCidrIp|\\bSecurityGroupEgress)[^]){0,160}\\b';

export const openIngress: Rule = {
  ...danger,
  severity: 'high',
  cwe: [284, 668],
  id: 'cloud-open-ingress',
  title: 'Shell, desktop or database open to the internet',
  why: 'Every address on the internet may knock, and scanners find the port within minutes.',
  fix: 'Name the networks that need it, or go through a bastion, a VPN or the cloud\'s session manager.',
  near: ['ingress', 'source_ranges', 'cidrip', 'authorized_networks', 'end_ip_address', 'endipaddress'],
  find: [
    new RegExp(`\\bingress\\s*(?:=\\s*\\[\\s*)?\\{(?=[^}]{0,300}\\bfrom_port\\s*=\\s*${ADMIN}\\b)(?=[^}]{0,300}"(?<value>0\\.0\\.0\\.0/0|::/0)")`, 'd'),
    new RegExp(`\\btype\\s*=\\s*"ingress"(?=[^}]{0,300}\\bfrom_port\\s*=\\s*${ADMIN}\\b)(?=[^}]{0,300}"(?<value>0\\.0\\.0\\.0/0|::/0)")`, 'd'),
    new RegExp(`\\bports\\s*=\\s*\\[[^\\]]{0,60}"${ADMIN}"[^}]{0,200}\\}[^}]{0,150}\\bsource_ranges\\s*=\\s*\\[\\s*"0\\.0\\.0\\.0/0"`),
    /\bstart_ip_address\s*=\s*"0\.0\.0\.0"\s*end_ip_address\s*=\s*"255\.255\.255\.255"/, /\bstartIpAddress["']?\s*:\s*["']0\.0\.0\.0["'][\s,]{1,20}["']?endIpAddress["']?\s*:\s*["']255\.255\.255\.255["']/, /\bSecurityGroupIngress["']?\s{0,4}:(?=(?:(?!\bSecurityGroupEgress|\n[ \t]{0,40}-[^]{1,160}\n[ \t]{0,40}-)[^]){0,200}\bIpProtocol["']?\s{0,4}:\s{0,4}["']?-1\b)(?:(?!\bSecurityGroupEgress|\bToPort)[^]){0,200}\b(?<value>CidrIp(?:v6)?["']?\s{0,4}:\s{0,4}["']?(?:0\.0\.0\.0\/0|::\/0))/, /\bauthorized_networks\s*\{[^}]{0,150}\bvalue\s*=\s*"0\.0\.0\.0\/0"/,
    new RegExp(`\\bFromPort["']?\\s*:\\s*["']?${ADMIN}(?=["'\\s,])${SAME}CidrIp(?:v6)?["']?\\s*:\\s*["']?${ANYWHERE}`), new RegExp(`\\bCidrIp(?:v6)?["']?\\s*:\\s*["']?${ANYWHERE}${SAME}FromPort["']?\\s*:\\s*["']?${ADMIN}\\b`),
    new RegExp(`"aws_vpc_security_group_ingress_rule"\\s+"[\\w-]{1,80}"\\s*\\{(?=[^}]{0,300}\\bfrom_port\\s*=\\s*${ADMIN}\\b)(?=[^}]{0,300}"(?<value>${ANYWHERE})")`, 'd'),
  ],
  where: configuration,
  bad: {
    'main.tf': [
      'ingress {\n    from_port   = 22\n    to_port     = 22\n    protocol    = "tcp"\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n', 'ingress {\n    cidr_blocks = ["10.0.0.0/8", "0.0.0.0/0"]\n    from_port = 0\n    to_port = 0\n  }\n', 'resource "aws_security_group_rule" "a" {\n  type        = "ingress"\n  from_port   = 3306\n  to_port     = 3306\n  cidr_blocks = ["0.0.0.0/0"]\n}\n',
      'allow {\n    protocol = "tcp"\n    ports    = ["22"]\n  }\n  source_ranges = ["0.0.0.0/0"]\n', 'start_ip_address = "0.0.0.0"\n  end_ip_address   = "255.255.255.255"\n', 'authorized_networks {\n  name  = "all"\n  value = "0.0.0.0/0"\n}\n',
    ],
    'stack.yaml': ['      SecurityGroupIngress:\n        - IpProtocol: tcp\n          FromPort: 22\n          ToPort: 22\n          CidrIp: 0.0.0.0/0\n', '        - CidrIp: 0.0.0.0/0\n          FromPort: 5432\n          ToPort: 5432\n', '        - FromPort: 3389\n          CidrIpv6: ::/0\n'],
    'fw.bicep': ["    startIpAddress: '0.0.0.0'\n    endIpAddress: '255.255.255.255'\n"], 'all.yaml': ['      SecurityGroupIngress:\n        - CidrIp: 0.0.0.0/0\n          IpProtocol: "-1"\n'],
    'stack.json': ['{ "FromPort": 3306, "ToPort": 3306, "CidrIp": "0.0.0.0/0" }'],
    'rules.tf': ['resource "aws_vpc_security_group_ingress_rule" "db" {\n  cidr_ipv4 = "0.0.0.0/0"\n  from_port = 5432\n}\n'],
  },
  good: {
    'main.tf': ['ingress {\n    from_port   = 443\n    to_port     = 443\n    protocol    = "tcp"\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n', 'egress {\n    from_port   = 0\n    to_port     = 0\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n', 'ingress {\n    from_port   = 22\n    to_port     = 22\n    cidr_blocks = ["10.0.0.0/8"]\n  }\n'],
    'stack.yaml': ['        - FromPort: 443\n          ToPort: 443\n          CidrIp: 0.0.0.0/0\n', '        - FromPort: 22\n          ToPort: 22\n          CidrIp: 10.0.0.0/8\n', '        - FromPort: 22\n          CidrIp: 10.0.0.0/8\n        - FromPort: 443\n          CidrIp: 0.0.0.0/0\n', '        - CidrIp: 0.0.0.0/0\n          FromPort: 443\n        - CidrIp: 10.0.0.0/8\n          FromPort: 22\n'],
    'fw.bicep': ["    startIpAddress: '0.0.0.0'\n    endIpAddress: '0.0.0.0'\n"], 'all.yaml': ['      SecurityGroupIngress:\n        - CidrIp: 10.0.0.0/8\n          IpProtocol: "-1"\n      SecurityGroupEgress:\n        - CidrIp: 0.0.0.0/0\n          IpProtocol: "-1"\n', '      SecurityGroupEgress:\n        - CidrIp: 0.0.0.0/0\n          IpProtocol: "-1"\n'],
    'rules.tf': ['resource "aws_vpc_security_group_ingress_rule" "web" {\n  cidr_ipv4 = "0.0.0.0/0"\n  from_port = 443\n}\n'],
    'a.txt': ['ingress {\n    from_port   = 22\n    cidr_blocks = ["0.0.0.0/0"]\n  }\n'],
  },
};

/** The same where a variable or a local value says it, whatever the rule is that takes it. */
export const openByName: Rule = {
  ...openIngress,
  id: 'cloud-open-by-default',
  title: 'Addresses for administration or a database that are all of the internet',
  near: ['0.0.0.0/0'],
  find: [
    /\bvariable\s{1,4}"\w{0,30}(?:ssh|admin|bastion|mgmt|management|rdp|postgres|mysql|redis|database|db)_?\w{0,20}(?:cidr|range|source|ip)\w{0,20}"\s{0,4}\{[^}]{0,300}?\bdefault\s{1,12}=\s{1,4}(?:\[\s{0,8})?"(?<value>0\.0\.0\.0\/0)"/d,
    /^[ \t]{1,8}(?:ssh|admin|bastion|mgmt|management|rdp|postgres|mysql|redis|database|db)_\w{0,20}(?:cidr|range|source)\w{0,20}\s{1,12}=\s{1,4}(?:\[\s{0,8})?"(?<value>0\.0\.0\.0\/0)"/dm,
  ],
  bad: { 'main.tf': ['variable "ssh_allowed_cidrs" {\n  type    = list(string)\n  default = ["0.0.0.0/0"]\n}\n', 'locals {\n  admin_cidrs = ["0.0.0.0/0"]\n}\n'], 'terraform.tfvars': ['  bastion_source_range = "0.0.0.0/0"\n'] },
  good: { 'main.tf': ['variable "ssh_allowed_cidrs" {\n  type = list(string)\n}\n', 'variable "web_cidrs" {\n  default = ["0.0.0.0/0"]\n}\n', 'locals {\n  admin_cidrs = ["203.0.113.0/24"]\n}\n', 'locals {\n  public_cidrs = ["0.0.0.0/0"]\n}\n'], 'a.txt': ['locals {\n  admin_cidrs = ["0.0.0.0/0"]\n}\n'] },
};

export const openBucket: Rule = {
  ...danger,
  cwe: [732],
  id: 'cloud-public-storage',
  title: 'Storage that everyone may read',
  why: 'What lands there is on the internet, what was meant for it and what was not.',
  fix: 'Keep it private and put a CDN or signed addresses in front of it.',
  near: ['public-read', 'publicread', 'block_public', 'blockpublic', 'ignore_public_acls', 'restrict_public_buckets', 'allusers', 'allauthenticatedusers', 'container_access_type', 'allow_blob_public_access', 'allow_nested_items_to_be_public', 'allowblobpublicaccess'],
  find: [
    /\bacl\s*=\s*"public-read(?:-write)?"/, /\bAccessControl["']?\s*:\s*["']?PublicRead(?:Write)?\b/, /\b(?:block_public_acls|block_public_policy|ignore_public_acls|restrict_public_buckets)\s*=\s*false\b/, /\b(?:BlockPublicAcls|BlockPublicPolicy|IgnorePublicAcls|RestrictPublicBuckets)["']?\s*:\s*["']?false\b/,
    /"all(?:Authenticated)?Users"/, /\bcontainer_access_type\s*=\s*"(?:blob|container)"/, /\b(?:allow_blob_public_access|allow_nested_items_to_be_public)\s*=\s*true\b/, /\ballowBlobPublicAccess["']?\s*:\s*true\b/,
  ],
  where: configuration,
  bad: {
    'main.tf': ['acl = "public-read"\n', 'acl    = "public-read-write"\n', 'block_public_acls = false\n', 'ignore_public_acls = false\n', 'restrict_public_buckets = false\n', 'members = ["allUsers"]\n', 'member = "allAuthenticatedUsers"\n', 'container_access_type = "blob"\n', 'allow_blob_public_access = true\n', 'allow_nested_items_to_be_public = true\n'],
    'storage.bicep': ['    allowBlobPublicAccess: true\n'],
    'stack.yaml': ['      AccessControl: PublicRead\n', '        BlockPublicAcls: false\n'],
  },
  good: { 'main.tf': ['acl = "private"\n', 'block_public_acls = true\n', 'container_access_type = "private"\n', 'member = "user:a@shop.com"\n', 'allow_nested_items_to_be_public = false\n'], 'storage.bicep': ['    allowBlobPublicAccess: false\n'], 'stack.yaml': ['      AccessControl: Private\n', '        BlockPublicAcls: true\n'], 'a.txt': ['acl = "public-read"\n'] },
};

export const openDatabase: Rule = {
  ...danger,
  cwe: [668],
  id: 'cloud-public-database',
  title: 'Database with an address on the internet',
  why: 'Only the password is left between the internet and the data.',
  fix: 'Set it to false, and reach it from inside the network.',
  near: ['publicly_accessible', 'publiclyaccessible', 'public_network_access_enabled'],
  find: [/^[^#\n]{0,120}\b(?:publicly_?accessible|public_network_access_enabled)["']?[ \t]*[:=][ \t]*["']?true\b/im],
  where: configuration,
  bad: { 'main.tf': ['publicly_accessible = true\n', 'public_network_access_enabled = true\n'], 'stack.yaml': ['PubliclyAccessible: true\n'], 'stack.json': ['{ "PubliclyAccessible": true }'] },
  good: { 'main.tf': ['publicly_accessible = false\n', '# publicly_accessible = true\n', 'public_network_access_enabled = false\n'], 'stack.yaml': ['PubliclyAccessible: false\n'], 'a.txt': ['publicly_accessible = true\n'] },
};

export const rightsEverything: Rule = {
  ...danger,
  severity: 'high',
  cwe: [250, 269],
  id: 'cloud-rights-everything',
  title: 'Rights over the whole account',
  why: 'Whoever gets one credential of this role owns every resource in the account.',
  fix: 'Name the actions and resources that are needed.',
  near: ['action', 'administratoraccess', 'roles/owner'],
  find: [
    /\bAction["']?\s*[:=]\s*(?:\[\s*)?(?:-\s*)?["']\*["'](?:\s*\])?(?=[^}]{0,200}\bResource["']?\s*[:=]\s*(?:\[\s*)?(?:-\s*)?["']\*["'])(?![^}]{0,250}["']?Deny\b)/,
    /\bResource["']?\s*[:=]\s*(?:\[\s*)?(?:-\s*)?["']\*["'](?:\s*\])?(?=[^}]{0,200}\bAction["']?\s*[:=]\s*(?:\[\s*)?(?:-\s*)?["']\*["'])(?![^}]{0,250}["']?Deny\b)/,
    /\bactions\s*=\s*\[\s*"\*"\s*\](?=[^}]{0,200}\bresources\s*=\s*\[\s*"\*"\s*\])/, /\barn:aws:iam::aws:policy\/AdministratorAccess\b/, /\brole\s*=\s*"roles\/owner"/,
  ],
  where: configuration,
  bad: {
    'policy.json': ['{ "Effect": "Allow", "Action": "*", "Resource": "*" }', '{ "Effect": "Allow", "Resource": ["*"], "Action": ["*"] }'], 'main.tf': ['  Action   = "*"\n  Effect = "Allow"\n  Resource = "*"\n', 'actions   = ["*"]\n    resources = ["*"]\n', 'policy_arn = "arn:aws:iam::aws:policy/AdministratorAccess"\n', 'role = "roles/owner"\n'],
    'stack.yaml': ['            Effect: Allow\n            Action: "*"\n            Resource: "*"\n'],
  },
  good: {
    'policy.json': ['{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }', '{ "Action": "*", "Resource": "*", "Effect": "Deny" }', '{ "Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::mine/*" }'], 'main.tf': ['actions = ["s3:*"]\n resources = ["*"]\n', 'role = "roles/viewer"\n'], 'a.txt': ['"Action": "*", "Resource": "*"'],
  },
};

export const anyPrincipal: Rule = {
  ...danger,
  cwe: [284],
  id: 'cloud-any-principal',
  title: 'Allowed for everyone in the world',
  why: 'Any account, and often anyone without one, may use the resource.',
  fix: 'Name the accounts or roles, or add a condition (aws:SourceArn, aws:PrincipalOrgID).',
  near: ['principal'],
  find: [
    /\bPrincipal["']?\s{0,4}[:=]\s{0,60}(?:(?:\{\s{0,60})?["']?AWS["']?\s{0,4}[:=]\s{0,60})?(?:\[\s{0,60}|-\s)?["']\*["'](?![^]{0,250}\b(?:Deny|Condition)\b)/, /\bprincipals\s*\{(?=[^}]{0,120}\bidentifiers\s*=\s*\[\s*"\*"\s*\])(?![^]{0,300}\bcondition\s*\{)/,
  ],
  where: configuration,
  bad: { 'policy.json': ['{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject" }', '{ "Effect": "Allow", "Principal": { "AWS": ["*"] }, "Action": "sqs:*" }'], 'stack.yaml': ['            Principal:\n              AWS: "*"\n', '            Principal:\n              AWS:\n                - "*"\n'], 'main.tf': ['principals {\n  type        = "*"\n  identifiers = ["*"]\n}\n'] },
  good: { 'policy.json': ['{ "Principal": "*", "Effect": "Deny" }', '{ "Principal": { "AWS": "arn:aws:iam::123456789012:root" } }', '{ "Principal": "*", "Condition": { "StringEquals": {} } }'], 'main.tf': ['principals {\n  type        = "*"\n  identifiers = ["*"]\n}\ncondition {\n}\n'], 'a.txt': ['"Principal": "*"'] },
};

export const unencrypted: Rule = {
  ...danger,
  cwe: [311],
  id: 'cloud-unencrypted',
  title: 'Data stored or sent unencrypted',
  why: 'A disk, snapshot or backup that gets into other hands can be read as it is.',
  fix: 'Set it to true, with a key of your own where it matters.',
  near: ['encrypted', 'encryption_', 'backend "s3"'],
  find: [/^[^#\n]{0,120}\b(?:(?:storage_?)?encrypted|(?:at_rest|transit)_encryption_enabled|encryption_in_transit)["']?[ \t]*[:=][ \t]*["']?false\b/im, /\bbackend\s+"s3"\s*\{[^}]{0,400}\bencrypt\s*=\s*false\b/],
  where: configuration,
  bad: { 'main.tf': ['encrypted = false\n', 'storage_encrypted = false\n', 'at_rest_encryption_enabled = false\n', 'transit_encryption_enabled = false\n', 'encryption_in_transit = false\n', 'backend "s3" {\n  bucket  = "state"\n  encrypt = false\n}\n'], 'stack.yaml': ['Encrypted: false\n', 'StorageEncrypted: false\n'] },
  good: { 'main.tf': ['encrypted = true\n', 'storage_encrypted = var.encrypted\n', '# at_rest_encryption_enabled = false\n', 'unencrypted = false\n', 'backend "s3" {\n  encrypt = true\n}\n'], 'stack.yaml': ['Encrypted: true\n'], 'a.txt': ['encrypted = false\n'] },
};

export const oldTls: Rule = {
  ...danger,
  category: 'insecure-transport',
  cwe: [326],
  id: 'cloud-old-tls',
  title: 'Old TLS, or none, allowed',
  why: 'TLS 1.0 and 1.1 have known breaks, and without TLS everything can be read on the way.',
  fix: 'Ask for TLS 1.2 at least, and redirect http to https.',
  near: ['tls_version', 'minimum_protocol_version', 'minimumprotocolversion', 'https_only', 'https_traffic_only', 'viewer_protocol_policy', 'viewerprotocolpolicy', 'ssl_policy', 'sslpolicy', 'ssl_enforcement', 'require_ssl', 'ssl_mode', 'supportshttpstrafficonly', 'httpsonly'],
  find: [
    /\b(?:min(?:imum)?_tls_version|minimum_protocol_version|MinimumProtocolVersion)["']?\s*[:=]\s*["']?(?:TLS(?:v|_)?1(?:[._][01])?|SSLv3|1\.[01]|TLSv1_2016|TLSv1\.1_2016)["']?\s/m, /\b(?:https_only|enable_https_traffic_only|https_traffic_only_enabled)\s*=\s*false\b/, /\b(?:viewer_protocol_policy|ViewerProtocolPolicy)["']?\s*[:=]\s*["']?allow-all\b/,
    /\b(?:ssl_policy|SslPolicy)["']?\s{0,4}[:=]\s{0,4}["']?ELBSecurityPolicy-(?:2015-05|2016-08|TLS-1-[01]-\d{4}-\d\d)\b/, /\bssl_enforcement_enabled\s*=\s*false\b/, /\brequire_ssl\s*=\s*false\b/, /\bssl_mode\s*=\s*"ALLOW_UNENCRYPTED_AND_ENCRYPTED"/, /\b(?:supportsHttpsTrafficOnly|httpsOnly)["']?\s*:\s*false\b/,
  ],
  where: configuration,
  bad: { 'main.tf': ['min_tls_version = "TLS1_0"\n', 'minimum_tls_version = "1.1"\n', 'minimum_protocol_version = "TLSv1"\n', 'https_only = false\n', 'https_traffic_only_enabled = false\n', 'viewer_protocol_policy = "allow-all"\n', 'ssl_policy = "ELBSecurityPolicy-2016-08"\n', 'ssl_enforcement_enabled = false\n', 'require_ssl = false\n', 'ssl_mode = "ALLOW_UNENCRYPTED_AND_ENCRYPTED"\n'], 'app.json': ['"httpsOnly": false', '"supportsHttpsTrafficOnly": false'], 'stack.yaml': ['      SslPolicy: ELBSecurityPolicy-2016-08\n', 'MinimumProtocolVersion: TLSv1\n', 'ViewerProtocolPolicy: allow-all\n'] },
  good: { 'main.tf': ['min_tls_version = "TLS1_2"\n', 'minimum_protocol_version = "TLSv1.2_2021"\n', 'https_only = true\n', 'viewer_protocol_policy = "redirect-to-https"\n', 'ssl_policy = "ELBSecurityPolicy-TLS13-1-2-2021-06"\n', 'ssl_enforcement_enabled = true\n', 'require_ssl = true\n', 'ssl_mode = "ENCRYPTED_ONLY"\n'], 'app.json': ['"httpsOnly": true'], 'a.txt': ['https_only = false\n'] },
};

export const metadataV1: Rule = {
  ...danger,
  cwe: [918],
  id: 'cloud-metadata-v1',
  title: 'Metadata service that answers without a token',
  why: 'One request that a server can be talked into (SSRF) gets the credentials of the machine.',
  fix: 'Set http_tokens = "required".',
  near: ['http_tokens', 'httptokens'],
  find: [/^[^#\n]{0,120}\bhttp_?tokens["']?[ \t]*[:=][ \t]*["']?optional\b/im],
  where: configuration,
  bad: { 'main.tf': ['http_tokens = "optional"\n'], 'stack.yaml': ['HttpTokens: optional\n'] },
  good: { 'main.tf': ['http_tokens = "required"\n', '# http_tokens = "optional"\n'], 'stack.yaml': ['HttpTokens: required\n'], 'a.txt': ['http_tokens = "optional"\n'] },
};

export const moduleCleartext: Rule = {
  ...danger,
  category: 'insecure-transport',
  cwe: [319, 494],
  id: 'terraform-module-cleartext',
  title: 'Module fetched without TLS',
  why: 'Everyone on the way can answer with a module of their own, and it is run with the rights of the account.',
  fix: 'Use https or ssh, and pin the version: ?ref=v1.2.3.',
  near: ['source'],
  find: [/^\s{0,20}source\s*=\s*"(?:git::)?(?:http|git):\/\//m],
  where: terraform,
  bad: { 'main.tf': ['  source = "git::http://git.shop.com/vpc.git"\n', '  source = "http://shop.com/vpc.zip"\n'] },
  good: { 'main.tf': ['  source = "git::https://git.shop.com/vpc.git?ref=v1"\n', '  source = "./vpc"\n', '  # source = "http://shop.com/vpc.zip"\n'], 'a.txt': ['  source = "http://shop.com/vpc.zip"\n'] },
};
