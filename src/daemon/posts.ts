import { type Brand, type BrandPost, DEFAULT_BRAND } from '../rulebook/brands.ts';
import { type Mistake, mistaken, type Read, sound } from '../rulebook/mistake.ts';
import { brandOfImported } from './imported-mail.ts';
import { ledgerName } from './reconcile.ts';
import type { SentCopyPlace } from './sent-copies.ts';
import { amongMail } from './settings/sent-copy.ts';
import type { Server } from './settings/server-url.ts';
import type { Settings } from './settings/settings.ts';

/** Where one brand's mail comes in and goes out. */
export interface Post {
  readonly brand: string;
  readonly support: { readonly name: string; readonly address: string };
  readonly mailboxes: readonly Mailbox[];
  readonly smtp: Server;
  /** Where copies of its letters go, or null. */
  readonly copies: SentCopyPlace | null;
}

export type Mailbox = Server & { readonly mailbox: string };

/** The default brand's post by the environment, the others' by the variables that their files name; it comes first. */
export function postsOf(settings: Settings, brands: ReadonlyMap<string, Brand>): Read<readonly Post[]> {
  const { imap, smtp, support, brandServers, sentCopy } = settings;
  const mistakes: Mistake[] = [];
  const server = (name: string, brand: Brand) => {
    const found = brandServers.get(name);
    const message = `${name} is not set, which this brand names for its mail`;
    if (!found) mistakes.push({ file: `rules/brands/${brand.id}.yaml`, line: 0, column: 0, message });
    return found ? [found] : [];
  };
  const standard = {
    brand: DEFAULT_BRAND,
    support: named(support, brands.get(DEFAULT_BRAND)),
    mailboxes: [imap],
    smtp,
    copies: sentCopy,
  };
  const others = [...brands.values()].flatMap((brand): readonly Post[] => {
    const { post } = brand;
    if (post === null) return [];
    const mailboxes = post.mailboxes.flatMap((name) => server(name, brand)).map(inMailbox);
    const [own] = post.smtp === null ? [] : server(post.smtp, brand);
    const kept = post.sentCopies;
    const named = typeof kept === 'object' && kept.mailbox !== null ? server(kept.mailbox, brand).map(inMailbox) : [];
    const copies = copiesOf(post, named[0] ?? null, mailboxes[0] ?? null, settings);
    const name = { name: brand.name, address: post.address };
    return [{ brand: brand.id, support: name, mailboxes, smtp: own ?? smtp, copies }];
  });
  return mistakes.length > 0 ? mistaken(...mistakes) : sound([standard, ...others]);
}

function copiesOf(
  { sentCopies }: BrandPost,
  own: Mailbox | null,
  first: Mailbox | null,
  { sentCopy, sentCopyGraceMs: graceMs, archiveFolder }: Settings,
): SentCopyPlace | null {
  if (sentCopies === 'house') return sentCopy;
  if (sentCopies === 'none') return null;
  const { address } = sentCopies;
  if (own) return { address, graceMs, server: own, mailboxes: [own.mailbox] };
  return first && { address, graceMs, ...amongMail({ imap: first, mailbox: first.mailbox, archiveFolder }) };
}

function named(support: Post['support'], brand: Brand | undefined): Post['support'] {
  return { name: support.name || (brand?.name ?? ''), address: support.address };
}

function inMailbox({ path, ...server }: Server & { readonly path: string }): Mailbox {
  return { ...server, mailbox: path || 'INBOX' };
}

/** The brand whose mail, old or new, the ledger knows by this mailbox; one that no brand has is the default one's. */
export function brandOfMailbox(posts: readonly Post[], ledger: string): string {
  const owner = posts.find(({ mailboxes }) => mailboxes.some((one) => ledgerName(one, one.mailbox) === ledger));
  return owner?.brand ?? brandOfImported(ledger) ?? DEFAULT_BRAND;
}

/** The brand whose letter bears this Message-ID: its domain is that of the support address. */
export function postOfMessageId(posts: readonly Post[], messageId: string): Post | null {
  const domain = domainOf(messageId);
  return posts.find(({ support }) => domainOf(support.address) === domain) ?? posts[0] ?? null;
}

export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}
