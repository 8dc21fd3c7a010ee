/** Hashes, ciphers and random values that do not protect, in PHP. */
import type { Rule } from '../../lib/types.ts';
import { SECRETS as WORTHY, WORTH, unguessed } from './worth-words.ts';

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
  find: ['md5($input)', 'sha1($input)', 'hash($algorithm, $input)', 'hash($algorithm, $input, true)'],
  where: { input: { all: [{ any: [{ trait: 'mentions', of: ['password', 'passwd', 'pwd', 'pass', 'passphrase'] }, { trait: 'holds', of: ['$password', '$passwd', '$pwd', 'password'] }] }, { not: 'constant' }] } },
  doubt: { match: 'protocol' },
  bad: { php: ['<?php $h = md5($password);', '<?php sha1($salt . $_POST["password"]);', '<?php hash("sha256", $user->password);', '<?php $key = hash("sha256", $password, true);'] },
  good: { php: ['<?php md5($file);', '<?php password_hash($password, PASSWORD_DEFAULT);', '<?php md5("password");', '<?php hash("sha256", $body);', '<?php hash("sha256", $body, true);', '<?php sha1($key);', "<?php $this->send('APOP ' . $user . ' ' . hash('md5', $this->stamp . $password));"] },
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
  good: { php: ["<?php hash('sha256', $x);", '<?php $prefix = substr(sha1($value), 0, 5); $rest = substr($hash, 0, 5);', '<?php $this->md5($x);', '<?php function md5($x) {}', "<?php hash_hmac('sha256', $x, $k);", '<?php hash($algo, $x);', "<?php $x = 'md5(a)';", '<?php if (md5_file($from) !== md5_file($to)) copy($from, $to);', '<?php $mediaGuid = md5($data);', '<?php $tables[$table]["hash"] = md5($table);', '<?php $h = md5($column["title"]);', '<?php $jobId = md5($queue);', '<?php $cacheKey = "a_" . md5($x);', '<?php $identifier = md5($x);', '<?php $tries = $this->cache->getItem("login_" . md5($email));', '<?php $target = sprintf("%s/%s.jpg", $root, md5_file($source));', '<?php $key = md5(serialize($args));', '<?php $ha1 = md5($user . ":" . $realm . ":" . $password);'] },
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
  where: { iv: { any: ['cut-of-key', 'fixed', { all: [{ trait: 'holds', of: ['hash', 'md5', 'sha1', 'getenv', 'env'] }, { not: { trait: 'holds', of: ['random_bytes', 'hash_hmac', 'openssl_random_pseudo_bytes'] } }] }, { all: ['constant', { not: { trait: 'equals', of: ['null', 'NULL', '', '""'] } }] }] } },
  bad: { php: ['<?php $iv = substr(hash("sha256", $row), 0, 16);\nopenssl_encrypt($t, "aes-256-cbc", $key, 0, $iv);', '<?php $iv = getenv("DATA_IV");\nopenssl_encrypt($t, "aes-256-cbc", $key, 0, $iv);', '<?php $iv = substr($key, 0, 16);\nopenssl_encrypt($t, "aes-256-cbc", $key, 0, $iv);', '<?php openssl_encrypt($t, "aes-256-cbc", $key, 0, "1234567890123456");', '<?php $iv = "0000000000000000";\nopenssl_encrypt($t, "aes-256-cbc", $key, 0, $iv);'] },
  good: { php: ['<?php openssl_encrypt($t, "aes-256-cbc", $key, 0, random_bytes(16));', '<?php openssl_encrypt($t, "aes-256-cbc", $key, 0, $iv);', '<?php openssl_encrypt($t, "chacha20", $key, 0, null);'] },
};

/** php.net/openssl_encrypt: with no vector it takes one of zeros, and warns. */
export const phpNoIv: Rule = {
  ...phpFixedIv,
  id: 'php-no-iv',
  title: 'No initialisation vector',
  find: ['openssl_encrypt($text, $cipher, $key)', 'openssl_encrypt($text, $cipher, $key, $options)'],
  where: { cipher: { trait: 'contains', of: ['-cbc', '-ctr', '-cfb', '-ofb', '-gcm'] } },
  hole: 'none',
  bad: { php: ["<?php $c = openssl_encrypt($t, 'aes-256-cbc', $key);", "<?php $c = openssl_encrypt($t, 'AES-256-CTR', $key, OPENSSL_RAW_DATA);"] },
  good: { php: ["<?php $c = openssl_encrypt($t, 'aes-256-cbc', $key, 0, $iv);", '<?php $c = openssl_encrypt($t, $cipher, $key);', '<?php $c = openssl_encrypt($t, $cipher, $key, 0);'] },
};

