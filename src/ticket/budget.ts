/**
 * How many first letters one address and one domain may get: what ends a storm between two desks and the bombing of a
 * forged sender (reliability B3, B4). Beyond it the ticket is opened all the same and the letter is withheld.
 */
export interface AcknowledgementCounts {
  readonly addressLastHour: number;
  readonly addressLastDay: number;
  readonly domainLastHour: number;
}

export interface AcknowledgementLimits {
  readonly addressPerHour: number;
  readonly addressPerDay: number;
  readonly domainPerHour: number;
}

export const DEFAULT_LIMITS: AcknowledgementLimits = { addressPerHour: 3, addressPerDay: 10, domainPerHour: 300 };

/** Null when a first letter may go, else the limit that it would pass, in words. */
export function passedLimit(counts: AcknowledgementCounts, limits: AcknowledgementLimits): string | null {
  if (counts.addressLastHour >= limits.addressPerHour) return `${limits.addressPerHour} first letters an hour to this address`;
  if (counts.addressLastDay >= limits.addressPerDay) return `${limits.addressPerDay} first letters a day to this address`;
  if (counts.domainLastHour >= limits.domainPerHour) return `${limits.domainPerHour} first letters an hour to this domain`;
  return null;
}
