/**
 * Loaded beside the program (`node --import`) to arm the failpoints that the variable FAILPOINTS names, one a line:
 * `<point>|<action>|<hit>`, where the action is exit, throw, hang or count, and the hit a number or `*`. Every firing
 * is told as a JSON line on stderr. FAILPOINTS_OF is the compiled module of this very program.
 */
const { armFailpoints } = await import(process.env.FAILPOINTS_OF);

const armed = (process.env.FAILPOINTS ?? '')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => {
    const [point, action, hit] = line.split('|');
    return { point, action, hit };
  });
delete process.env.FAILPOINTS;
const hits = new Map();

armFailpoints(async (point) => {
  const hit = (hits.get(point) ?? 0) + 1;
  hits.set(point, hit);
  for (const one of armed) {
    if (one.point !== '*' && one.point !== point) continue;
    if (one.hit !== '*' && Number(one.hit) !== hit) continue;
    process.stderr.write(`${JSON.stringify({ failpoint: point, action: one.action, hit })}\n`);
    if (one.action === 'exit') process.kill(process.pid, 'SIGKILL');
    if (one.action === 'throw') throw new Error('a failpoint');
    if (one.action === 'hang') await new Promise(() => undefined);
  }
});
