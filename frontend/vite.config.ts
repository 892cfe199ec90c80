import { existsSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const artifacts = fileURLToPath(new URL('../artifacts', import.meta.url));

/** `import n from 'file?bytes'`: a file's size, so that a download can say how far it is.
 * Content-Length cannot tell: it counts compressed bytes, a reader of the body unpacked ones. */
function byteCounts(): Plugin {
  return {
    name: 'byte-counts',
    load(id) {
      const [file, query] = id.split('?');
      return query === 'bytes' && file ? `export default ${statSync(file).size};` : null;
    },
  };
}

/** Ends the build with one plain message where the pipeline has not run yet. */
function requireArtifacts(): Plugin {
  return {
    name: 'require-artifacts',
    configResolved() {
      for (const file of ['onnx/decoder_small.onnx', 'digits/digits.json', 'digits/path.json']) {
        if (existsSync(`${artifacts}/${file}`)) continue;
        console.error(`artifacts/${file} is missing: run the pipeline first (make repro).`);
        process.exit(1);
      }
    },
  };
}

/** A policy for the built page. The dev server needs inline scripts, so it goes without. */
function contentSecurityPolicy(): Plugin {
  const content = [
    "default-src 'self'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return {
    name: 'content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content } },
    ],
  };
}

export default defineConfig({
  base: './', // works under any sub-path
  resolve: { alias: { '@artifacts': artifacts } },
  plugins: [react(), byteCounts(), requireArtifacts(), contentSecurityPolicy()],
  worker: { format: 'es', plugins: () => [byteCounts()] },
  build: {
    target: 'es2023',
    assetsInlineLimit: 0, // a thumbnail is fetched when its gallery shows it
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 300,
  },
  server: { fs: { allow: ['.', artifacts] } },
});
