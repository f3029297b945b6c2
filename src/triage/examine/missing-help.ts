import { type Brand, helpFor } from '../../rulebook/brands.ts';
import type { Mistake } from '../../rulebook/mistake.ts';
import type { Rulebook } from '../../rulebook/rulebook.ts';
import { mistakesIn } from '../../rulebook/yaml-file.ts';

/** Brands whose home country has no helplines: letters about safety would name nobody to call (complaints.md 5.12). */
export function missingHelp({ brands, files }: Rulebook): readonly Mistake[] {
  return [...brands.values()].flatMap((brand) => {
    const file = `rules/brands/${brand.id}.yaml`;
    const lacking = lackingFor(brand);
    const home = brand.countries[0];
    const message =
      home === undefined
        ? 'names no country, so letters about safety name no helpline'
        : `has no ${lacking.join(' and no ')} for ${home}, its first country: letters about safety name nobody to call`;
    return lacking.length === 0 ? [] : [mistakesIn(file, files.get(file) ?? '')(['help'], message)];
  });
}

function lackingFor(brand: Brand): readonly string[] {
  const { emergency, crisis, gambling } = helpFor(brand, null);
  return [
    ...(emergency === null && crisis.length === 0 ? ['emergency number or crisis line'] : []),
    ...(gambling.length === 0 ? ['gambling helpline'] : []),
  ];
}
