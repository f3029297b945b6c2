import { expect, test } from 'vitest';
import { classify } from '../../../../src/triage/classify/classify.ts';
import { rulebook } from './world.ts';

/** Who says thanks at the end of a complaint has not been helped yet. */
test.each([
  ['ar', 'سحبي معلق منذ يوم الاثنين. شكرا لمساعدتكم.'],
  ['da', 'Min udbetaling har ventet siden mandag. Mange tak for hjælpen.'],
  ['de', 'Meine Auszahlung steht seit Montag aus. Vielen Dank für Ihre Hilfe.'],
  ['en', 'I cannot log in since yesterday, the code never comes. Many thanks for your help'],
  ['es', 'Mi retiro sigue pendiente desde el lunes. Gracias por su ayuda.'],
  ['fa', 'برداشت من از دوشنبه معلق است. ممنون از پیگیری شما.'],
  ['fi', 'Kotiutukseni on odottanut maanantaista. Kiitos avusta.'],
  ['fr', 'Je ne peux pas me connecter. Merci beaucoup pour votre aide.'],
  ['it', 'Il mio prelievo è bloccato da lunedì. Grazie per l’aiuto.'],
  ['nl', 'Mijn uitbetaling staat sinds maandag open. Bedankt voor de hulp.'],
  ['no', 'Uttaket mitt har ventet siden mandag. Tusen takk for hjelpen.'],
  ['pl', 'Moja wypłata wisi od poniedziałku. Dziękuję za pomoc.'],
  ['pt', 'O meu levantamento está pendente desde segunda. Obrigado pela ajuda.'],
  ['ru', 'Вывод висит с понедельника. Спасибо большое за помощь.'],
  ['sv', 'Mitt uttag har väntat sedan i måndags. Tack så mycket för hjälpen.'],
  ['tr', 'Çekimim pazartesiden beri bekliyor. Yardımınız için teşekkürler.'],
])('thanks in advance (%s) does not say that the matter is solved', (language, body) => {
  const { flags } = classify({ subject: '', body, language, attachmentNames: [], isReply: false, form: {} }, rulebook);
  expect(flags).not.toContain('thanks_solved');
});
