import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';

type Picture = ImageData | Blob;
/** Texts of all QR codes in a picture. */
export type CodeReader = (picture: Picture) => Promise<string[]>;

interface Detector {
  detect: (picture: Picture) => Promise<{ rawValue: string }[]>;
}
interface DetectorClass {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats: () => Promise<string[]>;
}
declare global {
  interface Window {
    BarcodeDetector?: DetectorClass;
  }
}

/** The platform's detector where it reads QR codes, else ZXing as WebAssembly, from our own address and kept for work without a network. */
export async function openCodeReader(): Promise<CodeReader> {
  const platform = window.BarcodeDetector;
  if (platform && (await formatsOf(platform)).includes('qr_code')) {
    const detector = new platform({ formats: ['qr_code'] });
    return async (picture) => (await detector.detect(picture)).map(({ rawValue }) => rawValue);
  }
  return openZxing();
}

async function openZxing(): Promise<CodeReader> {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  // By itself it would ask a public network of files.
  const locateFile = (file: string) => (file.endsWith('.wasm') ? wasmUrl : file);
  await prepareZXingModule({ overrides: { locateFile }, fireImmediately: true });
  return async (picture) => {
    const found = await readBarcodes(picture, { formats: ['QRCode'], maxNumberOfSymbols: 4, tryHarder: true });
    return found.filter(({ isValid }) => isValid).map(({ text }) => text);
  };
}

/** None where the detector is a shell without its service, as on telephones without the maker's own. */
const formatsOf = (platform: DetectorClass): Promise<string[]> => platform.getSupportedFormats().catch(() => []);
