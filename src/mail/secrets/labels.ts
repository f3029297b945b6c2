/** What the words just before a number say that it is. */
export type Label = 'card' | 'identifier' | 'telephone' | 'voucher';

/**
 * The nearest label before an offset, in the languages that players write; null when the words before it say nothing.
 * Words that stand in every label (`number`, `is`, `کد`) are looked through; another number ends the search.
 */
export function labelBefore(text: string, at: number): Label | null {
  const before = /\D*$/.exec(text.slice(Math.max(0, at - 60), at))?.[0] ?? '';
  if (/\+\s?\(?$/.test(before)) return 'telephone';
  const words = before.toLowerCase().match(/[\p{L}\p{M}]+/gu) ?? [];
  let fallback: Label | null = null;
  for (const word of words.slice(-6).reverse()) {
    const label = LABELS.get(word);
    if (label) return label;
    if (!LOOKED_THROUGH.has(word)) return fallback;
    if (IDENTIFIERS_ALONE.has(word)) fallback = 'identifier';
  }
  return fallback;
}

const CARDS =
  'card cards visa mastercard maestro amex carte cartes cb carta tarjeta karte kreditkarte cartão cartao kart kartı karti kartım kartımın карта карты карту картой картe بطاقة بطاقه بطاقتي البطاقة kaart kaartnummer karta kartę kartą kort kortet kortnummer kortti kortin korttini کارت کارتم pan';
const IDENTIFIERS =
  'bet round roundid hand slip ticket coupon reference ref order tracking shipment arn utr uetr txid tx hash trace stan rrn transaction referenz ' +
  'transactie transaktion transaktions transakcja transakcji transaktio transaksjon transacción transaccion transação transacao transazione işlem islem транзакция транзакции транзакцию المعاملة المعامله معامله معاملة تراکنش ' +
  'référence referencia referência riferimento referans referentie referencja referens referanse viite ' +
  'runde runda ronde ronda rodada kierros manche partie partita partida mano giocata apuesta aposta scommessa bahis kupon bilet ставка ставки ставку раунд раунда купон weddenschap zakład zakladu zakładu veto spelrunda spill pari spin tour ' +
  'commande bestellung bestelling pedido ordine sipariş siparis заказ заказа zamówienie tilaus ordre ' +
  'رهگیری پیگیری ارجاع دست شرط سفارش المرجع مرجع الرهان الجولة withdrawal retrait auszahlung payout deposit invoice facture ' +
  'account konto compte cuenta conta conto hesap счет счёт rekening حساب tili session chat case dossier player user client customer kunde kundennummer game jeu';
const TELEPHONES =
  'phone telephone tel tél téléphone telefono teléfono telefone telefon telefonnummer telefoon телефон тел mobile mobil mob handy cell gsm celular móvil cellulare cep whatsapp viber telegram sms fax puhelin puh هاتف جوال تلفن موبایل تماس واتساپ';
const VOUCHERS =
  'paysafecard paysafe psc neosurf pcs transcash toneo flexepin cashlib cashtocode astropay voucher vouchers evoucher gutschein ваучер ваучера قسيمة ووچر';
const LABELS: ReadonlyMap<string, Label> = new Map<string, Label>([
  ...CARDS.split(' ').map((word): [string, Label] => [word, 'card']),
  ...IDENTIFIERS.split(' ').map((word): [string, Label] => [word, 'identifier']),
  ...TELEPHONES.split(' ').map((word): [string, Label] => [word, 'telephone']),
  ...VOUCHERS.split(' ').map((word): [string, Label] => [word, 'voucher']),
]);

const IDENTIFIERS_ALONE = new Set(['id', 'ids', 'identifier', 'identifiant', 'شناسه', 'آیدی', 'المعرف']);
const LOOKED_THROUGH = new Set([
  ...IDENTIFIERS_ALONE,
  ...'no nr num number numbers nummer numéro numero número numara numarası numarasi numer номер رقم شماره code kod kode koodi pin pins کد код is est es è é ist är er on was to n the my mein mon ma la le el من'.split(
    ' ',
  ),
]);
