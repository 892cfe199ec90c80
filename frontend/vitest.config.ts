import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const ofReact = ['src/**/*.test.tsx', 'src/**/use*.test.ts'];

export default defineConfig({
  plugins: [react()],
  // The default entry runs in Node, so the tests decode with a real network and no browser.
  resolve: { alias: { 'onnxruntime-web/wasm': 'onnxruntime-web' } },
  test: {
    environment: 'happy-dom',
    setupFiles: 'src/testing/setup.ts',
    restoreMocks: true,
    projects: [
      { extends: true, test: { name: 'react', include: ofReact } },
      {
        extends: true,
        test: {
          name: 'plain', // leaves no traces: all files in one window, which takes as long as a test to make
          include: ['src/**/*.test.ts', 'scripts/*.test.ts'],
          exclude: ofReact,
          isolate: false,
        },
      },
    ],
  },
});
