import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const SERVER = 'http://localhost:3000';

// Files of antd that add a style element, and the id that ends the call.
const STYLES = {
  '@rc-component/util/es/getScrollBarSize.js': 'randomId',
  '@rc-component/portal/es/useScrollLocker.js': 'id',
};

/**
 * antd's tables measure the scroll bar, and its dialogs hold the page still, with a style element that lacks the nonce of the
 * page: the content security policy refused it, with a message in the console. Here it gets the nonce.
 */
const styleNonces = (): Plugin => ({
  name: 'nonces-of-styles',
  transform(code, id) {
    const [file, last] = Object.entries(STYLES).find(([each]) => id.includes(each)) ?? [];
    if (!file) return null;
    const call = `}\`, ${last});`;
    if (!code.includes(call)) this.error(`${file} is another: is its style still without nonce?`);
    const nonce = `document.querySelector('meta[property="csp-nonce"]')?.nonce`;
    return { code: code.replace(call, `}\`, ${last}, { csp: { nonce: ${nonce} } });`), map: null };
  },
});

/**
 * The office client. `#server/*` needs no alias here: Vite reads `imports` of package.json.
 * The server replaces `__CSP_NONCE__` in index.html by the nonce of each reply; antd takes it from the meta tag.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/office/',
  plugins: [react(), styleNonces()],
  html: { cspNonce: '__CSP_NONCE__' },
  build: {
    outDir: '../build/client',
    emptyOutDir: true,
    target: 'es2022',
    // Workers and fonts as files: the content security policy has no blob: and no data: scripts.
    assetsInlineLimit: 0,
    // antd and MapLibre are each one chunk behind import(); the default warning is for phones.
    chunkSizeWarningLimit: 1300,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': SERVER, '/tiles': SERVER, '/s/': SERVER } },
  preview: { proxy: { '/api': SERVER, '/tiles': SERVER, '/s/': SERVER } },
});
