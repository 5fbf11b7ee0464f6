import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

const SERVER = 'http://localhost:3000';

/**
 * antd's tables measure the scroll bar with a style element that lacks the nonce of the page: the content security policy
 * refused it, with a message in the console of every page with a table. Here it gets the nonce.
 */
const measuringStyle = (): Plugin => ({
  name: 'nonce-of-measuring-style',
  transform(code, id) {
    if (!id.includes('@rc-component/util/es/getScrollBarSize.js')) return null;
    const call = '}`, randomId);';
    if (!code.includes(call)) this.error('getScrollBarSize.js is another: is its style still without nonce?');
    const nonce = `document.querySelector('meta[property="csp-nonce"]')?.nonce`;
    return { code: code.replace(call, `}\`, randomId, { csp: { nonce: ${nonce} } });`), map: null };
  },
});

/**
 * The office client. `#server/*` needs no alias here: Vite reads `imports` of package.json.
 * The server replaces `__CSP_NONCE__` in index.html by the nonce of each reply; antd takes it from the meta tag.
 */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/office/',
  plugins: [react(), measuringStyle()],
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
