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
