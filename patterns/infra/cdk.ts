/** Infrastructure written as code: AWS CDK and Pulumi, in the languages they are written in. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'infrastructure', severity: 'high' } as const;
/** Remote shells, desktops, databases, and all ports at once. */
const INNER_PORTS = ['22', '3389', '3306', '5432', '1433', '6379', '27017', '9200', 'allTraffic', 'allTcp', 'all_traffic', 'all_tcp', 'AllTraffic', 'AllTcp'];

export const cdkOpenIngress: Rule = {
  ...danger,
  id: 'cdk-open-ingress',
  cwe: [284],
  title: 'Inner port open to every address',
  why: 'Remote shells and databases are searched for on every address, within minutes.',
  fix: 'Name the network that needs it: Peer.ipv4("10.0.0.0/16"), or reach it through Session Manager or a bastion.',
  near: ['addingressrule(', 'add_ingress_rule(', 'allowfrom('],
  find: ['$group.addIngressRule($peer, $port, $...)', '$group.add_ingress_rule($peer, $port, $...)', '$group.AddIngressRule($peer, $port, $...)', '$c.allowFrom($peer, $port, $...)'],
  where: { peer: { trait: 'has', of: ['anyIpv4', 'any_ipv4', 'AnyIpv4', 'anyIpv6', 'any_ipv6', 'AnyIpv6'] }, port: { trait: 'has', of: INNER_PORTS } },
  langs: ['js', 'py', 'java', 'csharp'],
  bad: {
    js: ['sg.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(22), "ssh")', 'db.connections.allowFrom(ec2.Peer.anyIpv4(), ec2.Port.tcp(5432))'],
    py: ['sg.add_ingress_rule(ec2.Peer.any_ipv4(), ec2.Port.all_traffic())', 'sg.add_ingress_rule(peer=ec2.Peer.any_ipv4(), connection=ec2.Port.tcp(22))'],
    csharp: ['sg.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(3389));'],
  },
  good: {
    js: ['sg.addIngressRule(ec2.Peer.anyIpv4(), ec2.Port.tcp(443))', 'sg.addIngressRule(ec2.Peer.ipv4("10.0.0.0/16"), ec2.Port.tcp(22))', 'web.connections.allowFrom(ec2.Peer.anyIpv4(), ec2.Port.tcp(443))'],
    py: ['sg.add_ingress_rule(ec2.Peer.any_ipv4(), ec2.Port.tcp(443))', 'sg.add_ingress_rule(peer=ec2.Peer.any_ipv4(), connection=ec2.Port.tcp(80))'],
    csharp: ['sg.AddIngressRule(Peer.AnyIpv4(), Port.Tcp(443));'],
  },
};

export const cdkOpenToAll: Rule = {
  ...cdkOpenIngress,
  id: 'cdk-open-to-all',
  near: ['allowfromanyipv4(', 'allow_from_any_ipv4(', 'allowdefaultportfromanyipv4(', 'allow_default_port_from_any_ipv4('],
  find: ['$c.allowFromAnyIpv4($port, $...)', '$c.allow_from_any_ipv4($port, $...)', '$port.connections.allowDefaultPortFromAnyIpv4($...)', '$port.connections.allow_default_port_from_any_ipv4($...)'],
  where: { port: { any: [{ trait: 'has', of: INNER_PORTS }, { trait: 'named', of: ['db', 'database', 'cluster', 'instance', 'rds', 'redis'] }] } },
  langs: ['js', 'py'],
  bad: { ts: ['host.connections.allowFromAnyIpv4(ec2.Port.tcp(22))', 'db.connections.allowFromAnyIpv4(ec2.Port.tcp(5432), "all")', 'db.connections.allowDefaultPortFromAnyIpv4("all")', 'database.connections.allowDefaultPortFromAnyIpv4()', 'cluster.connections.allowDefaultPortFromAnyIpv4()', 'instance.connections.allowDefaultPortFromAnyIpv4()', 'rds.connections.allowDefaultPortFromAnyIpv4()', 'redis.connections.allowDefaultPortFromAnyIpv4()'], py: ['host.connections.allow_from_any_ipv4(ec2.Port.tcp(22))', 'db.connections.allow_default_port_from_any_ipv4()'] },
  good: { ts: ['lb.connections.allowFromAnyIpv4(ec2.Port.tcp(443))', 'lb.connections.allowDefaultPortFromAnyIpv4("web")'], py: ['lb.connections.allow_from_any_ipv4(ec2.Port.tcp(443))'] },
};

