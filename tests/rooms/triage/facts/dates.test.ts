import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDays, dayNumber, dayOf, isoDay } from '../../../../src/triage/facts/day.ts';
import { dayOfJalali, jalaliOf } from '../../../../src/triage/facts/jalali.ts';
import { factsIn, RECEIVED, valuesOf } from './world.ts';

test.each([
  ['14/08', 'en', '2026-08-14'],
  ['14/08/2026 21:40', 'en', '2026-08-14T21:40'],
  ['14.08.26', 'de', '2026-08-14'],
  ['2026-08-14', 'en', '2026-08-14'],
  ['2026-08-14T21:40', 'en', '2026-08-14T21:40'],
  ['14 août', 'fr', '2026-08-14'],
  ['1er octobre', 'fr', '2026-10-01'],
  ['Aug 14', 'en', '2026-08-14'],
  ['August 14th, 2025', 'en', '2025-08-14'],
  ['2nd of November', 'en', '2026-11-02'],
  ['am 4. November', 'de', '2026-11-04'],
  ['el 2 de noviembre de 2026', 'es', '2026-11-02'],
  ['il 5 novembre', 'it', '2026-11-05'],
  ['9 de novembro', 'pt', '2026-11-09'],
  ["6 Kasım'da", 'tr', '2026-11-06'],
  ['6 ноября', 'ru', '2026-11-06'],
  ['٥ نوفمبر', 'ar', '2026-11-05'],
  ['7 november', 'nl', '2026-11-07'],
  ['5 listopada', 'pl', '2026-11-05'],
  ['den 13 november', 'sv', '2026-11-13'],
  ['9.11.', 'fi', '2026-11-09'],
  ['8. november', 'no', '2026-11-08'],
  ['den 6. november', 'da', '2026-11-06'],
  ['۱۴۰۵/۰۵/۲۴', 'fa', '2026-08-15'],
  ['۲۴ مرداد ۱۴۰۳', 'fa', '2024-08-14'],
  ['24 mordad', 'fa', '2026-08-15'],
  ['۱۲ آبان', 'fa', '2026-11-03'],
  ['12 دسامبر 2025', 'fa', '2025-12-12'],
])('the date %s in a mail in %s is %s', (written, language, value) => {
  expect(valuesOf('date', `x ${written} y`, language)).toEqual([value]);
});

test.each([
  ['yesterday', 'en', '2026-11-23'],
  ['since Monday', 'en', '2026-11-23'],
  ['last tues', 'en', '2026-11-17'],
  ['3 days ago', 'en', '2026-11-21'],
  ['a fortnight ago', 'en', '2026-11-10'],
  ['at the weekend', 'en', '2026-11-21'],
  ['hier soir', 'fr', '2026-11-23'],
  ['il y a dix jours', 'fr', '2026-11-14'],
  ['vorgestern', 'de', '2026-11-22'],
  ['seit 12 Tagen', 'de', '2026-11-12'],
  ['anteayer', 'es', '2026-11-22'],
  ['hace ocho días', 'es', '2026-11-16'],
  ['ieri', 'it', '2026-11-23'],
  ['8 giorni fa', 'it', '2026-11-16'],
  ['ontem', 'pt', '2026-11-23'],
  ['faz 4 dias', 'pt', '2026-11-20'],
  ['dün gece', 'tr', '2026-11-23'],
  ['5 gündür', 'tr', '2026-11-19'],
  ['позавчера', 'ru', '2026-11-22'],
  ['8 дней назад', 'ru', '2026-11-16'],
  ['أمس', 'ar', '2026-11-23'],
  ['قبل ثلاثة أسابيع', 'ar', '2026-11-03'],
  ['دیروز', 'fa', '2026-11-23'],
  ['هفته پیش', 'fa', '2026-11-17'],
  ['دو هفته پیش', 'fa', '2026-11-10'],
  ['۸ روزه', 'fa', '2026-11-16'],
  ['5 rooze', 'fa', '2026-11-19'],
  ['eergisteren', 'nl', '2026-11-22'],
  ['2 weken geleden', 'nl', '2026-11-10'],
  ['wczoraj', 'pl', '2026-11-23'],
  ['9 dni temu', 'pl', '2026-11-15'],
  ['igår kväll', 'sv', '2026-11-23'],
  ['i lördags', 'sv', '2026-11-21'],
  ['eilen', 'fi', '2026-11-23'],
  ['8 päivää sitten', 'fi', '2026-11-16'],
  ['i går', 'no', '2026-11-23'],
  ['for 3 dager siden', 'no', '2026-11-21'],
  ['i går', 'da', '2026-11-23'],
  ['i weekenden', 'da', '2026-11-21'],
])('%s (%s), written on Tuesday 24 November 2026, is %s', (written, language, value) => {
  expect(valuesOf('date', `x ${written} y`, language)).toEqual([value]);
});

