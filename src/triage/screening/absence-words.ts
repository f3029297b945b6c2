/** The words of absence and challenge systems, in the languages of players; all against the first 1,500 characters. */

/** What mail programs put before the subject they answer; the colon or the end must follow. */
export const AUTOMATIC =
  /^(?:automatic (?:reply|response|answer)|auto[- ]?(?:matic )?(?:reply|response|responder|respond)|automated (?:reply|response)|réponse automatique|automatische (?:antwort|reactie)|abwesenheitsnotiz|abwesenheitsmeldung|automatisch (?:antwoord|bericht)|respuesta automática|contestación automática|risposta automatica|resposta automática|odpowiedź automatyczna|automatyczna odpowiedź|автоматический ответ|автоответ|otomatik (?:yanıt|cevap)|automaattinen vastaus|autosvar|automatiskt? svar|automatisk besvarelse|رد (?:تلقائي|آلي)|الرد التلقائي|پاسخ خودکار)\s*(?:[:：\-–]|$)/iu;

/** Subjects that nobody gives to a complaint. */
export const OUT_OF_OFFICE =
  /^(?:i am |i'm |ich bin |je suis |estoy |sono |estou |ik ben |jestem |jag är |jeg er |olen )?(?:currently )?(?:out of (?:the )?office|ooo\b|away from (?:the )?office|absence du bureau|absente? du bureau|hors du bureau|nicht im büro|büro ?abwesen|abwesenheit|fuera de (?:la )?oficina|ausencia de la oficina|fuori ufficio|assente dall'ufficio|fora do escritório|ausência do escritório|afwezig(?:heid)?\b|niet op kantoor|poza biurem|nieobecność w biurze|вне офиса|отсутствую|нет в офисе|ofis dışında|poissa toimistolta|poissaolo|frånvaro|inte på kontoret|ej på kontoret|fravær|ikke på kontoret|خارج المكتب|خارج از دفتر)/iu;

/** Subjects that a complaint could have as well. */
export const HOLIDAY =
  /^(?:on |i am on |annual |away)?(?:leave|vacation|holidays?|away|absence|absente?|congés?|en congé|en vacances|vacances|urlaub|im urlaub|vacaciones|ausente|ausencia|ferie|in ferie|assente|assenza|férias|ausente|ausência|vakantie|met vakantie|urlop|nieobecn\p{L}*|отпуск|в отпуске|отсутств\p{L}*|izin\p{L}*|tatil\p{L}*|loma\p{L}*|vuosiloma\p{L}*|semester|på semester|ledig|ferie|på ferie|في إجازة|إجازة|مرخصی|در مرخصی)(?![\p{L}])/iu;

export const ABSENT =
  /out of (?:the )?office|away from (?:the |my )?(?:office|desk|e-?mail)|on (?:annual |maternity |parental |sick )?(?:leave|vacation|holiday)|limited access to|will (?:be back|return|reply|respond|be (?:away|traveling|travelling))|when i (?:return|am back)|absente? (?:du|jusqu|pour)|actuellement (?:absente?|en)|en (?:congés?|vacances)|de retour le|hors du bureau|nicht (?:im büro|im haus|erreichbar|am arbeitsplatz)|abwesend|im urlaub|fuera de (?:la )?oficina|ausente|de vacaciones|fuori ufficio|sono assente|in ferie|fora do escritório|de férias|afwezig|niet aanwezig|niet op kantoor|met vakantie|poza biurem|nieobecn|na urlopie|вне офиса|отсутству|в отпуске|нет в офисе|ofis dışında|ofiste değil|izinde|tatilde|poissa|lomalla|vuosiloma|tjänstledig|på semester|på kontoret|fraværende|på ferie|borte|خارج المكتب|في إجازة|إجازة|خارج از دفتر|مرخصی|در دفتر نیستم/iu;

/** How companies' answering machines begin. */
export const RECEIVED =
  /automat|do not reply|received your (?:e-?mail|message)|bien reçu votre|erhalten|hemos recibido|abbiamo ricevuto|recebemos|ontvangen|otrzymali|получил|aldık|vastaanotet|mottagit|mottatt|modtaget|استلمنا|تلقينا|دریافت/iu;

export const CHALLENGE =
  /\bconfirm (?:your|that you)|verif(?:y|ication)|please (?:confirm|verify)|sender (?:verification|confirmation)|\[boxbe\]|spam ?arrest|your message (?:is|was) (?:held|awaiting)|moderator approval/i;
export const CHALLENGES =
  /(?:click|reply|visit|follow)[^.]{0,120}(?:be delivered|deliver your|whitelist|approved? (?:sender|list)|reach my inbox)|held (?:until|pending|for)|awaits? moderator|guest list|prove (?:that )?you are (?:a )?(?:human|person)|not (?:on|in) my (?:approved|allowed|contact)/i;
