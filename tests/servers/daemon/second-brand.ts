import { cp, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const HELP = 'help@second.test';

/** The rules as delivered and a second brand, whose file ends with `more` and whose post with `post`; in a folder of their own. */
export async function rulesWithSecondBrand(more = 'languages: [en, fa]', post = ''): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'redress-two-brands-'));
  await cp('rules', folder, { recursive: true });
  const delivered = await readFile('rules/brands/default.yaml', 'utf8');
  const brand = delivered.replace('name: Redress Casino', 'name: Second Casino');
  const mail = `post: { address: ${HELP}, mailboxes: [SECOND_IMAP_URL], smtp: SECOND_SMTP_URL${post} }`;
  await writeFile(join(folder, 'brands/second.yaml'), `${brand}\n${mail}\n${more}\n`);
  return folder;
}
