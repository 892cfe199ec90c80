import { defineConfig } from 'vitest/config';

import { artifacts, datasetRecord } from './vite.config.ts';

/** What `make bench-page` measures without a page. */
export default defineConfig({
  plugins: [datasetRecord()],
  resolve: {
    alias: { '@artifacts': artifacts, 'onnxruntime-web/wasm': 'onnxruntime-web' }, // its entry for Node
  },
  test: { include: ['bench/runtimes.bench.ts'], reporters: 'dot', testTimeout: 120_000 },
});
