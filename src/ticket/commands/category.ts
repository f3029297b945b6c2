import { say } from '../sayings/saying.ts';
import { readCategory } from './arguments/category.ts';
import { command, effect } from './command.ts';

/** `#category CATEGORY`: an id of `rules/categories.yaml`, or what letters call it in any language. */
export const category = command<string>({
  name: 'category',
  words: { en: ['category'], fr: ['catégorie'], fa: ['دسته', 'دسته بندی'] },
  grammar: { en: 'CATEGORY', fr: 'CATÉGORIE', fa: 'دسته' },
  does: say('help.category'),
  role: 'agent',
  uses: 'reply',
  fields: [],
  read: (rest, _fields, context) => readCategory(rest, context),
  plan: (_ticket, to, { by }) =>
    effect(say('category.done', { category: to }), { events: [{ kind: 'category-changed', by: by.id, category: to }] }),
});
