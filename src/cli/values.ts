import { InvalidArgumentError } from 'commander';

/** Readers of option values; what they throw becomes the message of a wrong use (exit 2). */
export function choiceOf<Choice extends string>(choices: readonly Choice[]): (written: string) => Choice {
  return (written) => {
    const choice = choices.find((one) => one === written);
    if (choice === undefined) throw new InvalidArgumentError(`It is one of ${choices.join(', ')}.`);
    return choice;
  };
}

export function countOf(written: string): number {
  const count = /^\d{1,7}$/.test(written) ? Number(written) : 0;
  if (count < 1) throw new InvalidArgumentError('It is a whole number from 1 on.');
  return count;
}

export function momentOf(written: string): Date {
  const moment = new Date(/^\d{4}-\d\d-\d\d/.test(written) ? written : Number.NaN);
  if (Number.isNaN(moment.getTime())) throw new InvalidArgumentError('Write a moment as 2026-11-21T09:30:00Z.');
  return moment;
}
