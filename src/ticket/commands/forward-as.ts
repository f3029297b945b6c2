import { memberByAddress } from '../../rulebook/staff.ts';
import { say } from '../sayings/saying.ts';
import { type Choices, readChoice } from './arguments/choice.ts';
import { type Channel, command, type Effect, effect, given, type Refusal, refuse } from './command.ts';
import type { CommandContext } from './context.ts';

/**
 * `#forward-as PLAYER@ADDRESS [chat | phone | social | forum]`: the words below, a transcript or a post, are taken in as
 * if that player had mailed them; the player gets the acknowledgement.
 */
export const forwardAs = command<Whose>({
  name: 'forward-as',
  words: {
    en: ['forward-as', 'forwarded', 'on behalf of'],
    fr: ['transférer-pour', 'transférer', 'de la part de'],
    fa: ['از طرف', 'بازارسال'],
  },
  grammar: {
    en: 'PLAYER@ADDRESS [chat | phone | social | forum]',
    fr: 'ADRESSE@JOUEUR [chat | téléphone | réseau | forum]',
    fa: 'نشانی بازیکن [چت | تلفن | شبکه | انجمن]',
  },
  does: say('help.forward-as'),
  role: 'agent',
  uses: 'forwarded',
  fields: ['player'],
  read: (rest, { player }, { staff }) => {
    const [, address = '', behind = ''] =
      ADDRESS.exec((player === undefined ? rest : `${player} ${rest}`).trim()) ?? [];
    if (address === '') return refuse(say('forward.player'));
    if (memberByAddress(staff, address)) return refuse(say('forward.staff', { address }));
    return given({ address: address.toLowerCase(), channel: readChoice(behind, CHANNELS)?.value ?? 'mail' });
  },
  plan: (_ticket, whose, context) => takeIn(whose, context),
  planAlone: takeIn,
});

interface Whose {
  readonly address: string;
  readonly channel: Channel;
}

function takeIn({ address, channel }: Whose, { text }: CommandContext): Effect | Refusal {
  if (text === '') return refuse(say('command.needs-words'));
  return effect(say('forward.done', { address }), {
    elsewhere: [{ kind: 'arrives', from: { name: '', address }, channel, text }],
  });
}

const ADDRESS = /^<?(?:mailto:)?([^\s<>@,;:"()[\]\\]{1,64}@[a-z0-9.-]{1,200}\.[a-z0-9-]{2,60})>?\s*(.*)$/isu;

const CHANNELS: Choices<Channel> = {
  chat: ['چت', 'گفتگو'],
  phone: ['call', 'téléphone', 'تلفن'],
  social: ['réseau', 'telegram', 'whatsapp', 'شبکه', 'تلگرام'],
  forum: ['انجمن'],
  mail: ['email', 'courriel', 'ایمیل'],
};
