import { join } from 'node:path';
import { dataFolder, dataKeysOf } from '../daemon/settings/read-settings.ts';
import type { Blobs } from '../store/blobs/blobs.ts';
import { openFolderBlobs } from '../store/blobs/folder-blobs.ts';
import { sealWith } from '../store/blobs/seal.ts';
import { placesOf } from './places.ts';
import { environmentFrom } from './settings.ts';
import type { Shell } from './shell.ts';

/** The store of raw mails, attachments and letters that the settings name. */
export async function blobsFrom(shell: Shell): Promise<Blobs> {
  const env = environmentFrom(shell);
  const values = env.kind === 'sound' ? env.value : new Map<string, string>();
  const keys = dataKeysOf(values);
  const folder = join(dataFolder(values, placesOf(shell)), 'blobs');
  return openFolderBlobs(folder, sealWith(keys.kind === 'sound' ? keys.value : []));
}
