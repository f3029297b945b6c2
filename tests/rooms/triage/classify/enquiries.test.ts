import { expect, test } from 'vitest';
import { mail } from './world.ts';

test.each([
  ['en', 'How do I join your VIP programme? I deposit every week and like the bonus offers.'],
  ['en', 'I am a reporter working on an article about bonus terms in online casinos. Who is your spokesperson?'],
  [
    'de',
    'Wie kann ich in Ihr Partnerprogramm? Wir betreiben ein Portal und möchten Mitglied werden im Partnerprogramm.',
  ],
  ['fr', "Je suis journaliste et je prépare un article sur les bonus. Pourriez-vous m'accorder un entretien ?"],
  ['fa', 'سلام، من خبرنگارم و برای مصاحبه درباره بونوس‌ها با روابط عمومی شما کار دارم.'],
  ['sv', 'Jag skriver min masteruppsats om bonusvillkor och vill intervjua någon hos er.'],
  ['tr', 'VIP programına nasıl katılabilirim? Bonuslarınızı çok beğeniyorum.'],
])('who asks for business, an interview or a place in the club belongs to no desk: %s %s', (language, body) => {
  expect(mail(body, { language }).category).toBe('other');
});

test('being a VIP, a reporter or sent by an influencer is no matter of its own', () => {
  expect(mail('I am a VIP and my withdrawal has been pending for nine days.').category).toBe('payment');
  expect(mail('I am a reporter and my withdrawal has not arrived, I will publish this.').category).toBe('payment');
  expect(mail('Your influencer promised 50 free spins with the code and I never got the bonus.').category).toBe(
    'bonus',
  );
});

/** Who thanks for working together offers no business. */
test.each([
  ['ar', 'السحب 200 يورو لم يصل منذ تسعة أيام. مع الشكر لحسن تعاونكم.'],
  ['da', 'Min udbetaling på 200 EUR er ikke kommet i ni dage. Tak for samarbejdet.'],
  ['de', 'Meine Auszahlung von 200 EUR ist seit neun Tagen nicht angekommen. Auf weiterhin gute Zusammenarbeit.'],
  ['en', 'My withdrawal of 200 EUR has not arrived for nine days. Thank you for your cooperation.'],
  ['es', 'Mi retiro de 200 EUR no ha llegado desde hace nueve días. Gracias por su colaboración.'],
  ['fa', 'برداشت ۲۰۰ یورو من نه روز است که نرسیده. با تشکر از همکاری شما.'],
  ['fi', 'Kotiutukseni 200 EUR ei ole tullut yhdeksään päivään. Kiitos yhteistyöstä.'],
  ['fr', 'Mon retrait de 200 EUR n’est pas arrivé depuis neuf jours. Je vous remercie de votre collaboration.'],
  ['it', 'Il mio prelievo di 200 EUR non è arrivato da nove giorni. Confido nella vostra collaborazione.'],
  ['nl', 'Mijn opname van 200 EUR is al negen dagen niet aangekomen. Dank voor de samenwerking.'],
  ['no', 'Uttaket mitt på 200 EUR har ikke kommet på ni dager. Takk for samarbeidet.'],
  ['pl', 'Moja wypłata 200 EUR nie dotarła od dziewięciu dni. Liczę na dalszą współpracę.'],
  ['pt', 'O meu levantamento de 200 EUR não chegou há nove dias. Obrigado pela colaboração.'],
  ['ru', 'Мой вывод 200 EUR не пришёл уже девять дней. Спасибо за сотрудничество.'],
  ['sv', 'Mitt uttag på 200 EUR har inte kommit på nio dagar. Tack för gott samarbete.'],
  ['tr', '200 EUR çekimim dokuz gündür gelmedi. İş birliğiniz için teşekkürler.'],
])('thanks for the cooperation (%s) speak for no other matter', (language, body) => {
  const { category, hits } = mail(body, { language });
  expect(category).toBe('payment');
  expect(hits.filter(({ target, term }) => target === 'other' && !term.startsWith('leans'))).toEqual([]);
});
