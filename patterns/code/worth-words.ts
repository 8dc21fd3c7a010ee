/** What a file speaks of where a code is worth something, or lets somebody in. */
export const WORTH = ['gift card', 'gift_card', 'giftCard', 'GiftCard', 'coupon', 'Coupon', 'voucher', 'Voucher', 'redeem', 'otp:', 'otp_', 'one-time code', 'One-time code', 'sign-in code', 'login code', 'login_code', 'loginCode', 'verification code', 'TwoFactor', '2fa:', 'Your code is'];
