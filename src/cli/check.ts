import type { Command } from 'commander';
import { type HouseFiles, readHouseFiles } from '../daemon/house-files.ts';
import { houseFolders } from '../daemon/settings/read-settings.ts';
import { postsOf } from '../daemon/posts.ts';
import { PRODUCTION_VARIABLES, type Settings } from '../daemon/settings/settings.ts';
import { type Mistake, sayMistake } from '../rulebook/mistake.ts';
import { examineRules } from '../triage/examine/examine.ts';
import { placesOf } from './places.ts';
import { environmentFrom, settingsFrom } from './settings.ts';
import type { Invocation, Shell } from './shell.ts';

/** `redress check`: are settings, rules and templates sound; every mistake with file and place. */
export function checkCommand(program: Command, { shell, done }: Invocation): void {
  program
    .command('check')
    .description('are settings, rules and templates sound: every mistake with file and place')
    .option('--json', 'one JSON object for each mistake and warning')
    .addHelpText('after', '\nExample:\n  RULES_DIR=./my-rules redress check')
    .action(async ({ json }: { readonly json?: boolean }) => {
      const { mistakes, warnings, notes } = await examine(shell);
      if (json) {
        for (const mistake of mistakes) shell.out(JSON.stringify({ severity: 'mistake', ...mistake }));
        for (const warning of warnings) shell.out(JSON.stringify({ severity: 'warning', ...warning }));
      } else {
        for (const mistake of mistakes) shell.err(sayMistake(mistake));
        for (const warning of warnings) shell.out(`warning: ${sayMistake(warning)}`);
        for (const note of notes) shell.out(note);
      }
      if (!json) shell.out(mistakes.length === 0 ? 'sound' : `${mistakes.length} to correct`);
      done(mistakes.length === 0 ? 0 : 1);
    });
}

interface Findings {
  readonly mistakes: readonly Mistake[];
  readonly warnings: readonly Mistake[];
  readonly notes: readonly string[];
}

async function examine(shell: Shell): Promise<Findings> {
  const env = environmentFrom(shell);
  if (env.kind === 'mistaken') return { mistakes: env.mistakes, warnings: [], notes: [] };
  const isSandbox = PRODUCTION_VARIABLES.every((name) => !env.value.has(name));
  const settings = isSandbox ? null : settingsFrom(shell);
  const { rulesDir, templatesDir } = houseFolders(env.value, placesOf(shell));
  const files = await readHouseFiles(rulesDir, templatesDir);
  return {
    mistakes: [
      ...(settings?.kind === 'mistaken' ? settings.mistakes : []),
      ...(files.kind === 'mistaken' ? files.mistakes : []),
      ...(settings?.kind === 'sound' && files.kind === 'sound' ? mistakesInPosts(settings.value, files.value) : []),
    ],
    warnings:
      files.kind === 'sound' ? [...examineRules(files.value.rulebook), ...languagesWithoutLetters(files.value)] : [],
    notes: isSandbox ? ['no mail server is set: `redress start` would run the sandbox'] : [],
  };
}

/** Brands whose mail no variable tells. */
function mistakesInPosts(settings: Settings, { rulebook }: HouseFiles): readonly Mistake[] {
  const posts = postsOf(settings, rulebook.brands);
  return posts.kind === 'mistaken' ? posts.mistakes : [];
}

/** Languages that mails are understood in and whose players are answered in English all the same. */
function languagesWithoutLetters({ rulebook, templates }: HouseFiles): readonly Mistake[] {
  return [...rulebook.languages.values()]
    .filter(({ language }) => language !== 'any' && !templates.find('acknowledgement', language))
    .map(({ language, name }) => ({
      file: `rules/languages/${language}.yaml`,
      line: 1,
      column: 1,
      message: `players who write in ${name} are answered in English: there is no templates/${language}/acknowledgement.hbs`,
    }));
}
