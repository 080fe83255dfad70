/** What is drawn for each category, on a road under a sky of 640 × 420; a category without a scene is not photographed. */

const heap = (x: number, y: number) =>
  `<path d="M${x} ${y}l34-62 44 22 28-38 66 78z" fill="#5d6b4f"/><circle cx="${x + 50}" cy="${y - 14}" r="22" fill="#8a7a5a"/><circle cx="${x + 112}" cy="${y - 10}" r="18" fill="#c9c4b4"/><rect x="${x + 66}" y="${y - 40}" width="26" height="20" rx="4" fill="#3f6f8a"/>`;
const water = (y: number, shallow: string, deep: string) =>
  `<path d="M0 ${y}Q80 ${y - 30} 160 ${y}T320 ${y}T480 ${y}T640 ${y}V420H0Z" fill="${shallow}"/><path d="M0 ${y + 35}Q80 ${y + 12} 160 ${y + 35}T320 ${y + 35}T480 ${y + 35}T640 ${y + 35}V420H0Z" fill="${deep}"/>`;
const house = (x: number, wall = '#c9b58f') =>
  `<rect x="${x}" y="190" width="170" height="140" fill="${wall}"/><path d="M${x - 20} 195L${x + 85} 118L${x + 190} 195Z" fill="#8a4d16"/><rect x="${x + 66}" y="250" width="40" height="80" fill="#5d3a1c"/>`;
const tree = (x: number, tilt = 0) =>
  `<g transform="rotate(${tilt} ${x} 340)"><rect x="${x - 13}" y="180" width="26" height="160" fill="#5d3a1c"/><circle cx="${x}" cy="150" r="72" fill="#3f5f3a"/><circle cx="${x + 50}" cy="185" r="46" fill="#4b6e44"/></g>`;
const pole = (x: number) => `<rect x="${x}" y="70" width="12" height="270" fill="#4a3a2c"/>`;
const car = (x: number, y: number, colour: string) =>
  `<path d="M${x} ${y}v-34h26l24-34h70l30 34h24v34z" fill="${colour}"/><circle cx="${x + 38}" cy="${y}" r="17" fill="#1d1d1f"/><circle cx="${x + 136}" cy="${y}" r="17" fill="#1d1d1f"/>`;
const sign = (x: number) =>
  `<rect x="${x - 5}" y="160" width="10" height="180" fill="#777"/><path d="M${x} 92l52 88h-104z" fill="#e8b93c" stroke="#2b2622" stroke-width="7"/>`;
const pit =
  '<ellipse cx="330" cy="345" rx="92" ry="27" fill="#2b2622"/><ellipse cx="330" cy="339" rx="70" ry="17" fill="#4a4038"/>';
const walk = '<path d="M440 420L372 255H430L600 420Z" fill="#b7aa95"/>';

