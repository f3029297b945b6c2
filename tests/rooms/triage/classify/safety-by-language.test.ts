import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readRulebook, type Rulebook } from '../../../../src/rulebook/rulebook.ts';
import { classify } from '../../../../src/triage/classify/classify.ts';

const rulebook = shippedRulebook();

test.each([
  ['ar', 'ما عاد لي رغبة في شي، وأفكر أرمي نفسي من السطح.'],
  ['nl', 'Ik zie het niet meer zitten en ik wil er een eind aan maken.'],
  ['pl', 'Nie mam już po co żyć, wszystkim będzie lżej beze mnie.'],
  ['sv', 'Jag orkar inte leva längre, hälsa barnen från mig.'],
  ['fi', 'En jaksa enää elää, kirjoitin jo kirjeet lapsille.'],
  ['no', 'Jeg orker ikke leve mer, og brevet til barna ligger på bordet.'],
  ['da', 'Jeg vil ikke leve mere, og brevet til børnene ligger på bordet.'],
])('%s: a cry for help is heard', (language, body) => {
  expect(flagsOf(language, body)).toContain('self_harm');
});

test.each([
  ['ar', 'بموت من الضحك على ردودكم، أين الـ 80 دولاراً؟'],
  ['nl', 'Ik lach me dood om jullie, waar blijft mijn 80 euro?'],
  ['pl', 'Prędzej umrę ze starości, niż dostanę te 80 zł.'],
  ['sv', 'Jag dör av skratt, när kommer mina 80 kronor?'],
  ['fi', 'Kuolen vanhuuteen ennen kuin 80 euroa tulee tilille.'],
  ['no', 'Jeg ler meg i hjel av dere, når kommer de 80 kronene?'],
  ['da', 'Jeg dør af grin, hvornår kommer de 80 kroner?'],
])('%s: dying of laughter or of waiting is a manner of speaking', (language, body) => {
  expect(flagsOf(language, body)).not.toContain('self_harm');
});

test.each([
  ['ar', 'ابني عمره 12 سنة ولعب عندكم من جوالي وببطاقتي.', 'ابني الكبير عمره 31 سنة ويلعب بحسابه.'],
  [
    'nl',
    'Mijn zoon van 12 heeft op mijn telefoon gespeeld met mijn pas.',
    'Mijn zoon van 31 speelt op zijn eigen account.',
  ],
  ['pl', 'Mój syn ma 12 lat i grał na moim telefonie moją kartą.', 'Mój syn ma 31 lat i gra na swoim koncie.'],
  [
    'sv',
    'Min son är 12 år och har spelat på min mobil med mitt kort.',
    'Min son är 31 år och spelar på sitt eget konto.',
  ],
  [
    'fi',
    'Poikani on 12-vuotias ja pelasi puhelimellani kortillani.',
    'Poikani on 31-vuotias ja pelaa omalla tilillään.',
  ],
  [
    'no',
    'Sønnen min er 12 år og spilte på mobilen min med kortet mitt.',
    'Sønnen min er 31 år og spiller på sin egen konto.',
  ],
  ['da', 'Min søn er 12 år og spillede på min mobil med mit kort.', 'Min søn er 31 år og spiller på sin egen konto.'],
])('%s: a child that played is told from a grown-up one', (language, child, grownUp) => {
  expect(flagsOf(language, child)).toContain('minor');
  expect(flagsOf(language, grownUp)).not.toContain('minor');
});

test.each([
  ['ar', 'شخص دخل حسابي من جهاز غريب وسحب الرصيد.', 'هل يمكن لأحد أن يراجع السحب إلى حسابي؟'],
  [
    'nl',
    'Iemand is ingelogd vanuit een andere stad op mijn account.',
    'Kan iemand de uitbetaling op mijn account nakijken?',
  ],
  ['pl', 'Ktoś zalogował się z innego miasta na moje konto.', 'Czy ktoś może sprawdzić wypłatę na moje konto?'],
  ['sv', 'Någon har loggat in från en annan stad på mitt konto.', 'Kan någon titta på uttaget till mitt konto?'],
  ['fi', 'Joku on kirjautunut tililleni toisesta kaupungista.', 'Voisiko joku katsoa kotiutuksen tililleni?'],
  ['no', 'Noen har logget inn fra en annen by på kontoen min.', 'Kan noen se på uttaket til kontoen min?'],
  ['da', 'Nogen har logget ind fra en anden by på min konto.', 'Kan nogen kigge på udbetalingen til min konto?'],
])('%s: a stranger in the account is told from somebody who should help', (language, stranger, helper) => {
  expect(flagsOf(language, stranger)).toContain('fraud_ato');
  expect(flagsOf(language, helper)).not.toContain('fraud_ato');
});

function flagsOf(language: string, body: string): readonly string[] {
  const input = { subject: '', body, language, attachmentNames: [], isReply: false, form: {} };
  return classify(input, rulebook).flags;
}

function shippedRulebook(): Rulebook {
  const names = readdirSync('rules', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.yaml'));
  const read = readRulebook(new Map(names.map((name) => [`rules/${name}`, readFileSync(`rules/${name}`, 'utf8')])));
  if (read.kind !== 'sound') throw new Error(JSON.stringify(read.mistakes));
  return read.value;
}
