import { expect, test } from 'vitest';
import { screened } from './mail.ts';

/** Absence notices without a single field that says so, in 16 languages; they answer our mail. */
const NOTICES: readonly (readonly [subject: string, body: string])[] = [
  ['Automatic reply: Your complaint RDR-7K3Q-9MXC', 'I am out of the office until 12 March.'],
  ['Out of Office: Your complaint', 'Thank you for your email. I will be back on Monday.'],
  ['Out of the office', 'I am on annual leave with limited access to email.'],
  ['Auto-Reply: Your complaint', 'We have received your message.'],
  ['Autoreply', 'This is an automated message, do not reply.'],
  ['On holiday', 'I am on holiday and will reply when I return.'],
  ['Automated response', 'Your message has been received automatically.'],
  ['I am out of the office', 'I will return on 4 May.'],
  ['OOO Joe Player', 'I am away from my desk this week and will respond next week.'],
  ['Vacation', 'I am on vacation until Sunday.'],
  ['Réponse automatique : Votre réclamation', 'Je suis absent du 3 au 12 mars.'],
  ['Absence du bureau', 'Actuellement en congés, je vous répondrai à mon retour.'],
  ['Réponse automatique', 'Nous avons bien reçu votre message.'],
  ['Absent du bureau jusqu’au 12 mars', 'Absente jusqu’au 12 mars, merci de contacter mon collègue.'],
  ['Congés', 'Je suis en vacances, de retour le 12 mars.'],
  ['Hors du bureau', 'Je suis hors du bureau cette semaine.'],
  ['En congé', 'Je suis en congé jusqu’au 12.'],
  ['Réponse automatique: RE: Votre réclamation', 'Ceci est un message automatique.'],
  ['Automatische Antwort: Ihre Beschwerde', 'Ich bin bis zum 12. März nicht im Büro.'],
  ['Abwesenheitsnotiz', 'Ich bin im Urlaub und ab Montag wieder erreichbar.'],
  ['Abwesenheit: Joe', 'Ich bin derzeit abwesend.'],
  ['Respuesta automática: Su reclamación', 'Estoy de vacaciones hasta el lunes.'],
  ['Fuera de la oficina', 'Estaré fuera de la oficina hasta el lunes.'],
  ['Risposta automatica: Il suo reclamo', 'Sono assente fino a lunedì.'],
  ['Fuori ufficio', 'Sono fuori ufficio, in ferie fino al 12.'],
  ['Resposta automática: A sua queixa', 'Estou de férias até segunda-feira.'],
  ['Fora do escritório', 'Estou fora do escritório até segunda.'],
  ['Automatisch antwoord: Uw klacht', 'Ik ben afwezig tot maandag.'],
  ['Afwezig', 'Ik ben met vakantie tot maandag.'],
  ['Odpowiedź automatyczna: Twoja reklamacja', 'Jestem na urlopie do poniedziałku.'],
  ['Automatyczna odpowiedź: Twoja reklamacja', 'Jestem nieobecny.'],
  ['Автоматический ответ: Ваша жалоба', 'Я в отпуске до понедельника.'],
  ['Отсутствую на работе', 'Я отсутствую до понедельника.'],
  ['Otomatik yanıt: Şikayetiniz', 'Pazartesiye kadar izindeyim.'],
  ['Ofis dışında', 'Pazartesiye kadar ofis dışında olacağım.'],
  ['Automaattinen vastaus: Valituksesi', 'Olen lomalla maanantaihin asti.'],
  ['Autosvar: Ditt klagomål', 'Jag är på semester till måndag.'],
  ['Automatiskt svar: Ditt klagomål', 'Jag är inte på kontoret.'],
  ['Automatisk svar: Din klage', 'Jeg er på ferie til mandag.'],
  ['Autosvar: Klagen din', 'Jeg er ikke på kontoret.'],
  ['رد تلقائي: شكواك', 'أنا في إجازة حتى يوم الاثنين.'],
  ['خارج المكتب', 'أنا خارج المكتب حتى الاثنين.'],
  ['الرد التلقائي: شكواك', 'لقد استلمنا رسالتك.'],
  ['پاسخ خودکار: شکایت شما', 'من تا دوشنبه در مرخصی هستم.'],
  ['خارج از دفتر', 'تا روز دوشنبه خارج از دفتر هستم.'],
  ['مرخصی', 'در مرخصی هستم و دوشنبه برمی‌گردم.'],
  ['پاسخ خودکار', 'پیام شما دریافت شد.'],
  ['در مرخصی', 'من در مرخصی هستم.'],
];

test.each(NOTICES)('an absence notice is a machine’s: %s', (subject, body) => {
  expect(screened({ Subject: subject, 'In-Reply-To': '<rdr@casino.test>' }, body).kind).toBe('machine');
});

/** What players write who are on holiday, complain of our machines or answer an automatic mail. */
const COMPLAINTS: readonly (readonly [subject: string, body: string])[] = [
  ['Re: Automatic reply: Your complaint', 'I am out of the office of patience. Where is my money?'],
  ['RE: Out of Office', 'Your agent is on holiday and nobody pays me.'],
  ['Automatic reply again and again', 'You received my message a week ago.'],
  ['Holiday bonus not credited', 'I was on holiday when you sent the offer.'],
  ['Urlaubsbonus fehlt', 'Ich war im Urlaub und habe ihn nicht bekommen.'],
  ['Lomabonus puuttuu', 'Olin lomalla.'],
  ['Semesterbonus', 'Jag var på semester.'],
  ['Absence de réponse', 'Je suis en vacances sans argent, actuellement en attente.'],
  ['Conges payés bloqués', 'Je suis en congés.'],
  ['مرخصی نداشتم', 'پول من کجاست؟ در مرخصی بودم.'],
  ['Re: Verify your account', 'I clicked the link and it does not work.'],
];

test.each(COMPLAINTS)('a complaint with words of absence is a person’s: %s', (subject, body) => {
  expect(screened({ Subject: subject }, body).kind).toBe('person');
});

test('a holiday in the subject of a new mail is no absence notice: it answers nothing', () => {
  expect(screened({ Subject: 'Vacation' }, 'I was on vacation and my account was closed.').kind).toBe('person');
});
