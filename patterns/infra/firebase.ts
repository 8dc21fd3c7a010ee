/** Rules of Firebase that let everyone in. */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'access-control',
  cwe: [862, 732],
  why: 'Browsers and apps reach the data themselves: these rules are the only check, and the address of the project stands in every app.',
} as const;

/** firebase.google.com/docs/rules/insecure-rules; a comment ends at its line. */
const BEFORE = String.raw`(?<=(?:^|\n|[;{}])(?:(?!\/\/)[^\n;{}]){0,80})`;

export const firebaseOpen: Rule = {
  ...danger,
  severity: 'high',
  id: 'firebase-rules-open',
  title: 'Data that everyone may write',
  fix: 'Ask who it is and whose it is: allow write: if request.auth != null && request.auth.uid == uid.',
  near: ['allow write', 'allow read, write', 'allow create', 'allow update', 'allow delete', 'allow read,write'],
  find: [new RegExp(String.raw`${BEFORE}\ballow\s{1,4}(?:read\s{0,3},\s{0,3})?(?:write|create|update|delete)(?:\s{0,3},\s{0,3}\w{4,6}){0,3}\s{0,3}(?::\s{0,4}if\s{1,4}(?:true|request\.time\s{0,3}<\s{0,3}timestamp\.date\([^()\n]{1,40}\))\s{0,3})?;`, 'y')],
  where: { path: { trait: 'ends', of: ['.rules'] } },
  bad: {
    'firestore.rules': ['match /{document=**} {\n  allow read, write: if true;\n}\n', 'match /notes/{id} {\n  allow write: if request.time < timestamp.date(2026, 1, 30);\n}\n', 'match /a/{id} { allow create: if true; }', 'match /a/{id} { allow update: if true; }', 'match /a/{id} { allow delete; }'],
    'storage.rules': ['match /{path=**} { allow read,write; }'],
  },
  good: {
    'firestore.rules': ['match /notes/{uid} {\n  allow read, write: if request.auth != null && request.auth.uid == uid;\n}\n', 'match /posts/{id} {\n  allow read: if true;\n  allow write: if false;\n}\n', 'match /a/{id} {\n  // allow write: if true;\n  allow create, update, delete: if isAdmin();\n}\n'],
    'a.md': ['allow write: if true;'],
  },
};

/** firebase.google.com/docs/database/security */
export const firebaseTreeOpen: Rule = {
  ...danger,
  severity: 'high',
  id: 'firebase-database-open',
  title: 'Database that everyone may write',
  fix: 'Ask whose it is: ".write": "auth != null && auth.uid === $uid".',
  near: ['".write"'],
  find: [/"\.write"\s{0,4}:\s{0,4}(?:"?true"?|"\s{0,3}now\s{0,3}<\s{0,3}\d{13}\s{0,3}")/],
  where: { path: { trait: 'ends', of: ['rules.json', 'database.json', '.bolt'] } },
  bad: { 'database.rules.json': ['{ "rules": { ".read": true, ".write": true } }', '{ "rules": { ".write": "true" } }', '{ "rules": { ".write": "now < 1767139200000" } }'] },
  good: { 'database.rules.json': ['{ "rules": { "$uid": { ".write": "auth.uid === $uid" } } }', '{ "rules": { ".read": true, ".write": false } }'], 'a.json': ['{ ".write": true }'] },
};
