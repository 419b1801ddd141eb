// Which programs JavaScript, Rust and Python start.
const LANGUAGES = {
  javascript: {
    call: ['call_expression', 'new_expression'],
    strings: ['string', 'template_string'],
    holes: ['template_substitution'],
    functions: ['function_declaration', 'method_definition'],
  },
  rust: {
    call: ['call_expression'],
    strings: ['string_literal', 'raw_string_literal'],
    holes: [],
    functions: ['function_item'],
  },
  python: { call: ['call'], strings: ['string'], holes: ['interpolation'], functions: ['function_definition'] },
};
const STARTING = {
  python: /^(subprocess\.(run|Popen|call|check_call|check_output)|os\.(system|popen|exec\w+|spawn\w+))$/,
};

/**
 * The programs that the source of this tree starts, as `{ path, line, program }`; where the name is not written out, as
 * `{ path, line, expression }`. A name that a function takes as its parameter is looked up where the function is called,
 * in this tree or in `others`, trees of the same language. A tree is `{ path, root }`.
 */
export function startedByCalls(language, tree, others = []) {
  const starts = { javascript: startersOfNode, rust: startersOfRust }[language]?.(tree) ?? STARTING[language];
  return callsOf(language, tree)
    .filter(({ callee }) => starts.test(callee))
    .flatMap((call) => resolve(language, call, 0, [tree, ...others]));
}

/** The functions of `node:child_process` by the names that this file gives them. */
function startersOfNode({ path, root }) {
  const named = root.descendantsOfType('string').filter(({ text }) => /^['"](node:)?child_process['"]$/.test(text));
  if (named.some(({ parent }) => parent.type !== 'import_statement')) {
    throw new Error(`${path}: use an import statement for child_process, so that the programs are found`);
  }
  const imports = root
    .descendantsOfType('import_statement')
    .filter(({ text }) => /['"](node:)?child_process['"]/.test(text));
  const specifiers = imports.flatMap((statement) => statement.descendantsOfType('import_specifier'));
  const names = specifiers.map((specifier) => specifier.lastNamedChild.text);
  const whole = imports.flatMap((statement) => statement.descendantsOfType('namespace_import'));
  const members = whole.map((namespace) => `${namespace.lastNamedChild.text}\\.\\w+`);
  return new RegExp(`^(${[...names, ...members].join('|') || '(?!)'})$`);
}

function startersOfRust({ root }) {
  const aliases = root.descendantsOfType('use_as_clause').filter(({ text }) => /\bCommand as\b/.test(text));
  const names = aliases.map((alias) => alias.childForFieldName('alias').text);
  return new RegExp(`(^|::)(${['Command', ...names].join('|')})::new$`);
}

function callsOf(language, tree) {
  return tree.root.descendantsOfType(LANGUAGES[language].call).map((call) => {
    const callee = call.childForFieldName('function') ?? call.childForFieldName('constructor');
    const args = call.childForFieldName('arguments')?.namedChildren ?? [];
    return { callee: callee.text, args, line: call.startPosition.row + 1, tree };
  });
}

/** What the argument of the call at this index may be. `trees` are where the callers are looked for. */
function resolve(language, { args, line, tree }, at, trees) {
  const node = args[at];
  const place = { path: tree.path, line };
  const program = literal(language, node) ?? constantOf(language, node, tree.root);
  if (program !== undefined) return [{ ...place, program }];
  return throughParameter(language, node, tree, trees) ?? [{ ...place, expression: node?.text ?? '' }];
}

/** Python takes a list whose first element is the program. */
function literal(language, node) {
  const word = node?.type === 'list' ? node.firstNamedChild : node;
  const { strings, holes } = LANGUAGES[language];
  if (!word || !strings.includes(word.type)) return undefined;
  if (holes.some((hole) => word.descendantsOfType(hole).length > 0)) return undefined;
  return word.text.replace(/^[rb]*#*["'`]+|["'`]+#*$/g, '');
}

/** The value of `const NAME = 'program'` of the same file. */
function constantOf(language, node, root) {
  if (node?.type !== 'identifier') return undefined;
  const definitions = root.descendantsOfType(['variable_declarator', 'const_item', 'assignment']);
  const named = definitions.find(
    (each) => (each.childForFieldName('name') ?? each.childForFieldName('left'))?.text === node.text,
  );
  return named && literal(language, named.childForFieldName('value') ?? named.childForFieldName('right'));
}

/** What the callers pass for a parameter; `undefined` if it is none, or nobody calls the function. */
function throughParameter(language, node, tree, trees) {
  if (node?.type !== 'identifier') return undefined;
  const owner = enclosingFunction(language, node);
  const parameters = owner?.childForFieldName('parameters')?.namedChildren ?? [];
  const at = parameters.findIndex((parameter) => parameter.text.split(/[:=\s]/)[0] === node.text);
  if (at < 0) return undefined;
  const { name, exported } = nameOf(owner);
  // Only the files of JavaScript are all at hand, and any function of Python can be imported.
  if (language === 'python' || (exported && language === 'rust')) return undefined;
  const where = exported ? trees : [tree];
  const callers = where.flatMap((each) => callsOf(language, each).filter(({ callee }) => callee === name));
  return callers.length > 0 ? callers.flatMap((call) => resolve(language, call, at, trees)) : undefined;
}

function enclosingFunction(language, node) {
  for (let at = node.parent; at; at = at.parent) {
    if (LANGUAGES[language].functions.includes(at.type)) return at;
  }
  return undefined;
}

/** A constructor is called by the name of its class. */
function nameOf(owner) {
  const name = owner.childForFieldName('name').text;
  const named = name === 'constructor' ? owner.parent.parent : owner;
  const exported = named.parent.type === 'export_statement' || /^pub\b/.test(named.text);
  return { name: named.childForFieldName('name').text, exported };
}
