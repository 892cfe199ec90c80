/** What an ONNX file says, as far as the project's networks need it. The tags are those of onnx.proto. */
import { PbfReader } from 'pbf';

import type { Port, Tensor } from '../session';
import { valuesOf } from './rawValues';

export interface Node {
  operator: string;
  readonly inputs: string[];
  readonly outputs: string[];
  /** Those that are numbers. */
  readonly attributes: Map<string, number>;
}

export interface Graph {
  readonly nodes: Node[];
  readonly constants: Map<string, Tensor>;
  readonly inputs: Port[];
  readonly outputs: Port[];
}

/** Throws where the bytes are no ONNX file, or hold numbers of a kind that the networks do not have. */
export function readOnnx(bytes: Uint8Array): Graph {
  const empty: Graph = { nodes: [], constants: new Map(), inputs: [], outputs: [] };
  const graph = new PbfReader(bytes).readFields(modelField, empty);
  if (graph.nodes.length === 0) throw new Error('no ONNX file, or a network of nothing');
  return graph;
}

function modelField(tag: number, graph: Graph, pbf: PbfReader): void {
  if (tag === 7) pbf.readMessage(graphField, graph);
}

function graphField(tag: number, graph: Graph, pbf: PbfReader): void {
  if (tag === 1) graph.nodes.push(readNode(pbf));
  else if (tag === 5) graph.constants.set(...readConstant(pbf));
  else if (tag === 11) graph.inputs.push(readPort(pbf));
  else if (tag === 12) graph.outputs.push(readPort(pbf));
}

function readNode(pbf: PbfReader): Node {
  const node: Node = { operator: '', inputs: [], outputs: [], attributes: new Map() };
  return pbf.readMessage((tag) => {
    if (tag === 1) node.inputs.push(pbf.readString());
    else if (tag === 2) node.outputs.push(pbf.readString());
    else if (tag === 4) node.operator = pbf.readString();
    else if (tag === 5) node.attributes.set(...readAttribute(pbf));
  }, node);
}

function readAttribute(pbf: PbfReader): [name: string, value: number] {
  return pbf.readMessage<[string, number]>(
    (tag, attribute) => {
      if (tag === 1) attribute[0] = pbf.readString();
      else if (tag === 2) attribute[1] = pbf.readFloat();
      else if (tag === 3) attribute[1] = pbf.readVarint(true);
    },
    ['', 0],
  );
}

function readConstant(pbf: PbfReader): [name: string, tensor: Tensor] {
  const found = { name: '', type: 0, shape: [] as number[], raw: new Uint8Array() };
  pbf.readMessage((tag) => {
    if (tag === 1) pbf.readPackedVarint(found.shape);
    else if (tag === 2) found.type = pbf.readVarint();
    else if (tag === 8) found.name = pbf.readString();
    else if (tag === 9) found.raw = pbf.readBytes().slice(); // from its own start, as numbers must lie
  }, found);
  const { name, type, shape, raw } = found;
  const data = valuesOf(raw, type);
  const count = shape.reduce((product, size) => product * size, 1);
  if (data.length !== count)
    throw new Error(`${name}: ${count} numbers expected, ${data.length} found`);
  return [name, { shape, data }];
}

/** ValueInfoProto: its name, and in its type the type of a tensor with a shape. */
function readPort(pbf: PbfReader): Port {
  const port = { name: '', shape: [] as (number | string)[] };
  const dimension = (tag: number) => {
    if (tag === 1) port.shape.push(pbf.readVarint());
    else if (tag === 2) port.shape.push(pbf.readString());
  };
  const within = (wanted: number, read: (tag: number) => void) => (tag: number) => {
    if (tag === wanted) pbf.readMessage(read, port);
  };
  const type = within(1, within(2, within(1, dimension)));
  return pbf.readMessage((tag) => {
    if (tag === 1) port.name = pbf.readString();
    else if (tag === 2) pbf.readMessage(type, port);
  }, port);
}
