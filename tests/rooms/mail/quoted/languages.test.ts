import { expect, test } from 'vitest';
import { visibleTextOf } from '../../../../src/mail/quoted/visible-text.ts';

/** The lines that common mail programs write above a quote, and below a mail, in every language players use. */
interface Wording {
  readonly gmail: string;
  readonly apple: string;
  readonly thunderbird: string;
  readonly outlook: string;
  readonly original: string;
  readonly footer: string;
}

const WORDINGS: Readonly<Record<string, Wording>> = {
  en: {
    gmail: 'On Wed, 4 Nov 2026 at 10:15, Casino Support <support@casino.test> wrote:',
    apple: 'On 4 Nov 2026, at 10:15, Casino Support <support@casino.test> wrote:',
    thunderbird: 'On 04/11/2026 10:15, Casino Support wrote:',
    outlook: 'From: Casino Support|Sent: Wednesday, 4 November 2026 10:15|To: Joe|Subject: Your complaint',
    original: '-----Original Message-----',
    footer: 'Sent from my iPhone',
  },
  fr: {
    gmail: 'Le mer. 4 nov. 2026 à 10:15, Casino Support <support@casino.test> a écrit :',
    apple: 'Le 4 nov. 2026 à 10:15, Casino Support <support@casino.test> a écrit :',
    thunderbird: 'Le 04/11/2026 à 10:15, Casino Support a écrit :',
    outlook: 'De : Casino Support|Envoyé : mercredi 4 novembre 2026 10:15|À : Amelie|Objet : Votre réclamation',
    original: "-----Message d'origine-----",
    footer: 'Envoyé de mon iPhone',
  },
  de: {
    gmail: 'Am Mi., 4. Nov. 2026 um 10:15 Uhr schrieb Casino Support <support@casino.test>:',
    apple: 'Am 04.11.2026 um 10:15 schrieb Casino Support <support@casino.test>:',
    thunderbird: 'Am 04.11.26 um 10:15 schrieb Casino Support:',
    outlook: 'Von: Casino Support|Gesendet: Mittwoch, 4. November 2026 10:15|An: Joe|Betreff: Ihre Beschwerde',
    original: '-----Ursprüngliche Nachricht-----',
    footer: 'Von meinem iPhone gesendet',
  },
  es: {
    gmail: 'El mié, 4 nov 2026 a las 10:15, Casino Support (<support@casino.test>) escribió:',
    apple: 'El 4 nov 2026, a las 10:15, Casino Support <support@casino.test> escribió:',
    thunderbird: 'El 4/11/26 a las 10:15, Casino Support escribió:',
    outlook: 'De: Casino Support|Enviado el: miércoles, 4 de noviembre de 2026 10:15|Para: Joe|Asunto: Su reclamación',
    original: '-----Mensaje original-----',
    footer: 'Enviado desde mi iPhone',
  },
  it: {
    gmail: 'Il giorno mer 4 nov 2026 alle ore 10:15 Casino Support <support@casino.test> ha scritto:',
    apple: 'Il giorno 4 nov 2026, alle ore 10:15, Casino Support <support@casino.test> ha scritto:',
    thunderbird: 'Il 04/11/2026 10:15, Casino Support ha scritto:',
    outlook: 'Da: Casino Support|Inviato: mercoledì 4 novembre 2026 10:15|A: Joe|Oggetto: Il suo reclamo',
    original: '-----Messaggio originale-----',
    footer: 'Inviato da iPhone',
  },
  pt: {
    gmail: 'Em qua., 4 de nov. de 2026 às 10:15, Casino Support <support@casino.test> escreveu:',
    apple: 'A 4 de nov. de 2026, à(s) 10:15, Casino Support <support@casino.test> escreveu:',
    thunderbird: 'Em 04/11/2026 10:15, Casino Support escreveu:',
    outlook: 'De: Casino Support|Enviada em: quarta-feira, 4 de novembro de 2026 10:15|Para: Joe|Assunto: A sua queixa',
    original: '-----Mensagem original-----',
    footer: 'Enviado do meu iPhone',
  },
  nl: {
    gmail: 'Op wo 4 nov 2026 om 10:15 schreef Casino Support <support@casino.test>:',
    apple: 'Op 4 nov 2026, om 10:15 heeft Casino Support <support@casino.test> het volgende geschreven:',
    thunderbird: 'Op 4-11-2026 om 10:15 schreef Casino Support:',
    outlook: 'Van: Casino Support|Verzonden: woensdag 4 november 2026 10:15|Aan: Joe|Onderwerp: Uw klacht',
    original: '-----Oorspronkelijk bericht-----',
    footer: 'Verstuurd vanaf mijn iPhone',
  },
  pl: {
    gmail: 'śr., 4 lis 2026 o 10:15 Casino Support <support@casino.test> napisał(a):',
    apple: 'Wiadomość napisana przez Casino Support <support@casino.test> w dniu 4 lis 2026, o godz. 10:15:',
    thunderbird: 'W dniu 4.11.2026 o 10:15, Casino Support pisze:',
    outlook: 'Od: Casino Support|Wysłano: środa, 4 listopada 2026 10:15|Do: Joe|Temat: Twoja reklamacja',
    original: '-----Wiadomość oryginalna-----',
    footer: 'Wysłane z iPhone’a',
  },
  ru: {
    gmail: 'ср, 4 нояб. 2026 г. в 10:15, Casino Support <support@casino.test>:',
    apple: '4 нояб. 2026 г., в 10:15, Casino Support <support@casino.test> написал(а):',
    thunderbird: '04.11.2026 10:15, Casino Support пишет:',
    outlook: 'От: Casino Support|Отправлено: 4 ноября 2026 г. 10:15|Кому: Joe|Тема: Ваша жалоба',
    original: '-----Исходное сообщение-----',
    footer: 'Отправлено с iPhone',
  },
  tr: {
    gmail: 'Casino Support <support@casino.test>, 4 Kas 2026 Çar, 10:15 tarihinde şunu yazdı:',
    apple: 'Casino Support <support@casino.test> şunları yazdı (4 Kas 2026 10:15):',
    thunderbird: '4.11.2026 10:15 tarihinde Casino Support yazdı:',
    outlook: 'Kimden: Casino Support|Gönderildi: 4 Kasım 2026 Çarşamba 10:15|Kime: Joe|Konu: Şikayetiniz',
    original: '-----Orijinal Mesaj-----',
    footer: 'iPhone’umdan gönderildi',
  },
  fi: {
    gmail: 'ke 4. marrask. 2026 klo 10.15 Casino Support (support@casino.test) kirjoitti:',
    apple: 'Casino Support <support@casino.test> kirjoitti 4.11.2026 kello 10.15:',
    thunderbird: 'Casino Support kirjoitti 4.11.2026 klo 10.15:',
    outlook:
      'Lähettäjä: Casino Support|Lähetetty: keskiviikko 4. marraskuuta 2026 10.15|Vastaanottaja: Joe|Aihe: Valitus',
    original: '-----Alkuperäinen viesti-----',
    footer: 'Lähetetty iPhonesta',
  },
  sv: {
    gmail: 'Den ons 4 nov. 2026 kl 10:15 skrev Casino Support <support@casino.test>:',
    apple: '4 nov. 2026 kl. 10:15 skrev Casino Support <support@casino.test>:',
    thunderbird: 'Den 2026-11-04 kl. 10:15, skrev Casino Support:',
    outlook: 'Från: Casino Support|Skickat: den 4 november 2026 10:15|Till: Joe|Ämne: Ditt klagomål',
    original: '-----Ursprungligt meddelande-----',
    footer: 'Skickat från min iPhone',
  },
  da: {
    gmail: 'Den ons. 4. nov. 2026 kl. 10.15 skrev Casino Support <support@casino.test>:',
    apple: 'Den 4. nov. 2026 kl. 10.15 skrev Casino Support <support@casino.test>:',
    thunderbird: 'Den 04.11.2026 kl. 10.15 skrev Casino Support:',
    outlook: 'Fra: Casino Support|Sendt: 4. november 2026 10:15|Til: Joe|Emne: Din klage',
    original: '-----Oprindelig meddelelse-----',
    footer: 'Sendt fra min iPhone',
  },
  no: {
    gmail: 'ons. 4. nov. 2026 kl. 10:15 skrev Casino Support <support@casino.test>:',
    apple: '4. nov. 2026 kl. 10:15 skrev Casino Support <support@casino.test>:',
    thunderbird: 'Den 04.11.2026 10:15, skrev Casino Support:',
    outlook: 'Fra: Casino Support|Sendt: onsdag 4. november 2026 10:15|Til: Joe|Emne: Klagen din',
    original: '-----Opprinnelig melding-----',
    footer: 'Sendt fra min iPhone',
  },
  ar: {
    gmail:
      'في الأربعاء، ٤ نوفمبر ٢٠٢٦ في ١٠:١٥ ص تمت كتابة ما يلي بواسطة \u202ACasino Support\u202C\u200F <\u202Asupport@casino.test\u202C>:',
    apple:
      '\u202Bفي ٠٤\u200F/١١\u200F/٢٠٢٦ الساعة ١٠:١٥ ص، كتب/كتبت \u200FCasino Support \u200F<support@casino.test>:\u202C',
    thunderbird: 'في ٤/١١/٢٠٢٦ ١٠:١٥، كتب Casino Support:',
    outlook: 'من: Casino Support|تم الإرسال: الأربعاء، 4 نوفمبر 2026 10:15|إلى: Reza|الموضوع: شكواك',
    original: '-----الرسالة الأصلية-----',
    footer: '\u202Bأُرسلت من الـ iPhone\u202C',
  },
  fa: {
    gmail:
      'در تاریخ چهارشنبه ۴ نوامبر ۲۰۲۶،\u200F ۱۰:۱۵ \u202ACasino Support\u202C\u200F <\u202Asupport@casino.test\u202C> نوشت:',
    apple: 'در ۴ نوامبر ۲۰۲۶، در ۱۰:۱۵، Casino Support <support@casino.test> نوشت:',
    thunderbird: 'در ۱۴۰۵/۰۸/۱۳ ۱۰:۱۵، Casino Support نوشت:',
    outlook: 'از: Casino Support|ارسال: چهارشنبه، ۴ نوامبر ۲۰۲۶ ۱۰:۱۵|به: Reza|موضوع: شکایت شما',
    original: '-----پیام اصلی-----',
    footer: 'ارسال شده از iPhone من',
  },
};