/** Scenes by category, as SVG. */
export const SCENES: Readonly<Record<string, string>> = {
  'street-light': `<path d="M420 340V95q0-25-25-25h-55" fill="none" stroke="#77777f" stroke-width="11"/><path d="M316 60h50l-9 24h-32z" fill="#8d8d95"/><circle cx="341" cy="92" r="13" fill="#3c3a34"/>`,
  pothole: pit,
  'bridge-damage': `${water(320, '#6f8796', '#566f80')}<path d="M40 300H280V322H40ZM380 300H600V322H380Z" fill="#7a5a38"/><path d="M60 300V250M140 300V250M220 300V250M440 300V250M540 300V268M60 255H260" stroke="#5d3a1c" stroke-width="9" fill="none"/>`,
  sidewalk: `${walk}<path d="M452 330l44-10 22 34-52 8z" fill="#3a332c"/><path d="M470 372l30-6 18 26-40 4z" fill="#57503f"/>`,
  'landslide-road':
    '<path d="M640 420V120Q540 150 470 260T300 400L360 420Z" fill="#8a5a34"/><circle cx="360" cy="372" r="22" fill="#6b5a48"/><circle cx="420" cy="340" r="30" fill="#7a6a55"/><circle cx="318" cy="392" r="14" fill="#5a4a3a"/>',
  'blocked-drain': `<path d="M90 420L250 255H285L210 420Z" fill="#2f3a35"/>${heap(120, 400)}`,
  flooding: `${house(110)}${water(300, '#8a7a5c', '#6f6248')}`,
  'water-supply':
    '<path d="M270 120h90v34h-90zM300 90h30v34h-30zM360 128h60q22 0 22 24v44h-30v-36h-52z" fill="#8f979c"/><path d="M427 214l11 24a12 12 0 1 1-22 0z" fill="#7a5a38"/><path d="M370 300h120l-14 90h-92z" fill="#3f6f8a"/>',
  'water-leak':
    '<rect x="120" y="330" width="400" height="34" rx="14" fill="#6f7a80"/><path d="M322 332Q290 220 240 240M326 332Q332 200 336 190M330 332Q370 220 420 246" stroke="#a9cbe0" stroke-width="10" fill="none"/><ellipse cx="330" cy="386" rx="150" ry="18" fill="#7d9db0"/>',
  'river-pollution': `${water(290, '#4d5346', '#3a4036')}<circle cx="180" cy="340" r="16" fill="#e6e3d8"/><circle cx="205" cy="346" r="11" fill="#d8d4c6"/><path d="M400 350q26-18 52 0q-26 18-52 0l-16-12v24z" fill="#c9c4b4"/><rect x="520" y="250" width="120" height="40" fill="#6f7a80"/>`,
  'riverbank-erosion': `${house(400)}${water(350, '#6f8796', '#566f80')}<path d="M360 330H640V350Q520 352 480 392T360 410Z" fill="#8a5a34"/>`,
  'uncollected-waste': `${heap(190, 372)}${heap(290, 380)}<rect x="420" y="270" width="110" height="100" rx="8" fill="#3a6b45"/><path d="M410 262h130v16H410z" fill="#2c5235"/>`,
  'illegal-dumping': `${tree(520)}${heap(180, 380)}<path d="M340 380q-6-70 30-76t40 76z" fill="#b8ad94"/>`,
  'fallen-tree':
    '<g transform="rotate(-8 320 340)"><rect x="120" y="322" width="330" height="30" rx="12" fill="#5d3a1c"/><circle cx="480" cy="325" r="62" fill="#3f5f3a"/><circle cx="430" cy="360" r="42" fill="#4b6e44"/></g>',
  'overgrown-tree': `${pole(230)}<path d="M0 120Q230 150 640 100" stroke="#1d1d1f" stroke-width="5" fill="none"/>${tree(300)}`,
  'park-facility':
    '<path d="M180 350L240 150H400L460 350" fill="none" stroke="#a8452c" stroke-width="12"/><path d="M280 150V290M360 150V240" stroke="#3a3a3a" stroke-width="5"/><path d="M262 292l70 26" stroke="#5d3a1c" stroke-width="14"/>',
  'smoke-burning':
    '<path d="M300 360q-60-70-10-130t10-130q60 40 30 110t60 150z" fill="#8b8781" opacity=".75"/><path d="M360 360q-30-60 20-110t0-140q80 60 40 130t30 120z" fill="#a5a19a" opacity=".7"/><path d="M290 372q10-50 34-60t10 30q30-20 34 30z" fill="#d8702a"/>',
  'traffic-light':
    '<rect x="300" y="120" width="14" height="220" fill="#3a3a3a"/><rect x="275" y="60" width="64" height="130" rx="12" fill="#222"/><circle cx="307" cy="90" r="16" fill="#4a2a26"/><circle cx="307" cy="126" r="16" fill="#4a4226"/><circle cx="307" cy="162" r="16" fill="#26402c"/>',
  'road-sign': `<g transform="rotate(32 330 340)">${sign(330)}</g>`,
  'illegal-parking': `${walk}${car(380, 350, '#9c3b2f')}${sign(150)}`,
  'public-transport':
    '<path d="M150 200H430V216H150Z" fill="#8a4d16"/><path d="M170 216V350M410 216V350" stroke="#555" stroke-width="10"/><path d="M210 300h150v14H210z" fill="#5d3a1c"/><path d="M360 300l26 30" stroke="#5d3a1c" stroke-width="12"/>',
  'hanging-cable': `${pole(120)}${pole(520)}<path d="M126 90Q330 120 526 90M126 106Q320 380 526 106" stroke="#1d1d1f" stroke-width="6" fill="none"/>`,
  'street-vendor': `${walk}<path d="M330 210h250l-20-50H350z" fill="#a8452c"/><path d="M345 210V350M565 210V350" stroke="#555" stroke-width="8"/><rect x="345" y="290" width="220" height="44" fill="#7a5a38"/><circle cx="400" cy="280" r="14" fill="#d8702a"/><circle cx="440" cy="280" r="14" fill="#4b6e44"/><circle cx="480" cy="280" r="14" fill="#e8b93c"/>`,
  'illegal-billboard': `${tree(200)}<g transform="rotate(-7 380 240)"><rect x="250" y="190" width="260" height="90" fill="#fbf4e4" stroke="#a8452c" stroke-width="8"/><path d="M275 220h150M275 246h200" stroke="#8a8a8a" stroke-width="10"/></g>`,
  'wild-animal':
    '<path d="M150 370q60-70 120 0t120 0t110-30" fill="none" stroke="#4b5a2c" stroke-width="24" stroke-linecap="round"/><path d="M500 340l34-16-4 26z" fill="#4b5a2c"/>',
  'stray-animal':
    '<path d="M250 290q-34-20-30-50 16 26 44 26h130l20-34 16 10 30 12 6 16-30 14-10 8v88h-20l-6-58H302l-10 58h-20l-6-62z" fill="#7a5a38"/><circle cx="436" cy="258" r="4" fill="#1d1d1f"/>',
  dengue: `<path d="M230 250h160l-18 120H248z" fill="#8f979c"/><ellipse cx="310" cy="252" rx="80" ry="18" fill="#4f6a6e"/><path d="M420 150l-40 26m40-26l-34-20m34 20l6 44m-6-44l40 30" stroke="#1d1d1f" stroke-width="5"/><ellipse cx="426" cy="148" rx="20" ry="9" fill="#1d1d1f"/>`,
  school: `<rect x="120" y="190" width="400" height="140" fill="#d9c9a3"/><path d="M95 195H545L500 135H140Z" fill="#a8452c"/><path d="M160 230h60v50h-60zM260 230h60v50h-60zM420 230h60v50h-60z" fill="#6f8796"/><path d="M350 135l34 60" stroke="#2b2622" stroke-width="10"/>`,
  'market-facility':
    '<path d="M90 180H550V200H90Z" fill="#6f7a80"/><path d="M110 200V350M530 200V350M320 200V350" stroke="#555" stroke-width="10"/><path d="M150 300h140v50H150zM350 300h150v50H350z" fill="#7a5a38"/><path d="M240 206v70M260 206v50M420 206v80" stroke="#a9cbe0" stroke-width="7"/>',
  'food-price':
    '<path d="M130 340h380v40H130z" fill="#7a5a38"/><path d="M170 340q0-60 50-60t50 60zM300 340q0-60 50-60t50 60z" fill="#c9a24a"/><rect x="420" y="230" width="64" height="110" rx="18" fill="#3a8a4a"/><path d="M250 190h120v60H250z" fill="#fbf4e4"/><path d="M268 210h84M268 230h60" stroke="#2b2622" stroke-width="8"/>',
  'public-wifi': `${pole(300)}<rect x="270" y="150" width="76" height="50" rx="6" fill="#dedad0"/><path d="M200 120q108-90 216 0M236 146q72-58 144 0" fill="none" stroke="#8d2b20" stroke-width="10"/><path d="M250 80l116 130" stroke="#8d2b20" stroke-width="12"/>`,
  'tourism-site':
    '<path d="M170 340h300v-30H440v-34h-30v-34h-30v-44l-60-60-60 60v44h-30v34h-30v34h-30z" fill="#8b8781"/><path d="M300 340v-54h40v54z" fill="#3a3a3a"/>',
};

/** Photographed in the dark. */
export const AT_NIGHT: ReadonlySet<string> = new Set(['street-light']);
