/** Files of people that a store of the cloud gives to everyone. */
import type { Rule } from '../../lib/types.ts';

const PERSONAL = '(?<what>passport|invoice|payslip|payroll|contract|medical|kyc|identit|statement|backup|private|receipt|patient|salar)';

/** `ACL: 'public-read'` for what nobody else should read, by the words around it. */
export const publicObject: Rule = {
  category: 'access-control',
  severity: 'medium',
  cwe: [732, 200],
  id: 'private-file-public',
  title: 'Personal file that everyone may read',
  why: 'Whoever knows or guesses the address reads the file, without logging in.',
  fix: 'Leave the ACL out and hand out addresses with an end: getSignedUrl(client, command, { expiresIn: 300 }).',
  near: ["'public-read", '"public-read', '.make_public(', 'public_read', 'publicread'],
  find: [new RegExp(String.raw`(?<=${PERSONAL}[^;]{0,390}\bacl["']?\s{0,4}(?:[:=]|=>)\s{0,4})["']public-read(?:-write)?["']`, 'iy'), new RegExp(String.raw`(?<=${PERSONAL}[^]{0,390}\b(?:Object)?Canned(?:AccessControlList|ACL)\.)Public_?Read`, 'iy'), new RegExp(String.raw`(?<=${PERSONAL}[^]{0,390})\.make_public\(\)`, 'iy')],
  where: { path: { trait: 'ends', of: ['.js', '.ts', '.mjs', '.cjs', '.py', '.rb', '.php', '.java', '.kt', '.go'] } },
  bad: {
    js: ["await s3.send(new PutObjectCommand({ Bucket: 'passports', Key: `${userId}.pdf`, Body: scan, ACL: 'public-read' }));", 's3.upload({ Key: `backup/${name}.sql`, acl: "public-read" });'],
    py: ['s3.put_object(Bucket=b, Key=f"invoices/{n}.pdf", Body=pdf, ACL="public-read")', "s3.upload_file(path, b, f'payslips/{n}.pdf', ExtraArgs={'ACL': 'public-read'})", 'blob = bucket.blob(f"contracts/{n}.pdf")\nblob.upload_from_string(pdf)\nblob.make_public()'],
    php: ["<?php $s3->putObject(['Bucket' => $b, 'Key' => \"invoices/$n.pdf\", 'Body' => $pdf, 'ACL' => 'public-read']);"],
    java: ['s3.putObject(new PutObjectRequest(b, "invoices/" + n, file).withCannedAcl(CannedAccessControlList.PublicRead));', 's3.putObject(PutObjectRequest.builder().key("invoices/" + n).acl(ObjectCannedACL.PUBLIC_READ).build(), body);'],
  },
  good: { js: ["await s3.send(new PutObjectCommand({ Bucket: 'avatars', Key: `${userId}.png`, ACL: 'public-read' }));", "await s3.send(new PutObjectCommand({ Bucket: 'passports', ACL: 'private' }));"], py: ['blob = bucket.blob(f"avatars/{n}.png")\nblob.make_public()', 's3.put_object(Bucket=b, Key=f"invoices/{n}.pdf", Body=pdf, ACL="private")'], java: ['s3.putObject(new PutObjectRequest(b, "avatars/" + n, file).withCannedAcl(CannedAccessControlList.PublicRead));'], 'a.md': ["{ Bucket: 'passports', ACL: 'public-read' }"] },
};
