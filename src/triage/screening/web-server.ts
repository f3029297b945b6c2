import { headersOf, type Message } from '../../mail/message.ts';

/**
 * How surely a web server wrote a mail: its address or name says so, or it writes from the domain it writes to; or only
 * its words and its software show, which people use as well.
 */
export function webServerSign(message: Message): 'clear' | 'weak' | 'none' {
  const [author] = message.from;
  if (author === undefined || message.from.length > 1) return 'none';
  const [local = '', domain = ''] = author.address.toLowerCase().split('@');
  const toItself = message.to.some(({ address }) => address.toLowerCase().endsWith(`@${domain}`));
  const answersElsewhere = message.replyTo.some(({ address }) => !address.toLowerCase().endsWith(`@${domain}`));
  if (ADDRESS.test(local) || TITLE.test(author.name)) return 'clear';
  if (toItself && (answersElsewhere || NO_REPLY.test(local))) return 'clear';
  return isWrittenByForm(message) ? 'weak' : 'none';
}

function isWrittenByForm(message: Message): boolean {
  return (
    TITLE.test(message.subject.slice(0, 300)) ||
    SENT_BY_FORM.test(message.text.slice(-1_000)) ||
    SCRIPT_FIELDS.some((name) => headersOf(message, name).length > 0) ||
    headersOf(message, 'x-mailer').some((mailer) => MAILER.test(mailer.slice(0, 200)))
  );
}

const ADDRESS =
  /^(?:wordpress|www(?:-data)?|apache|httpd|nginx|nobody|web(?:master|server|site|form|mail)?|site|forms?|contact(?:-?form)?|formulaire|formular|kontakt(?:formular)?|formulario|modulo|iletisim)$/;
const NO_REPLY = /^(?:no[._-]?reply|do[._-]?not[._-]?reply|ne[._-]?pas[._-]?repondre|mailer)$/;
const TITLE =
  /(?:contact|complaints?|support|web|feedback|enquiry|website) form|new (?:form )?submission|formulaire|kontaktformular|webformular|formulario|modulo (?:di )?contatt|formulário|contactformulier|formularz|форма обратной связи|iletişim formu|yhteydenottolomake|kontaktformulär|kontaktskjema|نموذج (?:اتصال|الاتصال|التواصل)|فرم (?:تماس|ارتباط|شکایت|پشتیبانی)/iu;
/** What form plug-ins write at the end of their mails. */
const SENT_BY_FORM =
  /(?:sent|submitted) (?:from|via|through) (?:a|the|your) (?:contact |complaints? |web )?form|envoyé (?:via|depuis|par) (?:le|un) formulaire|über das (?:kontakt)?formular|از طریق فرم|عبر نموذج/iu;
const SCRIPT_FIELDS = [
  'x-php-originating-script',
  'x-php-script',
  'x-wpcf7-content-type',
  'x-contact-form',
  'x-form-id',
];
const MAILER = /phpmailer|wpforms|contact form|wordpress|drupal|joomla|typo3|formmail|^php\/|swiftmailer|gravity/i;
