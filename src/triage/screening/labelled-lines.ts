import type { FormLabel } from './form.ts';

/**
 * The `Label: value` lines of a form by what they are about, the first of each kind. The value of a message goes on to
 * the end, without the lines of other labels; an empty label takes the next line. Nothing of a message is lost: a
 * second label of a kind that was there already is part of it.
 */
export function labelledLines(text: string): ReadonlyMap<FormLabel, string> {
  const found = new Map<FormLabel, string[]>();
  let waiting: string[] | null = null;
  for (const line of text.slice(0, LONGEST).split('\n', MOST_LINES)) {
    const labelled = labelOf(line.slice(0, 2_000));
    const message = found.get('message');
    if (labelled && !found.has(labelled.about)) {
      const value = labelled.value === '' ? [] : [labelled.value];
      found.set(labelled.about, value);
      waiting = value.length === 0 && labelled.about !== 'message' ? value : null;
    } else if (waiting && line.trim() !== '') {
      waiting.push(line.trim());
      waiting = null;
    } else if (message) {
      if (/^--\s?$/.test(line)) break;
      message.push(line.trimEnd());
    }
  }
  const values = [...found].map(([about, lines]) => [about, lines.join('\n').trim()] as const);
  return new Map(values.filter(([, value]) => value !== ''));
}

const LONGEST = 100_000;
const MOST_LINES = 2_000;

function labelOf(line: string): { readonly about: FormLabel; readonly value: string } | null {
  const match = /^[\s>*•_-]{0,6}([^:：=]{1,40}?)[\s*_]{0,3}(?:\([^()]{0,30}\))?\s?[:：][\s*_]{0,3}(.*)$/u.exec(line);
  const about = LABELS.get(
    (match?.[1] ?? '')
      .toLowerCase()
      .replace(/[\u200c\u200e\u200f]/g, ' ')
      .trim(),
  );
  return about === undefined ? null : { about, value: (match?.[2] ?? '').trim() };
}

const WORDS: Readonly<Record<FormLabel, string>> = {
  subject:
    'subject|sujet|objet|betreff|asunto|oggetto|assunto|onderwerp|temat|тема|konu|aihe|ämne|emne|موضوع|الموضوع|title|titre|titel',
  message:
    'message|message body|your message|details|description|complaint|comments?|votre message|réclamation|détails|description du problème|nachricht|ihre nachricht|beschreibung|beschwerde|mensaje|descripción|queja|messaggio|descrizione|reclamo|mensagem|descrição|reclamação|bericht|omschrijving|klacht|wiadomość|treść|opis|сообщение|описание|жалоба|mesaj|mesajınız|şikayet|açıklama|viesti|kuvaus|meddelande|beskrivning|melding|besked|beskrivelse|پیام|متن پیام|شرح|توضیحات|شرح مشکل|شکایت|الرسالة|رسالتك|التفاصيل|الشكوى',
  email:
    'e-?mail|e-?mail address|your e-?mail|adresse e-?mail|adresse mail|adresse électronique|courriel|mail|votre e-?mail|e-?mail-adresse|correo|correo electrónico|email del cliente|indirizzo e-?mail|posta elettronica|endereço de e-?mail|e-?mailadres|adres e-?mail|почта|эл\\.? почта|электронная почта|e-?posta|e-?posta adresi|sähköposti|e-?post|e-?postadress|ایمیل|آدرس ایمیل|پست الکترونیک|رایانامه|البريد الإلكتروني|البريد الالكتروني|الإيميل|from',
  name: 'name|full name|your name|first name|nom|nom complet|votre nom|prénom|vorname|ihr name|nombre|nombre completo|nome|nome completo|naam|imię i nazwisko|imię|имя|фио|ad|ad soyad|adınız|isim|nimi|namn|navn|نام|نام و نام خانوادگی|الاسم|الاسم الكامل',
  category:
    'category|type of problem|nature of the problem|problem type|topic|reason|department|catégorie|nature du problème|type de problème|motif|kategorie|thema|grund|categoría|tipo de problema|motivo|categoria|tipo di problema|tipo de problema|categorie|kategoria|категория|kategori|luokka|aihealue|دسته|دسته بندی|نوع مشکل|موضوع شکایت|الفئة|نوع المشكلة',
  player:
    "player|player id|username|user name|user|login|account|account id|customer id|client id|identifiant|identifiant joueur|pseudo|nom d[’']utilisateur|compte|numéro de client|benutzername|spielername|kundennummer|usuario|nombre de usuario|utente|nome utente|utilizador|nome de usuário|gebruikersnaam|nazwa użytkownika|логин|имя пользователя|kullanıcı adı|käyttäjätunnus|användarnamn|brukernavn|brugernavn|نام کاربری|شناسه کاربری|شناسه|اسم المستخدم|رقم الحساب",
  phone:
    'phone|phone number|telephone|mobile|téléphone|numéro de téléphone|telefon|telefonnummer|teléfono|telefono|telefone|telefoon|телефон|puhelin|تلفن|شماره تماس|موبایل|الهاتف|رقم الهاتف',
  amount:
    'amount|sum|montant|betrag|summe|importe|cantidad|importo|valor|montante|bedrag|kwota|сумма|tutar|miktar|summa|määrä|belopp|beløp|beløb|مبلغ|المبلغ',
  date: 'date|date of (?:the )?(?:transaction|deposit|withdrawal)|datum|fecha|data|дата|tarih|päivämäärä|dato|تاریخ|التاريخ',
  method:
    'payment method|method|moyen de paiement|méthode de paiement|zahlungsmethode|zahlungsart|método de pago|metodo di pagamento|método de pagamento|betaalmethode|metoda płatności|способ оплаты|ödeme yöntemi|maksutapa|betalningsmetod|betalingsmetode|روش پرداخت|طريقة الدفع',
  transaction:
    'transaction|transaction id|transaction number|reference|withdrawal id|deposit id|numéro de transaction|référence|transaktionsnummer|transaktions-id|referencia|id de transacción|id transazione|transazione|id da transação|transactie|transactienummer|numer transakcji|номер транзакции|işlem numarası|işlem no|tapahtumanumero|transaktionsnummer|شماره تراکنش|کد پیگیری|شماره پیگیری|رقم المعاملة|رقم العملية',
};

const LABELS: ReadonlyMap<string, FormLabel> = new Map(
  (Object.keys(WORDS) as FormLabel[]).flatMap((about) =>
    WORDS[about]
      .split('|')
      .flatMap(spellings)
      .map((label) => [label, about] as const),
  ),
);

/** `e-?mail` is `email` and `e-mail`. */
function spellings(written: string): readonly string[] {
  if (!written.includes('?')) return [written];
  const plain = written.replace(/\(\?:([^|()]*)\)\?/g, '$1').replace(/\\/g, '');
  const hyphen = plain.replace(/(.)\?/g, '$1').replace(/\s{2,}/g, ' ');
  return [hyphen, plain.replace(/.\?/g, '').replace(/\s{2,}/g, ' ')];
}
