import { readdir, stat } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';

/**
 * The mails that a person means by files and folders: a file as it is; of a folder, at any depth, the `.eml` files, or
 * every visible file where none is called so.
 */
export async function mailFilesIn(
  paths: readonly string[],
  directory: string,
): Promise<{ readonly files: readonly string[]; readonly missing: readonly string[] }> {
  const files: string[] = [];
  const missing: string[] = [];
  for (const path of paths) {
    const place = resolve(directory, path);
    const found = await stat(place).catch(() => null);
    if (!found) missing.push(path);
    else if (found.isDirectory()) files.push(...(await mailsUnder(place)));
    else files.push(place);
  }
  return { files, missing };
}

async function mailsUnder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  const mails = files.filter((file) => basename(file).toLowerCase().endsWith('.eml'));
  return mails.length > 0 ? mails : files;
}
