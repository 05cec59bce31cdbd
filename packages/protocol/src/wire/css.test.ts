import { assetInUrl } from './asset';
import { scrubCss } from './css';

test.each([
  ['p{background:url(/x.png) red}', 'p{background:none red}'],
  ['p{background:URL( "https://a/b(c).png" )}', 'p{background:none}'],
  ['p{background:u\\72l(/x)}', 'p{background:none}'],
  ['p{background:\\000075rl(/x)}', 'p{background:none}'],
  ['p{background:image-set("a.png" 1x, url(b.png) 2x)}', 'p{background:none}'],
  ['p{background:-webkit-image-set(url(a.png) 1x)}', 'p{background:none}'],
  ['p{background:cross-fade(url(a), url(b))}', 'p{background:none}'],
  ['p{cursor:url(x.cur),auto}', 'p{cursor:none,auto}'],
  ['@import "x.css"; p{color:red}', ' p{color:red}'],
  ['@IMPORT url(x.css) screen;p{color:red}', 'p{color:red}'],
  ['@\\69mport "x.css";p{}', 'p{}'],
  ['@charset "utf-8";p{}', 'p{}'],
  ['p{color:/* secret */red}', 'p{color:red}'],
  ['p{background:url(/x', 'p{background:none'],
  ['/* open', ''],
  ['p::after{content:"url(x) /* kept */"}', 'p::after{content:"url(x) /* kept */"}'],
  ['rect{fill:url(#grad)}', 'rect{fill:url(#grad)}'],
  ['p{width:calc(1px + 2px);color:rgb(1 2 3)}', 'p{width:calc(1px + 2px);color:rgb(1 2 3)}'],
  ['@font-face{font-family:x;src:url(x.woff2) format("woff2")}', '@font-face{font-family:x;src:none format("woff2")}'],
  ['@media (min-width:1px){a{b:c}}', '@media (min-width:1px){a{b:c}}'],
])('[PRIV-9] %s', (css, scrubbed) => expect(scrubCss(css)).toBe(scrubbed));

describe('[PRIV-9] in the place of a URL stands an asset or nothing', () => {
  const ID = 'abcdefghijklmnopabcdefghijklmnop';
  const assets: Readonly<Record<string, string>> = { '/x.png': `url(asset-${ID})`, 'f.woff2': `url(asset-${ID})` };
  test.each([
    ['p{background:url("/x.png") red}', `p{background:url(asset-${ID}) red}`],
    ['p{background:url( /x.png )}', `p{background:url(asset-${ID})}`],
    ["p{background:URL('/x.png'),url(/y.png)}", `p{background:url(asset-${ID}),none}`],
    ['@font-face{src:url(f.woff2) format("woff2")}', `@font-face{src:url(asset-${ID}) format("woff2")}`],
    ['p{background:image-set(url(/x.png) 1x)}', 'p{background:none}'],
    ['@import url(/x.png);p{}', 'p{}'],
  ])('%s', (css, scrubbed) => expect(scrubCss(css, (url) => assets[url] ?? null)).toBe(scrubbed));

  test('and a viewer reads no other reference', () => {
    expect(assetInUrl(`asset-${ID}`)).toBe(ID);
    const others = [
      ID,
      `asset-${ID}x`,
      `asset-${ID.toUpperCase()}`,
      `asset-${ID}\n`,
      `http://e/asset-${ID}`,
      'asset-',
      'data:,',
    ];
    for (const other of others) expect(assetInUrl(other)).toBeNull();
  });
});
