import { writeFileSync } from 'node:fs';
import { editionOf } from '#server/signs/editionOf.ts';
import { plateLayout } from '#server/signs/plateLayout.ts';
import { plateSvg } from '#server/signs/plateSvg.ts';
import sharp from 'sharp';
const url='https://dm.wuzhong.gov.cn/s/01JD2Q5N8X7R3V9T4K6M0PABCE?v=2&k=A1&c=7K2M&s='.padEnd(150,'aB3_-xYz09');
const story='相传明代洪武年间，此地为屯田军户聚居之所，筑堡以守，堡前有井，水甘而旺，人称金积井。清康熙年间引黄河水入秦渠，稻田连片，遂成集市。民国二十二年改堡为镇，沿用至今。街名取“裕国安民”之意。';
const ed=editionOf();
const one=(type:any,over:any={},ground='blue')=>{const r=ed.plates.find(p=>p.type===type)!;const side=Math.max(r.qr.sideMillimetres,60);return plateLayout(ed,{type,widthMillimetres:r.size.widthMillimetres,heightMillimetres:r.size.heightMillimetres,textCn:'裕民街',textRoman:'YUMIN JIE',ground,qr:{url,sideMillimetres:side},...over});};
const all:Record<string,any>={
 street:one('street'), street_long:one('street',{textCn:'吴灵青团结东路',textRoman:"WULINGQING TUANJIE DONGLU"},'green'), lane:one('lane',{textCn:'古城三巷',textRoman:'GUCHENG SANXIANG'},'green'),
 residential:one('residential',{textCn:'𬭚于小区',textRoman:'CHUNYU XIAOQU'}), building:one('building',{textCn:'盛元小区',textRoman:'SHENGYUAN XIAOQU',number:'12'}),
 unit:one('unit',{textCn:'盛元小区',number:'12-3'}), unit3:one('unit',{textCn:'盛元小区',number:'3'}), door_small:one('door_small',{number:'126'}), door_large:one('door_large',{number:'126',postcode:'751100'}), door_large_noPost:one('door_large',{number:'126-1'}),
 village:one('village',{textCn:'金积村',textRoman:'JINJI CUN'}), street_new:one('street_new',{story}), street_new_plain:one('street_new',{},'green'), village_new:one('village_new',{textCn:'金积村',textRoman:'JINJI CUN',story:story.slice(0,60)}), culture:one('culture',{textCn:'金积堡',textRoman:'JINJI PU',story}),
 culture_short:one('culture',{textCn:'金积堡',textRoman:'JINJI PU',story:'旧时沿路种稻'}),
 minority:one('street',{textCn:'裕民街',textMinority:'Yizminz Gai'}), rare:one('street',{textCn:'𠮷安路',textRoman:"JI'AN LU"},'green'),
};
for (const [k,v] of Object.entries(all)) { const svg=plateSvg(v); writeFileSync(`/tmp/plates/${k}.svg`,svg); await sharp(Buffer.from(svg)).resize({width:700}).flatten({background:'#ccc'}).png().toFile(`/tmp/plates/${k}.png`); }
// sheet
const names=Object.keys(all); const cols=3; const W=480,H=360;
const comps=await Promise.all(names.map(async(k,i)=>({input:await sharp(`/tmp/plates/${k}.png`).resize({width:W-20,height:H-20,fit:'inside'}).toBuffer(),left:(i%cols)*W+10,top:Math.floor(i/cols)*H+10})));
await sharp({create:{width:W*cols,height:H*Math.ceil(names.length/cols),channels:3,background:'#ddd'}}).composite(comps).png().toFile('/tmp/plates/sheet.png');
