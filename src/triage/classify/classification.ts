/** The category, what else it could be, and the words that decided: nothing here is unexplained. */
export interface Classification {
  readonly category: Category;
  /** Other categories the mail also speaks of, strongest first. */
  readonly secondary: readonly Category[];
  /** 0 to 1; below the rulebook's threshold the acknowledgement is neutral and a person decides. */
  readonly confidence: number;
  /** Id of the rule of precedence that overruled the scores (complaints.md 3.5), or null. */
  readonly rule: string | null;
  readonly scores: Readonly<Record<string, number>>;
  readonly hits: readonly Hit[];
  /** Named as in the rulebook: `self_harm`, `fraud_ato`, `card_number`. */
  readonly flags: readonly string[];
  /** Raised by a precedence rule or a subtype list: `withdrawal_delayed`; null when none. */
  readonly subtype: string | null;
}

/** `payment`, `kyc`, `bonus`, `login`, `game`, or another that `rules/` names; `other` when nothing decides. */
export type Category = string;

/** One phrase of the rulebook that was found. */
export interface Hit {
  /** What it speaks for: a category, a flag or a marker. */
  readonly target: string;
  /** The phrase as the rulebook writes it. */
  readonly term: string;
  /** Points it added (negative: took away). */
  readonly weight: number;
  readonly where: 'subject' | 'body' | 'form' | 'attachment';
  /** The words of the mail that matched, masked. */
  readonly found: string;
}
