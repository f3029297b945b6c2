import { z } from 'zod';
import type { Read } from './mistake.ts';
import { readYaml, type YamlFile } from './yaml-file.ts';

/** Reads a file of sentences by key, such as `templates/fr/sayings.yaml`. */
export function readSentences(file: string, text: string): Read<YamlFile<Readonly<Record<string, string>>>> {
  return readYaml(file, text, shape);
}

const shape = z.record(z.string(), z.string().min(1));
