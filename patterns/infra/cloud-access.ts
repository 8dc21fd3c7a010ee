/** Terraform and CloudFormation: functions and clusters that answer everyone, firewalls that let everyone in, providers that trust any answer. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'medium' } as const;
const configuration = { path: { any: [{ trait: 'file', of: ['terraform', 'yaml'] }, { trait: 'ends', of: ['.json', '.template', '.bicep'] }] } };

/** docs.aws.amazon.com/lambda/latest/dg/urls-auth.html, docs.aws.amazon.com/eks/latest/userguide/cluster-endpoint.html */
export const functionUrl: Rule = {
  ...danger,
  category: 'access-control',
  cwe: [306],
  id: 'cloud-function-without-login',
  title: 'Function that answers everyone',
  why: 'Whoever finds the address runs it, as often as they like and on your account.',
  fix: 'authorization_type = "AWS_IAM"; where callers cannot sign (webhooks), let the function check their signature first.',
  near: ['authorization_type', 'functionurlconfig', 'aws::lambda::url'],
  find: [
    /"aws_lambda_function_url"\s+"[\w-]{1,80}"\s*\{[^}]{0,300}\bauthorization_type\s*=\s*"NONE"/, /\bFunctionUrlConfig["']?\s*:[\s{]{1,60}(?:[\w"']{1,30}\s*:[^\n]{0,60}\n\s{1,40})?["']?AuthType["']?\s*:\s*["']?NONE\b/,
    /\bAWS::Lambda::Url\b[^]{0,250}\bAuthType["']?\s*:\s*["']?NONE\b/,
  ],
  where: configuration,
  bad: { 'main.tf': ['resource "aws_lambda_function_url" "a" {\n  function_name      = "a"\n  authorization_type = "NONE"\n}\n'], 'template.yaml': ['      FunctionUrlConfig:\n        AuthType: NONE\n', '    Type: AWS::Lambda::Url\n    Properties:\n      AuthType: NONE\n'] },
  good: { 'main.tf': ['resource "aws_lambda_function_url" "a" {\n  authorization_type = "AWS_IAM"\n}\n'], 'template.yaml': ['      FunctionUrlConfig:\n        AuthType: AWS_IAM\n', '    Type: AWS::Lambda::Url\n    Properties:\n      AuthType: AWS_IAM\n'], 'a.txt': ['FunctionUrlConfig:\n  AuthType: NONE\n'] },
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
    /\bpublic_access_cidrs\s*=\s*\[[^\]]{0,100}"0\.0\.0\.0\/0"/, /\b[pP]ublicAccessCidrs["']?\s*:\s*\[?\s*-?\s*["']?0\.0\.0\.0\/0/, /\bnetwork_(?:acls|rules)\s*\{[^}]{0,300}\bdefault_action\s*=\s*"Allow"/, /\bnetworkAcls["']?\s*:\s*\{[^}]{0,300}\bdefaultAction["']?\s*:\s*["']Allow["']/,
    /\bauthorized_ip_ranges\s*=\s*\[[^\]]{0,100}"0\.0\.0\.0\/0"/, /\bmaster_authorized_networks_config\s*\{[^}]{0,200}\bcidr_block\s*=\s*"0\.0\.0\.0\/0"/,
  ],
  where: configuration,
  bad: { 'main.tf': ['public_access_cidrs = ["0.0.0.0/0"]\n', 'network_acls {\n    bypass         = "AzureServices"\n    default_action = "Allow"\n  }\n', 'network_rules {\n  default_action = "Allow"\n}\n', 'authorized_ip_ranges = ["0.0.0.0/0"]\n', 'master_authorized_networks_config {\n  cidr_blocks {\n    cidr_block = "0.0.0.0/0"\n  }\n}\n'], 'stack.yaml': ['        PublicAccessCidrs:\n          - 0.0.0.0/0\n'], 'main.bicep': ["networkAcls: {\n  bypass: 'AzureServices'\n  defaultAction: 'Allow'\n}\n"] },
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
