/** Keys and initialisation vectors that are written out in C and C++. */
import type { Rule } from '../../lib/types.ts';

const written = { category: 'weak-crypto', severity: 'high', langs: ['c', 'cpp'], hole: 'none' } satisfies Partial<Rule>;

/** www.openssl.org/docs (EVP_EncryptInit), mbed-tls.readthedocs.io (cipher, aes, gcm), doc.libsodium.org (secretbox) */
export const cWrittenIv: Rule = {
  ...written,
  cwe: [329, 1204],
  id: 'c-fixed-iv',
  title: 'Initialisation vector that is always the same',
  why: 'Equal messages then look equal, and with a stream mode or GCM two of them give the key stream away.',
  fix: 'Fill it with RAND_bytes, getrandom or randombytes_buf for each message, and send it along.',
  near: ['evp_encryptinit', 'evp_cipherinit', 'aes_cbc_encrypt', 'mbedtls_cipher_set_iv', 'mbedtls_aes_crypt_cbc', 'crypto_secretbox_easy', 'mbedtls_gcm_crypt_and_tag', 'cccrypt('],
  find: [
    'EVP_EncryptInit_ex($c, $cipher, $engine, $key, $iv)', 'EVP_EncryptInit_ex2($c, $cipher, $key, $iv, $...)', 'EVP_EncryptInit($c, $cipher, $key, $iv)', 'EVP_CipherInit_ex($c, $cipher, $engine, $key, $iv, 1)', 'AES_cbc_encrypt($in, $out, $size, $key, $iv, AES_ENCRYPT)', 'mbedtls_cipher_set_iv($c, $iv, $size)', 'mbedtls_aes_crypt_cbc($c, MBEDTLS_AES_ENCRYPT, $size, $iv, $...)', 'mbedtls_gcm_crypt_and_tag($c, MBEDTLS_GCM_ENCRYPT, $size, $iv, $...)',
    'crypto_secretbox_easy($out, $in, $size, $iv, $key)', 'CCCrypt(kCCEncrypt, $algorithm, $options, $key, $size, $iv, $...)',
  ],
  where: { iv: 'written' },
  bad: {
    c: [
      'void f(void) { EVP_EncryptInit_ex(c, EVP_aes_256_cbc(), NULL, key, (unsigned char *)"0123456789abcdef"); }', 'void f(void) { static const unsigned char iv[16] = { 0 }; EVP_EncryptInit_ex2(c, EVP_aes_256_cbc(), key, iv, NULL); }', 'void f(void) { unsigned char iv[] = "0123456789abcdef"; EVP_EncryptInit(c, EVP_aes_256_cbc(), key, iv); }', 'void f(void) { unsigned char iv[16]; memset(iv, 0, sizeof iv); EVP_CipherInit_ex(c, EVP_aes_256_cbc(), NULL, key, iv, 1); }',
      'void f(void) { unsigned char iv[16] = {0}; AES_cbc_encrypt(in, out, n, &key, iv, AES_ENCRYPT); }', 'void f(void) { unsigned char iv[12] = {0x1, 0x2}; mbedtls_cipher_set_iv(&c, iv, 12); }', 'void f(void) { unsigned char iv[16] = {0}; mbedtls_aes_crypt_cbc(&c, MBEDTLS_AES_ENCRYPT, n, iv, in, out); }', 'void f(void) { unsigned char iv[12] = {0}; mbedtls_gcm_crypt_and_tag(&c, MBEDTLS_GCM_ENCRYPT, n, iv, 12, NULL, 0, in, out, 16, tag); }',
      'void f(void) { unsigned char nonce[24] = {0}; crypto_secretbox_easy(out, in, n, nonce, key); }', 'void f(void) { CCCrypt(kCCEncrypt, kCCAlgorithmAES, kCCOptionPKCS7Padding, key, 32, "0123456789abcdef", in, n, out, m, &done); }',
    ],
  },
  good: {
    c: [
      'void f(void) { unsigned char iv[16] = {0}; RAND_bytes(iv, sizeof iv); EVP_EncryptInit_ex(c, EVP_aes_256_cbc(), NULL, key, iv); }', 'void f(unsigned char *iv) { EVP_EncryptInit_ex2(c, EVP_aes_256_cbc(), key, iv, NULL); EVP_EncryptInit(c, EVP_aes_256_cbc(), key, iv); }', 'void f(unsigned char *iv) { EVP_CipherInit_ex(c, EVP_aes_256_cbc(), NULL, key, iv, 1); AES_cbc_encrypt(in, out, n, &key, iv, AES_ENCRYPT); mbedtls_cipher_set_iv(&c, iv, 12); }',
      'void f(unsigned char *iv) { mbedtls_aes_crypt_cbc(&c, MBEDTLS_AES_ENCRYPT, n, iv, in, out); mbedtls_gcm_crypt_and_tag(&c, MBEDTLS_GCM_ENCRYPT, n, iv, 12, NULL, 0, in, out, 16, tag); crypto_secretbox_easy(out, in, n, iv, key); CCCrypt(kCCEncrypt, a, o, key, 32, iv, in, n, out, m, &done); }',
      'void f(void) { EVP_EncryptInit_ex(c, EVP_aes_256_cbc(), NULL, NULL, NULL); }', 'void f(void) { unsigned char iv[16]; memset(iv, 0, sizeof iv); memcpy(iv, nonce, 12); EVP_EncryptInit_ex(c, EVP_aes_256_ctr(), NULL, key, iv); }',
    ],
  },
};

