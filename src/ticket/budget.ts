/**
 * How many first letters one address and one domain may get: what ends a storm between two desks and the bombing of a
 * forged sender (reliability B3, B4). Beyond it the ticket is opened all the same and the letter is withheld.
 */
export interface SentBefore {
  /** First letters to this address in the last 24 hours, with the subject of the mail each one answered. */
  readonly toAddress: readonly { readonly at: Date; readonly subject: string }[];
  /** First letters to its domain in the last hour. */
  readonly toDomainLastHour: number;
}

export interface AcknowledgementLimits {
  /** Mails with the same subject but for digits and `Re:`: how two machines talk, and how people rarely do. */
  readonly sameSubjectPerHour: number;
  readonly addressPerDay: number;
  readonly domainPerHour: number;
}

export const DEFAULT_LIMITS: AcknowledgementLimits = { sameSubjectPerHour: 3, addressPerDay: 10, domainPerHour: 1000 };

/** Null when a first letter to a mail with this subject may go, else the limit that it would pass, in words. */
export function passedLimit(
  subject: string,
  now: Date,
  sent: SentBefore,
  limits: AcknowledgementLimits = DEFAULT_LIMITS,
): string | null {
  const today = sent.toAddress.filter(({ at }) => now.getTime() - at.getTime() < DAY);
  if (today.length >= limits.addressPerDay) return `${limits.addressPerDay} first letters a day to one address`;
  const alike = today.filter(
    ({ at, subject: other }) => now.getTime() - at.getTime() < HOUR && bare(other) === bare(subject),
  );
  if (alike.length >= limits.sameSubjectPerHour) {
    return `${limits.sameSubjectPerHour} first letters an hour to one address about the same subject`;
  }
  if (sent.toDomainLastHour >= limits.domainPerHour)
    return `${limits.domainPerHour} first letters an hour to one domain`;
  return null;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** A subject without what changes from round to round of a loop: numbers, references, reply prefixes. */
function bare(subject: string): string {
  return subject
    .slice(0, 998)
    .toLowerCase()
    .replace(/\brdr-\w{4}-\w{4}\b|\d+|[^\p{L}]+/gu, ' ')
    .replace(/^(?:\s*(?:re|aw|sv|vs|fwd?|tr|wg|rv|ynt|odp|پاسخ|رد)\s)+/u, '')
    .trim();
}
