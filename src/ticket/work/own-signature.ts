import { foldWord } from '../../rulebook/folding.ts';
import type { StaffMember } from '../../rulebook/staff.ts';

/**
 * An agent's words without the signature at their end: from the line that is their name, or begins with their full
 * name, on. The letter names them by their public name; the rest (surname, title, telephone) is nobody's business.
 */
export function withoutOwnSignature(text: string, { name, publicName }: StaffMember): string {
  const lines = text.split('\n');
  const from = Math.max(0, lines.length - LONGEST);
  const [whole, short] = [folded(name), folded(publicName)];
  const at = lines.findIndex((line, index) => {
    if (index < from) return false;
    const said = folded(line);
    return said === short || said === whole || (whole !== '' && said.startsWith(`${whole} `));
  });
  if (at < 0 || lines.slice(at).some((line) => line.length > WIDEST)) return text;
  return lines.slice(0, at).join('\n').trimEnd();
}

/** A signature is no longer and no wider; a story about a colleague of the same name is. */
const LONGEST = 8;
const WIDEST = 80;

function folded(line: string): string {
  const words = line.slice(0, 200).match(/[\p{L}\p{M}]+/gu) ?? [];
  return words.map(foldWord).join(' ');
}
