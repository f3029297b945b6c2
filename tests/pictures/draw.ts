import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { simpleParser } from 'mailparser';
import { mailIn, openTown } from '../stories/town.ts';

/**
 * Draws the letters of the stories as a browser shows them, on a desk and on a phone, by day and by night, into
 * `docs/pictures`. `npm run pictures`; it needs Chromium (`apt-get install chromium`), or another one named in `CHROMIUM`.
 */
const BROWSER = process.env['CHROMIUM'] ?? 'chromium';
const STORIES = ['english-bonus-confiscated', 'french-kyc-refusal-with-photos', 'persian-withdrawal-with-receipt'];
const SHOTS = [
  { name: 'desktop-light', width: 800, scheme: 1 },
  { name: 'phone-dark', width: 390, scheme: 0 },
] as const;
const HEIGHT = 1500;
const run = promisify(execFile);

const target = fileURLToPath(new URL('../../docs/pictures', import.meta.url));
mkdirSync(target, { recursive: true });
const scratch = mkdtempSync(join(tmpdir(), 'redress-pictures-'));
try {
  for (const story of STORIES) {
    const html = await letterOf(story);
    for (const { name, width, scheme } of SHOTS) {
      const page = join(scratch, `${story}-${name}.html`);
      writeFileSync(page, framed(html, width));
      const picture = join(target, `${story}-${name}.png`);
      await shoot(page, picture, { width, scheme });
      console.log(picture);
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

/** The HTML of the first letter that the story's first mail gets. */
async function letterOf(story: string): Promise<string> {
  const town = await openTown();
  try {
    const [first = ''] = readdirSync(new URL(`../cases/${story}`, import.meta.url)).filter((name) =>
      name.endsWith('.eml'),
    );
    const { message, handled } = await town.receive(mailIn(story, first));
    const letter = handled.answer.outgoing.find(({ envelopeTo }) => envelopeTo === message.from[0]?.address);
    if (!letter) throw new Error(`${story}: no letter to the player`);
    const { html } = await simpleParser(Buffer.from(letter.raw));
    return html === false ? '' : html;
  } finally {
    await town.close();
  }
}

/** A browser window is never as narrow as a phone; a frame is. */
function framed(html: string, width: number): string {
  const source = html.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
  return `<meta charset="utf-8"><meta name="color-scheme" content="light dark"><body style="margin:0"><iframe srcdoc="${source}" style="border:0;width:${String(width)}px;height:${String(HEIGHT)}px"></iframe>`;
}

async function shoot(
  page: string,
  picture: string,
  { width, scheme }: { width: number; scheme: number },
): Promise<void> {
  const options = [
    '--headless',
    '--no-sandbox',
    '--disable-gpu',
    '--hide-scrollbars',
    `--blink-settings=preferredColorScheme=${String(scheme)}`,
    `--window-size=${String(Math.max(width, 500))},${String(HEIGHT)}`,
    `--screenshot=${picture}`,
    pathToFileURL(page).href,
  ];
  await run(BROWSER, options, { timeout: 60_000 });
}
