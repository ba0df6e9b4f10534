package syntax

import "strings"

// value reads parts joined by #. It reports false where one of them does not end.
func (r *reader) value() (Field, bool) {
	f := Field{offset: -1, lines: r.lines}
	for parts := 1; ; parts++ {
		r.space()
		from := r.pos
		s, ok := r.part()
		if !ok {
			return f, false
		}
		switch delimited := from < len(r.src) && (r.src[from] == '{' || r.src[from] == '"'); {
		case parts == 1 && delimited:
			f.Value, f.offset = s, from+1
		case parts == 1:
			f.Value = s
		default:
			f.Value, f.offset = f.Value+r.afford(from, len(f.Value)+len(s), s), -1
		}
		r.space()
		if r.peek() != '#' {
			return f, true
		}
		r.pos++
	}
}

// afford returns what is joined to a value, or nothing when all values of the file
// have grown too much.
func (r *reader) afford(at, size int, s string) string {
	if r.budget < size {
		if r.budget >= 0 {
			r.warn("bib-macros", at, "", "the macros of this file make more text than is read: what they add from here on is left out")
		}
		r.budget = -1
		return ""
	}
	r.budget -= size
	return s
}

// part reads one part of a value: {..}, "..", a number, or the name of a macro.
func (r *reader) part() (string, bool) {
	switch c := r.peek(); {
	case c == '{':
		return r.delimited('}')
	case c == '"':
		return r.delimited('"')
	case '0' <= c && c <= '9':
		from := r.pos
		for c := r.peek(); '0' <= c && c <= '9'; c = r.peek() {
			r.pos++
		}
		if r.peek() != '-' { // pages = 45--67: not BibTeX, and clear
			return r.src[from:r.pos], true
		}
		for strings.IndexByte(" \t\r\n,}", r.peek()) < 0 && r.pos < len(r.src) {
			r.pos++
		}
		return r.src[from:r.pos], true
	}
	at := r.pos
	name := r.word()
	if name == "" {
		r.warn("bib-syntax", at, "write name = {value}", "there is no value here")
		return "", false
	}
	s, known := r.macros[strings.ToLower(name)]
	if !known {
		r.warn("bib-macro", at, `write {`+name+`}, or define it with @string`, "there is no macro %q: it is taken as text", short(name))
		return name, true
	}
	return s, true
}

// delimited reads {..} or "..". The delimiter counts outside of inner braces.
func (r *reader) delimited(closing byte) (string, bool) {
	from := r.pos
	depth := 0
	for i := from + 1; i < len(r.src); i++ {
		switch c := r.src[i]; {
		case c == closing && depth == 0:
			r.pos = i + 1
			return r.src[from+1 : i], true
		case c == '\\' && i+1 < len(r.src) && strings.IndexByte(`{}"\`, r.src[i+1]) >= 0:
			i++ // neither opens nor closes
		case c == '{':
			depth++
		case c == '}':
			if depth > 0 {
				depth--
			}
		case c == '\n' && r.beginsAt(i+1):
			r.warn("bib-syntax", from, "close it, or remove a brace within", "this value does not end before the next entry")
			r.pos = i + 1
			return "", false
		}
	}
	r.warn("bib-syntax", from, "close it, or remove a brace within", "this value does not end")
	r.pos = len(r.src)
	return "", false
}

// begins reports whether an entry begins here.
func (r *reader) begins() bool {
	return r.peek() == '@' && r.beginsAt(r.pos)
}

// beginsAt reports whether a line begins with @type{key,.
func (r *reader) beginsAt(i int) bool {
	const most = 200 // bytes that are looked at
	line := r.src[i:min(i+most, len(r.src))]
	line, at := strings.CutPrefix(strings.TrimLeft(line, " \t"), "@")
	if !at {
		return false
	}
	n := 0
	for n < len(line) && (line[n]|0x20 >= 'a' && line[n]|0x20 <= 'z') {
		n++
	}
	rest := strings.TrimLeft(line[n:], " \t")
	if n == 0 || rest == "" || rest[0] != '{' && rest[0] != '(' {
		return false
	}
	if word := strings.ToLower(line[:n]); word == "string" || word == "preamble" || word == "comment" {
		return true
	}
	end := strings.IndexAny(rest, ",\n\"=")
	return end > 1 && rest[end] == ','
}

func (r *reader) peek() byte {
	if r.pos < len(r.src) {
		return r.src[r.pos]
	}
	return 0
}

// space moves over white space, and over comments of TeX, which BibTeX does not know
// and people write between fields.
func (r *reader) space() {
	for r.pos < len(r.src) {
		switch c := r.src[r.pos]; {
		case c <= ' ':
			r.pos++
		case c == '%':
			if i := strings.IndexByte(r.src[r.pos:], '\n'); i >= 0 {
				r.pos += i
			} else {
				r.pos = len(r.src)
			}
		default:
			return
		}
	}
}

// word reads the name of a type, field or macro.
func (r *reader) word() string {
	from := r.pos
	for r.pos < len(r.src) && r.src[r.pos] > ' ' && strings.IndexByte(`"#%'(),={}@\`, r.src[r.pos]) < 0 {
		r.pos++
	}
	return r.src[from:r.pos]
}

// key reads a citation key, up to the comma or the end of the line. Parentheses may
// stand in one, but for the one that closes the entry.
func (r *reader) key(closing byte) string {
	from := r.pos
	for r.pos < len(r.src) && strings.IndexByte(",{}=\n\r", r.src[r.pos]) < 0 && (closing != ')' || r.src[r.pos] != ')') {
		r.pos++
	}
	return strings.TrimSpace(r.src[from:r.pos])
}

func short(s string) string {
	const most = 40
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "…"
	}
	return s
}
