// Formats works in CSL-JSON with citeproc-js, as the judge of package citation:
//
//	node citeproc.mjs FOLDER STYLE... < works.json > references.json
//
// FOLDER holds the styles (apa.csl, ...) and locales-en-US.xml; citeproc must be among the
// modules that node finds from there or from NODE_PATH. Each work is formatted by itself and
// in en-US, without the number that a numbered style puts before it. Written is, for each
// work, an object of style = reference, in the form that package run writes: text
// in the elements b, i, span (small capitals), sup and sub.
import fs from 'node:fs'
import { createRequire } from 'node:module'

const [folder, ...styles] = process.argv.slice(2)
const require = createRequire(process.env.NODE_PATH ? process.env.NODE_PATH + '/x.js' : fs.realpathSync(folder) + '/x.js')
const CSL = require('citeproc')
const locale = fs.readFileSync(folder + '/locales-en-US.xml', 'utf8')
const works = JSON.parse(fs.readFileSync(0, 'utf8')).map((w, i) => ({ ...w, id: String(i) }))

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' }
const decoded = s => s.replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, (all, d, x, name) =>
  d ? String.fromCodePoint(+d) : x ? String.fromCodePoint(parseInt(x, 16)) : entities[name] ?? all)

// faces maps an opening tag to what it changes.
function faces (tag, now) {
  if (/^<i>/.test(tag)) return { ...now, i: true }
  if (/^<b>/.test(tag)) return { ...now, b: true }
  if (/^<su[pb]>/.test(tag)) return { ...now, v: tag.slice(1, 4) }
  if (/font-style:\s*normal/.test(tag)) return { ...now, i: false }
  if (/font-style:\s*italic/.test(tag)) return { ...now, i: true }
  if (/font-weight:\s*normal/.test(tag)) return { ...now, b: false }
  if (/font-variant:\s*normal/.test(tag)) return { ...now, u: false }
  if (/small-caps/.test(tag)) return { ...now, u: true }
  return now
}

function runs (html) {
  const out = []
  const stack = [{}]
  for (const piece of html.match(/<[^>]*>|[^<]+/g) ?? []) {
    const now = stack[stack.length - 1]
    if (piece.startsWith('</')) { if (stack.length > 1) stack.pop() } else if (piece.startsWith('<')) stack.push(faces(piece, now))
    else {
      const key = (now.b ? 'b ' : '') + (now.i ? 'i ' : '') + (now.u ? 'u ' : '') + (now.v ?? '')
      const last = out[out.length - 1]
      if (last && last.key === key) last.text += decoded(piece)
      else out.push({ key, text: decoded(piece) })
    }
  }
  return out.map(r => {
    const elements = r.key.split(' ').filter(Boolean)
    const text = r.text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
    return elements.map(e => e === 'u' ? '<span class="small-caps">' : `<${e}>`).join('') + text +
      elements.reverse().map(e => e === 'u' ? '</span>' : `</${e}>`).join('')
  }).join('')
}

const got = works.map(() => ({}))
for (const style of styles) {
  const sys = { retrieveLocale: () => locale, retrieveItem: id => works[id] }
  const engine = new CSL.Engine(sys, fs.readFileSync(`${folder}/${style}.csl`, 'utf8'), 'en-US', true)
  works.forEach((w, i) => {
    engine.updateItems([w.id])
    let html = engine.makeBibliography()[1].join('').trim()
    html = html.replace(/^<div class="csl-entry">/, '').replace(/<\/div>$/, '').trim()
    const numbered = /^<div class="csl-left-margin">.*?<\/div>\s*<div class="csl-right-inline">([\s\S]*)<\/div>$/.exec(html)
    got[i][style] = runs((numbered ? numbered[1] : html).trim()).trim()
  })
}
process.stdout.write(JSON.stringify(got, null, 1) + '\n')