export const cWrittenKey: Rule = {
  ...written,
  cwe: [321, 798],
  id: 'c-fixed-key',
  title: 'Key written into the program',
  why: 'Everybody who has the program has the key.',
  fix: 'Read the key from a store or a file of its own, or derive it from a secret that is not in the program.',
  near: ['evp_encryptinit', 'evp_decryptinit', 'evp_cipherinit', 'aes_set_encrypt_key', 'aes_set_decrypt_key', 'mbedtls_aes_setkey', 'mbedtls_gcm_setkey', 'mbedtls_cipher_setkey', 'hmac(', 'cccrypt('],
  find: [
    'EVP_EncryptInit_ex($c, $cipher, $engine, $key, $iv)', 'EVP_DecryptInit_ex($c, $cipher, $engine, $key, $iv)', 'EVP_CipherInit_ex($c, $cipher, $engine, $key, $iv, $way)', 'AES_set_encrypt_key($key, $bits, $c)', 'AES_set_decrypt_key($key, $bits, $c)', 'mbedtls_aes_setkey_enc($c, $key, $bits)', 'mbedtls_aes_setkey_dec($c, $key, $bits)', 'mbedtls_gcm_setkey($c, $id, $key, $bits)', 'mbedtls_cipher_setkey($c, $key, $bits, $way)', 'HMAC($hash, $key, $...)',
    'CCCrypt($way, $algorithm, $options, $key, $size, $...)',
  ],
  where: { key: 'written' },
  bad: {
    c: [
      'void f(void) { EVP_EncryptInit_ex(c, EVP_aes_128_cbc(), NULL, (unsigned char *)"0123456789abcdef", iv); }', 'void f(void) { const unsigned char key[] = "0123456789abcdef"; EVP_DecryptInit_ex(c, EVP_aes_128_cbc(), NULL, key, iv); }', 'static const uint8_t KEY[16] = { 0x01, 0x02 };\nvoid f(void) { EVP_CipherInit_ex(c, EVP_aes_128_cbc(), NULL, KEY, iv, 1); }', 'void f(void) { unsigned char key[16] = "0123456789abcdef"; AES_set_encrypt_key(key, 128, &k); }', 'void f(void) { AES_set_decrypt_key((const unsigned char *) "0123456789abcdef", 128, &k); }',
      'void f(void) { mbedtls_aes_setkey_enc(&c, (const unsigned char *)"0123456789abcdef", 128); }', 'void f(void) { unsigned char key[16] = "0123456789abcdef"; mbedtls_aes_setkey_dec(&c, key, 128); }', 'void f(void) { mbedtls_gcm_setkey(&c, MBEDTLS_CIPHER_ID_AES, (const unsigned char *)"0123456789abcdef", 128); }', 'void f(void) { mbedtls_cipher_setkey(&c, (const unsigned char *)"0123456789abcdef", 128, MBEDTLS_ENCRYPT); }', 'void f(void) { HMAC(EVP_sha256(), "signing-key-1", 13, m, n, o, &l); }', 'void f(void) { CCCrypt(kCCDecrypt, kCCAlgorithmAES, o, "0123456789abcdef", 16, iv, in, n, out, m, &d); }',
    ],
  },
  good: {
    c: [
      'void f(const unsigned char *key) { EVP_EncryptInit_ex(c, EVP_aes_128_cbc(), NULL, key, iv); EVP_DecryptInit_ex(c, EVP_aes_128_cbc(), NULL, key, iv); EVP_CipherInit_ex(c, x, NULL, key, iv, 1); }', 'void f(const unsigned char *key) { AES_set_encrypt_key(key, 128, &k); AES_set_decrypt_key(key, 128, &k); mbedtls_aes_setkey_enc(&c, key, 128); mbedtls_aes_setkey_dec(&c, key, 128); mbedtls_gcm_setkey(&c, id, key, 128); mbedtls_cipher_setkey(&c, key, 128, way); }',
      'void f(const unsigned char *key) { HMAC(EVP_sha256(), key, 32, m, n, o, &l); CCCrypt(kCCDecrypt, a, o, key, 16, iv, in, n, out, m, &d); }', 'void f(void) { unsigned char key[32]; read_key(key); EVP_EncryptInit_ex(c, EVP_aes_256_cbc(), NULL, key, iv); }', 'void f(void) { unsigned char key[32] = {0}; read_key(key); EVP_EncryptInit_ex(c, EVP_aes_256_cbc(), NULL, key, iv); }',
    ],
  },
};