test.each([
  ['yesterday at 8.15pm', 'en', '2026-11-23T20:15'],
  ['around 22.10 last nite', 'en', '2026-11-23T22:10'],
  ['hier soir à 21h10', 'fr', '2026-11-23T21:10'],
  ['gestern gegen 19 Uhr', 'de', '2026-11-23T19:00'],
  ['gestern Abend gegen 21:40 Uhr', 'de', '2026-11-23T21:40'],
  ['Ayer a las 22:30', 'es', '2026-11-23T22:30'],
  ['20h17 de ontem', 'pt', '2026-11-23T20:17'],
  ['le 2:14 di stanotte', 'it', '2026-11-23T02:14'],
  ['Dün gece 23:40', 'tr', '2026-11-23T23:40'],
  ['Вчера в 21:15', 'ru', '2026-11-23T21:15'],
  ['أمس الساعة ٩ مساءً', 'ar', '2026-11-23T21:00'],
  ['امروز ساعت ۱۰ صبح', 'fa', '2026-11-24T10:00'],
  ['ساعت ۲۳:۱۵ دیشب', 'fa', '2026-11-23T23:15'],
  ['klockan 20.14 igår', 'sv', '2026-11-23T20:14'],
  ['kl 22.30 i går', 'da', '2026-11-23T22:30'],
])('the time of day in %s (%s) is read too', (written, language, value) => {
  expect(valuesOf('date', `x ${written} y`, language)).toEqual([value]);
});

test('an amount beside a date is no time of day', () => {
  expect(valuesOf('date', 'gestern 50 Euro eingezahlt', 'de')).toEqual(['2026-11-23']);
  expect(valuesOf('date', 'yesterday 20.50 EUR')).toEqual(['2026-11-23']);
});

test('a date without a year is the last one before the mail', () => {
  expect(valuesOf('date', 'on 24 November and 25 November')).toEqual(['2026-11-24', '2025-11-25']);
});

test('a day and month that could be swapped are ambiguous, and read in the order of the readers', () => {
  const [european] = factsIn('on 05/06/2026');
  const [american] = factsIn('on 05/06/2026', 'en', { dateOrder: 'mdy' });
  expect([european?.value, european?.role]).toEqual(['2026-06-05', 'ambiguous']);
  expect([american?.value, american?.role]).toEqual(['2026-05-06', 'ambiguous']);
  expect(factsIn('on 14/06/2026', 'en', { dateOrder: 'mdy' })[0]).toMatchObject({ value: '2026-06-14', role: null });
});

test('the weekday beside a written date says nothing of its own', () => {
  expect(valuesOf('date', 'on Saturday 14 November')).toEqual(['2026-11-14']);
  expect(valuesOf('date', 'i fredags den 13 november', 'sv')).toEqual(['2026-11-13']);
});

test.each([
  ['Open 24/7'],
  ['31/02/2026'],
  ['31 April'],
  ['the code MONDAY50'],
  ['odds 1.95'],
  ['see § 14.3. of the terms'],
  ['born on 12/05/1961'],
])('%s names no day', (body) => {
  expect(valuesOf('date', body)).toEqual([]);
});

test('every day from 2016 to 2035 goes to the Iranian calendar and back', () => {
  const first = dayNumber({ year: 2016, month: 1, date: 1 });
  for (let number = first; number < first + 7305; number += 1) {
    const jalali = jalaliOf(dayOf(number));
    expect(dayOfJalali(jalali.year, jalali.month, jalali.date)).toEqual(dayOf(number));
  }
});

test('the Iranian calendar is that of the browser', () => {
  const browser = new Intl.DateTimeFormat('en-u-ca-persian', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    timeZone: 'UTC',
  });
  fc.assert(
    fc.property(fc.integer({ min: 10_957, max: 29_000 }), (number) => {
      const parts = browser.formatToParts(new Date(number * 86_400_000));
      const [month, date, year] = parts
        .filter(({ type }) => /year|month|day/.test(type))
        .map(({ value }) => Number(value));
      expect(jalaliOf(dayOf(number))).toEqual({ year, month, date });
    }),
  );
});

test('any day of the last years is found again however it is written', () => {
  const today = { year: 2026, month: 11, date: 24 };
  const forms = fc.constantFrom('iso', 'slashes', 'dots');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), forms, (ago, form) => {
      const day = addDays(today, -ago);
      const [year, month, date] = isoDay(day).split('-');
      const written = {
        iso: `${year}-${month}-${date}`,
        slashes: `${date}/${month}/${year}`,
        dots: `${date}.${month}.${year}`,
      };
      expect(valuesOf('date', `it was ${written[form]} I think`)).toEqual([isoDay(day)]);
    }),
  );
});

test.each([
  ['I want an answer within 7 days', 'en', '2026-12-01'],
  ['sous 48 h', 'fr', '2026-11-26'],
  ['تا فردا جواب بدید', 'fa', '2026-11-25'],
  ['by Friday please', 'en', '2026-11-27'],
  ['bis zum 30.11.', 'de', '2026-11-30'],
  ['senast den 30 november', 'sv', '2026-11-30'],
  ['binnen veertien dagen', 'nl', '2026-12-08'],
  ['3 gün içinde', 'tr', '2026-11-27'],
  ['perjantaihin mennessä', 'fi', '2026-11-27'],
  ['by 5 January', 'en', '2027-01-05'],
])('the deadline that the player sets in «%s» (%s) is %s', (body, language, value) => {
  expect(valuesOf('player-deadline', body, language)).toEqual([value]);
});

test('a day that is past is no deadline', () => {
  expect(valuesOf('player-deadline', 'you should have paid by 1 October')).toEqual([]);
  expect(valuesOf('player-deadline', 'no dia 9 de novembro e até agora nada', 'pt')).toEqual([]);
});

test('a deadline is not told as a date as well', () => {
  expect(factsIn('answer by 30 November', 'en').map(({ kind }) => kind)).toEqual(['player-deadline']);
});

test('relative days follow the moment the mail came', () => {
  const facts = factsIn('yesterday', 'en', { receivedAt: new Date('2026-03-01T00:30:00Z') });
  expect(facts.map(({ value }) => value)).toEqual(['2026-02-28']);
  expect(RECEIVED.getUTCDay()).toBe(2);
});
