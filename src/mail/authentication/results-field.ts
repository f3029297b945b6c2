/** One `Authentication-Results` field (RFC 8601 section 2.2), names and results in lower case. */
export interface ResultsField {
  readonly authservId: string;
  /** Empty for `; none`. */
  readonly results: readonly MethodResult[];
}

/** `dkim=pass header.d=example.test`: one method, what came of it and which identity it speaks of. */
export interface MethodResult {
  readonly method: string;
  readonly result: string;
  /** `header.d`, `smtp.mailfrom` and so on; the first of each name. */
  readonly properties: ReadonlyMap<string, string>;
}

/** Reads the value of a field, comments and quotes included; null when it does not begin with an authserv-id. */
export function readResultsField(value: string): ResultsField | null {
  const [head, ...rest] = statementsOf(value.slice(0, LONGEST));
  const authservId = head?.[0]?.toLowerCase();
  if (authservId === undefined || authservId.includes('=') || !/^[\w.:[\]+@-]{1,253}$/.test(authservId)) return null;
  // The version may follow the authserv-id; whatever else stands there makes it another field.
  if (head !== undefined && (head.length > 2 || (head[1] !== undefined && !/^\d{1,3}$/.test(head[1])))) return null;
  return { authservId, results: rest.flatMap(resultOf) };
}

const LONGEST = 16_000;

function resultOf([first, ...others]: readonly string[]): readonly MethodResult[] {
  const [method, result] = pairOf(first ?? '');
  if (method === '' || result === '') return [];
  const properties = new Map<string, string>();
  for (const token of others) {
    const [name, given] = pairOf(token);
    if (/^[a-z]+\.[\w-]+$/.test(name) && !properties.has(name)) properties.set(name, given);
  }
  return [{ method: method.replace(/\/\d+$/, ''), result: result.toLowerCase(), properties }];
}

function pairOf(token: string): [name: string, value: string] {
  const equals = token.indexOf('=');
  return equals < 0 ? ['', ''] : [token.slice(0, equals).toLowerCase(), token.slice(equals + 1)];
}

/** Splits at `;` and white space, outside of comments (which nest, RFC 5322 section 3.2.2) and quoted strings. */
function statementsOf(value: string): readonly (readonly string[])[] {
  const statements: string[][] = [[]];
  let token = '';
  let depth = 0;
  let quoted = false;
  const endToken = (): void => {
    if (token !== '') statements.at(-1)?.push(token);
    token = '';
  };
  for (let at = 0; at < value.length; at += 1) {
    const character = value.charAt(at);
    if (character === '\\' && (quoted || depth > 0)) {
      at += 1;
      if (quoted) token += value.charAt(at);
    } else if (quoted) {
      if (character === '"') quoted = false;
      else token += character;
    } else if (character === '(') depth += 1;
    else if (depth > 0) depth -= character === ')' ? 1 : 0;
    else if (character === '"') quoted = true;
    else if (character === ';') {
      endToken();
      statements.push([]);
    } else if (/\s/.test(character)) endToken();
    else token += character;
  }
  endToken();
  return statements.map(joinedAtEquals);
}

/** White space may stand around the `=` of a pair. */
function joinedAtEquals(tokens: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const token of tokens) {
    const last = joined.at(-1);
    if (last !== undefined && (token.startsWith('=') || last.endsWith('='))) joined[joined.length - 1] = last + token;
    else joined.push(token);
  }
  return joined;
}
