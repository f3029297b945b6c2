import { expect, test } from 'vitest';
import { mail } from './world.ts';

test.each([
  ['en', 'How do I join your VIP programme? I deposit every week and like the bonus offers.'],
  ['en', 'I am a reporter working on an article about bonus terms in online casinos. Who is your spokesperson?'],
  ['de', 'Wir betreiben ein Portal mit Bonusvergleichen. Haben Sie ein Partnerprogramm, gezahlt nach Einzahlung?'],
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