export const cdkPublic: Rule = {
  ...danger,
  id: 'cdk-public-data',
  cwe: [732],
  title: 'Data open to everyone',
  why: 'Whoever finds the name of a public bucket reads it; a database with an address of its own is tried by everyone.',
  fix: 'Leave it private: blockPublicAccess BLOCK_ALL, publiclyAccessible false; serve files through CloudFront.',
  near: ['publicreadaccess', 'public_read_access', 'publiclyaccessible', 'publicly_accessible'],
  find: ['publicReadAccess: true', 'publiclyAccessible: true', 'public_read_access=True', 'publicly_accessible=True', '$b.publicReadAccess(true)', '$b.publiclyAccessible(true)', 'PublicReadAccess = true', 'PubliclyAccessible = true'],
  langs: ['js', 'py', 'java', 'csharp'],
  bad: {
    js: ['new s3.Bucket(this, "b", { publicReadAccess: true })', 'new aws.rds.Instance("db", { engine: "postgres", publiclyAccessible: true })'],
    py: ['s3.Bucket(self, "b", public_read_access=True)', 'rds.DatabaseInstance(self, "d", publicly_accessible=True)'],
    java: ['Bucket.Builder.create(this, "b").publicReadAccess(true).build();', 'DatabaseInstance.Builder.create(this, "d").publiclyAccessible(true).build();'],
    csharp: ['new Bucket(this, "b", new BucketProps { PublicReadAccess = true });', 'new DatabaseInstanceProps { PubliclyAccessible = true };'],
  },
  good: { js: ['new s3.Bucket(this, "b", { publicReadAccess: false })'], py: ['s3.Bucket(self, "b", public_read_access=False)'], java: ['Bucket.Builder.create(this, "b").publicReadAccess(false).build();'], csharp: ['new BucketProps { PublicReadAccess = false };'] },
};

export const cdkStarPolicy: Rule = {
  ...danger,
  id: 'cdk-star-policy',
  cwe: [250, 732],
  title: 'Policy that allows everything everywhere',
  why: 'Whoever gets into this one service owns the account.',
  fix: 'Name the actions and the resources, or use grants: bucket.grantRead(handler).',
  near: ['policystatement('],
  find: ["$?.PolicyStatement({actions: ['*'], resources: ['*'], $...})", "$?.PolicyStatement($..., actions=['*'], resources=['*'])"],
  langs: ['js', 'py'],
  bad: { js: ['role.addToPolicy(new iam.PolicyStatement({ actions: ["*"], resources: ["*"] }))', 'new PolicyStatement({ effect: Effect.ALLOW, resources: ["*"], actions: ["*"] })'], py: ['iam.PolicyStatement(effect=iam.Effect.ALLOW, actions=["*"], resources=["*"])'] },
  good: { js: ['new iam.PolicyStatement({ actions: ["s3:GetObject"], resources: [bucket.arnForObjects("*")] })'], py: ['iam.PolicyStatement(actions=["s3:GetObject"], resources=["*"])'] },
};

