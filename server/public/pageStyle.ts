import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';

/** The whole look of the public pages; goes into every page, so each rule must earn its bytes. */
export const PAGE_STYLE = `
:root{--ink:#14202e;--soft:#4a5868;--blue:#0a4fb8;--deep:#08367e;--pale:#eef4fc;--line:#d3dde9;--warn:#8a4b00;--red:#b3261e}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0;color:var(--ink);background:#fff;font:1.0625rem/1.75 system-ui,"PingFang SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
a{color:var(--blue);text-underline-offset:.2em}
a:hover{color:var(--deep)}
:focus-visible{outline:3px solid #f0a500;outline-offset:2px;border-radius:4px}
h1,h2{line-height:1.35;text-wrap:balance}
h1{font-size:clamp(1.6rem,5vw,2.1rem);margin:0 0 .6rem}
h2{font-size:1.25rem;margin:2.4rem 0 .8rem}
p{margin:.4rem 0 .9rem}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:.5rem;z-index:2;background:#fff;padding:.4rem .8rem}
.demo{background:#fff3d6;color:#5c3a00;font-size:.9rem;padding:.35rem 1.25rem;text-align:center}
.bar{background:var(--deep);color:#fff}
.bar>div,.bar nav{display:flex;flex-wrap:wrap;gap:.2rem 1.4rem;align-items:center}
.bar>div{max-width:64rem;margin:auto;padding:.6rem 1.25rem}
.bar a{color:#fff;text-decoration:none;padding:.35rem 0}
.bar a:hover,.bar a[aria-current]{text-decoration:underline;text-decoration-thickness:2px}
.brand{font-weight:700;font-size:1.125rem;margin-right:auto}
main{display:block}
.wrap,.hero>div,footer>div{max-width:64rem;margin:auto;padding:0 1.25rem}
.wrap{padding:1.75rem 1.25rem 3rem}
.wrap:not(.wide)>*{max-width:43.5rem}
footer{border-top:1px solid var(--line);color:var(--soft);font-size:.9rem;padding:1.2rem 0 2.5rem}
.soft{color:var(--soft)}
.note{border-left:4px solid var(--blue);background:var(--pale);padding:.8rem 1rem;margin:1rem 0}
.note.warn{border-color:#d98200;background:#fff7e6}
.note.stop{border-color:var(--red);background:#fdf0ef}
.note>:first-child{margin-top:0}.note>:last-child{margin-bottom:0}
.hero{background:var(--deep);color:#fff;padding:2.6rem 0 3rem}
.hero h1{font-size:clamp(1.9rem,6vw,2.8rem)}
.hero p{color:#d9e6fb}
.find{display:flex;gap:.6rem;max-width:40rem;margin:1.2rem 0 .6rem}
.find input{flex:1;min-width:0}
.narrow{max-width:40rem;margin:0 0 1rem}.narrow summary{cursor:pointer;color:var(--blue);padding:.35rem 0}
input,select,textarea{font:inherit;color:inherit;width:100%;padding:.6rem .8rem;border:1px solid #6c7c8f;border-radius:8px;background:#fff}
.find input{color:var(--ink);border-color:#fff;font-size:1.125rem}
.wrap .find input{border-color:#6c7c8f}
button,.button{font:inherit;font-weight:600;display:inline-block;cursor:pointer;white-space:nowrap;color:#fff;background:var(--blue);border:1px solid var(--blue);border-radius:8px;padding:.6rem 1.3rem;text-decoration:none}
button:hover,.button:hover{background:var(--deep);color:#fff}
.hero button{background:#fff;color:var(--deep);border-color:#fff}
.button.plain{background:#fff;color:var(--blue)}
label{display:block;font-weight:600;margin:1rem 0 .3rem}
fieldset{border:0;margin:0;padding:0}select+fieldset{margin-top:1rem}legend{font-weight:600;padding:0}
.pick{display:grid;grid-template-columns:repeat(auto-fill,minmax(12rem,1fr));gap:0 1rem}
.pick label{font-weight:400;margin:.2rem 0;padding:.3rem 0;display:flex;align-items:baseline}
.pick input{width:auto;margin-right:.5rem;accent-color:var(--blue)}
.choice{font-weight:400;margin:.35rem 0;padding:.35rem 0 .35rem 1.9rem;position:relative}
.choice input{width:auto;position:absolute;left:0;top:.85rem;accent-color:var(--blue)}
.trap{position:absolute;left:-99rem}
.cards{display:grid;grid-template-columns:repeat(auto-fill,minmax(max(10rem,22%),1fr));gap:.9rem;list-style:none;padding:0;margin:1.75rem 0}
.cards a{display:block;height:100%;border:1px solid var(--line);border-radius:12px;padding:1.1rem 1.2rem;text-decoration:none;color:var(--soft);background:#fff}
.cards b{display:block;color:var(--blue);font-size:1.125rem}
.rows{list-style:none;margin:0;padding:0;border-top:1px solid var(--line)}
.rows>li{border-bottom:1px solid var(--line);padding:.85rem 0}
.rows a{font-weight:600;font-size:1.125rem;text-decoration:none}
.rows a:hover{text-decoration:underline}
.rows .soft{display:block;font-size:.95rem}
.tag{display:inline-block;white-space:nowrap;font-size:.85rem;line-height:1.5;border:1px solid currentColor;border-radius:99px;padding:0 .6rem;color:var(--blue);margin:0 .35rem .2rem 0;vertical-align:.1em}
.tag.warn{color:var(--warn)}.whole{white-space:nowrap}.tag.past{color:var(--soft)}.tag.stop{color:var(--red)}
.plate{background:var(--blue);color:#fff;border-radius:14px;padding:.4rem;margin:0 0 1.1rem;text-align:center}
.plate.green{background:#00703f}
.plate>div{border:2px solid rgb(255 255 255/.85);border-radius:10px;padding:1.1rem .8rem 1rem}
.plate h1{font-size:clamp(2rem,10vw,3.6rem);letter-spacing:.08em;margin:0 -.08em 0 0;line-height:1.25}
.plate p{font-size:clamp(1.05rem,4.5vw,1.5rem);margin:.2rem 0 0;letter-spacing:.03em}
.plate.gone{background:#5a6470}
dl{margin:0;border-top:1px solid var(--line)}
dl>div{display:grid;grid-template-columns:7.5rem 1fr;gap:1rem;border-bottom:1px solid var(--line);padding:.55rem 0}
dt{color:var(--soft)}dd{margin:0}
figure{margin:1.2rem 0}
figure svg{display:block;width:100%;height:auto;border:1px solid var(--line);border-radius:12px;background:#f6f9fd}
.maps{display:grid;grid-template-columns:repeat(auto-fit,minmax(17rem,1fr));gap:.8rem}
figcaption{font-size:.9rem;color:var(--soft);margin-top:.4rem}
.acts{display:flex;flex-wrap:wrap;gap:.7rem;margin:1.4rem 0}
table{border-collapse:collapse;width:100%;font-size:.98rem}
th,td{text-align:left;vertical-align:top;overflow-wrap:break-word;padding:.55rem .7rem .55rem 0;border-bottom:1px solid var(--line)}
th{color:var(--soft);white-space:nowrap}td:first-child{min-width:6.5rem}
.chips{list-style:none;padding:0;margin:0;display:flex;flex-wrap:wrap;gap:.5rem}
.chips a{display:block;border:1px solid var(--line);border-radius:99px;padding:.25rem .95rem;text-decoration:none}
.cards a:hover,.chips a:hover{border-color:var(--blue);background:var(--pale)}
.steps{padding-left:1.4rem}.steps li{margin:.4rem 0}
.sheet{white-space:pre-wrap}summary{cursor:pointer;color:var(--blue);padding:.5rem 0}
.code{font-size:1.35rem;letter-spacing:.08em}
@media(max-width:34rem){.cards li:last-child:nth-child(odd){grid-column:1/-1}dl>div,td{display:grid;grid-template-columns:5.2rem 1fr}.bar>div{position:relative}.bar nav a:last-child{position:absolute;right:1.25rem;top:.65rem}.brand{width:100%}.bar nav{gap:.2rem .6rem;font-size:.92rem}.hero{padding:1.6rem 0 2rem}thead{display:none}tr{display:block;border-bottom:1px solid var(--line);padding:.6rem 0}td{gap:1rem;border:0;padding:.15rem 0}td:before{content:attr(data-head);color:var(--soft)}}
@media print{.bar,.skip,.acts,form,#report{display:none}body{font-size:11pt}.wrap{padding:0;max-width:none}.plate,.plate.green{color:#000;background:none;border:2px solid}.plate>div{border:0}a{color:inherit}}
`.replaceAll('\n', '');

const STYLE_HASH = createHash('sha256').update(PAGE_STYLE).digest('base64');

/** What a page may load and run: nothing but the one style, and a script where its hash is given. */
export const pagePolicy = (scriptHash?: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${STYLE_HASH}'`,
    ...(scriptHash === undefined ? [] : [`script-src 'sha256-${scriptHash}'`]),
    "img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  ].join('; ');

/** Headers of every public page: nothing is loaded, run or framed; the one style is named by its hash. */
export const PAGE_HEADERS: OutgoingHttpHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': pagePolicy(),
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  // Not `no-referrer`: browsers would then send `Origin: null` with the report form.
  'Referrer-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
};
