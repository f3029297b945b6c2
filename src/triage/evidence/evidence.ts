/** What the checklist of the category asks for, and which of it this ticket already holds (complaints.md 4.2, 4.4). */
export interface Evidence {
  readonly present: readonly PresentItem[];
  /** Ids of checklist items still to ask for, required ones first; at most six. */
  readonly missing: readonly string[];
}

export interface PresentItem {
  readonly item: string;
  /** Where it was found, in words: `fact amount 350 EUR`, `attachment receipt.png`. */
  readonly by: string;
}
