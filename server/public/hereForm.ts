import { createHash } from 'node:crypto';
import type { OutgoingHttpHeaders } from 'node:http';
import type { SignId } from '../signs/contract.ts';
import { Html, html } from './html.ts';
import { PAGE_HEADERS, pagePolicy } from './pageStyle.ts';
import type { View } from './view.ts';

// Shows the form, and on a press asks for the position once, rounds it to 0.002° (about 200 m) and sends the form.
const SCRIPT = `(f=>{let g=navigator.geolocation;if(!f||!g)return;f.hidden=0;f.onsubmit=e=>{e.preventDefault();let b=f.querySelector('button'),r=n=>(Math.round(n*500)/500).toFixed(3);b.disabled=1;g.getCurrentPosition(({coords:c})=>{f.lon.value=r(c.longitude);f.lat.value=r(c.latitude);f.accuracy.value=Math.ceil(c.accuracy);f.submit()},()=>{b.disabled=0;f.lastElementChild.hidden=0},{enableHighAccuracy:true,timeout:2e4})}})(document.getElementById('here'))`;

/** Markup from a constant: through the template its quotes would be escaped, and the hash in the policy would not fit. */
export const HERE_SCRIPT = new Html(`<script>${SCRIPT}</script>`);

/** Headers of a scan page: it may ask for the position, and runs this one script. */
export const SCAN_HEADERS: OutgoingHttpHeaders = {
  ...PAGE_HEADERS,
  'Content-Security-Policy': pagePolicy(createHash('sha256').update(SCRIPT).digest('base64')),
  'Permissions-Policy': 'camera=(), geolocation=(self), microphone=()',
};

/** A press says "I stand before this sign". Not to be seen without script: only a browser knows where it is. */
export const hereForm = ({ say, lang }: View, id: SignId, query: string): Html =>
  html`<form id="here" method="post" action="/s/${id}/here" hidden><h2>${say('帮忙核对位置', 'Help to check the position')}</h2>
<p class="soft">${say(
    '如果您正站在标志前，可以告诉我们：手机只发送一次约 200 米精度的位置，不记录您是谁。',
    'If you stand before the sign, you may tell us: your phone sends its position once, rounded to about 200 m, and nothing about you.',
  )}</p>
<input type="hidden" name="code" value="${query}"><input type="hidden" name="lang" value="${lang}"><input type="hidden" name="lon"><input type="hidden" name="lat"><input type="hidden" name="accuracy">
<p class="acts"><button>${say('我正在这块标志前', 'I stand before this sign')}</button></p>
<p class="note warn" role="alert" hidden>${say('没有取得位置，未发送任何内容。', 'No position was given; nothing was sent.')}</p></form>`;
