import type { About } from '../ogc/documents.ts';
import type { Licence } from './licence.ts';
import { OPEN_FORMATS } from './openFile.ts';
import type { Dataset } from './openPage.ts';

/** The datasets as JSON-LD in the words of DCAT 3, for harvesters. */
export function catalogue({ publicUrl, attribution }: About, datasets: readonly Dataset[], licence: Licence): object {
  const rights = licence.url ?? `${publicUrl}/open/licence`;
  return {
    '@context': {
      dcat: 'http://www.w3.org/ns/dcat#',
      dct: 'http://purl.org/dc/terms/',
      spdx: 'http://spdx.org/rdf/terms#',
    },
    '@id': `${publicUrl}/open/catalog.json`,
    '@type': 'dcat:Catalog',
    'dct:title': [text('开放数据', 'zh'), text('Open data', 'en')],
    'dct:license': rights,
    'dct:publisher': attribution,
    'dcat:dataset': datasets.map((dataset) => described(publicUrl, dataset, rights)),
  };
}

const text = (value: string, language: 'zh' | 'en') => ({ '@value': value, '@language': language });

function described(publicUrl: string, { collection, files }: Dataset, rights: string): object {
  const { id, title, description } = collection;
  const made = Object.entries(files).map(([format, file]) => ({
    '@type': 'dcat:Distribution',
    'dcat:downloadURL': `${publicUrl}/open/files/${id}.${format}`,
    'dcat:mediaType': Object.entries(OPEN_FORMATS).find(([name]) => name === format)?.[1].mediaType,
    'dct:license': rights,
    ...(file
      ? {
          'dcat:byteSize': file.bytes,
          'dct:modified': file.madeAt,
          'diming:rows': file.rows,
          'spdx:checksum': checksum(file.sha256),
        }
      : {}),
  }));
  const service = {
    '@type': 'dcat:Distribution',
    'dcat:accessURL': `${publicUrl}/ogc/collections/${id}`,
    'dct:license': rights,
  };
  return {
    '@id': `${publicUrl}/ogc/collections/${id}`,
    '@type': 'dcat:Dataset',
    'dct:identifier': id,
    'dct:title': [text(title.zh, 'zh'), text(title.en, 'en')],
    'dct:description': [text(description.zh, 'zh'), text(description.en, 'en')],
    'dct:license': rights,
    'dcat:distribution': [...made, service],
  };
}

const checksum = (value: string) => ({
  'spdx:algorithm': 'spdx:checksumAlgorithm_sha256',
  'spdx:checksumValue': value,
});
