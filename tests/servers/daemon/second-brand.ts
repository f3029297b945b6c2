import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const HELP = 'help@second.test';

/** The rules as delivered and a second brand, whose file ends with `more`; in a folder of their own. */
export async function rulesWithSecondBrand(more = 'languages: [en, fa]'): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-two-brands-'));
  await cp('rules', folder, { recursive: true });
  const delivered = await readFile('rules/brands/default.yaml', 'utf8');
  const brand = delivered.replace('name: Redress Casino', 'name: Second Casino');
  const post = `post: { address: ${HELP}, mailboxes: [SECOND_IMAP_URL], smtp: SECOND_SMTP_URL }`;
  await writeFile(join(folder, 'brands/second.yaml'), `${brand}\n${post}\n${more}\n`);
  return folder;
}
