/** Ends of names that hold what must not be read, in whatever language: of `user.cardNumber` the words `cardnumber`. */

export const CREDENTIALS = [
  'password', 'passwd', 'pwd', 'passphrase', 'passcode', 'secret', 'apikey', 'secretkey', 'privatekey', 'accesskey', 'encryptionkey', 'signingkey', 'accesstoken', 'refreshtoken', 'authtoken', 'bearertoken', 'idtoken',
  'sessiontoken', 'apitoken', 'resettoken', 'jwt', 'authorization', 'credential', 'credentials', 'clientsecret', 'connectionstring', 'databaseurl', 'dburl', 'mongouri', 'mnemonic', 'otp', 'ssn', 'creditcard', 'cardnumber', 'cvv', 'cvc',
  'passwordtoken', 'dbpass', 'userpass', 'plaintexttoken', 'invitetoken', 'verificationtoken', 'devicesecret', 'authheader', 'authorizationheader', 'verificationcode', 'recoverycode', 'backupcode', 'seedphrase', 'recoveryphrase', 'privatekeypem', 'cardno', 'securitycode', 'socialsecuritynumber', 'passportnumber', 'iban', 'connstring', 'connstr', 'onetimecode', 'signingsecret', 'cookieheader', 'sessioncookie', 'authcookie', 'jwttoken', 'usertoken', 'logintoken', 'oauthtoken', 'customtoken',
];

/** What says that some headers are left out of a log, by parts of words. */
export const LEAVES_OUT = ['uthorization"', 'edact', 'ensitive', 'asked', 'llowed', 'ookie"', 'skip', 'hidden', 'secret'];

/** Around a plain `token`: where people log in and tokens are given out, and not where a text is taken apart. By what a function says, case told apart. */
export const GIVES_TOKENS = ['login', 'Login', 'Authorization', 'assword', 'jwt', 'Jwt', 'JWT', 'auth', 'Auth', 'OAuth', 'resetToken', 'ResetToken', 'reset_token', 'refresh', 'Bearer', 'expires', 'invite', 'magic', 'signIn', 'signin', 'sign_in', 'createToken', 'issue'];
