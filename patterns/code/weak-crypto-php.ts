/** Hashes, ciphers and random values that do not protect, in PHP. */
import type { Rule } from '../../lib/types.ts';
import { SECRETS as WORTHY, WORTH } from './worth-words.ts';

const danger = { category: 'weak-crypto', cwe: [327, 328], langs: ['php'] } satisfies Partial<Rule>;

/** Names whose value must not be guessed. */
const SECRETS = [...WORTHY, 'cookie', 'auth'];

export const phpPasswordHash: Rule = {
  ...danger,
  cwe: [916],
  id: 'php-password-hash',
  severity: 'high',
  title: 'Password hashed with a fast hash',
  why: 'A graphics card tries billions of these hashes a second, so a leaked table is a list of passwords.',
  fix: 'Use password_hash($password, PASSWORD_DEFAULT) and password_verify.',
  near: ['md5(', 'sha1(', 'hash('],
  find: ['md5($input)', 'sha1($input)', 'hash($algorithm, $input)'],
  where: { input: { all: [{ trait: 'mentions', of: ['password', 'passwd', 'pwd', 'pass', 'passphrase'] }, { not: 'constant' }] } },
  bad: { php: ['<?php $h = md5($password);', '<?php sha1($salt . $_POST["password"]);', '<?php hash("sha256", $user->password);'] },
  good: { php: ['<?php md5($file);', '<?php password_hash($password, PASSWORD_DEFAULT);', '<?php md5("password");', '<?php hash("sha256", $body);', '<?php sha1($key);'] },
};

/** Names that a hash is given to when nobody gains from forging it. */
const PHP_NAMES = ['checksum', 'transient', 'makekey', 'globalkey', 'hashkey', 'identifier'];
/** Objects written out to be hashed: to see whether they are the same, mostly. */
const WRITTEN_OUT = ['serialize', '__FILE__'];

const hash = {
  ...danger,
  title: 'Weak hash',
  why: 'Two inputs with the same MD5 or SHA-1 can be made by anyone.',
  fix: "Use hash('sha256', $data), or hash_hmac('sha256', $data, $key) where it must not be forged.",
} satisfies Partial<Rule>;

export const phpWeakHash: Rule = {
  ...hash,
  id: 'php-weak-hash',
  severity: 'medium',
  near: ['md5', 'sha1'],
  find: ['md5($input, $...)', 'sha1($input, $...)', "hash('md5', $input, $...)", "hash('sha1', $input, $...)", "hash_hmac('md5', $input, $...)", "hash_hmac('sha1', $input, $...)", 'md5_file($input, $...)', 'sha1_file($input, $...)'],
  where: { input: { all: [{ not: 'naming' }, { not: { trait: 'into', of: PHP_NAMES } }, { not: { trait: 'has', of: WRITTEN_OUT } }] } }, doubt: { match: 'protocol' },
  bad: { php: ['<?php md5($x);', '<?php sha1 ($x, true);', "<?php hash('md5', $x);", '<?php hash("sha1", $x);', "<?php hash_hmac('md5', $x, $k);", "<?php hash_hmac('sha1', $x, $k);", '<?php md5_file($f);', '<?php sha1_file($f);'] },
  good: { php: ["<?php hash('sha256', $x);", '<?php $this->md5($x);', '<?php function md5($x) {}', "<?php hash_hmac('sha256', $x, $k);", '<?php hash($algo, $x);', "<?php $x = 'md5(a)';", '<?php if (md5_file($from) !== md5_file($to)) copy($from, $to);', '<?php $mediaGuid = md5($data);', '<?php $tables[$table]["hash"] = md5($table);', '<?php $h = md5($column["title"]);', '<?php $jobId = md5($queue);', '<?php $cacheKey = "a_" . md5($x);', '<?php $identifier = md5($x);', '<?php $tries = $this->cache->getItem("login_" . md5($email));', '<?php $target = sprintf("%s/%s.jpg", $root, md5_file($source));', '<?php $key = md5(serialize($args));', '<?php $ha1 = md5($user . ":" . $realm . ":" . $password);'] },
};

