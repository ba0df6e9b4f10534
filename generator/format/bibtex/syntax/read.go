package syntax

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"lectern/generator/diag"
)

// Bounds on what a file can make of itself.
const (
	maxFields = 500     // of an entry
	maxJoined = 1 << 20 // bytes that macros and # may add to a file, beside its own length
)

// Read reads a file. Everything that is wrong with it is a warning.
func Read(file string, src []byte, ds *diag.List) []Entry {
	text := strings.ToValidUTF8(strings.TrimPrefix(string(src), "\uFEFF"), "\uFFFD")
	r := &reader{src: text, ds: ds, macros: months(), budget: len(text) + maxJoined}
	r.lines = newLines(file, text)
	if !utf8.Valid(src) {
		r.warn("bib-encoding", 0, "save the file as UTF-8", "the file is not in UTF-8: what cannot be read is shown as \uFFFD")
	}
	for r.next() {
		r.entry()
	}
	return r.entries
}

type reader struct {
	src      string
	pos      int
	lines    *lines
	ds       *diag.List
	macros   map[string]string
	budget   int
	entries  []Entry
	unclosed bool // a comment was not closed: no later one is searched for its end
}

// months are the macros that every style defines.
func months() map[string]string {
	m := map[string]string{}
	for _, name := range strings.Fields("jan feb mar apr may jun jul aug sep oct nov dec") {
		m[name] = name
	}
	return m
}

func (r *reader) warn(code string, at int, hint, format string, args ...any) {
	r.ds.Add(diag.Diagnostic{Severity: diag.Warning, Code: code, Place: r.lines.place(at),
		Message: fmt.Sprintf(format, args...), Hint: hint})
}

// next moves behind the next @.
func (r *reader) next() bool {
	i := strings.IndexByte(r.src[r.pos:], '@')
	if i < 0 {
		return false
	}
	r.pos += i + 1
	return true
}

// entry reads what follows an @.
func (r *reader) entry() {
	at := r.pos - 1
	r.space()
	kind := strings.ToLower(r.word())
	r.space()
	open := r.peek()
	if kind == "" || open != '{' && open != '(' {
		return // an @ in a comment: somebody's address
	}
	r.pos++
	closing := byte('}')
	if open == '(' {
		closing = ')'
	}
	switch kind {
	case "comment":
		r.comment()
	case "preamble":
		r.value()
		r.close(closing, at, "the preamble")
	case "string":
		r.macro(closing, at)
	default:
		r.record(kind, closing, at)
	}
}

// comment skips a comment up to the brace that closes it, with all entries in it.
func (r *reader) comment() {
	if r.unclosed {
		return
	}
	depth := 1
	for i := r.pos; i < len(r.src); i++ {
		switch r.src[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				r.pos = i + 1
				return
			}
		}
	}
	r.unclosed = true
}

// macro reads @string{name = value}.
func (r *reader) macro(closing byte, at int) {
	r.space()
	name := strings.ToLower(r.word())
	r.space()
	if name == "" || r.peek() != '=' {
		r.warn("bib-syntax", at, `write @string{name = "value"}`, "this @string defines nothing")
		return
	}
	r.pos++
	if value, ok := r.value(); ok {
		r.macros[name] = value.Value
	}
	r.close(closing, at, "this @string")
}

// close moves behind the delimiter that ends an entry.
func (r *reader) close(closing byte, at int, what string) bool {
	r.space()
	if r.peek() == ',' {
		r.pos++
		r.space()
	}
	if r.peek() != closing {
		r.warn("bib-syntax", at, fmt.Sprintf("close it with %q", closing), "%s is not closed", what)
		return false
	}
	r.pos++
	return true
}

// record reads an entry with a key and fields.
func (r *reader) record(kind string, closing byte, at int) {
	r.space()
	e := Entry{Type: kind, Key: r.key(closing), Place: r.lines.place(at)}
	switch r.space(); {
	case r.peek() == '=':
		r.warn("bib-key", at, "write @"+kind+"{key, …", "the entry has no citation key: it was set aside")
		r.skip()
		return
	case strings.ContainsAny(e.Key, " \t"):
		r.warn("bib-key", at, "write it without spaces", "the citation key %q holds a space: _ stands for it", short(e.Key))
		e.Key = strings.Join(strings.Fields(e.Key), "_")
	}
	for {
		r.space()
		switch c := r.peek(); {
		case c == closing:
			r.pos++
			r.entries = append(r.entries, e)
			return
		case c == ',':
			r.pos++
			continue
		case r.pos >= len(r.src) || r.begins():
			r.warn("bib-syntax", at, fmt.Sprintf("close it with %q", closing), "the entry %q is not closed", e.Key)
			r.entries = append(r.entries, e)
			return
		}
		if !r.field(&e) {
			r.entries = append(r.entries, e)
			r.skip()
			return
		}
	}
}

// skip moves to the next line that begins an entry.
func (r *reader) skip() {
	if r.pos > 0 && r.src[r.pos-1] == '\n' && r.beginsAt(r.pos) {
		return
	}
	for {
		i := strings.IndexByte(r.src[r.pos:], '\n')
		if i < 0 {
			r.pos = len(r.src)
			return
		}
		if r.pos += i + 1; r.beginsAt(r.pos) {
			return
		}
	}
}

// field reads name = value. It reports false where the entry cannot be read on.
func (r *reader) field(e *Entry) bool {
	at := r.pos
	name := strings.ToLower(r.word())
	r.space()
	if name == "" || r.peek() != '=' {
		r.warn("bib-syntax", at, "write name = {value},", "this is no field: it is left out of the entry %q", e.Key)
		r.pos = max(r.pos, at+1)
		for r.pos < len(r.src) && strings.IndexByte(",})", r.peek()) < 0 && !(r.src[r.pos-1] == '\n' && r.beginsAt(r.pos)) {
			r.pos++
		}
		return true
	}
	r.pos++
	f, ok := r.value()
	f.Name, f.Place = name, r.lines.place(at)
	switch {
	case !ok:
	case e.Get(name) != nil:
		r.warn("bib-field-twice", at, "leave one of them out", "the entry %q has the field %s twice: the first counts", e.Key, name)
	case len(e.Fields) < maxFields:
		e.Fields = append(e.Fields, f)
	}
	return ok
}
