/**
 * How much longer work takes for eight times the input: about 8 when it is linear, 64 when it grows with the square.
 * A ratio within one run, and the best of several, because machines are noisy. Below half a millisecond nothing is
 * told apart.
 */
export function growthOf(work: (characters: number) => unknown): number {
  work(1_000);
  return (
    best(() => work(150_000)) /
    Math.max(
      best(() => work(37_500)),
      0.5,
    )
  );
}

/** What growth a test allows: safely above linear, safely below the square. */
export const LINEAR = 28;

function best(work: () => unknown): number {
  const times = [1, 2, 3, 4, 5].map(() => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
  return Math.min(...times);
}
