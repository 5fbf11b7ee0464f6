/** A street plate with a mark on it, in the colours of the pages. */
export const FAVICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#0a4fb8"/><rect x="2.5" y="2.5" width="27" height="27" rx="5" fill="none" stroke="#fff" stroke-opacity=".85"/><path d="M16 6.5a6.6 6.6 0 0 0-6.6 6.6c0 4.9 6.6 12.4 6.6 12.4s6.6-7.5 6.6-12.4A6.6 6.6 0 0 0 16 6.5zm0 9.2a2.6 2.6 0 1 1 0-5.2 2.6 2.6 0 0 1 0 5.2z" fill="#fff"/></svg>`;

/** Registered names may be found; offices, cases, single signs and the same data for programs are not for search engines. */
export const ROBOTS = [
  'User-agent: *',
  'Disallow: /api/',
  'Disallow: /office',
  'Disallow: /field',
  'Disallow: /track',
  'Disallow: /s/',
  'Disallow: /ogc/collections/',
  'Disallow: /open/files/',
  'Disallow: /tiles/',
  '',
].join('\n');
