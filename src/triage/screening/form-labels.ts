/** What a line of a web form is about. */
export type FormLabel =
  | 'subject'
  | 'message'
  | 'email'
  | 'name'
  | 'category'
  | 'player'
  | 'phone'
  | 'amount'
  | 'date'
  | 'method'
  | 'transaction';

/** Tells what a label is about, in the languages of players and however it is spelt; null for a label of no form. */
export function meaningOfLabel(label: string): FormLabel | null {
  return LABELS.get(plain(label)) ?? null;
}

/** `E-Mail *` is `email`, `Nom d’utilisateur` is `nom dutilisateur`. */
function plain(label: string): string {
  return label
    .toLowerCase()
    .replace(/[-'’.*_"“”]/g, '')
    .replace(/[\s\u200b-\u200f]+/g, ' ')
    .trim();
}

const WORDS: Readonly<Record<FormLabel, string>> = {
  subject:
    'subject|sujet|objet|betreff|asunto|oggetto|assunto|onderwerp|temat|тема|konu|aihe|ämne|emne|موضوع|الموضوع|title|titre|titel',
  message:
    'message|message body|your message|details|description|complaint|comment|comments|votre message|réclamation|détails|description du problème|nachricht|ihre nachricht|beschreibung|beschwerde|mensaje|descripción|queja|messaggio|descrizione|reclamo|mensagem|descrição|reclamação|bericht|omschrijving|klacht|wiadomość|treść|opis|сообщение|описание|жалоба|mesaj|mesajınız|şikayet|açıklama|viesti|kuvaus|meddelande|beskrivning|melding|besked|beskrivelse|پیام|متن پیام|شرح|توضیحات|شرح مشکل|شکایت|الرسالة|رسالتك|التفاصيل|الشكوى',
  email:
    'email|email address|your email|adresse email|adresse mail|adresse électronique|courriel|mail|votre email|emailadresse|correo|correo electrónico|email del cliente|indirizzo email|posta elettronica|endereço de email|emailadres|adres email|почта|эл почта|электронная почта|eposta|eposta adresi|sähköposti|epost|epostadress|ایمیل|آدرس ایمیل|پست الکترونیک|رایانامه|البريد الإلكتروني|البريد الالكتروني|الإيميل|from',
  name: 'name|full name|your name|first name|nom|nom complet|votre nom|prénom|vorname|ihr name|nombre|nombre completo|nome|nome completo|naam|imię i nazwisko|imię|имя|фио|ad|ad soyad|adınız|isim|nimi|namn|navn|نام|نام و نام خانوادگی|الاسم|الاسم الكامل',
  category:
    'category|type of problem|nature of the problem|problem type|topic|reason|department|catégorie|nature du problème|type de problème|motif|kategorie|thema|grund|categoría|tipo de problema|motivo|categoria|tipo di problema|tipo de problema|categorie|kategoria|категория|kategori|luokka|aihealue|دسته|دسته بندی|نوع مشکل|موضوع شکایت|الفئة|نوع المشكلة',
  player:
    'player|player id|username|user name|user|login|account|account id|customer id|client id|identifiant|identifiant joueur|pseudo|nom dutilisateur|compte|numéro de client|benutzername|spielername|kundennummer|usuario|nombre de usuario|utente|nome utente|utilizador|nome de usuário|gebruikersnaam|nazwa użytkownika|логин|имя пользователя|kullanıcı adı|käyttäjätunnus|användarnamn|brukernavn|brugernavn|نام کاربری|شناسه کاربری|شناسه|اسم المستخدم|رقم الحساب',
  phone:
    'phone|phone number|telephone|mobile|téléphone|numéro de téléphone|telefon|telefonnummer|teléfono|telefono|telefone|telefoon|телефон|puhelin|تلفن|شماره تماس|موبایل|الهاتف|رقم الهاتف',
  amount:
    'amount|sum|montant|betrag|summe|importe|cantidad|importo|valor|montante|bedrag|kwota|сумма|tutar|miktar|summa|määrä|belopp|beløp|beløb|مبلغ|المبلغ',
  date: 'date|date of transaction|date of deposit|date of withdrawal|transaction date|datum|fecha|data|дата|tarih|päivämäärä|dato|تاریخ|التاريخ',
  method:
    'payment method|method|moyen de paiement|méthode de paiement|zahlungsmethode|zahlungsart|método de pago|metodo di pagamento|método de pagamento|betaalmethode|metoda płatności|способ оплаты|ödeme yöntemi|maksutapa|betalningsmetod|betalingsmetode|روش پرداخت|طريقة الدفع',
  transaction:
    'transaction|transaction id|transaction number|reference|withdrawal id|deposit id|numéro de transaction|référence|transaktionsnummer|transaktionsid|referencia|id de transacción|id transazione|transazione|id da transação|transactie|transactienummer|numer transakcji|номер транзакции|işlem numarası|işlem no|tapahtumanumero|transaktionsnummer|شماره تراکنش|کد پیگیری|شماره پیگیری|رقم المعاملة|رقم العملية',
};

const LABELS: ReadonlyMap<string, FormLabel> = new Map(
  (Object.keys(WORDS) as FormLabel[]).flatMap((meaning) =>
    WORDS[meaning].split('|').map((label) => [plain(label), meaning] as const),
  ),
);
