import { say } from '../sayings/saying.ts';
import { type Choices, readChoice } from './arguments/choice.ts';
import { command, effect, type Fields, given, refuse } from './command.ts';
import { type FieldName, labelOf } from './fields.ts';
import { toPlayer } from './orders.ts';

/**
 * `#send LETTER`: a letter whose words stand in the templates. It is shown first, and goes on `#send-anyway`.
 * `#send progress-update` needs the lines `done:` and `next:`.
 */
export const send = command<{ readonly letter: Sendable; readonly fields: Fields }>({
  name: 'send',
  words: { en: ['send', 'letter'], fr: ['envoyer', 'lettre'], fa: ['ارسال', 'نامه'] },
  grammar: { en: 'LETTER', fr: 'LETTRE', fa: 'نامه' },
  does: say('help.send'),
  role: 'agent',
  uses: 'none',
  fields: ['done', 'next'],
  read: (rest, fields, { by }) => {
    const chosen = readChoice(rest, LETTERS);
    if (!chosen) {
      return refuse(
        say('send.unknown', { written: rest.slice(0, 80) || '–', letters: Object.keys(LETTERS).join(', ') }),
      );
    }
    const needed = NEEDS[chosen.value].filter((name) => (fields[name] ?? '') === '');
    if (needed.length === 0) return given({ letter: chosen.value, fields });
    const language = by.languages[0] === 'fr' || by.languages[0] === 'fa' ? by.languages[0] : 'en';
    return refuse(say('send.fields', { labels: needed.map((name) => `${labelOf(name, language)}:`).join(', ') }));
  },
  plan: (ticket, { letter, fields }) => {
    const { done = '', next = '' } = fields;
    const preview = toPlayer(
      ticket,
      letter,
      letter === 'progress-update' ? { kind: 'progress', done, next } : undefined,
    );
    return effect(say('send.preview', { letter }), { preview });
  },
});

type Sendable = 'status' | 'progress-update' | 'evidence-request' | 'reminder';

const LETTERS: Choices<Sendable> = {
  status: ['état', 'statut', 'وضعیت'],
  'progress-update': ['progress', 'update', 'avancement', 'point', 'پیشرفت', 'گزارش'],
  'evidence-request': ['evidence', 'missing', 'pièces', 'demande de pièces', 'مدارک', 'درخواست مدارک'],
  reminder: ['rappel', 'relance', 'یادآوری'],
};

const NEEDS: Readonly<Record<Sendable, readonly FieldName[]>> = {
  status: [],
  'progress-update': ['done', 'next'],
  'evidence-request': [],
  reminder: [],
};
