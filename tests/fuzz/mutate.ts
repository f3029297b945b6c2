import type { Random } from '../hostile/random.ts';
import { DICTIONARY } from './dictionary.ts';
import type { Seed } from './seeds.ts';

/** One mail of the fuzzer, and how it came about. */
export interface Mutant {
  readonly raw: Buffer;
  readonly recipe: string;
}

/** A mail of the corpus, damaged up to six times. */
export function mutantFrom(seeds: readonly Seed[], random: Random): Mutant {
  const seed = random.pick(seeds);
  const recipe = [seed.name];
  let { raw } = seed;
  const times = 1 + random.below(6);
  for (let time = 0; time < times; time += 1) {
    const [name, mutate] = random.pick(MUTATIONS);
    raw = mutate(raw, random, seeds).subarray(0, LARGEST);
    recipe.push(name);
  }
  return { raw, recipe: recipe.join(' > ') };
}

const LARGEST = 400_000;

type Mutation = (raw: Buffer, random: Random, seeds: readonly Seed[]) => Buffer;

const MUTATIONS: readonly (readonly [name: string, mutate: Mutation])[] = [
  ['flip bytes', flipBytes],
  ['cut off', (raw, random) => raw.subarray(0, random.below(raw.length + 1))],
  ['cut out', cutOut],
  ['repeat a stretch', repeatStretch],
  ['insert a token', insertToken],
  ['insert a token', insertToken],
  ['double a header', doubleHeader],
  ['change a header', changeHeader],
  ['change a header', changeHeader],
  ['drop a line', dropLine],
  ['damage a boundary', damageBoundary],
  [
    'lie about a charset',
    (raw, random) => replaceOne(raw, /charset="?[^\s";]{1,40}/gi, `charset="${random.pick(CHARSETS)}`, random),
  ],
  [
    'lie about an encoding',
    (raw, random) =>
      replaceOne(
        raw,
        /Content-Transfer-Encoding:[^\r\n]*/gi,
        `Content-Transfer-Encoding: ${random.pick(ENCODINGS)}`,
        random,
      ),
  ],
  [
    'lie about a type',
    (raw, random) => replaceOne(raw, /Content-Type:[^\r\n]*/gi, `Content-Type: ${random.pick(TYPES)}`, random),
  ],
  ['nest', nest],
  ['noise in base64', noiseInBase64],
  ['a long line', longLine],
  ['NUL', (raw, random) => insert(raw, random.below(raw.length + 1), Buffer.alloc(1 + random.below(20)))],
  ['splice', splice],
  ['other line ends', otherLineEnds],
];

const CHARSETS = [
  'utf-7',
  'utf-16',
  'utf-16be',
  'iso-2022-jp',
  'gb18030',
  'windows-1256',
  'koi8-r',
  'nonsense',
  'x'.repeat(300),
  '',
  'utf-8',
  'us-ascii',
  'iso-8859-8-i',
  'hz-gb-2312',
  'big5',
  'cp437',
  'utf-32',
];
const ENCODINGS = [
  'base64',
  'quoted-printable',
  '7bit',
  '8bit',
  'binary',
  'x-uuencode',
  'BASE64;',
  'nonsense',
  'base64\r\nContent-Transfer-Encoding: quoted-printable',
];
const TYPES = [
  'text/html',
  'text/plain',
  'message/rfc822',
  'multipart/mixed; boundary=""',
  'multipart/mixed; boundary=x',
  'multipart/alternative',
  'message/delivery-status',
  'application/ms-tnef',
  'text/calendar',
  'multipart/report; report-type=delivery-status; boundary=b',
  'message/rfc822\r\nContent-Disposition: inline',
  'text/plain; format=flowed; delsp=yes',
  'application/octet-stream; name="a\u0000b.exe"',
  'message/partial',
  'message/external-body',
  'multipart/signed; boundary=a',
  'multipart/digest; boundary=q',
  'text/plain; charset*=utf-8\'\'%E2%82%28; name*0="a"; name*2="c"',
];

function insert(raw: Buffer, at: number, what: Uint8Array): Buffer {
  return Buffer.concat([raw.subarray(0, at), what, raw.subarray(at)]);
}

function flipBytes(raw: Buffer, random: Random): Buffer {
  const copy = Buffer.from(raw);
  const times = 1 + random.below(30);
  for (let time = 0; time < times && copy.length > 0; time += 1) copy[random.below(copy.length)] = random.below(256);
  return copy;
}

function cutOut(raw: Buffer, random: Random): Buffer {
  const from = random.below(raw.length);
  return Buffer.concat([raw.subarray(0, from), raw.subarray(from + 1 + random.below(500))]);
}

function repeatStretch(raw: Buffer, random: Random): Buffer {
  const from = random.below(raw.length);
  const stretch = raw.subarray(from, from + 1 + random.below(200));
  const times = random.oneIn(10) ? 1 + random.below(2_000) : 1 + random.below(20);
  return insert(raw, from, Buffer.concat(Array.from({ length: times }, () => stretch)).subarray(0, 200_000));
}

function insertToken(raw: Buffer, random: Random): Buffer {
  return insert(raw, random.below(raw.length + 1), Buffer.from(random.pick(DICTIONARY)));
}

