import { expect, test } from 'vitest';
import { classify } from '../../../../src/triage/classify/classify.ts';
import { mail, rulebook } from './world.ts';

test.each([
  ['en', 'The dog goes to my sister and the keys are in an envelope. From Monday nobody will be here.'],
  ['fr', "Le chien est chez ma sœur. À partir de lundi il n'y aura plus personne, c'est mieux comme ça."],
  ['fa', 'گربه‌ام را سپردم به همسایه. از شنبه دیگه دنبالم نگردین.'],
  ['ar', 'القطة عند الجيران والرصيد حولوه لأختي. لن أرد على أحد بعد الجمعة.'],
  ['da', 'Hunden er hos min søster. Fra mandag er der ingen her, det er bedst sådan.'],
  ['de', 'Der Hund ist bei meiner Schwester. Ab Montag ist niemand mehr da, es ist gut so.'],
  ['es', 'El perro se queda con mi hermana. A partir del lunes no habrá nadie, es mejor así.'],
  ['fi', 'Koiran vein siskolle. Maanantaista lähtien minua ei tarvitse etsiä, hyvä näin.'],
  ['it', 'Il cane va a mia sorella. Da lunedì non ci sarà più nessuno, è meglio così.'],
  ['nl', 'De hond gaat naar mijn zus. Vanaf maandag is er niemand meer, het is goed zo.'],
  ['no', 'Hunden er hos søsteren min. Fra mandag er det ingen her, det er best sånn.'],
  ['pl', 'Pies jest u siostry. Od poniedziałku nikogo już nie będzie, tak będzie lepiej.'],
  ['pt', 'O cão fica com a minha irmã. A partir de segunda não vai estar ninguém, é melhor assim.'],
  ['ru', 'Собаку отдал сестре. С понедельника никого не будет, так будет лучше.'],
  ['sv', 'Hunden är hos min syster. Från måndag finns ingen här, det är bäst så.'],
  ['tr', 'Köpeğimi komşuya bıraktım. Pazartesiden sonra kimse olmayacak, böylesi daha iyi.'],
])('%s: affairs in order and nobody there from a day on are heard together', (language, body) => {
  expect(mail(body, { language }).flags).toContain('self_harm');
});

test.each([
  ['en', "I won't be here from Friday, we fly to Spain for two weeks. The keys are with my neighbour."],
  ['fr', 'À partir de samedi je ne serai plus là, vacances jusqu’au 20, les clés chez la voisine.'],
  ['de', 'Ab Montag ist niemand mehr da, wir ziehen um. Die Schlüssel sind übergeben, der Strom ist gekündigt.'],
  ['es', 'A partir del lunes no habrá nadie, estamos de vacaciones. Las llaves están con mi hermana.'],
  ['sv', 'Från måndag är det ingen här, vi är på semester. Nycklarna är hos min syster.'],
])('%s: who travels or moves is no farewell', (language, body) => {
  expect(mail(body, { language }).flags).not.toContain('self_harm');
});

test.each([
  ['en', 'Goodbye for ever, this is my last mail: I found another casino with better odds. Close my account.'],
  ['fr', 'Adieu à tous, ceci est mon dernier mail : un autre casino a de meilleures cotes.'],
  ['en', 'My late father had an account with you. The executor needs his balance and the will is with the notary.'],
])('%s: leave taken of the house, or of one who is dead, is none of life', (language, body) => {
  expect(mail(body, { language }).flags).not.toContain('self_harm');
});

test('a game with death in its name hides no cry for help', () => {
  const game = 'My spins on Suicide King were not paid.';
  expect(mail(game).flags).not.toContain('self_harm');
  expect(mail(`${game} I want to die.`).flags).toContain('self_harm');
});

test('the same words are one sign, however many concepts know them', () => {
  const body = 'I left a note on the table for my mum.';
  const unlearned = { ...rulebook, leanings: { points: new Map(), raises: new Map() } };
  const input = { subject: '', body, language: 'en', attachmentNames: [], isReply: false, form: {} };
  const { flags, hits } = classify(input, unlearned);
  const found = hits.filter(({ target }) => target === 'self_harm').map((hit) => hit.found);
  expect(new Set(found).size).toBe(found.length);
  expect(flags).not.toContain('self_harm');
});

test.each([
  ['en', 'Added it all up: £30,000 in two years. My wife thinks we are saving for a kitchen.'],
  ['fr', "J'ai fait les comptes : 30 000 € en deux ans. Ma femme croit qu'on économise."],
  ['fa', 'نشستم حساب کردم، ۳۰۰ میلیون تو دو سال. زنم فکر می‌کنه پس‌انداز می‌کنیم.'],
  ['de', 'Zusammengerechnet: 30.000 Euro in zwei Jahren. Meine Frau denkt, wir sparen.'],
])('%s: signs of harm through play add up', (language, body) => {
  expect(mail(body, { language }).flags).toContain('problem_gambling');
});

test.each([
  ['en', 'I set aside forty pounds to play, never more than that. I lost it all and we can spare it.'],
  ['en', 'I lent my phone to my brother, I only play on Saturdays and now the code goes to him.'],
  ['fr', "J'ai un budget jeu de 50 €, jamais plus. J'ai tout perdu mais c'était mis de côté pour jouer."],
  ['fa', 'ماهی صد تومن کنار می‌ذارم برا سرگرمی، این بار باختم ولی غمی نیست.'],
])('%s: play within means and a phone that was lent are no harm', (language, body) => {
  expect(mail(body, { language }).flags).not.toContain('problem_gambling');
});
