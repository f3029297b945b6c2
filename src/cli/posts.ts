import { readHouseFiles } from '../daemon/house-files.ts';
import { type Post, postsOf } from '../daemon/posts.ts';
import type { Read } from '../rulebook/mistake.ts';
import { settingsFrom } from './settings.ts';
import type { Shell } from './shell.ts';

/** Where every brand's mail is, by settings and rules, or everything that is wrong with them. */
export async function postsFrom(shell: Shell): Promise<Read<readonly Post[]>> {
  const settings = settingsFrom(shell);
  if (settings.kind === 'mistaken') return settings;
  const files = await readHouseFiles(settings.value.rulesDir, settings.value.templatesDir);
  return files.kind === 'mistaken' ? files : postsOf(settings.value, files.value.rulebook.brands);
}