/** docs.aws.amazon.com/cdk/api/v2, pulumi.com/registry */
export const cdkWeak: Rule = {
  ...danger,
  severity: 'medium',
  id: 'cdk-protection-off',
  cwe: [311, 326, 693],
  title: 'Protection of a resource switched off in code',
  why: 'A copy of the disk can be read as it is, clients may speak without TLS, or one request gets the credentials of the machine.',
  fix: 'Leave encryption, enforceSSL and the newest TLS policy on; requireImdsv2: true; ViewerProtocolPolicy.REDIRECT_TO_HTTPS.',
  near: ['bucketencryption.unencrypted', 'storageencrypted', 'storage_encrypted', 'enforcessl', 'enforce_ssl', 'allow_all', 'requireimdsv2', 'require_imdsv2', 'httptokens', 'http_tokens', 'enablekeyrotation', 'enable_key_rotation', 'securitypolicyprotocol.', 'enforcehttps', 'nodetonodeencryption'],
  find: [
    'encryption: $?.BucketEncryption.UNENCRYPTED', 'encryption=$?.BucketEncryption.UNENCRYPTED', 'storageEncrypted: false', 'storage_encrypted=False', 'enforceSSL: false', 'enforce_ssl=False', 'viewerProtocolPolicy: $?.ViewerProtocolPolicy.ALLOW_ALL', 'viewer_protocol_policy=$?.ViewerProtocolPolicy.ALLOW_ALL', 'requireImdsv2: false', 'require_imdsv2=False',
    "httpTokens: 'optional'", "http_tokens='optional'", 'enableKeyRotation: false', 'enable_key_rotation=False', 'minimumProtocolVersion: $?.SecurityPolicyProtocol.TLS_V1_2016', 'minimumProtocolVersion: $?.SecurityPolicyProtocol.SSL_V3', 'enforceHttps: false', 'nodeToNodeEncryption: false',
  ],
  langs: ['js', 'py'],
  bad: {
    ts: ['new s3.Bucket(this, "b", { encryption: s3.BucketEncryption.UNENCRYPTED })', 'new rds.DatabaseInstance(this, "d", { engine, storageEncrypted: false })', 'new s3.Bucket(this, "b", { enforceSSL: false })', 'const b = { viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.ALLOW_ALL, origin }', 'new ec2.Instance(this, "i", { requireImdsv2: false })', 'const o = { metadataOptions: { httpTokens: "optional" } }', 'new kms.Key(this, "k", { enableKeyRotation: false })', 'const d = { minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2016 }', 'const d = { minimumProtocolVersion: SecurityPolicyProtocol.SSL_V3 }', 'new es.Domain(this, "d", { enforceHttps: false })', 'new es.Domain(this, "d", { nodeToNodeEncryption: false })'],
    py: ['s3.Bucket(self, "b", encryption=s3.BucketEncryption.UNENCRYPTED)', 'rds.DatabaseInstance(self, "d", storage_encrypted=False)', 's3.Bucket(self, "b", enforce_ssl=False)', 'B(viewer_protocol_policy=cloudfront.ViewerProtocolPolicy.ALLOW_ALL)', 'ec2.Instance(self, "i", require_imdsv2=False)', 'Options(http_tokens="optional")', 'kms.Key(self, "k", enable_key_rotation=False)'],
  },
  good: { ts: ['new s3.Bucket(this, "b", { encryption: s3.BucketEncryption.S3_MANAGED, enforceSSL: true })', 'new rds.DatabaseInstance(this, "d", { storageEncrypted: true })', 'const o = { httpTokens: "required" }', 'const d = { minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021 }'], py: ['s3.Bucket(self, "b", encryption=s3.BucketEncryption.KMS, enforce_ssl=True)', 'rds.DatabaseInstance(self, "d", storage_encrypted=True)'] },
};