const WORDS = 'Reza, Joe, Amelie: 500 €.\n\nOK 123?';
const EARLIER = 'Dear player, we wrote this.\nNora, 12/03/2026';
const QUOTED = EARLIER.replace(/^/gm, '> ');

for (const [language, wording] of Object.entries(WORDINGS)) {
  test(`${language}: a quote under the line of Gmail, Apple Mail or Thunderbird is not what the player wrote`, () => {
    for (const header of [wording.gmail, wording.apple, wording.thunderbird])
      expect.soft(visibleTextOf(`${WORDS}\n\n${header}\n\n${QUOTED}`).visible, header).toBe(WORDS);
  });

  test(`${language}: the same line with an address in it ends the player's words where the quote has no marks`, () => {
    for (const header of [wording.gmail, wording.apple])
      expect.soft(visibleTextOf(`${WORDS}\n\n${header}\n\n${EARLIER}`).visible, header).toBe(WORDS);
  });

  test(`${language}: the head that Outlook copies, and the line of dashes, end the player's words`, () => {
    const block = wording.outlook.replaceAll('|', '\n');
    expect.soft(visibleTextOf(`${WORDS}\n\n${block}\n\n${EARLIER}`).visible).toBe(WORDS);
    expect.soft(visibleTextOf(`${WORDS}\n\n${wording.original}\n${EARLIER}`).visible).toBe(WORDS);
  });

  test(`${language}: what the telephone adds is not what the player wrote`, () => {
    expect(visibleTextOf(`${WORDS}\n\n${wording.footer}`).visible).toBe(WORDS);
    expect(visibleTextOf(`${WORDS}\n\n${wording.footer}\n\n${wording.gmail}\n${QUOTED}`).visible).toBe(WORDS);
  });
}
