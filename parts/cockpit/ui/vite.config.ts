import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin } from 'vite';

const BASES: Record<string, string> = { cockpit: '/cockpit/', monitor: '/itspaces/shell/' };
const FOREIGN = 'https://cdn.jsdelivr.net/';
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Takes the foreign addresses out of the library, which would fetch fonts and date formats from them. The fonts come with
 * the app instead, and it has no element that formats dates.
 */
const noForeignHost: Plugin = {
  name: 'no-foreign-host',
  transform(code, id) {
    if (id.endsWith('/generated/css/FontFace.css.js')) {
      return { code: "export default '';", map: null };
    }
    return code.includes(FOREIGN) ? { code: code.replaceAll(FOREIGN, '/'), map: null } : null;
  },
};

/** One app for each mode, so that each host serves its own folder. */
export default defineConfig(({ mode }) => {
  const base = BASES[mode];
  if (base === undefined) {
    throw new Error(`--mode is one of ${Object.keys(BASES).join(', ')}`);
  }
  return {
    root: here(`src/${mode}`),
    base,
    publicDir: false,
    plugins: [noForeignHost],
    build: {
      outDir: here(`target/classes/dev/durward/ui/${mode}`),
      emptyOutDir: true,
      target: 'es2022',
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1500,
      rolldownOptions: {
        output: {
          // the library's chunks stay in the browser's cache when only our code changes
          codeSplitting: {
            groups: [
              { name: 'icons', test: /node_modules\/@ui5\/webcomponents-icons\/dist\/[^/]*\.js/ },
              { name: 'ui5', test: /node_modules\/(?!.*\/generated\/assets\/)/ },
            ],
          },
        },
      },
    },
  };
});
