import type { Judged } from './judged.ts';

/** What went wrong with one mail, with the words that led there; it shows the mail. */
export type Miss = ReturnType<typeof missOf>;

/** Every mail with a category, a flag or a language other than labelled. */
export function missesOf(judged: readonly Judged[]): readonly Miss[] {
  return judged
    .filter(({ mail, assessment, acceptable, missed, alarms }) => {
      return !acceptable || missed.length > 0 || alarms.length > 0 || mail.lang !== assessment.language;
    })
    .map(missOf);
}

function missOf({ mail, assessment, acceptable, missed, alarms }: Judged) {
  const { classification, language } = assessment;
  const { category, rule, scores, confidence, hits } = classification;
  return {
    ...{ id: mail.id, lang: mail.lang, difficulty: mail.difficulty, subject: mail.subject, body: mail.body },
    category: { labelled: mail.category, also: mail.also, got: category, acceptable, rule, confidence, scores },
    flags: { missed, alarms },
    language: { labelled: mail.lang, got: language },
    hits,
  };
}

export function missInWords({
  id,
  difficulty,
  subject,
  body,
  category,
  flags,
  language,
  hits,
}: Miss): readonly string[] {
  const { labelled, also, got, acceptable, rule, scores } = category;
  const points = Object.entries(scores).filter(([, score]) => score > 0);
  return [
    '',
    `${id} (${difficulty})  ${subject}`,
    ...body.split('\n').map((line) => `  | ${line}`),
    ...(acceptable
      ? []
      : [`  category ${[labelled, ...also].join(' or ')} taken as ${got}${rule === null ? '' : `, by rule ${rule}`}`]),
    ...(acceptable
      ? []
      : [`  points   ${points.map(([name, score]) => `${name} ${score.toFixed(1)}`).join(', ') || 'none'}`]),
    ...(flags.missed.length > 0 ? [`  missed   ${flags.missed.join(', ')}`] : []),
    ...(flags.alarms.length > 0 ? [`  alarms   ${flags.alarms.join(', ')}`] : []),
    ...(language.labelled === language.got
      ? []
      : [`  language ${language.labelled} taken as ${language.got ?? 'none'}`]),
    ...hits.map(
      ({ target, term, weight, where, found }) =>
        `    ${weight >= 0 ? '+' : ''}${weight.toFixed(1)} ${target.padEnd(16)} “${term}” found as “${found}” in the ${where}`,
    ),
  ];
}
