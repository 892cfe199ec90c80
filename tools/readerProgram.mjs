// The same as reader_program.py, in onnxruntime-node, which is installed beside this file's copy.
import { readFileSync, writeFileSync } from 'node:fs';
import * as ort from 'onnxruntime-node';

const [, model, outputs, ...given] = process.argv.slice(2);
const inputs = Object.fromEntries(
  given.map((text) => {
    const [name, sizes] = text.split('=');
    const bytes = readFileSync(`${name}.in`);
    const values = new Float32Array(new Uint8Array(bytes).buffer);
    return [name, new ort.Tensor('float32', values, sizes.split(',').map(Number))];
  }),
);
const session = await ort.InferenceSession.create(model);
const found = await session.run(inputs);
for (const name of outputs.split(',')) {
  writeFileSync(`${name}.out`, new Uint8Array(found[name].data.slice().buffer));
}
