import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  plugins: [react()],
  // The default entry runs in Node, so the tests decode with a real network and no browser.
  resolve: { alias: { 'onnxruntime-web/wasm': 'onnxruntime-web' } },
  test: {
    include: ['src/**/*.test.{ts,tsx}', 'scripts/*.test.ts'],
    environment: 'happy-dom',
    setupFiles: 'src/testing/setup.ts',
    restoreMocks: true,
  },
});
