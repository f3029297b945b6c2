import { ADDRESS, BRACKETED, hasDate } from './date-or-address.ts';
import type { Line } from './line.ts';

/**
 * Whether the copied head of an earlier mail («From: … Sent: … To: … Subject: …», as Outlook writes) starts here. A
 * player's list of payments has labels as well («From: Skrill, To: casino, Date: …, Amount: …»), so it must look like
 * mail: by a subject or a «sent», or by an address with a sender or a time to the second.
 */
export function isHeaderBlockAt(lines: readonly Line[], at: number): boolean {
  const first = lines[at];
  if (!first || roleOf(first.bare) === null) return false;
  const block = blockAt(lines, at);
  const roles = new Set(block.flatMap(({ bare }) => rolesIn(bare)));
  if (block.some(({ bare }) => roleOf(bare) === null && MONEY.test(bare))) return false;
  const addressed = block.some(({ bare }) => ADDRESS.test(bare));
  if (roles.size >= 3) return addressed || roles.has('subject') || roles.has('sent');
  if (roles.size < 2 || !addressed) return false;
  return roles.has('from') || block.some(({ bare }) => /\d\d:\d\d:\d\d/.test(bare));
}

/**
 * The same in a language that we have no words for: a title between dashes («-------- Eredeti üzenet --------»), then
 * labelled lines with an address in brackets and a day.
 */
export function isTitledBlockAt(lines: readonly Line[], at: number): boolean {
  if (!/^-{5,} ?[^-]{3,60}-{5,}$/.test(lines[at]?.bare ?? '')) return false;
  const from = lines[at + 1]?.isBlank === true ? at + 2 : at + 1;
  const block = lines.slice(from, from + 8);
  const end = block.findIndex(({ bare }) => !/^[^\s:：՝][^:：՝]{0,29}[:：՝]/.test(bare));
  const head = block.slice(0, end < 0 ? block.length : end);
  return head.length >= 3 && head.some(({ bare }) => BRACKETED.test(bare)) && head.some(({ bare }) => hasDate(bare));
}

/** Up to the first empty line, or the third line without a label: long values are folded. */
function blockAt(lines: readonly Line[], at: number): readonly Line[] {
  const block: Line[] = [];
  let folded = 0;
  for (const line of lines.slice(at, at + 12)) {
    if (roleOf(line.bare) === null) folded += 1;
    if (line.isQuoted || folded > 2 || (line.isBlank && block.length > 1)) break;
    block.push(line);
  }
  return block;
}

const MONEY = /[€$£₺₽﷼] ?\d|\d ?(?:[€$£₺₽﷼]|(?:eur|usd|gbp|try|pln|sek|nok|dkk|chf|tl|kr)\b)/i;

type Role = 'from' | 'sent' | 'date' | 'to' | 'subject';

/** Some programs lose the line breaks between the fields. */
function rolesIn(bare: string): readonly Role[] {
  const first = roleOf(bare);
  if (first === null) return [];
  const others = [...bare.matchAll(/ ([\p{L}\p{M}]{1,16}) ?:/gu)].map(([, label = '']) =>
    ROLES.get(label.toLowerCase()),
  );
  return [first, ...others.filter((role) => role !== undefined)];
}

function roleOf(bare: string): Role | null {
  const label = /^[^\p{L}]{0,3}([\p{L}\p{M}'’ .]{1,24}?) ?[:：]/u.exec(bare)?.[1]?.toLowerCase().trim();
  return label === undefined ? null : (ROLES.get(label) ?? null);
}

const LABELS: Readonly<Record<Role, string>> = {
  from: 'from|de|von|van|da|od|от|fra|frå|från|lähettäjä|kimden|gönderen|от кого|من|از|مِن|mittente|expéditeur|afzender|remitente|remetente',
  sent: 'sent|envoyé|envoye|envoyé le|envoye le|gesendet|gesendet am|verzonden|inviato|enviado|enviada|enviado el|enviada em|wysłano|wysłane|data wysłania|отправлено|sendt|skickat|lähetetty|gönderildi|gönderilme|gönderme tarihi|المرسل|المُرسل|تاريخ الإرسال|أرسلت|تم الإرسال|ارسال|ارسال شده|فرستاده شده|message du|fecha de envío',
  date: 'date|datum|data|fecha|дата|dato|päivämäärä|päiväys|tarih|تاريخ|التاريخ|تاریخ',
  to: 'to|à|a|an|aan|para|do|кому|til|till|vastaanottaja|kime|alıcı|إلى|الى|به|گیرنده|destinatario|destinatário|destinataire|per',
  subject:
    'subject|objet|sujet|betreff|betrifft|onderwerp|oggetto|asunto|assunto|temat|тема|emne|ämne|aihe|konu|الموضوع|موضوع',
};

const ROLES: ReadonlyMap<string, Role> = new Map(
  (Object.keys(LABELS) as Role[]).flatMap((role) => LABELS[role].split('|').map((label) => [label, role] as const)),
);
