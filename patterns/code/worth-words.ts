import type { Trait } from '../../lib/types.ts';

/** What a file speaks of where a code is worth something, or lets somebody in. */
export const WORTH = ['gift card', 'gift_card', 'giftCard', 'GiftCard', 'coupon', 'Coupon', 'voucher', 'Voucher', 'redeem', 'otp:', 'otp_', 'one-time code', 'One-time code', 'sign-in code', 'login code', 'login_code', 'loginCode', 'verification code', 'TwoFactor', '2fa:', 'Your code is', 'Invitation', 'invitation'];

/** Names whose value must not be guessed; as words of a name, its case and underscores apart. */
export const SECRETS = [
  'token', 'secret', 'password', 'passwd', 'passphrase', 'pwd', 'otp', 'totp', 'nonce', 'salt', 'iv', 'csrf', 'xsrf', 'captcha', 'session', 'sessionid', 'sid', 'credential', 'credentials', 'voucher', 'verifier', 'codeverifier', 'rememberme',
  'apikey', 'accesskey', 'secretkey', 'privatekey', 'encryptionkey', 'signingkey', 'masterkey', 'cipherkey', 'activationkey', 'resetkey', 'sharekey', 'linkkey', 'downloadkey', 'invitekey', 'remembermekey', 'rememberkey',
  'verificationcode', 'onetimecode', 'resetcode', 'authcode', 'invitecode', 'accesscode', 'confirmationcode', 'securitycode', 'recoverycode', 'backupcode', 'activationcode', 'pincode',
  'pickupcode', 'ticketcode', 'redeemcode', 'pairingcode', 'pairingkey', 'paircode', 'claimcode', 'logincode', 'signincode', 'unlockcode', 'doorcode', 'gatecode', 'entrycode', 'joincode', 'giftcode', 'giftcardcode', 'couponcode', 'vouchercode', 'redemptioncode', 'licensecode', 'licencecode', 'licensekey', 'licencekey', 'passcode', 'temppassword', 'magiclink', 'sharelink', 'shareid', 'resetlink', 'invitelink', 'downloadlink',
  'recoverycodes', 'backupcodes', 'scratchcodes', 'vouchercodes', 'couponcodes', 'invitecodes', 'databasekey', 'dbkey', 'vaultkey', 'wrappingkey', 'sessionkey', 'sharedkey', 'hmackey', 'jwtkey', 'datakey', 'authkey',
];

/** Names of what is handed out to be known to one person alone. */
export const HANDED_OUT = [...SECRETS, 'pin', 'key', 'link', 'code', 'share', 'sharelink', 'invite', 'invitation', 'coupon', 'ticket', 'giftcard', 'activation', 'shortcode', 'joincode', 'roomcode', 'pairing', 'pairingcode'];

/** What is given one of these names, or what the words around it say that it lets in whoever knows it. */
export const unguessed = (words: string[]): Trait => ({ any: [{ trait: 'into', of: words }, 'opens'] });

/** Functions that tell somebody what they are handed: a query in there is not run. */
export const TELLS = [
  'debug', 'info', 'warn', 'warning', 'error', 'trace', 'fatal', 'notice', 'verbose', 'log', 'print', 'println', 'printf', 'puts',
  'Debug', 'Info', 'Warn', 'Error', 'Debugf', 'Infof', 'Warnf', 'Errorf', 'Println', 'Printf', 'LogTrace', 'LogDebug', 'LogInformation', 'LogWarning', 'LogError',
];

/** Keeps two of them apart; a transaction alone lets both read the same amount. */
export const KEPT_APART = ['.lock(', '.lock.', '.lock!', '.lock:', '.lockP', '.lockR', '.lockB', '.lockA', '.lockO', '.lockW', '.lockS', '.lockC', '.lockT', '.lockI', '.lock{', '::lock', '_lock', 'lock_', '(lock', '{lock', ';lock', ',lock', ':lock', 'withlock', 'synclock', 'lockFor', 'lockMode', 'flock', 'redlock', 'awaitlock', '=lock', 'lock.acquire', 'locks.', 'Lock', 'LOCK', 'for_update', 'FOR UPDATE', 'ForUpdate', 'UPDLOCK', 'ersion', 'erializable', 'SERIALIZABLE', 'synchronized', 'utex', 'emaphore', 'oncurrency', 'ptimistic', 'sync.', 'imestamp', 'IMMEDIATE', 'EXCLUSIVE', '.immediate('];

/** Where plugins of WordPress are called by requests of people who are logged in. */
export const WORDPRESS_HOOKS = ["'wp_ajax_", '"wp_ajax_', "'admin_post_", '"admin_post_', "'admin_init'", '"admin_init"'];

/** What a price of one piece is called. */
export const PRICES = ['price', 'Price', 'unitPrice', 'UnitPrice', 'unit_price', 'priceCents', 'PriceCents', 'PriceCent', 'price_cents', 'PriceInCents', 'priceInCents', 'unitPriceCents', 'price_per_night', 'pricePerNight', 'price_per_day', 'pricePerDay', 'price_per_hour', 'pricePerHour', 'ticket_price', 'ticketPrice'];

/** What people write about themselves and to each other, as the columns of a table. */
export const WRITTEN = ['name', 'username', 'user_name', 'fullname', 'full_name', 'nickname', 'first_name', 'last_name', 'title', 'subject', 'message', 'comment', 'comments', 'body', 'content', 'text', 'description', 'bio', 'about', 'review', 'feedback', 'note', 'notes', 'remark', 'caption', 'address', 'city', 'company', 'website', 'email', 'author', 'question', 'answer'];
