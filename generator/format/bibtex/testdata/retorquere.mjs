// Prints what @retorquere/bibtex-parser reads from a .bib file: node retorquere.mjs JUDGES FILE
import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

const [judges, file] = process.argv.slice(2)
const { parse } = await import(pathToFileURL(path.resolve(judges, 'node_modules/@retorquere/bibtex-parser/dist/esm/index.js')))
const plain = s => String(s ?? '').replace(/<[^>]*>/g, '').normalize('NFC').replace(/\s+/g, ' ').trim()
const name = n => plain(n.name ?? [n.prefix, n.lastName, n.suffix, n.firstName].map(s => s ?? '').join('|').replace(/^\|+|\|+$/g, ''))
const { entries } = parse(fs.readFileSync(file, 'utf8'), { sentenceCase: false })
console.log(JSON.stringify(entries.filter(e => !['xdata', 'set'].includes(e.type)).map(({ key, fields: f }) => ({
  key, title: plain([f.title, f.subtitle].filter(Boolean).join(': ')),
  year: (String(f.date ?? f.year ?? '').match(/\d{4}/) ?? [''])[0], doi: String(f.doi ?? ''), pages: plain(f.pages),
  authors: (f.author ?? []).filter(n => n.name !== 'others' && n.lastName !== 'others').map(name),
}))))
