import { ADDRESS } from './date-or-address.ts';
import type { Line } from './line.ts';

/** Whether the copied head of an earlier mail («From: … Sent: … To: … Subject: …», as Outlook writes) starts here. */
export function isHeaderBlockAt(lines: readonly Line[], at: number): boolean {
  const first = lines[at];
  if (!first || first.isQuoted || roleOf(first.bare) === null) return false;
  const roles = new Set<Role>();
  let addressed = false;
  let misses = 0;
  for (let index = at; index < Math.min(at + 12, lines.length) && misses < 3; index += 1) {
    const line = lines[index];
    const role = line && !line.isQuoted ? roleOf(line.bare) : null;
    if (role === null || line === undefined) {
      if (line?.isBlank && index > at + 1) break;
      misses += 1;
      continue;
    }
    roles.add(role);
    for (const also of sameLineRoles(line.bare)) roles.add(also);
    if ((role === 'from' || role === 'to') && (ADDRESS.test(line.bare) || ADDRESS.test(lines[index + 1]?.bare ?? '')))
      addressed = true;
  }
  return roles.size >= 3 || (roles.size === 2 && addressed && !roles.has('subject')) || isPair(roles, addressed);
}

type Role = 'from' | 'date' | 'to' | 'subject';

function isPair(roles: ReadonlySet<Role>, addressed: boolean): boolean {
  return addressed && roles.has('from') && roles.has('subject');
}

function roleOf(bare: string): Role | null {
  const label = /^[^\p{L}]{0,3}([\p{L}\p{M}'’ .]{1,24}?) ?[:：]/u.exec(bare)?.[1]?.toLowerCase().trim();
  return label === undefined ? null : (ROLES.get(label) ?? null);
}

/** Some programs lose the line breaks between the fields. */
function sameLineRoles(bare: string): readonly Role[] {
  const found = [...bare.matchAll(/ ([\p{L}\p{M}]{1,16}) ?:/gu)].map(([, label = '']) =>
    ROLES.get(label.toLowerCase()),
  );
  return found.filter((role) => role !== undefined);
}

const LABELS: Readonly<Record<Role, string>> = {
  from: 'from|de|von|van|da|od|от|fra|från|lähettäjä|kimden|gönderen|от кого|من|از|مِن|mittente|expéditeur|afzender|feladó|från',
  date: 'sent|date|envoyé|envoye|envoyé le|envoye le|gesendet|datum|verzonden|inviato|data|enviado|enviada|enviado el|enviada em|fecha|wysłano|wysłane|data wysłania|отправлено|дата|sendt|dato|skickat|lähetetty|päivämäärä|päiväys|gönderildi|gönderilme|tarih|المرسل|تاريخ|التاريخ|تاريخ الإرسال|أرسلت|تم الإرسال|المُرسل|ارسال|تاریخ|تاريخ ارسال|ارسال شده|message du|gesendet am|fecha de envío',
  to: 'to|à|a|an|aan|para|do|кому|til|till|vastaanottaja|kime|alıcı|إلى|الى|به|destinatario|destinataire|per',
  subject:
    'subject|objet|betreff|onderwerp|oggetto|asunto|assunto|temat|тема|emne|ämne|aihe|konu|الموضوع|موضوع|sujet|re|betrifft',
};

const ROLES: ReadonlyMap<string, Role> = new Map(
  (Object.keys(LABELS) as Role[]).flatMap((role) => LABELS[role].split('|').map((label) => [label, role] as const)),
);
