/** A deadline that can be moved: `rung` rejects when it passes, and harms nobody when no one listens. */
export interface Alarm {
  readonly rung: Promise<never>;
  /** Milliseconds from now; replaces what was set before. */
  readonly setIn: (ms: number) => void;
  readonly off: () => void;
}

export function alarm(message: string): Alarm {
  let timer: NodeJS.Timeout | undefined;
  let ring = (): void => undefined;
  const rung = new Promise<never>((_resolve, reject) => {
    ring = () => reject(new Error(message));
  });
  rung.catch(() => undefined);
  return {
    rung,
    setIn: (ms) => {
      clearTimeout(timer);
      timer = setTimeout(ring, ms);
    },
    off: () => clearTimeout(timer),
  };
}
