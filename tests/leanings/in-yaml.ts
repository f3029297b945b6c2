import type { Fitted } from './fitted.ts';

/** Leanings as `rules/leanings.yaml` writes them: one concept a line. */
export function inYaml(leanings: Fitted): string {
  const lines = [...leanings].flatMap(([concept, points]) => {
    const said = Object.entries(points).map(([category, some]) => `${category}: ${some}`);
    return said.length === 0 ? [] : [`  ${concept}: { ${said.join(', ')} }`];
  });
  return ['leanings:', ...lines, ''].join('\n');
}