export const cdkAnyone: Rule = {
  ...danger,
  severity: 'medium',
  id: 'cdk-open-to-anyone',
  cwe: [284, 250],
  title: 'Resource of the cloud open to anyone, or with all rights',
  why: 'Any account may use it, or whoever gets into this one service owns the account.',
  fix: 'Name the account or service that needs it, use grants: bucket.grantRead(handler).',
  near: ['"administratoraccess"', "'administratoraccess'", 'grantpublicaccess(', 'grant_public_access(', 'policy/administratoraccess'],
  find: [
    "$?.ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess')", "$?.ManagedPolicy.from_aws_managed_policy_name('AdministratorAccess')", '$b.grantPublicAccess($...)', '$b.grant_public_access($...)', "policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess'", "policy_arn='arn:aws:iam::aws:policy/AdministratorAccess'",
  ],
  langs: ['js', 'py'],
  bad: {
    ts: ['role.addManagedPolicy(iam.ManagedPolicy.fromAwsManagedPolicyName("AdministratorAccess"))', "role.addManagedPolicy(ManagedPolicy.fromAwsManagedPolicyName('AdministratorAccess'))", 'bucket.grantPublicAccess()', 'new aws.iam.RolePolicyAttachment("a", { role, policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" })'],
    py: ['iam.ManagedPolicy.from_aws_managed_policy_name("AdministratorAccess")', 'bucket.grant_public_access()', 'aws.iam.RolePolicyAttachment("a", role=r, policy_arn="arn:aws:iam::aws:policy/AdministratorAccess")'],
  },
  good: { ts: ['iam.ManagedPolicy.fromAwsManagedPolicyName("ReadOnlyAccess")', 'bucket.grantRead(handler)'], py: ['bucket.grant_read(handler)'] },
};

