import type { Message } from '../../mail/message.ts';

/**
 * Answers of absence and challenge systems that carry no field to say so. The words of the subject are never enough,
 * for players quote them; a second sign must agree: the mail answers another one at once, or speaks of an absence.
 */
export function answersAutomatically(message: Message): string | null {
  const subject = message.subject.slice(0, 300).trim();
  const text = message.text.slice(0, 1_500);
  const isAnswer = message.inReplyTo.length > 0 || message.references.length > 0;
  if (AUTOMATIC.test(subject) && (isAnswer || ABSENT.test(text) || THANKS.test(text)))
    return 'the subject of an automatic answer, and the mail behaves like one';
  if (OUT_OF_OFFICE.test(subject) && ABSENT.test(text)) return 'an absence notice, by its subject and its words';
  if (CHALLENGE.test(subject) && CHALLENGES.test(text)) return 'a challenge: its sender wants us to prove who we are';
  return null;
}

/** What mail programs put before the subject they answer, in 16 languages; the colon or an end must follow. */
const AUTOMATIC =
  /^(?:automatic (?:reply|response|answer)|auto[- ]?(?:matic )?(?:reply|response|responder|respond)|automated (?:reply|response)|réponse automatique|automatische (?:antwort|reactie)|abwesenheitsnotiz|abwesenheitsmeldung|automatisch (?:antwoord|bericht)|respuesta automática|contestación automática|risposta automatica|resposta automática|odpowiedź automatyczna|automatyczna odpowiedź|автоматический ответ|автоответ|otomatik (?:yanıt|cevap)|automaattinen vastaus|autosvar|automatisk[t]? svar|automatisk besvarelse|رد (?:تلقائي|آلي)|الرد التلقائي|پاسخ خودکار)\s*(?:[:：\-–]|$)/iu;
const OUT_OF_OFFICE =
  /^(?:re: )?(?:out of (?:the )?office|ooo\b|away from (?:the )?office|on (?:vacation|holiday|leave)|absence|absent|abwesen|nicht im büro|fuera de (?:la )?oficina|ausente|ausencia|fuori ufficio|assente|fora do escritório|ausência|afwezig|niet aanwezig|poza biurem|nieobecność|nieobecny|вне офиса|отсутству|нет на работе|ofis dışında|izindeyim|poissa|lomalla|frånvar|ej på kontoret|semester|fravær|ikke på kontoret|ferie|خارج المكتب|في إجازة|خارج از دفتر|در مرخصی|مرخصی|congés?)/iu;
const ABSENT =
  /out of (?:the )?office|away from (?:the |my )?(?:office|desk|e-?mail)|on (?:annual |maternity |sick )?(?:leave|vacation|holiday)|limited access to|will (?:be back|return|reply)|when i (?:return|am back)|je suis (?:absente?|en congé|en vacances)|absente? (?:du|jusqu)|actuellement absente?|de retour le|nicht (?:im büro|im haus|erreichbar|am arbeitsplatz)|abwesend|im urlaub|fuera de (?:la )?oficina|estaré ausente|de vacaciones|estoy ausente|fuori ufficio|sono assente|in ferie|fora do escritório|estou ausente|de férias|afwezig|niet aanwezig|met vakantie|poza biurem|nieobecn|na urlopie|вне офиса|отсутству|в отпуске|ofis dışında|izinde|poissa|lomalla|vuosiloma|tjänstledig|på semester|inte på kontoret|fraværende|på ferie|ikke på kontoret|خارج المكتب|في إجازة|إجازة|خارج از دفتر|مرخصی|در دفتر نیستم/iu;
const THANKS =
  /automat|do not reply|received your (?:e-?mail|message)|bien reçu votre|erhalten|hemos recibido|abbiamo ricevuto|recebemos|ontvangen|otrzymali|получил|aldık|vastaanotet|mottagit|mottatt|modtaget|استلمنا|دریافت/iu;
const CHALLENGE =
  /\bconfirm (?:your|that you)|verif(?:y|ication)|please (?:confirm|verify)|sender (?:verification|confirmation)|\[boxbe\]|spam ?arrest|your message (?:is|was) (?:held|awaiting)|moderator approval/i;
const CHALLENGES =
  /(?:click|reply|visit|follow)[^.]{0,120}(?:deliver|confirm|verify|whitelist|approve|inbox)|held (?:until|pending|for)|awaits? moderator|guest list|prove (?:that )?you are (?:a )?(?:human|person)/i;
