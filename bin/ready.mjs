/**
 * Makes a fresh checkout ready on a machine that has only Node and npm: installs what the lock file names and
 * compiles `src`, each only when its input changed since the last time. Speaks on stderr, so that a command's
 * output stays clean. `npm start`, `npm test` and `npm run redress` all begin here.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const top = fileURLToPath(new URL('..', import.meta.url));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

/** Installs and compiles what is missing or stale; does nothing in an installed package, which ships `dist`. */
export function makeReady() {
  if (major < 20 || (major === 20 && minor < 19)) {
    console.error(`Redress needs Node 20.19 or newer; this is ${process.versions.node}.`);
    process.exit(1);
  }
  if (!existsSync(join(top, 'package-lock.json'))) return;
  onChange('node_modules/.redress-installed', ['package-lock.json'], () => npm('installing packages', ['ci']));
  onChange('dist/.redress-built', ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json', ...sources()], () =>
    npm('compiling', ['run', '-s', 'build']),
  );
}

function onChange(stamp, inputs, work) {
  const hash = createHash('sha256');
  for (const input of inputs)
    hash
      .update(input)
      .update('\0')
      .update(readFileSync(join(top, input)));
  const digest = hash.digest('hex');
  const path = join(top, stamp);
  if (existsSync(path) && readFileSync(path, 'utf8') === digest) return;
  work();
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(`${path}.${process.pid}`, digest);
  renameSync(`${path}.${process.pid}`, path);
}

function sources() {
  return ['src', 'sandbox'].flatMap((folder) =>
    readdirSync(join(top, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name).slice(top.length))
      .sort(),
  );
}

function npm(what, args) {
  console.error(`redress: ${what} …`);
  const cli = process.env.npm_execpath;
  const [command, first] = cli ? [process.execPath, [cli]] : ['npm', []];
  const done = spawnSync(command, [...first, ...args], { cwd: top, stdio: ['ignore', 2, 2] });
  if (done.status !== 0) {
    console.error(`redress: ${what} failed (npm ${args.join(' ')}); see the lines above.`);
    process.exit(1);
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) makeReady();
