/**
 * Networks in plain TypeScript, for browsers without WebAssembly or without its SIMD: slower than ONNX Runtime, and
 * right to the last bits of a float.
 */
import type { Session, Tensor } from '../session';
import { readOnnx, type Node } from './onnxFile';
import { operators } from './operators';

type Values = Map<string, Tensor>;

export async function openPlainSession(onnx: Uint8Array): Promise<Session> {
  const { nodes, constants, inputs, outputs } = readOnnx(onnx);
  const isKnown = ({ inputs: names }: Node) => names.every((name) => constants.has(name));
  const left = nodes.filter((node) => {
    const known = isKnown(node); // such as weights: worked out once
    if (known) apply(node, constants);
    return !known;
  });
  return {
    inputs,
    outputs,
    async run(input, tensor) {
      const values: Values = new Map(constants).set(input, tensor);
      left.forEach((node) => apply(node, values));
      return Object.fromEntries(outputs.map(({ name }) => [name, values.get(name)]));
    },
  };
}

function apply({ operator, inputs, outputs, attributes }: Node, values: Values): void {
  const compute = operators[operator];
  if (!compute) throw new Error(`operator ${operator} is not known`);
  const given = inputs.map((name) => {
    const value = values.get(name);
    if (!value) throw new Error(`${operator}: its input ${name} is missing`);
    return value;
  });
  const results = compute(given, attributes);
  outputs.forEach((name, i) => values.set(name, results[i]!));
}