/** php.net/sodium_crypto_secretbox */
export const phpFixedNonce: Rule = {
  ...phpFixedIv,
  id: 'php-fixed-nonce',
  title: 'Nonce that is always the same',
  fix: 'Make one for each message: random_bytes(SODIUM_CRYPTO_SECRETBOX_NONCEBYTES), and send it along.',
  near: ['sodium_crypto_secretbox(', 'sodium_crypto_aead_'],
  find: ['sodium_crypto_secretbox($text, $nonce, $key)', 'sodium_crypto_aead_xchacha20poly1305_ietf_encrypt($text, $more, $nonce, $key)', 'sodium_crypto_aead_aes256gcm_encrypt($text, $more, $nonce, $key)'],
  where: { nonce: { any: ['constant', 'fixed', 'cut-of-key', { trait: 'holds', of: ['str_repeat', 'md5', 'sha1'] }] } },
  hole: 'none',
  bad: { php: ['<?php $nonce = str_repeat("\\0", 24);\n$c = sodium_crypto_secretbox($t, $nonce, $key);', '<?php $c = sodium_crypto_secretbox($t, substr($key, 0, 24), $key);', '<?php class Box { const NONCE = "twenty-four letters long"; function seal($t) { return sodium_crypto_aead_xchacha20poly1305_ietf_encrypt($t, "", self::NONCE, $this->k); } }', '<?php $c = sodium_crypto_aead_aes256gcm_encrypt($t, "", "twelve signs", $key);'] },
  good: { php: ['<?php $nonce = random_bytes(24);\n$c = sodium_crypto_secretbox($t, $nonce, $key);', '<?php $c = sodium_crypto_aead_xchacha20poly1305_ietf_encrypt($t, "", $nonce, $key); $d = sodium_crypto_aead_aes256gcm_encrypt($t, "", $nonce, $key);'] },
};

/** php.net/password_hash, php.net/openssl_pkey_new: what stands in their options, wherever these are made. */
export const phpOptions: Rule = {
  ...danger,
  cwe: [326, 916],
  id: 'php-weak-options',
  severity: 'medium',
  title: 'Cost or key size too low',
  why: 'A hash at cost 4 is tried a hundred times faster than at 12; RSA keys below 2048 bits can be factored.',
  fix: "Leave the cost out or set it to 12; set private_key_bits to 3072.",
  langs: undefined,
  near: ["'cost' =>", '"cost" =>', 'private_key_bits'],
  find: [/(?<value>["']cost["']\s{0,4}=>\s{0,4}[4-9])(?!\d)(?=[^]{0,300}?\bPASSWORD_(?:BCRYPT|DEFAULT)\b)/, /(?<value>["']private_key_bits["']\s{0,4}=>\s{0,4}(?:384|512|768|1024))(?!\d)/],
  where: { path: { trait: 'ends', of: ['.php'] } },
  bad: { php: ["<?php $options = ['cost' => 5];\n$h = password_hash($p, PASSWORD_BCRYPT, $options);", '<?php $o = ["cost" => 4];\n$h = password_hash($p, PASSWORD_DEFAULT, $o);', "<?php $o = ['cost'=>4];\n$h = password_hash($p, PASSWORD_DEFAULT, $o);", "<?php $k = openssl_pkey_new(['private_key_bits' => 1024]);"] },
  good: { php: ["<?php $options = ['cost' => 12];\n$h = password_hash($p, PASSWORD_BCRYPT, $options);", "<?php $parcel = ['cost' => 5];", "<?php $k = openssl_pkey_new(['private_key_bits' => 4096]);"], 'a.md': ["['private_key_bits' => 1024]"] },
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
  where: { match: unguessed(SECRETS) },
  doubt: { match: { trait: 'within', of: ['random_bytes(', 'random_int(', 'openssl_random_pseudo_bytes('] } },
  bad: { php: ['<?php $user->update(["reset_code" => mt_rand(100000, 999999)]);', '<?php $token = rand(1000, 9999);', '<?php $apiKey = sha1(time() . rand());', '<?php $password .= $chars[mt_rand(0, 61)];', '<?php $resetToken = md5(uniqid("x", true));', '<?php function generatePassword() { return substr(str_shuffle($chars), 0, 8); }', '<?php $otp = array_rand($digits, 6);'] },
  good: { php: ["<?php $this->docStringEndToken = '_END_' . mt_rand();", '<?php $token = md5(random_bytes(8) . uniqid("x", true));', '<?php function makeToken() { return function_exists("random_int") ? random_int(0, 9) : mt_rand(0, 9); }', '<?php function newToken() {\n  if (function_exists("openssl_random_pseudo_bytes")) return bin2hex(openssl_random_pseudo_bytes(8));\n  return md5(mt_rand());\n}', '<?php $color = rand(0, 255);', '<?php function getAccessToken() { $cache_time += rand(0, 60); return $cached; }', '<?php $token = bin2hex(random_bytes(16));', '<?php $id = uniqid("row");', '<?php $otp = random_int(0, 9);', '<?php $x = mt_rand(0, 3);', '<?php $k = array_rand($list, 1);', '<?php $s = str_shuffle($word);'] },
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
