import { headersOf, type Message } from '../../mail/message.ts';
import { labelledLines } from './labelled-lines.ts';

/** What a player typed into a web form, field by field; null where the form has no such field or it was left empty. */
export interface FormFields {
  readonly subject: string | null;
  readonly message: string | null;
  readonly email: string | null;
  readonly name: string | null;
  readonly category: string | null;
  readonly player: string | null;
  readonly phone: string | null;
  readonly amount: string | null;
  readonly date: string | null;
  readonly method: string | null;
  readonly transaction: string | null;
}

/**
 * The fields of a web form's mail, or null for any other mail. Two things are asked for, since a player may
 * write `Amount: 500` too: at least two known labels that tell who writes or what about, and a sign that a web server
 * sent it. A form that names nobody to answer, in its fields or in Reply-To, is none.
 */
export function formOf(message: Message): FormFields | null {
  if (message.inReplyTo.length > 0 || message.references.length > 0 || !isSentByWebServer(message)) return null;
  const found = labelledLines(message.text);
  const value = (label: keyof FormFields): string | null => found.get(label) ?? null;
  const email = addressIn(value('email'));
  const replyTo = message.replyTo.some(({ address }) => !message.from.some((from) => from.address === address));
  if (found.size < 2 || (email === null && !replyTo)) return null;
  return {
    subject: value('subject'),
    message: value('message'),
    email,
    name: value('name'),
    category: value('category'),
    player: value('player'),
    phone: value('phone'),
    amount: value('amount'),
    date: value('date'),
    method: value('method'),
    transaction: value('transaction'),
  };
}

function addressIn(value: string | null): string | null {
  const address = /[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63}){1,8}/.exec(
    (value ?? '').slice(0, 500),
  )?.[0];
  return address ?? null;
}

function isSentByWebServer(message: Message): boolean {
  const { from, subject } = message;
  const local = (from[0]?.address ?? '').split('@')[0]?.toLowerCase() ?? '';
  return (
    SERVER.test(local) ||
    FORM_TITLE.test(`${from[0]?.name ?? ''}\n${subject.slice(0, 300)}`) ||
    SERVER_FIELDS.some((name) => headersOf(message, name).length > 0) ||
    headersOf(message, 'x-mailer').some((mailer) => FORM_MAILER.test(mailer))
  );
}

const SERVER =
  /^(?:wordpress|www(?:-data)?|apache|httpd|nginx|nobody|web(?:master|server|site|form|mail)?|site|forms?|contact(?:-?form)?|formulaire|formular|kontakt(?:formular)?|formulario|modulo|iletisim|no-?reply|do-?not-?reply|ne-?pas-?repondre|mailer)$/;
const FORM_TITLE =
  /(?:contact|complaint|support|web|feedback|enquiry) ?form|new (?:form )?submission|formulaire|kontaktformular|webformular|formulario|modulo (?:di )?contatt|formulário|contactformulier|formularz|форма обратной связи|iletişim formu|yhteydenottolomake|kontaktformulär|kontaktskjema|kontaktformular|نموذج (?:اتصال|الاتصال|التواصل)|فرم (?:تماس|ارتباط|شکایت|پشتیبانی)/iu;
const SERVER_FIELDS = [
  'x-php-originating-script',
  'x-php-script',
  'x-wpcf7-content-type',
  'x-wp-mail-logging',
  'x-drupal',
  'x-contact-form',
  'x-form-id',
];
const FORM_MAILER = /phpmailer|wpforms|contact form|wordpress|drupal|joomla|typo3|formmail|php\/|swiftmailer|gravity/i;
