import type { Fitted } from './fitted.ts';
import type { FittedFlag } from './fitted-flag.ts';

/** Leanings as `rules/leanings.yaml` writes them: one concept a line. */
export function inYaml(categories: Fitted, flags: ReadonlyMap<string, FittedFlag>): string {
  const concepts = new Set([...categories.keys(), ...[...flags.values()].flatMap(({ points }) => [...points.keys()])]);
  const lines = [...concepts].sort().flatMap((concept) => {
    const toFlags = [...flags].flatMap(([flag, { points }]) => {
      const some = points.get(concept);
      return some === undefined ? [] : [`${flag}: ${some}`];
    });
    const toCategories = Object.entries(categories.get(concept) ?? {}).map(
      ([category, some]) => `${category}: ${some}`,
    );
    const said = [...toCategories, ...toFlags];
    return said.length === 0 ? [] : [`  ${concept}: { ${said.join(', ')} }`];
  });
  const raises = [...flags].map(([flag, { alone, beside }]) => `  ${flag}: { alone: ${alone}, beside: ${beside} }`);
  return ['raises:', ...raises, 'leanings:', ...lines, ''].join('\n');
}
