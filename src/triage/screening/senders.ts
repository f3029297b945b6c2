import type { Message } from '../../mail/message.ts';

/** An address that no person reads, by its local part (RFC 2142 section 5 and custom), or null. */
export function isMachineSender(message: Message): string | null {
  const system = systemSender(message);
  if (system !== null) return system;
  const sender = message.from.find(({ address }) => takesNoAnswers(address));
  return sender === undefined ? null : `${localPart(sender.address)}@ takes no answers`;
}

/** Whether nobody reads what is sent to this address. */
export function takesNoAnswers(address: string): boolean {
  const local = localPart(address);
  return NO_REPLY.test(local) || ROBOT.test(local);
}

/** The mail system itself: where bounces come from. */
export function systemSender(message: Message): string | null {
  const local = localParts(message).find((part) => SYSTEM.test(part));
  if (local !== undefined) return `${local}@ is a mail system`;
  const named = message.from.find(({ name }) => SYSTEM_NAME.test(name));
  return named === undefined ? null : `${named.name} is a mail system`;
}

function localParts({ from }: Message): readonly string[] {
  return from.map(({ address }) => localPart(address));
}

function localPart(address: string): string {
  return address.slice(0, address.lastIndexOf('@')).toLowerCase();
}

const SYSTEM =
  /^(?:mailer-?daemon|mail-?daemon|postmaster|post-?master|mail-?delivery(?:-?sub-?system)?|mdaemon|microsoftexchange[0-9a-f]{20,}|mmdf|bounces?|bounce[-+].{1,60}|mailer|daemon|uucp)$/;
const SYSTEM_NAME = /^(?:internet )?mail(?:er)?[- ]?(?:delivery(?: sub-?| )?(?:system|service)?|daemon)$/i;
const NO_REPLY =
  /(?:^|[._+-])(?:no[._-]?repl(?:y|ies)|do[._-]?not[._-]?reply|dont[._-]?reply|no[._-]?answer|ne[._-]?pas[._-]?repondre|pas[._-]?de[._-]?reponse|keine[._-]?antwort|nicht[._-]?antworten|no[._-]?respond(?:er|a)|no[._-]?contestar|non[._-]?rispondere|nao[._-]?respond(?:a|er)|niet[._-]?(?:be)?antwoorden|nie[._-]?odpowiadaj|bez[._-]?odpowiedzi|ne[._-]?otvechat|cevaplama(?:yin)?|yanitlama(?:yin)?|ala[._-]?vastaa|ei[._-]?vastata|svara[._-]?(?:inte|ej)|svar[._-]?ikke|ikke[._-]?svar|besvar[._-]?ikke)(?:$|[._+-])/;
const ROBOT =
  /^(?:auto-?(?:reply|responder|response|answer|confirm|mailer)|notifications?|alerts?|(?:e-?)?news(?:letters?)?|marketing|promo(?:tions?)?|dmarc-?(?:reports?|support)?|listserv|majordomo|list-?manager|root|cron|nagios|zabbix|www-data|apache|nobody|wordpress|httpd|[a-z0-9]{0,20}-?daemon)$/;
