import { bounceOf } from '../harness/bounce-mail.ts';
import type { Draws } from '../harness/draws.ts';
import { playerMail } from '../harness/player-mail.ts';
import type { SunkMail } from '../harness/smtp-sink.ts';
import { fieldOf } from '../daemon/world.ts';

/** One mail of a run and where it has to end, fixed before the run begins. */
export interface PlannedMail {
  readonly number: number;
  readonly kind: Kind;
  readonly from: string;
  /** The complaint whose copy it is, or whose acknowledgement it comes back on. */
  readonly of: number | null;
}

type Kind = 'complaint' | 'copy' | 'reply' | 'vacation' | 'bounce';

/** The one outcome that the ledger may show for a mail of each kind. */
export const DUE_OUTCOME = {
  complaint: 'new-ticket',
  copy: 'duplicate',
  reply: 'joined-ticket',
  vacation: 'filed',
  bounce: 'matched-bounce',
} as const satisfies Record<Kind, string>;

/** Mostly complaints, each of a player of its own; the rest comes back on a complaint before it. */
export function planMails(count: number, draws: Draws): readonly PlannedMail[] {
  const mails: PlannedMail[] = [];
  for (let number = 0; number < count; number += 1) {
    const complaints = mails.filter(({ kind }) => kind === 'complaint');
    const kind = complaints.length === 0 ? 'complaint' : draws.pick(KINDS);
    if (kind === 'complaint') {
      mails.push({ number, kind, from: `player${number}@mail${number % 50}.test`, of: null });
      continue;
    }
    const of = draws.pick(complaints);
    mails.push({ number, kind, from: kind === 'bounce' ? 'mailer-daemon@mail.test' : of.from, of: of.number });
  }
  return mails;
}

const KINDS: readonly Kind[] = [
  ...Array.from({ length: 14 }, () => 'complaint' as const),
  'copy',
  'reply',
  'reply',
  'reply',
  'vacation',
  'bounce',
];

/** The bytes of a mail, with its number in a field; null while the acknowledgement that it comes back on has not left. */
export function writeMail(
  mail: PlannedMail,
  plan: readonly PlannedMail[],
  acknowledgementTo: (address: string) => SunkMail | undefined,
): string | null {
  const raw = withoutNumber(mail, plan, acknowledgementTo);
  return raw && `X-Number: ${mail.number}\r\n${raw}`;
}

/** The number that `writeMail` wrote into a mail, whatever servers added to it since. */
export function numberIn(raw: Uint8Array): number {
  return Number(/^X-Number: (\d+)\r$/m.exec(Buffer.from(raw).toString('latin1'))?.[1]);
}

function withoutNumber(
  mail: PlannedMail,
  plan: readonly PlannedMail[],
  acknowledgementTo: (address: string) => SunkMail | undefined,
): string | null {
  const of = plan.find(({ number }) => number === mail.of);
  if (mail.kind === 'complaint' || !of) return complaint(mail);
  if (mail.kind === 'copy') return complaint(of);
  const acknowledgement = acknowledgementTo(of.from);
  if (!acknowledgement) return null;
  if (mail.kind === 'bounce') return bounceOf(acknowledgement, of.from, `bounce-${mail.number}@mail.test`);
  return playerMail({
    from: mail.from,
    subject: `${mail.kind === 'vacation' ? 'Automatic reply' : 'Re'}: ${wordsOf(of).subject}`,
    text: mail.kind === 'vacation' ? 'I am away until Monday.' : 'I have still not heard from anybody.',
    messageId: idOf(mail),
    fields: {
      'In-Reply-To': fieldOf(acknowledgement, 'Message-ID') ?? '',
      ...(mail.kind === 'vacation' && { 'Auto-Submitted': 'auto-replied' }),
    },
  });
}

function complaint(mail: PlannedMail): string {
  return playerMail({ from: mail.from, ...wordsOf(mail), messageId: idOf(mail) });
}

function idOf({ kind, number }: PlannedMail): string {
  return `${kind}-${number}@mail.test`;
}

function wordsOf({ number }: PlannedMail): { readonly subject: string; readonly text: string } {
  const [subject, text] = WORDS[number % WORDS.length] ?? ['Complaint', 'My withdrawal has not arrived.'];
  return { subject, text };
}

const WORDS: readonly (readonly [string, string])[] = [
  ['Withdrawal missing', 'I asked for my withdrawal of 200 euro two weeks ago and it has not arrived.'],
  ['Documents refusés', "Vous avez refusé ma carte d'identité pour la troisième fois. Pourquoi ?"],
  ['برداشت انجام نشده', 'سلام، من دو هفته پیش درخواست برداشت دادم و هنوز پولم واریز نشده است.'],
  ['Auszahlung fehlt', 'Ich habe vor zwei Wochen meine Auszahlung beantragt und nichts erhalten.'],
  ['Bono retirado', 'Me han quitado el bono y las ganancias sin ninguna explicación.'],
  ['Вывод средств', 'Я запросил вывод средств две недели назад, деньги до сих пор не пришли.'],
  ['Giriş yapamıyorum', 'Hesabıma giriş yapamıyorum, şifremi değiştirdim ama olmuyor.'],
  ['The game froze', 'The slot froze in the middle of a round and my bet is gone.'],
];
