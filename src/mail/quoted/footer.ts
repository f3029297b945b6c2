import type { Line } from './line.ts';

/** Whether a line was added by a telephone or a mail program («Sent from my iPhone»), in 16 languages. */
export function isFooter({ bare }: Line): boolean {
  const line = bare.replace(/[<([]?https?:\/\/\S{1,200}$/i, '').trim();
  if (line === '' || line.length > 90) return false;
  if (OUTLOOK.test(line)) return true;
  const sentence = /[,;!?]|\. /.test(line) || line.split(' ').length > 9;
  return !sentence && (SENT_FIRST.test(line) || (SENT_LAST.test(line) && DEVICE.test(line)) || VIRUS_FREE.test(line));
}

const OUTLOOK =
  /^\S{0,20}(?:\s\S{1,14}){0,3}\s?(?:outlook|mail)\s?\S{0,14}(?:\s\S{1,14}){0,2}\s(?:ios|android|windows(?: \d\d)?|iphone)(?:\s\S{1,14}){0,3}$/i;
const SENT_FIRST =
  /^(?:sent (?:from|via|with|using|by) |get (?:outlook|bluemail) |envoyé (?:de|depuis|à partir|via|avec) |(?:gesendet|versendet|verschickt) (?:von|mit|über|aus) |von meine[mr] .{1,40} gesendet|enviado (?:desde|con|do|da|de|a partir|pelo|via) |inviato (?:da|dal|con|tramite) ?|(?:verzonden|verstuurd) (?:vanaf|vanuit|met|via|door) |wysłan[eoy] (?:z|za|przez) |отправлено (?:с|из|через) |lähetetty |skickat från |sendt (?:fra|via|med) |(?:تم )?(?:أُرسلت|أرسلت|ارسلت|مرسل|مُرسل|أُرسل|أرسل|الإرسال) من |(?:ارسال|فرستاده)[ -]?(?:شده|شد) (?:از|با) |از (?:آیفون|ایفون|گوشی|موبایل) .{0,30}(?:ارسال|فرستاده) شد)/iu;
const SENT_LAST =
  /(?:gesendet|verzonden|verstuurd|gönderildi|gönderilmiştir|lähetetty|sent|skickat|sendt|ارسال شده(?: است)?|ارسال شد)\.?$/iu;
const DEVICE =
  /iphone|ipad|android|samsung|galaxy|huawei|xiaomi|redmi|blackberry|yahoo|outlook|mail|telefon|mobil|handy|گوشی|آیفون|موبایل/iu;
const VIRUS_FREE =
  /^(?:virus-free|virenfrei|garanti sans virus|libre de virus|sin virus|privo di virus|virusvrij|без вирусов)\b/iu;
