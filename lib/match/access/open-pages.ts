/** What is there for those who are not logged in. */

/** Part of a route's path or of its function's name. */
export const OPEN = /log_?(?:in|out)|sign_?(?:in|up|out)|register|health|\bping|status(?!_code\s?=)|index|home|public|static|callback|webhook|reset(?![-_/]?(?:mfa|2fa|otp|totp|second|factor|counter|limit|quota|usage|data|all|db|database|cache))|forgot|verify|confirm|token|refresh|docs|favicon|about|error|csrf|session|auth\b|contact|feedback|newsletter|subscri|search|track/i;