/** pulumi.com/registry/packages/aws (ec2.SecurityGroup), azure-native, gcp: the same keys in every language. */
export const pulumiOpenIngress: Rule = {
  ...danger,
  id: 'pulumi-open-ingress',
  cwe: [284],
  title: cdkOpenIngress.title,
  why: cdkOpenIngress.why,
  fix: 'Name the network that needs it: cidrBlocks: ["10.0.0.0/16"], or reach it through Session Manager or a bastion.',
  near: ['fromport', 'from_port', 'sourceranges', 'source_ranges'],
  find: [
    /\bfrom_?[pP]ort["']?[ \t]{0,2}[:=][ \t]{0,4}(?:pulumi\.Int\()?(?:22|3389|3306|5432|1433|6379|27017|9200|2375)\b(?=[^}]{0,150}\bcidr_?[bB]locks["']?[ \t]{0,2}[:=][^}\n]{0,60}["']0\.0\.0\.0\/0["'])/i, /\bcidr_?[bB]locks["']?[ \t]{0,2}[:=][ \t]{0,2}\[["']0\.0\.0\.0\/0["'][^}]{0,100}\bfrom_?[pP]ort["']?[ \t]{0,2}[:=][ \t]{0,4}(?:22|3389|3306|5432|1433|6379|27017|9200|2375)\b/,
    /\bsource_?[rR]anges["']?[ \t]{0,2}[:=][ \t]{0,2}\[["']0\.0\.0\.0\/0["'](?=[^;]{0,250}\bports["']?[ \t]{0,2}[:=][ \t]{0,2}\[["'](?:22|3389|3306|5432|6379|27017)["'])/, /\bports["']?[ \t]{0,2}[:=][ \t]{0,2}\[["'](?:22|3389|3306|5432|6379|27017)["'][^;]{0,120}\bsource_?[rR]anges["']?[ \t]{0,2}[:=][ \t]{0,2}\[["']0\.0\.0\.0\/0["']/,
  ],
  where: { path: { trait: 'ends', of: ['.ts', '.js', '.mjs', '.py', '.go', '.cs', '.java', '.kt'] } },
  bad: {
    'index.ts': ['new aws.ec2.SecurityGroup("a", { ingress: [{ protocol: "tcp", fromPort: 22, toPort: 22, cidrBlocks: ["0.0.0.0/0"] }] });', 'const r = { cidrBlocks: ["0.0.0.0/0"], protocol: "tcp", fromPort: 5432, toPort: 5432 };', 'new gcp.compute.Firewall("a", { sourceRanges: ["0.0.0.0/0"], allows: [{ protocol: "tcp", ports: ["22"] }] });', 'new gcp.compute.Firewall("a", { allows: [{ protocol: "tcp", ports: ["3306"] }], sourceRanges: ["0.0.0.0/0"] });'],
    '__main__.py': ['aws.ec2.SecurityGroupIngressArgs(protocol="tcp", from_port=3389, to_port=3389, cidr_blocks=["0.0.0.0/0"])', 'gcp.compute.Firewall("a", source_ranges=["0.0.0.0/0"], allows=[A(protocol="tcp", ports=["22"])])'],
  },
  good: { 'index.ts': ['const r = { protocol: "tcp", fromPort: 443, toPort: 443, cidrBlocks: ["0.0.0.0/0"] };', 'const r = { fromPort: 22, toPort: 22, cidrBlocks: ["10.0.0.0/8"] };', 'const r = [{ fromPort: 22, cidrBlocks: [office] }, { fromPort: 443, cidrBlocks: ["0.0.0.0/0"] }];', 'const f = { sourceRanges: ["0.0.0.0/0"], allows: [{ ports: ["443"] }] };'], '__main__.py': ['A(from_port=443, cidr_blocks=["0.0.0.0/0"])', 'F(source_ranges=["10.0.0.0/8"], ports=["22"])'], 'a.md': ['{ fromPort: 22, cidrBlocks: ["0.0.0.0/0"] }'] },
};

/** pulumi.com/registry/packages/gcp (storage.BucketIAMMember), aws (s3.BucketV2), developer.hashicorp.com/terraform/cdktf */
export const pulumiPublicData: Rule = {
  ...danger,
  id: 'pulumi-public-data',
  cwe: [732],
  title: cdkPublic.title,
  why: cdkPublic.why,
  fix: 'Leave it private, and name the account or group that needs it: member "serviceAccount:…"; serve files through a CDN or signed addresses.',
  near: ['public-read', 'allusers', 'allauthenticatedusers'],
  find: [/(?<=\bacl["']?[ \t]{0,2}[:=][ \t]{0,4}(?:pulumi\.String(?:Ptr)?\()?["'])public-read(?:-write)?(?=["'])/iy, /(?<=\bmembers?["']?[ \t]{0,2}[:=][ \t]{0,4}[\w.]{0,40}[[({]{0,2}\s{0,20}["'])all(?:Authenticated)?Users(?=["'])/iy],
  where: { user: { trait: 'text-says', of: ['pulumi', 'cdktf'] }, path: { trait: 'ends', of: ['.ts', '.js', '.mjs', '.py', '.go', '.cs', '.java', '.kt'] } },
  bad: {
    'index.ts': ['import * as aws from "@pulumi/aws";\nconst b = new aws.s3.BucketV2("b", { acl: "public-read" });', 'import * as gcp from "@pulumi/gcp";\nnew gcp.cloudrun.IamMember("r", { service: s.name, role: "roles/run.invoker", member: "allUsers" });'],
    '__main__.py': ['import pulumi_gcp as gcp\ngcp.storage.BucketIAMBinding("r", bucket=b.name, role="roles/storage.objectViewer", members=["allAuthenticatedUsers"])', 'import pulumi_aws as aws\nb = aws.s3.Bucket("b", acl="public-read-write")'],
    'main.go': ['import "github.com/pulumi/pulumi-aws/sdk/v6/go/aws/s3"\n\nfunc f() { s3.NewBucket(ctx, "b", &s3.BucketArgs{Acl: pulumi.String("public-read")}) }'],
  },
  good: { 'index.ts': ['import * as aws from "@pulumi/aws";\nconst b = new aws.s3.BucketV2("b", { acl: "private" });', 'const groups = { member: "allUsers" };', 'import * as gcp from "@pulumi/gcp";\nif (role === "allUsers") throw new Error("not public-read");'], '__main__.py': ['import pulumi_gcp as gcp\ngcp.storage.BucketIAMMember("r", member=f"serviceAccount:{account}")'], 'a.md': ['pulumi: member: "allUsers"'] },
};
