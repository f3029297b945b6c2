import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { apply } from '../servers/harness/build-copy.ts';
import { SOURCE_MUTANTS } from './all.ts';
import type { Check, SourceMutant } from './source-mutant.ts';

const { only } = new Command('npm run mutants --')
  .description(
    'take one promise after the other out of a copy of the sources and see whether the test named for it fails (reliability T13); 0 when at least 95 of 100 are caught, else 1',
  )
  .option('--only <words>', 'only mutants whose name contains these words', '')
  .parse()
  .opts<{ only: string }>();
const mutants = SOURCE_MUTANTS.filter(({ name }) => name.includes(only));
const checkout = fileURLToPath(new URL('../..', import.meta.url));
const place = mkdtempSync(join(tmpdir(), 'redress-mutants-'));
const tree = join(place, 'tree');
try {
  copyTree();
  mustPassUnchanged();
  const caught: SourceMutant[] = [];
  for (const mutant of mutants) if (await isCaught(mutant)) caught.push(mutant);
  console.log(`${caught.length} of ${mutants.length} caught`);
  process.exitCode = caught.length >= mutants.length * 0.95 ? 0 : 1;
} finally {
  rmSync(place, { recursive: true, force: true });
}

function copyTree(): void {
  mkdirSync(tree);
  const parts = ['src', 'sandbox', 'tests', 'rules', 'templates', 'migrations', 'package.json', 'vitest.config.ts'];
  for (const part of [...parts, 'tsconfig.json']) cpSync(join(checkout, part), join(tree, part), { recursive: true });
  symlinkSync(join(checkout, 'node_modules'), join(tree, 'node_modules'));
  const shared = join(checkout, '../shared');
  if (existsSync(shared)) symlinkSync(shared, join(place, 'shared'));
}

/** A test that fails anyway catches nothing. */
function mustPassUnchanged(): void {
  const checks = new Map(mutants.map(({ caughtBy }) => [caughtBy.file, caughtBy]));
  for (const check of checks.values()) {
    const { failed, output } = runCheck(check);
    if (failed?.length !== 0) throw new Error(`${check.file} fails without any mutant\n${output}`);
  }
}

async function isCaught(mutant: SourceMutant): Promise<boolean> {
  const files = [...new Set(mutant.changes.map(({ file }) => file))];
  const before = files.map((file) => readFileSync(join(tree, file)));
  const begun = performance.now();
  try {
    for (const change of mutant.changes) await apply(tree, change);
    const { failed, output } = runCheck(mutant.caughtBy);
    if (failed === null) throw new Error(`${mutant.name} is no program any more\n${output}`);
    const seconds = Math.round((performance.now() - begun) / 1000);
    console.log(`${failed.length > 0 ? 'caught    ' : 'NOT CAUGHT'} ${mutant.name}: ${mutant.what}`);
    console.log(`           ${mutant.caughtBy.file}${failed.map((title) => `: ${title}`).join('')} (${seconds} s)`);
    return failed.length > 0;
  } finally {
    for (const [index, file] of files.entries()) writeFileSync(join(tree, file), before[index] ?? '');
  }
}

interface CheckResult {
  /** Titles of the tests that failed; null when none ran. */
  readonly failed: readonly string[] | null;
  readonly output: string;
}

interface Report {
  readonly testResults: readonly {
    readonly assertionResults: readonly { readonly status: string; readonly title: string }[];
  }[];
}

function runCheck({ project, file }: Check): CheckResult {
  const vitest = join(checkout, 'node_modules/vitest/vitest.mjs');
  const argv = ['run', '--project', project, file, '--reporter', 'json', '--bail', '1'];
  const options = { cwd: tree, encoding: 'utf8', timeout: 600_000 } as const;
  const { stdout, stderr } = spawnSync(process.execPath, [vitest, ...argv], options);
  const report = /^\{.*\}$/ms.exec(stdout)?.[0];
  const output = `${stdout.slice(-2_000)}\n${stderr.slice(-2_000)}`;
  if (report === undefined) return { failed: null, output };
  const tests = (JSON.parse(report) as Report).testResults.flatMap(({ assertionResults }) => assertionResults);
  if (!tests.some(({ status }) => status === 'passed' || status === 'failed')) return { failed: null, output };
  return { failed: tests.filter(({ status }) => status === 'failed').map(({ title }) => title), output };
}
