import { defineConfig } from 'vitest/config';

/** What `make bench-page` measures without a page. */
export default defineConfig({
  resolve: { alias: { 'onnxruntime-web/wasm': 'onnxruntime-web' } }, // its entry for Node
  test: { include: ['bench/runtimes.bench.ts'], reporters: 'dot', testTimeout: 120_000 },
});
