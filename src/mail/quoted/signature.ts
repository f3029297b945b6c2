import type { Line } from './line.ts';

/**
 * Whether a signature starts here and ends before `end`: its mark (RFC 3676 section 4.3) and a few short lines. Long
 * text below two dashes is no signature: players draw lines too, and payment details must not be lost with them.
 */
export function isSignature(lines: readonly Line[], at: number, end: number): boolean {
  if (end - at - 1 > MOST_LINES || !/^(?:--|__)$/.test(lines[at]?.bare ?? '')) return false;
  const letters = lines.slice(at + 1, end).reduce((sum, { bare }) => sum + bare.length, 0);
  return letters <= MOST_LETTERS;
}

const MOST_LINES = 12;
const MOST_LETTERS = 600;

/** Whether the paragraph that starts here is a lawyer's notice that a company's mail server adds. */
export function isDisclaimerAt(lines: readonly Line[], at: number): boolean {
  if (at > 0 && lines[at - 1]?.isBlank !== true) return false;
  if (!STARTS.test(lines[at]?.bare ?? '')) return false;
  const paragraph = lines
    .slice(at, at + 6)
    .map(({ bare }) => bare)
    .join(' ')
    .slice(0, 800);
  return paragraph.length >= 90 && SECRET.test(paragraph) && RECIPIENT.test(paragraph);
}

const STARTS =
  /^\W{0,4}(?:confidential|privileged|disclaimer|legal notice|notice:|important|this (?:e-?mail|message|communication|transmission)|the information (?:contained|in this)|ce (?:message|courriel|mail)|avertissement|diese (?:e-?mail|nachricht)|este (?:mensaje|correo|e-?mail)|aviso|questo messaggio|questa e-?mail|le informazioni|esta mensagem|dit (?:bericht|e-?mail)|deze e-?mail|ta wiadomość|niniejsza wiadomość|treść tej|это (?:сообщение|письмо)|настоящее|bu (?:e-?posta|mesaj|ileti)|tämä (?:viesti|sähköposti)|detta (?:meddelande|e-?post|mejl)|denne (?:e-?post|e-?mail|mail|meldingen?)|هذه الرسالة|این (?:ایمیل|پیام))/iu;
const SECRET =
  /confiden|privileg|vertraulich|vertrouwelijk|riservat|poufn|конфиденциал|gizli|luottamuks|konfident|fortrolig|سري|محرمانه/iu;
const RECIPIENT =
  /recipient|addressee|intended|destinat|empfänger|adressat|geadresseerde|ontvanger|bestemd|adresat|адресат|получател|alıcı|vastaanottaj|mottagar|mottaker|modtager|المستلم|المرسل إليه|گیرنده/iu;
