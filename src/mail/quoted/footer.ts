import type { Line } from './line.ts';

/** Whether a line was added by a telephone or a mail program («Sent from my iPhone»), in 16 languages. */
export function isFooter({ bare }: Line): boolean {
  const line = bare.replace(/[<([]?https?:\/\/\S{1,200}$/i, '').trim();
  if (line === '' || line.length > 90) return false;
  if (OUTLOOK.test(line) || VIRUS_FREE.test(line)) return true;
  if (/[,;!?]|\. /.test(line) || line.split(' ').length > 9) return false;
  return DEVICE.test(line) ? SENT_FIRST.test(line) || SENT_LAST.test(line) : isSentFromName(line);
}

/** «Sent from TypeApp»: a program's name and nothing more; «Sent from my bank on Monday.» is a player's sentence. */
function isSentFromName(line: string): boolean {
  const sent = SENT_FIRST.exec(line)?.[0];
  if (sent === undefined || line.endsWith('.')) return false;
  const name = line.slice(sent.length).replace(POSSESSIVE, '');
  return /^\p{Lu}/u.test(name) && name.split(' ').length <= 5;
}

/** «Get Outlook for iOS», «Hanki Outlook for Android», «iOS için Outlook'u edinin»: the same two names everywhere. */
const OUTLOOK =
  /^\S{0,20}(?:\s\S{1,14}){0,3}\s?outlook\s?\S{0,14}(?:\s\S{1,14}){0,2}\s(?:ios|android|windows(?: \d\d)?|iphone)(?:\s\S{1,14}){0,3}$|^(?:ios|android) \S{1,14} outlook\S{0,4} \S{1,14}$/i;
const SENT_FIRST =
  /^(?:sent (?:from|via|with|using|by) |get (?:outlook|bluemail) |envoyé (?:depuis|de|à partir d[eu]|via|avec) |(?:gesendet|versendet|verschickt) (?:von|mit|über|aus) |von meine[mr] .{1,40} gesendet|enviado (?:desde|con|do|da|de|a partir d[eo]|pelo|via) |inviato (?:dal?|con|tramite) |(?:verzonden|verstuurd) (?:vanaf|vanuit|met|via|door) |wysłan[eoy] (?:z|za|przez) |отправлено (?:с|из|через) |lähetetty |skickat från |sendt (?:fra|via|med) |(?:تم )?(?:أُرسلت|أرسلت|ارسلت|مرسل|مُرسل|أُرسل|أرسل|الإرسال) من |(?:ارسال|فرستاده)[ -]?(?:شده|شد) (?:از|با) |از .{0,30}(?:ارسال|فرستاده) شد)/iu;
const POSSESSIVE = /^(?:my|mon|ma|meinem|meiner|mi|mio|il mio|meu|minha|mijn|mojego|моего|min|mit)\s/i;
const SENT_LAST =
  /(?:gesendet|verzonden|verstuurd|gönderildi|gönderilmiştir|lähetetty|skickat|sendt|ارسال شده(?: است)?|ارسال شد)\.?$/iu;
const DEVICE =
  /iphone|ipad|android|samsung|galaxy|huawei|xiaomi|redmi|blackberry|yahoo|outlook|gmail|\bmail\b|phone\b|t[eé]l[eé]phone|telefon|mobi[lel]|handy|tablet|\bdevice|móvil|celular|puhelim|мобильн|телефон|smartphone|گوشی|[آا]یفون|موبایل|هاتف|جوال/iu;
const VIRUS_FREE =
  /^(?:virus-free|virenfrei|garanti sans virus|libre de virus|sin virus|privo di virus|virusvrij|без вирусов)[.:]? ?(?:www\.|avast|avg|$)/iu;
