// Prints what citation-js reads from a RIS file, a line for each fact: node citation.mjs FOLDER FILE
import fs from 'node:fs'
import path from 'node:path'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [folder, file] = process.argv.slice(2)
const require = createRequire(pathToFileURL(path.resolve(folder, 'x.js')))
const { plugins } = require('@citation-js/core')
require('@citation-js/plugin-ris')
const line = v => (Array.isArray(v) ? v.join('; ') : String(v ?? '')).normalize('NFC').replace(/\s+/g, ' ').trim()
const name = n => line(n.literal ?? [[n['dropping-particle'], n['non-dropping-particle']].filter(Boolean).join(' '), n.family, n.suffix, n.given].map(s => s ?? '').join('|').replace(/^\|+|\|+$/g, ''))
const date = d => (d?.['date-parts'] ?? []).slice(0, 2).map(p => p.map(Number).join('-')).join('/')
const plain = ['title', 'container-title', 'collection-title', 'volume', 'issue', 'number', 'page', 'edition', 'publisher', 'publisher-place',
  'genre', 'event', 'event-place', 'DOI', 'ISBN', 'ISSN', 'PMID', 'URL', 'language', 'keyword', 'note', 'abstract']
plugins.input.chain(fs.readFileSync(file, 'utf8'), { generateGraph: false, forceType: '@ris/file' }).forEach((c, i) => {
  const say = (key, value) => value && console.log(`${i} ${key}: ${value}`)
  say('id', line(c.id))
  say('type', line(c.type))
  for (const key of ['author', 'editor', 'translator']) say(key, (c[key] ?? []).map(name).join('; '))
  say('issued', date(c.issued))
  for (const key of plain) say(key, line(c[key] ?? c[{ event: 'event-title', edition: 'version' }[key]]))
})
