import type { Line } from './line.ts';

/** What a line between somebody's words and an earlier mail announces, or null. */
export function separatorOf({ bare, isQuoted }: Line): 'reply-above' | 'original' | 'forward' | null {
  if (isQuoted || bare === '' || bare.length > 300) return null;
  if (/^#{2,}- ?.{0,200}-#{2,}$/.test(bare)) return 'reply-above';
  const title = /^[-_=—–]{2,} ?([^_=]{3,60}?) ?[-_=—–]{2,}/.exec(bare)?.[1] ?? null;
  if (title !== null) {
    // Lower-case İ is an i with a dot above it.
    const words = title.toLowerCase().replace(/\u0307|:$/g, '');
    if (FORWARD.test(words)) return 'forward';
    return ORIGINAL.test(words) ? 'original' : null;
  }
  return BEGIN_FORWARD.test(bare) ? 'forward' : null;
}

const ORIGINAL =
  /^(?:(?:original|reply|antwort) (?:message|nachricht|besked|melding|meddelande)|correo original|(?:ursprüngliche|original)[- ]?nachricht|(?:message|courriel|mail) (?:d[’']origine|original|initial)|mensaje original|messaggio originale|mensagem original|oorspronkelijk (?:bericht|e-mail)|origineel bericht|oorspronkelijk bericht|(?:wiadomość|oryginalna) (?:oryginalna|wiadomość)|(?:исходное|оригинальное|первоначальное) (?:сообщение|письмо)|(?:orijinal|özgün|asıl) (?:mesaj|ileti)|alkuperäinen viesti|ursprungligt? ?meddelande|originalmeddelande|opphavleg melding|oprindelig (?:meddelelse|besked|mail)|opprinnelig melding|الرسالة الأصلية|رسالة أصلية|(?:پیام|پيام) (?:اصلی|اصلي|نخستین)|متن اصلی)$/u;
const FORWARD =
  /^(?:forwarded (?:message|e?-?mail)|weitergeleitete (?:nachricht|e-?mail)|message transféré|(?:courriel|mail) transféré|mensaje reenviado|messaggio inoltrato|mensagem (?:encaminhada|reencaminhada)|doorgestuurd bericht|(?:wiadomość przekazana|przekazana wiadomość|treść przekazanej wiadomości)|(?:пересылаемое|пересланное|перенаправленное) (?:сообщение|письмо)|(?:yönlendirilen|iletilen|iletilmiş) (?:mesaj|ileti|e-posta)|välitetty viesti|edelleenlähetetty viesti|vidarebefordrat (?:meddelande|mail)|videresendt (?:meddelelse|besked|melding|mail)|رسالة (?:معاد توجيهها|مُعاد توجيهها|محولة)|الرسالة المعاد توجيهها|(?:پیام|ایمیل) (?:هدایت شده|فوروارد شده|ارسال شده|هدایت‌شده))$/u;
const BEGIN_FORWARD =
  /^(?:begin forwarded message|anfang der weitergeleiteten (?:nachricht|e-mail)|début du message (?:transféré|réexpédié)|inicio del mensaje reenviado|inizio messaggio inoltrato|início da mensagem (?:encaminhada|reenviada)|begin doorgestuurd bericht|początek przekazanej wiadomości|начало переадресованного сообщения|iletilen mesajın başlangıcı|välitetty viesti alkaa|vidarebefordrat brev|start på videresendt (?:besked|melding)|بدء الرسالة المعاد توجيهها|بداية الرسالة المعاد توجيهها) ?:$/iu;