export const phpHashedName: Rule = {
  ...hash,
  id: 'php-hashed-name',
  severity: 'low',
  confidence: 'possible',
  near: ['md5', 'sha1'],
  find: ['md5($input, $...)', 'sha1($input, $...)'],
  where: { input: { any: ['naming', { trait: 'into', of: PHP_NAMES }, { trait: 'has', of: WRITTEN_OUT }] } },
  bad: { php: ['<?php $cacheKey = "a_" . md5($x);', '<?php $etag = sha1($x);', '<?php $key = md5(serialize($args));'] },
  good: { php: ['<?php $cacheKey = "a_" . hash("sha256", $x);', '<?php $token = md5($x);', '<?php $etag = $this->sha1($x);'] },
};

export const phpWeakCipher: Rule = {
  ...danger,
  id: 'php-weak-cipher',
  severity: 'high',
  title: 'Weak cipher or mode',
  why: 'DES, RC4 and mcrypt are broken or outgrown, and ECB shows which blocks are equal.',
  fix: "Use sodium_crypto_secretbox, or openssl_encrypt with 'aes-256-gcm' and a new random IV.",
  near: ['openssl_encrypt', 'openssl_decrypt', 'mcrypt_encrypt', 'mcrypt_decrypt', 'mcrypt_module_open'],
  find: ['openssl_encrypt($text, $cipher, $...)', 'openssl_decrypt($text, $cipher, $...)', 'mcrypt_encrypt($cipher, $...)', 'mcrypt_decrypt($cipher, $...)', 'mcrypt_module_open($cipher, $...)'],
  where: { cipher: { any: [{ trait: 'equals', of: ['des', 'DES', 'des-cbc', 'DES-CBC', 'des-ecb', 'DES-ECB', 'des-ede3', 'DES-EDE3', 'des-ede3-cbc', 'DES-EDE3-CBC', 'rc4', 'RC4', 'rc2-cbc', 'RC2-CBC', 'bf-cbc', 'BF-CBC', 'bf-ecb', 'BF-ECB', 'aes-128-ecb', 'AES-128-ECB', 'aes-192-ecb', 'AES-192-ECB', 'aes-256-ecb', 'AES-256-ECB'] }, { trait: 'mentions', of: ['mcrypt'] }] } },
  bad: { php: ["<?php openssl_encrypt($t, 'aes-128-ecb', $key);", '<?php openssl_decrypt($t, "DES-EDE3-CBC", $key, 0, $iv);', '<?php mcrypt_encrypt(MCRYPT_RIJNDAEL_128, $key, $t, MCRYPT_MODE_CBC);', '<?php mcrypt_decrypt(MCRYPT_DES, $key, $t, "cbc");', '<?php mcrypt_module_open(MCRYPT_3DES, "", "cbc", "");'] },
  good: { php: ["<?php openssl_encrypt($t, 'aes-256-gcm', $key, 0, $iv, $tag);", '<?php openssl_encrypt($t, $cipher, $key);', '<?php openssl_decrypt($t, "aes-256-cbc", $key, 0, $iv);'] },
};

export const phpFixedIv: Rule = {
  ...danger,
  cwe: [329, 1204],
  id: 'php-fixed-iv',
  severity: 'high',
  title: 'Fixed initialisation vector',
  why: 'With the same vector each time, equal texts give equal ciphers, and GCM loses its key.',
  fix: 'Make a new one for each message with random_bytes(openssl_cipher_iv_length($cipher)) and store it beside the cipher text.',
  near: ['openssl_encrypt'],
  find: ['openssl_encrypt($text, $cipher, $key, $options, $iv, $...)'],
  where: { iv: { any: ['cut-of-key', { all: ['constant', { not: { trait: 'equals', of: ['null', 'NULL', '', '""'] } }] }] } },
  bad: { php: ['<?php $iv = substr($key, 0, 16);\nopenssl_encrypt($t, "aes-256-cbc", $key, 0, $iv);', '<?php openssl_encrypt($t, "aes-256-cbc", $key, 0, "1234567890123456");', '<?php $iv = "0000000000000000";\nopenssl_encrypt($t, "aes-256-cbc", $key, 0, $iv);'] },
  good: { php: ['<?php openssl_encrypt($t, "aes-256-cbc", $key, 0, random_bytes(16));', '<?php openssl_encrypt($t, "aes-256-cbc", $key, 0, $iv);', '<?php openssl_encrypt($t, "chacha20", $key, 0, null);'] },
};

