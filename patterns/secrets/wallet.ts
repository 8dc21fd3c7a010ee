/** Keys of wallets: raw private keys in the calls that take them, and seed phrases. https://github.com/bitcoin/bips/blob/master/bip-0039.mediawiki */
import type { Rule } from '../../lib/types.ts';

const danger = {
  category: 'secret',
  cwe: [798, 321],
  severity: 'critical',
  why: 'Whoever reads it can move everything that the wallet holds, and nothing brings it back.',
  fix: 'Move what the wallet holds to a new one, and read its key from a secret store or a file that git ignores.',
} as const;

export const walletKey: Rule = {
  ...danger,
  cwe: [...danger.cwe],
  id: 'wallet-key',
  title: 'Private key of a wallet',
  near: ['wallet(', 'privatekeytoaccount(', 'account.from_key(', 'accounts: ['],
  find: [/(?:wallet\(|privatekeytoaccount\(|account\.from_key\(|accounts: \[)\s{0,20}["'`](?<value>(?:0x)?[0-9a-f]{64})["'`]/iy],
  bad: {
    js: ['const wallet = new ethers.Wallet("0x{{64:hex}}", provider);', 'const account = privateKeyToAccount("0x{{64:hex}}");', 'sepolia: { url, accounts: ["{{64:hex}}"] }'],
    py: ['account = w3.eth.account.from_key("0x{{64:hex}}")'],
  },
  good: { js: ['new ethers.Wallet(process.env.KEY)', 'const hash = "0x{{64:hex}}";', 'accounts: ["0x{{40:hex}}"]', 'new Wallet("0x0000000000000000000000000000000000000000")'] },
};

/** Twelve words and more, three to eight letters each; not those that tools for development give everyone: Hardhat, Foundry, Truffle, Ganache. */
const PHRASE = '(?<value>(?!(?<first>[a-z]{3,8}) \\k<first> |candy maple cake |myth like bonus )(?:[a-z]{3,8} ){11}(?:(?:[a-z]{3,8} ){3}){0,4}[a-z]{3,8})';

export const seedPhrase: Rule = {
  ...danger,
  cwe: [...danger.cwe],
  id: 'seed-phrase',
  title: 'Seed phrase of a wallet',
  near: ['mnemonic', 'seed_phrase', 'seedphrase', 'seed phrase', 'recovery_phrase', 'recoveryphrase', 'hdwalletprovider('],
  find: [new RegExp(`(?:mnemonic|seed[_ ]?phrase|recovery_?phrase|hdwalletprovider)["'\`]?(?:\\s{0,3}[:=]{1,2}\\s{0,3}|\\(\\s{0,20})["'\`]?${PHRASE}(?=["'\`\\r\\n]|$)`, 'iy')],
  bad: {
    js: [
      'const mnemonic = "{{5:letters}} {{4:letters}} {{6:letters}} {{3:letters}} {{5:letters}} {{7:letters}} {{4:letters}} {{8:letters}} {{5:letters}} {{6:letters}} {{5:letters}} {{4:letters}}";',
      ...['seed_phrase', 'seedPhrase', 'recovery_phrase', 'recoveryPhrase'].map((name) => `const ${name} = "{{5:letters}} {{4:letters}} {{6:letters}} {{3:letters}} {{5:letters}} {{7:letters}} {{4:letters}} {{8:letters}} {{5:letters}} {{6:letters}} {{5:letters}} {{4:letters}}";`),
      'new HDWalletProvider("{{5:letters}} {{4:letters}} {{6:letters}} {{3:letters}} {{5:letters}} {{7:letters}} {{4:letters}} {{8:letters}} {{5:letters}} {{6:letters}} {{5:letters}} {{4:letters}}", url)',
    ],
    '.env': ['MNEMONIC="{{5:letters}} {{4:letters}} {{6:letters}} {{3:letters}} {{5:letters}} {{7:letters}} {{4:letters}} {{8:letters}} {{5:letters}} {{6:letters}} {{5:letters}} {{4:letters}}"'],
    md: ['seed phrase: {{5:letters}} {{4:letters}} {{6:letters}} {{3:letters}} {{5:letters}} {{7:letters}} {{4:letters}} {{8:letters}} {{5:letters}} {{6:letters}} {{5:letters}} {{4:letters}}'],
  },
  good: {
    js: ['const mnemonic = "test test test test test test test test test test test junk";', 'const mnemonic = process.env.MNEMONIC;', 'const mnemonic = "abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon abandon about";', 'const mnemonic = "candy maple cake sugar pudding cream honey rich smooth crumble sweet treat";', 'const mnemonic = "a short text";', 'const seedPhrase = "";'],
  },
};
