import type { CaseFile, Letter } from './case-file.ts';

/** The case file as pages of it are laid out, whatever they are written in. */
export type Section = { readonly title: string } & (
  | { readonly kind: 'facts'; readonly rows: readonly (readonly [label: string, value: string])[] }
  | { readonly kind: 'table'; readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'mails'; readonly mails: readonly { readonly head: readonly string[]; readonly text: string }[] }
);

export function sectionsOf(file: CaseFile): readonly Section[] {
  return [
    cover(file),
    table(
      'Dates promised',
      ['PROMISE', 'BY', 'KEPT', 'STATE'],
      [...file.promises.map(({ promise, by, keptAt, state }) => [promise, moment(by), moment(keptAt), state])],
    ),
    table(
      'When the clock of the decision stood still',
      ['FROM', 'TO', 'REASON'],
      [...file.pauses.map(({ from, to, reason }) => [moment(from), moment(to), reason])],
    ),
    table(
      'Chronology',
      ['WHEN', 'WHO', 'WHAT'],
      [...file.chronology.map(({ at, who, what }) => [moment(at), who, what])],
    ),
    ...file.decisions.map(decision),
    table(
      'Exhibits',
      ['NUMBER', 'MAIL', 'NAME', 'TYPE', 'BYTES', 'SHA-256'],
      [
        ...file.exhibits.map(({ number, mail, name, type, size, sha256 }) => [
          number,
          mail,
          name,
          type,
          String(size),
          sha256,
        ]),
      ],
    ),
    { kind: 'mails', title: 'Correspondence, secrets masked', mails: file.correspondence.map(mailOf) },
  ];
}

function cover(file: CaseFile): Section {
  const { reference, brand, profile, player, subject, category, subtype, status, stage, openedAt, stated } = file;
  return {
    kind: 'facts',
    title: `Case file ${reference}`,
    rows: [
      ['Complaint', subject || '(no subject)'],
      ['Reference', reference],
      ...(file.deadlockReference === null ? [] : [['Deadlock reference', file.deadlockReference] as const]),
      ['Player', `${player.name} <${player.address}>`.trim()],
      ['Brand', brand],
      ['Rules it stands under', profile],
      ['Received', moment(openedAt)],
      ['About', subtype === null ? category : `${category} (${subtype})`],
      ['State', `${status}, ${stage}`],
      ...(file.outsideBody === null ? [] : [['Outside body', file.outsideBody] as const]),
      ...Object.entries(stated).map(([kind, values]) => [`Stated: ${kind}`, values.join(', ')] as const),
    ],
  };
}

function decision({ at, outcome, findings, reasons, action, appealBy, terms }: CaseFile['decisions'][number]): Section {
  return {
    kind: 'facts',
    title: `Decision of ${moment(at)}`,
    rows: [
      ['Outcome', outcome],
      ['Findings', findings],
      ['Reasons', reasons],
      ...terms.map((term) => ['Term applied', term] as const),
      ['Action', action ?? 'none'],
      ['Appeal until', moment(appealBy)],
    ],
  };
}

function mailOf({ number, direction, at, from, to, subject, messageId, exhibits, text }: Letter): {
  readonly head: readonly string[];
  readonly text: string;
} {
  return {
    head: [
      `${number}  ${moment(at)}  ${direction === 'in' ? 'received' : 'sent'}`,
      `From: ${from}`,
      `To: ${to}`,
      `Subject: ${subject}`,
      ...(messageId === null ? [] : [`Message-ID: <${messageId}>`]),
      ...(exhibits.length === 0 ? [] : [`Exhibits: ${exhibits.join(', ')}`]),
    ],
    text,
  };
}

function table(title: string, columns: readonly string[], rows: readonly (readonly string[])[]): Section {
  return { kind: 'table', title, columns, rows };
}

/** In UTC, to the minute: the reader may be in another country than the house. */
function moment(instant: string | null): string {
  return instant === null ? '' : `${instant.slice(0, 10)} ${instant.slice(11, 16)} UTC`;
}
