// Package jsonld writes JSON for machines: the structured data in the heads of pages,
// linksets, the site's API. What it writes may stand in a script element as it is. It
// knows JSON and nothing of what is said in it.
package jsonld

import (
	"strconv"
	"sync"
	"unicode/utf8"
)

// Writer appends JSON. Keys come in the order in which they are written, and an empty
// text is left out with its key. The zero value is ready.
type Writer struct{ buf []byte }

// Bytes returns what was written. It is the writer's own.
func (w *Writer) Bytes() []byte { return w.buf }

// String returns what was written.
func (w *Writer) String() string { return string(w.buf) }

// Pool lends writers, whose room is used again. It serves many goroutines at once; the
// zero value is ready.
type Pool struct{ pool sync.Pool }

// Get lends a writer in which nothing is written yet.
func (p *Pool) Get() *Writer {
	w, used := p.pool.Get().(*Writer)
	if !used {
		return new(Writer)
	}
	w.buf = w.buf[:0]
	return w
}

// Put takes a writer back, with all that was written in it.
func (p *Pool) Put(w *Writer) { p.pool.Put(w) }

// key begins a value: with its name in an object, without one ("") in a list.
func (w *Writer) key(name string) {
	if n := len(w.buf); n > 0 {
		if last := w.buf[n-1]; last != '{' && last != '[' {
			w.buf = append(w.buf, ',')
		}
	}
	if name != "" {
		w.buf = append(w.buf, '"')
		w.buf = append(w.buf, name...)
		w.buf = append(w.buf, '"', ':')
	}
}

// Object writes an object with what fill writes into it.
func (w *Writer) Object(name string, fill func()) {
	w.key(name)
	w.buf = append(w.buf, '{')
	fill()
	w.buf = append(w.buf, '}')
}

// List writes a list with what fill writes into it; an empty one is left out.
func (w *Writer) List(name string, fill func()) {
	before := len(w.buf)
	w.key(name)
	w.buf = append(w.buf, '[')
	begun := len(w.buf)
	fill()
	if len(w.buf) == begun {
		w.buf = w.buf[:before]
		return
	}
	w.buf = append(w.buf, ']')
}

// Text writes a text.
func (w *Writer) Text(name, value string) {
	if value != "" {
		w.key(name)
		w.quoted(value)
	}
}

// Texts writes a list of texts; a single one stands for itself.
func (w *Writer) Texts(name string, values []string) {
	if len(values) == 1 {
		w.Text(name, values[0])
		return
	}
	w.List(name, func() {
		for _, v := range values {
			w.Text("", v)
		}
	})
}

// Int writes a number.
func (w *Writer) Int(name string, n int) {
	w.key(name)
	w.buf = strconv.AppendInt(w.buf, int64(n), 10)
}

// Bool writes a truth value.
func (w *Writer) Bool(name string, b bool) {
	w.key(name)
	w.buf = strconv.AppendBool(w.buf, b)
}

// Type writes the type of a thing.
func (w *Writer) Type(name string) { w.Text("@type", name) }

const hex = "0123456789abcdef"

// quoted appends a string. `<`, `>` and `&` are escaped, so that nothing in it can end
// a script element or begin a comment there; so are the two line ends of JavaScript,
// which JSON allows. Bytes that are no UTF-8 become U+FFFD.
func (w *Writer) quoted(s string) {
	b := append(w.buf, '"')
	from := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= utf8.RuneSelf {
			r, size := utf8.DecodeRuneInString(s[i:])
			switch {
			case r == utf8.RuneError && size == 1:
				b = append(append(b, s[from:i]...), "\ufffd"...)
				from = i + 1
			case r == '\u2028' || r == '\u2029':
				b = append(append(b, s[from:i]...), `\u202`...)
				b = append(b, hex[r&15])
				from = i + size
			}
			i += size
			continue
		}
		if c < ' ' || c == '"' || c == '\\' || c == '<' || c == '>' || c == '&' {
			b = append(b, s[from:i]...)
			b = escaped(b, c)
			from = i + 1
		}
		i++
	}
	w.buf = append(append(b, s[from:]...), '"')
}

func escaped(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	}
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
}