function headEnd(raw: Buffer): number {
  const end = raw.indexOf('\r\n\r\n');
  const bare = raw.indexOf('\n\n');
  return end < 0 && bare < 0 ? raw.length : end < 0 ? bare : bare < 0 ? end : Math.min(end, bare);
}

function withHead(raw: Buffer, change: (lines: string[]) => void): Buffer {
  const end = headEnd(raw);
  const lines = raw.subarray(0, end).toString('latin1').split(/\r?\n/);
  change(lines);
  return Buffer.concat([Buffer.from(lines.join('\r\n'), 'latin1'), raw.subarray(end)]);
}

function doubleHeader(raw: Buffer, random: Random): Buffer {
  return withHead(raw, (lines) => {
    const line = random.pick(lines);
    for (let time = random.oneIn(20) ? 500 : 1; time > 0; time -= 1)
      lines.splice(random.below(lines.length + 1), 0, line);
  });
}

function changeHeader(raw: Buffer, random: Random): Buffer {
  const name = random.pick(HEADERS);
  const value = Array.from({ length: 1 + random.below(3) }, () => random.pick(DICTIONARY)).join(
    random.pick(['', ' ', ', ', '\r\n ']),
  );
  return withHead(raw, (lines) => {
    const at = lines.findIndex((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    lines.splice(
      at < 0 ? random.below(lines.length + 1) : at,
      at < 0 ? 0 : 1,
      Buffer.from(`${name}: ${value}`).toString('latin1'),
    );
  });
}

const HEADERS = [
  'From',
  'From',
  'Subject',
  'Subject',
  'To',
  'Cc',
  'Reply-To',
  'Sender',
  'Return-Path',
  'Message-ID',
  'In-Reply-To',
  'References',
  'Date',
  'Received',
  'Authentication-Results',
  'Content-Type',
  'Content-Disposition',
  'Auto-Submitted',
  'List-Id',
  'MIME-Version',
  'X-Failed-Recipients',
  'Delivered-To',
];

function dropLine(raw: Buffer, random: Random): Buffer {
  const lines = raw.toString('latin1').split('\n');
  lines.splice(random.below(lines.length), 1 + random.below(3));
  return Buffer.from(lines.join('\n'), 'latin1');
}

function damageBoundary(raw: Buffer, random: Random): Buffer {
  const changes = ['--', '---', '', '--\r\n\r\n--', 'x', '\0'];
  return random.oneIn(2)
    ? replaceOne(
        raw,
        /boundary="?[^\s";]{1,70}/gi,
        `boundary="${random.pick(['', 'b', ' ', 'a"b', 'x'.repeat(2_000)])}`,
        random,
      )
    : replaceOne(raw, /^--[^\r\n]{1,70}/gm, random.pick(changes), random);
}

function replaceOne(raw: Buffer, pattern: RegExp, by: string, random: Random): Buffer {
  const text = raw.toString('latin1');
  const found = [...text.matchAll(pattern)];
  if (found.length === 0) return insertToken(raw, random);
  const match = random.pick(found);
  return Buffer.from(text.slice(0, match.index) + by + text.slice(match.index + match[0].length), 'latin1');
}

function nest(raw: Buffer, random: Random): Buffer {
  const depth = random.oneIn(10) ? 1 + random.below(150) : 1 + random.below(3);
  let nested = raw;
  for (let level = 0; level < depth; level += 1) {
    const head = random.oneIn(2)
      ? 'Content-Type: message/rfc822\r\n\r\n'
      : `Content-Type: multipart/mixed; boundary=n${level}\r\n\r\n--n${level}\r\n`;
    nested = Buffer.concat([Buffer.from(`From: Joe <joe@example.test>\r\nSubject: Fwd\r\n${head}`), nested]);
  }
  return nested;
}

function noiseInBase64(raw: Buffer, random: Random): Buffer {
  const lines = raw.toString('latin1').split('\n');
  const encoded = lines.flatMap((line, at) => (/^[A-Za-z0-9+/=]{40,}\r?$/.test(line) ? [at] : []));
  if (encoded.length === 0) return flipBytes(raw, random);
  for (let time = 1 + random.below(5); time > 0; time -= 1) {
    const at = random.pick(encoded);
    lines[at] = random.pick(['====', '!@#$', `${lines[at]}A`, (lines[at] ?? '').slice(1), '\u0000', ' \t ']);
  }
  return Buffer.from(lines.join('\n'), 'latin1');
}

function longLine(raw: Buffer, random: Random): Buffer {
  const token = Buffer.from(random.pick(DICTIONARY));
  const length = random.pick([1_000, 5_000, 20_000, 150_000]);
  const times = Math.ceil(length / Math.max(1, token.length));
  return insert(
    raw,
    random.below(raw.length + 1),
    Buffer.concat(Array.from({ length: times }, () => token)).subarray(0, length),
  );
}

function splice(raw: Buffer, random: Random, seeds: readonly Seed[]): Buffer {
  const other = random.pick(seeds).raw;
  return Buffer.concat([raw.subarray(0, random.below(raw.length + 1)), other.subarray(random.below(other.length + 1))]);
}

function otherLineEnds(raw: Buffer, random: Random): Buffer {
  const ends = random.pick(['\n', '\r', '\r\n', '\r\r\n', '\n\r', '\u0085']);
  return Buffer.from(
    raw.toString('latin1').replace(/\r?\n/g, () => (random.oneIn(3) ? '\r\n' : ends)),
    'latin1',
  );
}
