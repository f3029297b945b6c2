/** `SECOND_IMAP_URL`, `SECOND_SMTP_URL`: what further brands name in their files, each also as `NAME_FILE`. */
export const BRAND_VARIABLE = /^[A-Z][A-Z0-9_]{0,60}_(IMAP|SMTP)_URL$/;
