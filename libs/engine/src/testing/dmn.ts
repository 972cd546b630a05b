/** Text as XML has it. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** A DMN file as the modeler writes it. */
export function dmn(content: string, id = 'definitions'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="${id}" name="${id}" namespace="urn:${id}">
${content}
</definitions>`;
}

/** A decision with its logic; what it requires is given by ids, a leading `!` marks input data, `?` a knowledge model. */
export function decision(id: string, logic: string, requires: readonly string[] = [], typeRef = ''): string {
  const type = typeRef && ` typeRef="${typeRef}"`;
  const requirements = requires.map(requirement).join('');
  return `<decision id="${id}" name="${id}"><variable name="${id}"${type} />${requirements}${logic}</decision>`;
}

function requirement(reference: string): string {
  const href = reference.replace(/^[!?]/, '');
  if (reference.startsWith('?'))
    return `<knowledgeRequirement><requiredKnowledge href="#${href}" /></knowledgeRequirement>`;
  const kind = reference.startsWith('!') ? 'requiredInput' : 'requiredDecision';
  return `<informationRequirement><${kind} href="#${href}" /></informationRequirement>`;
}

export function inputData(id: string, typeRef: string, name = id): string {
  return `<inputData id="${id}" name="${name}"><variable name="${name}" typeRef="${typeRef}" /></inputData>`;
}

export function literal(text: string): string {
  return `<literalExpression>${textOf(text)}</literalExpression>`;
}

export interface TableParts {
  readonly hitPolicy?: string;
  readonly aggregation?: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly TablePartsOutput[];
  /** Cells of each rule: inputs, then outputs. */
  readonly rules: readonly (readonly string[])[];
}

export interface TablePartsOutput {
  readonly name?: string;
  readonly typeRef?: string;
  readonly values?: string;
  readonly fallback?: string;
}

/** A decision table; its rules have the ids `rule1`, `rule2`, … */
export function table({ hitPolicy, aggregation, inputs, outputs, rules }: TableParts): string {
  const attributes = attribute('hitPolicy', hitPolicy) + attribute('aggregation', aggregation);
  return `<decisionTable id="table"${attributes}>
${inputs.map((text, index) => `<input id="input${index + 1}"><inputExpression>${textOf(text)}</inputExpression></input>`).join('\n')}
${outputs.map(output).join('\n')}
${rules.map((cells, index) => rule(cells, inputs.length, index)).join('\n')}
</decisionTable>`;
}

function output({ name, typeRef, values, fallback }: TablePartsOutput, index: number): string {
  const parts =
    (values === undefined ? '' : `<outputValues>${textOf(values)}</outputValues>`) +
    (fallback === undefined ? '' : `<defaultOutputEntry>${textOf(fallback)}</defaultOutputEntry>`);
  return `<output id="output${index + 1}"${attribute('name', name)}${attribute('typeRef', typeRef)}>${parts}</output>`;
}

function rule(cells: readonly string[], inputs: number, index: number): string {
  const entries = cells.map((text, column) => {
    const entry = column < inputs ? 'inputEntry' : 'outputEntry';
    return `<${entry}>${textOf(text)}</${entry}>`;
  });
  return `<rule id="rule${index + 1}">${entries.join('')}</rule>`;
}

function textOf(text: string): string {
  return `<text>${escaped(text)}</text>`;
}

function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${escaped(value)}"`;
}
