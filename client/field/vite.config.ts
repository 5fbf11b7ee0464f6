import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import sharp from 'sharp';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const SERVER = 'http://localhost:3000';
const ICON = fileURLToPath(new URL('icon.svg', import.meta.url));
const SIZES = [192, 512];

/** The icons of the home screen, drawn from the one SVG. Its middle fits the circle that telephones cut out. */
const icons = (): Plugin => ({
  name: 'field-icons',
  async generateBundle() {
    const svg = await readFile(ICON);
    for (const size of SIZES) {
      const source = await sharp(svg, { density: 144 }).resize(size, size).png({ palette: true }).toBuffer();
      this.emitFile({ type: 'asset', fileName: `icon-${size}.png`, source });
    }
  },
});

const manifest = {
  id: '/field/',
  name: '地名外业',
  short_name: '地名外业',
  description: '地名标志和界桩的现场检查，无信号时可用',
  lang: 'zh-CN',
  start_url: '/field/',
  scope: '/field/',
  display: 'standalone' as const,
  background_color: '#ffffff',
  theme_color: '#0b3a82',
  icons: SIZES.flatMap((size) =>
    (['any', 'maskable'] as const).map((purpose) => ({
      src: `/field/icon-${size}.png`,
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose,
    })),
  ),
};

/** The field app: an entry of its own, without the office's component library, that a telephone keeps whole. */
export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  base: '/field/',
  plugins: [
    react(),
    icons(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: '.',
      filename: 'sw.ts',
      injectRegister: false,
      manifest,
      // As a module the worker would end in `export default`, and its registration fails without a word.
      injectManifest: {
        rollupFormat: 'iife',
        globPatterns: ['**/*.{js,css,html,wasm,png}'],
        maximumFileSizeToCacheInBytes: 6e6,
      },
    }),
  ],
  build: {
    outDir: '../../build/field',
    emptyOutDir: true,
    target: 'es2022',
    // Workers as files: the content security policy has no blob: and no data: scripts.
    assetsInlineLimit: 0,
    // The map is one chunk behind import().
    chunkSizeWarningLimit: 1300,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': SERVER, '/tiles': SERVER, '/s/': SERVER } },
});
