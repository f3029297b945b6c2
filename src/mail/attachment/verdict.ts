import { extensionOf } from './name.ts';

/** Whether a file may travel to an agent, and the rule that says no (reliability C10). Nothing is ever opened. */
export type Verdict =
  | { readonly verdict: 'safe'; readonly reason: null }
  | { readonly verdict: 'withheld'; readonly reason: string };

/** Judges by name, by the type that the bytes show, and by the bytes themselves. */
export function verdictOn(file: {
  readonly name: string;
  readonly type: string;
  readonly sniffed: string | null;
  readonly content: Uint8Array;
}): Verdict {
  const reason = reasonToWithhold(file);
  return reason === null ? { verdict: 'safe', reason: null } : { verdict: 'withheld', reason };
}

function reasonToWithhold({ name, type, sniffed, content }: Parameters<typeof verdictOn>[0]): string | null {
  const extension = extensionOf(name);
  if (includes(content.subarray(0, 200), 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE')) return 'virus test file';
  if (PROGRAMS.has(extension) || (sniffed !== null && PROGRAM_TYPES.test(sniffed))) return 'a program or script';
  if (hiddenProgram(name)) return 'a program behind a second extension';
  if (MACROS.has(extension) || (isOffice(type, sniffed) && includes(content, 'vbaProject.bin')))
    return 'a document with macros';
  if (ARCHIVES.has(extension) || (sniffed !== null && ARCHIVE_TYPES.test(sniffed) && !OFFICE.has(extension)))
    return 'an archive';
  if (MARKUP.has(extension) || /^(?:text\/html|image\/svg\+xml|application\/xhtml)/.test(type))
    return 'a page that can run script';
  if (LOADED.has(extension)) return 'a document that can load or run something';
  if (extension === 'ics' || type === 'text/calendar') return 'an invitation that would enter itself in a calendar';
  if (extension === 'pdf' || type === 'application/pdf') return reasonForPdf(sniffed, content);
  if (sniffed === null && OPAQUE.test(type) && !looksLikeText(content)) return 'unknown bytes';
  return mismatch(extension, sniffed);
}

const PROGRAMS = new Set(
  (
    'exe com bat cmd scr pif msi msp mst cpl dll sys jar js jse vbs vbe wsf wsh ps1 psm1 hta lnk url reg inf scf sh bash zsh ' +
    'py pl rb php apk app dmg pkg deb rpm elf bin run gadget application appref-ms chm hlp iso img vhd vhdx xll htaccess'
  ).split(' '),
);
const PROGRAM_TYPES =
  /^application\/(?:x-msdownload|x-elf|x-mach-binary|x-apple-diskimage|vnd\.android|java-archive|x-ms-shortcut|x-msi|x-sh|vnd\.microsoft\.portable-executable)/;
const MACROS = new Set('docm dotm xlsm xltm xlam pptm potm ppam ppsm sldm'.split(' '));
const ARCHIVES = new Set('zip rar 7z gz tgz bz2 xz tar cab ace arj lzh zst'.split(' '));
const ARCHIVE_TYPES =
  /^application\/(?:zip|x-rar|vnd\.rar|x-7z|gzip|x-gzip|x-bzip2|x-xz|x-tar|vnd\.ms-cab|x-lzip|zstd)/;
const OFFICE = new Set('docx xlsx pptx odt ods odp'.split(' '));
const MARKUP = new Set('html htm xhtml mht mhtml svg svgz xml xsl'.split(' '));
/** Rich text with objects in it, notebooks, and sheets that ask the network. */
const LOADED = new Set(
  'rtf one onepkg slk iqy oqy dqy xlsb pub rdp wax settingcontent-ms library-ms search-ms'.split(' '),
);
const OPAQUE = /^application\/(?:octet-stream|x-unknown|unknown|binary)?$/;

function isOffice(type: string, sniffed: string | null): boolean {
  return /officedocument|ms-(?:word|excel|powerpoint)|msword|x-cfb|zip/.test(`${type} ${sniffed ?? ''}`);
}

/** `invoice.pdf.exe`, and the same with spaces before the last extension. */
function hiddenProgram(name: string): boolean {
  const parts = name.toLowerCase().split('.').slice(1);
  return parts.some((part) => PROGRAMS.has(part.trim())) && parts.length > 1;
}

function reasonForPdf(sniffed: string | null, content: Uint8Array): string | null {
  if (sniffed !== 'application/pdf') return 'called a PDF and is none';
  if (includes(content, '/Encrypt')) return 'an encrypted PDF';
  return RUNNING.test(namesIn(content)) ? 'a PDF that runs or carries something' : null;
}

/**
 * What opens a program, a script, another file or a connection (ISO 32000-1, 7.11.4, 12.6.4 and 13); no name so short
 * that the pictures of an honest scan may hold it by chance.
 */
const RUNNING = /\/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToR)(?![A-Za-z0-9])/;

/** Letters of a name may be written as numbers, `/J#61vaScript` (7.3.5). */
function namesIn(content: Uint8Array): string {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('latin1');
  return text.replace(/#([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}

/** An image whose bytes are another kind of file is not what it says; two names of one image kind are. */
function mismatch(extension: string, sniffed: string | null): string | null {
  const expected = EXPECTED[extension];
  if (expected === undefined || sniffed === null)
    return expected !== undefined && sniffed === null ? `called ${extension} and is none` : null;
  return expected.test(sniffed) ? null : `called ${extension}, but the bytes say ${sniffed}`;
}

const IMAGE = /^image\//;
const EXPECTED: Readonly<Record<string, RegExp>> = {
  png: IMAGE,
  jpg: IMAGE,
  jpeg: IMAGE,
  gif: IMAGE,
  webp: IMAGE,
  bmp: IMAGE,
  heic: IMAGE,
  tif: IMAGE,
  tiff: IMAGE,
  mp4: /^(?:video|audio)\//,
  mov: /^video\//,
};

function includes(content: Uint8Array, text: string): boolean {
  return Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes(text, 0, 'latin1');
}

function looksLikeText(content: Uint8Array): boolean {
  return content.subarray(0, 4_000).every((byte) => byte >= 32 || byte === 9 || byte === 10 || byte === 13);
}
