import type { ThreadClues } from '../../triage/thread/clues.ts';
import { survivorOf } from '../survivor-of.ts';
import type { Ticket } from '../ticket.ts';

/** Which case an outside body writes about. */
export type CaseNamed =
  | { readonly kind: 'case'; readonly ticket: Ticket; readonly by: string }
  /** It names none that we know, or several: a person says which. */
  | { readonly kind: 'unclear'; readonly tickets: readonly Ticket[]; readonly why: string };

/**
 * The case that a proven mail of an outside body is about: the one whose thread it answers, else the one that it names,
 * by its own reference or by that of our deadlock letter. Nothing leaves because of it, so a name is enough (unlike for
 * players, `belonging.ts`); where two answers are possible, none is guessed.
 */
export function caseNamed(
  { addressed, answered, named }: ThreadClues,
  known: {
    readonly tickets: readonly Ticket[];
    readonly byMessageId: readonly Ticket[];
    readonly others: readonly Ticket[];
  },
): CaseNamed {
  const all = [...known.tickets, ...known.byMessageId, ...known.others];
  const called = (references: readonly string[]): readonly Ticket[] =>
    references.flatMap((reference) => all.find((ticket) => ticket.reference === reference) ?? []);
  const surviving = (tickets: readonly Ticket[]): readonly Ticket[] => [
    ...new Map(tickets.map((ticket) => survivorOf(ticket, all)).map((ticket) => [ticket.id, ticket])).values(),
  ];
  const claims = [...addressed, ...answered].map(({ reference }) => reference);
  const inThread = surviving([...known.byMessageId, ...called(claims)]);
  const byName = surviving(called(named));
  const [ticket, ...others] = inThread.length > 0 ? inThread : byName;
  if (ticket && others.length === 0) {
    return {
      kind: 'case',
      ticket,
      by: inThread.length > 0 ? 'the thread that it answers' : 'the reference that it names',
    };
  }
  if (ticket) return { kind: 'unclear', tickets: [ticket, ...others], why: 'it speaks of more than one case' };
  const why = named.length > 0 ? `it names ${named.join(', ')}, which we do not know` : 'it names no case of ours';
  return { kind: 'unclear', tickets: [], why };
}
