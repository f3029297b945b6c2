import type { FailedRecipient } from '../message.ts';
import type { ReportPart, Unreported } from './delivery-report.ts';

/** The fields of a message/delivery-status part (RFC 3464 section 2), recipients in order. */
export interface StatusFields {
  readonly envelopeId: string | null;
  readonly recipients: readonly Omit<FailedRecipient, 'kind'>[];
}

/** Reads the part that carries the fields, attached or written into the text; null without any. */
export function fieldsOfReport(message: Unreported): StatusFields | null {
  const part = message.attachments.find(({ declaredType }) => STATUS_TYPE.test(declaredType));
  const text = part ? textOf(part) : /^(?:Final|Original)-Recipient:/im.test(message.text) ? message.text : null;
  if (text === null) return null;
  const groups = unfolded(text)
    .split(/\n[ \t]*\n+/)
    .slice(0, 200)
    .map(readGroup);
  return {
    envelopeId: groups.find((group) => group.has('original-envelope-id'))?.get('original-envelope-id') ?? null,
    recipients: groups.flatMap(recipientOf),
  };
}

const STATUS_TYPE = /^message\/(?:global-)?delivery-status$/;

function textOf({ content }: ReportPart): string {
  return new TextDecoder('utf-8').decode(content.subarray(0, 200_000));
}

/** RFC 5322 section 2.2.3, in whatever line ends. */
function unfolded(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+(?=\S)/g, ' ');
}

function readGroup(text: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const line of text.split('\n')) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && /^[a-z-]{3,60}$/.test(name) && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

function recipientOf(group: ReadonlyMap<string, string>): readonly Omit<FailedRecipient, 'kind'>[] {
  const address = addressOf(group.get('final-recipient')) ?? addressOf(group.get('original-recipient'));
  if (address === null) return [];
  const original = addressOf(group.get('original-recipient'));
  return [
    {
      address: address.includes('@') ? address : (original ?? address),
      action: actionOf(group.get('action')),
      status: /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(group.get('status') ?? '')?.[0] ?? '',
      diagnostic: (group.get('diagnostic-code') ?? '').replace(/^[a-z0-9-]+\s*;\s*/i, '').slice(0, 1_000),
    },
  ];
}

/** `rfc822; joe@example.test`, with or without angle brackets: the last word, which stands at the end of a long value too. */
function addressOf(value = ''): string | null {
  const end = value.slice(-LONGEST_VALUE).trimEnd().replace(/>$/, '').trimEnd();
  const address = end
    .split(/[\s<>;]/)
    .at(-1)
    ?.slice(-LONGEST_ADDRESS);
  return address ? address.replace(/^["']|["']$/g, '').toLowerCase() : null;
}

const LONGEST_VALUE = 2_000;
/** RFC 5321 section 4.5.3.1: 64 before the at sign, 255 behind it. */
const LONGEST_ADDRESS = 320;

function actionOf(value: string | undefined): FailedRecipient['action'] {
  const word = /[a-z]+/.exec((value ?? '').toLowerCase())?.[0];
  switch (word) {
    case 'delayed':
    case 'delivered':
    case 'relayed':
    case 'expanded':
      return word;
    default:
      return 'failed';
  }
}
