/** Ends of names that hold what must not be read, in whatever language: of `user.cardNumber` the words `cardnumber`. */

export const CREDENTIALS = [
  'password', 'passwd', 'pwd', 'passphrase', 'passcode', 'secret', 'apikey', 'secretkey', 'privatekey', 'accesskey', 'encryptionkey', 'signingkey', 'accesstoken', 'refreshtoken', 'authtoken', 'bearertoken', 'idtoken',
  'sessiontoken', 'apitoken', 'resettoken', 'jwt', 'authorization', 'credential', 'credentials', 'clientsecret', 'connectionstring', 'databaseurl', 'dburl', 'mongouri', 'mnemonic', 'otp', 'ssn', 'creditcard', 'cardnumber', 'cvv', 'cvc',
];

/** What says that some headers are left out of a log, by parts of words. */
export const LEAVES_OUT = ['uthorization"', 'edact', 'ensitive', 'asked', 'llowed', 'ookie"', 'skip', 'hidden', 'secret'];
