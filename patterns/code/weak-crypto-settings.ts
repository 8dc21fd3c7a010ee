/** Hashes of passwords that are too cheap, keys that are too short and paddings that leak, where an argument says so: PHP, Java, C#, Ruby and Python. */
import type { Rule } from '../../lib/types.ts';

const danger = { category: 'weak-crypto', severity: 'medium' } as const;

const cheap = {
  ...danger,
  cwe: [916],
  title: 'Password hash that is cheap to try',
  why: 'The rounds are what makes each guess cost time.',
} as const;

const LOW_COST = { trait: 'equals', of: ['1', '2', '3', '4', '5', '6', '7', '8', '9'] };

export const phpCost: Rule = {
  ...cheap,
  id: 'php-password-cost',
  fix: 'Leave the cost out, or set it to 12.',
  near: ['password_hash('],
  find: ["password_hash($password, $how, ['cost' => $cost, $...])"],
  where: { cost: LOW_COST },
  langs: ['php'],
  bad: { php: ["<?php $h = password_hash($p, PASSWORD_BCRYPT, ['cost' => 4]);"] },
  good: { php: ["<?php $h = password_hash($p, PASSWORD_BCRYPT, ['cost' => 12]);", '<?php $h = password_hash($p, PASSWORD_DEFAULT);'] },
};

export const phpRounds: Rule = {
  ...cheap,
  id: 'php-few-hash-rounds',
  fix: 'Use password_hash, or hash_pbkdf2 with 600000 rounds.',
  near: ['hash_pbkdf2(', 'openssl_pbkdf2('],
  find: ['hash_pbkdf2($algorithm, $password, $salt, $rounds, $...)', 'openssl_pbkdf2($password, $salt, $length, $rounds, $...)'],
  where: { rounds: { trait: 'below', of: [100000] } },
  langs: ['php'],
  bad: { php: ["<?php $k = hash_pbkdf2('sha256', $p, $salt, 1000, 32);", '<?php $k = openssl_pbkdf2($p, $salt, 32, 4096, "sha256");'] },
  good: { php: ["<?php $k = hash_pbkdf2('sha256', $p, $salt, 600000, 32);", '<?php $k = openssl_pbkdf2($p, $salt, 32, $rounds, "sha256");'] },
};

export const phpCrypt: Rule = {
  ...cheap,
  cwe: [760, 916],
  id: 'php-crypt-salt',
  title: 'Password hashed with a salt that stands in the code',
  why: 'With the same salt everywhere one table of hashes serves for all users; a salt of two letters means DES.',
  fix: 'Use password_hash($password, PASSWORD_DEFAULT).',
  near: ['crypt('],
  find: ['crypt($password, $salt)'],
  where: { salt: 'literal', password: { trait: 'mentions', of: ['password', 'passwd', 'pwd', 'pass', 'pw'] } },
  langs: ['php'],
  bad: { php: ["<?php $h = crypt($password, 'ab');", '<?php $h = crypt($_POST["pass"], "salt");'] },
  good: { php: ['<?php $ok = crypt($password, $hash) === $hash;', "<?php $x = crypt($text, 'ab');"] },
};

export const aspPasswordHash: Rule = {
  ...cheap,
  id: 'asp-password-hash',
  title: 'Password hashed with a fast hash',
  fix: 'Use PasswordHasher<TUser> of ASP.NET Core Identity.',
  near: ['hashpasswordforstoringinconfigfile'],
  find: ['$?.HashPasswordForStoringInConfigFile($...)'],
  langs: ['csharp'],
  bad: { csharp: ['var h = FormsAuthentication.HashPasswordForStoringInConfigFile(password, "MD5");'] },
  good: { csharp: ['var h = hasher.HashPassword(user, password);'] },
};

export const springCost: Rule = {
  ...cheap,
  id: 'spring-bcrypt-cost',
  fix: 'Use new BCryptPasswordEncoder(), or a strength of 12.',
  near: ['bcryptpasswordencoder(', 'bcrypt.gensalt('],
  find: ['BCryptPasswordEncoder($cost, $...)', 'BCrypt.gensalt($cost, $...)'],
  where: { cost: LOW_COST },
  langs: ['java', 'kotlin'],
  bad: { java: ['return new BCryptPasswordEncoder(4);', 'String h = BCrypt.hashpw(p, BCrypt.gensalt(4));'] },
  good: { java: ['return new BCryptPasswordEncoder(12);', 'BCrypt.gensalt();', 'BCrypt.gensalt(12);'] },
};

export const rubyKeySize: Rule = {
  ...danger,
  cwe: [326],
  id: 'ruby-short-key',
  title: 'Key too short',
  why: 'RSA keys below 2048 bits are within reach of whoever rents enough machines.',
  fix: 'Use OpenSSL::PKey::RSA.new(3072).',
  near: ['pkey::rsa', 'pkey::dsa'],
  find: ['OpenSSL::PKey::RSA.new($bits)', 'OpenSSL::PKey::RSA.generate($bits)', 'OpenSSL::PKey::DSA.new($bits)', 'OpenSSL::PKey::DSA.generate($bits)'],
  where: { bits: { trait: 'below', of: [2048] } },
  langs: ['ruby'],
  bad: { ruby: ['key = OpenSSL::PKey::RSA.new(1024)', 'OpenSSL::PKey::RSA.generate(512)', 'OpenSSL::PKey::DSA.new(1024)', 'OpenSSL::PKey::DSA.generate(1024)'] },
  good: { ruby: ['OpenSSL::PKey::RSA.new(4096)', 'OpenSSL::PKey::RSA.new(pem)', 'OpenSSL::PKey::RSA.generate(3072)', 'OpenSSL::PKey::DSA.new(pem)', 'OpenSSL::PKey::DSA.generate(3072)'] },
};

export const oldPadding: Rule = {
  ...danger,
  cwe: [780],
  id: 'python-rsa-padding',
  title: 'RSA with the old padding',
  why: 'Whoever may ask often enough whether a message is well formed can decrypt it (Bleichenbacher).',
  fix: 'Use PKCS1_OAEP.new(key), or OAEP of cryptography.',
  near: ['cipher import pkcs1_v1_5', 'padding.pkcs1v15('],
  find: ['from Crypto.Cipher import PKCS1_v1_5', 'from Cryptodome.Cipher import PKCS1_v1_5', '$?.encrypt($data, padding.PKCS1v15())', '$?.decrypt($data, padding.PKCS1v15())'],
  langs: ['py'],
  bad: { py: ['from Crypto.Cipher import PKCS1_v1_5', 'from Cryptodome.Cipher import PKCS1_v1_5', 'key.encrypt(data, padding.PKCS1v15())', 'key.decrypt(data, padding.PKCS1v15())'] },
  good: { py: ['from Crypto.Cipher import PKCS1_OAEP', 'key.sign(data, padding.PKCS1v15(), hashes.SHA256())', 'from Crypto.Signature import PKCS1_v1_5'] },
};