const random = {
  category: 'weak-randomness',
  cwe: [330, 338],
  why: 'rand, mt_rand and uniqid follow a seed or the clock: whoever sees a few values can compute the others.',
  fix: 'Use random_int or bin2hex(random_bytes(16)).',
  langs: ['php'],
} satisfies Partial<Rule>;

export const phpRandomSecret: Rule = {
  ...random,
  id: 'php-random-secret',
  severity: 'high',
  title: 'Secret made with guessable randomness',
  near: ['rand(', 'mt_rand(', 'uniqid(', 'str_shuffle(', 'array_rand('],
  find: ['rand($...)', 'mt_rand($...)', 'uniqid($...)', 'str_shuffle($...)', 'array_rand($...)'],
  where: { rest: { trait: 'into', of: SECRETS } },
  doubt: { match: { trait: 'within', of: ['random_bytes(', 'random_int(', 'openssl_random_pseudo_bytes('] } },
  bad: { php: ['<?php $user->update(["reset_code" => mt_rand(100000, 999999)]);', '<?php $token = rand(1000, 9999);', '<?php $apiKey = sha1(time() . rand());', '<?php $password .= $chars[mt_rand(0, 61)];', '<?php $resetToken = md5(uniqid("x", true));', '<?php function generatePassword() { return substr(str_shuffle($chars), 0, 8); }', '<?php $otp = array_rand($digits, 6);'] },
  good: { php: ['<?php $token = md5(random_bytes(8) . uniqid("x", true));', '<?php function makeToken() { return function_exists("random_int") ? random_int(0, 9) : mt_rand(0, 9); }', '<?php function newToken() {\n  if (function_exists("openssl_random_pseudo_bytes")) return bin2hex(openssl_random_pseudo_bytes(8));\n  return md5(mt_rand());\n}', '<?php $color = rand(0, 255);', '<?php function getAccessToken() { $cache_time += rand(0, 60); return $cached; }', '<?php $token = bin2hex(random_bytes(16));', '<?php $id = uniqid("row");', '<?php $otp = random_int(0, 9);', '<?php $x = mt_rand(0, 3);', '<?php $k = array_rand($list, 1);', '<?php $s = str_shuffle($word);'] },
};

export const phpCodeOfWorth: Rule = {
  ...random,
  id: 'php-code-of-worth',
  severity: 'medium',
  title: 'Code that is worth something made with a guessable generator',
  near: ['rand(', 'mt_rand(', 'str_shuffle(', 'array_rand(', 'uniqid('],
  find: ['rand($...)', 'mt_rand($...)', 'str_shuffle($...)', 'array_rand($...)', 'uniqid($...)'],
  where: { match: { all: [{ trait: 'into', of: ['code', 'codes', 'hash', 'key', 'link'] }, { trait: 'beside', of: [...WORTH, 'password_reset', 'reset your password', 'Reset your password', 'reset_link', 'reset.php'] }] } },
  bad: { php: ['rand(1000, 9999)', 'mt_rand(1000, 9999)', 'str_shuffle(self::LETTERS)', 'array_rand($letters)', 'uniqid()'].map((draw) => `<?php class GiftCards { function code() { return ${draw}; } }`) },
  good: { php: ['<?php class Rooms { function code() { return mt_rand(1000, 9999); } }', '<?php class GiftCards { function color() { return array_rand($colors); } }', '<?php class GiftCards { function code() { return random_int(1000, 9999); } }'] },
};

export const phpRandom: Rule = {
  ...random,
  id: 'php-random',
  severity: 'low',
  confidence: 'possible',
  title: 'Guessable random value',
  near: ['rand(', 'mt_rand(', 'uniqid(', 'lcg_value(', 'srand(', 'mt_srand('],
  find: ['rand($...)', 'mt_rand($...)', 'uniqid($...)', 'lcg_value()', 'srand($...)', 'mt_srand($...)'],
  bad: { php: ['<?php $x = rand(1, 6);', '<?php $x = mt_rand();', '<?php $id = uniqid($p);', '<?php $x = lcg_value();', '<?php srand(4);', '<?php mt_srand(4);'] },
  good: { php: ['<?php $x = random_int(1, 6);', '<?php $g->rand(1);'] },
};
