/** An address as mail programs write it above a quote: in angle or round brackets, with or without `mailto:`. */
export const BRACKETED = /[<([][^<>()[\]]{0,80}@[^<>()[\]\s]{1,120}[>)\]]|(?:^|[\s<])[^\s<>@]{1,64}@[^\s<>@]{1,120}>/;
/** Nobody types these around an address. */
export const IN_ANGLES = /@[^<>()[\]\s]{1,120}>/;
export const ADDRESS = /[^\s<>()[\]:;,"@]{1,64}@[^\s<>()[\]:;,"@]{1,120}\.[a-z]{2,}/i;

/** A day with a year, or a time of the day, in whatever order and script of digits. */
export function hasDate(bare: string): boolean {
  return TIME.test(bare) || DAY.test(bare) || YEAR.test(bare);
}

export const TIME = /(?:^|[^\d])[0-2]?\d[:.h][0-5]\d(?:[^\d]|$)/;
const DAY = /(?:^|[^\d])\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[^\d]|$)/;
const YEAR = /(?:^|[^\d])(?:19|20|13|14)\d\d(?:[^\d]|$)/;
