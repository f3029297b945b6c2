import Handlebars from 'handlebars';
import type { Mistake } from '../rulebook/mistake.ts';
import type { Kind, List, Shape } from './shape.ts';

/** One template with what it may speak of. */
export interface Checked {
  readonly file: string;
  readonly source: string;
  readonly shape: Shape;
  /** Sources of the partials that it may include, by name; they are checked on their own. */
  readonly partials: ReadonlyMap<string, string>;
  /** `{{{raw}}}` is for the layout alone. */
  readonly html: 'allowed' | 'refused';
}

/**
 * Everything in a template that could not be written when a letter is due: unknown variables, helpers and partials,
 * lists printed as text, and optional values printed where nobody asked whether they are there.
 */
export function mistakesInTemplate(checked: Checked): readonly Mistake[] {
  const { file, source } = checked;
  try {
    const mistakes: Mistake[] = [];
    const say = (at: hbs.AST.Node, message: string): void => {
      mistakes.push({ file, line: at.loc.start.line, column: at.loc.start.column + 1, message });
    };
    walk(Handlebars.parse(source).body, { checked, say, scopes: [checked.shape], asked: new Set() });
    return mistakes;
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const line = Number(/line (\d+)/.exec(said)?.[1] ?? /(\d+):\d+$/.exec(said)?.[1] ?? 0);
    return [
      {
        file,
        line,
        column: line > 0 ? 1 : 0,
        message: `cannot be read: ${said.split('\n').slice(1).join(' ') || said}`,
      },
    ];
  }
}

interface Walk {
  readonly checked: Checked;
  readonly say: (at: hbs.AST.Node, message: string) => void;
  /** Variables in reach, innermost first. */
  readonly scopes: readonly Shape[];
  /** Optional variables that an `{{#if}}` around this place has asked for. */
  readonly asked: ReadonlySet<string>;
}

function walk(statements: readonly hbs.AST.Statement[], here: Walk): void {
  for (const statement of statements) {
    if (isA<hbs.AST.MustacheStatement>(statement, 'MustacheStatement')) printed(statement, here);
    else if (isA<hbs.AST.BlockStatement>(statement, 'BlockStatement')) block(statement, here);
    else if (isA<hbs.AST.PartialStatement>(statement, 'PartialStatement')) included(statement, here);
    else if (statement.type !== 'ContentStatement' && statement.type !== 'CommentStatement')
      here.say(statement, `${statement.type} has no place in a letter`);
  }
}

function printed(statement: hbs.AST.MustacheStatement, here: Walk): void {
  if (statement.params.length > 0) {
    here.say(statement, 'letters know no helpers but if, unless and each');
    return;
  }
  if (!statement.escaped && here.checked.html === 'refused') here.say(statement, 'write two braces, not three');
  const found = variable(statement.path, here);
  if (found === null) return;
  const { name, kind } = found;
  if (kind === 'yes' || isList(kind))
    here.say(statement, `${name} cannot be printed: use it with {{#if ${name}}} or {{#each ${name}}}`);
  else if ((typeof kind === 'object' || kind === 'joined') && !here.asked.has(name))
    here.say(statement, `${name} may be absent: put it inside {{#if ${name}}}`);
}

function block(statement: hbs.AST.BlockStatement, here: Walk): void {
  const helper = originalOf(statement.path);
  const [subject, ...others] = statement.params;
  if (!['if', 'unless', 'each'].includes(helper) || subject === undefined || others.length > 0) {
    here.say(statement, 'letters know no blocks but {{#if x}}, {{#unless x}} and {{#each x}}');
    return;
  }
  const found = variable(subject, here);
  if (found === null) return;
  const { name, kind } = found;
  // Handlebars leaves out the half that is not written, whatever its types say.
  const [body, otherwise] = [statement.program, statement.inverse].map((half?: hbs.AST.Program) => half?.body ?? []);
  const sure = { ...here, asked: new Set([...here.asked, name]) };
  if (helper === 'each' && !isList(kind)) here.say(statement, `${name} is not a list`);
  walk(
    body ?? [],
    helper === 'each' && isList(kind)
      ? { ...here, scopes: [kind.each, ...here.scopes] }
      : helper === 'if'
        ? sure
        : here,
  );
  walk(otherwise ?? [], helper === 'unless' ? sure : here);
}

function isList(kind: Kind): kind is List {
  return typeof kind === 'object' && 'each' in kind;
}

function included(statement: hbs.AST.PartialStatement, here: Walk): void {
  const name = originalOf(statement.name);
  if (!here.checked.partials.has(name)) here.say(statement, `there is no partial ${name}`);
}

function variable(path: hbs.AST.Node, here: Walk): { name: string; kind: Kind } | null {
  const { depth, data, parts } = isA<hbs.AST.PathExpression>(path, 'PathExpression') ? path : nowhere;
  const [name, ...more] = parts;
  const scope = here.scopes[depth];
  if (data || more.length > 0 || name === undefined || scope === undefined) {
    here.say(path, 'name one variable');
    return null;
  }
  const kind = Object.hasOwn(scope, name) ? scope[name] : undefined;
  if (kind !== undefined) return { name, kind };
  here.say(path, `there is no variable ${name}; there are: ${Object.keys(scope).join(', ')}`);
  return null;
}

const nowhere = { depth: 0, data: false, parts: [] };

function originalOf(path: hbs.AST.Node): string {
  return isA<hbs.AST.PathExpression>(path, 'PathExpression') ? path.original : '';
}

function isA<Node extends hbs.AST.Node>(node: hbs.AST.Node, type: Node['type']): node is Node {
  return node.type === type;
}
